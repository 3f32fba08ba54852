"""What can be done about the meeting: a time is chosen, moved or called off, and what was said is written."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.intakes.meeting import (
    LANGUAGES,
    call_off,
    change_time,
    report_meeting,
    take_time,
)
from leerlijn.domains.qualification.actions.intakes.steps import take_over
from leerlijn.domains.qualification.guards.intakes import (
    does_not_supervise_yet,
    is_neither_candidate_nor_manager,
    there_is_a_free_time,
)
from leerlijn.domains.qualification.procedures.intake.states import (
    candidate,
    consultant,
    coordinator,
    meeting_held,
    meeting_planned,
    package_submitted,
    supervisor,
)
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.foundation.meetings.guards import meeting_has_begun
from leerlijn.kernel.procedure import OneOf, Paragraph
from leerlijn.kernel.sentence import Said, Sentence, Text


def free_times(facts: IntakeFacts) -> list[tuple[str, Said | str]]:
    return [
        (
            str(slot.id),
            Sentence(
                "{moment}, with {name}, {place}, in {language}",
                moment=slot.starts_at,
                name=slot.leader,
                place=slot.place,
                language=LANGUAGES[slot.language],
            ),
        )
        for slot in facts.slots
    ]


A_FREE_TIME = OneOf(
    name="slot",
    label=Text(nl="Welke tijd", en="Which time"),
    among=free_times,
    weighs=True,
    gone=Sentence("Somebody was first: this time is taken. Choose another one."),
)
pick_slot = candidate.may(
    "pick-slot",
    Text(nl="Kies een tijd voor het gesprek", en="Choose a time for the meeting"),
    to=meeting_planned,
    told=Text(nl="Er is een tijd gekozen", en="A time was chosen"),
    when=[there_is_a_free_time],
    asks=[A_FREE_TIME],
    then=[take_time],
    entered_by=[coordinator],
)
move_meeting = candidate.may(
    "move-meeting",
    Text(nl="Kies een andere tijd", en="Choose another time"),
    to=None,
    told=Text(nl="Het gesprek is verzet", en="The meeting was moved"),
    together_with=[supervisor],
    when=[there_is_a_free_time],
    asks=[A_FREE_TIME],
    then=[change_time],
    entered_by=[coordinator],
)
call_meeting_off = supervisor.may(
    "call-off",
    Text(nl="Zeg het gesprek af", en="Call the meeting off"),
    to=package_submitted,
    told=Text(nl="Het gesprek is afgezegd", en="The meeting was called off"),
    together_with=[consultant],
    asks=[
        Paragraph(
            name="missing",
            label=Text(nl="Waarom", en="Why"),
            reader=Text(nl="De kandidaat leest dit.", en="The candidate reads this."),
        )
    ],
    then=[call_off],
)
hold_meeting = supervisor.may(
    "hold-meeting",
    Text(nl="Schrijf het verslag van het gesprek", en="Write the report of the meeting"),
    to=meeting_held,
    told=Text(nl="Het gesprek is gehouden", en="The meeting was held"),
    when=[meeting_has_begun],
    asks=[
        Paragraph(
            name="minutes",
            label=Text(nl="Wat er is besproken", en="What was said"),
            reader=Text(
                nl="Alleen de kandidaat en jij lezen dit.", en="Only the candidate and you read this."
            ),
        )
    ],
    then=[report_meeting],
)
take_over_meeting = consultant.may(
    "take-over",
    Text(nl="Neem de begeleiding over", en="Take over the supervision"),
    to=None,
    told=Text(nl="Iemand anders begeleidt de kandidaat", en="Somebody else supervises the candidate"),
    when=[does_not_supervise_yet, is_neither_candidate_nor_manager],
    then=[take_over],
)
