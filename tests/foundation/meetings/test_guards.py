"""When a list of who was there may be opened."""

from __future__ import annotations

from datetime import timedelta

from leerlijn.foundation.meetings.guards import list_is_open
from tests.foundation.meetings.builders import FIRST


def test_a_list_opens_half_an_hour_before_to_the_second_and_says_so():
    opens = FIRST - timedelta(minutes=30)
    assert list_is_open(FIRST, at=opens)
    early = list_is_open(FIRST, at=opens - timedelta(seconds=1))
    assert not early
    assert early.reason.values == {"moment": opens}
