"""Giving one's role to a deputy in the browser, and taking it back."""

from datetime import date

import pytest

from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.models import Mandate
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, Role, holds, somebody
from tests.foundation.people.views.browser import entered, html, primary_buttons
from tests.tools.budget import at_most


@pytest.fixture(autouse=True)
def today(clock):
    return clock


@pytest.fixture
def dean(house):
    person = somebody("Anna Klaver")
    person.role = holds(person, Role.DEAN, house.water)
    return person


@pytest.fixture
def deputy(house):
    return somebody("Ilse Wevers", number="m200", language="en")


def give(person, **said):
    values = {"office": person.role.pk, "number": "m200", "starts_on": "2026-10-12", "reason": "On leave."}
    return entered(person).post("/account/mandates/give/", {**values, **said})


def test_the_deputy_sees_on_whose_behalf_they_may_act(dean, deputy):
    assert primary_buttons(entered(dean).get("/account/mandates/")) == 1

    assert give(dean, ends_on="2026-12-31").status_code == 302

    for address in ("/account/", "/account/mandates/"):
        assert "You act for Anna Klaver as dean" in html(entered(deputy).get(address))
        assert "Ilse Wevers acts for you as dean" in html(entered(dean).get(address))
    assert Mandate.objects.get().ends_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"office": ""}, "Choose one of these."),
        ({"office": "999"}, "Choose one of these."),
        ({"number": "m999"}, "We know nobody with this personnel number."),
        ({"ends_on": "2026-10-01"}, "lies before the first day"),
        ({"starts_on": "2019-01-01"}, "is not dean here on 1 January 2019"),
        ({"reason": "x" * 301}, "Say it in at most 300 characters."),
    ],
)
def test_a_refusal_has_its_sentence_and_nothing_is_lost(dean, deputy, mistake, sentence):
    answer = give(dean, **mistake)

    assert answer.status_code == 422
    assert sentence in html(answer)
    assert f'value="{mistake.get("reason", "On leave.")}"' in html(answer)
    assert not Mandate.objects.exists()


def test_nobody_gives_away_the_role_of_another(dean, deputy, house, pieter):
    pieter.role = dean.role
    holds(pieter, Role.HR, house.law)

    assert give(pieter).status_code == 422
    assert not Mandate.objects.exists()


def test_whoever_has_no_role_of_their_own_has_nothing_to_pass_on(dean, deputy):
    assert "so there is nothing to pass on" in html(entered(deputy).get("/account/mandates/"))
    give(dean)

    page = html(entered(deputy).get("/account/mandates/"))

    assert "so there is nothing to pass on" in page
    deputy.role = dean.role
    assert give(deputy).status_code == 422


def test_only_the_giver_takes_it_back(dean, deputy):
    give(dean)
    address = f"/account/mandates/{Mandate.objects.get().pk}/withdraw/"

    assert entered(deputy).post(address).status_code == 404
    assert entered(dean).get(address).status_code == 405
    assert entered(dean).post(address).status_code == 302

    assert Mandate.objects.get().withdrawn_on == ON
    assert "You act for" not in html(entered(deputy).get("/account/"))


def test_the_page_costs_the_same_with_one_mandate_and_with_many(dean, deputy, house):
    browser = entered(dean)
    with at_most(6):
        browser.get("/account/mandates/")
    for number in range(30):
        give_mandate(
            giver=dean,
            deputy=somebody(f"Deputy {number}"),
            role=Role.DEAN,
            unit=house.water,
            starts_on=ON,
            by=SETTING_UP,
            at=AT,
        )
    with at_most(6):
        browser.get("/account/mandates/")


def test_the_page_speaks_dutch(dean, deputy):
    give(dean)

    assert "Ilse Wevers handelt namens jou als decaan" in html(entered(dean, "nl").get("/account/mandates/"))
