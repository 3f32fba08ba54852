"""What knows somebody without a key to them: visits, tasks, kept answers of others, letters in a folder."""

from __future__ import annotations

from collections.abc import Collection
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.cases.models import KeptAnswer
from leerlijn.foundation.people.models import Account
from leerlijn.kernel.keeping import keep_instead
from leerlijn.site.erasing.whom import Whom, as_written
from leerlijn.site.outbox import BETWEEN


def end_visits(theirs: Whom) -> int:
    """On every device; how many. A visit is stored in a form that no query looks into."""
    accounts = set(map(str, Account.objects.filter(person__in=theirs.keys).values_list("pk", flat=True)))
    keys = [
        each.session_key
        for each in Session.objects.iterator()
        if str(each.get_decoded().get(SESSION_KEY, "")) in accounts
    ]
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def forget_tasks(theirs: Whom) -> int:
    """Work in the background, done or not, in whose arguments or outcome they stand."""
    texts = {name: Cast(name, TextField()) for name in ("args_kwargs", "return_value")}
    said = DBTaskResult.objects.annotate(**{f"{name}_text": text for name, text in texts.items()})
    places = ("args_kwargs_text", "return_value_text", "traceback")
    gone, _ = DBTaskResult.objects.filter(
        pk__in=said.filter(_saying(places, (*theirs.words, *theirs.pseudonyms))).values("pk")
    ).delete()
    return gone


def forget_answers(theirs: Whom) -> int:
    """To programs of others, which were told about them; who asks again is asked anew."""
    return KeptAnswer.objects.filter(_saying(("body",), theirs.words)).delete()[0]


def _saying(columns: Collection[str], words: Collection[str]) -> Q:
    found = Q(pk__in=())
    for word in words:
        for column in columns:
            for form in as_written(word):
                found |= Q(**{f"{column}__contains": form})
    return found


def letters_of(theirs: Whom, *, dry_run: bool) -> int:
    """Letters to them, or with their name, in the folder where a machine without a mail server keeps them."""
    return sum(_taken_out(file, theirs, dry_run=dry_run) for file in (settings.DATA / "mail").glob("*.log"))


def _taken_out(file: Path, theirs: Whom, *, dry_run: bool) -> int:
    parts = BETWEEN.split(file.read_bytes())
    left = [part for part in parts if not _tells_of(part, theirs)]
    gone = len(parts) - len(left)
    if gone and not dry_run:
        kept = LINE.join(left)
        if kept.strip():
            keep_instead(file, kept)
        else:
            file.unlink()
    return gone


LINE = b"-" * 79 + b"\n"


def _tells_of(part: bytes, theirs: Whom) -> bool:
    message = message_from_bytes(part.strip(), policy=policy.default)
    if not isinstance(message, EmailMessage):
        return False
    texts = [str(value) for value in message.values()]
    texts += [str(each.get_content()) for each in message.walk() if each.get_content_maintype() == "text"]
    return any(word in text for word in theirs.words for text in texts)
