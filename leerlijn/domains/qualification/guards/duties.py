"""What must be so in the course of a duty: what the rules say today, and that one runs."""

from __future__ import annotations

from leerlijn.domains.qualification.obligation import WITH_DUTY, State
from leerlijn.domains.qualification.queries.duties import Assessed, DutyFacts
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


@guard(Text(nl="de uiterste datum is veranderd", en="the due date has changed"))
def due_date_has_changed(facts: DutyFacts) -> Verdict:
    if facts.outcome.due_on != facts.situation.case.due_on:
        return ALLOWED
    return Denied(Sentence("The due date is the same."))


@guard(Text(nl="er is een plicht", en="there is a duty"))
def has_a_duty(facts: DutyFacts) -> Verdict:
    if facts.outcome.state in WITH_DUTY:
        return ALLOWED
    return Denied(Sentence("There is no duty that can be extended."))
