"""A team that a school enrols: named, asked, and seated or in part released; pro-u.md M3."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.development.actions.teams import (
    ALL_OR_NOTHING,
    REST_WAITS,
    begin_team,
    name_more,
    withdraw_team,
)
from leerlijn.domains.development.guards import enrolments, teams
from leerlijn.domains.development.queries.enrolments import TEAM
from leerlijn.domains.development.queries.names import names_of_teams
from leerlijn.domains.development.queries.teams import TeamFacts, team_facts
from leerlijn.domains.development.relations import TEAM_CONTACT
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Line,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    SeveralOf,
    State,
    Until,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

contact = Role(
    "contact", Text(nl="contact van de school", en="school contact"), Meaning.INITIATOR, TEAM_CONTACT
)
office = Role("office", Text(nl="bureau Pro-U", en="Pro-U office"), Meaning.HANDLER, offices.PRO_U_OFFICE)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def until_all_answer(facts: TeamFacts) -> tuple[date, Said] | None:
    if facts.team is None or (day := facts.answered_by) is None:
        return None
    return day, Sentence("Your colleagues answer by {day}; after that the seats are released.", day=day)


def until_it_is_over(facts: TeamFacts) -> tuple[date, Said] | None:
    day = facts.edition.ends_on + timedelta(days=14)
    return day, Sentence("Two weeks after the last meeting: {day}.", day=day)


naming = State(
    "naming",
    Text(nl="Collega's zijn gevraagd", en="Colleagues were asked"),
    CLOCK,
    Until(
        day=until_all_answer,
        if_passed=Text(
            nl="wie niet antwoordde, verliest de plaats.", en="who did not answer loses the seat."
        ),
        lapse="release",
    ),
)
named = State(
    "named",
    Text(nl="Iedereen doet mee", en="Everybody takes part"),
    CLOCK,
    Until(day=until_it_is_over, if_passed=Text(nl="de verklaringen volgen.", en="the statements follow.")),
)
partly_released = State(
    "partly_released",
    Text(nl="Niet iedereen heeft een plaats", en="Not everybody has a seat"),
    CLOCK,
    Until(day=until_it_is_over, if_passed=Text(nl="de verklaringen volgen.", en="the statements follow.")),
)
done = State("done", Text(nl="Afgerond", en="Completed"), final=True)
cancelled = State("cancelled", Text(nl="Gaat niet door", en="Cancelled"), final=True)

PEOPLE = SeveralOf(
    name="people",
    label=Text(nl="Wie gaan er", en="Who goes"),
    hint=Text(
        nl="Elke collega krijgt een bericht en zegt zelf ja of nee.",
        en="Each colleague gets a message, and says yes or no themselves.",
    ),
    among=lambda facts: facts.colleague_options,
)
REST = Choice(
    name="rest",
    label=Text(nl="Als er te weinig plaatsen zijn", en="If there are too few seats"),
    among={
        ALL_OR_NOTHING: Text(nl="Dan gaat niemand", en="Then nobody goes"),
        REST_WAITS: Text(nl="Dan wacht wie er niet bij past", en="Then whoever does not fit waits"),
    },
)
complete = CLOCK.may(
    "complete",
    Text(nl="Iedereen zei ja", en="Everybody said yes"),
    to=named,
    when=[teams.is_complete],
    at_once=True,
)
release = CLOCK.may(
    "release",
    Text(nl="Niet alle plaatsen zijn nodig", en="Not all seats are needed"),
    to=partly_released,
    when=[teams.is_smaller],
    at_once=True,
)
name = contact.may(
    "name-more",
    Text(nl="Noem nog collega's", en="Name more colleagues"),
    told=Text(nl="Meer collega’s zijn genoemd", en="More colleagues were named"),
    to=naming,
    when=[enrolments.is_open, teams.has_a_colleague_left],
    asks=[PEOPLE, REST],
    then=[name_more],
)
withdraw = contact.may(
    "withdraw",
    Text(nl="Meld het hele team gratis af", en="Withdraw the whole team for free"),
    told=Text(nl="Het hele team is gratis afgemeld", en="The whole team was withdrawn for free"),
    to=cancelled,
    when=[enrolments.has_not_begun, enrolments.is_free],
    then=[withdraw_team],
    together_with=[office],
)
moved = CLOCK.may("moved", Text(nl="De dagen zijn veranderd", en="The days changed"), to=None)
finish = CLOCK.may("finish", Text(nl="Het is afgelopen", en="It is over"), to=done)
is_cancelled = CLOCK.may("cancelled", Text(nl="Het gaat niet door", en="It does not go on"), to=cancelled)

PROCEDURE = Procedure(
    key=TEAM,
    edition="2026",
    title=Text(nl="Inschrijving van een team", en="Enrolment of a team"),
    named=names_of_teams,
    source=Text(
        nl="onze standaard, naar andere aanbieders: een school schrijft haar team in",
        en="our default, after other providers: a school enrols its team",
    ),
    starts_on=date(2020, 1, 1),
    roles=(contact, office, auditor),
    openings=(
        contact.may(
            "enrol-team",
            Text(nl="Schrijf een team in", en="Enrol a team"),
            told=Text(nl="Een team is ingeschreven", en="A team was enrolled"),
            to=naming,
            when=[
                enrolments.is_with_its_owner,
                teams.leads_a_school,
                enrolments.is_open,
                enrolments.is_your_turn,
                teams.has_a_colleague_left,
            ],
            asks=[
                OneOf(
                    name="school",
                    label=Text(nl="Voor welke school", en="For which school"),
                    among=lambda facts: facts.school_options,
                ),
                PEOPLE,
                REST,
                Paragraph(
                    name="goal",
                    label=Text(nl="Wat wil je team bereiken", en="What your team wants to reach"),
                    required=False,
                    longest=1000,
                ),
                Line(
                    name="reference",
                    label=Text(nl="Kenmerk voor de factuur", en="Reference for the invoice"),
                    required=False,
                    longest=60,
                ),
            ],
            then=[begin_team],
        ),
    ),
    facts=team_facts,
    page="development:team-enrolment",
    table={
        naming: (complete, release, name, withdraw, moved, finish, is_cancelled),
        named: (release, name, withdraw, moved, finish, is_cancelled),
        partly_released: (complete, name, withdraw, moved, finish, is_cancelled),
        done: (),
        cancelled: (),
    },
)
