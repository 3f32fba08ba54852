"""What must be true now: of a place before its case moves on, and of a list before it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries import SessionLine
from leerlijn.kernel.procedure import Guard, guard
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

OPENS_BEFORE = timedelta(minutes=30)
"""How long before a session its list opens, and somebody can check in; pro-u.md M5, T5.1."""


class HasPlace(Protocol):
    """Facts of a case that is about somebody's place in a series."""

    @property
    def place(self) -> Place: ...


def _place_is(state: Place.State, key: str, rule: Text) -> Guard:
    """Whether the place stands so: the seats are shared out there, and the case follows."""

    def check(facts: HasPlace) -> Verdict:
        if facts.place.state == state:
            return ALLOWED
        return Denied(Sentence("The list of seats says otherwise."))

    return Guard(key, rule, check)


has_a_seat = _place_is(
    Place.State.SEATED, "has_a_seat", Text(nl="er was een plaats vrij", en="there was a free seat")
)
is_on_the_list = _place_is(
    Place.State.WAITING,
    "is_on_the_list",
    Text(nl="alle plaatsen waren bezet", en="all seats were taken"),
)
has_an_offer = _place_is(
    Place.State.OFFERED,
    "has_an_offer",
    Text(nl="er kwam een plaats vrij, en jij bent aan de beurt", en="a seat came free, and it is your turn"),
)


class HasMeeting(Protocol):
    """Facts of a case about which a meeting is, or will be, held."""

    @property
    def situation(self) -> Situation: ...

    @property
    def meeting(self) -> Session | None: ...


@guard(Text(nl="het gesprek is begonnen", en="the meeting has begun"))
def meeting_has_begun(facts: HasMeeting) -> Verdict:
    meeting = facts.meeting
    if meeting is None or meeting.starts_at <= facts.situation.at:
        return ALLOWED
    return Denied(Sentence("The meeting is still to come: {moment}.", moment=meeting.starts_at))


def list_is_open(starts_at: datetime, *, at: datetime) -> Verdict:
    """Of the meeting that begins then."""
    opens_at = starts_at - OPENS_BEFORE
    if at >= opens_at:
        return ALLOWED
    return Denied(
        Sentence("This list opens half an hour before the meeting begins: {moment}.", moment=opens_at)
    )


def closed_lists(sessions: Iterable[SessionLine], *, at: datetime) -> Mapping[int, Said]:
    """Why the list of a meeting is not open, by its key, for each that is not."""
    verdicts = ((each.id, list_is_open(each.starts_at, at=at)) for each in sessions)
    return {key: verdict.reason for key, verdict in verdicts if isinstance(verdict, Denied)}
