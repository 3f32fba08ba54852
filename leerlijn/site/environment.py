"""What an installation can set, in one typed table: read here and nowhere else, and printed in the manual."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from leerlijn.kernel.sentence import Text

PLACE_OF_FILES = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+/?")


@dataclass(frozen=True, slots=True)
class Setting[Value]:
    """One variable of the environment. An empty variable counts as absent; secrets are never printed."""

    name: str
    read: Callable[[str], Value]
    default: str
    about: Text
    secret: bool = False

    def value(self, environ: Mapping[str, str] = os.environ) -> Value:
        said = environ.get(self.name) or self.default
        try:
            return self.read(said)
        except ValueError as wrong:
            raise ValueError(f"{self.name} is {said!r}: {wrong}") from wrong


def folder(said: str) -> Path:
    return Path(said).expanduser().resolve()


def folder_or_none(said: str) -> Path | None:
    return folder(said) if said else None


def at_least_one(said: str) -> int:
    if int(said) < 1:
        raise ValueError("say 1 or more")
    return int(said)


def flag(said: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    try:
        return answers[said.lower()]
    except KeyError as unknown:
        raise ValueError("say yes or no") from unknown


def names(said: str) -> list[str]:
    return [name.strip() for name in said.split(",") if name.strip()]


def address(said: str) -> str:
    """Where people find the product, without a slash at the end."""
    if not said.startswith(("http://", "https://")):
        raise ValueError("an address begins with http:// or https://")
    return said.rstrip("/")


def provider(said: str) -> str:
    """Exactly as it calls itself in its tokens; not encrypted only on this machine itself."""
    if said and not said.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ValueError("the address of a provider begins with https://")
    return said


def scanner(said: str) -> str:
    """Where clamd listens; with a port, or on this machine by a path."""
    found = urlsplit(said)
    if said and not (found.scheme == "tcp" and found.port) and not (found.scheme == "unix" and found.path):
        raise ValueError("say tcp://host:port or unix:/path")
    return said


def place_of_files(said: str) -> str:
    """A bucket, and the prefix in it that is ours alone."""
    if said and not PLACE_OF_FILES.fullmatch(said):
        raise ValueError("say s3://bucket/prefix, or leave it empty for a folder on disk")
    return said.rstrip("/")


def address_or_none(said: str) -> str:
    return address(said) if said else ""


DATA = Setting(
    "LEERLIJN_DATA",
    folder,
    "data",
    Text(
        nl="De map waarin alles staat: database, bestanden, sleutels.",
        en="The folder that holds everything: database, files, keys.",
    ),
)
DATABASE_URL = Setting(
    "LEERLIJN_DATABASE_URL",
    str,
    "",
    Text(
        nl="Een PostgreSQL-database: postgresql://naam:wachtwoord@server/database. Leeg: SQLite in de map.",
        en="A PostgreSQL database: postgresql://name:password@server/database. Empty: SQLite in the folder.",
    ),
    secret=True,
)
FILES = Setting(
    "LEERLIJN_FILES",
    place_of_files,
    "",
    Text(
        nl="Waar bestanden staan: s3://bucket/prefix, in objectopslag die S3 spreekt. Leeg: in de map.",
        en="Where files lie: s3://bucket/prefix, in object storage that speaks S3. Empty: in the folder.",
    ),
)
S3_ENDPOINT = Setting(
    "LEERLIJN_S3_ENDPOINT",
    address_or_none,
    "",
    Text(
        nl="Het adres van die objectopslag. Leeg: die van Amazon.",
        en="The address of that object storage. Empty: that of Amazon.",
    ),
)
S3_REGION = Setting(
    "LEERLIJN_S3_REGION",
    str,
    "us-east-1",
    Text(nl="De regio daarvan.", en="Its region."),
)
S3_KEY = Setting(
    "LEERLIJN_S3_KEY",
    str,
    "",
    Text(
        nl="De naam van onze sleutel daar (access key). Leeg: wat deze machine zelf mag.",
        en="The name of our key there (access key). Empty: what this machine itself may do.",
    ),
)
S3_SECRET = Setting(
    "LEERLIJN_S3_SECRET",
    str,
    "",
    Text(nl="Het geheim daarbij (secret key).", en="The secret for it (secret key)."),
    secret=True,
)
SECRET_KEY = Setting(
    "LEERLIJN_SECRET_KEY",
    str,
    "",
    Text(
        nl="De sleutel onder inloggen en links in brieven. Leeg: bij de eerste start gemaakt en bewaard.",
        en="The key under sign-in and links in letters. Empty: made at the first start and kept.",
    ),
    secret=True,
)
HOSTS = Setting(
    "LEERLIJN_HOSTS",
    names,
    "127.0.0.1,localhost",
    Text(
        nl="De namen waaronder de server antwoordt, met komma's ertussen.",
        en="The names under which the server answers, separated by commas.",
    ),
)
BASE_URL = Setting(
    "LEERLIJN_BASE_URL",
    address,
    "http://127.0.0.1:8000",
    Text(
        nl="Het adres in brieven, certificaten en codes. Met https:// reizen cookies alleen versleuteld.",
        en="The address in letters, certificates and codes. With https:// cookies travel encrypted only.",
    ),
)
DEMO = Setting(
    "LEERLIJN_DEMO",
    flag,
    "no",
    Text(
        nl="Of de demonstratiewereld open is: inloggen zonder wachtwoord, geen post naar buiten.",
        en="Whether the demonstration world is open: sign-in without a password, no mail to the outside.",
    ),
)
INSTITUTION_NL = Setting(
    "LEERLIJN_INSTITUTION_NL",
    str,
    "Noaber Universiteit",
    Text(nl="De naam van de instelling in het Nederlands.", en="The name of the institution in Dutch."),
)
INSTITUTION_EN = Setting(
    "LEERLIJN_INSTITUTION_EN",
    str,
    "Noaber University",
    Text(nl="De naam van de instelling in het Engels.", en="The name of the institution in English."),
)
CONTACT = Setting(
    "LEERLIJN_CONTACT",
    str,
    "",
    Text(
        nl="Het mailadres voor wie iets niet kan gebruiken; het staat op de pagina over toegankelijkheid.",
        en="The mail address for whoever cannot use something; it stands on the page about accessibility.",
    ),
)
MAIL_HOST = Setting(
    "LEERLIJN_MAIL_HOST",
    str,
    "",
    Text(
        nl="De server die onze post verstuurt. Leeg: post blijft als bestand in de map.",
        en="The server that sends our mail. Empty: mail stays as files in the folder.",
    ),
)
MAIL_PORT = Setting(
    "LEERLIJN_MAIL_PORT", int, "587", Text(nl="De poort van die server.", en="The port of that server.")
)
MAIL_USER = Setting(
    "LEERLIJN_MAIL_USER",
    str,
    "",
    Text(nl="De naam waarmee wij daar inloggen.", en="The name under which we sign in there."),
)
MAIL_PASSWORD = Setting(
    "LEERLIJN_MAIL_PASSWORD",
    str,
    "",
    Text(nl="Het wachtwoord daarbij.", en="The password for it."),
    secret=True,
)
MAIL_TLS = Setting(
    "LEERLIJN_MAIL_TLS",
    flag,
    "yes",
    Text(
        nl="Of de post versleuteld naar die server gaat.", en="Whether mail travels to that server encrypted."
    ),
)
MAIL_FROM = Setting(
    "LEERLIJN_MAIL_FROM",
    str,
    "leerlijn@localhost",
    Text(nl="De afzender van onze post.", en="The sender of our mail."),
)
WITNESSES = Setting(
    "LEERLIJN_WITNESSES",
    names,
    "",
    Text(
        nl="Mailadressen van getuigen, met komma's ertussen: zij krijgen elke dag het anker van het logboek.",
        en="Mail addresses of witnesses, separated by commas: each day they get the anchor of the journal.",
    ),
)
BACKUPS = Setting(
    "LEERLIJN_BACKUPS",
    folder_or_none,
    "",
    Text(
        nl="De map voor de back-up van elke nacht, die ook op proef wordt teruggezet. Leeg: geen van beide.",
        en="The folder for the backup of every night, which is also put back as a drill. Empty: neither.",
    ),
)
BACKUPS_KEPT = Setting(
    "LEERLIJN_BACKUPS_KEPT",
    at_least_one,
    "14",
    Text(nl="Hoeveel back-ups daar blijven.", en="How many backups stay there."),
)

CLAMD = Setting(
    "LEERLIJN_CLAMD",
    scanner,
    "",
    Text(
        nl="Waar clamd luistert, dat elk bestand op virussen bekijkt: tcp://host:poort of unix:/pad. "
        "Leeg: dat doet niemand.",
        en="Where clamd listens, which looks at every file for viruses: tcp://host:port or unix:/path. "
        "Empty: nobody does.",
    ),
)
METRICS_TOKEN = Setting(
    "LEERLIJN_METRICS_TOKEN",
    str,
    "",
    Text(
        nl="Waarmee een programma dat toekijkt /metrics leest (Bearer). Leeg: die pagina is er niet.",
        en="What a program that watches reads /metrics with (Bearer). Empty: there is no such page.",
    ),
    secret=True,
)
OIDC_ISSUER = Setting(
    "LEERLIJN_OIDC_ISSUER",
    provider,
    "",
    Text(
        nl="Wie bij de instelling laat inloggen (OpenID Connect), precies zoals die heet. Leeg: niemand.",
        en="Who lets people sign in at the institution (OpenID Connect), exactly as it calls itself. "
        "Empty: nobody.",
    ),
)
OIDC_CLIENT = Setting(
    "LEERLIJN_OIDC_CLIENT",
    str,
    "",
    Text(nl="Hoe wij daar heten (client id).", en="What we are called there (client id)."),
)
OIDC_SECRET = Setting(
    "LEERLIJN_OIDC_SECRET",
    str,
    "",
    Text(nl="Het geheim daarbij.", en="The secret for it."),
    secret=True,
)
OIDC_SCOPES = Setting(
    "LEERLIJN_OIDC_SCOPES",
    str,
    "openid",
    Text(
        nl="Wat wij vragen (scopes), met spaties ertussen; openid hoort erbij.",
        en="What we ask for (scopes), separated by spaces; openid is one of them.",
    ),
)
OIDC_NUMBER = Setting(
    "LEERLIJN_OIDC_NUMBER",
    str,
    "employee_number",
    Text(
        nl="Waarin het personeelsnummer staat (claim), waarmee wij iemand de eerste keer herkennen.",
        en="What holds the personnel number (claim), by which we recognise somebody the first time.",
    ),
)
OIDC_HOME = Setting(
    "LEERLIJN_OIDC_HOME",
    names,
    "",
    Text(
        nl="Van welke instellingen dat nummer telt (schac_home_organization), met komma's ertussen. Leeg: "
        "van elke; nooit leeg bij SURFconext, want daar logt iedereen in.",
        en="Of which institutions that number counts (schac_home_organization), separated by commas. Empty: "
        "of any; never empty with SURFconext, where everybody signs in.",
    ),
)
OIDC_TWO_FACTORS = Setting(
    "LEERLIJN_OIDC_TWO_FACTORS",
    names,
    "",
    Text(
        nl="Wat daar betekent dat twee stappen gevraagd zijn (acr), met komma's ertussen.",
        en="What says there that two steps were asked (acr), separated by commas.",
    ),
)

TABLE: tuple[Setting[object], ...] = (
    DATA,
    DATABASE_URL,
    FILES,
    S3_ENDPOINT,
    S3_REGION,
    S3_KEY,
    S3_SECRET,
    SECRET_KEY,
    HOSTS,
    BASE_URL,
    DEMO,
    INSTITUTION_NL,
    INSTITUTION_EN,
    CONTACT,
    MAIL_HOST,
    MAIL_PORT,
    MAIL_USER,
    MAIL_PASSWORD,
    MAIL_TLS,
    MAIL_FROM,
    WITNESSES,
    BACKUPS,
    BACKUPS_KEPT,
    CLAMD,
    METRICS_TOKEN,
    OIDC_ISSUER,
    OIDC_CLIENT,
    OIDC_SECRET,
    OIDC_SCOPES,
    OIDC_NUMBER,
    OIDC_HOME,
    OIDC_TWO_FACTORS,
)
"""In the order of the manual."""
