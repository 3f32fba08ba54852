"""A candidate of the assessment centre from intake to declaration, in a browser: each party sees its part.

Wide and light in Dutch on SQLite, narrow and dark in English on PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.stories.assessment_world import ACT_CODES
from tests.stories.browser.conftest import made, running
from tests.stories.browser.screens import Screens, fill, good
from tests.tools.browser import WINDOWS, press

pytestmark = pytest.mark.races

NOBODY = ""
PARTIES = (
    "switcher",
    "leader",
    "act-head",
    "act-coordinator",
    "act-1",
    "act-2",
    "act-3",
    "act-4",
    "stranger",
    NOBODY,
)
COORDINATOR = {"act-coordinator"}
CENTRE = {"act-head"} | COORDINATOR
CANDIDATE = {"switcher"}
SCHOOL = {"leader"}
JUDGES = {"act-1", "act-3"}
"""From the moment on which the third took the place of the second."""
OWN_PAGES = ("", "order/", "desk/", "desk/2.3/", "difference/", "manifest/", "items/1/", "items/1/file/")

WORK = "Twaalf jaar onderzoek en ontwikkeling."
ADVICE = "Je bent er klaar voor."
PRICE = {"nl": "1.950", "en": "1,950"}
PLAN = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"A lesson on light and shadow.\n"}
SHOWN = "Op bladzijde 2 staat wat leerlingen eerst zelf proberen."
LESSON = "Licht en schaduw, met drie proeven."
NOTED = {
    "observed": "De les begon rustig.",
    "reflected": "Ziet zelf wat er misging.",
    "interviewed": "Helder.",
}
FIRST_FINDS = "Nog te weinig gezien, vindt de eerste."
SECOND_FINDS = "Ruim gezien, vindt de tweede."
ARGUMENT = "De toets uit het interview gaf de doorslag."
MOTIVATION = "Sterk in het vak."
NEEDS = {
    "training": "Dertig studiepunten vakdidactiek.",
    "by_school": "Een coach.",
    "by_institute": "Bezoek.",
}
REPORT = "De les had een helder doel."
COMMENT = "Het was klas 4b, niet 4a."
COLLEAGUE = {
    "nl": "Deze assessor kent de kandidaat te goed om te oordelen.",
    "en": "This assessor knows the candidate too well to judge them.",
}
OUTCOME = {"nl": "geschikt, mits", "en": "suitable, provided"}


class Assessment(Screens):
    """One assessment, at the screens of all who have a part in it, and of somebody who has none."""

    address: str = ""

    def key(self, name: str) -> str:
        return str(self.place.known[name])

    def does(self, who: str, step: str, **said: str | list[str]) -> Page:
        """A step by its button on the page of the assessment."""
        return self.sends(self.presses(who, step), f"done={step}", **said)

    def presses(self, who: str, step: str) -> Page:
        page = self.opens(who, self.address)
        good(page)
        return follow(page, f'.actions a[href$="/{step}/"]')

    def open_to(self, rest: str = "") -> set[str]:
        """For whom this page is there; for everybody else there is no such page."""
        answers = {who: self._asks(who, rest).status for who in PARTIES}
        assert set(answers.values()) <= {200, 302, 404}
        return {who for who, status in answers.items() if status == 200}

    def readers(self, *wanted: str) -> list[set[str]]:
        """For each of these words, whoever finds them on any page of the assessment."""
        said = {who: self._all_of(who) for who in PARTIES}
        return [{who for who in PARTIES if words in said[who]} for words in wanted]

    def _all_of(self, who: str) -> str:
        pages = [self._asks(who, rest).text() for rest in OWN_PAGES]
        return "".join([*pages, self._asks(who, address="/work/").text()])

    def _asks(self, who: str, rest: str = "", *, address: str = ""):
        asked = self.place.at(address or f"{self.address}{rest}")
        return self.page_of(who).context.request.get(asked, max_redirects=0)


def follow(page: Page, link: str) -> Page:
    """Presses what stands on the page, and looks whether everybody can use where it leads."""
    press(page.locator(f"main {link}").first)
    good(page)
    return page


@pytest.fixture
def story(browser, fresh_database, window) -> Iterator[Assessment]:
    database = replace(fresh_database, demo=True)
    known = json.loads(made(database, "assessment_centre"))
    with running(browser, database, known) as place:
        yield Assessment.of(place, window)


@pytest.mark.parametrize("window", WINDOWS)
def test_from_intake_to_declaration_each_party_sees_only_its_part(story):
    somebody_signs_up(story)
    the_centre_advises_and_the_school_orders(story)
    a_colleague_is_not_asked_and_who_turns_out_to_be_one_is_replaced(story)
    a_portfolio_is_made_and_sealed(story)
    two_see_a_lesson_and_talk_about_it(story)
    each_scores_alone(story)
    they_agree_and_the_candidate_reads_the_report(story)
    anybody_verifies_the_declaration(story)


def somebody_signs_up(story):
    page = story.opens("switcher", "/assessments/")
    follow(page, 'a[href$="/sign-up/"]')
    said = {"subject": "Natuurkunde", "diploma_field": "Technische natuurkunde, 2012", "work": WORK}
    story.sends(page, "done=register", degree="first", diploma="wo", payer="school", **said)
    story.address = page.url.removeprefix(story.place.address).partition("?")[0]
    assert story.readers(WORK) == [CANDIDATE | CENTRE]
    assert story.open_to() == CANDIDATE | CENTRE


def the_centre_advises_and_the_school_orders(story):
    board = story.opens("act-coordinator", "/assessments/board/")
    good(board)
    follow(board, f'a[href="{story.address}"]')
    story.does("act-coordinator", "check-documents")
    story.does("act-coordinator", "plan-intake", day="2026-11-26")
    said = {"advice": ADVICE, "test": "none", "price": "1.950,00", "school": story.key("leader")}
    story.does("act-coordinator", "advise-yes", **said)
    work = story.opens("leader", "/work/")
    follow(work, f'a[href="{story.address}"]')
    page = story.presses("leader", "order")
    story.sends(page, "done=order", order_number="PO-12")
    price = PRICE[story.language]
    assert story.readers(price, ADVICE, WORK) == [
        CANDIDATE | SCHOOL | COORDINATOR,  # who decides on the outcome decides without the price
        CANDIDATE | CENTRE,
        CANDIDATE | CENTRE,
    ]


def a_colleague_is_not_asked_and_who_turns_out_to_be_one_is_replaced(story):
    page = story.presses("act-coordinator", "assign")
    fill(page, "first", story.key("act-1"))
    fill(page, "second", story.key("act-4"))
    follow(page, "form[method=post] button[data-variant]")
    assert COLLEAGUE[story.language] in page.locator("#id_second-error").inner_text()
    story.sends(page, "done=assign", second=story.key("act-2"))
    assert story.open_to() == CANDIDATE | SCHOOL | CENTRE | {"act-1", "act-2"}
    leaving = {"leaving": story.key("act-2"), "because": "acquainted", "coming": story.key("act-3")}
    story.does("act-coordinator", "replace-assessor", **leaving)
    assert story.open_to() == CANDIDATE | SCHOOL | CENTRE | JUDGES


def a_portfolio_is_made_and_sealed(story):
    page = story.does("switcher", "open-portfolio")
    follow(page, 'a[href$="/items/add/"]')
    page.locator("[name=document]").set_input_files(PLAN)
    story.sends(page, story.address, title="Les over licht", kind="lesson-plan", criteria=[*ACT_CODES])
    follow(page, 'a[href$="/items/1/2.3/"]')
    story.sends(page, story.address, sentence=SHOWN)
    assert story.readers(SHOWN, "A lesson on light") == [CANDIDATE, CANDIDATE]
    story.does("switcher", "hand-in", own_work="yes")
    assert story.readers(SHOWN, "A lesson on light") == [CANDIDATE | JUDGES | CENTRE] * 2
    assert story.open_to("items/1/file/") == CANDIDATE | JUDGES | CENTRE


def two_see_a_lesson_and_talk_about_it(story):
    story.does("act-1", "complete")
    said = {"place": "Noord, klas 4b", "lesson": LESSON, "agreed": "yes"}
    story.does("switcher", "plan-observation", day="2026-11-30", **said)
    for step, notes in NOTED.items():
        story.does("act-1", step, held_on="2026-11-24", notes=notes)
    assert story.readers(LESSON) == [CANDIDATE | JUDGES]
    assert story.readers(*NOTED.values()) == [JUDGES] * 3


def each_scores_alone(story):
    scores(story, "act-1", "not-yet", FIRST_FINDS)
    assert story.readers(FIRST_FINDS) == [{"act-1"}]
    assert story.open_to("difference/") == set()
    scores(story, "act-3", "strong", SECOND_FINDS)
    assert story.readers(FIRST_FINDS, SECOND_FINDS) == [JUDGES, JUDGES]


def scores(story, who: str, on_2_3: str, why: str) -> None:
    """Everything sufficient but one; criterion after criterion, and then on the lock."""
    page = story.presses(who, "desk")
    for code in ACT_CODES:
        said = {"finding": on_2_3 if code == "2.3" else "sufficient", "seen": "E1", "why": why}
        story.sends(page, "/desk/", **said)
    good(page)
    follow(page, "form:has([name=do]) button")


def they_agree_and_the_candidate_reads_the_report(story):
    page = story.presses("act-1", "difference")
    fill(page, "c2-3-finding", "sufficient")
    fill(page, "c2-3-argument", ARGUMENT)
    follow(page, 'button[formaction$="/difference/2.3/"]')
    said = {"outcome": "suitable-with-training", "motivation": MOTIVATION, "attainable": "yes", **NEEDS}
    story.sends(page, "done=propose", **said)
    assert story.readers(ARGUMENT, MOTIVATION) == [JUDGES, JUDGES]
    story.does("act-3", "agree")
    story.does("act-1", "report", report=REPORT)
    assert story.readers(REPORT, MOTIVATION) == [CANDIDATE | JUDGES | CENTRE, JUDGES | CENTRE]
    story.does("switcher", "comment", comments=COMMENT)
    assert story.readers(COMMENT) == [CANDIDATE | JUDGES | CENTRE]


def anybody_verifies_the_declaration(story):
    story.does("act-head", "decide")
    page = story.opens("switcher", story.address)
    good(page)
    number = page.locator("code", has_text="GV-2026-").first.inner_text()
    verify = page.locator('main a[href^="/verify/"]').get_attribute("href")
    assert story.readers(MOTIVATION, FIRST_FINDS, number, verify) == [
        CANDIDATE | JUDGES | CENTRE,
        JUDGES,
        CANDIDATE | JUDGES | CENTRE | SCHOOL,
        CANDIDATE | JUDGES | CENTRE,
    ]
    visitor = story.opens(NOBODY, verify)
    good(visitor)
    said = visitor.locator("main").inner_text()
    assert (number in said, OUTCOME[story.language] in said) == (True, True)
