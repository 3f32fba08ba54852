"""The budget as a table that leaves the house, with its date and definition.

It has the columns that `import-budget` reads; every total in it is computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from leerlijn.domains.agreements.queries.ledger import Wanted, budget_lines
from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.ui.sheets import Cell, Column, Sheet
from leerlijn.foundation.ui.words import in_both
from leerlijn.kernel.money import Money
from leerlijn.kernel.sentence import Language, Said, Sentence, Text

HEADS = (
    Column(Text(nl="houder", en="holder"), 14),
    Column(Text(nl="maatregel", en="measure"), 44),
    Column(Text(nl="thema", en="theme"), 44),
)
AMOUNT = 16
"""Characters for a column of amounts."""
TOTAL = Text(nl="totaal", en="total")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; amounts in cents per year, in the order of the years."""

    words: tuple[str, str, str]
    cents: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.cents)


def definition(round: Round, *, on: date) -> tuple[Said, ...]:
    """What the amounts are."""
    return (
        Sentence("{agreements}: the budget on {day}.", agreements=round.name, day=on),
        Sentence("Planned amounts in euros, as posted in the ledger to measures; prices of the year itself."),
        Sentence("A measure that serves several themes is divided by its shares, to the cent."),
        Sentence("All totals are computed."),
        Sentence("The years of this round rest on: {source}.", source=round.source),
    )


def rows_of(cases: QuerySet[Case], wanted: Wanted, round: Round, language: Language) -> Iterator[Row]:
    """Every measure by theme, in the order of holders and measures; one statement."""
    found: defaultdict[tuple[str, int, str, str], dict[int, int]] = defaultdict(dict)
    for line in budget_lines(cases, wanted):
        title, _ = in_both(line.title, language)
        theme = round.theme(line.theme)
        named = (
            line.code,
            line.case,
            f"M{line.number} {title}",
            in_both(theme.name, language)[0] if theme else "",
        )
        found[named][line.year] = found[named].get(line.year, 0) + line.cents
    for (code, _, measure, theme_name), years in found.items():
        cents = tuple(years.get(year, 0) for year in round.all_years)
        yield Row((code, measure, theme_name), cents)


def with_totals(rows: Iterable[Row], language: Language) -> Iterator[Row]:
    """The rows, after those of each holder its total, and at the end that of all."""
    said = TOTAL.in_language(language)
    holder, own, whole = "", list[Row](), list[Row]()
    for row in rows:
        if row.words[0] != holder and own:
            yield _sum((holder, said, ""), own)
            own = []
        holder = row.words[0]
        own.append(row)
        whole.append(Row(("", "", ""), row.cents))
        yield row
    if own:
        yield _sum((holder, said, ""), own)
        yield _sum((said, "", ""), whole)


def _sum(words: tuple[str, str, str], rows: Sequence[Row]) -> Row:
    return Row(words, tuple(map(sum, zip(*(row.cents for row in rows), strict=True))))


def budget_sheet(
    cases: QuerySet[Case], wanted: Wanted, round: Round, language: Language, *, on: date
) -> Sheet:
    """The whole table, with the total of each holder and of all."""
    years = [Column(str(year), AMOUNT) for year in round.all_years]
    rows = with_totals(rows_of(cases, wanted, round, language), language)
    return Sheet(
        name=f"budget-{round.key}-{on.isoformat()}",
        title=TOTAL,
        columns=[*HEADS, *years, Column(TOTAL, AMOUNT)],
        rows=map(_cells, rows),
        notes=definition(round, on=on),
    )


def _cells(row: Row) -> Sequence[Cell]:
    return [*row.words, *map(Money, (*row.cents, row.total))]
