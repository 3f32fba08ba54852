"""What came by mail, by phone or on paper: how and when, as the office asks it and the journal keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

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


def wrong_day(on: date, *, opened_at: datetime | None, at: datetime) -> Said | None:
    """Nothing came in a day that is still to come, nor before the case it is about was there."""
    if on > day_of(at):
        return Sentence("This day is still to come.")
    if opened_at and on < day_of(opened_at):
        opened_on = day_of(opened_at)
        return Sentence("This case was opened on {day}: choose that day or a later one.", day=opened_on)
    return None
