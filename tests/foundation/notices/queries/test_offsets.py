"""Which reminder is due on a day."""

from datetime import date, timedelta

import pytest

from leerlijn.foundation.notices.queries.offsets import offset_due, offsets_in

DUE = date(2026, 12, 14)
LONG_AGO = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("before", "offset"), [(15, None), (14, 14), (4, 14), (3, 3), (0, 3), (-1, -1), (-20, -1)]
)
def test_the_nearest_that_has_come(before, offset):
    on = DUE - timedelta(days=before)
    assert offset_due((14, 3, -1), due_on=DUE, since=LONG_AGO, on=on) == offset


@pytest.mark.parametrize(("since", "offset"), [(4, 3), (3, None), (2, None)])
def test_none_for_a_day_on_which_the_case_was_not_there_yet(since, offset):
    begun = DUE - timedelta(days=since)
    assert offset_due((14, 3, -1), due_on=DUE, since=begun, on=DUE - timedelta(days=1)) == offset


@pytest.mark.parametrize(
    ("chosen", "offsets"),
    [
        ({}, (14, 3, -1)),
        ({"reminders.before": "7"}, (7, -1)),
        ({"reminders.before": " 21, 7 ", "reminders.after": ""}, (21, 7)),
        ({"reminders.before": "", "reminders.after": "1,7"}, (-1, -7)),
    ],
)
def test_the_days_that_were_chosen(chosen, offsets):
    assert offsets_in(chosen) == offsets


@pytest.mark.parametrize("said", ["soon", "3;2", "1.5"])
def test_what_is_no_number_is_refused_by_name(said):
    with pytest.raises(ValueError, match=r"reminders\.after"):
        offsets_in({"reminders.after": said})
