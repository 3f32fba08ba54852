"""Whether a step may be taken: one answer behind the button, the form, the interface and the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.proven import key_may_take
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.queries import persons_behind
from leerlijn.kernel.policy import Office, may
from leerlijn.kernel.procedure import Choice, Field, Pauses, Procedure, Resumes, Step, catalogue
from leerlijn.kernel.procedure.catalogue import taking
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict, all_of

WHY_PAUSED = Text(nl="Waarom de klok stilstaat", en="Why the clock stands still")


def is_permitted(step: Step, situation: Situation, procedure: Procedure) -> Verdict:
    """Whether the relations of whoever looks open this step, not one of its name in another state."""
    if not step.relations:
        return Denied(Sentence("Only time takes this step."))
    action = catalogue.policy.actions[taking(procedure, step)]
    return may(situation.by, replace(action, open_to=step.relations), situation.thing)


def offices_for(step: Step, situation: Situation) -> list[Office]:
    """The offices by which whoever looks would take this step: their own first, and none for a party."""
    by, path = situation.by, situation.case.path
    of_a_party = situation.thing.parties.get(by.person, frozenset())
    if of_a_party.intersection(relation.key for relation in step.relations):
        return []
    roles = {relation.office for relation in step.relations if relation.office}
    held = [each for each in by.offices if each.role in roles and path.startswith(each.path)]
    return sorted(held, key=lambda each: (bool(each.instead_of), each.role))


def acting_office(step: Step, situation: Situation) -> Office | None:
    """The first of these by which they do not decide about themselves or about whom they act for."""
    offices = offices_for(step, situation)
    return next((each for each in offices if not is_about_somebody_behind(each, situation)), None)


def is_about_somebody_behind(office: Office, situation: Situation) -> bool:
    """Conflicts follow the mandate. No statement but for a mandate in a case about somebody."""
    subject = situation.case.subject_id
    return subject is not None and subject in persons_behind(situation.by, office)


def is_about_another(step: Step, situation: Situation) -> Verdict:
    """Nobody decides by an office about themselves, and no deputy about whoever gave the mandate."""
    offices = offices_for(step, situation)
    if not offices or acting_office(step, situation):
        return ALLOWED
    if situation.case.subject_id == situation.by.person:
        return Denied(ABOUT_YOU)
    return Denied(about_giver(offices[0]))


ABOUT_YOU = Sentence("This is about you, so somebody else has to do it.")


def about_giver(office: Office) -> Sentence:
    return Sentence(
        "You act for {giver}, and this is about them: somebody else has to do it.", giver=office.giver
    )


def still_owes(step: Step, situation: Situation) -> Verdict:
    """A step that settles what somebody owes is taken once by each of them."""
    if step.settles and not situation.owes():
        return Denied(Sentence("You have done this already."))
    return ALLOWED


def can_turn_the_clock(step: Step, situation: Situation) -> Verdict:
    """A clock that runs can be stopped, and one that stands still can be started."""
    match step.clock:
        case Pauses() if situation.case.stands_still:
            return Denied(Sentence("The clock stands still already."))
        case Resumes() if not situation.case.stands_still:
            return Denied(Sentence("The clock runs already."))
    return ALLOWED


def agrees(step: Step, situation: Situation, facts: Any) -> Verdict:
    """Whether a step that is open to somebody may be taken now."""
    return all_of(
        key_may_take(step, situation.by),
        is_about_another(step, situation),
        still_owes(step, situation),
        can_turn_the_clock(step, situation),
        step.allows(facts),
    )


def fields_of(step: Step) -> tuple[Field, ...]:
    """What a step asks; whoever stops the clock is asked for the reason too."""
    if isinstance(step.clock, Pauses) and not step.is_of_the_clock:
        return (Choice(name="reason", label=WHY_PAUSED, among=step.clock.reasons), *step.asks)
    return step.asks


@dataclass(frozen=True, slots=True)
class Offer:
    """A step of the state a case is in, and whether it may be taken.

    `is_awaited`: it is for whoever has the ball to do. Others have steps too, to withdraw for instance.
    """

    step: Step
    verdict: Verdict
    fields: tuple[Field, ...]
    is_awaited: bool

    @property
    def refused(self) -> Said | None:
        """Why not, for under the button."""
        return self.verdict.reason if isinstance(self.verdict, Denied) else None


def offers_on(page: CasePage, *keys: str) -> Sequence[Offer]:
    """The steps that are open to whoever looks; one that may not be taken now, with its reason.

    With `keys` those alone, so that nothing is asked for the others. Starting a clock that runs makes no
    sense: that is not offered, nor stopping one that stands still.
    """
    return [
        Offer(
            step,
            agrees(step, page.situation, page.facts),
            fields_of(step),
            is_awaited=page.state.owner in step.by,
        )
        for step in page.procedure.steps_in(page.case.state)
        if (not keys or step.key in keys)
        and is_permitted(step, page.situation, page.procedure)
        and step.is_offered(page.facts)
        and can_turn_the_clock(step, page.situation)
    ]


def no_open_case_has_both(one: int, other: int) -> Verdict:
    """Two who are made one would be two things to one case, and one human being would count twice in it."""
    of_one, of_other = (Q(subject=each) | Q(parties__person=each) for each in (one, other))
    both = Case.objects.filter(of_one, is_open=True).filter(
        pk__in=Case.objects.filter(of_other, is_open=True).values("pk")
    )
    first = both.order_by("pk").first()
    if first is None:
        return ALLOWED
    return Denied(
        Sentence(
            "Both take part in one case that is open: {case} ({number}). End it first, or the part of one.",
            case=first.name,
            number=str(first.pk),
        )
    )
