"""A dossier that ran elsewhere goes on here, where it was: an opening of its own, never a verdict of ours."""

from __future__ import annotations

from dataclasses import replace

from leerlijn.domains.qualification.actions.taking_over import (
    let_take_over_go,
    name_supervisor_of_before,
    take_over_dossier,
)
from leerlijn.domains.qualification.guards.dossiers import has_no_other_dossier, nothing_is_in_it_yet
from leerlijn.domains.qualification.procedures.dossier.states import (
    coordinator,
    hr,
    in_progress,
    precheck_returned,
    supplement,
    withdrawn,
)
from leerlijn.domains.qualification.queries.dossiers import COURSE, DossierFacts
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier
from leerlijn.foundation.frameworks.queries import criteria_of, framework
from leerlijn.kernel.procedure import Day, Line, OneOf, Paragraph, SeveralOf, State, Step
from leerlijn.kernel.sentence import Said, Sentence, Text


def criteria_of_today(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    """Those that the dossier will get."""
    edition = framework(COURSE.framework, on=facts.situation.on)
    lines = criteria_of(edition.id) if edition else ()
    return [(line.code, Sentence("{code} {title}", code=line.code, title=line.short)) for line in lines]


NO_SUPERVISOR = Sentence("This is no UTQ supervisor of the faculty where the candidate works.")
SOURCE = Line(
    name="source", label=Text(nl="Uit welke administratie", en="From which administration"), longest=100
)
WHAT_IS_ASKED = (
    SOURCE,
    Line(name="line", label=Text(nl="Kenmerk van de regel", en="Fingerprint of the line"), longest=64),
    Day(name="began_on", label=Text(nl="Begonnen op", en="Began on")),
    Day(name="due_on", label=Text(nl="Uiterste datum", en="Due date"), required=False),
    OneOf(
        name="supervisor",
        label=Text(nl="BKO-begeleider", en="UTQ supervisor"),
        among=lambda facts: facts.supervisors,
        required=False,
        gone=NO_SUPERVISOR,
    ),
    SeveralOf(
        name="criteria",
        label=Text(nl="Welke criteria al voldoende zijn", en="Which criteria are sufficient already"),
        among=criteria_of_today,
        required=False,
    ),
)


def into(state: State, key: str, *, sufficient: bool = False) -> Step:
    """`sufficient`: something was judged there already, so it is said what was sufficient."""
    asks = [replace(each, required=sufficient) if each.name == "criteria" else each for each in WHAT_IS_ASKED]
    return coordinator.may(
        key,
        Text(nl="Neem een lopend dossier over", en="Take over a running dossier"),
        to=state,
        together_with=[hr],
        told=Text(
            nl="Het dossier is overgenomen uit een andere administratie",
            en="The dossier was taken over from another administration",
        ),
        when=[has_no_other_dossier],
        asks=asks,
        then=[begin_dossier, take_over_dossier, name_supervisor_of_before],
    )


taken_over = (
    into(in_progress, "take-over"),
    into(precheck_returned, "take-over-returned"),
    into(supplement, "take-over-supplement", sufficient=True),
)
"""The states in which the candidate works on it: what lies with somebody else is finished where it lies."""
undo = coordinator.may(
    "undo-take-over",
    Text(nl="Draai de overname terug", en="Undo the take-over"),
    to=withdrawn,
    together_with=[hr],
    told=Text(nl="De overname is teruggedraaid", en="The take-over was undone"),
    when=[nothing_is_in_it_yet],
    asks=[
        Paragraph(
            name="reason",
            label=Text(nl="Waarom", en="Why"),
            reader=Text(nl="De kandidaat leest dit.", en="The candidate reads this."),
        )
    ],
    then=[let_take_over_go],
    only_if=lambda facts: facts.taken_over is not None,
)
