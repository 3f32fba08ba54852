"""The demonstration export, fault by fault: what was planted on which line, found by reading it by hand."""

from __future__ import annotations

import pytest

from leerlijn.foundation.people.models import Appointment, Person
from tests.foundation.people.builders import university
from tests.foundation.people.imports.exports import shipped, taken_over

LINES = 1201
REJECTED = {
    42: ("500280", "Datum in dienst", "31-02-2024"),
    79: ("500539", "Fte", "1,4"),
    202: ("501400", "Faculteit", "XYZ"),
    262: ("501820", "Fte", "n.v.t."),
    335: ("502331", "UFO-profiel", "Zeepbeller"),
    502: ("503493", "Datum uit dienst", "01-01-2010"),
    702: ("504893", "Afdeling", ""),
}
DUPLICATES = {152: 151, 422: 421}
QUESTIONS = {
    (103, "500707", "no_email"),
    (158, "501092", "manager_unknown"),
    (352, "502450", "manager_unknown"),
    (411, "502863", "manager_unknown"),
    (424, "502947", "own_manager"),
    (485, "503374", "manager_unknown"),
    (582, "504053", "manager_unknown"),
    (890, "506209", "manager_unknown"),
    (902, "506293", "shared_email"),
    (903, "506300", "shared_email"),
    (1015, "507084", "manager_unknown"),
    (1019, "507112", "manager_unknown"),
    (1021, "507126", "own_manager"),
}
FORMULA = (602, "504193", '=HYPERLINK("http://example.org")')
UNREADABLE_REGISTRATIONS = {"bko?", "zie dossier", "ja", "loopt nog", "BKO (diploma nagestuurd)"}


@pytest.fixture
def report(db):
    university()
    return taken_over(shipped())


def text_of(line: int) -> str:
    return shipped().decode("utf-8-sig").split("\r\n")[line - 1]


def test_the_faults_stand_on_these_lines():
    for line, (number, _, value) in REJECTED.items():
        assert text_of(line).startswith(f"{number};")
        assert value in text_of(line).split(";")[1:] or text_of(line).count(";") == 5
    for line, other in DUPLICATES.items():
        assert text_of(line) == text_of(other)
    for line, number, _ in QUESTIONS:
        assert text_of(line).startswith(f"{number};")
    assert text_of(FORMULA[0]).startswith(f'{FORMULA[1]};"=HYPERLINK(""http://example.org"")";')


def test_every_line_has_exactly_the_verdict_it_should_have(report):
    expected = dict.fromkeys(range(2, LINES + 2), "created")
    expected.update(dict.fromkeys(REJECTED, "rejected"))
    expected.update(dict.fromkeys(DUPLICATES, "duplicate"))
    assert [(each.line, each.verdict.value) for each in report.lines] == sorted(expected.items())


def test_every_rejection_names_the_line_the_column_and_the_value(report):
    assert {
        each.line: (each.number, *((fault.column, fault.value) for fault in each.faults))
        for each in report.rejected
    } == {line: (number, (column, value)) for line, (number, column, value) in REJECTED.items()}


def test_every_duplicate_names_the_line_it_repeats(report):
    assert {each.line: each.same_as for each in report.duplicates} == DUPLICATES


def test_every_question_is_asked_and_no_other(report):
    assert {(each.line, each.number, each.kind.value) for each in report.questions} == QUESTIONS
    assert len(report.questions) == len(QUESTIONS)


def test_managers_are_found_whatever_the_order_of_the_lines(report):
    unknown = {number for _, number, kind in QUESTIONS if kind in {"manager_unknown", "own_manager"}}
    without = Appointment.objects.filter(manager=None).values_list("person__number", flat=True)
    assert set(without) == unknown


def test_a_name_like_a_formula_and_an_unreadable_registration_are_taken_as_they_are(report):
    assert Person.objects.get(number=FORMULA[1]).family_name == FORMULA[2]
    assert set(Person.objects.values_list("registration_said", flat=True)) >= UNREADABLE_REGISTRATIONS


def test_nobody_is_missing_and_nothing_else_is_remarked(report):
    assert (report.missing, report.missing_appointments, report.notes) == ((), (), ())
    assert Person.objects.count() == Appointment.objects.count() == LINES - len(REJECTED) - len(DUPLICATES)
