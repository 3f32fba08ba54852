"""What came by mail, by phone or on paper: how and when, as the office asks it and the journal keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leerlijn.foundation.documents.models import Document
from leerlijn.kernel.procedure import Choice, Day, Field
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of, last_moment

WAYS = {
    "mail": Text(nl="per e-mail", en="by e-mail"),
    "phone": Text(nl="per telefoon", en="by phone"),
    "letter": Text(nl="op papier", en="on paper"),
    "desk": Text(nl="aan de balie", en="at the desk"),
}
HOW = Choice(name="came_how", label=Text(nl="Hoe het binnenkwam", en="How it came"), among=WAYS)
ON = Day(
    name="came_on",
    label=Text(nl="Op welke dag het binnenkwam", en="On which day it came"),
    hint=Text(
        nl="Deze dag telt: wat op tijd binnenkwam, is op tijd.",
        en="This day counts: what came in time is in time.",
    ),
)
ASKED: tuple[Field, ...] = (HOW, ON)
NAMES = frozenset(asked.name for asked in ASKED)


@dataclass(frozen=True, slots=True)
class Came:
    """How and on which day it came; `mandate` is the pseudonym of whoever gave the office its mandate."""

    how: str
    on: date
    letter: Document | None = None
    mandate: str = ""

    def counts_at(self, now: datetime) -> datetime:
        """When its terms and conditions are looked at: at the last moment of the day on which it came."""
        return min(last_moment(self.on), now)

    def as_data(self) -> dict[str, object]:
        said: dict[str, object] = {"how": self.how, "on": self.on.isoformat()}
        if self.mandate:
            said["mandate"] = self.mandate
        return said | ({"letter": self.letter.hash} if self.letter else {})


@dataclass(frozen=True, slots=True)
class CameSaid:
    """The same as a page says it, read back from the journal."""

    how: str
    on: date
    has_letter: bool

    @property
    def way(self) -> Text:
        return WAYS[self.how]


def came_in(payload: Mapping[str, object]) -> CameSaid | None:
    """None for what somebody did themselves."""
    said = payload.get("came")
    if not isinstance(said, Mapping):
        return None
    return CameSaid(str(said["how"]), date.fromisoformat(str(said["on"])), "letter" in said)


LONGEST_AGO = timedelta(days=60)
"""What begins a case and came longer ago was left lying: by now it is asked anew."""


def wrong_day(on: date, *, since: datetime | None, starts_on: date, at: datetime) -> Said | None:
    """Nothing came in on a day that is still to come, nor before it could be asked.

    `since` is when the case came where it is; without it a case is begun, of a procedure that `starts_on`.
    """
    if on > day_of(at):
        return Sentence("This day is still to come.")
    if since is None:
        first = max(starts_on, day_of(at) - LONGEST_AGO)
        if on < first:
            return Sentence("Choose {day} or a later day: what came before cannot be entered.", day=first)
    elif on < day_of(since):
        return Sentence(
            "This could be done from {day} on: choose that day or a later one.", day=day_of(since)
        )
    return None
