"""On a telephone: a teacher finds, enrols, attends and holds a statement; a leader signs with one button."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.db import connection
from playwright.sync_api import Page

from tests.stories.browser.conftest import Place, made, running
from tests.stories.browser.screens import good
from tests.tools.browser import press

pytestmark = pytest.mark.races

TELEPHONE = {"width": 360, "height": 780}


@dataclass(frozen=True)
class Words:
    """What the pages say in one language."""

    language: str
    wanted: str
    seated: str
    sign: str
    thanks: str
    valid: str


SAID = {
    "sqlite": Words(
        language="nl",
        wanted="wiskunde",
        seated="Geplaatst",
        sign="Teken voor Het Noordveld",
        thanks="Getekend. Dank je wel.",
        valid="Deze verklaring is geldig",
    ),
    "postgresql": Words(
        language="en",
        wanted="mathematics",
        seated="Seated",
        sign="Sign for Het Noordveld",
        thanks="Signed. Thank you.",
        valid="This statement is valid",
    ),
}
"""In Dutch on SQLite and in English on PostgreSQL."""


@pytest.fixture
def pro_u(browser, fresh_database) -> Iterator[Place]:
    database = replace(fresh_database, demo=True)
    known = json.loads(made(database, "pro_u"))
    with running(browser, database, known) as place:
        yield place


def telephone(pro_u: Place, who: str, words: Words) -> Page:
    """In the hand of somebody who is signed in; without a name, of a stranger."""
    page = pro_u.page_of(who, words.language)
    page.set_viewport_size(TELEPHONE)
    return page


def test_on_telephones_from_the_catalogue_to_a_statement_and_a_signature(pro_u):
    words = SAID[connection.vendor]
    somebody_finds_and_enrols(pro_u, words)
    who_was_there_is_marked(pro_u, words)
    a_statement_is_held_and_verified(pro_u, words)
    a_leader_signs_with_one_link_and_one_button(pro_u, words)


def somebody_finds_and_enrols(pro_u: Place, words: Words) -> None:
    teacher = telephone(pro_u, "teacher", words)
    teacher.goto(pro_u.at("/catalogue/"))
    good(teacher)
    teacher.locator("#q").fill(words.wanted)
    press(teacher.locator(".seek button"))
    press(teacher.locator('.offers a[href*="taal-in-de-wiskundeles"]'))
    good(teacher)
    press(teacher.locator('.beside a[data-variant="primary"]'))
    good(teacher)
    teacher.locator('select[name="school"]').select_option(index=1)
    teacher.locator('select[name="payer"]').select_option("school")
    press(teacher.locator('main button[type="submit"]'))
    assert words.seated in teacher.locator(".lede").inner_text()
    good(teacher)
    teacher.goto(pro_u.at("/development/enrolments/"))
    good(teacher)


def who_was_there_is_marked(pro_u: Place, words: Words) -> None:
    """After each meeting by whoever led it, who then ends the edition."""
    expert = telephone(pro_u, "expert", words)
    for meeting in (1, 2):
        expert.goto(pro_u.at(f"/development/editions/{{over}}/meetings/{meeting}/"))
        expert.locator('main [value="present"]').check(force=True)
        good(expert)
        press(expert.locator("main .save button"))
    expert.goto(pro_u.at("/cases/{over}/finish/"))
    good(expert)
    press(expert.locator("main form button[data-variant]").first)


def a_statement_is_held_and_verified(pro_u: Place, words: Words) -> None:
    """On the page of the seat; whoever gets its address needs no account."""
    teacher = telephone(pro_u, "teacher", words)
    teacher.goto(pro_u.at("/development/enrolments/{seat}/"))
    good(teacher)
    number = teacher.locator("code", has_text="PRU-2026-").inner_text()
    address = teacher.locator('main a[href^="/verify/"]').get_attribute("href")
    stranger = telephone(pro_u, "", words)
    stranger.goto(pro_u.at(address))
    good(stranger)
    assert stranger.locator("h1").inner_text() == words.valid
    assert number in stranger.locator("main").inner_text()


def a_leader_signs_with_one_link_and_one_button(pro_u: Place, words: Words) -> None:
    leader = telephone(pro_u, "", words)
    leader.goto(pro_u.at("/sign/{token}/"))
    good(leader)
    buttons = leader.locator("main button")
    assert (buttons.count(), buttons.inner_text()) == (1, words.sign)
    press(buttons)
    assert leader.locator("h1").inner_text() == words.thanks
    assert leader.locator("main button").count() == 0
    good(leader)
