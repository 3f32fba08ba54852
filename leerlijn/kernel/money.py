"""Amounts in whole cents: added, divided without losing a cent, and read as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

LARGEST = 10**15
"""In cents: ten thousand milliard euros. What is larger is a slip of the keyboard."""

AMOUNTS = (
    # 1.245.000,50 as the Dutch write it, and 1245000,5
    re.compile(r"(?P<minus>-?)(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<cents>[0-9]{1,2}))?"),
    # 1,245,000.50 as the English write it, and 1245000.5
    re.compile(r"(?P<minus>-?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<cents>[0-9]{1,2}))?"),
)

DOUBTFUL = re.compile(r"-?(?P<first>[0-9]{1,3})(?P<mark>[.,])(?P<second>[0-9]{3})")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in euro cents; below zero is owed."""

    cents: int

    def __post_init__(self) -> None:
        if isinstance(self.cents, bool) or not isinstance(self.cents, int):
            raise TypeError("money is counted in whole cents")

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __mul__(self, times: int) -> Money:
        return Money(self.cents * times)

    def __bool__(self) -> bool:
        return self.cents != 0

    def split(self, parts: int) -> tuple[Money, ...]:
        """In so many parts, as equal as whole cents allow; the first parts get the cents left over."""
        return self.split_by([1] * parts)

    def split_by(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """In proportion to whole weights, by largest remainder; equal remainders go by order.

        The parts always add up to the whole. An amount below zero is divided as its opposite.
        """
        if not weights or min(weights) < 0 or not any(weights):
            raise Wrong(Sentence("To divide an amount, at least one part must weigh more than nothing."))
        if self.cents < 0:
            return tuple(-part for part in (-self).split_by(weights))
        total = sum(weights)
        shares = [divmod(self.cents * weight, total) for weight in weights]
        left = self.cents - sum(whole for whole, _ in shares)
        first = sorted(range(len(weights)), key=lambda place: -shares[place][1])[:left]
        return tuple(Money(whole + (place in first)) for place, (whole, _) in enumerate(shares))


NOTHING = Money(0)
EURO = Money(100)


def total(amounts: Sequence[Money]) -> Money:
    return sum(amounts, start=NOTHING)


def parse(given: str, *, thousands: str = "") -> Money:
    """The amount in a text such as `€ 1.245.000,50` or `1,245,000.50`; raises `Wrong`.

    One mark with three digits behind it, and nothing else, is 12,345: twelve thousand to one reader and
    twelve and a bit to another. It is read where the mark is among `thousands`, those that divide thousands
    in the language of whoever wrote it; else it is refused: what went into a ledger wrong stays in it.
    """
    bare = given.strip().removeprefix("€").strip().replace("\N{MINUS SIGN}", "-")
    if len(bare) < 40 and (doubtful := DOUBTFUL.fullmatch(bare)) and doubtful["mark"] not in thousands:
        raise Wrong(
            Sentence(
                "“{given}” can be read in two ways. Write {whole} for whole euros, and cents with two "
                "digits.",
                given=given.strip(),
                whole=str(int(doubtful["first"] + doubtful["second"])),
            )
        )
    for amount in AMOUNTS:
        if len(bare) < 40 and (read := amount.fullmatch(bare)):
            return _from_digits(read["minus"], read["whole"], read["cents"] or "")
    raise Wrong(
        Sentence("Write an amount such as 1.245.000,50 or 1,245,000.50, not “{given}”.", given=given[:40])
    )


def _from_digits(minus: str, whole: str, cents: str) -> Money:
    number = int(whole.replace(".", "").replace(",", "") + cents.ljust(2, "0"))
    if number > LARGEST:
        raise Wrong(Sentence("This amount is too large. Check the number of digits."))
    return Money(-number if minus else number)
