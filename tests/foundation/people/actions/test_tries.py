"""Whoever guesses is slowed down more and more; nobody else notices."""

from datetime import timedelta

import pytest

from leerlijn.foundation.people.actions.tries import FREE, LONGEST, count_try, forget_tries, pause_after
from leerlijn.foundation.people.models import Tries
from tests.foundation.people.colleagues import AT
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
NOTHING = timedelta()


def seconds(number):
    return timedelta(seconds=number)


def used_up(key="here", at=AT):
    for _ in range(FREE):
        assert count_try(key, at=at) == NOTHING


def test_the_pauses_grow_and_end_at_a_quarter_of_an_hour():
    assert [pause_after(count).total_seconds() for count in (1, 4, 5, 6, 7, 13, 14, 4000)] == [
        *(0, 0, 2, 4, 8, 512, 900, 900)
    ]
    assert pause_after(10**9) == LONGEST


def test_after_the_first_five_each_try_waits_for_its_pause():
    used_up()

    assert count_try("here", at=AT) == seconds(2)
    assert count_try("here", at=AT + seconds(1)) == seconds(1)
    assert count_try("here", at=AT + seconds(2)) == NOTHING
    assert count_try("here", at=AT + seconds(3)) == seconds(3)


def test_hurrying_makes_no_pause_longer():
    used_up()

    for _ in range(50):
        assert count_try("here", at=AT) == seconds(2)

    assert count_try("here", at=AT + seconds(2)) == NOTHING


def test_another_place_is_not_slowed_down():
    used_up()

    assert count_try("elsewhere", at=AT) == NOTHING


def test_a_password_that_fits_forgets_what_went_before():
    used_up()
    forget_tries("here")

    used_up()


def test_after_a_day_nothing_is_remembered_of_anybody():
    used_up()
    later = AT + timedelta(days=1, seconds=1)

    count_try("elsewhere", at=later)

    assert list(Tries.objects.values_list("key", flat=True)) == ["elsewhere"]


def test_a_try_costs_three_statements_at_most():
    used_up()
    with at_most(3):
        count_try("here", at=AT + LONGEST)
