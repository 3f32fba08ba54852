"""The budget as a table that leaves the house: streamed, with its date and definition, without formulas.

It has the columns that `import-budget` reads; every total in it is computed.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO

from django.db.models import QuerySet
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types, and nobody wrote them

from leerlijn.domains.agreements.queries.ledger import Wanted, budget_lines
from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.ui.cells import harmless
from leerlijn.foundation.ui.words import in_both, render
from leerlijn.kernel.sentence import Language, Said, Sentence, Text

HEADS = (
    Text(nl="houder", en="holder"),
    Text(nl="maatregel", en="measure"),
    Text(nl="thema", en="theme"),
)
TOTAL = Text(nl="totaal", en="total")
NOTE = "# "
"""Begins a row that is read by people only."""


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


def heads(round: Round, language: Language) -> list[str]:
    return [
        *(head.in_language(language) for head in HEADS),
        *map(str, round.all_years),
        TOTAL.in_language(language),
    ]


def as_csv(rows: Iterable[Row], notes: Iterable[Said], round: Round, language: Language) -> Iterator[str]:
    """Line by line, with semicolons and decimal commas, as spreadsheets here read it."""
    yield "\N{BOM}"
    yield _line(heads(round, language))
    for row in with_totals(rows, language):
        yield _line([*map(harmless, row.words), *map(_euros, (*row.cents, row.total))])
    for said in notes:
        yield _line([NOTE + render(said, language)])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _euros(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}"


def as_xlsx(rows: Iterable[Row], notes: Iterable[Said], round: Round, language: Language) -> IO[bytes]:
    """A workbook written row by row to a file of its own, never held in memory as a whole."""
    file = TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
    workbook = Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = workbook.add_worksheet(TOTAL.in_language(language))
    bold, money = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "#,##0.00"})
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 2, 44)
    sheet.set_column(3, 3 + len(round.all_years), 16)
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads(round, language)):
        sheet.write_string(0, column, head, bold)
    at = 1
    for row in with_totals(rows, language):
        for column, word in enumerate(row.words):
            sheet.write_string(at, column, word)
        for column, cents in enumerate((*row.cents, row.total), start=3):
            sheet.write_number(at, column, cents / 100, money)
        at += 1
    for said in notes:
        sheet.write_string(at, 0, NOTE + render(said, language))
        at += 1
    workbook.close()
    file.seek(0)
    return file
