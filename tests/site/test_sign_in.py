"""The way in and the account, looked at in a real browser; and nothing lost when the session ended."""

from dataclasses import replace

import pytest

from tests.tools.browser import WINDOWS, axe, fits, press
from tests.tools.serving import served

pytestmark = pytest.mark.races

WORLD = """
import django; django.setup()
from tests.foundation.people.colleagues import *
house = built()
for order, (name, account) in enumerate([("Ilse Wevers", "candidate"), ("Anna Klaver", "dean")]):
    person = somebody(name, language="en")
    holds(person, Role.DEAN, house.water)
    card_of(person, account, order=order)
"""


@pytest.fixture
def world(fresh_database):
    demonstration = replace(fresh_database, demo=True)
    made = demonstration.run("-c", WORLD)
    assert made.returncode == 0, made.stderr
    with served(demonstration) as server:
        yield server.address


@pytest.mark.parametrize("window", WINDOWS)
def test_somebody_enters_loses_the_session_while_writing_and_loses_no_word(world, page, window):
    width, scheme = window
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{world}/account/")
    assert (axe(page), fits(page)) == ([], True)
    press(page.get_by_role("button", name="Enter as Ilse"))
    assert page.get_by_role("heading", level=1).inner_text() == "Ilse Wevers"
    assert (axe(page), fits(page)) == ([], True)

    page.context.clear_cookies(name="sessionid")
    page.get_by_label("What is the key for?").fill("The timetable of my course")
    press(page.get_by_role("button", name="Make a key"))
    assert page.get_by_text("You were signed out in the meantime.").is_visible()
    assert (axe(page), fits(page)) == ([], True)

    press(page.get_by_role("button", name="Enter as Ilse"))
    assert page.get_by_text("The timetable of my course").first.is_visible()
    assert (axe(page), fits(page)) == ([], True)

    press(page.get_by_role("button", name="Send it now"))
    assert page.get_by_text("This is your new key.").is_visible()
    assert page.get_by_role("rowheader", name="The timetable of my course").is_visible()
    assert (axe(page), fits(page)) == ([], True)

    press(page.get_by_role("button", name="Sign out now"))
    page.goto(f"{world}/account/")
    assert page.get_by_role("heading", level=1).inner_text() == "Whose line do you want to walk?"
