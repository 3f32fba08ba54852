"""A budget sheet as it was published: read line by line, every total beside what its lines add up to.

Columns: holder (code or name of a unit), measure, theme (key or name), one per year, and a total; in Dutch or
English, in any order. A row with "total" in one of its words is a published total. Nothing is corrected:
a sheet in which one is wrong is refused, or taken in as it was published elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from django.db import transaction

from leerlijn.domains.agreements.models import PublishedFigure, PublishedSheet
from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.imports.tables import LARGEST, Row, read_table
from leerlijn.foundation.people.imports.workbooks import is_workbook
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.money import Money, parse, total
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text
from leerlijn.kernel.verdict import Incomplete
from leerlijn.kernel.wrong import Wrong

HEADS: Mapping[str, str] = {
    **dict.fromkeys(("holder", "houder", "unit", "eenheid", "faculty", "faculteit"), "holder"),
    **dict.fromkeys(("measure", "maatregel"), "measure"),
    **dict.fromkeys(("theme", "thema"), "theme"),
    **dict.fromkeys(("total", "totaal"), "total"),
}
TOTALS = frozenset({"total", "totaal", "subtotal", "subtotaal", "sum", "som"})
NOTE = "#"
TOO_FINE = re.compile(r"-?[0-9]+,[0-9]{3,}")
"""A number of a workbook with more than two decimals: no amount of euros and cents."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row was not taken in: one wrong cell."""

    line: int
    column: str
    value: str
    reason: Said


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as it is printed. `computed` is there for a total: what the lines add up to."""

    line: int
    holder: int | None
    holder_code: str
    measure: str
    theme: str
    year: int | None
    amount: Money
    computed: Money | None = None

    @property
    def difference(self) -> Money:
        """Above zero: more is printed than the lines have."""
        return self.amount - self.computed if self.computed is not None else Money(0)


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """What was read, what was not and why, and every published total beside the computed one."""

    sha256: str
    dry_run: bool
    was_known: bool
    as_published: bool
    figures: tuple[Figure, ...]
    totals: tuple[Figure, ...]
    rejected: tuple[Fault, ...]
    notes: tuple[Sentence, ...] = ()

    @property
    def different(self) -> tuple[Figure, ...]:
        return tuple(each for each in self.totals if each.difference)

    @property
    def is_refused(self) -> bool:
        """A total is derived, never typed; a wrong one is kept, beside the right one, as published."""
        return bool(self.different) and not self.as_published

    @property
    def sentences(self) -> Iterator[Said]:
        """The report in words."""
        yield from self.notes
        if self.was_known:
            yield Sentence("This sheet was taken in before. Nothing changed.")
        yield Counted("{count} amount read.", "{count} amounts read.", len(self.figures))
        for fault in self.rejected:
            yield Sentence(
                "Row {line}, {column}: “{value}”. {reason}",
                line=fault.line,
                column=fault.column,
                value=fault.value,
                reason=fault.reason,
            )
        for each in self.totals:
            yield _said_of(each)
        if self.is_refused:
            yield Counted(
                "Nothing was taken in: one total is not the sum of its lines. Mend it, or say that it was "
                "published so.",
                "Nothing was taken in: {count} totals are not the sum of their lines. Mend them, or say that "
                "they were published so.",
                len(self.different),
            )
        if self.dry_run:
            yield Sentence("This was a rehearsal: nothing was written.")


def _said_of(each: Figure) -> Said:
    line, where, published = each.line, _place_of(each), _euros(each.amount)
    if not each.difference:
        return Sentence(
            "Row {line}, {where}: {published}, as the lines add up.",
            line=line,
            where=where,
            published=published,
        )
    return Sentence(
        "Row {line}, {where}: {published} is printed, the lines add up to {computed}; {difference} apart.",
        line=line,
        where=where,
        published=published,
        computed=_euros(each.computed or Money(0)),
        difference=_euros(each.difference),
    )


def _place_of(each: Figure) -> str:
    named = (each.holder_code, each.measure, each.theme, str(each.year or ""))
    return " ".join(part for part in named if part) or "∑"


def _euros(amount: Money) -> str:
    cents = abs(amount.cents)
    return f"{'-' if amount.cents < 0 else ''}{cents // 100}.{cents % 100:02}"


def import_budget(
    file: BinaryIO,
    *,
    name: str,
    round: Round,
    actor: Actor,
    at: datetime,
    as_published: bool = False,
    dry_run: bool = False,
) -> BudgetReport | Incomplete:
    """Takes a sheet in, once; the same file again changes nothing.

    Refused where it is no table, or where a total in it is wrong, unless it is `as_published` elsewhere.
    """
    content = file.read(LARGEST + 1)
    digest = sha256(content).hexdigest()
    try:
        table = read_table(content)
        columns = _columns(table.rows[0], round)
    except Wrong as wrong:
        return Incomplete({"file": wrong.sentence})
    sheet = Sheet(round, columns, _units(), in_workbook=is_workbook(content))
    for row in table.rows[1:]:
        sheet.read(row)
    was_known = PublishedSheet.objects.filter(round=round.key, hash=digest).exists()
    report = BudgetReport(
        digest,
        dry_run,
        was_known,
        as_published,
        tuple(sheet.figures),
        tuple(sheet.totals),
        tuple(sheet.faults),
        table.notes,
    )
    if not (dry_run or was_known or report.is_refused):
        _keep(report, name=name, round=round, actor=actor, at=at)
    return report


def _columns(row: Row, round: Round) -> Mapping[int, str]:
    """What each column holds, by its head: a word, or a year."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row.cells):
        head = cell.strip().casefold().removesuffix(",0")
        if head in HEADS:
            found[place] = HEADS[head]
        elif head.isdecimal() and int(head) in round.all_years:
            found[place] = head
    if not any(head.isdecimal() for head in found.values()):
        first, *_, last = round.all_years
        raise Wrong(
            Sentence("No column has a year from {first} to {last}.", first=str(first), last=str(last))
        )
    return found


def _units() -> Mapping[str, tuple[int, str]]:
    """Institution, faculties and programmes, by code and by name in either language; one statement."""
    kinds = (Unit.Kind.INSTITUTION, Unit.Kind.FACULTY, Unit.Kind.PROGRAMME, Unit.Kind.SERVICE)
    rows = (
        Unit.objects.filter(kind__in=kinds).order_by("-path").values_list("pk", "code", "name_nl", "name_en")
    )
    return {
        word.casefold(): (key, code) for key, code, *names in rows for word in (*names, code) if word.strip()
    }


@dataclass
class Sheet:
    """What was read so far."""

    round: Round
    columns: Mapping[int, str]
    units: Mapping[str, tuple[int, str]]
    in_workbook: bool
    figures: list[Figure] = field(default_factory=list)
    totals: list[Figure] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def read(self, row: Row) -> None:
        if row.broken:
            self.faults.append(Fault(row.line, "", "", row.broken))
            return
        cells = {
            head: row.cells[place].strip() for place, head in self.columns.items() if place < len(row.cells)
        }
        if next(iter(row.cells), "").startswith(NOTE) or not any(cells.values()):
            return
        words = {head: cells.get(head, "") for head in ("holder", "measure", "theme")}
        is_total = any(word.casefold() in TOTALS for word in words.values())
        bare = {head: "" if word.casefold() in TOTALS else word for head, word in words.items()}
        faults = [*self._strangers(row.line, bare, is_total=is_total)]
        amounts: dict[str, Money] = {}
        for head, cell in cells.items():
            if cell and (head == "total" or head.isdecimal()):
                try:
                    amounts[head] = self._amount(cell)
                except Wrong as wrong:
                    faults.append(Fault(row.line, head, cell, wrong.sentence))
        if faults:
            self.faults.extend(faults)
        else:
            self._take(row.line, bare, amounts, is_total=is_total)

    def _strangers(self, line: int, words: Mapping[str, str], *, is_total: bool) -> Iterator[Fault]:
        holder, theme = words["holder"], words["theme"]
        if not holder and not is_total:
            yield Fault(line, "holder", "", Sentence("This row does not say whose money it is."))
        if holder and holder.casefold() not in self.units:
            yield Fault(line, "holder", holder, Sentence("We know no faculty or programme of this name."))
        if theme and self._theme(theme) is None:
            yield Fault(line, "theme", theme, Sentence("This is none of the six themes."))

    def _theme(self, word: str) -> str | None:
        for theme in self.round.themes:
            known: Iterable[Text] = (theme.name, theme.short)
            if word.casefold() in {
                theme.key,
                *(t.nl.casefold() for t in known),
                *(t.en.casefold() for t in known),
            }:
                return theme.key
        return None

    def _amount(self, cell: str) -> Money:
        if self.in_workbook and TOO_FINE.fullmatch(cell):
            raise Wrong(Sentence("This number has more than two decimals: write it in euros and cents."))
        return parse(cell, thousands=".,")  # as a sheet shows it: its totals tell which it was

    def _take(
        self, line: int, words: Mapping[str, str], amounts: Mapping[str, Money], *, is_total: bool
    ) -> None:
        holder, code = self.units.get(words["holder"].casefold(), (None, ""))
        theme = self._theme(words["theme"]) or ""
        place = (line, holder, code, words["measure"][:200], theme)
        years = {int(head): amount for head, amount in amounts.items() if head.isdecimal()}
        if is_total:
            self.totals += [
                Figure(*place, year, amount, self._sum(holder, theme, year)) for year, amount in years.items()
            ]
        else:
            self.figures += [Figure(*place, year, amount) for year, amount in years.items()]
        if "total" in amounts:
            computed = self._sum(holder, theme, None) if is_total else total(list(years.values()))
            self.totals.append(Figure(*place, None, amounts["total"], computed))

    def _sum(self, holder: int | None, theme: str, year: int | None) -> Money:
        """What the lines before this one add up to; of everybody where no holder is named."""
        return total(
            [
                each.amount
                for each in self.figures
                if holder in {None, each.holder} and theme in {"", each.theme} and year in {None, each.year}
            ]
        )


@transaction.atomic
def _keep(report: BudgetReport, *, name: str, round: Round, actor: Actor, at: datetime) -> None:
    sheet = PublishedSheet.objects.create(
        round=round.key, name=name[:200], hash=report.sha256, taken_in_at=at
    )
    PublishedFigure.objects.bulk_create(
        [
            PublishedFigure(
                sheet=sheet,
                line=each.line,
                holder_id=each.holder,
                measure=each.measure,
                theme=each.theme,
                year=each.year,
                cents=each.amount.cents,
                is_total=each.computed is not None,
                computed=each.computed.cents if each.computed is not None else None,
            )
            for each in (*report.figures, *report.totals)
        ]
    )
    payload = {
        "round": round.key,
        "file": report.sha256,
        "figures": len(report.figures),
        "totals": len(report.totals),
        "different": len(report.different),
    }
    record(f"sheet:{sheet.pk}", "import-budget", by=actor, at=at, payload=payload)
