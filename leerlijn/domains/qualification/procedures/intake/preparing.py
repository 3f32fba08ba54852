"""What can be done while an intake is prepared: from the invitation to the package that is handed in."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.intakes.meeting import release_time
from leerlijn.domains.qualification.actions.intakes.steps import (
    ask_managers,
    begin_intake,
    confirm_tasks,
    keep_measurement,
    unconfirm_tasks,
)
from leerlijn.domains.qualification.guards.intakes import (
    cv_is_whole,
    every_criterion_is_rated,
    goals_are_set,
    has_a_duty,
    manager_is_known,
    nothing_else_runs,
)
from leerlijn.domains.qualification.procedures.intake.states import (
    candidate,
    consultant,
    coordinator,
    cv_draft,
    dean,
    dean_told,
    invited,
    manager,
    manager_confirmed,
    manager_talk,
    package_submitted,
    self_diagnosis_draft,
    withdrawn,
)
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.kernel.procedure import CLOCK, Paragraph, WholeNumber
from leerlijn.kernel.sentence import Counted, Said, Text

TO_CANDIDATE = Text(nl="De kandidaat leest dit.", en="The candidate reads this.")


def the_tasks(facts: IntakeFacts) -> list[tuple[Said, Said | str]]:
    """What the candidate will teach, with the competences that can be worked on in it."""
    if not facts.tasks:
        return [(Text(nl="Taken", en="Tasks"), Text(nl="geen", en="none"))]
    return [
        (
            Text(nl=task.title, en=task.title),
            Counted(
                "{first} to {last}; competence {codes}",
                "{first} to {last}; competences {codes}",
                len(task.competences),
                first=task.starts_on,
                last=task.ends_on,
                codes=task.competences,
            ),
        )
        for task in facts.tasks
    ]


begin = candidate.may(
    "begin",
    Text(nl="Begin je intake", en="Begin your intake"),
    to=cv_draft,
    told=Text(nl="De intake is begonnen", en="The intake was begun"),
    when=[has_a_duty, nothing_else_runs],
    then=[begin_intake],
)
invite = coordinator.may(
    "invite",
    Text(nl="Nodig uit voor de intake", en="Invite to the intake"),
    to=invited,
    told=Text(nl="Uitgenodigd voor de intake", en="Invited to the intake"),
    together_with=[consultant],
    when=[has_a_duty, nothing_else_runs],
    then=[begin_intake],
)
accept = candidate.may(
    "accept",
    Text(nl="Begin met je onderwijs-cv", en="Begin your educational CV"),
    to=cv_draft,
    told=Text(nl="Begonnen met het onderwijs-cv", en="The educational CV was begun"),
)
cv_done = candidate.may(
    "cv-done",
    Text(nl="Mijn cv is af: verder met de zelfdiagnose", en="My CV is done: on to the self-diagnosis"),
    to=self_diagnosis_draft,
    told=Text(nl="Het onderwijs-cv is af", en="The educational CV is done"),
    when=[cv_is_whole],
)
ask_manager = candidate.may(
    "ask-manager",
    Text(nl="Vraag je leidinggevende te bevestigen", en="Ask your manager to confirm"),
    to=manager_talk,
    told=Text(nl="De leidinggevende is gevraagd", en="The line manager was asked"),
    when=[cv_is_whole, every_criterion_is_rated, goals_are_set, manager_is_known],
    then=[ask_managers],
    shows=the_tasks,
)
confirm = manager.may(
    "confirm",
    Text(nl="Bevestig de taken en de uren", en="Confirm the tasks and the hours"),
    to=manager_confirmed,
    told=Text(nl="Taken en uren zijn bevestigd", en="Tasks and hours were confirmed"),
    together_with=[dean],
    asks=[
        WholeNumber(
            name="hours",
            label=Text(
                nl="Hoeveel uur krijgt de kandidaat voor het traject", en="How many hours the candidate gets"
            ),
            reader=TO_CANDIDATE,
            most=2000,
        )
    ],
    then=[confirm_tasks],
    shows=the_tasks,
    agrees=True,
)
send_back = manager.may(
    "send-back",
    Text(nl="De taken kloppen niet", en="The tasks are not right"),
    to=self_diagnosis_draft,
    told=Text(nl="De taken moeten worden aangepast", en="The tasks are to be put right"),
    together_with=[dean],
    asks=[
        Paragraph(
            name="missing", label=Text(nl="Wat er niet klopt", en="What is not right"), reader=TO_CANDIDATE
        )
    ],
    shows=the_tasks,
    agrees=True,
)
tell_dean = CLOCK.may(
    "tell-dean",
    Text(nl="De leidinggevende antwoordde niet", en="The line manager did not answer"),
    to=dean_told,
)
take_back = candidate.may(
    "take-back",
    Text(nl="Verander je cv of zelfdiagnose", en="Change your CV or self-diagnosis"),
    to=self_diagnosis_draft,
    told=Text(nl="Teruggehaald om te veranderen", en="Taken back to change it"),
    then=[unconfirm_tasks],
)
submit = candidate.may(
    "submit",
    Text(nl="Lever je pakket in", en="Hand in your package"),
    to=package_submitted,
    told=Text(nl="Het pakket is ingeleverd", en="The package was handed in"),
    when=[cv_is_whole, every_criterion_is_rated, goals_are_set],
    then=[keep_measurement],
)
withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek de intake in", en="Withdraw the intake"),
    to=withdrawn,
    told=Text(nl="De intake is ingetrokken", en="The intake was withdrawn"),
    together_with=[coordinator],
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), required=False)],
    then=[release_time],
    decides=True,
)
