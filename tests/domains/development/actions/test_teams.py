"""A school enrols a team: all or nothing, or the rest waits; each colleague answers themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.domains.development.models import Enrolment, Team
from leerlijn.domains.development.queries.teams import TeamFacts
from leerlijn.domains.development.queries.terms import EARLY, LATE
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.meetings.models import Place, Series
from leerlijn.foundation.meetings.queries import moves_of
from leerlijn.foundation.meetings.waiting import Rule, replay
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.domains.development.world import SETTING_UP, holds, teachers

BY_OFFICE = {"source": "Besluit", "actor": SETTING_UP}


@pytest.fixture
def names(world) -> list[str]:
    return teachers(world, 3)


def case_of(world, name: str) -> Case:
    return Case.objects.get(procedure="enrolment", subject=world.people[name])


def states(world, names) -> list[str]:
    return [case_of(world, name).state for name in names]


def answer(world, name: str, key: str):
    return world.step(case_of(world, name), key, name)


def taken(edition) -> int:
    return Series.objects.get(pk=edition.series_id).taken


def test_a_seat_is_held_for_each_colleague_until_they_say_yes_themselves(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    assert team.state == "naming"
    assert states(world, names) == ["offered"] * 3
    assert (taken(edition), world.state(edition.case)) == (3, "full")
    for name in names[:2]:
        answer(world, name, "take-seat")
    assert world.state(team) == "naming"
    answer(world, names[2], "take-seat")
    assert world.state(team) == "named"
    assert set(Enrolment.objects.values_list("payer", "fee")) == {("school", edition.offering.price)}
    assert replay(moves_of(edition.series_id), seats=3, rule=Rule()) == []


def test_a_team_larger_than_the_seats_is_refused_in_one_sentence_and_nothing_is_written(world, names):
    edition = world.open(seats=2)
    before = (Case.objects.count(), Entry.objects.count())
    refused = world.enrol_team(edition, names)
    assert isinstance(refused, Incomplete)
    said = refused.errors["people"]
    assert said.many.startswith("{count} seats are free, and you name {named} people.")
    assert (list(refused.errors), said.count, said.values["named"]) == (["people"], 2, 3)
    assert (Case.objects.count(), Entry.objects.count()) == before
    assert (Team.objects.count(), Place.objects.count(), taken(edition)) == (0, 0, 0)


def test_the_rest_waits_where_the_school_chose_so_and_gets_what_comes_free(world, names):
    edition = world.open(seats=2)
    team = world.enrol_team(edition, names, rest="rest-waits")
    assert states(world, names) == ["offered", "offered", "waitlisted"]
    answer(world, names[0], "decline")
    assert states(world, names) == ["declined", "offered", "offered"]
    for name in names[1:]:
        answer(world, name, "take-seat")
    assert world.state(team) == "partly_released"
    assert replay(moves_of(edition.series_id), seats=2, rule=Rule()) == []


def test_whoever_waits_already_comes_before_a_team(world, names):
    edition = world.open(seats=1)
    first, second = world.enrol("stranger", edition), world.enrol("neighbour", edition)
    Series.objects.filter(pk=edition.series_id).update(seats=2)
    assert isinstance(world.enrol_team(edition, names[:1]), Incomplete)
    assert [world.state(case) for case in (first, second)] == ["accepted", "waitlisted"]


def test_at_most_so_many_from_one_school_holds_for_a_team_too(world, names):
    edition = world.open(seats=5, most=2)
    refused = world.enrol_team(edition, names)
    assert refused.errors["people"].count == 2


def test_who_does_not_answer_in_time_loses_the_seat_and_the_contact_sees_it(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    answer(world, names[0], "take-seat")
    [last] = set(Place.objects.filter(state="offered").values_list("offered_until", flat=True))
    assert (edition.starts_on - last).days == 21
    assert Case.objects.get(pk=team.pk).due_on == last
    world.later(days=(last - world.at.date()).days + 1)
    world.pass_time()
    world.pass_time()
    assert states(world, names) == ["accepted", "expired", "expired"]
    assert world.state(team) == "partly_released"
    assert taken(edition) == 1


def test_the_contact_names_another_where_somebody_said_no(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names[:2])
    answer(world, names[0], "take-seat")
    answer(world, names[1], "decline")
    assert world.state(team) == "partly_released"
    more = [str(world.people[names[2]].pk)]
    world.step(team, "name-more", "leader", people=more, rest="all-or-nothing")
    answer(world, names[2], "take-seat")
    assert world.state(team) == "named"


def test_the_whole_team_withdraws_for_free_and_the_seats_go_to_who_waits(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    answer(world, names[0], "take-seat")
    waiting = world.enrol("stranger", edition)
    assert waiting.state == "waitlisted"
    world.step(team, "withdraw", "leader")
    assert world.state(team) == "cancelled"
    assert states(world, names) == ["withdrawn_free"] * 3
    assert world.state(waiting) == "offered"
    assert set(Enrolment.objects.values_list("fee", flat=True)) == {0}


def test_after_the_free_days_no_whole_team_withdraws(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    for name in names:
        answer(world, name, "take-seat")
    world.later(weeks=6, days=1)
    assert isinstance(world.step(team, "withdraw", "leader"), Denied)


def test_on_the_day_it_begins_no_whole_team_withdraws_whatever_it_costs(world, names, monkeypatch):
    monkeypatch.setattr(TeamFacts, "is_free_to_withdraw", True)
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    for name in names:
        answer(world, name, "take-seat")
    world.later(days=(edition.starts_on - world.at.date()).days)
    refused = world.step(team, "withdraw", "leader")
    assert isinstance(refused, Denied)
    assert refused.reason.key == "It began on {day}."
    world.later(days=-1)
    assert isinstance(world.step(team, "withdraw", "leader"), Case)


def test_a_team_is_done_with_the_edition_and_cancelled_with_it(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names)
    for name in names:
        answer(world, name, "take-seat")
    world.begin(edition)
    for number in (1, 2):
        world.mark(edition, number, **dict.fromkeys(names, "present"))
    world.step(edition.case, "finish", "expert")
    assert (world.state(team), states(world, names)) == ("done", ["completed"] * 3)
    again = world.open(seats=3, code="pln-quantum")
    late = world.enrol_team(again, names)
    world.step(again.case, "cancel", "office", reason="De zaal is er niet.")
    assert world.state(late) == "cancelled"


def test_only_who_leads_a_school_enrols_a_team_and_only_own_colleagues(world, names):
    edition = world.open(seats=3)
    refused = world.enrol_team(edition, names, by="teacher")
    assert isinstance(refused, Denied)
    assert refused.reason.key == "Only who leads a school enrols a team. You can enrol yourself."
    theirs = world.enrol_team(edition, names, by="other-leader", school="zuidwold")
    assert isinstance(theirs, Incomplete)
    assert list(theirs.errors) == ["people"]


def test_a_colleague_of_another_school_of_the_same_leader_is_named_by_name(world, names):
    holds(world, "leader", Membership.Role.SCHOOL_LEADER, "esch")
    refused = world.enrol_team(world.open(seats=5), [*names, "neighbour"])
    assert refused.errors["people"].key.startswith("{name} does not work at {school}.")


def test_who_teaches_at_two_schools_of_one_leader_is_named_for_either(world, names):
    holds(world, "leader", Membership.Role.SCHOOL_LEADER, "esch")
    holds(world, names[0], Membership.Role.TEACHER, "esch-1")
    for school, code in (("noordveld", "taal-in-de-wiskundeles"), ("esch", "pln-quantum")):
        made = world.enrol_team(world.open(seats=5, code=code), names[:1], school=school)
        assert isinstance(made, Case), made
    wheres = Enrolment.objects.order_by("pk").values_list("location__code", flat=True)
    assert list(wheres) == ["noordveld-1", "esch-1"]


def test_who_has_a_place_already_cannot_be_named(world, names):
    edition = world.open(seats=3)
    world.enrol(names[0], edition)
    assert list(world.enrol_team(world.edition(edition.case), names).errors) == ["people"]


def test_a_substitute_stays_in_the_team(world, names):
    edition = world.open(seats=2)
    team = world.enrol_team(edition, names[:2])
    for name in names[:2]:
        answer(world, name, "take-seat")
    world.step(case_of(world, names[0]), "replace", names[0], colleague=str(world.people[names[2]].pk))
    assert Enrolment.objects.filter(team__case=team, case__state="accepted").count() == 2
    assert world.state(team) == "named"


def test_who_is_named_later_has_the_numbers_that_the_school_was_shown(world, names):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, names[:1])
    world.later(days=1)
    granted(choose_setting(LATE.key, "50", starts_on=world.at.date(), **BY_OFFICE, at=world.at))
    granted(choose_setting(EARLY.key, "40", starts_on=world.at.date(), **BY_OFFICE, at=world.at))
    world.step(team, "name-more", "leader", people=[str(world.people[names[1]].pk)], rest="all-or-nothing")
    for name in names[:2]:
        answer(world, name, "take-seat")
    world.at += edition.starts_on - timedelta(days=2) - world.at.date()
    for name in names[:2]:
        answer(world, name, "withdraw-late")
    assert list(Enrolment.objects.order_by("pk").values_list("fee", flat=True)) == [6000, 6000]
