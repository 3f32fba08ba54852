"""Sixty-four people, five seats, fifty rounds: exactly five sit, and the list is that of the record."""

from __future__ import annotations

import json

import pytest

ROUNDS, PEOPLE, SEATS = 50, 64, 5
FEWER_ROUNDS, FEWER_PEOPLE = 4, 16
DO = "import django; django.setup(); from tests.foundation.meetings import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def do(fresh_database):
    def done(deed, *arguments):
        process = fresh_database.run("-c", DO.format(deed), *map(str, arguments))
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout) if process.stdout else None

    return done


def test_of_sixty_four_who_ask_at_once_five_sit_and_the_others_wait_in_the_order_of_the_record(do):
    do("prepare", ROUNDS, PEOPLE)
    assert do("at_once", "ask") == []
    as_it_must = {"seated": SEATS, "waiting": PEOPLE - SEATS, "taken": SEATS, "in_order": True, "wrong": []}
    assert do("tell") == [as_it_must] * ROUNDS


def test_without_holding_the_series_more_sit_than_there_are_seats(do):
    do("prepare", FEWER_ROUNDS, FEWER_PEOPLE)
    assert do("at_once", "ask_unguarded") == []
    assert max(found["seated"] for found in do("tell")) > SEATS


def test_of_all_who_take_one_free_time_at_once_one_has_it_and_nobody_waits(do):
    do("prepare_slots", FEWER_ROUNDS, FEWER_PEOPLE)
    assert do("at_once", "take") == []
    one = {"seated": 1, "waiting": 0, "taken": 1, "in_order": True, "wrong": []}
    assert do("tell") == [one] * FEWER_ROUNDS


def test_without_holding_the_series_several_have_the_same_time(do):
    do("prepare_slots", FEWER_ROUNDS, FEWER_PEOPLE)
    assert do("at_once", "take_unguarded") == []
    assert max(found["seated"] for found in do("tell")) > 1
