"""Terms: from a start and a rule to the last moment, and one sentence that explains the date.

Nothing here knows a law by itself: whether weekends move the end, whether recess stops the clock and whether
the first day counts are switches of the rule, because most terms of a university are its own.
"""

from leerlijn.kernel.terms.calendars import (
    Calendar,
    Holidays,
    Recess,
    holidays_of_the_law,
    public_holidays,
    working_days_between,
)
from leerlijn.kernel.terms.lengths import Length
from leerlijn.kernel.terms.moments import AMSTERDAM, day_of, is_late, last_moment, lateness
from leerlijn.kernel.terms.previewing import preview
from leerlijn.kernel.terms.rules import Count, Extension, Pause, Rule
from leerlijn.kernel.terms.running import Term, run

__all__ = [
    "AMSTERDAM",
    "Calendar",
    "Count",
    "Extension",
    "Holidays",
    "Length",
    "Pause",
    "Recess",
    "Rule",
    "Term",
    "day_of",
    "holidays_of_the_law",
    "is_late",
    "last_moment",
    "lateness",
    "preview",
    "public_holidays",
    "run",
    "working_days_between",
]
