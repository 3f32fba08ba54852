"""What becomes of a letter: taken up for a try by one alone, sent, not needed, or given up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import F

from leerlijn.foundation.notices.models import Mail
from leerlijn.kernel.sentence import Said, Sentence, to_data

PAUSES = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
"""How long until the next try; there are as many tries as pauses, and after the last nothing more comes."""


def taken_up(*, at: datetime) -> Iterator[Mail]:
    """Every letter whose time has come, each claimed before it is given: of two clocks one gets it.

    A process that dies with a letter in hand leaves it to the next try: rather twice than never.
    """
    waiting = Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lte=at).order_by("next_try_at", "pk")
    for key, tries in list(waiting.values_list("pk", "tries")):
        if tries >= len(PAUSES):
            _end(key, Mail.State.FAILED, why=Sentence("We do not know whether this letter went."))
        elif _claim(key, tries, at=at):
            yield Mail.objects.select_related("notice__person", "notice__case").get(pk=key)


def _claim(key: int, tries: int, *, at: datetime) -> bool:
    mine = Mail.objects.filter(pk=key, state=Mail.State.WAITING, tries=tries)
    return mine.update(tries=F("tries") + 1, next_try_at=at + PAUSES[tries]) == 1


def note_sent(mail: Mail, *, to: str, subject: str, at: datetime) -> None:
    Mail.objects.filter(pk=mail.pk).update(
        state=Mail.State.SENT, to=to, subject=subject, sent_at=at, why=None
    )


def note_not_needed(mail: Mail, why: Said) -> None:
    _end(mail.pk, Mail.State.NOT_NEEDED, why=why)


def note_failure(mail: Mail, error: str) -> None:
    """Waits for its next try; after the last one it is given up. Either way it says what went wrong."""
    why = Sentence("The mail server did not take it: {error}", error=error)
    if mail.tries >= len(PAUSES):
        _end(mail.pk, Mail.State.FAILED, why=why)
    else:
        Mail.objects.filter(pk=mail.pk).update(why=to_data(why))


def _end(key: int, state: Mail.State, *, why: Said) -> None:
    Mail.objects.filter(pk=key).update(state=state, why=to_data(why))


def given_up() -> int:
    """How many letters never went."""
    return Mail.objects.filter(state=Mail.State.FAILED).count()
