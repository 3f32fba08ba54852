"""Whole enrolments at the same moment: five seats, then all five given back at once and offered on."""

from __future__ import annotations

import json

import pytest

ROUNDS, PEOPLE, SEATS = 3, 16, 5
DO = "import django; django.setup(); from tests.domains.development.actions import rival; rival.{}()"
pytestmark = pytest.mark.races


def test_of_sixteen_who_enrol_at_once_five_sit_and_what_they_give_back_at_once_is_offered_in_order(
    fresh_database,
):
    def do(deed, *arguments):
        process = fresh_database.run("-c", DO.format(deed), *map(str, arguments))
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout) if process.stdout else None

    do("prepare", ROUNDS, PEOPLE)
    assert do("at_once") == []
    as_it_must = {"left": SEATS, "offered": SEATS, "waiting": PEOPLE - 2 * SEATS, "taken": SEATS, "wrong": []}
    assert do("tell") == [as_it_must] * ROUNDS
