"""What shows whether a theme gets better: measured elsewhere in the house, and shown beside the plans.

This room does not know where a number comes from: whoever has one offers it (`offer`, in `site/wiring.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from leerlijn.domains.agreements.queries.cycle import Theme
from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.kernel.sentence import Said, Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A share in percent on a day; None where `withheld` says why. `counted` says how, in one sentence."""

    on: date
    percentage: Decimal | None
    counted: Said
    fingerprint: str
    withheld: Said | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number about a theme of the cycle, by its key."""

    theme: str
    title: Text
    read: Callable[[date], Reading]


_offered: dict[str, Indicator] = {}


def offer(key: str, indicator: Indicator) -> None:
    """Offering the same again changes nothing."""
    _offered[key] = indicator


def closed_on(on: date) -> date:
    """The end of the last calendar year that is over: totals about people come from closed periods only."""
    return date(on.year - 1, 12, 31)


def read_on(round: Round, on: date) -> date:
    """The end of the last year that is over, and of a round that is over the end of its last year."""
    return min(closed_on(on), round.ends_on)


def readings(round: Round, on: date) -> Iterator[tuple[Theme, Indicator, Reading]]:
    """Per theme of a round what shows whether it gets better."""
    for theme in round.themes:
        for indicator in _offered.values():
            if indicator.theme == theme.key:
                yield theme, indicator, indicator.read(read_on(round, on))
