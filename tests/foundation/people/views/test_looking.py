"""Setting up an institution by hand, looked at in a real browser: wide and narrow, light and dark."""

import json

import pytest

from tests.tools import browser
from tests.tools.browser import WINDOWS, axe, fits
from tests.tools.serving import served

pytestmark = pytest.mark.races

STAFF = """
import django; django.setup()
from tests.foundation.people.colleagues import *
from tests.foundation.people.queries.test_directory import works
from leerlijn.foundation.people.models import Unit
person = somebody("Anna Klaver", number="m100", language="en")
works(person, Unit.objects.get(code="ET"))
"""


@pytest.fixture
def begun(fresh_database):
    """A new installation, and the first password of who manages it."""
    done = fresh_database.leerlijn("init", "--format", "json")
    assert done.returncode == 0, done.stderr
    with served(fresh_database) as server:
        yield server.address, json.loads(done.stdout)["password"]


def looks_right(page):
    """No rule of accessibility is broken, and nothing sticks out of the window."""
    assert (axe(page), fits(page)) == ([], True), page.url


def press(page, name):
    browser.press(page.get_by_role("button", name=name, exact=True))


def follow(page, name):
    browser.press(page.get_by_role("link", name=name, exact=True))


@pytest.fixture(params=WINDOWS)
def manager(begun, page, request):
    """The page of whoever manages the new installation, once they chose a password of their own."""
    width, scheme = request.param
    address, password = begun
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/sign-in/?next=/units/")
    page.get_by_label("Account name").fill("administrator")
    page.get_by_label("Password").fill(password)
    press(page, "Sign in with this account")
    page.get_by_label("Your new password").fill("three slow rivers")
    press(page, "Keep it and go on")
    page.goto(f"{address}/language/en/?next=/units/")
    return page


def test_an_institution_gets_a_faculty_a_dean_with_an_account_and_a_deputy(begun, fresh_database, manager):
    address, _ = begun
    adds_a_faculty(manager)
    arrived = fresh_database.run("-c", STAFF)
    assert arrived.returncode == 0, arrived.stderr
    appoints_a_dean(manager)
    manager.goto(f"{address}/units/")
    assert manager.get_by_text("Anna Klaver").is_visible()
    for other in ("/units/", "/units/loose/", "/people/add/"):
        manager.goto(f"{address}{other}")
        looks_right(manager)
    manager.goto(f"{address}/people/")
    opens_an_account(manager)
    manager.goto(f"{address}/account/mandates/")
    gives_a_mandate(manager)


def adds_a_faculty(page):
    assert page.get_by_text("There is nothing below it yet.").is_visible()
    looks_right(page)
    follow(page, "Add a unit")
    press(page, "Add this unit")
    assert page.get_by_text("Choose one of these.").first.is_visible()
    looks_right(page)
    page.get_by_label("Kind").select_option("faculty")
    page.get_by_label("Code, as HR uses it").fill("ET")
    page.get_by_label("Dutch name").fill("Techniek")
    page.get_by_label("English name").fill("Engineering")
    page.get_by_label("First day").fill("2020-09-01")
    press(page, "Add this unit")
    looks_right(page)


def appoints_a_dean(page):
    follow(page, "Engineering")
    follow(page, "Give somebody a role")
    page.get_by_label("Personnel number").fill("m100")
    page.get_by_label("Role").select_option("dean")
    looks_right(page)
    press(page, "Give this role")
    assert page.get_by_role("link", name="Anna Klaver", exact=True).is_visible()
    looks_right(page)
    follow(page, "End it Anna Klaver, dean")
    looks_right(page)


def opens_an_account(page):
    page.get_by_label("Name or personnel number").fill("klav")
    press(page, "Look up")
    looks_right(page)
    follow(page, "Anna Klaver")
    looks_right(page)
    follow(page, "Manage the account")
    looks_right(page)
    press(page, "Open the account")
    assert page.get_by_text("This is the first password.").is_visible()
    looks_right(page)


def gives_a_mandate(page):
    page.get_by_label("Which of your roles").select_option(index=1)
    page.get_by_label("Personnel number of your deputy").fill("m100")
    looks_right(page)
    press(page, "Give this mandate")
    assert page.get_by_text("Anna Klaver acts for you as functional administrator").is_visible()
    looks_right(page)
