"""Whoever writes writes as themselves (X05): a mandate is named beside them; nothing they send changes it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Membership
from tests.stories.world import SETTING_UP

DISGUISES = ("as", "by", "actor", "person", "pseudonym", "on_behalf_of", "user", "account")


@pytest.fixture
def deputy(world, enter) -> Client:
    """The stranger stands in for the coordinator."""
    give_mandate(
        giver=world.people["coordinator"],
        deputy=world.people["stranger"],
        role=Membership.Role.COORDINATOR,
        unit=world.units["NU"],
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        by=SETTING_UP,
        at=world.at,
    )
    return enter("stranger")


def last_entry(case) -> tuple[str, str, str]:
    entry = Entry.objects.filter(subject=f"case:{case.pk}").order_by("-seq").first()
    return entry.act, entry.pseudonym, entry.on_behalf_of


def pseudonym(world, name: str) -> str:
    return world.people[name].pseudonym


def test_a_deputy_writes_as_themselves_on_behalf_of_whoever_gave_the_mandate(world, deputy):
    case = world.sealed()
    answer = deputy.post(f"/cases/{case.pk}/return/", {"version": case.version, "missing": "The plan."})
    assert answer.status_code == 302
    assert last_entry(case) == ("return", pseudonym(world, "stranger"), pseudonym(world, "coordinator"))


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_word_in_a_form_an_address_or_a_header_makes_somebody_another(world, deputy, disguise):
    case, other = world.sealed(), world.people["coordinator"]
    sent = {"version": case.version, "missing": "The plan.", disguise: other.pseudonym}
    deputy.post(
        f"/cases/{case.pk}/return/?{disguise}={other.pk}",
        sent,
        headers={f"x-{disguise.replace('_', '-')}": other.pseudonym, "remote-user": "coordinator"},
    )
    assert last_entry(case) == ("return", pseudonym(world, "stranger"), pseudonym(world, "coordinator"))


def test_a_program_writes_as_whoever_its_key_is_of(world, deputy):
    case = world.sealed()
    token = make_token(world.people["stranger"], by=SETTING_UP, at=world.at).secret
    answer = Client().post(
        f"/api/v1/cases/{case.pk}/steps/return",
        {"version": case.version, "fields": {"missing": "The plan."}},
        content_type="application/json",
        headers={"authorization": f"Bearer {token}", "idempotency-key": "one"},
    )
    assert answer.status_code == 200
    assert last_entry(case) == ("return", pseudonym(world, "stranger"), pseudonym(world, "coordinator"))
    disguised = Client().post(
        f"/api/v1/cases/{case.pk}/steps/return",
        {"version": case.version, "fields": {"missing": "The plan."}, "by": "coordinator"},
        content_type="application/json",
        headers={"authorization": f"Bearer {token}", "idempotency-key": "two"},
    )
    assert disguised.status_code == 422


def test_every_entry_of_a_whole_course_carries_who_really_did_it(world, deputy):
    case = world.sealed()
    first, second = world.people["assessor-1"], world.people["assessor-3"]
    version = Case.objects.get(pk=case.pk).version
    deputy.post(
        f"/cases/{case.pk}/ask-assessors/", {"version": version, "first": first.pk, "second": second.pk}
    )
    world.accept(case, "assessor-1", "assessor-3")
    world.judge_both(case)
    entries = Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq")
    done = [(entry.act, entry.pseudonym, entry.on_behalf_of) for entry in entries]
    theirs = {"begin": "candidate", "hand-in": "candidate", "ask-assessors": "stranger"}
    assert [(act, who) for act, who, _ in done] == [
        *((act, pseudonym(world, name)) for act, name in theirs.items()),
        ("accept-invitation", first.pseudonym),
        ("accept-invitation", second.pseudonym),
        ("begin-judging", ""),
        ("judge", first.pseudonym),
        ("judge", second.pseudonym),
        ("open-judgements", ""),
    ]
    assert {act for act, _, behalf in done if behalf} == {"ask-assessors"}
