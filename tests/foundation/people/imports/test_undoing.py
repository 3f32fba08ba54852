"""Taking a list of staff back: all that it brought, nothing that somebody went on with, and once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from leerlijn.foundation.journal.actions.erasing import erase_payloads
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.verification import verify
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import choose_language
from leerlijn.foundation.people.imports.report import Change
from leerlijn.foundation.people.imports.undoing import undo_staff_import
from leerlijn.foundation.people.models import Appointment, Membership, Person, StaffImport, Unit
from leerlijn.foundation.people.queries.lists import newest_import, newest_lists
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Outdated
from tests.foundation.people.builders import AT, ON, actor, university
from tests.foundation.people.imports.exports import export, line, shipped, taken_over

MANAGER = line(Personeelsnummer="2002", Achternaam="Chef", **{"E-mail werk": "chef@noaber.example"})
ROLE = Membership.Role.SUPERVISOR
WENT_ON = Sentence("Since then somebody went on.")


@pytest.fixture(autouse=True)
def institution(db):
    return university()


def undone(*, went_on=(), number: int = 0, **said):
    """The newest list taken back; with these people, by number, somebody went on."""

    def asked(people, since):
        return {person.pk: WENT_ON for person in people if person.number in went_on}

    key = number or newest_import().pk
    return undo_staff_import(key, actor=actor(), at=AT, went_on=asked, **said)


def staff() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in (Unit, Person, Appointment)]


def test_the_first_list_undone_leaves_nothing_of_it():
    before = staff()
    taken_over(shipped())
    report = undone()
    assert staff() == before
    assert (report.appointments, report.known, report.kept) == (1192, 0, ())
    assert report.gone == Entry.objects.filter(act="undo-import-staff", subject__startswith="person:").count()


def test_undone_and_taken_over_again_is_as_if_it_was_taken_over_once():
    first = taken_over(shipped())
    once = counted()
    undone()
    again = taken_over(shipped())
    assert (again.counts, again.questions) == (first.counts, first.questions)
    assert counted() == once
    assert taken_over(shipped()).counts["created"] == 0
    assert counted() == once


def counted() -> list[int]:
    return [model.objects.count() for model in (Unit, Person, Appointment)]


def test_values_go_back_to_what_they_were():
    taken_over(export(MANAGER, line()))
    before = staff()
    changed = line(
        Achternaam="Smit",
        Fte="0,5",
        **{"Datum uit dienst": "31-12-2026", "AOW-datum": "", "Personeelsnr. leidinggevende": "2002"},
    )
    taken_over(export(MANAGER, changed))
    assert staff() != before
    report = undone()
    assert staff() == before
    assert report.returned[0].changes[0] == Change("Achternaam", "Smit", "Boer")
    assert Change("Fte", Decimal("0.5"), Decimal("0.8")) in report.returned[0].changes
    assert Change("Personeelsnr. leidinggevende", "2002", None) in report.returned[0].changes


def test_a_manager_who_was_taken_away_comes_back():
    taken_over(export(MANAGER, line(**{"Personeelsnr. leidinggevende": "2002"})))
    before = staff()
    taken_over(export(MANAGER, line()))
    undone()
    assert staff() == before


def test_a_new_manager_goes_with_the_list_that_brought_them():
    taken_over(export(line()))
    before = staff()
    taken_over(export(MANAGER, line(**{"Personeelsnr. leidinggevende": "2002"})))
    report = undone()
    assert staff() == before
    assert (report.gone, report.known) == (1, 0)


def test_a_new_manager_stays_known_where_an_appointment_keeps_them():
    taken_over(export(line()))
    taken_over(export(MANAGER, line(**{"Personeelsnr. leidinggevende": "2002"})))
    assert (undone(went_on={"1001"}).gone, Person.objects.filter(number="2002").count()) == (0, 1)


def test_a_second_appointment_goes_and_the_first_stays():
    taken_over(export(line()))
    before = staff()
    taken_over(export(line(), line(Afdeling="Scheikunde")))
    report = undone()
    assert staff() == before
    assert (report.appointments, report.gone, report.gone_departments) == (1, 0, 1)


def test_a_preview_says_the_same_and_writes_nothing():
    taken_over(export(line()))
    before, entries = staff(), Entry.objects.count()
    seen = undone(dry_run=True)
    assert (staff(), Entry.objects.count(), newest_import().undone_at) == (before, entries, None)
    assert undone().digest == seen.digest


def test_what_would_be_another_outcome_than_was_looked_at_is_outdated():
    taken_over(export(line()))
    looked_at = undone(dry_run=True).digest
    appoint(Person.objects.get(), ROLE, Unit.objects.get(kind="department"), starts_on=ON, by=actor(), at=AT)
    refused = undone(digest=looked_at)
    assert isinstance(refused, Outdated)
    assert Appointment.objects.exists()
    assert newest_import().undone_at is None


def test_with_whom_somebody_went_on_all_stays_with_the_reason():
    taken_over(export(MANAGER, line()))
    report = undone(went_on={"1001"})
    assert [(each.number, each.reason) for each in report.kept] == [("1001", WENT_ON)]
    assert list(Appointment.objects.values_list("person__number", flat=True)) == ["1001"]
    assert list(Person.objects.values_list("number", flat=True)) == ["1001"]


def test_a_value_that_became_another_one_since_stays():
    taken_over(export(line()))
    taken_over(export(line(Voorkeurstaal="en", Achternaam="Smit")))
    choose_language(Person.objects.get().pk, "nl", by=actor(), at=AT)
    report = undone()
    assert report.kept[0].reason == Sentence("{column} was changed since.", column="Voorkeurstaal")
    assert (Person.objects.get().family_name, Person.objects.get().language) == ("Boer", "nl")


def test_who_is_pointed_to_stays_known_by_name_only():
    taken_over(export(line(**{"BKO-registratie": "BKO UT 2019"})))
    person = Person.objects.get()
    unit = Unit.objects.get(kind="department")
    appoint(person, ROLE, unit, starts_on=ON, by=actor(), at=AT)
    report = undone()
    person.refresh_from_db()
    assert (report.gone, report.known, report.gone_departments, report.known_departments) == (0, 1, 0, 1)
    assert (person.name, person.email, person.registration_said) == ("Fatima de Boer", "", "")
    assert not Appointment.objects.exists()


def test_only_the_newest_list_can_be_undone():
    taken_over(export(line()))
    first = newest_import().pk
    taken_over(export(line(Fte="0,5")))
    refused = undone(number=first)
    assert isinstance(refused, Denied)
    assert refused.reason.key == "A later list was taken over on {day}. Undo that one first."
    undone()
    assert undone(number=first).gone == 1


def test_undone_twice_is_undone_once():
    taken_over(export(line()))
    number = newest_import().pk
    undone()
    entries = Entry.objects.count()
    assert undone(number=number).reason.key == "This list was undone on {day}."
    assert Entry.objects.count() == entries


def test_a_list_that_changes_nothing_is_none_to_undo():
    taken_over(export(line()))
    taken_over(export(line()))
    assert StaffImport.objects.count() == 1
    undone()
    assert newest_import() is None


def test_what_was_erased_does_not_come_back():
    taken_over(export(line()))
    person = Person.objects.get()
    order = Entry.objects.filter(subject__startswith="unit:").order_by("pk").first()
    erase_payloads(subjects=[f"person:{person.pseudonym}"], order=order)
    report = undone()
    assert report.kept[0].reason == Sentence("What was known before was erased.")
    assert Appointment.objects.exists()


def test_the_journal_keeps_both_and_holds():
    taken_over(export(line()))
    undone()
    said = newest_lists()[0]
    assert (said.by, said.channel, said.created, said.undone_at) == ("set-up", "command", 1, AT)
    assert Entry.objects.filter(act="undo-import-staff", about=f"staff-import:{said.id}").count() == 3
    assert verify() is None


def test_of_two_lists_each_knows_its_own_entries():
    taken_over(export(line()))
    taken_over(export(line(Fte="0,5")), at=AT + timedelta(days=1))
    undone()
    assert Appointment.objects.get().fte == Decimal("0.8")
    undone()
    assert not Person.objects.exists()
