"""The pair that is suggested: with its reasons, in reach of one press, and another choice beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.panels.panel import Panel, PanelRule, Seat
from leerlijn.foundation.panels.suggesting import Load, suggested

RULE = PanelRule(judges=2, one_from_another_faculty=True)
HERE, THERE = frozenset({"/1/2/"}), frozenset({"/1/3/"})


def panel(**faculties: frozenset[str]) -> Panel:
    seats = tuple(Seat(place, name, where) for place, (name, where) in enumerate(faculties.items(), 1))
    return Panel(seats, on=None, faculties=HERE)


def names(suggestion) -> list[str]:
    return [seat.name for seat in suggestion.coming]


def test_whoever_has_the_least_work_is_suggested_where_the_rule_is_kept():
    pool = panel(a=HERE, b=HERE, c=THERE, d=THERE)
    assert names(suggested(RULE, pool, {3: Load(now=2, this_year=2)})) == ["a", "d"]
    assert names(suggested(RULE, pool, {4: Load(now=0, this_year=3), 1: Load(now=1)})) == ["b", "c"]


def test_a_pair_that_breaks_the_rule_is_never_suggested():
    assert suggested(RULE, panel(a=HERE, b=HERE), {}) is None
    assert names(suggested(PanelRule(judges=2), panel(a=HERE, b=HERE), {})) == ["a", "b"], "the control"


def test_for_one_free_place_it_looks_at_who_stays():
    pool = panel(a=HERE, b=HERE, c=THERE)
    assert names(suggested(RULE, pool, {3: Load(now=5)}, staying=[1])) == ["c"]
    assert names(suggested(RULE, pool, {}, staying=[3])) == ["a"]


def test_it_says_who_is_next():
    suggestion = suggested(RULE, panel(a=HERE, b=HERE, c=THERE), {})
    assert suggestion.instead.name == "b"


def test_whoever_knows_the_candidate_too_well_is_not_suggested_and_nobody_beside_them():
    rule, pool = (
        replace(RULE, unrelated=True),
        replace(panel(a=HERE, b=HERE, c=THERE), related=frozenset({1})),
    )
    assert names(suggested(rule, pool, {})) == ["b", "c"]
    assert suggested(rule, pool, {}, staying=[1]) is None
    assert names(suggested(RULE, pool, {})) == ["a", "c"], "the control"


def test_a_large_pool_is_not_gone_through_whole():
    pool = panel(**{f"n{number}": HERE if number % 2 else THERE for number in range(20_000)})
    assert names(suggested(RULE, pool, {})) == ["n0", "n1"]


def chosen_in(page: str) -> list[str]:
    return re.findall(r'<option value="([0-9]+)" selected>', page)


def test_the_coordinator_takes_the_suggestion_with_one_press_or_chooses_otherwise(world, enter):
    busy = world.asked("stranger")
    case, browser = world.sealed(), enter("coordinator")
    address = f"/cases/{case.pk}/ask-assessors/"
    page = browser.get(address).content.decode()
    keys = [str(world.people[name].pk) for name in ("assessor-2", "assessor-4")]
    assert chosen_in(page) == keys, f"those of {busy} have work already"
    assert "judges 0 now, and 0 this year" in page
    assert "Who is next when somebody says no" in page
    version = Case.objects.get(pk=case.pk).version
    sent = browser.post(address, {"version": version, "first": keys[0], "second": keys[1]})
    assert sent.status_code == 302
    assert {each.person_id for each in world.facts(case, "coordinator").invited} == set(map(int, keys))


def test_for_a_place_that_came_free_somebody_else_is_suggested(world, enter):
    case = world.invite(world.sealed())
    world.step(case, "decline-invitation", "assessor-3", reason="no-time")
    page = enter("coordinator").get(f"/cases/{case.pk}/ask-next/").content.decode()
    assert chosen_in(page) == [str(world.people["assessor-4"].pk)]
