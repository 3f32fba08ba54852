"""The menu shows what could ever be open to somebody."""

from datetime import date

import pytest

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_as
from leerlijn.kernel.policy import ANYBODY, Office, Standing, may_ever
from leerlijn.site.navigation import MENU, menu_of
from tests.tools.budget import at_most

ON = date(2026, 10, 12)


def shown(standing):
    return [link.href for link in menu_of(standing)]


def test_a_visitor_sees_exactly_what_anybody_may_do():
    open_to_all = [entry.link.href for entry in MENU if ANYBODY in entry.action.open_to]

    assert shown(Standing(on=ON)) == open_to_all
    assert "/verify/" in open_to_all


def test_nobody_is_shown_what_they_could_never_open():
    for role in ("", "dean", "hr", "coordinator", "auditor", "administrator"):
        standing = Standing(on=ON, person=1, offices=(Office(role, "/1/"),) if role else ())
        allowed = {entry.link.href for entry in MENU if may_ever(standing, entry.action)}

        assert set(shown(standing)) <= allowed


def test_a_dean_finds_the_obligations_and_a_lecturer_does_not():
    dean = Standing(on=ON, person=1, offices=(Office("dean", "/1/4/"),))

    assert "/qualification/duties/" in shown(dean)
    assert "/qualification/duties/" not in shown(Standing(on=ON, person=1))


OF_THE_QUALIFICATION = {"/qualification/", "/qualification/dossiers/"}


@pytest.mark.parametrize(
    ("is_staff", "roles", "is_shown"),
    [
        (True, (), True),
        (True, ("council-student",), True),
        (False, ("coordinator",), True),
        (False, ("teacher", "dean"), True),
        (False, (), False),
        (False, ("teacher",), False),
        (False, ("school-leader", "school-trainer"), False),
        (False, ("act-assessor",), False),
    ],
)
def test_the_qualification_is_for_who_works_here_and_for_nobody_from_outside(is_staff, roles, is_shown):
    """A candidate of the assessment centre holds no office at all, just like a lecturer."""
    offices = tuple(Office(role, "/1/") for role in roles)
    standing = Standing(on=ON, person=1, is_staff=is_staff, offices=offices)
    assert OF_THE_QUALIFICATION.intersection(shown(standing)) == (OF_THE_QUALIFICATION if is_shown else set())


def test_whom_hr_knows_by_a_number_works_here(db):
    known = Person.objects.create(given_name="Ada", family_name="Vos", number="600001")
    outsider = Person.objects.create(given_name="Bo", family_name="Vos")
    assert [standing_as(each, on=ON).is_staff for each in (known, outsider)] == [True, False]


def test_one_entry_at_a_time_says_that_you_are_there():
    for entry in MENU:
        assert [other for other in MENU if other.link.is_current(entry.link.href)] == [entry]


def test_the_menu_and_the_name_of_the_institution_cost_nothing(client, db, settings):
    settings.INSTITUTION_EN = "Example University"
    client.cookies["language"] = "en"

    with at_most(0):
        html = client.get("/verify/").content.decode()

    assert "Example University" in html
    assert 'href="/sign-in/?next=%2Fverify%2F"' in html


@pytest.mark.parametrize(
    ("roles", "has_catalogue", "has_assessments"),
    [
        ((), False, True),
        (("act-assessor",), False, True),
        (("teacher",), True, False),
        (("school-leader",), True, False),
        (("expert",), True, False),
        (("dean",), False, False),
    ],
)
def test_the_menu_of_somebody_from_outside_says_where_their_things_are(roles, has_catalogue, has_assessments):
    standing = Standing(on=ON, person=1, offices=tuple(Office(role, "/1/") for role in roles))
    found = shown(standing)
    assert ("/catalogue/" in found, "/assessments/mine/" in found) == (has_catalogue, has_assessments)
