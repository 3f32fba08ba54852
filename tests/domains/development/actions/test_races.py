"""Whole enrolments at the same moment: five seats, then all five given back at once and offered on."""

from __future__ import annotations

import json
from functools import partial

import pytest

ROUNDS, PEOPLE, SEATS = 3, 16, 5
DO = "import django; django.setup(); from tests.domains.development.actions import {}; {}.{}()"
pytestmark = pytest.mark.races


def done(database, rival, deed, *arguments):
    process = database.run("-c", DO.format(rival, rival, deed), *map(str, arguments))
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout) if process.stdout else None


def test_of_sixteen_who_enrol_at_once_five_sit_and_what_they_give_back_at_once_is_offered_in_order(
    fresh_database,
):
    do = partial(done, fresh_database, "rival")
    do("prepare", ROUNDS, PEOPLE)
    assert do("at_once") == []
    as_it_must = {"left": SEATS, "offered": SEATS, "waiting": PEOPLE - 2 * SEATS, "taken": SEATS, "wrong": []}
    assert do("tell") == [as_it_must] * ROUNDS


def test_a_team_that_is_withdrawn_or_named_while_its_edition_is_cancelled_keeps_nobody_waiting_for_ever(
    fresh_database,
):
    do = partial(done, fresh_database, "rival_teams")
    do("prepare", 2 * ROUNDS)
    assert do("at_once") == []
    assert do("tell") == {"open": [False], "owed": [0], "taken": [0]}
