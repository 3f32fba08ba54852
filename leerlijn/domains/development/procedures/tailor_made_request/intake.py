"""The intake talk: planned, written down, and read by the school."""

from __future__ import annotations

from leerlijn.domains.development.actions.requests import keep_intake
from leerlijn.domains.development.procedures.tailor_made_request.asking import THEIR_READERS
from leerlijn.domains.development.procedures.tailor_made_request.states import (
    contact,
    expert,
    intake_held,
    intake_planned,
    intake_written,
    office,
)
from leerlijn.domains.development.queries.requests import RequestFacts
from leerlijn.kernel.procedure import Day, Paragraph
from leerlijn.kernel.sentence import Said, Text


def of_the_record(name: str, label: Text) -> Paragraph:
    """Where the school found something wrong, the form begins with what was written before."""
    return Paragraph(name=name, label=label, suggested=lambda facts: facts.known.intake.get(name, ""))


INTAKE_RECORD = (
    of_the_record("problem", Text(nl="Wat zit er achter de vraag", en="What is behind the question")),
    of_the_record("change", Text(nl="Wat is er straks anders", en="What will be different")),
    of_the_record("school_does", Text(nl="Wat doet de school zelf", en="What the school does itself")),
)


def what_the_intake_found(facts: RequestFacts) -> list[tuple[Said, Said | str]]:
    """The record as the expert wrote it, under the words with which it was asked."""
    intake = facts.known.intake
    return [(asked.label, intake[asked.name]) for asked in INTAKE_RECORD if asked.name in intake]


plan_intake = expert.may(
    "plan-intake",
    Text(nl="Plan het intakegesprek", en="Plan the intake talk"),
    told=Text(nl="Het intakegesprek is gepland", en="The intake talk was planned"),
    to=intake_planned,
    asks=[Day(name="day", label=Text(nl="Op welke dag", en="On which day"))],
    together_with=[office],
)
hold_intake = expert.may(
    "hold-intake",
    Text(nl="Leg het intakegesprek vast", en="Write down the intake talk"),
    told=Text(
        nl="Het intakegesprek is gehouden en vastgelegd",
        en="The intake talk was held and written down",
    ),
    to=intake_written,
    asks=INTAKE_RECORD,
    then=[keep_intake],
    together_with=[office],
)
approve_intake = contact.may(
    "approve-intake",
    Text(nl="Het verslag klopt", en="The record is right"),
    told=Text(nl="De school vindt dat het verslag klopt", en="The school finds the record right"),
    to=intake_held,
    shows=what_the_intake_found,
    agrees=True,
)
correct_intake = contact.may(
    "correct-intake",
    Text(nl="Er klopt iets niet", en="Something is not right"),
    told=Text(nl="De school schreef wat er niet klopt", en="The school wrote what is not right"),
    to=intake_planned,
    asks=[
        Paragraph(
            name="wrong",
            label=Text(nl="Wat er niet klopt", en="What is not right"),
            reader=THEIR_READERS,
        )
    ],
    shows=what_the_intake_found,
    entered_by=[office],
)
