"""What a term depends on: its rule, and what was decided about it on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text, Value
from leerlijn.kernel.terms.lengths import Length


class Count(StrEnum):
    """Which days count: all of them, or working days only."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`length` in calendar or working `count`; the others are switches, off unless a regulation says so.

    extend: a calendar term that ends on a weekend or holiday runs to the next working day (Algemene
        termijnenwet, article 1.1). By its article 4 that law leaves terms of more than 90 days, twelve weeks
        or three months, and terms in years, as they are: leave the switch off for those.
    max_extension: how much may be added in all by decisions; None means the term cannot be extended.
    stops_in_recess: days of recess do not count in a calendar term. In working days they never count.
    first_day_counts: the term starts on the day of the event instead of the day after.
    """

    length: Length
    count: Count = Count.CALENDAR
    extend: bool = False
    max_extension: Length | None = None
    stops_in_recess: bool = False
    first_day_counts: bool = False

    def __post_init__(self) -> None:
        if self.in_working_days:
            for length in filter(None, (self.length, self.max_extension)):
                _ = length.working_days  # refuses months and years

    @property
    def in_working_days(self) -> bool:
        return self.count is Count.WORKING

    def said(self, *, opens: bool = False) -> Value:
        """The length in words; `opens` where it is the beginning of a sentence."""
        if self.in_working_days:
            return self.length.said_in_working_days(opens=opens)
        return self.length.said(opens=opens)


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still on these days; open-ended while it runs.

    `reason` is a noun that fits "84 days of …" and "because of …": parental leave, waiting for documents.
    """

    reason: Text
    period: Period


@dataclass(frozen=True, slots=True)
class Extension:
    """More time by a decision; counted as the rule counts. `reason` fits "because of …"."""

    length: Length
    reason: Text | None = None
