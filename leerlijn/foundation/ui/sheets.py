"""A table that leaves the house: row by row, as a workbook or as text, with what it is under its rows.

No cell of it is ever taken for a formula. Notes begin with `#`, so that an import knows them for notes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types, and nobody wrote them

from leerlijn.foundation.ui.cells import harmless
from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.money import Money
from leerlijn.kernel.sentence import Language, Said

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
NOTE = "# "
LONGEST_TITLE = 31
"""Of the tab of a workbook, in characters."""
NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", ""))
"""What no tab may be called."""


type Cell = Said | str | int | Decimal | date | Money | None


@dataclass(frozen=True, slots=True)
class Column:
    head: Said | str
    width: int = 20
    """In characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds; `name` is that of the file, without what kind it is."""

    name: str
    title: Said
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    notes: Sequence[Said]


def sent(sheet: Sheet, kind: str) -> HttpResponseBase:
    """The sheet as a file of this kind, in the language of whoever reads; never held in memory as a whole."""
    language = current_language()
    name = f"{sheet.name}.{kind}"
    response: HttpResponseBase
    if kind == "xlsx":
        response = FileResponse(as_xlsx(sheet, language), as_attachment=True, filename=name)
    else:
        response = StreamingHttpResponse(as_csv(sheet, language))
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Type"] = KINDS[kind]
    response.headers["Cache-Control"] = "private, no-store"
    return response


def as_csv(sheet: Sheet, language: Language) -> Iterator[str]:
    """Line by line, with semicolons and decimal commas, as spreadsheets here read it."""
    yield "\N{BOM}"
    yield _line([render(column.head, language) for column in sheet.columns])
    for row in sheet.rows:
        yield _line([_text(cell, language) for cell in row])
    for said in sheet.notes:
        yield _line([NOTE + render(said, language)])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _text(cell: Cell, language: Language) -> str:
    match cell:
        case None:
            return ""
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case Money(cents=cents):
            return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}"
        case date():
            return cell.isoformat()
        case _:
            return harmless(render(cell, language))


def as_xlsx(sheet: Sheet, language: Language) -> IO[bytes]:
    """A workbook in a file of its own; whoever sends it closes it."""
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    workbook = Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    title = render(sheet.title, language).translate(NOT_IN_A_TITLE)[:LONGEST_TITLE]
    page = workbook.add_worksheet(title.strip("' "))
    bold = workbook.add_format({"bold": True})
    money = workbook.add_format({"num_format": "#,##0.00"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    page.freeze_panes(1, 0)
    for column, each in enumerate(sheet.columns):
        page.set_column(column, column, each.width)
        page.write_string(0, column, render(each.head, language), bold)
    at = 1
    for row in sheet.rows:
        for column, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case int() | Decimal():
                    page.write_number(at, column, cell)
                case Money():
                    page.write_number(at, column, cell.cents / 100, money)
                case date():
                    page.write_datetime(at, column, cell, day)
                case _:
                    page.write_string(at, column, render(cell, language))
        at += 1
    for said in sheet.notes:
        page.write_string(at, 0, NOTE + render(said, language))
        at += 1
    workbook.close()
    file.seek(0)
    return file
