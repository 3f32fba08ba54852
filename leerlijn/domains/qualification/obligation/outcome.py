"""The outcome of the rules for one person on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leerlijn.kernel.sentence import Said, Text, Value


class State(StrEnum):
    """S1 to S12 of the domain notes, 2.1, in that order."""

    NOT_IN_SCOPE = "not_in_scope"
    EXCLUDED = "excluded"
    TO_BE_CONFIRMED = "to_be_confirmed"
    OBLIGED = "obliged"
    IN_TRACK = "in_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    DISCHARGED_BY_CERTIFICATE = "discharged_by_certificate"
    DISCHARGED_BY_EXEMPTION = "discharged_by_exemption"
    DISCHARGED_BY_RECOGNITION = "discharged_by_recognition"
    ENDED = "ended"

    @property
    def name_in_words(self) -> Text:
        return NAMES[self]


NAMES = {
    State.NOT_IN_SCOPE: Text(nl="valt er niet onder", en="not in scope"),
    State.EXCLUDED: Text(nl="niet plichtig", en="excluded"),
    State.TO_BE_CONFIRMED: Text(nl="nog te bevestigen", en="to be confirmed"),
    State.OBLIGED: Text(nl="plichtig", en="obliged"),
    State.IN_TRACK: Text(nl="bezig met de BKO", en="in track"),
    State.AT_RISK: Text(nl="het spant erom", en="at risk"),
    State.OVERDUE: Text(nl="te laat", en="overdue"),
    State.EXTENDED: Text(nl="uitstel gegeven", en="extended"),
    State.DISCHARGED_BY_CERTIFICATE: Text(nl="voldaan: certificaat", en="discharged by certificate"),
    State.DISCHARGED_BY_EXEMPTION: Text(nl="voldaan: vrijstelling", en="discharged by exemption"),
    State.DISCHARGED_BY_RECOGNITION: Text(
        nl="voldaan: certificaat van elders", en="discharged by recognition"
    ),
    State.ENDED: Text(nl="plicht afgelopen", en="ended"),
}
WITH_DUTY = frozenset({State.OBLIGED, State.IN_TRACK, State.AT_RISK, State.OVERDUE, State.EXTENDED})
"""The duty runs: there is a last day, unless the clock stands still."""
DISCHARGED = frozenset(
    {
        State.DISCHARGED_BY_CERTIFICATE,
        State.DISCHARGED_BY_EXEMPTION,
        State.DISCHARGED_BY_RECOGNITION,
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """One of the facts that the outcome rests on, for the card "Why me, by when"."""

    name: Text
    said: Value
    tells_age: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rule` is the key of the rule that decided; `because` its words, then the facts it met.

    `due_on` is None where no duty runs, and while the clock stands still; `explained` says why that day.
    `supposed` says what was changed in a "what if"; it is empty for what is really so.
    """

    state: State
    on: date
    rules: str
    edition: str
    rule: str
    because: tuple[Said, ...]
    inputs: tuple[Input, ...]
    clock_started_on: date | None = None
    due_on: date | None = None
    explained: Said | None = None
    supposed: tuple[Said, ...] = ()
