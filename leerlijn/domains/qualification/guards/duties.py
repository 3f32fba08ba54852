"""What must be so in the course of a duty: what the rules say today, and that one runs."""

from __future__ import annotations

from leerlijn.domains.qualification.obligation import WITH_DUTY, Outcome, State
from leerlijn.domains.qualification.queries.duties import Assessed, DutyFacts
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.procedure import Guard, guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


def rules_say(state: State) -> Guard:
    """That the rules in force lead to this state for this person, today."""

    def check(facts: DutyFacts | Assessed) -> Verdict:
        if facts.outcome.state == state:
            return ALLOWED
        return Denied(
            Sentence("The rules say something else today: {state}.", state=facts.outcome.state.name_in_words)
        )

    name = state.name_in_words
    return Guard(
        f"rules_say_{state.value}",
        Text(nl=f"de regels zeggen: {name.nl}", en=f"the rules say: {name.en}"),
        check,
    )


def is_to_be_counted_again(case: Case, outcome: Outcome) -> bool:
    """A duty has another last day; or without one, the day has come on which we look again."""
    if outcome.state in WITH_DUTY:
        return case.due_on != outcome.due_on
    return case.due_on is not None and case.due_on <= outcome.on


@guard(Text(nl="de uiterste datum is veranderd of gekomen", en="the due date has changed or has come"))
def due_date_has_changed(facts: DutyFacts) -> Verdict:
    if is_to_be_counted_again(facts.situation.case, facts.outcome):
        return ALLOWED
    return Denied(Sentence("The due date is the same."))


@guard(Text(nl="deze persoon werkt nu ergens anders", en="this person works elsewhere now"))
def works_elsewhere(facts: DutyFacts) -> Verdict:
    place = facts.workplace
    if place and place.path != facts.situation.case.path:
        return ALLOWED
    return Denied(Sentence("This person works where the case is."))


@guard(Text(nl="er is een plicht", en="there is a duty"))
def has_a_duty(facts: DutyFacts) -> Verdict:
    if facts.outcome.state in WITH_DUTY:
        return ALLOWED
    return Denied(Sentence("There is no duty that can be extended."))
