"""The budget of the agreements through the interface: the same figures as on the pages."""

from __future__ import annotations

import pytest

from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Account, Person
from leerlijn.kernel.factors import Scope
from tests.domains.agreements.measures import (
    AT,
    agreement,
    budgeted,
    granted_to,
    measure,
    somebody,
    university,
)
from tests.site.api.callers import Caller
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db


def caller(standing, monkeypatch):
    person = Person.objects.get(pk=standing.person)
    Account.objects.create(name=f"p{person.pk}", person=person)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: AT)
    return Caller(make_token(person, scope=Scope.DECIDE, by=SETTING_UP, at=AT).secret)


@pytest.fixture
def units(db):
    return university()


@pytest.fixture
def case(units):
    return agreement(units["ET"])


@pytest.fixture
def officer(units, case, monkeypatch):
    standing = somebody(units["NU"], "policy-officer")
    measure(case, standing)
    granted_to(case, standing, 1_000)
    budgeted(case, standing, 1, 12_345)
    return caller(standing, monkeypatch)


def test_measures_tell_what_they_cost_and_what_is_missing(officer, case):
    told = officer.get(f"/agreements/{case.pk}/measures").json()
    (only,) = told["measures"]
    assert (only["budget"], only["shares"]) == ({"2019": 12_345}, {"guidance": 50, "teacher-quality": 50})
    assert only["missing"][0] == {"nl": "een eigenaar", "en": "an owner"}


def test_the_budget_adds_up_on_every_level(officer, units):
    told = officer.get("/agreements/budget").json()
    assert told["total"] == sum(cell["cents"] for cell in told["cells"]) == 12_345
    assert told["free"] == 100_000 - 12_345
    assert [(each["unit"], each["level"], each["total"]) for each in told["units"]] == [
        (units["NU"].pk, 0, 12_345),
        (units["ET"].pk, 1, 12_345),
    ]


def test_one_theme_alone(officer):
    told = officer.get("/agreements/budget", theme="guidance").json()
    assert {cell["theme"] for cell in told["cells"]} == {"guidance"}
    assert {each["total"] for each in told["units"]} == {told["total"]}


def test_of_a_unit_of_which_one_sees_a_part_there_is_no_total(officer, units, monkeypatch):
    holder = caller(somebody(units["ET"], "portfolio-holder"), monkeypatch)
    told = holder.get("/agreements/budget").json()
    assert [(each["unit"], each["total"]) for each in told["units"]] == [(units["ET"].pk, 12_345)]


def test_a_parameter_that_nobody_knows_is_refused(officer):
    assert officer.get("/agreements/budget", faculty="ET").status_code == 422


def test_themes_and_rights_are_data(officer):
    told = officer.get("/agreements/cycle").json()
    assert [each["key"] for each in told["themes"]] == list(current_cycle().theme_keys)
    assert {each["basis"] for each in told["rights"]} >= {"statute", "promise"}


def test_who_may_not_see_the_agreement_finds_nothing(units, case, monkeypatch):
    stranger = caller(somebody(units["BMS"], "portfolio-holder"), monkeypatch)
    assert stranger.get(f"/agreements/{case.pk}/measures").status_code == 404
    assert stranger.get("/agreements/budget").json()["cells"] == []


def test_a_call_costs_no_more_than_a_page(officer, case):
    with at_most(8):
        officer.get("/agreements/budget")
    with at_most(8):
        officer.get(f"/agreements/{case.pk}/measures")


def test_the_next_round_is_opened_and_asked_for_by_its_years(officer, case):
    years = {"first_year": 2027, "milestone_year": 2029, "last_year": 2032}
    refused = officer.post("/agreements/rounds", years | {"source": " "})
    assert refused.status_code == 422
    opened = officer.post("/agreements/rounds", years | {"source": "Besluit van 2 maart 2026"})
    assert (opened.status_code, opened.json()) == (201, {"key": "2027-2032"})
    newest = officer.get("/agreements/cycle").json()
    assert (newest["key"], newest["rounds"]) == ("2027-2032", ["2027-2032", "2019-2024"])
    assert officer.get("/agreements/cycle?round=2019-2024").json()["milestone_year"] == 2021
    assert officer.get("/agreements/budget").json()["total"] == 0
    assert officer.get("/agreements/budget?round=2019-2024").json()["total"] == 12_345
    assert officer.get("/agreements/budget?round=2001-2002").status_code == 404
