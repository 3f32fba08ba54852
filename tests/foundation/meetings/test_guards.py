"""When a list of who was there may be opened, and where a case follows a place."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace as Facts

import pytest

from leerlijn.foundation.meetings.guards import (
    closed_lists,
    has_a_seat,
    has_an_offer,
    is_on_the_list,
    list_is_open,
)
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.meetings.queries import sessions_of
from tests.foundation.meetings.builders import FIRST, planned, school


def test_a_list_opens_half_an_hour_before_to_the_second_and_says_so():
    opens = FIRST - timedelta(minutes=30)
    assert list_is_open(FIRST, at=opens)
    early = list_is_open(FIRST, at=opens - timedelta(seconds=1))
    assert not early
    assert early.reason.values == {"moment": opens}


def test_of_the_lists_that_are_not_open_each_says_why(db):
    series = planned(school())
    [first, second] = sessions_of([series.pk])[series.pk]
    assert list(closed_lists([first, second], at=FIRST - timedelta(hours=1))) == [first.id, second.id]
    [said] = closed_lists([first, second], at=FIRST).items()
    assert (said[0], said[1].values) == (second.id, {"moment": second.starts_at - timedelta(minutes=30)})


@pytest.mark.parametrize(
    ("guard", "state"), [(has_a_seat, "seated"), (is_on_the_list, "waiting"), (has_an_offer, "offered")]
)
def test_a_case_follows_where_the_place_stands_and_nothing_else(guard, state):
    agreed = {each for each in Place.State.values if guard(Facts(place=Facts(state=each)))}
    assert agreed == {state}
