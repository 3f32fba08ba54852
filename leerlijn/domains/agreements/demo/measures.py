"""What the five faculties and the institution of the demonstration plan to do, and what it costs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files

from leerlijn.domains.agreements.actions.ledger import grant_funds, post_budget
from leerlijn.domains.agreements.actions.measures import add_measure
from leerlijn.domains.agreements.demo.texts import years_later
from leerlijn.kernel.money import NOTHING, Money
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

LETTER = "Kaderbrief studievoorschotmiddelen 2018, tabel 3"
PLAN = "Meerjarenbegroting bij de kwaliteitsafspraak, versie 1"
SPARE = Money(12_000_00)
"""In the first year of the term a little more is granted than divided, and the page says so."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure as the demonstration adds it; `owner` is the role of whoever answers for it, or None."""

    said: Mapping[str, Text]
    shares: Mapping[str, int]
    owner: str | None
    budget: Mapping[int, Money]

    def later(self, ahead: int) -> Planned:
        """The same measure in a round that is so many years later."""
        said = {
            name: Text(nl=years_later(text.nl, ahead), en=years_later(text.en, ahead))
            for name, text in self.said.items()
        }
        budget = {year + ahead: amount for year, amount in self.budget.items()}
        return replace(self, said=said, budget=budget)


@cache
def planned() -> Mapping[str, tuple[Planned, ...]]:
    """By the code of the faculty; the institution's own under NU."""
    path = files("leerlijn.domains.agreements.demo") / "measures.json"
    return {
        code: tuple(
            Planned(
                {name: Text(**text) for name, text in each["said"].items()},
                each["shares"],
                each["owner"],
                {int(year): Money(cents) for year, cents in each["budget"].items()},
            )
            for each in measures
        )
        for code, measures in json.loads(path.read_text(encoding="utf-8")).items()
    }


def add_measures(code: str, case: int, *, by: Standing, at: datetime, ahead: int = 0) -> None:
    """Some four measures of this faculty (NU: the institution) with their money, through the actions.

    `by` holds the portfolio of education there, or is a policy officer, and owns them. One or two have a gap
    on purpose. `ahead` is how many years the round is later than that of 2019-2024.
    """
    for number, each in enumerate(planned()[code], start=1):
        later = each.later(ahead)
        owner = None if each.owner is None else by.person
        granted(add_measure(case, by=by, at=at, said=later.said, shares=later.shares, owner=owner))
        granted(post_budget(case, number, later.budget, by=by, at=at, source=PLAN))


def grant_for(code: str, case: int, *, by: Standing, at: datetime, ahead: int = 0) -> None:
    """The funds that the measures of this faculty divide, from the board's letter."""
    wanted: defaultdict[int, Money] = defaultdict(lambda: NOTHING)
    for each in planned()[code]:
        for year, amount in each.budget.items():
            wanted[year + ahead] += amount
    amounts = {year: amount + (SPARE if year == 2019 + ahead else NOTHING) for year, amount in wanted.items()}
    granted(grant_funds(case, amounts, by=by, at=at, source=years_later(LETTER, ahead)))


def change_a_euro(case: int, *, by: Standing, at: datetime) -> None:
    """One euro more for the first measure, after the council consented: the banner that everybody sees."""
    amounts = {2021: Money(1_00)}
    granted(
        post_budget(
            case,
            1,
            amounts,
            by=by,
            at=at,
            source="Nagekomen afronding, e-mail van de controller",
            because="De indexering is een euro hoger uitgevallen",
            accepts=("overdraws",),
        )
    )
