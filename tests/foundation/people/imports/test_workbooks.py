"""The export as an xlsx file: the same people; and files that only look like one."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from leerlijn.foundation.people.imports import workbooks
from leerlijn.foundation.people.imports.tables import read_table
from leerlijn.foundation.people.imports.workbooks import rows_of_workbook
from leerlijn.kernel.wrong import Wrong
from tests.foundation.people.builders import university
from tests.foundation.people.imports.exports import NAMES, ORDINARY, export, line, taken_over

TYPED = {"Personeelsnummer": 1001, "Fte": 0.8, "Fte onderwijs": 0.4}


def workbook(*rows) -> bytes:
    """As a spreadsheet program keeps it: numbers as numbers, days as days."""
    content = BytesIO()
    book = Workbook(content, {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def refusal(content: bytes):
    with pytest.raises(Wrong) as refused:
        read_table(content)
    return refused.value.sentence


def with_sheet(text: bytes) -> bytes:
    """A workbook whose only sheet says this."""
    content = BytesIO()
    with ZipFile(BytesIO(workbook(["a"]))) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return content.getvalue()


def test_numbers_and_days_read_as_in_the_csv():
    content = workbook(["a", "b", "c"], [1001, 0.30000000000000004, date(2026, 2, 3)])
    assert list(rows_of_workbook(content)) == [(1, ("a", "b", "c")), (2, ("1001", "0,3", "03-02-2026"))]


def test_the_xlsx_is_the_same_as_the_csv(db):
    university()
    taken_over(export(line()))
    row = {**ORDINARY, **TYPED, "Datum in dienst": date(2020, 9, 1), "AOW-datum": date(2058, 5, 1)}
    report = taken_over(workbook(NAMES, [row[name] for name in NAMES]))
    assert [(each.line, each.verdict.value) for each in report.lines] == [(2, "unchanged")]


def test_an_empty_workbook_is_called_empty():
    with pytest.raises(Wrong, match="empty"):
        read_table(workbook())


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 400, workbook(["a"])[:-40], workbook(["a"])[:900]]
)
def test_what_only_looks_like_a_workbook_cannot_be_read(content):
    assert refusal(content) == workbooks.UNREADABLE


def test_another_archive_is_no_workbook():
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("holiday.txt", "a;b")
    assert refusal(content.getvalue()) == workbooks.UNREADABLE


def test_a_workbook_that_unpacks_to_far_too_much_is_refused():
    assert refusal(with_sheet(b" " * (workbooks.LARGEST + 1))) == workbooks.TOO_LARGE


def test_one_cell_in_the_last_corner_does_not_make_room_for_all_cells_before_it():
    corner = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert refusal(with_sheet(corner)) == workbooks.TOO_LARGE
    near = corner.replace(b"1048576", b"2").replace(b"XFD", b"C")
    assert read_table(with_sheet(near)).rows[0].cells[-1] == "1"
