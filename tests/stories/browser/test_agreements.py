"""The year 2018 of the project plan, milestone by milestone, in a browser: each at their own screen.

Wide and light in Dutch on SQLite, narrow and dark in English on PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.stories.browser.conftest import made, running
from tests.stories.browser.screens import Screens
from tests.tools.browser import WINDOWS

pytestmark = pytest.mark.races

CHANGED = {"nl": "Gewijzigd na instemming.", "en": "Changed after consent."}
CONDITION = "In October the council hears how the mentors were chosen."
REASONS = "The students were heard too late."


class Year(Screens):
    """The product in May 2018, and everybody's own browser."""

    def case(self, name: str) -> int:
        return int(self.place.known[name])

    def does(self, who: str, case: int, step: str, **said: str | list[str]) -> Page:
        """A step from its own page, with the words, choices and ticks that it asks for."""
        return self.sends(self.opens(who, f"/cases/{case}/{step}/"), f"done={step}", **said)

    def asks(self, who: str, about: int, step: str, council: str, **said: str) -> int:
        """The request that lies before the council then, with its file found complete."""
        asked = {"council": str(self.place.known[council]), "question": "What do you say?"}
        page = self.does(who, about, step, **asked, **said)
        link = page.locator('main a[href^="/agreements/requests/"]').first.get_attribute("href")
        request = int(link.rstrip("/").rsplit("/", 1)[1])
        self.does(f"{council}-chair", request, "accept-file")
        return request

    def votes(self, request: int, council: str, choice: str, **reasons: str) -> None:
        """The chair calls the vote; all members vote so, and the chair closes it."""
        members = self.place.known["members"][council]
        self.does(f"{council}-chair", request, "call-vote", present=[*members.values()])
        for member in members:
            self.does(member, request, "vote", choice=choice)
        self.does(f"{council}-chair", request, "close-vote", **reasons)


@pytest.fixture
def year(browser, fresh_database, window) -> Iterator[Year]:
    database = replace(fresh_database, demo=True)
    known = json.loads(made(database, "the_year_2018"))
    with running(browser, database, known) as place:
        yield Year.of(place, window)


@pytest.mark.parametrize("window", WINDOWS)
def test_the_year_2018_and_then_one_euro(year):
    in_may_the_programme_gets_advice(year)
    in_june_the_board_remarks_and_is_answered(year)
    in_august_the_council_refuses_once_and_then_consents_under_a_condition(year)
    in_december_the_whole_is_adopted(year)
    one_euro_raises_its_banner_everywhere(year)


def in_may_the_programme_gets_advice(year):
    agenda = year.case("agenda")
    right = {"right": "programme-agenda-advice", "talk_on": "2018-04-20"}
    advice = year.asks("director-ET", agenda, "ask-advice", "OC-ET", **right)
    present = [*year.place.known["members"]["OC-ET"].values()]
    said = {
        "present": present,
        "outcome": "positive-with-remarks",
        "points": "Say how often there is feedback.",
    }
    year.does("OC-ET-chair", advice, "give-advice", **said)
    answer = {"point": "1", "reply": "taken-over", "why": "Every second week."}
    year.does("director-ET", advice, "answer-point", **answer)
    year.does("director-ET", advice, "announce", notice="We follow the advice.")
    assert "We follow the advice." in year.looks("OC-ET-chair", f"/agreements/requests/{advice}/")
    year.does("director-ET", agenda, "adopt")
    year.does("director-ET", agenda, "pass-on")


def in_june_the_board_remarks_and_is_answered(year):
    draft = year.case("draft")
    year.does("holder-ET", draft, "submit-concept")
    year.does("board", draft, "check", met=["themes", "budget"], remarks="Say what stands in 2021.")
    answer = {"point": "1", "reply": "taken-over", "why": "It stands in measure 1 now."}
    year.does("holder-ET", draft, "answer-remark", **answer)
    year.does("holder-ET", draft, "finish")
    assert "It stands in measure 1 now." in year.reads("board", f"/agreements/{draft}/")


def in_august_the_council_refuses_once_and_then_consents_under_a_condition(year):
    draft, right = year.case("draft"), "faculty-agreement-consent"
    first = year.asks("holder-ET", draft, "ask-consent", "FR-ET", right=right)
    year.does("holder-ET", first, "consult")
    year.votes(first, "FR-ET", "against", reasons=REASONS)
    assert REASONS in year.looks("holder-ET", f"/agreements/{draft}/")
    year.does(
        "holder-ET", draft, "revise", agreement="Ten mentors, chosen by students.", justification="As before."
    )
    again = year.asks("holder-ET", draft, "ask-consent", "FR-ET", right=right)
    year.does("holder-ET", again, "consult")
    owner = str(year.place.known["holder"])
    year.does("FR-ET-chair", again, "add-condition", condition=CONDITION, owner=owner, due="2018-10-01")
    year.votes(again, "FR-ET", "for")
    assert CONDITION in year.looks("FR-ET-student-1", f"/agreements/requests/{again}/")
    year.does("holder-ET", draft, "submit")
    assert CONDITION in year.looks("", f"/quality-agreements/{draft}/")


def in_december_the_whole_is_adopted(year):
    whole = year.case("whole")
    year.does("board", whole, "inform", council=str(year.place.known["UR"]), met_on="2018-11-07")
    year.does("officer", whole, "propose", proposal="One whole.", omitted="Guidance comes first.")
    year.does("officer", year.case("draft"), "bundle")
    year.does("board", whole, "take-over")
    request = year.asks("board", whole, "ask-consent", "UR", right="institution-agreement-consent")
    year.does("board", request, "consult")
    year.votes(request, "UR", "for")
    year.does("board", whole, "adopt")
    year.does("board", whole, "submit")


def one_euro_raises_its_banner_everywhere(year):
    draft, banner = year.case("draft"), CHANGED[year.language]
    places = [
        ("holder-ET", f"/agreements/{draft}/"),
        ("holder-ET", f"/agreements/{draft}/measures/"),
        ("officer", "/agreements/budget/"),
        ("", "/quality-agreements/"),
        ("", f"/quality-agreements/{draft}/"),
    ]
    assert [banner in year.reads(*place) for place in places] == [False] * 5
    holder = year.opens("holder-ET", f"/agreements/{draft}/move/")
    euro = {"giver": "1", "taker": "0", "year": "2019", "amount": "1"}
    year.sends(holder, "/measures/", **euro, source="A slip in table 3", because="One euro too much.")
    assert [banner in year.reads(*place) for place in places] == [True] * 5
    for place in places[1:4]:
        year.looks(*place)
