"""One euro: what is sealed and is no longer so says it on plan, budget, request and public page alike."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from leerlijn.domains.agreements.queries.consents import sealed_of
from leerlijn.foundation.people.actions.memberships import appoint, end_membership
from leerlijn.foundation.people.models import Account, Membership
from tests.stories import agreements
from tests.tools.entering import come_in

SENT, CONSENTED = "Changed after it was sent to the council.", "Changed after consent."


@pytest.fixture
def office(year):
    """The browser of the policy officer, in English."""
    client = Client()
    come_in(client, Account.objects.create(person=year.people["officer"], name="officer"))
    client.cookies["language"] = "en"
    return client


def shown(client, agreement, request) -> dict[str, set[str]]:
    """On each page, which of the banners stands there."""
    pages = {
        "agreement": f"/agreements/{agreement.pk}/",
        "plan": f"/agreements/{agreement.pk}/measures/",
        "budget": "/agreements/budget/",
        "request": f"/agreements/requests/{request.pk}/",
        "public": "/quality-agreements/",
        "public agreement": f"/quality-agreements/{agreement.pk}/",
    }
    read = {name: client.get(address).content.decode() for name, address in pages.items()}
    return {name: {each for each in (SENT, CONSENTED) if each in page} for name, page in read.items()}


PLAN = ("agreement", "plan", "budget")


def test_before_any_consent_the_plan_and_the_budget_say_that_what_was_sent_changed(year, office):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    assert not any(shown(office, agreement, request).values())
    year.one_euro(agreement, "holder-ET")
    banners = shown(office, agreement, request)
    assert {name for name, found in banners.items() if found == {SENT}} == {*PLAN, "request"}
    assert not banners["public"] | banners["public agreement"], "it is nobody's business yet"
    page = office.get(f"/agreements/{agreement.pk}/").content.decode()
    assert "What FR-ET got on 2 July 2018 is not what stands here now." in page
    assert "measure M1 “Mentoren” went from €\N{NO-BREAK SPACE}420,000 to €\N{NO-BREAK SPACE}419,999" in page


def test_after_consent_and_while_the_change_lies_there_every_page_says_both(year, office):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    first = year.asked(agreement)
    year.one_euro(agreement, "holder-ET")
    assert all(found == {CONSENTED} for found in shown(office, agreement, first).values())
    again = year.ask_consent(agreement, "holder-ET", "FR-ET")
    banners = shown(office, agreement, again)
    assert not banners.pop("request"), "what lies there is what stands there"
    assert all(found == {CONSENTED} for found in banners.values())
    assert "FR-ET has the change before it since 2 July 2018." in (
        office.get(f"/quality-agreements/{agreement.pk}/").content.decode()
    )
    year.one_euro(agreement, "holder-ET")
    banners = shown(office, agreement, again)
    assert banners.pop("request") == {SENT}
    assert all(found == {SENT, CONSENTED} for found in banners.values())
    assert shown(office, agreement, first)["request"] == {CONSENTED}, "it is the newest consent still"
    year.does(again, "take-present-file", "holder-ET")
    year.accepted(again, "FR-ET")
    year.decided(again, "FR-ET")
    assert not any(shown(office, agreement, again).values())
    assert not shown(office, agreement, first)["request"], "a newer consent took its place"
    assert not sealed_of([agreement.pk])[agreement.pk].is_changed


def test_a_request_keeps_the_members_who_answered_it(year, office):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.decided(request, "FR-ET", student_2="against")
    left = Membership.objects.get(person=year.people["FR-ET-student-1"])
    end_membership(left.pk, ends_on=date(2018, 8, 31), by=agreements.SETTING_UP, at=year.at)
    appoint(
        year.people["OC-ET-student-1"],
        Membership.Role.COUNCIL_STUDENT,
        year.units["FR-ET"],
        starts_on=date(2018, 9, 1),
        by=agreements.SETTING_UP,
        at=year.at,
    )
    side = (
        office.get(f"/agreements/requests/{request.pk}/").content.decode().split("The members on 2 July 2018")
    )
    assert len(side) == 2
    assert "Fr-et-student-1 Bakker" in side[1]
    assert "Oc-et-student-1 Bakker" not in side[1]


def test_while_a_request_is_open_its_members_are_those_of_today(year, office):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    left = Membership.objects.get(person=year.people["FR-ET-student-1"])
    end_membership(left.pk, ends_on=date(2018, 7, 2), by=agreements.SETTING_UP, at=year.at)
    page = office.get(f"/agreements/requests/{request.pk}/").content.decode()
    side = page.split("<h2>The members</h2>")[1]
    assert "Fr-et-student-2 Bakker" in side
    assert "Fr-et-student-1 Bakker" not in side
