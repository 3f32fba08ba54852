"""From asking assessors until both have judged and conferred (domain/utq 2.5, S2 to S6)."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.dossiers import replace_assessor, seat_panel
from leerlijn.domains.qualification.guards.dossiers import has_enough_assessors
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessor,
    consensus_talk,
    coordinator,
    individual_judgement,
    returned_incomplete,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.actions.judging import fix_judgement, open_judgements
from leerlijn.foundation.dossiers.guards.dossiers import all_judgements_are_in
from leerlijn.kernel.procedure import CLOCK, OneOf, Paragraph
from leerlijn.kernel.sentence import Said, Text

COLLEAGUE = Text(
    nl="De kandidaat leest dit. Schrijf aan een collega.",
    en="The candidate reads this. Write to a colleague.",
)


def assessors_to_ask(facts: DossierFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.eligible_assessors


def assessors_here(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [(str(judge.person), judge.name) for judge in facts.round.judges] if facts.round else []


ask_assessors = coordinator.may(
    "ask-assessors",
    Text(nl="Vraag twee assessoren", en="Ask two assessors"),
    to=individual_judgement,
    told=Text(nl="Twee assessoren gevraagd", en="Two assessors were asked"),
    when=[has_enough_assessors],
    asks=[
        OneOf(name="first", label=Text(nl="Eerste assessor", en="First assessor"), among=assessors_to_ask),
        OneOf(
            name="second",
            label=Text(nl="Tweede assessor", en="Second assessor"),
            hint=Text(
                nl="Een van beiden komt van een andere faculteit.", en="One of them is from another faculty."
            ),
            among=assessors_to_ask,
        ),
    ],
    then=[seat_panel],
)
send_back = coordinator.may(
    "return",
    Text(nl="Stuur terug: er ontbreekt iets", en="Return: something is missing"),
    to=returned_incomplete,
    told=Text(nl="Teruggestuurd: er ontbrak iets", en="Returned: something was missing"),
    asks=[
        Paragraph(
            name="missing",
            label=Text(nl="Wat ontbreekt", en="What is missing"),
            reader=COLLEAGUE,
        )
    ],
)
judge = assessor.may(
    "judge",
    Text(nl="Lever je oordeel in", en="Hand in your judgement"),
    to=None,
    told=Text(nl="Een oordeel is ingeleverd", en="A judgement was handed in"),
    then=[fix_judgement],
    settles=True,
    page="qualification:desk",
    link=Text(nl="Ga naar je beoordeling", en="Go to your judgement"),
)
replace = coordinator.may(
    "replace-assessor",
    Text(nl="Vraag een andere assessor", en="Ask another assessor"),
    to=None,
    told=Text(nl="Een andere assessor is gevraagd", en="Another assessor was asked"),
    asks=[
        OneOf(
            name="leaving",
            label=Text(nl="Wie valt uit", en="Who drops out"),
            among=assessors_here,
        ),
        OneOf(
            name="coming",
            label=Text(nl="Wie oordeelt in die plaats", en="Who judges instead"),
            among=assessors_to_ask,
        ),
    ],
    then=[replace_assessor],
)
open_both = CLOCK.may(
    "open-judgements",
    Text(nl="Beide oordelen gaan open", en="Both judgements open"),
    to=consensus_talk,
    when=[all_judgements_are_in],
    then=[open_judgements],
    at_once=True,
)
