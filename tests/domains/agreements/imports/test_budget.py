"""A published sheet is read as it is: totals stand beside what the lines add up to, and nothing is mended."""

import io

import pytest
import xlsxwriter

from leerlijn.domains.agreements.figures.budget_table import budget_sheet
from leerlijn.domains.agreements.imports.budget import import_budget
from leerlijn.domains.agreements.models import PublishedFigure, PublishedSheet
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.ledger import Wanted, agreements_seen_by, differences
from leerlijn.domains.agreements.queries.rounds import own_round
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.ui.sheets import as_csv
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Incomplete
from tests.domains.agreements.measures import AT, TODAY, budgeted, measure

pytestmark = pytest.mark.django_db
BY = Actor(pseudonym="", name="operator", channel="command")
ROUND = own_round(current_cycle())
SHEET = """houder;maatregel;thema;2019;2020;totaal
ET;Tutoraat;Begeleiding;100.000;100.000,50;200.000,50
ET;Zalen;facilities;17.000;10.000;27.000
ET;totaal;;117.000;110.000,50;217.000,50
BMS;Honours;Onderwijsdifferentiatie;0;1,01;1,01
Totaal;;;117.000;110.001,51;227.001,51
"""


def taken(content, *, as_published=True, dry_run=False):
    data = content.encode() if isinstance(content, str) else content
    return import_budget(
        io.BytesIO(data),
        name="begroting.csv",
        round=ROUND,
        actor=BY,
        at=AT,
        as_published=as_published,
        dry_run=dry_run,
    )


def totals(report):
    return [(each.line, each.year, each.amount.cents, each.difference.cents) for each in report.totals]


@pytest.fixture(autouse=True)
def _units(units):
    """Two faculties: ET and BMS."""


def test_every_published_total_stands_beside_the_computed_one():
    assert totals(taken(SHEET)) == [
        (2, None, 20_000_050, 0),
        (3, None, 2_700_000, 0),
        (4, 2019, 11_700_000, 0),
        (4, 2020, 11_000_050, 0),
        (4, None, 21_700_050, -1_000_000),
        (5, None, 101, 0),
        (6, 2019, 11_700_000, 0),
        (6, 2020, 11_000_151, 0),
        (6, None, 22_700_151, 0),
    ]


def test_a_wrong_total_stays_as_it_was_printed_and_is_shown():
    taken(SHEET)
    printed = PublishedFigure.objects.get(line=4, year=None)
    assert (printed.cents, printed.computed) == (21_700_050, 22_700_050)
    shown = differences(Wanted(), ROUND)
    assert [(each.line, each.cents) for each in shown] == [(4, -1_000_000)]


def test_a_wrong_total_is_refused_and_the_difference_printed():
    report = taken(SHEET, as_published=False)
    assert report.is_refused
    said = [render(each, "en") for each in report.sentences]
    assert "Row 4, ET: 217000.50 is printed, the lines add up to 227000.50; -10000.00 apart." in said
    assert said[-1].startswith("Nothing was taken in: one total is not the sum of its lines.")
    assert not PublishedSheet.objects.exists()


def test_a_sheet_that_adds_up_is_taken_in():
    right = SHEET.replace("217.000,50", "227.000,50")
    assert not taken(right, as_published=False).is_refused
    assert PublishedSheet.objects.exists()


def test_a_rehearsal_writes_nothing_and_says_the_same():
    rehearsed = taken(SHEET, dry_run=True)
    assert not PublishedSheet.objects.exists()
    assert totals(rehearsed) == totals(taken(SHEET))


def test_the_same_file_again_changes_nothing():
    taken(SHEET)
    assert taken(SHEET).was_known
    assert PublishedSheet.objects.count() == 1


def test_a_broken_row_is_rejected_with_its_reason_and_stops_no_other():
    report = taken("houder;maatregel;thema;2019\nABC;x;;1\nET;x;geluk;2\nET;x;;veel\n;x;;3\nET;x;;4,00\n")
    assert [(each.line, each.column, each.value) for each in report.rejected] == [
        (2, "holder", "ABC"),
        (3, "theme", "geluk"),
        (4, "2019", "veel"),
        (5, "holder", ""),
    ]
    assert [each.amount.cents for each in report.figures] == [400]


def test_a_sheet_without_years_is_refused_in_one_sentence():
    refused = taken("houder;maatregel;thema;bedrag\nET;x;;1\n")
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["file"]


def workbook(*rows):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return file.getvalue()


def test_a_workbook_is_read_with_its_numbers():
    heads = ["holder", "measure", "theme", 2019, 2020, "total"]
    report = taken(workbook(heads, ["BMS", "Tutors", "Guidance", 1234567.89, 12, 1234579.89]))
    assert [each.amount.cents for each in report.figures] == [123_456_789, 1_200]
    assert totals(report) == [(2, None, 123_457_989, 0)]


def test_a_number_of_three_decimals_is_never_taken_for_thousands():
    heads = ["holder", "measure", "theme", 2019]
    report = taken(workbook(heads, ["BMS", "Tutors", "Guidance", 12.345]))
    assert [each.value for each in report.rejected] == ["12,345"]


def test_what_we_export_is_read_back_to_the_cent(case, officer):
    measure(case, officer)
    budgeted(case, officer, 1, 123_457)
    sheet = budget_sheet(agreements_seen_by(officer), Wanted(), ROUND, "nl", on=TODAY)
    report = taken("".join(as_csv(sheet, "nl")))
    assert not report.rejected
    assert not report.different
    assert sum(each.amount.cents for each in report.figures) == 123_457
