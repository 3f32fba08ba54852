"""How long an offer of a seat stands: never into the first meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leerlijn.foundation.meetings.actions.passing import offered_until
from tests.foundation.meetings.builders import school

STARTS = date(2026, 11, 16)


@pytest.mark.parametrize(("before", "stands"), [(20, 2), (8, 2), (7, 1), (2, 1), (1, 0), (0, 0)])
def test_an_offer_ends_the_day_before_the_first_meeting_at_the_latest(db, before, stands):
    on = STARTS - timedelta(days=before)
    assert offered_until(on, starts_on=STARTS, path=school().path) == on + timedelta(days=stands)


def test_while_nobody_knows_the_days_an_offer_stands_as_long_as_any(db):
    assert offered_until(STARTS, starts_on=None, path=school().path) == STARTS + timedelta(days=2)
