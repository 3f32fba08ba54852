"""What must be so before agreements are begun in a round, and before a next round is opened."""

from __future__ import annotations

from typing import Protocol

from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

LONGEST = 12
"""Years; the round of 2019-2024 has six."""
FARTHEST = 20
"""Years between two rounds; a year beyond it is a slip."""
LONGEST_SOURCE = 300


class Begun(Protocol):
    """An agenda or agreement that is being begun."""

    @property
    def situation(self) -> Situation: ...

    @property
    def round(self) -> Round: ...


@guard(Text(nl="er loopt een ronde van afspraken", en="a round of agreements is in course"))
def a_round_is_open(facts: Begun) -> Verdict:
    if facts.situation.on <= facts.round.ends_on:
        return ALLOWED
    return Denied(
        Sentence(
            "The round of {years} is over. The policy officer or the board opens the next one first.",
            years=facts.round.key,
        )
    )


def round_can_follow(before: Round, *, first: int, last: int, halfway: int, source: str) -> dict[str, Said]:
    """What is wrong per field; a round begins after the one before it has ended."""
    errors: dict[str, Said] = {}
    if not before.last_year < first <= before.last_year + FARTHEST:
        errors["first_year"] = Sentence(
            "The round of {years} comes before it: choose a year after {last}, and no later than {farthest}.",
            years=before.key,
            last=str(before.last_year),
            farthest=str(before.last_year + FARTHEST),
        )
    if not first <= last < first + LONGEST:
        errors["last_year"] = Sentence(
            "Choose a year from the first year on; a round is {longest} years at most.", longest=LONGEST
        )
    elif not first <= halfway <= last:
        errors["milestone_year"] = Sentence("Choose a year of the round itself.")
    if not source.strip():
        errors["source"] = Sentence("Write on which decision this round rests, with its date.")
    elif len(source) > LONGEST_SOURCE:
        errors["source"] = Sentence("Use at most {longest} characters.", longest=LONGEST_SOURCE)
    return errors
