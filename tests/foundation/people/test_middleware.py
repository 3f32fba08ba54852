"""Who asks, and what that costs."""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.memberships import end_membership
from tests.foundation.people.colleagues import AT, ON, PASSWORD, SETTING_UP, SINCE, Role, account_of, holds
from tests.tools.budget import at_most


def whoami(request):
    offices = " ".join(sorted(office.role for office in request.standing.offices))
    return HttpResponse(f"{request.standing.name}:{offices}")


urlpatterns = [path("whoami/", whoami)]


@pytest.fixture
def browser():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client()


@pytest.fixture
def signed_in(browser, house, ilse, pieter):
    account_of(ilse, "ilse")
    holds(pieter, Role.DEAN, house.water)
    holds(ilse, Role.ASSESSOR, house.law)
    give_mandate(
        giver=pieter, deputy=ilse, role=Role.DEAN, unit=house.water, starts_on=SINCE, by=SETTING_UP, at=AT
    )
    assert browser.login(name="ilse", password=PASSWORD)
    return browser


def test_without_a_cookie_nobody_asks_the_database(browser, db):
    with at_most(0):
        assert browser.get("/whoami/").content == b":"


def test_whoever_is_signed_in_costs_three_statements(signed_in):
    with at_most(3):
        assert signed_in.get("/whoami/").content == b"Ilse Wevers:assessor dean"


def test_a_cookie_of_nobody_costs_one_statement(browser, db):
    browser.cookies["sessionid"] = "x" * 32
    with at_most(1):
        assert browser.get("/whoami/").content == b":"


def test_what_ended_yesterday_opens_nothing_today(signed_in, ilse):
    for role in ilse.memberships.all():
        end_membership(role.pk, ends_on=ON, by=SETTING_UP, at=AT)

    assert signed_in.get("/whoami/").content == b"Ilse Wevers:dean"
