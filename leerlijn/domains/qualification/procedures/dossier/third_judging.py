"""What stays open between two assessors: a third judges that, and nothing else (domain/utq 2.5, S12)."""

from __future__ import annotations

from leerlijn.domains.qualification.actions.dossiers import seat_third
from leerlijn.domains.qualification.guards.dossiers import something_is_open, third_decides
from leerlijn.domains.qualification.procedures.dossier.states import (
    consensus_talk,
    coordinator,
    third,
    third_judgement,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.actions.judging import fix_judgement, let_third_decide
from leerlijn.foundation.dossiers.guards.dossiers import all_judgements_are_in
from leerlijn.kernel.procedure import CLOCK, OneOf
from leerlijn.kernel.sentence import Said, Text


def thirds_to_ask(facts: DossierFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.eligible_thirds


WHO = OneOf(name="third", label=Text(nl="Derde assessor", en="Third assessor"), among=thirds_to_ask)

go_to_third = CLOCK.may(
    "go-to-third",
    Text(nl="Een derde assessor oordeelt over wat open bleef", en="A third assessor judges what stayed open"),
    to=third_judgement,
    told=Text(nl="Een derde assessor is gevraagd", en="A third assessor was asked"),
    when=[third_decides],
    then=[seat_third],
    at_once=True,
)
ask_third = coordinator.may(
    "ask-third",
    Text(nl="Vraag een derde assessor", en="Ask a third assessor"),
    to=third_judgement,
    told=Text(nl="Een derde assessor is gevraagd", en="A third assessor was asked"),
    when=[something_is_open],
    asks=[WHO],
    then=[seat_third],
)
replace_third = coordinator.may(
    "replace-third",
    Text(nl="Vraag een andere derde assessor", en="Ask another third assessor"),
    to=None,
    told=Text(nl="Een andere derde assessor is gevraagd", en="Another third assessor was asked"),
    asks=[WHO],
    then=[seat_third],
)
judge_as_third = third.may(
    "judge",
    Text(nl="Lever je oordeel in", en="Hand in your judgement"),
    to=None,
    told=Text(nl="Een oordeel is ingeleverd", en="A judgement was handed in"),
    then=[fix_judgement],
    settles=True,
    page="qualification:desk",
    link=Text(nl="Ga naar je beoordeling", en="Go to your judgement"),
)
third_decided = CLOCK.may(
    "third-decided",
    Text(nl="De derde assessor heeft beslist", en="The third assessor has decided"),
    to=consensus_talk,
    when=[all_judgements_are_in],
    then=[let_third_decide],
    at_once=True,
)
