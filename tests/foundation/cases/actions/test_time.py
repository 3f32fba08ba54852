"""What time brings: a term that passes lapses once, by the step that its procedure names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.models import Entry
from tests.tools.budget import at_most

LAST_SECOND = datetime(2026, 10, 19, 21, 59, 59, tzinfo=UTC)
ONE_SECOND_LATER = datetime(2026, 10, 19, 22, 0, 0, tzinfo=UTC)


def test_a_term_lapses_in_the_first_second_after_its_last_day_and_once(world):
    case = world.ask()
    world.step(case, "hand-out")
    assert let_terms_lapse(at=LAST_SECOND) == []
    assert [lapsed.pk for lapsed in let_terms_lapse(at=ONE_SECOND_LATER)] == [case.pk]
    assert let_terms_lapse(at=ONE_SECOND_LATER) == []
    assert Case.objects.get(pk=case.pk).state == "asked"
    assert Entry.objects.filter(subject=f"case:{case.pk}", act="time-out").count() == 1


def test_looking_for_what_passed_is_one_statement_for_all_procedures(world):
    world.step(world.ask(), "hand-out")
    with at_most(1):
        assert let_terms_lapse(at=LAST_SECOND) == []


@pytest.mark.only_on("sqlite")  # PostgreSQL does not drop a guard in the transaction that it watches
def test_a_case_of_which_something_is_wrong_keeps_no_other_from_lapsing(world):
    strange, case = world.ask(), world.ask("asker")
    world.step(strange, "hand-out")
    world.step(case, "hand-out")
    triggers.drop(connection)
    Case.objects.filter(pk=strange.pk).update(version=9)
    triggers.install(connection)
    with pytest.raises(ExceptionGroup) as wrong:
        let_terms_lapse(at=ONE_SECOND_LATER)
    assert [mistake.__notes__ for mistake in wrong.value.exceptions] == [[f"case {strange.pk}"]]
    assert Case.objects.get(pk=case.pk).state == "asked"


def test_a_term_without_a_lapse_passes_and_nothing_is_blocked(world):
    case = world.ask()
    world.later(days=100)
    assert let_terms_lapse(at=world.at) == []
    assert world.step(case, "grant", reason="yes").state == "granted"


def test_a_clock_that_stands_still_never_lapses(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.step(case, "pause", reason="leave")
    world.later(days=100)
    assert let_terms_lapse(at=world.at) == []


def test_what_has_ended_does_not_lapse(world):
    case = world.ask()
    world.step(case, "withdraw", "asker")
    world.later(days=100)
    assert let_terms_lapse(at=world.at) == []


def test_a_term_that_was_moved_meanwhile_does_not_lapse(world):
    case = world.ask()
    world.step(case, "hand-out")
    assert take_step_of_clock(case.pk, "time-out", at=LAST_SECOND, lapses=True) is None
    assert take_step_of_clock(case.pk, "time-out", at=ONE_SECOND_LATER, lapses=True) is not None
