"""What both assessments do alike up to the portfolio: what is asked, intake, order, and the side steps."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.domains.assessments.actions.assessments import (
    KNOWS_THE_CANDIDATE,
    advise,
    advise_otherwise,
    assign_assessors,
    judge_anew,
    name_trainer,
    order,
    replace_assessor,
)
from leerlijn.domains.assessments.guards.assessments import has_a_price
from leerlijn.domains.assessments.outcomes import DEGREES, DIPLOMAS, PAYERS, TESTS
from leerlijn.domains.assessments.procedures.states import (
    TO_CANDIDATE,
    TO_CENTRE,
    TO_JUDGES,
    advised_other,
    advised_yes,
    assessors_assigned,
    candidate,
    coordinator,
    intake,
    interviewed,
    ordered,
    payer,
    portfolio_open,
    stopped,
    withdrawn,
)
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier
from leerlijn.kernel.procedure import Choice, Day, Field, Line, OneOf, Paragraph, Pauses, Resumes, State, Step
from leerlijn.kernel.sentence import Said, Text

WHAT_IS_ASKED: tuple[Field, ...] = (
    Choice(name="degree", label=Text(nl="Welke bevoegdheid", en="Which qualification"), among=DEGREES),
    Line(name="subject", label=Text(nl="Welk schoolvak", en="Which school subject"), longest=100),
    Choice(name="diploma", label=Text(nl="Je hoogste diploma", en="Your highest diploma"), among=DIPLOMAS),
    Line(
        name="diploma_field",
        label=Text(nl="Waarin, waar en wanneer behaald", en="In what, where and when"),
    ),
    Paragraph(name="work", label=Text(nl="Je werkervaring", en="Your work experience"), longest=4000),
    Choice(name="payer", label=Text(nl="Wie betaalt", en="Who pays"), among=PAYERS),
)
REASONS_TO_HOLD = {
    "illness": Text(nl="ziekte", en="illness"),
    "school": Text(nl="er is geen klas of school", en="there is no class or school"),
    "candidate": Text(nl="op verzoek van de kandidaat", en="at the candidate's request"),
}

withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek je terug", en="Withdraw"),
    to=withdrawn,
    told=Text(nl="De kandidaat trok zich terug", en="The candidate withdrew"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=TO_CENTRE, required=False)],
    decides=True,
)
stop = coordinator.may(
    "stop",
    Text(nl="Stop het assessment", en="Stop the assessment"),
    to=stopped,
    told=Text(nl="Het centrum stopte het assessment", en="The centre stopped the assessment"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=TO_CANDIDATE)],
    decides=True,
)
hold = coordinator.may(
    "hold",
    Text(nl="Zet stil", en="Put on hold"),
    to=None,
    told=Text(nl="Het assessment staat stil", en="The assessment is on hold"),
    clock=Pauses(REASONS_TO_HOLD),
)
go_on = coordinator.may(
    "go-on",
    Text(nl="Ga verder", en="Go on"),
    to=None,
    told=Text(nl="Het assessment gaat verder", en="The assessment goes on"),
    clock=Resumes(),
)
SIDE: tuple[Step, ...] = (hold, go_on, withdraw, stop)
"""What can happen in any state until both scores are in; withdrawing and stopping later too."""


def pool(facts: AssessmentFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.pool


def judging_now(facts: AssessmentFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.judging


def schools(facts: AssessmentFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.schools


NOTES: tuple[Field, ...] = (
    Day(name="held_on", label=Text(nl="Gehouden op", en="Held on")),
    Paragraph(
        name="notes", label=Text(nl="Wat je zag en hoorde", en="What you saw and heard"), reader=TO_JUDGES
    ),
)
DROPPED_OUT = {
    "illness": Text(nl="ziekte", en="illness"),
    "declined": Text(nl="wil of kan niet", en="does not want to, or cannot"),
    KNOWS_THE_CANDIDATE: Text(nl="blijkt de kandidaat te kennen", en="turns out to know the candidate"),
}
replace = coordinator.may(
    "replace-assessor",
    Text(nl="Vervang een assessor", en="Replace an assessor"),
    to=None,
    told=Text(nl="Een assessor is vervangen", en="An assessor was replaced"),
    asks=[
        OneOf(name="leaving", label=Text(nl="Wie valt uit", en="Who drops out"), among=judging_now),
        Choice(name="because", label=Text(nl="Waarom", en="Why"), among=DROPPED_OUT),
        OneOf(
            name="coming", label=Text(nl="Wie beoordeelt in die plaats", en="Who judges instead"), among=pool
        ),
    ],
    then=[replace_assessor],
)
WITH_A_PANEL: tuple[Step, ...] = (replace, *SIDE)
"""The same from the moment on which two assessors were asked."""
another_judges = coordinator.may(
    "judge-anew",
    Text(nl="Laat iemand anders beoordelen", en="Let somebody else judge"),
    to=interviewed,
    told=Text(nl="Iemand anders beoordeelt", en="Somebody else judges"),
    asks=[
        OneOf(name="leaving", label=Text(nl="Wie valt uit", en="Who drops out"), among=judging_now),
        OneOf(
            name="coming", label=Text(nl="Wie beoordeelt in die plaats", en="Who judges instead"), among=pool
        ),
    ],
    then=[judge_anew],
)

INTAKE_AND_ORDER: Mapping[State, tuple[Step, ...]] = {
    intake: (
        coordinator.may(
            "advise-yes",
            Text(nl="Adviseer: doen", en="Advise: go ahead"),
            told=Text(nl="Geadviseerd: doen", en="Advised: go ahead"),
            to=advised_yes,
            asks=[
                Paragraph(name="advice", label=Text(nl="Advies", en="Advice"), reader=TO_CANDIDATE),
                Choice(
                    name="test", label=Text(nl="Test die nodig is", en="Test that is needed"), among=TESTS
                ),
                Line(name="price", label=Text(nl="Prijs in euro's", en="Price in euros"), longest=20),
                OneOf(
                    name="school",
                    label=Text(nl="Wie bestelt voor de school", en="Who orders for the school"),
                    among=schools,
                    required=False,
                ),
            ],
            then=[advise],
        ),
        coordinator.may(
            "advise-other",
            Text(nl="Adviseer een andere route", en="Advise another route"),
            told=Text(nl="Een andere route geadviseerd", en="Another route was advised"),
            to=advised_other,
            asks=[Paragraph(name="advice", label=Text(nl="Advies", en="Advice"), reader=TO_CANDIDATE)],
            then=[advise_otherwise],
            decides=True,
        ),
        *SIDE,
    ),
    advised_yes: (
        payer.may(
            "order",
            Text(nl="Bestel het assessment", en="Order the assessment"),
            to=ordered,
            told=Text(nl="Het assessment is besteld", en="The assessment was ordered"),
            when=[has_a_price],
            asks=[
                Line(
                    name="order_number",
                    label=Text(nl="Inkoopnummer", en="Purchase order number"),
                    required=False,
                    longest=60,
                )
            ],
            then=[order],
            page="assessments:order",
            entered_by=[coordinator],
        ),
        *SIDE,
    ),
    ordered: (
        coordinator.may(
            "assign",
            Text(nl="Vraag twee assessoren", en="Ask two assessors"),
            to=assessors_assigned,
            told=Text(nl="Twee assessoren zijn gevraagd", en="Two assessors were asked"),
            asks=[
                OneOf(name="first", label=Text(nl="Eerste assessor", en="First assessor"), among=pool),
                OneOf(
                    name="second",
                    label=Text(nl="Tweede assessor", en="Second assessor"),
                    hint=Text(
                        nl="Een van beiden komt uit de vakdidactiek.",
                        en="One of them comes from subject pedagogy.",
                    ),
                    among=pool,
                ),
            ],
            then=[assign_assessors],
        ),
        coordinator.may(
            "name-trainer",
            Text(nl="Noteer wie de kandidaat opleidde", en="Note who trained the candidate"),
            to=None,
            told=Text(nl="Genoteerd wie de kandidaat opleidde", en="Noted who trained the candidate"),
            asks=[OneOf(name="trainer", label=Text(nl="Wie", en="Who"), among=pool)],
            then=[name_trainer],
        ),
        *SIDE,
    ),
    assessors_assigned: (
        candidate.may(
            "open-portfolio",
            Text(nl="Begin je portfolio", en="Begin your portfolio"),
            to=portfolio_open,
            told=Text(nl="Het portfolio is begonnen", en="The portfolio was begun"),
            then=[begin_dossier],
        ),
        *WITH_A_PANEL,
    ),
}
