"""Two rows about one person become one, and exactly two again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions import merging
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.merging import keep_apart, merge, take_back
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Account, Apart, Membership, Merge, Person, SignOn, Token
from leerlijn.foundation.people.queries import (
    account_of_sign_on,
    ids_by_number,
    people_who_act_as,
    person_by_number,
    person_known_as,
    standing_of,
)
from leerlijn.foundation.people.queries.directory import visible_to
from leerlijn.foundation.people.queries.doubles import (
    NEVER_CHANGES,
    apart_since,
    links,
    probable_doubles,
    what_would_move,
)
from leerlijn.foundation.people.relations import READ_PEOPLE
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied
from tests.foundation.people.colleagues import (
    AT,
    ON,
    SETTING_UP,
    Role,
    account_of,
    holds,
    person_of_token,
    somebody,
)
from tests.tools.entering import come_in

SAME = "I asked both: they are one."


@pytest.fixture
def admin(house):
    person = somebody("Bas Beheer")
    holds(person, Role.ADMINISTRATOR, house.institution)
    return standing_of(person.pk, on=ON)


@pytest.fixture
def anna(house):
    """In HR's list; supervisor in hydrology."""
    person = somebody("Anna Klaver", number="100", email="anna@example.org")
    holds(person, Role.SUPERVISOR, house.hydrology)
    return person


@pytest.fixture
def twin(house, anna, pieter):
    """The same woman as somebody from outside: the same role, another one, an account and a mandate."""
    person = somebody("anna klaver", email="ANNA@example.org")
    holds(person, Role.SUPERVISOR, house.hydrology)
    holds(person, Role.ASSESSOR, house.law)
    account_of(person, "twin")
    holds(pieter, Role.DEAN, house.water)
    give_mandate(
        giver=pieter, deputy=person, role=Role.DEAN, unit=house.water, starts_on=ON, by=SETTING_UP, at=AT
    )
    return person


def dump() -> dict[str, list]:
    """Every row of every table, but the journal and what merging writes of itself; not that visits ended."""
    Account.objects.update(visits_ended=0)
    tables = [model._meta.db_table for model in apps.get_models() if model is not Merge]
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            if not table.startswith(("journal_", "django_tasks", "django_session")):
                cursor.execute(f'SELECT * FROM "{table}"')
                found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def roles_of(person) -> list[tuple[str, str]]:
    found = Membership.objects.filter(person=person).order_by("pk")
    return [(each.role, each.unit_id) for each in found]


def test_what_pointed_to_one_points_to_the_other(house, admin, anna, twin):
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert isinstance(made, Merge), made
    assert roles_of(anna) == [("supervisor", house.hydrology.pk), ("assessor", house.law.pk)]
    assert roles_of(twin) == [("supervisor", house.hydrology.pk)]
    standing = standing_of(anna.pk, on=ON)
    assert {office.role for office in standing.offices} == {"supervisor", "assessor", "dean"}
    assert Account.objects.get(name="twin").person_id == anna.pk


def test_taking_it_back_gives_exactly_the_original(admin, anna, twin):
    before = dump()
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert dump() != before
    assert isinstance(take_back(made.pk, by=admin, at=AT + timedelta(days=30)), Merge)
    assert dump() == before


def test_without_the_list_of_what_moved_it_would_not(admin, anna, twin):
    """The control for the test above."""
    before = dump()
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    Merge.objects.update(moved={})
    take_back(made.pk, by=admin, at=AT)
    assert dump() != before


def test_what_came_since_stays_with_who_stays(house, admin, anna, twin):
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    holds(anna, Role.UTQ_TRAINER, house.water)
    take_back(made.pk, by=admin, at=AT)
    assert ("utq-trainer", house.water.pk) in roles_of(anna)
    assert ("assessor", house.law.pk) in roles_of(twin)


def test_both_are_on_record_with_who_did_it_and_why(admin, anna, twin):
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    take_back(made.pk, by=admin, at=AT)
    acts = [(entry.act, entry.name) for entry in entries_of(f"person:{anna.pseudonym}")][-2:]
    assert acts == [("merge", "Bas Beheer"), ("unmerge", "Bas Beheer")]
    entry = entries_of(f"person:{anna.pseudonym}")[-1]
    assert (entry.about, entry.payload["reason"]) == (f"person:{twin.pseudonym}", SAME)


def test_whoever_signs_in_as_either_is_the_one_who_stays(client, admin, anna, twin, clock):
    come_in(client, Account.objects.get(name="twin"))
    assert client.get("/account/").wsgi_request.standing.person == twin.pk
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert not client.get("/account/").wsgi_request.standing  # the visit that was going on ended
    come_in(client, Account.objects.get(name="twin"))
    assert Account.objects.get(name="twin").person_id == anna.pk  # who had none keeps that one
    assert client.get("/account/").wsgi_request.standing.person == anna.pk


def test_of_two_accounts_one_opens_nothing_any_more_until_it_is_taken_back(client, admin, anna, twin, clock):
    """Nobody would see how one signs in with it, nor ask its second step, nor could close it."""
    stays, closes = account_of(anna, "anna"), Account.objects.get(name="twin")
    linked = SignOn.objects.create(account=closes, issuer="https://i.example", subject="s", linked_at=AT)
    secret = make_token(twin, by=SETTING_UP, at=AT).secret
    before = dump()
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)

    come_in(client, closes)
    assert not client.get("/account/").wsgi_request.standing
    assert person_of_token(secret, at=AT) is None
    assert account_of_sign_on(linked.issuer, linked.subject) == stays  # they come in as before
    take_back(made.pk, by=admin, at=AT)
    assert person_of_token(secret, at=AT) is None
    Token.objects.update(revoked_at=None)
    Account.objects.update(last_login=None)
    assert dump() == before

    Account.objects.filter(pk=closes.pk).update(is_active=False)
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    take_back(made.pk, by=admin, at=AT)
    assert not Account.objects.get(pk=closes.pk).is_active  # what was closed before stays so


def test_a_key_a_number_and_an_address_of_either_find_the_one_who_stays(admin, anna, twin):
    secret = make_token(twin, by=SETTING_UP, at=AT).secret
    Person.objects.filter(pk=twin.pk).update(number="200")
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert person_of_token(secret, at=AT) == anna
    assert person_by_number("200") == anna
    assert person_known_as("anna@example.org") == anna
    assert ids_by_number(["100", "200"]) == {"100": anna.pk, "200": anna.pk}


def test_only_who_stays_is_in_the_lists(admin, anna, twin):
    names = set(visible_to(admin, READ_PEOPLE).values_list("pk", flat=True))
    assert {anna.pk, twin.pk} <= names
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert set(visible_to(admin, READ_PEOPLE).values_list("pk", flat=True)) == names - {twin.pk}


def test_those_with_one_name_or_one_address_are_found_together(admin, anna, twin):
    other = somebody("Anna K", email="anna@example.org")
    somebody("Anna Klaverboer")
    groups = probable_doubles(visible_to(admin, READ_PEOPLE))
    assert {frozenset(each.pk for each in group) for group in groups} == {
        frozenset({anna.pk, twin.pk}),
        frozenset({anna.pk, twin.pk, other.pk}),
    }
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    merge(anna.pk, other.pk, reason=SAME, by=admin, at=AT)
    assert probable_doubles(Person.objects.all()) == []


def test_the_preview_counts_what_would_go_over(twin):
    counts = {called.en: number for called, number in what_would_move(twin.pk)}
    assert counts == {"accounts": 1, "roles": 2, "mandates": 1}


def test_every_column_that_points_to_a_person_goes_over():
    tables = {link.name for link in links()}
    assert {"people_appointment.manager", "cases_party.person", "credentials_certificate.holder"} <= tables
    assert not any(name.startswith(("people_merge.", "people_person.", "people_apart.")) for name in tables)
    kept = {
        "qualification_supervisionentry.made_by",
        "agreements_ledgerentry.made_by",
        "agreements_measure.owner",
    }
    assert not kept & tables
    assert {"journal_entry", "qualification_supervisionentry", "agreements_ledgerentry"} <= NEVER_CHANGES
    assert not any(table.startswith(("cases_", "people_")) for table in NEVER_CHANGES)


@pytest.mark.parametrize("wrong", ["themselves", "twice", "no reason", "the same", "nobody", "no number"])
def test_what_cannot_be_merged(admin, anna, twin, wrong):
    stays, gone, reason = anna.pk, twin.pk, SAME
    if wrong == "themselves":
        gone = admin.person
    if wrong == "twice":
        merge(stays, gone, reason=reason, by=admin, at=AT)
    if wrong == "no reason":
        reason = " "
    if wrong == "the same":
        gone = stays
    if wrong == "no number":
        stays, gone = gone, stays
    if wrong == "nobody":
        gone = 999
    before = dump()
    assert isinstance(merge(stays, gone, reason=reason, by=admin, at=AT), Denied)
    assert dump() == before


def test_without_its_guard_somebody_would_merge_themselves(admin, anna, monkeypatch):
    """The control for the test above."""
    monkeypatch.setattr(merging, "can_be_merged", lambda *people, by: True)
    assert isinstance(merge(anna.pk, admin.person, reason=SAME, by=admin, at=AT), Merge)


def test_it_is_taken_back_once_and_within_thirty_days(admin, anna, twin):
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    late = take_back(made.pk, by=admin, at=AT + timedelta(days=30, seconds=1))
    assert render(late.reason, "en") == (
        "This could be taken back for thirty days; those were over on 11 November 2026."
    )
    assert isinstance(take_back(made.pk, by=admin, at=AT), Merge)
    assert isinstance(take_back(made.pk, by=admin, at=AT), Denied)


def test_the_later_of_two_merges_is_taken_back_first(admin, anna, twin, ilse):
    Person.objects.filter(pk=ilse.pk).update(number="300")
    first = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    second = merge(ilse.pk, anna.pk, reason=SAME, by=admin, at=AT)
    assert isinstance(take_back(first.pk, by=admin, at=AT), Denied)
    take_back(second.pk, by=admin, at=AT)
    assert isinstance(take_back(first.pk, by=admin, at=AT), Merge)


def test_who_was_merged_twice_is_the_last_who_stays(admin, anna, twin, ilse):
    """And one step back is one step back."""
    for person, number in ((twin, "200"), (ilse, "300")):
        Person.objects.filter(pk=person.pk).update(number=number)
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    second = merge(ilse.pk, anna.pk, reason=SAME, by=admin, at=AT)
    assert person_by_number("200") == ilse
    take_back(second.pk, by=admin, at=AT)
    assert person_by_number("200") == anna


def test_what_stayed_is_on_record(admin, anna, twin):
    """The role that both had alike."""
    made = merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert entries_of(f"person:{anna.pseudonym}")[-1].payload["stayed"] == {"people_membership.person": 1}
    Membership.objects.filter(person=anna, role=Role.ASSESSOR).delete()
    take_back(made.pk, by=admin, at=AT)
    assert entries_of(f"person:{anna.pseudonym}")[-1].payload["stayed"] == {"people_membership.person": 1}


def test_two_who_are_two_people_are_not_asked_about_again(admin, anna, twin):
    """Until there is a third; who was told apart can still be merged."""
    assert len(probable_doubles(Person.objects.all())) == 1
    made = keep_apart(twin.pk, anna.pk, by=admin, at=AT)
    assert isinstance(made, Apart)
    assert keep_apart(anna.pk, twin.pk, by=admin, at=AT) == made
    assert probable_doubles(Person.objects.all()) == []
    assert apart_since(AT) == [made]
    assert [entry.act for entry in entries_of(f"person:{anna.pseudonym}")].count("tell-apart") == 1
    third = somebody("Anna Klaver")
    [group] = probable_doubles(Person.objects.all())
    assert {each.pk for each in group} == {anna.pk, twin.pk, third.pk}
    assert isinstance(merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT), Merge)
    assert isinstance(keep_apart(anna.pk, twin.pk, by=admin, at=AT), Denied)
    assert isinstance(keep_apart(anna.pk, admin.person, by=admin, at=AT), Denied)
    assert apart_since(AT) == []


def test_a_role_that_both_had_is_held_once(house, admin, anna, twin):
    """Neither letters nor choices reach the one who went."""
    assert {*people_who_act_as("supervisor", house.hydrology.path, on=ON)} == {anna, twin}
    merge(anna.pk, twin.pk, reason=SAME, by=admin, at=AT)
    assert people_who_act_as("supervisor", house.hydrology.path, on=ON) == [anna]
