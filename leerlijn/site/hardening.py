"""What could be stronger in the settings of this installation: said by `check`, and stops nothing."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http.request import validate_host

from leerlijn.foundation.documents.objects import Objects
from leerlijn.foundation.documents.store import current_store
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site import environment
from leerlijn.site.secret import NAME as SECRET_KEY_FILE

SHORTEST_KEY = 50
"""Characters of a secret key that somebody made themselves."""
HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})
OTHERS = stat.S_IRWXG | stat.S_IRWXO
ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})

type Weakness = Callable[[], Iterator[Said]]


def pages_are_encrypted() -> Iterator[Said]:
    if not settings.OVER_HTTPS:
        yield Sentence(
            "{name} does not begin with https://: passwords and evidence travel readable for everybody "
            "between. Put a proxy with TLS in front.",
            name=environment.BASE_URL.name,
        )


def own_name_is_answered() -> Iterator[Said]:
    host = urlsplit(settings.BASE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        yield Sentence(
            "{name} says *: the server answers under any name, so a false one can end up in letters.",
            name=environment.HOSTS.name,
        )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield Sentence(
            "The server does not answer to {host}, the name in {address}: add it to {name}.",
            host=host,
            address=environment.BASE_URL.name,
            name=environment.HOSTS.name,
        )


def data_is_ours_alone() -> Iterator[Said]:
    """Of the folder and of what is secret in it."""
    folder = Path(settings.DATA)
    for path in (folder, folder / "keys", folder / SECRET_KEY_FILE):
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & OTHERS:
            yield Sentence(
                "Others on this machine can open {path} (mode {mode}): take that away with chmod go=.",
                path=str(path),
                mode=f"{mode:o}",
            )


def secret_key_is_long() -> Iterator[Said]:
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield Sentence(
            "{name} is shorter than {count} characters: leave it empty, then a good one is made.",
            name=environment.SECRET_KEY.name,
            count=SHORTEST_KEY,
        )


def mail_goes_out() -> Iterator[Said]:
    """To somewhere, encrypted, and in the name of somebody who can be answered."""
    host = environment.MAIL_HOST.value()
    if not host:
        yield Sentence(
            "{name} is empty: no letter leaves this machine. A term that runs from a letter does not end "
            "before its letter went.",
            name=environment.MAIL_HOST.name,
        )
        return
    if host not in HERE and not environment.MAIL_TLS.value():
        yield Sentence(
            "{name} is no: letters travel readable to {host}.", name=environment.MAIL_TLS.name, host=host
        )
    if parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] in HERE:
        yield Sentence(
            "{name} is {address}: other servers refuse it, and what comes back reaches nobody.",
            name=environment.MAIL_FROM.name,
            address=settings.DEFAULT_FROM_EMAIL,
        )


def backups_stand_elsewhere() -> Iterator[Said]:
    if settings.BACKUPS is None:
        yield Sentence(
            "{name} is empty: there is no backup of the night, and nobody tries one.",
            name=environment.BACKUPS.name,
        )
    elif not settings.BACKUPS.is_dir():
        yield Sentence(
            "{name} is no folder: no backup of the night can go there.", name=environment.BACKUPS.name
        )
    elif settings.BACKUPS.stat().st_dev == Path(settings.DATA).stat().st_dev:
        yield Sentence(
            "{name} stands on the same disk as the data: who loses the one loses the other.",
            name=environment.BACKUPS.name,
        )


def somebody_outside_keeps_the_anchors() -> Iterator[Said]:
    if not settings.WITNESSES:
        yield Sentence(
            "{name} is empty: nobody outside could prove that the journal was written anew.",
            name=environment.WITNESSES.name,
        )


def somebody_can_be_asked() -> Iterator[Said]:
    if not settings.CONTACT:
        yield Sentence(
            "{name} is empty: whoever cannot use the product finds nobody to write to.",
            name=environment.CONTACT.name,
        )


def database_is_reached_encrypted() -> Iterator[Said]:
    said = connection.settings_dict
    host, mode = said.get("HOST", ""), said.get("OPTIONS", {}).get("sslmode", "")
    if connection.vendor == "postgresql" and not _is_here(host) and mode not in ENCRYPTED:
        yield Sentence(
            "{name} does not ask for encryption to {host}: add ?sslmode=verify-full.",
            name=environment.DATABASE_URL.name,
            host=host,
        )


def _is_here(host: str) -> bool:
    """Also a socket in a folder of this machine."""
    return host in HERE or host.startswith("/")


def numbers_are_of_this_institution() -> Iterator[Said]:
    if settings.OIDC_ISSUER and not settings.OIDC_HOME:
        yield Sentence(
            "{name} is empty: a personnel number of any institution counts at the first sign-in.",
            name=environment.OIDC_HOME.name,
        )


def files_are_scanned() -> Iterator[Said]:
    if not settings.CLAMD:
        yield Sentence(
            "{name} is empty: files are checked for what they are, and not for known viruses.",
            name=environment.CLAMD.name,
        )


def object_storage_is_there() -> Iterator[Said]:
    """Reached encrypted, answering, and without what was erased."""
    store = current_store()
    if not isinstance(store, Objects):
        return
    asked = urlsplit(settings.S3_ENDPOINT)
    if asked.scheme == "http" and not _is_here(asked.hostname or ""):
        yield Sentence(
            "{name} does not begin with https://: files travel readable to {host}.",
            name=environment.S3_ENDPOINT.name,
            host=asked.hostname or "",
        )
    if not store.answers():
        yield Sentence(
            "The object storage of {name} does not answer now: nobody can save or open a file.",
            name=environment.FILES.name,
        )
    elif store.keeps_old_versions():
        yield Sentence(
            "The bucket {bucket} keeps old versions: what was erased here stays there. Turn that off, or let "
            "old versions go after some days.",
            bucket=store.bucket,
        )


WEAKNESSES: tuple[Weakness, ...] = (
    pages_are_encrypted,
    own_name_is_answered,
    data_is_ours_alone,
    secret_key_is_long,
    database_is_reached_encrypted,
    object_storage_is_there,
    numbers_are_of_this_institution,
    mail_goes_out,
    backups_stand_elsewhere,
    files_are_scanned,
    somebody_outside_keeps_the_anchors,
    somebody_can_be_asked,
)


def weak_settings() -> list[Said]:
    """Those of an installation for real people, the gravest first; of a demonstration none is asked."""
    return [] if settings.DEMO else [said for weakness in WEAKNESSES for said in weakness()]
