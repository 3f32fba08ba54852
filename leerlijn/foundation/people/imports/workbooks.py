"""The first sheet of an xlsx file, with every cell as HR's CSV would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

LARGEST = 100 * 2**20
"""Bytes that the parts of a workbook take when they are unpacked."""
MOST_CELLS = 2_000_000
"""The reader makes room for every cell up to the last, also the empty ones."""
ZIP = b"PK\x03\x04"

UNREADABLE = Sentence("This xlsx file cannot be read. Save it again, or save the list as CSV.")
TOO_LARGE = Sentence("This xlsx file holds far more cells than a list has. Export only this list.")
PLACE_OF_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")


def is_workbook(content: bytes) -> bool:
    return content.startswith(ZIP)


def rows_of_workbook(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of every row; raises `Wrong` for a file that only looks like a workbook."""
    try:
        _must_be_bounded(content)
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (BadZipFile, CalamineError, NotImplementedError, EOFError, OSError) as unreadable:
        raise Wrong(UNREADABLE) from unreadable
    for number, row in enumerate(rows, 1):
        yield number, tuple(_as_in_csv(cell) for cell in row)


def _must_be_bounded(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > LARGEST:
            raise Wrong(TOO_LARGE)
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and _cells_up_to_the_last(archive.read(name)) > MOST_CELLS:
                raise Wrong(TOO_LARGE)


def _cells_up_to_the_last(sheet: bytes) -> int:
    places = [(_column(letters), int(row)) for letters, row in PLACE_OF_CELL.findall(sheet)]
    return max((column for column, _ in places), default=0) * max((row for _, row in places), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _as_in_csv(cell: object) -> str:
    """31-12-2026 for a date, 0,8 for a number."""
    match cell:
        case datetime() | date():
            return cell.strftime("%d-%m-") + f"{cell.year:04}"
        case float():
            return f"{cell:.6f}".rstrip("0").rstrip(".").replace(".", ",")
        case _:
            return str(cell)
