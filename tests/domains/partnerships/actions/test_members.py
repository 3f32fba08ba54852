"""Members come and go on 1 August, and whatever happens, exactly one leads on every day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leerlijn.domains.partnerships.actions.members import admit_member, let_lead, let_leave
from leerlijn.domains.partnerships.actions.partnerships import found_partnership
from leerlijn.domains.partnerships.guards import members as guards
from leerlijn.domains.partnerships.imports import shipped_partnerships
from leerlijn.domains.partnerships.models import Lead, Member, Partnership
from leerlijn.domains.partnerships.queries.partnerships import lead_on, members_on
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import ALLOWED, Denied

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BY = Actor(pseudonym="", name="set-up", channel="command")
FIRST = date(2022, 8, 1)
BROCHURE = Text(nl="de brochure", en="the brochure")


def founded(data) -> Partnership:
    unit = Unit.objects.create(
        kind=Unit.Kind.PARTNERSHIP,
        code=data["key"],
        name_nl="p",
        name_en="p",
        path=f"/p-{data['key']}/",
        starts_on=FIRST,
    )
    person = Person.objects.create(given_name="Co", family_name="Ordinator")
    Membership.objects.create(
        person=person, unit=unit, role=Membership.Role.PARTNERSHIP_COORDINATOR, starts_on=FIRST
    )
    by = standing_of(person.pk, on=AT.date())
    made = found_partnership(data, unit, counts_from=FIRST, source=BROCHURE, by=by, at=AT)
    assert isinstance(made, Partnership), made
    return made


@pytest.fixture
def pilots(db) -> Partnership:
    return founded(shipped_partnerships()["partnerships"][2])


def named(partnership: Partnership, name: str) -> Member:
    return Member.objects.select_related("partnership").get(partnership=partnership, name=name)


@pytest.mark.django_db
@pytest.mark.parametrize("data", shipped_partnerships()["partnerships"], ids=lambda data: data["key"])
def test_the_brochure_is_there_with_a_placeholder_for_each_unnamed_member(data):
    partnership = founded(data)
    lines = members_on(partnership.pk, AT.date())
    assert len(lines) == sum(each["number"] for each in data["members"]) + 1
    assert sorted(line.name for line in lines if line.name) == sorted(
        each["name"] for each in data["members"] if each["name"]
    )
    assert [line.leads for line in lines] == [True] + [False] * (len(lines) - 1)


def test_a_change_takes_effect_on_1_august_and_not_before(pilots):
    member = named(pilots, "Attendiz")
    let_lead(member, starts_on=date(2027, 8, 1), by=BY, at=AT)
    assert lead_on(pilots.pk, date(2027, 7, 31)) != member.pk
    assert lead_on(pilots.pk, date(2027, 8, 1)) == member.pk
    for refused in (
        let_lead(member, starts_on=date(2027, 9, 1), by=BY, at=AT),
        admit_member(pilots, kind="school", name="New", starts_on=date(2027, 1, 1), by=BY, at=AT),
        let_leave(member, leaves_on=date(2027, 12, 31), by=BY, at=AT),
    ):
        assert isinstance(refused, Denied)


def test_whoever_leads_does_not_leave_before_another_leads(pilots):
    lead = Member.objects.select_related("partnership").get(pk=lead_on(pilots.pk, AT.date()))
    assert isinstance(let_leave(lead, leaves_on=date(2027, 8, 1), by=BY, at=AT), Denied)
    let_lead(named(pilots, "Attendiz"), starts_on=date(2027, 8, 1), by=BY, at=AT)
    assert isinstance(let_leave(lead, leaves_on=date(2027, 8, 1), by=BY, at=AT), Member)
    before, after = members_on(pilots.pk, date(2027, 7, 31)), members_on(pilots.pk, date(2027, 8, 1))
    assert len(before) == len(after) + 1


def test_without_the_guard_a_partnership_would_be_led_by_who_left(pilots, monkeypatch):
    lead = Member.objects.select_related("partnership").get(pk=lead_on(pilots.pk, AT.date()))
    monkeypatch.setattr(guards, "another_leads_after", lambda member, year: ALLOWED)
    let_leave(lead, leaves_on=date(2027, 8, 1), by=BY, at=AT)
    assert not any(member.leads for member in members_on(pilots.pk, date(2027, 8, 1)))


def test_the_database_refuses_two_leads_in_one_year(pilots):
    member = named(pilots, "Attendiz")
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.create(partnership=pilots, member=member, year=FIRST.year)


def test_the_database_refuses_a_member_that_left_before_it_came(pilots):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(partnership=pilots).update(left=FIRST.year)


def test_a_member_that_leaves_cannot_lead_beyond_its_last_day(pilots):
    member = named(pilots, "Attendiz")
    let_leave(member, leaves_on=date(2027, 8, 1), by=BY, at=AT)
    assert isinstance(let_lead(member, starts_on=date(2026, 8, 1), by=BY, at=AT), Denied)
    assert isinstance(let_lead(member, starts_on=date(2027, 8, 1), by=BY, at=AT), Denied)


def test_who_was_looked_at_before_another_changed_it_is_looked_at_again(pilots):
    seen, changed = named(pilots, "Attendiz"), named(pilots, "Attendiz")
    let_leave(changed, leaves_on=date(2027, 8, 1), by=BY, at=AT)
    assert isinstance(let_lead(seen, starts_on=date(2027, 8, 1), by=BY, at=AT), Denied)


def test_whoever_saw_an_older_list_admits_nobody(pilots):
    last = Member.objects.filter(partnership=pilots).latest("order").order
    said = {"kind": "school", "name": "New", "starts_on": date(2027, 8, 1), "by": BY, "at": AT, "seen": last}
    assert isinstance(admit_member(pilots, **said), Member)
    assert isinstance(admit_member(pilots, **said), Denied)


years = st.integers(2023, 2032)
deeds = st.lists(
    st.tuples(st.sampled_from(["lead", "leave", "admit"]), st.integers(0, 8), years), max_size=12
)


@given(deeds=deeds)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_changed_exactly_one_member_leads_on_every_day(pilots, deeds):
    with transaction.atomic():
        for deed, which, year in deeds:
            members = list(
                Member.objects.filter(partnership=pilots).select_related("partnership").order_by("pk")
            )
            member, day = members[which % len(members)], date(year, 8, 1)
            if deed == "lead":
                let_lead(member, starts_on=day, by=BY, at=AT)
            elif deed == "leave":
                let_leave(member, leaves_on=day, by=BY, at=AT)
            else:
                admit_member(pilots, kind="school", name=f"School {year}", starts_on=day, by=BY, at=AT)
        for year in range(2022, 2034):
            for day in (date(year, 8, 1), date(year + 1, 7, 31)):
                assert sum(member.leads for member in members_on(pilots.pk, day)) == 1, day
        transaction.set_rollback(True)
