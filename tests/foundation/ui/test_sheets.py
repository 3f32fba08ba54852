"""What leaves the house as a file: whole, harmless, and with what it is."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from leerlijn.foundation.ui.sheets import Column, Sheet, as_csv, as_xlsx
from leerlijn.kernel.money import Money
from leerlijn.kernel.sentence import Sentence, Text

HARMFUL = ["=1+1", "+31", "-2", "@sum", "\t=1"]


def sheet(*rows: tuple, title: str = "A list") -> Sheet:
    return Sheet(
        name="list",
        title=Text(nl=title, en=title),
        columns=[Column(Text(nl="wie", en="who")), Column("n"), Column("when"), Column("how much")],
        rows=iter(rows),
        notes=[Sentence("Made on {day}.", day=date(2026, 10, 12))],
    )


def in_workbook(made: Sheet) -> list[list[object]]:
    with as_xlsx(made, "nl") as file:
        return CalamineWorkbook.from_filelike(BytesIO(file.read())).get_sheet_by_index(0).to_python()


def test_text_has_semicolons_decimal_commas_and_notes_that_an_import_skips():
    made = "".join(
        as_csv(sheet(("Jansen; J.", 3, date(2026, 2, 1), Money(-123_450)), ("", 0, None, None)), "en")
    )
    assert made == (
        '\N{BOM}who;n;when;how much\r\n"Jansen; J.";3;2026-02-01;-1234,50\r\n;0;;\r\n'
        "# Made on 12 October 2026.\r\n"
    )


def test_a_workbook_holds_numbers_and_days_that_can_be_counted_with():
    head, row, note = in_workbook(sheet(("Jansen", 3, date(2026, 2, 1), Money(123_450))))
    assert head == ["wie", "n", "when", "how much"]
    assert row == ["Jansen", 3.0, date(2026, 2, 1), 1234.5]
    assert note[0].startswith("# ")


@pytest.mark.parametrize(
    "title", ["BKO: de plicht", "a/b\\c[d]*?", "een naam die langer is dan een tabblad", "'t begin '"]
)
def test_whatever_a_list_is_called_there_is_a_workbook_of_it(title):
    assert in_workbook(sheet(("Jansen", 3, None, None), title=title))[1][0] == "Jansen"


@pytest.mark.parametrize("name", HARMFUL)
def test_nothing_in_it_is_ever_run_as_a_formula(name):
    line = "".join(as_csv(sheet((name, 0, None, None)), "nl")).splitlines()[1]
    assert line.strip('"').startswith("'")
    _, row, _ = in_workbook(sheet((name, 0, None, None)))
    assert row[0] == name  # a text, as it was


def test_rows_are_asked_for_one_by_one():
    def endless():
        while True:
            yield ("Jansen", 1, None, None)

    lines = as_csv(Sheet("list", Text(nl="", en=""), [Column("a")], endless(), []), "nl")
    assert [next(lines)[:6] for _ in range(4)][2:] == ["Jansen", "Jansen"]
