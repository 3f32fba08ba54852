"""Toelatingsassessment: portfolio, a test where needed, and the interview (domain/pro-u M13)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.assessments.actions.assessments import register
from leerlijn.domains.assessments.actions.declarations import issue_result
from leerlijn.domains.assessments.guards.assessments import (
    has_no_other_assessment,
    is_negative,
    is_positive,
    test_is_due,
)
from leerlijn.domains.assessments.outcomes import ADMISSIBILITY
from leerlijn.domains.assessments.procedures.intake import (
    INTAKE_AND_ORDER,
    SIDE,
    WHAT_IS_ASKED,
    WITH_A_PANEL,
)
from leerlijn.domains.assessments.procedures.judging import complain, hold_interview, judging, portfolio_into
from leerlijn.domains.assessments.procedures.states import (
    ASKS,
    ROLES,
    SEES_DELAY,
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
from leerlijn.domains.assessments.queries.assessments import ADMISSION, facts_of
from leerlijn.domains.assessments.queries.names import names_of_admissions
from leerlijn.foundation.notices.guards import letter_is_there
from leerlijn.foundation.notices.procedures.announcing import when_the_letter_came
from leerlijn.kernel.procedure import CLOCK, LOOK_AND_DECIDE, Day, Line, Procedure, State, usually
from leerlijn.kernel.sentence import Text

part1_in = State(
    "part1_in",
    Text(nl="Deel 1 is binnen: diploma's en werk", en="Part 1 is in: diplomas and work"),
    owner=coordinator,
    within=usually(
        "act.invite",
        Text(nl="uitnodigen voor de intake", en="inviting for the intake"),
        "P10D",
        if_passed=SEES_DELAY,
    ),
)
part2_in = State(
    "part2_in",
    Text(
        nl="Deel 2 is ingeleverd en verzegeld: het portfolio",
        en="Part 2 was handed in and sealed: the portfolio",
    ),
    owner=assessor,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "act.check", Text(nl="portfolio nakijken", en="checking the portfolio"), "P10D", if_passed=ASKS
    ),
)
portfolio_checked = State(
    "portfolio_checked",
    Text(nl="Het portfolio is compleet", en="The portfolio is complete"),
    owner=assessor,
    within=usually(
        "act.plan",
        Text(nl="de volgende afspraak maken", en="making the next appointment"),
        "P20D",
        if_passed=ASKS,
    ),
)
sent_to_institute = State(
    "sent_to_institute",
    Text(nl="De uitslag is bij de opleiding", en="The result is with the institute"),
    final=True,
)
stands = State(
    "stands",
    Text(nl="Het besluit staat vast", en="The decision stands"),
    owner=CLOCK,
    within=usually(
        "act.send",
        Text(nl="de uitslag naar een opleiding sturen", en="sending the result to an institute"),
        "P2Y",
        if_passed=Text(nl="de uitslag geldt niet meer.", en="the result counts no more."),
        lapse="expire",
    ),
)

send = candidate.may(
    "send",
    Text(nl="Stuur de uitslag naar de opleiding", en="Send the result to the institute"),
    to=sent_to_institute,
    told=Text(nl="De kandidaat stuurde de uitslag", en="The candidate sent the result"),
    when=[is_positive],
    asks=[Line(name="institute", label=Text(nl="Welke opleiding", en="Which institute"))],
    then=[issue_result],
)

PROCEDURE = Procedure(
    key=ADMISSION,
    edition="2026",
    title=Text(nl="Toelatingsassessment", en="Admission assessment"),
    named=names_of_admissions,
    source=Text(
        nl="brochure van Pro-U: portfolio, capaciteitentest (indien nodig), criteriumgericht interview",
        en="brochure of Pro-U: portfolio, capacity test (if needed), criterion-based interview",
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
    ),
    table={
        registered: (
            coordinator.may(
                "take-in",
                Text(nl="Deel 1 is compleet", en="Part 1 is complete"),
                to=part1_in,
                told=Text(nl="Deel 1 van het portfolio is binnen", en="Part 1 of the portfolio is in"),
            ),
            *SIDE,
        ),
        part1_in: (
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
        **portfolio_into(part2_in, portfolio_checked),
        portfolio_checked: (
            CLOCK.may(
                "test-first",
                Text(nl="Eerst een test", en="A test first"),
                told=Text(nl="Er komt eerst een test", en="A test comes first"),
                to=tests,
                when=[test_is_due],
                at_once=True,
            ),
            hold_interview,
            *WITH_A_PANEL,
        ),
        **judging(ADMISSIBILITY),
        decided: (
            send,
            complain,
            CLOCK.may(
                "close",
                Text(nl="Het besluit staat vast", en="The decision stands"),
                to=stands,
                when=[letter_is_there],
            ),
            *when_the_letter_came(coordinator),
        ),
        stands: (
            CLOCK.may(
                "end",
                Text(nl="Er is niets te sturen", en="There is nothing to send"),
                to=closed,
                when=[is_negative],
                at_once=True,
            ),
            send,
            CLOCK.may("expire", Text(nl="De uitslag geldt niet meer", en="The result ran out"), to=closed),
        ),
        sent_to_institute: (),
        closed: (),
        advised_other: (),
        withdrawn: (),
        stopped: (),
    },
    facts=facts_of,
    page="assessments:dossier",
)
