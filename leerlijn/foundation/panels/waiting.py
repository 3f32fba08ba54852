"""How long judging will take, from what was judged before: how much waited then, and how long it took."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, combinations
from statistics import median

FEWEST = 5
"""A forecast that rests on fewer would tell about one case."""
MOST = 60
"""The newest; what is older says less about how it goes now."""


@dataclass(frozen=True, slots=True)
class Stay:
    """From handing in until the verdict was made known; None while it waits."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """`waiting`: how many others waited per assessor when it was handed in; `took`: its working days."""

    waiting: float
    took: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """In working days from handing in; None where `cases`, on which it rests, are too few."""

    days: int | None
    cases: int


class Queue:
    """How many waited at a moment."""

    def __init__(self, stays: Iterable[Stay]) -> None:
        known = tuple(stays)
        self._came = sorted(each.since for each in known)
        self._went = sorted(each.until for each in known if each.until)

    def before(self, at: datetime) -> int:
        """Handed in earlier, with no verdict yet."""
        return max(0, bisect_left(self._came, at) - bisect_right(self._went, at))


def foresee(past: Sequence[Judged], waiting: float) -> Forecast:
    """What the newest of the past, the last ones of the row, say of one with so many before it.

    A line through them that a few odd ones cannot pull away, as of H. Theil (1950), in which a pair says more
    the further it lies apart: G.L. Sievers, Weighted Rank Statistics for Simple Linear Regression (1978).
    More work never makes it go faster.
    """
    newest = past[-MOST:]
    if len(newest) < FEWEST:
        return Forecast(None, len(newest))
    slope = max(0.0, _slope(newest))
    base = median(each.took - slope * each.waiting for each in newest)
    return Forecast(max(1, round(base + slope * waiting)), len(newest))


def _slope(past: Sequence[Judged]) -> float:
    """Working days for each that waits more; the middle of all pairs, by how far they lie apart."""
    pairs = [(one, other) for one, other in combinations(past, 2) if one.waiting != other.waiting]
    slopes = sorted(
        ((other.took - one.took) / (other.waiting - one.waiting), abs(other.waiting - one.waiting))
        for one, other in pairs
    )
    up_to = list(accumulate(apart for _, apart in slopes))
    return slopes[bisect_left(up_to, up_to[-1] / 2)][0] if slopes else 0.0
