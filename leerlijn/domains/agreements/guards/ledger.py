"""What an entry in the ledger must be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.kernel.money import LARGEST, Money
from leerlijn.kernel.sentence import Euros, Said, Sentence

LONGEST_SOURCE = 300
OVERDRAWS = "overdraws"
"""What somebody accepts who divides more than was granted."""


def source_is_named(source: str) -> dict[str, Said]:
    """Every euro is traceable to a letter, a decision or a table."""
    if not source.strip():
        return {
            "source": Sentence("Write on which letter, decision or table this amount rests, with its page.")
        }
    if len(source) > LONGEST_SOURCE:
        return {"source": Sentence("Use at most {longest} characters.", longest=LONGEST_SOURCE)}
    return {}


def amounts_are_more_than_nothing(amounts: Iterable[Money]) -> dict[str, Said]:
    given = list(amounts)
    if any(amount.cents < 0 for amount in given):
        return {
            "amount": Sentence(
                "An amount is not below zero. To take money away, move it or correct the entry."
            )
        }
    if not any(given):
        return {"amount": Sentence("Write an amount that is more than nothing.")}
    if any(amount.cents > LARGEST for amount in given):
        return {"amount": Sentence("This amount is too large. Check the number of digits.")}
    return {}


def years_are_of_the_round(years: Iterable[int], round: Round) -> dict[str, Said]:
    outside = next((year for year in years if year not in round.all_years), None)
    if outside is None:
        return {}
    first, *_, last = round.all_years
    return {
        "year": Sentence(
            "{year} lies outside these agreements. Choose a year from {first} to {last}.",
            year=str(outside),
            first=str(first),
            last=str(last),
        )
    }


def more_is_divided_knowingly(left: Mapping[int, int], accepts: Collection[str]) -> dict[str, Said]:
    """`left`: per year what no measure has after this. What is still to come may be divided, knowingly."""
    over = next(((year, -cents) for year, cents in sorted(left.items()) if cents < 0), None)
    if over is None or OVERDRAWS in accepts:
        return {}
    year, cents = over
    return {
        OVERDRAWS: Sentence(
            "In {year} {amount} more is divided than was granted. Check the amount, or say that you know.",
            year=str(year),
            amount=Euros(cents),
        )
    }


def there_is_enough(there: int, wanted: Money, *, year: int) -> dict[str, Said]:
    """What is taken away was there."""
    if wanted.cents <= there:
        return {}
    return {
        "amount": Sentence(
            "There is less than that: in {year} this measure has {amount}.",
            year=str(year),
            amount=Euros(there),
        )
    }
