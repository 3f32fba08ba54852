"""Who reads along for a council: its members of today, on the page, in the search, through the interface."""

from __future__ import annotations

import pytest
from django.test import Client

from leerlijn.domains.agreements.actions.reading import keep_readers
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.tasks import read_along
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.lines import cases_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.memberships import appoint, end_membership
from leerlijn.foundation.people.models import Account, Membership
from leerlijn.kernel.verdict import granted
from tests.site.api.callers import Caller, token_of
from tests.stories import agreements
from tests.tools.budget import at_most
from tests.tools.entering import come_in


@pytest.fixture
def reads(year, monkeypatch):
    """Where somebody finds a case: on its page, in the search, through the interface."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: year.at)

    def found(name: str, case: Case) -> set[str]:
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": year.people[name]})
        client = Client(headers={"accept-language": "en"})
        come_in(client, account)
        searched = client.get("/search/", {"q": str(case.pk)}).content.decode()
        places = {
            "page": client.get(f"/cases/{case.pk}/", follow=True).status_code == 200,
            "search": f"/{case.pk}/" in searched,
            "interface": Caller(token_of(year, name)).get(f"/cases/{case.pk}").status_code == 200,
        }
        return {place for place, is_there in places.items() if is_there}

    return found


EVERYWHERE = {"page", "search", "interface"}


@pytest.fixture
def asked(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    return agreement, year.ask_consent(agreement, "holder-ET", "FR-ET")


def seat(year, name: str, council: str) -> None:
    """Somebody gets a seat in a council today."""
    role = Membership.Role.COUNCIL_STUDENT
    granted(
        appoint(
            year.people[name],
            role,
            year.units[council],
            starts_on=year.at.date(),
            by=agreements.SETTING_UP,
            at=year.at,
        )
    )


def what_follows() -> None:
    """What is done in the background after the newest entry."""
    read_along.call([Entry.objects.filter(subject__startswith="person:").latest("pk").pk])


def test_whoever_votes_reads_the_question_and_whoever_closes_how_many_voted(year, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: year.at)
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.call(request, "FR-ET")

    def page(name: str, step: str) -> str:
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": year.people[name]})
        client = Client(headers={"accept-language": "en"})
        come_in(client, account)
        client.cookies["language"] = "en"
        return client.get(f"/cases/{request.pk}/{step}/").content.decode()

    question = CouncilRequest.objects.get(case=request).question
    assert question in page("FR-ET-staff", "vote")
    year.does(request, "vote", "FR-ET-staff", choice="for")
    closing = page("FR-ET-chair", "close-vote")
    for said in (question, "Votes cast", "1 of ", "Needed for a decision"):
        assert said in closing


def test_the_council_that_made_a_condition_sees_what_becomes_of_it(year, reads, asked):
    _, request = asked
    year.does(
        request,
        "add-condition",
        "FR-ET-chair",
        condition="A second talk.",
        owner=str(year.people["holder-ET"].pk),
        due="2018-10-01",
    )
    year.decided(request, "FR-ET")
    duty = Case.objects.get(procedure="commitment")
    assert reads("FR-ET-student-1", duty) == EVERYWHERE
    assert reads("FR-BMS-student-1", duty) == set()
    account = Account.objects.get(name="FR-ET-student-1")
    client = Client()
    come_in(client, account)
    assert f"/cases/{duty.pk}/" in client.get(f"/agreements/requests/{request.pk}/").content.decode()


def test_who_joins_a_council_reads_its_file_at_once(year, reads, asked):
    agreement, _ = asked
    year.on(7, 16)
    assert reads("FR-BMS-student-1", agreement) == set()
    seat(year, "FR-BMS-student-1", "FR-ET")
    what_follows()
    assert reads("FR-BMS-student-1", agreement) == EVERYWHERE
    assert keep_readers(at=year.at) == 0


def test_what_follows_an_old_seat_late_looks_at_who_is_there_now(year, reads, asked):
    agreement, _ = asked
    old = Entry.objects.filter(subject__startswith="person:", act="appoint").first()
    seat(year, "FR-BMS-student-1", "FR-ET")
    read_along.call([old.pk])
    assert reads("FR-BMS-student-1", agreement) == EVERYWHERE


def test_whose_seat_begins_on_a_later_day_reads_from_that_day(year, reads, asked):
    agreement, _ = asked
    year.on(7, 16)
    seat(year, "FR-BMS-student-1", "FR-ET")
    year.on(7, 15)
    keep_readers(at=year.at)
    assert reads("FR-BMS-student-1", agreement) == set()
    year.on(7, 16)
    assert keep_readers(at=year.at) == 3, "the agreement, and an agenda with its advice"
    assert reads("FR-BMS-student-1", agreement) == EVERYWHERE


def test_a_former_member_no_longer_reads_what_was_read_as_a_member_only(year, reads, asked):
    agreement, request = asked
    year.call(request, "FR-ET")
    member = Membership.objects.get(person=year.people["FR-ET-student-1"])
    end_membership(member.pk, ends_on=year.at.date(), by=agreements.SETTING_UP, at=year.at)
    what_follows()
    assert reads("FR-ET-student-1", agreement) == EVERYWHERE, "the last day counts"
    year.later(days=1)
    keep_readers(at=year.at)
    assert reads("FR-ET-student-1", agreement) == reads("FR-ET-student-1", request) == set()
    assert reads("FR-ET-student-2", agreement) == reads("FR-ET-student-2", request) == EVERYWHERE


def test_who_also_sees_it_by_an_office_still_does(year, reads, asked):
    agreement, _ = asked
    seat(year, "auditor", "FR-ET")
    what_follows()
    member = Membership.objects.get(person=year.people["auditor"], role="council-student")
    end_membership(member.pk, ends_on=year.at.date(), by=agreements.SETTING_UP, at=year.at)
    year.later(days=1)
    assert keep_readers(at=year.at) == 3, "the agreement, and an agenda with its advice"
    assert reads("auditor", agreement) == EVERYWHERE


def test_an_informed_council_reads_along_too(year, reads):
    year.on(7, 2)
    year.passed()
    year.consented()
    whole = year.proposed()
    assert reads("UR-student-1", whole) == EVERYWHERE
    seat(year, "FR-BMS-student-1", "UR")
    what_follows()
    assert reads("FR-BMS-student-1", whole) == EVERYWHERE


def test_where_nobody_came_or_went_it_costs_two_statements(year, asked):
    with at_most(2):
        assert keep_readers(at=year.at) == 0


def test_the_registrar_reads_what_the_council_was_asked_about(year, asked):
    agreement, request = asked
    seen = cases_of(year.standing("FR-ET-registrar"), mine=True)
    assert set(seen.values_list("pk", flat=True)) >= {agreement.pk}
    assert not Party.objects.filter(
        case=request, person=year.people["FR-ET-registrar"], relation="votes-on-request"
    ).exists()
    other = cases_of(year.standing("FR-BMS-registrar"), mine=True)
    assert not other.filter(pk=agreement.pk).exists()
