"""From a sealed dossier until both judgements are in (domain/utq 2.5, S5); inviting stands apart."""

from __future__ import annotations

from leerlijn.domains.qualification.guards.interviews import closes_on_paper
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessor,
    consensus_talk,
    coordinator,
    returned_incomplete,
)
from leerlijn.foundation.dossiers.actions.judging import fix_judgement, open_judgements
from leerlijn.foundation.dossiers.guards.dossiers import all_judgements_are_in
from leerlijn.kernel.procedure import CLOCK, Paragraph
from leerlijn.kernel.sentence import Text

COLLEAGUE = Text(
    nl="De kandidaat leest dit. Schrijf aan een collega.",
    en="The candidate reads this. Write to a colleague.",
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
open_both = CLOCK.may(
    "open-judgements",
    Text(nl="Beide oordelen gaan open", en="Both judgements open"),
    to=consensus_talk,
    when=[all_judgements_are_in, closes_on_paper],
    then=[open_judgements],
    at_once=True,
)
