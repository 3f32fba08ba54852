"""What can be done after the meeting: both agree to a plan, or it is too early, or another way is better."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.intakes.planning import (
    agree_as_candidate,
    agree_as_supervisor,
    begin_track,
)
from leerlijn.domains.qualification.actions.intakes.steps import begin_anew, send_elsewhere, wait_until
from leerlijn.domains.qualification.guards.intakes import (
    agreement_is_void,
    both_agreed,
    candidate_has_not_agreed,
    could_take_another_way,
    ends_in_time,
    has_a_duty,
    lacks_a_task,
    plan_is_whole,
)
from leerlijn.domains.qualification.models import Intake
from leerlijn.domains.qualification.procedures.intake.preparing import TO_CANDIDATE
from leerlijn.domains.qualification.procedures.intake.states import (
    candidate,
    cv_draft,
    invited,
    meeting_held,
    not_ready,
    plan_agreed,
    plan_offered,
    redirected,
    supervisor,
)
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.kernel.procedure import CLOCK, Choice, Day, OneOf, Paragraph
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence, Text

ROUTES = {
    Intake.Route.EXEMPTION.value: Text(nl="vrijstelling", en="exemption"),
    Intake.Route.RECOGNITION.value: Text(
        nl="erkenning van een certificaat", en="recognition of a certificate"
    ),
    Intake.Route.EXPERIENCED.value: Text(
        nl="de weg voor ervaren docenten", en="the way for experienced lecturers"
    ),
}


def this_plan(facts: IntakeFacts) -> list[tuple[str, Said | str]]:
    """The one that stands there now; who saw another one has to look again."""
    number = short(facts.fingerprint)
    return [(facts.fingerprint, Sentence("Yes, to the plan with number {number}", number=number))]


def the_plan(facts: IntakeFacts) -> list[tuple[Said, Said | str]]:
    """What would be agreed to, competence by competence, and when it should be decided."""
    lines: list[tuple[Said, Said | str]] = [
        (
            line.competence.title,
            Sentence(
                "{activity}; {evidence}; ready on {day}",
                activity=line.course_title or line.own_case,
                evidence=line.evidence,
                day=line.target_on or "–",
            ),
        )
        for line in facts.plan_lines
    ]
    if facts.forecast_on:
        lines.append(
            (Text(nl="Verwacht besluit", en="Expected decision"), Sentence("{day}", day=facts.forecast_on))
        )
    return lines


AGREED = OneOf(
    name="plan",
    label=Text(nl="Stem je in met dit plan?", en="Do you agree to this plan?"),
    among=this_plan,
    weighs=True,
    gone=Sentence("The plan was changed since you opened it. Read it again before you agree."),
)
offer_plan = supervisor.may(
    "offer-plan",
    Text(nl="Stem in met het plan en leg het voor", en="Agree to the plan and hand it over"),
    to=plan_offered,
    told=Text(nl="De begeleider stemde in met het plan", en="The supervisor agreed to the plan"),
    when=[plan_is_whole, ends_in_time],
    asks=[AGREED],
    then=[agree_as_supervisor],
    shows=the_plan,
)
agree = candidate.may(
    "agree",
    Text(nl="Stem in met het plan", en="Agree to the plan"),
    to=None,
    told=Text(nl="De kandidaat stemde in met het plan", en="The candidate agreed to the plan"),
    when=[plan_is_whole, ends_in_time, candidate_has_not_agreed],
    asks=[AGREED],
    then=[agree_as_candidate],
    shows=the_plan,
    agrees=True,
)
conclude = CLOCK.may(
    "conclude",
    Text(nl="Beiden stemden in met hetzelfde plan", en="Both agreed to the same plan"),
    to=plan_agreed,
    when=[both_agreed],
    then=[begin_track],
    at_once=True,
)
plan_changed = CLOCK.may(
    "plan-changed",
    Text(
        nl="Het plan is veranderd: de instemming vervalt",
        en="The plan was changed: the agreement counts no more",
    ),
    to=meeting_held,
    when=[agreement_is_void],
)
find_not_ready = supervisor.may(
    "not-ready",
    Text(nl="Nog niet: er zijn te weinig onderwijstaken", en="Not yet: there are too few teaching tasks"),
    to=not_ready,
    told=Text(nl="Nog niet: er ontbreken onderwijstaken", en="Not yet: teaching tasks are missing"),
    when=[lacks_a_task],
    asks=[
        Day(name="replan_on", label=Text(nl="Wanneer jullie opnieuw kijken", en="When you look again")),
        Paragraph(
            name="missing", label=Text(nl="Wat er nog nodig is", en="What is needed"), reader=TO_CANDIDATE
        ),
    ],
    then=[wait_until],
    decides=True,
)
redirect = supervisor.may(
    "redirect",
    Text(nl="Verwijs door naar een andere weg", en="Send to another way"),
    to=redirected,
    told=Text(nl="Doorverwezen naar een andere weg", en="Sent to another way"),
    when=[could_take_another_way],
    asks=[
        Choice(name="route", label=Text(nl="Waarheen", en="Where to"), among=ROUTES, weighs=True),
        OneOf(
            name="ground",
            label=Text(nl="Op welke grond, bij een vrijstelling", en="On which ground, for an exemption"),
            among=lambda facts: [(ground.key, ground.title) for ground in facts.grounds.grounds],
            required=False,
        ),
        Paragraph(name="missing", label=Text(nl="Waarom", en="Why"), reader=TO_CANDIDATE),
    ],
    then=[send_elsewhere],
    decides=True,
)
invite_again = CLOCK.may(
    "invite-again",
    Text(nl="Opnieuw uitgenodigd", en="Invited again"),
    to=invited,
    then=[begin_anew],
)
begin_again = candidate.may(
    "begin-again",
    Text(nl="Er zijn weer taken: begin opnieuw", en="There are tasks again: begin anew"),
    to=cv_draft,
    told=Text(nl="Opnieuw begonnen", en="Begun anew"),
    when=[has_a_duty],
    then=[begin_anew],
)
