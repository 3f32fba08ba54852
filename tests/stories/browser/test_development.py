"""On a telephone: a teacher finds and enrols; a school leader signs with one link and one button."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection

from tests.stories.browser.conftest import Place, made, running
from tests.stories.browser.screens import good
from tests.tools.browser import press

pytestmark = pytest.mark.races

TELEPHONE = {"width": 360, "height": 780}
SAID = {
    "sqlite": ("nl", "wiskunde", "Geplaatst", "Teken voor Het Noordveld", "Getekend. Dank je wel."),
    "postgresql": ("en", "mathematics", "Seated", "Sign for Het Noordveld", "Signed. Thank you."),
}
"""In Dutch on SQLite and in English on PostgreSQL."""


@pytest.fixture
def pro_u(browser, fresh_database) -> Iterator[Place]:
    database = replace(fresh_database, demo=True)
    known = json.loads(made(database, "pro_u"))
    with running(browser, database, known) as place:
        yield place


def test_a_teacher_finds_and_enrols_and_a_leader_signs_with_one_link_and_one_button(pro_u):
    language, word, seated, button, thanks = SAID[connection.vendor]

    teacher = pro_u.page_of("teacher", language)
    teacher.set_viewport_size(TELEPHONE)
    teacher.goto(pro_u.at("/catalogue/"))
    good(teacher)
    teacher.locator("#q").fill(word)
    press(teacher.locator(".seek button"))
    press(teacher.locator('.offers a[href*="taal-in-de-wiskundeles"]'))
    good(teacher)
    press(teacher.locator('.beside a[data-variant="primary"]'))
    good(teacher)
    teacher.locator('select[name="school"]').select_option(index=1)
    teacher.locator('select[name="payer"]').select_option("school")
    press(teacher.locator('main button[type="submit"]'))
    assert seated in teacher.locator(".lede").inner_text()
    good(teacher)
    teacher.goto(pro_u.at("/development/enrolments/"))
    good(teacher)

    leader = pro_u.new_page(language)
    leader.set_viewport_size(TELEPHONE)
    pro_u.enter(leader, "", language)
    leader.goto(pro_u.at("/sign/{token}/"))
    good(leader)
    buttons = leader.locator("main button")
    assert (buttons.count(), buttons.inner_text()) == (1, button)
    press(buttons)
    assert leader.locator("h1").inner_text() == thanks
    assert leader.locator("main button").count() == 0
    good(leader)
