"""From the bytes of a file to its lines and cells: CSV with semicolons, or the first sheet of an xlsx."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from leerlijn.foundation.people.imports.workbooks import is_workbook, rows_of_workbook
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

LARGEST = 10 * 2**20
"""Bytes of a file; an export of a thousand people has less than two hundred thousand."""
LONGEST = 10
"""Lines that one cell in quotation marks may take."""

EMPTY = Sentence("This file is empty.")
TOO_LARGE = Sentence("This file is larger than {count} MB. Export only this list.", count=LARGEST // 2**20)
NOT_A_TABLE = Sentence("This is neither a CSV file nor an xlsx file. Save the list again as CSV.")
ANOTHER_KIND = {
    b"%PDF-": Sentence("This is a PDF. Save the list again as CSV or xlsx."),
    b"\x89PNG": Sentence("This is a picture. Save the list again as CSV or xlsx."),
    b"\xff\xd8\xff": Sentence("This is a picture. Save the list again as CSV or xlsx."),
    b"GIF8": Sentence("This is a picture. Save the list again as CSV or xlsx."),
}
"""By how a file begins."""
NOT_SEPARATED = Sentence("The first line has no semicolons. Save the export as CSV with semicolons.")
IN_WINDOWS = Sentence(
    "This file is not in UTF-8. We read it as Windows text: check a few names that have accents."
)
NOT_CLOSED = Sentence("A quotation mark on this line is not closed.")
MUCH_TOO_LONG = Sentence("One cell of this line is far too long.")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; `line` is its number as an editor shows it. A broken one says why."""

    line: int
    cells: tuple[str, ...]
    broken: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines that say something, and what somebody should know about the file as a whole."""

    rows: tuple[Row, ...]
    notes: tuple[Sentence, ...] = ()


def read_table(content: bytes) -> Table:
    """The lines of the file; raises `Wrong` with one sentence when it is no table at all."""
    if not content.removeprefix(BOM_UTF8).strip():
        raise Wrong(EMPTY)
    if len(content) > LARGEST:
        raise Wrong(TOO_LARGE)
    for beginning, said in ANOTHER_KIND.items():
        if content.lstrip().startswith(beginning):
            raise Wrong(said)
    if is_workbook(content):
        rows = (Row(line, cells) for line, cells in rows_of_workbook(content))
        return _table(rows)
    text, notes = _text(content)
    return _table(_rows(text), notes)


def _table(rows: Iterator[Row], notes: tuple[Sentence, ...] = ()) -> Table:
    said = tuple(row for row in rows if row.broken or any(cell.strip() for cell in row.cells))
    if not said:
        raise Wrong(EMPTY)
    return Table(said, notes)


def _text(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    if b"\0" in content:
        raise Wrong(NOT_A_TABLE)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), (IN_WINDOWS,)
    except UnicodeDecodeError as unreadable:
        raise Wrong(NOT_A_TABLE) from unreadable


def _rows(text: str) -> Iterator[Row]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line.strip()), "")
    if ";" not in first:
        raise Wrong(NOT_SEPARATED)
    width, at = len(_cells(first)), 0
    while at < len(lines):
        taken, row = _row(lines, at, width)
        yield row
        at += taken


def _row(lines: list[str], at: int, width: int) -> tuple[int, Row]:
    """The row and how many lines it takes. A quotation mark that stays open spoils its own line only."""
    try:
        if _is_open(lines[at]):
            for taken in range(2, LONGEST + 1):
                together = "\n".join(lines[at : at + taken])
                if not _is_open(together) and len(cells := _cells(together)) == width:
                    return taken, Row(at + 1, cells)
        cells = _cells(lines[at])
    except csv.Error:
        return 1, Row(at + 1, (), MUCH_TOO_LONG)
    broken = NOT_CLOSED if _is_open(lines[at]) and len(cells) != width else None
    return 1, Row(at + 1, cells, broken)


def _is_open(text: str) -> bool:
    return text.count('"') % 2 == 1


def _cells(text: str) -> tuple[str, ...]:
    """The cells of the one line that this text is; none when it is several."""
    records = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    return tuple(records[0]) if len(records) == 1 else ()
