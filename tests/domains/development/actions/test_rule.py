"""Who comes first in an edition: set by the office, with a reason, and the record still replays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Series
from leerlijn.foundation.meetings.queries import list_of, moves_of, rules_of
from leerlijn.foundation.meetings.waiting import Rule, replay
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.domains.development.world import Role, holds, teachers


def unit(world, name):
    return str(world.units[name].pk)


def set_rule(world, edition, *first, by="office", **said):
    answers = {"first": [unit(world, name) for name in first], "reason": "Afgesproken met de partners."}
    return world.step(edition.case, "set-rule", by, **{**answers, **said})


def states(world, names):
    found = Enrolment.objects.filter(person__in=[world.people[name] for name in names])
    return dict(found.values_list("person__given_name", "case__state"))


def test_whoever_waits_of_a_board_that_comes_first_is_offered_the_next_seat(world):
    edition = world.open(seats=1)
    for name in ("colleague", "teacher", "stranger"):
        world.enrol(name, edition)
    set_rule(world, edition, "board-2")
    series = Series.objects.get(pk=edition.series_id)
    assert [line.name for line in list_of(series)] == ["Stranger Vos", "Teacher Vos"]
    case = Case.objects.get(procedure="enrolment", subject=world.people["colleague"])
    world.step(case, "withdraw", "colleague")
    assert states(world, ["teacher", "stranger"]) == {"Teacher": "waitlisted", "Stranger": "offered"}
    assert replay(moves_of(series.pk), seats=1, rule=Rule()) == []
    [changed] = rules_of(series.pk)
    assert (changed.who, changed.reason) == ("Office Vos", "Afgesproken met de partners.")
    assert changed.rule.first == (world.units["board-2"].path,)


def test_a_rule_that_leaves_room_offers_the_free_seat_at_once_and_the_edition_says_that_it_is_full(world):
    edition = world.open(seats=3, most=1)
    first, second = teachers(world, 2)
    for name in (first, second, "stranger"):
        world.enrol(name, edition)
    assert states(world, [second]) == {"Teacher-2": "waitlisted"}
    set_rule(world, edition)
    assert states(world, [second]) == {"Teacher-2": "offered"}
    assert Case.objects.get(pk=edition.case_id).state == "full"
    assert Series.objects.get(pk=edition.series_id).taken == 3
    assert replay(moves_of(edition.series_id), seats=3, rule=Rule(most_per_group=1)) == []


def test_once_somebody_asked_for_a_seat_another_rule_takes_a_reason(world):
    edition = world.open(seats=2)
    assert isinstance(set_rule(world, edition, "noordveld", reason=""), Case)
    world.enrol("teacher", edition)
    refused = set_rule(world, edition, "esch", reason="  ")
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["reason"]
    assert Series.objects.get(pk=edition.series_id).rule["first"] == [world.units["noordveld"].path]


@pytest.mark.parametrize("name", ["expert", "director", "teacher", "leader", "auditor"])
def test_nobody_but_the_office_sets_the_rule(world, name):
    assert isinstance(set_rule(world, world.open(), "esch", by=name), Denied)


@pytest.mark.parametrize(
    ("first", "days", "wrong"),
    [((), 5, "first"), (("esch",), 0, "general_from"), (("esch",), 60, "general_from")],
)
def test_a_day_for_everybody_lies_between_opening_and_closing_and_needs_somebody_who_comes_first(
    world, first, days, wrong
):
    edition = world.open()
    day = (edition.opens_on + timedelta(days=days)).isoformat()
    refused = set_rule(world, edition, *first, general_from=day)
    assert list(refused.errors) == [wrong]


def test_before_the_general_opening_only_partner_schools_enrol_and_then_everybody(world):
    edition = world.open(seats=9)
    general = edition.opens_on + timedelta(days=10)
    set_rule(world, edition, "board-1", general_from=general.isoformat())
    refused = world.enrol("stranger", edition)
    assert refused.reason.key == "Until {day} only partner schools can enrol. You can from the day after."
    assert isinstance(world.enrol("teacher", edition), Case)
    team = world.enrol_team(edition, ["stranger"], by="other-leader", school="zuidwold")
    assert isinstance(team, Denied)
    assert isinstance(world.enrol_team(edition, ["colleague"]), Case)
    world.at += timedelta(days=10)
    assert isinstance(world.enrol("stranger", edition), Case)


def test_who_works_at_two_schools_enrols_from_the_one_that_comes_first(world):
    holds(world, "stranger", Role.TEACHER, "esch-1")
    edition = world.open(seats=9)
    general = edition.opens_on + timedelta(days=10)
    set_rule(world, edition, "esch", general_from=general.isoformat())
    refused = world.enrol("stranger", edition, school=unit(world, "zuidwold-1"))
    assert list(refused.errors) == ["school"]
    assert not Enrolment.objects.exists()
    assert isinstance(world.enrol("stranger", edition, school=unit(world, "esch-1")), Case)


def test_an_edition_that_is_planned_again_keeps_the_days_of_the_partners_only_while_they_are_to_come(world):
    edition = world.open()
    general = edition.opens_on + timedelta(days=10)
    set_rule(world, edition, "esch", general_from=general.isoformat())
    world.step(edition.case, "close", "office")
    world.step(edition.case, "postpone", "office", reason="De zaal is er niet.")
    world.later(days=30)
    world.step(edition.case, "plan-again", "office", days=15)
    assert Edition.objects.get(pk=edition.pk).general_from is None
