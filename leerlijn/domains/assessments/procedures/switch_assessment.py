"""Zij-instroomassessment: from enquiry to a declaration of suitability (domain/pro-u M12)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.assessments.actions.assessments import change_degree, held, plan_observation, register
from leerlijn.domains.assessments.actions.declarations import issue_declaration
from leerlijn.domains.assessments.guards.assessments import (
    diploma_opens_degree,
    has_no_other_assessment,
    is_positive,
    test_is_due,
)
from leerlijn.domains.assessments.models import Talk
from leerlijn.domains.assessments.outcomes import DEGREES, NEEDS, SUITABILITY, YES_OR_NO
from leerlijn.domains.assessments.procedures.intake import (
    INTAKE_AND_ORDER,
    NOTES,
    SIDE,
    WHAT_IS_ASKED,
    WITH_A_PANEL,
    withdraw,
)
from leerlijn.domains.assessments.procedures.judging import complain, hold_interview, judging, portfolio_into
from leerlijn.domains.assessments.procedures.states import (
    ASKS,
    ROLES,
    SEES_DELAY,
    TO_CANDIDATE,
    TO_CENTRE,
    TO_JUDGES,
    advised_other,
    assessor,
    candidate,
    closed,
    coordinator,
    decided,
    intake,
    registered,
    stopped,
    tests,
    withdrawn,
)
from leerlijn.domains.assessments.queries.assessments import SWITCH, facts_of
from leerlijn.domains.assessments.queries.names import names_of_switches
from leerlijn.foundation.notices.guards import letter_is_there
from leerlijn.foundation.notices.procedures.announcing import when_the_letter_came
from leerlijn.kernel.procedure import (
    CLOCK,
    LOOK_AND_DECIDE,
    Choice,
    Day,
    Line,
    Paragraph,
    Procedure,
    State,
    usually,
)
from leerlijn.kernel.sentence import Text

enquiry = State(
    "enquiry",
    Text(nl="Een vraag aan het centrum", en="A question to the centre"),
    owner=coordinator,
    within=usually(
        "act.enquiry",
        Text(nl="een vraag beantwoorden", en="answering a question"),
        "P10D",
        if_passed=SEES_DELAY,
    ),
)
doc_check = State(
    "doc_check",
    Text(nl="Diploma's en identiteit zijn nagekeken", en="Diplomas and identity were checked"),
    owner=coordinator,
    within=usually(
        "act.invite",
        Text(nl="uitnodigen voor de intake", en="inviting for the intake"),
        "P10D",
        if_passed=SEES_DELAY,
    ),
)
portfolio_in = State(
    "portfolio_in",
    Text(nl="Het portfolio is ingeleverd en verzegeld", en="The portfolio was handed in and sealed"),
    owner=assessor,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "act.check", Text(nl="portfolio nakijken", en="checking the portfolio"), "P10D", if_passed=ASKS
    ),
)
portfolio_checked = State(
    "portfolio_checked",
    Text(nl="Het portfolio is compleet", en="The portfolio is complete"),
    owner=candidate,
    within=usually(
        "act.plan",
        Text(nl="de volgende afspraak maken", en="making the next appointment"),
        "P20D",
        if_passed=ASKS,
    ),
)
observation_planned = State(
    "observation_planned",
    Text(nl="De observatie is gepland", en="The observation is planned"),
    owner=assessor,
    within=usually("act.observe", Text(nl="observeren", en="observing"), "P30D", if_passed=ASKS),
)
observed = State(
    "observed",
    Text(nl="De les is geobserveerd", en="The lesson was observed"),
    owner=assessor,
    within=usually("act.reflect", Text(nl="reflectiegesprek", en="reflection talk"), "P5D", if_passed=ASKS),
)
reflected = State(
    "reflected",
    Text(nl="Het reflectiegesprek is gehouden", en="The reflection talk was held"),
    owner=assessor,
    within=usually(
        "act.interview",
        Text(nl="criteriumgericht interview", en="criterion-based interview"),
        "P5D",
        if_passed=ASKS,
    ),
)
issued = State("issued", Text(nl="De verklaring is uitgegeven", en="The declaration was issued"), final=True)

WITH_THE_OUTCOME = (
    *(
        Paragraph(name=name, label=NEEDS[name], longest=400, required=False)
        for name in ("training", "by_school", "by_institute")
    ),
    Choice(name="attainable", label=NEEDS["attainable"], among=YES_OR_NO),
)

WHERE_AND_WHAT = (
    Day(name="day", label=Text(nl="Op welke dag", en="On which day")),
    Line(
        name="place", label=Text(nl="School, klas en lokaal", en="School, class and room"), reader=TO_JUDGES
    ),
    Paragraph(name="lesson", label=Text(nl="Je lesvoorbereiding", en="Your lesson plan"), reader=TO_JUDGES),
    Choice(
        name="agreed",
        label=Text(nl="School en klas weten ervan", en="School and class know of it"),
        among={"yes": Text(nl="ja, en er wordt niets opgenomen", en="yes, and nothing is recorded")},
    ),
)

PROCEDURE = Procedure(
    key=SWITCH,
    edition="2026",
    title=Text(nl="Zij-instroomassessment", en="Assessment for lateral entry"),
    named=names_of_switches,
    source=Text(
        nl="brochure van Pro-U: portfolio, praktijkobservatie, reflectiegesprek, criteriumgericht interview",
        en="brochure of Pro-U: portfolio, practice observation, reflection talk, criterion-based interview",
    ),
    starts_on=date(2017, 8, 1),
    roles=ROLES,
    openings=(
        candidate.may(
            "register",
            Text(nl="Meld je aan", en="Sign up"),
            to=registered,
            told=Text(nl="Aangemeld", en="Signed up"),
            when=[has_no_other_assessment],
            asks=WHAT_IS_ASKED,
            then=[register],
        ),
        candidate.may(
            "enquire",
            Text(nl="Stel een vraag", en="Ask a question"),
            to=enquiry,
            told=Text(nl="Een vraag gesteld", en="A question was asked"),
            when=[has_no_other_assessment],
            asks=[
                Paragraph(
                    name="question",
                    label=Text(nl="Je vraag", en="Your question"),
                    reader=TO_CENTRE,
                    longest=2000,
                )
            ],
        ),
    ),
    table={
        enquiry: (
            candidate.may(
                "register",
                Text(nl="Meld je aan", en="Sign up"),
                told=Text(nl="Aangemeld", en="Signed up"),
                to=registered,
                asks=WHAT_IS_ASKED,
                then=[register],
            ),
            coordinator.may(
                "answer",
                Text(nl="Beantwoord de vraag", en="Answer the question"),
                told=Text(nl="De vraag is beantwoord", en="The question was answered"),
                to=advised_other,
                asks=[Paragraph(name="advice", label=Text(nl="Antwoord", en="Answer"), reader=TO_CANDIDATE)],
            ),
            withdraw,
        ),
        registered: (
            coordinator.may(
                "check-documents",
                Text(nl="Diploma's en identiteit kloppen", en="Diplomas and identity are right"),
                to=doc_check,
                when=[diploma_opens_degree],
            ),
            coordinator.may(
                "change-degree",
                Text(nl="Verander de gevraagde graad", en="Change the degree"),
                to=None,
                together_with=[candidate],
                told=Text(nl="De gevraagde graad is veranderd", en="The degree was changed"),
                asks=[
                    Choice(
                        name="degree",
                        label=Text(nl="Welke bevoegdheid", en="Which qualification"),
                        among=DEGREES,
                    )
                ],
                then=[change_degree],
            ),
            *SIDE,
        ),
        doc_check: (
            coordinator.may(
                "plan-intake",
                Text(nl="Plan het intakegesprek", en="Plan the intake talk"),
                told=Text(nl="Het intakegesprek is gepland", en="The intake talk was planned"),
                to=intake,
                asks=[Day(name="day", label=Text(nl="Op welke dag", en="On which day"))],
            ),
            *SIDE,
        ),
        **INTAKE_AND_ORDER,
        **portfolio_into(portfolio_in, portfolio_checked),
        portfolio_checked: (
            CLOCK.may(
                "test-first",
                Text(nl="Eerst een test", en="A test first"),
                told=Text(nl="Er komt eerst een test", en="A test comes first"),
                to=tests,
                when=[test_is_due],
                at_once=True,
            ),
            candidate.may(
                "plan-observation",
                Text(nl="Plan de observatie", en="Plan the observation"),
                to=observation_planned,
                told=Text(nl="De observatie is gepland", en="The observation was planned"),
                asks=WHERE_AND_WHAT,
                then=[plan_observation],
                entered_by=[coordinator],
            ),
            *WITH_A_PANEL,
        ),
        observation_planned: (
            candidate.may(
                "move-observation",
                Text(nl="Verplaats de observatie", en="Move the observation"),
                to=None,
                told=Text(nl="De observatie is verplaatst", en="The observation was moved"),
                asks=WHERE_AND_WHAT,
                then=[plan_observation],
                entered_by=[coordinator],
            ),
            assessor.may(
                "observed",
                Text(nl="Noteer de observatie", en="Write down the observation"),
                to=observed,
                told=Text(nl="De les is geobserveerd", en="The lesson was observed"),
                asks=NOTES,
                then=[
                    held(
                        Talk.Kind.OBSERVATION,
                        Text(nl="de observatie ligt vast", en="the observation is on record"),
                    )
                ],
            ),
            *WITH_A_PANEL,
        ),
        observed: (
            assessor.may(
                "reflected",
                Text(nl="Noteer het reflectiegesprek", en="Write down the reflection talk"),
                to=reflected,
                told=Text(nl="Het reflectiegesprek is gehouden", en="The reflection talk was held"),
                asks=NOTES,
                then=[
                    held(Talk.Kind.REFLECTION, Text(nl="het gesprek ligt vast", en="the talk is on record"))
                ],
            ),
            *WITH_A_PANEL,
        ),
        reflected: (
            hold_interview,
            *WITH_A_PANEL,
        ),
        **judging(SUITABILITY, asks=WITH_THE_OUTCOME),
        decided: (
            CLOCK.may(
                "issue",
                Text(nl="Geef de verklaring uit", en="Issue the declaration"),
                to=issued,
                told=Text(nl="De verklaring is uitgegeven", en="The declaration was issued"),
                when=[is_positive],
                then=[issue_declaration],
                at_once=True,
            ),
            complain,
            CLOCK.may(
                "close",
                Text(nl="Het besluit staat vast", en="The decision stands"),
                to=closed,
                when=[letter_is_there],
            ),
            *when_the_letter_came(coordinator),
        ),
        issued: (),
        closed: (),
        advised_other: (),
        withdrawn: (),
        stopped: (),
    },
    facts=facts_of,
    page="assessments:dossier",
)
