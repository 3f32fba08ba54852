"""One answer per key: whoever sends the same question twice gets the answer of the first time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from leerlijn.foundation.cases.models import KeptAnswer

KEPT = timedelta(days=30)
"""How long the same question gets the same answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: str


class KeyUsedForSomethingElse(Exception):
    """The key came with another question before."""


class NotKept(Exception):
    """The answer was a refusal: nothing was written, and the key is free again."""

    def __init__(self, answer: Answered) -> None:
        super().__init__(answer.status)
        self.answer = answer


def answer_once(
    person: int, key: str, *, digest: str, at: datetime, answer: Callable[[], Answered]
) -> Answered:
    """Runs `answer` in one transaction with its key, or gives what was answered before.

    The key is inserted first: of 32 that come at once, 31 wait for the one and get its answer. Raises
    `KeyUsedForSomethingElse` where the digest differs. A refusal (400 and up) writes and keeps nothing.
    """
    try:
        with transaction.atomic():
            row, is_new = KeptAnswer.objects.get_or_create(
                person_id=person, key=key, defaults={"digest": digest, "made_at": at}
            )
            if not is_new:
                return _given(row, digest)
            given = answer()
            if given.status >= 400:
                raise NotKept(given)
            KeptAnswer.objects.filter(pk=row.pk).update(status=given.status, body=given.body)
            return given
    except NotKept as refused:
        return refused.answer


class StillUnderway(Exception):
    """The same question was begun and has no answer: it is being done, or broke off."""


def answer_in_parts(
    person: int, key: str, *, digest: str, at: datetime, answer: Callable[[], Answered]
) -> Answered:
    """The same of what writes in many transactions of its own: the key is kept first, the answer after it.

    Raises `StillUnderway` where the key is there without an answer: nothing is done twice. What
    ends in an exception keeps no key.
    """
    row, is_new = KeptAnswer.objects.get_or_create(
        person_id=person, key=key, defaults={"digest": digest, "made_at": at}
    )
    if not is_new:
        if row.digest == digest and row.status is None:
            raise StillUnderway
        return _given(row, digest)
    try:
        given = answer()
    except BaseException:
        row.delete()
        raise
    KeptAnswer.objects.filter(pk=row.pk).update(status=given.status, body=given.body)
    return given


def forget_answers(*, at: datetime) -> int:
    """Drops what was answered too long ago to be asked again; says how many."""
    return KeptAnswer.objects.filter(made_at__lt=at - KEPT).delete()[0]


def _given(row: KeptAnswer, digest: str) -> Answered:
    if row.digest != digest:
        raise KeyUsedForSomethingElse
    return Answered(row.status or 200, row.body)
