"""Taking over the staff: once is enough, nobody disappears, and one broken line stops nobody."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.merging import merge
from leerlijn.foundation.people.actions.people import change_address, choose_language
from leerlijn.foundation.people.actions.units import end_unit, rename_unit
from leerlijn.foundation.people.imports.report import Change, Missing, QuestionKind
from leerlijn.foundation.people.models import Appointment, Merge, Person, Unit
from leerlijn.foundation.people.queries import ids_by_number, standing_of
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.people.builders import AT, ON, actor, university
from tests.foundation.people.colleagues import somebody
from tests.foundation.people.imports.exports import export, line, shipped, taken_over
from tests.tools.budget import at_most

MANAGER = line(Personeelsnummer="2002", Achternaam="Chef", **{"E-mail werk": "chef@noaber.example"})


@pytest.fixture(autouse=True)
def institution(db):
    return university()


def verdicts(report) -> list[tuple[int, str]]:
    return [(each.line, each.verdict.value) for each in report.lines]


def asked(report) -> list[tuple[int, QuestionKind]]:
    return [(each.line, each.kind) for each in report.questions]


def changes(report) -> list[tuple[int, Change]]:
    return [(each.line, change) for each in report.changed for change in each.changes]


def everything() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in (Unit, Person, Appointment, Entry)]


def test_a_line_becomes_a_person_with_an_appointment_in_a_department():
    assert verdicts(taken_over(export(MANAGER, line(**{"Personeelsnr. leidinggevende": "2002"})))) == [
        (2, "created"),
        (3, "created"),
    ]
    made = Appointment.objects.select_related("person", "unit__parent", "manager").get(person__number="1001")
    assert (made.person.name, made.person.email, made.person.language) == (
        "Fatima de Boer",
        "f.boer@noaber.example",
        "nl",
    )
    assert made.person.state_pension_on == date(2058, 5, 1)
    assert (made.profile, made.contract, made.fte, made.fte_teaching) == (
        "teacher-4",
        "permanent",
        Decimal("0.8"),
        Decimal("0.4"),
    )
    assert (made.starts_on, made.ends_on, made.manager.number) == (date(2020, 9, 1), None, "2002")
    assert (made.unit.name_nl, made.unit.code, made.unit.kind) == ("Natuurkunde", "natuurkunde", "department")
    assert made.unit.path == f"{made.unit.parent.path}{made.unit.pk}/"


def test_a_manager_may_stand_further_down_the_list():
    taken_over(export(line(**{"Personeelsnr. leidinggevende": "2002"}), MANAGER))
    assert Appointment.objects.select_related("manager").get(person__number="1001").manager.number == "2002"


def test_a_department_with_another_name_is_found_by_either(institution):
    taken_over(export(line()))
    department = Unit.objects.get(kind="department")
    rename_unit(department.pk, name=Text(nl="Fysica", en="Physics"), starts_on=ON, by=actor(), at=AT)
    assert verdicts(taken_over(export(line()))) == [(2, "unchanged")]
    assert verdicts(taken_over(export(line(Afdeling="Fysica")))) == [(2, "unchanged")]
    both = [line(Personeelsnummer="1002"), line(Personeelsnummer="1002", Afdeling="Fysica")]
    taken_over(export(*both))
    assert Unit.objects.filter(kind="department").count() == 1
    assert Appointment.objects.filter(person__number="1002").count() == 1


def test_two_departments_that_swapped_names_are_each_found_by_the_name_of_now():
    chemistry = line(Personeelsnummer="1002", Afdeling="Scheikunde")
    taken_over(export(line(), chemistry))
    first, second = Unit.objects.filter(kind="department").order_by("pk")
    for unit, name in ((second, "Natuurkunde"), (first, "Scheikunde")):
        rename_unit(unit.pk, name=Text(nl=name, en=name), starts_on=ON, by=actor(), at=AT)
    swapped = line(Afdeling="Scheikunde"), line(Personeelsnummer="1002")
    assert verdicts(taken_over(export(*swapped))) == [(2, "unchanged"), (3, "unchanged")]
    taken_over(export(*swapped, line(Personeelsnummer="1003")))
    assert Appointment.objects.get(person__number="1003").unit_id == second.pk


def test_a_name_that_has_not_begun_leads_nowhere_yet():
    taken_over(export(line()))
    department = Unit.objects.get(kind="department")
    tomorrow = ON + timedelta(days=1)
    rename_unit(department.pk, name=Text(nl="Fysica", en="Physics"), starts_on=tomorrow, by=actor(), at=AT)
    taken_over(export(line(Personeelsnummer="1002", Afdeling="Fysica")))
    assert Appointment.objects.get(person__number="1002").unit_id != department.pk


def test_in_a_department_that_ended_only_those_are_found_who_left_before():
    left = line(**{"Datum uit dienst": "31-12-2024"})
    taken_over(export(left))
    department = Unit.objects.get(kind="department")
    end_unit(department.pk, ends_on=ON - timedelta(days=1), by=actor(), at=AT)
    assert verdicts(taken_over(export(left, line(Personeelsnummer="1002")))) == [
        (2, "unchanged"),
        (3, "created"),
    ]
    new = Appointment.objects.select_related("unit").get(person__number="1002").unit
    assert (new.pk == department.pk, new.code) == (False, "natuurkunde-2")


def test_without_a_department_somebody_works_in_the_faculty_itself():
    taken_over(export(line(Afdeling="")))
    assert Appointment.objects.select_related("unit").get().unit.code == "TNW"


def test_departments_that_look_alike_each_have_a_code():
    taken_over(export(line(), line(Personeelsnummer="1002", Afdeling="Natuurkunde!")))
    assert set(Unit.objects.filter(kind="department").values_list("code", flat=True)) == {
        "natuurkunde",
        "natuurkunde-2",
    }


def test_a_rejected_line_makes_no_department():
    taken_over(export(line(Fte="vol")))
    assert not Unit.objects.filter(kind="department").exists()


def test_the_whole_file_costs_few_statements():
    with at_most(30):
        taken_over(shipped())


def test_importing_twice_changes_nothing_and_writes_nothing():
    first = taken_over(shipped())
    kept = everything()
    second = taken_over(shipped())
    assert second.counts == {**first.counts, "created": 0, "unchanged": first.counts["created"]}
    assert second.questions == first.questions
    assert everything() == kept


def test_a_rehearsal_reports_the_same_and_writes_nothing():
    before = everything()
    rehearsed = taken_over(shipped(), dry_run=True)
    assert everything() == before
    done = taken_over(shipped())
    assert (rehearsed.lines, rehearsed.questions) == (done.lines, done.questions)
    assert (rehearsed.dry_run, done.dry_run) == (True, False)


def test_a_broken_line_does_not_stop_the_others():
    report = taken_over(export(line(Fte="vol"), MANAGER, "1;2;3"))
    assert verdicts(report) == [(2, "rejected"), (3, "created"), (4, "rejected")]
    assert Person.objects.get().number == "2002"


def test_every_wrong_cell_of_a_line_is_named():
    report = taken_over(export(line(Fte="vol", **{"Datum in dienst": "31-02-2024"})))
    assert [fault.column for fault in report.rejected[0].faults] == ["Fte", "Datum in dienst"]


def test_the_same_line_twice_counts_once():
    report = taken_over(export(line(), line()))
    assert verdicts(report) == [(2, "created"), (3, "duplicate")]
    assert report.duplicates[0].same_as == 2
    assert Appointment.objects.count() == 1


def test_a_second_line_that_says_otherwise_about_an_appointment_is_rejected():
    report = taken_over(export(line(), line(Fte="0,5")))
    assert verdicts(report) == [(2, "created"), (3, "rejected")]
    fault = report.rejected[0].faults[0]
    assert (fault.column, fault.value) == ("Fte", "0,5")
    assert fault.reason == Sentence("Line {line} says otherwise about this appointment.", line="2")


def test_a_second_appointment_is_of_the_same_person():
    report = taken_over(export(line(Fte="0,15"), line(Fte="0,15", Afdeling="Scheikunde")))
    assert verdicts(report) == [(2, "created"), (3, "created")]
    assert list(Person.objects.get().appointments.values_list("fte", flat=True)) == [Decimal("0.15")] * 2


def test_later_lines_fill_what_the_first_leaves_empty_and_every_registration_is_kept():
    first = line(**{"E-mail werk": "", "BKO-registratie": "BKO UT 2019"})
    taken_over(export(first, line(Afdeling="Scheikunde", **{"BKO-registratie": "vrijstelling 2020"})))
    person = Person.objects.get()
    assert (person.email, person.registration_said) == (
        "f.boer@noaber.example",
        "BKO UT 2019; vrijstelling 2020",
    )


def test_another_manager_and_a_later_end_are_changes_of_the_same_appointment():
    taken_over(export(MANAGER, line()))
    report = taken_over(
        export(MANAGER, line(**{"Personeelsnr. leidinggevende": "2002", "Datum uit dienst": "31-12-2026"}))
    )
    assert verdicts(report) == [(2, "unchanged"), (3, "changed")]
    assert changes(report) == [
        (3, Change("Datum uit dienst", None, date(2026, 12, 31))),
        (3, Change("Personeelsnr. leidinggevende", None, "2002")),
    ]
    appointment = Appointment.objects.select_related("manager").get(person__number="1001")
    assert (appointment.ends_on, appointment.manager.number) == (date(2026, 12, 31), "2002")


def test_another_name_and_other_hours_are_changes_with_both_values():
    taken_over(export(line()))
    report = taken_over(export(line(Achternaam="Smit", Voorvoegsel="", Fte="0,5", Dienstverband="tijdelijk")))
    assert changes(report) == [
        (2, Change("Achternaam", "Boer", "Smit")),
        (2, Change("Voorvoegsel", "de", None)),
        (2, Change("Dienstverband", "permanent", "temporary")),
        (2, Change("Fte", Decimal("0.8"), Decimal("0.5"))),
    ]
    assert Person.objects.get().name == "Fatima Smit"


@pytest.mark.parametrize("said", ["f.boer@noaber.example", "", "fatima@noaber.example"])
def test_an_address_that_was_put_right_is_not_taken_back_by_hr(said):
    taken_over(export(line()))
    change_address(Person.objects.get().pk, "fatima.de.boer@noaber.example", by=actor(), at=AT)
    assert verdicts(taken_over(export(line(**{"E-mail werk": said})))) == [(2, "unchanged")]
    assert Person.objects.get().email == "fatima.de.boer@noaber.example"


def test_a_language_that_somebody_chose_is_not_taken_back_by_hr():
    taken_over(export(line()))
    choose_language(Person.objects.get().pk, "en", by=actor(), at=AT)
    assert verdicts(taken_over(export(line()))) == [(2, "unchanged")]
    assert Person.objects.get().language == "en"


def test_a_language_that_nobody_chose_follows_hr():
    taken_over(export(line()))
    assert changes(taken_over(export(line(Voorkeurstaal="en")))) == [(2, Change("Voorkeurstaal", "nl", "en"))]


def test_who_is_missing_is_reported_and_stays():
    taken_over(export(MANAGER, line()))
    report = taken_over(export(MANAGER))
    assert report.missing == (Missing("1001", "Fatima de Boer"),)
    assert Appointment.objects.filter(person__number="1001").exists()


def test_who_stands_on_a_rejected_line_is_not_missing():
    taken_over(export(line()))
    assert taken_over(export(line(Fte="vol"))).missing == ()


def test_who_has_left_is_not_missing():
    taken_over(export(line(**{"Datum uit dienst": "23-11-2026"}), MANAGER))
    assert taken_over(export(MANAGER)).missing == ()
    assert taken_over(export(MANAGER), on=date(2026, 11, 23)).missing != ()


def test_an_outsider_without_a_number_is_not_missing():
    Person.objects.create(given_name="Guest", family_name="Outside")
    assert taken_over(export(MANAGER)).missing == ()


def test_an_appointment_that_hr_no_longer_lists_is_reported():
    taken_over(export(line()))
    report = taken_over(export(line(**{"UFO-profiel": "Docent 3"})))
    assert report.missing == ()
    assert report.missing_appointments == (
        Missing("1001", "Fatima de Boer", "Natuurkunde", "teacher-4", date(2020, 9, 1)),
    )


def test_an_appointment_that_may_be_on_a_rejected_line_is_not_reported():
    taken_over(export(line()))
    broken = line(Afdeling="Scheikunde", **{"UFO-profiel": "Zeepbeller"})
    assert taken_over(export(line(Afdeling="Scheikunde"), broken)).missing_appointments == ()


def test_no_address_is_accepted_and_asked_about():
    report = taken_over(export(line(**{"E-mail werk": ""})))
    assert (verdicts(report), asked(report)) == ([(2, "created")], [(2, "no_email")])


def test_an_address_that_is_none_is_not_kept():
    report = taken_over(export(line(**{"E-mail werk": "boer@"})))
    assert asked(report) == [(2, "no_email")]
    assert report.questions[0].said == Sentence("“{address}” is no e-mail address.", address="boer@")
    assert Person.objects.get().email == ""


def test_one_address_of_two_people_is_asked_about_both():
    report = taken_over(
        export(line(), line(Personeelsnummer="1002", **{"E-mail werk": "F.Boer@noaber.example"}))
    )
    assert asked(report) == [(2, "shared_email"), (3, "shared_email")]


def test_a_manager_who_is_nowhere_is_asked_about():
    report = taken_over(export(line(**{"Personeelsnr. leidinggevende": "9999"})))
    assert asked(report) == [(2, "manager_unknown")]
    assert report.questions[0].said == Sentence("The manager {number} is not in the list.", number="9999")
    assert Appointment.objects.get().manager_id is None


def test_a_manager_whose_own_line_is_rejected_is_asked_about():
    boss = line(Personeelsnummer="2002", Fte="vol")
    report = taken_over(export(boss, line(**{"Personeelsnr. leidinggevende": "2002"})))
    assert report.questions[0].said == Sentence(
        "The line of the manager {number} is rejected.", number="2002"
    )


def test_nobody_becomes_their_own_manager():
    report = taken_over(export(line(**{"Personeelsnr. leidinggevende": "1001"})))
    assert asked(report) == [(2, "own_manager")]
    assert Appointment.objects.get().manager_id is None


def test_a_name_that_begins_like_a_formula_is_kept_as_it_is():
    names = ['=HYPERLINK("http://example.org")', "+31", "-Boer", "@Boer"]
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    taken_over(export(*(line(Personeelsnummer=f"{i}", Achternaam=name) for i, name in enumerate(quoted))))
    assert list(Person.objects.order_by("number").values_list("family_name", flat=True)) == names


def test_a_text_about_the_qualification_is_kept_whatever_it_says():
    report = taken_over(export(line(**{"BKO-registratie": "zie dossier"})))
    assert (report.questions, Person.objects.get().registration_said) == ((), "zie dossier")


def test_the_journal_says_what_changed_of_whom_and_what_file_it_was(institution):
    first = taken_over(export(MANAGER, line()))
    report = taken_over(export(MANAGER, line(Fte="0,5")))
    entries = Entry.objects.order_by("pk").values_list("subject", "act")
    pseudonyms = dict(Person.objects.values_list("number", "pseudonym"))
    department = Unit.objects.get(kind="department").pk
    whole = (f"unit:{institution.pk}", "import-staff")
    person = {number: (f"person:{pseudonym}", "import-staff") for number, pseudonym in pseudonyms.items()}
    new_department = (f"unit:{department}", "import-staff")
    assert list(entries) == [whole, new_department, person["2002"], person["1001"], whole, person["1001"]]
    details = Entry.objects.order_by("-pk").values_list("detail__payload", flat=True)
    assert '"changes":{"Fte":["0.8","0.5"]}' in details[0]
    assert f'"file":"{report.sha256}"' in details[1]
    assert '"changed":1' in details[1]
    assert first.sha256 != report.sha256


def test_a_file_that_is_no_export_is_refused_with_one_sentence():
    refused = taken_over(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {"file"}


def test_without_faculties_no_line_could_be_right():
    Unit.objects.filter(kind="faculty").delete()
    refused = taken_over(shipped())
    assert refused.errors["file"] == Sentence(
        "There are no faculties yet. Add the faculties first, with the codes that HR uses."
    )


def test_when_the_journal_cannot_be_written_nothing_of_the_import_stays(institution):
    before = everything()
    nameless = Actor(pseudonym=None, name="nobody", channel="import")
    with pytest.raises(IntegrityError):
        taken_over(export(line()), actor=nameless)
    assert everything() == before


def merged(stays: str, gone: str) -> Merge | Denied:
    keys = ids_by_number([stays, gone])
    by = standing_of(somebody("Bas Beheer").pk, on=ON)
    return merge(keys[stays], keys[gone], reason="I asked.", by=by, at=AT)


TWICE = [
    line(**{"Personeelsnr. leidinggevende": "2002"}),
    line(Personeelsnummer="1002", Voornaam="F.", **{"Datum in dienst": "01-02-2024"}),
    line(Personeelsnummer="1003", **{"Personeelsnr. leidinggevende": "1002"}),
]
"""One woman under 1001 and 1002, of whom 1002 leads somebody."""


@pytest.mark.parametrize("stays", ["1001", "1002"])
def test_of_two_numbers_that_are_one_person_the_same_list_brings_nothing_new(stays):
    content = export(MANAGER, *TWICE)
    taken_over(content)
    gone = "1002" if stays == "1001" else "1001"
    assert isinstance(merged(stays, gone), Merge)
    taken_over(content)  # what the lines say of one person is made one: the first that says it
    before = everything()
    report = taken_over(content)
    assert {each.verdict.value for each in report.lines} == {"unchanged"}
    assert (report.questions, report.missing, report.missing_appointments) == (
        tuple(each for each in report.questions if each.kind is QuestionKind.SHARED_EMAIL),
        (),
        (),
    )
    assert everything() == before
    assert Appointment.objects.filter(person__number=stays).count() == 2


def test_an_appointment_that_both_have_counts_once_after_they_were_merged():
    content = export(MANAGER, line(), line(Personeelsnummer="1002"))
    taken_over(content)
    assert isinstance(merged("1001", "1002"), Merge)
    assert Appointment.objects.filter(person__number="1002").count() == 1  # it says nothing new
    before = everything()
    assert verdicts(taken_over(content)) == [(2, "unchanged"), (3, "unchanged"), (4, "duplicate")]
    assert verdicts(taken_over(export(MANAGER, line(Personeelsnummer="1002")))) == [
        (2, "unchanged"),
        (3, "unchanged"),
    ]
    assert everything() == before


def test_of_two_numbers_that_are_one_person_one_line_is_enough():
    taken_over(export(MANAGER, *TWICE))
    merged("1001", "1002")
    report = taken_over(export(MANAGER, TWICE[0], TWICE[2]))
    assert [each.number for each in report.missing] == []
    assert [each.number for each in report.missing_appointments] == ["1001"]
