"""Every cell of the HR export: what it may say, and the sentence when it does not."""

from datetime import date
from decimal import Decimal

import pytest

from leerlijn.foundation.people.imports import reading
from leerlijn.foundation.people.imports.reading import StaffLine, read_header, read_line
from leerlijn.foundation.people.imports.tables import read_table
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from tests.foundation.people.imports.exports import COLUMNS, NAMES, export, line

FACULTIES = {"TNW", "ET"}


def read(content: bytes):
    header, *rows = read_table(content).rows
    return [read_line(row, read_header(header), FACULTIES) for row in rows]


def value(attribute: str, **said: str):
    (found,) = read(export(line(**said)))
    assert isinstance(found, StaffLine), found
    return getattr(found, attribute)


def fault(**said: str):
    (found,) = read(export(line(**said)))
    (only,) = found
    return only.column, only.value, only.reason


def headed(columns: str):
    return read_header(read_table(export(line(), columns=columns)).rows[0])


def refusal(columns: str) -> Sentence:
    with pytest.raises(Wrong) as refused:
        headed(columns)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("written", "fte"),
    [("0,8", "0.8"), ("1,00", "1"), ("1,2", "1.2"), ("0", "0"), ("0.8", "0.8"), ("0,125", "0.125")],
)
def test_fte_has_a_decimal_comma(written, fte):
    assert value("fte", Fte=written) == Decimal(fte)


@pytest.mark.parametrize("written", ["vol", "n.v.t.", "-0,5", "1e-1", "0,1234", "½", "٠,٥", "0,8 fte", "NaN"])
def test_fte_that_is_no_number(written):
    assert fault(Fte=written) == ("Fte", written, reading.NOT_A_NUMBER)


@pytest.mark.parametrize("written", ["1,201", "1,3", "8", "80"])
def test_fte_above_the_most_there_can_be(written):
    assert fault(Fte=written) == ("Fte", written, reading.TOO_MUCH)


def test_no_teaching_fte_is_none_at_all():
    assert value("fte_teaching", **{"Fte onderwijs": ""}) == 0


@pytest.mark.parametrize(
    "written",
    ["31-02-2024", "00-01-2024", "2024-02-30", "24-02-2028-1", "01/02/2024", "01-01-0204", "٠١-٠١-٢٠٢٤"],
)
def test_a_day_that_does_not_exist(written):
    column = "Datum in dienst"
    assert fault(**{column: written}) == (column, written, reading.NO_SUCH_DAY)


@pytest.mark.parametrize("written", ["01-02-2024", "1-2-2024", "2024-02-01"])
def test_a_day_is_read_as_people_and_as_systems_write_it(written):
    assert value("starts_on", **{"Datum in dienst": written}) == date(2024, 2, 1)


def test_a_leap_day_exists_once_in_four_years():
    assert value("starts_on", **{"Datum in dienst": "29-02-2024"}) == date(2024, 2, 29)
    assert fault(**{"Datum in dienst": "29-02-2023"})[2] == reading.NO_SUCH_DAY


@pytest.mark.parametrize("written", ["", "31-12-9999"])
def test_no_last_day_is_written_in_two_ways(written):
    assert value("ends_on", **{"Datum uit dienst": written}) is None


def test_an_appointment_may_last_one_day_and_not_less():
    assert value("ends_on", **{"Datum uit dienst": "01-09-2020"}) == date(2020, 9, 1)
    column = "Datum uit dienst"
    assert fault(**{column: "31-08-2020"}) == (column, "31-08-2020", reading.ENDS_TOO_EARLY)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Hoogleraar", "professor"),
        ("universitair  docent 1", "assistant-professor-1"),
        ("UHD 2", "associate-professor-2"),
    ],
)
def test_a_profile_is_known_by_its_title(title, code):
    assert value("profile", **{"UFO-profiel": title}) == code


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        ("UFO-profiel", "Zeepbeller", reading.NOT_A_PROFILE),
        ("UFO-profiel", "", reading.NOTHING_HERE),
        ("Dienstverband", "oproep", reading.NOT_A_CONTRACT),
        ("Voorkeurstaal", "de", reading.NOT_A_LANGUAGE),
        ("Personeelsnummer", "", reading.NOTHING_HERE),
        ("Personeelsnummer", "=1+1", reading.NOT_A_NUMBER_OF_STAFF),
        ("Personeelsnr. leidinggevende", "de baas", reading.NOT_A_NUMBER_OF_STAFF),
        ("Achternaam", "  ", reading.NOTHING_HERE),
        ("Voornaam", "A" * 101, Sentence("This is longer than {count} characters.", count=100)),
        ("Personeelsnummer", "1" * 21, Sentence("This is longer than {count} characters.", count=20)),
        ("Achternaam", "Bo\x1b[31mer", reading.HIDDEN),
        ("Achternaam", "Bo\u202eer", reading.HIDDEN),
        ("Fte", "", reading.NOTHING_HERE),
        ("Datum in dienst", "", reading.NOTHING_HERE),
        ("Faculteit", "", reading.NOTHING_HERE),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(column, written, reason):
    where, _, said = fault(**{column: written})
    assert (where, said) == (column, reason)


def test_an_unknown_faculty_is_answered_with_those_we_know():
    said = Sentence("We do not know this faculty. We know {known}.", known=("ET", "TNW"))
    assert fault(Faculteit="XYZ") == ("Faculteit", "XYZ", said)


def test_without_a_language_it_is_dutch():
    assert value("language", Voorkeurstaal="") == "nl"


def test_accents_are_kept_in_one_form():
    assert value("given_name", Voornaam="Jose\u0301") == "José"


def test_a_personnel_number_keeps_its_zeros():
    assert value("number", Personeelsnummer="000012") == "000012"


def test_a_short_line_says_where_it_stops():
    ((only,),) = read(export("504893;Björnsson;;Chen;c@noaber.example;EEMCS"))
    assert (only.line, only.column, only.value) == (2, "Afdeling", "")
    assert (only.reason.count, only.reason.values) == (6, {"all": 17})


def test_a_line_with_a_cell_too_many_is_not_guessed_at():
    ((only,),) = read(export(line(Voornaam="Jan;Piet", **{"BKO-registratie": "BKO UT 2019"})))
    assert (only.column, only.value, only.reason) == ("", "BKO UT 2019", reading.TOO_MANY_CELLS)


def test_blank_cells_behind_the_last_column_are_nothing():
    (found,) = read(export(line() + ";;"))
    assert isinstance(found, StaffLine)
    assert headed(COLUMNS + ";;").width == len(NAMES)


def test_a_report_never_repeats_what_moves_a_terminal_or_has_no_end():
    _, shown, _ = fault(Achternaam="Bo\x1b[31m\u202eer" + "r" * 120)
    assert shown == "Bo[31mer" + "r" * 72 + "…"


def test_columns_may_stand_in_any_order():
    columns = list(reversed(NAMES))
    cells = list(reversed(line().split(";")))
    assert read(export(";".join(cells), columns=";".join(columns))) == read(export(line()))


def test_columns_that_are_missing_are_named():
    said = refusal(COLUMNS.replace(";Fte;", ";").replace("Achternaam;", ""))
    assert said == Sentence(
        "The first line does not name these columns: {columns}.", columns=("Achternaam", "Fte")
    )


def test_a_column_that_stands_there_twice_is_named():
    said = refusal(COLUMNS + ";Fte")
    assert said == Sentence("The first line names these columns twice: {columns}.", columns=("Fte",))


def test_columns_that_we_do_not_know_are_remarked():
    header = headed(COLUMNS + ";Kamer")
    assert header.notes == (Sentence("We did not read these columns: {columns}.", columns=("Kamer",)),)


def test_a_table_of_something_else_is_no_export():
    assert refusal("a;b;c") == Sentence("The first line does not name the columns of an HR export.")
