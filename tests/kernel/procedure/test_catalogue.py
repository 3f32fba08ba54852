"""The catalogue: editions by date, and the permissions that follow from a procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leerlijn.kernel.procedure.catalogue import seeing, taking
from tests.kernel.procedure.builders import ASKER, OFFICE, SOUND, answer, ask
from tests.kernel.procedure.test_flaws import fresh_catalogue

NEXT = replace(SOUND, edition="2", starts_on=date(2027, 1, 1))


@pytest.fixture
def catalogue():
    known = fresh_catalogue()
    known.add(SOUND)
    known.add(NEXT)
    return known


@pytest.mark.parametrize(
    ("day", "edition"),
    [(date(2025, 12, 31), None), (date(2026, 1, 1), "1"), (date(2026, 12, 31), "1"), (date(2027, 1, 1), "2")],
)
def test_the_edition_in_force_is_that_of_the_day(catalogue, day, edition):
    found = catalogue.current("question", on=day)
    assert (found and found.edition) == edition


def test_a_running_case_finds_its_own_edition(catalogue):
    assert catalogue.get("question", "1") is SOUND


def test_editions_come_the_newest_first(catalogue):
    assert catalogue.editions_of("question") == (NEXT, SOUND)
    assert catalogue.names() == ("question",)


def test_a_second_one_of_that_name_is_refused(catalogue):
    with pytest.raises(ValueError, match="two procedures are called question 1"):
        catalogue.add(SOUND)


def test_who_takes_part_may_see_and_each_step_is_open_to_its_role_only(catalogue):
    actions = catalogue.policy.actions
    assert actions[seeing(SOUND)].open_to == {ASKER, OFFICE}
    assert actions[taking(SOUND, ask)].open_to == {ASKER}
    assert actions[taking(SOUND, answer)].open_to == {OFFICE}


def test_only_steps_and_asking_how_it_goes_write(catalogue):
    writing = {key for key, action in catalogue.policy.actions.items() if action.writes}
    steps = {"ask", "answer", "nudge"}
    assert writing == {f"question {edition}: {step}" for edition in (1, 2) for step in steps}
