"""Who takes part in an intake, and the states it can stand in, with their owners and terms (utq.md 2.2)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.relations import LINE_MANAGER, SUPERVISOR
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import CLOCK, LOOK_AND_DECIDE, Meaning, Role, State, Until, usually
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
consultant = Role(
    "consultant",
    Text(nl="onderwijskundig adviseur van de faculteit", en="educational consultant of the faculty"),
    Meaning.HANDLER,
    offices.SUPERVISOR_POOL,
)
supervisor = Role("supervisor", Text(nl="BKO-begeleider", en="UTQ supervisor"), Meaning.ADVISER, SUPERVISOR)
manager = Role("manager", Text(nl="leidinggevende", en="line manager"), Meaning.ADVISER, LINE_MANAGER)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.OVERSEER, offices.DEAN)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.OVERSEER, offices.HR)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)

STAYS = Text(nl="de intake blijft bij jou liggen.", en="the intake stays with you.")


def day_of_the_meeting(facts: IntakeFacts) -> tuple[date, Said] | None:
    session = facts.known.session
    if session is None:
        return None
    return day_of(session.starts_at), Sentence("The meeting is on {moment}.", moment=session.starts_at)


def day_to_plan_again(facts: IntakeFacts) -> tuple[date, Said] | None:
    day = facts.known.replan_on
    return (day, Sentence("You agreed to look again on {day}.", day=day)) if day else None


invited = State(
    "invited",
    Text(nl="Uitgenodigd", en="Invited"),
    owner=candidate,
    within=usually(
        "utq-intake.begin",
        Text(nl="beginnen met de intake", en="beginning the intake"),
        "P4W",
        if_passed=STAYS,
    ),
)
cv_draft = State(
    "cv_draft",
    Text(nl="Het onderwijs-cv wordt geschreven", en="The educational CV is being written"),
    owner=candidate,
    doing=Text(nl="Ga verder met je onderwijs-cv", en="Go on with your educational CV"),
    within=usually(
        "utq-intake.cv", Text(nl="het onderwijs-cv schrijven", en="writing the CV"), "P4W", if_passed=STAYS
    ),
)
self_diagnosis_draft = State(
    "self_diagnosis_draft",
    Text(nl="De zelfdiagnose wordt geschreven", en="The self-diagnosis is being written"),
    owner=candidate,
    doing=Text(nl="Ga verder met je zelfdiagnose", en="Go on with your self-diagnosis"),
    within=usually(
        "utq-intake.self-diagnosis",
        Text(nl="de zelfdiagnose schrijven", en="writing the self-diagnosis"),
        "P4W",
        if_passed=STAYS,
    ),
)
manager_talk = State(
    "manager_talk",
    Text(nl="De leidinggevende bekijkt de taken", en="The line manager looks at the tasks"),
    owner=manager,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "utq-intake.manager",
        Text(nl="taken en uren bevestigen", en="confirming tasks and hours"),
        "P10D",
        if_passed=Text(nl="de decaan hoort het, en kan bevestigen.", en="the dean is told, and may confirm."),
        lapse="tell-dean",
    ),
)
dean_told = State(
    "dean_told",
    Text(
        nl="De leidinggevende antwoordt niet; de decaan weet het",
        en="The line manager does not answer; the dean was told",
    ),
    owner=dean,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "utq-intake.dean",
        Text(nl="zorgen dat taken en uren bevestigd worden", en="seeing that tasks and hours are confirmed"),
        "P10D",
        if_passed=Text(nl="de kandidaat ziet dat het wacht.", en="the candidate sees that it waits."),
    ),
)
manager_confirmed = State(
    "manager_confirmed",
    Text(nl="Taken en uren zijn bevestigd", en="Tasks and hours are confirmed"),
    owner=candidate,
    doing=Text(nl="Bekijk je pakket", en="Look at your package"),
    within=usually(
        "utq-intake.submit",
        Text(nl="het pakket inleveren", en="handing in the package"),
        "P10D",
        if_passed=STAYS,
    ),
)
package_submitted = State(
    "package_submitted",
    Text(nl="Het pakket is ingeleverd", en="The package was handed in"),
    owner=candidate,
    within=usually(
        "utq-intake.pick-slot",
        Text(nl="een tijd kiezen voor het gesprek", en="choosing a time for the meeting"),
        "P15D",
        if_passed=STAYS,
    ),
)
meeting_planned = State(
    "meeting_planned",
    Text(nl="Het gesprek is gepland", en="The meeting is planned"),
    owner=supervisor,
    within=Until(
        day=day_of_the_meeting,
        if_passed=Text(
            nl="de begeleider schrijft het verslag, of zegt het gesprek af.",
            en="the supervisor writes the report, or calls the meeting off.",
        ),
    ),
)
PLANNING = usually(
    "utq-intake.plan",
    Text(nl="het plan maken en erover instemmen", en="making the plan and agreeing to it"),
    "P10D",
    if_passed=Text(nl="het plan blijft liggen.", en="the plan stays where it is."),
)
meeting_held = State(
    "meeting_held",
    Text(nl="Het gesprek is gehouden; het plan wordt gemaakt", en="The meeting was held; the plan is made"),
    owner=supervisor,
    doing=LOOK_AND_DECIDE,
    within=PLANNING,
)
plan_offered = State(
    "plan_offered",
    Text(nl="Het plan ligt bij de kandidaat", en="The plan is with the candidate"),
    owner=candidate,
    doing=LOOK_AND_DECIDE,
    within=PLANNING,
)
plan_agreed = State("plan_agreed", Text(nl="Het plan is afgesproken", en="The plan is agreed"), final=True)
not_ready = State(
    "not_ready",
    Text(nl="Nog niet: er ontbreken onderwijstaken", en="Not yet: teaching tasks are missing"),
    owner=CLOCK,
    within=Until(
        day=day_to_plan_again,
        if_passed=Text(nl="je wordt opnieuw uitgenodigd.", en="you are invited again."),
        lapse="invite-again",
    ),
)
redirected = State(
    "redirected", Text(nl="Doorverwezen naar een andere weg", en="Sent to another way"), final=True
)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)
