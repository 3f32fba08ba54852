"""Two who change an agreement at once: what is kept is what it says, and nobody waits for ever."""

import json

import pytest

DO = "import django; django.setup(); from tests.domains.agreements.actions.rival_parts import {0}; {0}()"
pytestmark = pytest.mark.races


@pytest.fixture
def do(fresh_database):
    def done(deed):
        process = fresh_database.run("-c", DO.format(deed))
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout) if process.stdout else None

    return done


def test_of_two_faculties_that_change_at_once_the_whole_has_both(do):
    do("prepare")
    assert do("change_at_once") == []


@pytest.mark.only_on("postgresql")
def test_added_up_before_it_was_held_the_whole_misses_one(do):
    do("prepare")
    assert do("change_at_once_without_waiting")


def test_withdrawing_while_the_council_closes_its_vote_stops_neither_for_ever(do):
    mistakes, ends = do("withdraw_beside_closing")
    assert mistakes == []
    assert {tuple(each) for each in ends} <= {("consented", "consented"), ("withdrawn", "withdrawn")}


@pytest.mark.only_on("postgresql")
def test_who_waits_for_what_the_other_holds_is_stopped_by_the_database(do):
    mistakes, _ = do("withdraw_by_waiting")
    assert any("deadlock" in each for each in mistakes)
