"""Undoing a list of staff on its page: what is looked at is what is done, with all that followed from it."""

from __future__ import annotations

import re

import pytest

from leerlijn.domains.qualification.models import ExternalCertificate
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Appointment, Membership, Person
from tests.foundation.people.imports import exports
from tests.site.views.test_front import heading
from tests.site.views.test_staff import ADDRESS, sealed_in, upload
from tests.stories import world as worlds
from tests.tools.budget import at_most

LECTURER = exports.line(**{"BKO-registratie": "BKO UT 2019", "E-mail werk": ""})
UNREADABLE = exports.line(Personeelsnummer="1002", Achternaam="Bakker", **{"BKO-registratie": "zie dossier"})


@pytest.fixture
def browser(enter, hr_of_all):
    return enter(hr_of_all)


def take_over(browser, *lines: str) -> None:
    sealed = sealed_in(browser.post(ADDRESS, upload(exports.export(*lines))))
    assert (
        heading(browser.post(f"{ADDRESS}take-over/", {"rehearsed": sealed}, follow=True))
        == "The list was taken over"
    )


def undo_address(browser) -> str:
    return re.search(r'href="(/staff/import/\d+/undo/)"', browser.get(ADDRESS).content.decode())[1]


def digest_in(answer) -> str:
    return re.search(r'name="digest" value="([0-9a-f]{64})"', answer.content.decode())[1]


def undo(browser):
    address = undo_address(browser)
    return browser.post(address, {"digest": digest_in(browser.get(address))})


def test_it_is_looked_at_first_and_then_done(world, browser):
    take_over(browser, LECTURER)
    address = undo_address(browser)
    looked_at = browser.get(address)
    assert heading(looked_at).startswith("Undo the list of ")
    assert "One appointment that it brought goes." in looked_at.content.decode()
    assert Appointment.objects.filter(person__number="1001").exists()
    done = browser.post(address, {"digest": digest_in(looked_at)})
    assert heading(done).endswith(" was undone")
    assert not Appointment.objects.filter(person__number="1001").exists()
    assert "Undone on " in browser.get(ADDRESS).content.decode()
    assert browser.post(address, {"digest": digest_in(looked_at)}).status_code == 409


def test_what_followed_goes_back_too_and_comes_again_with_the_same_list(world, browser):
    take_over(browser, LECTURER, UNREADABLE)
    person = Person.objects.get(number="1001")
    assert stands(person) == ("discharged_by_certificate", 1)
    assert questions() == {"staff-question": 1, "utq-registration": 1}
    undo(browser)
    assert ExternalCertificate.objects.filter(person=person, withdrawn_at=None).count() == 0
    assert questions() == {}
    assert duty_of(Person.objects.get(number="1002").pk).state == "not_in_scope"
    world.later(hours=1)
    take_over(browser, LECTURER, UNREADABLE)
    assert stands(person) == ("discharged_by_certificate", 1)
    assert questions() == {"staff-question": 1, "utq-registration": 1}
    assert Person.objects.filter(number__in=["1001", "1002"]).count() == 2


def stands(person: Person) -> tuple[str, int]:
    valid = ExternalCertificate.objects.filter(person=person, withdrawn_at=None)
    return duty_of(person.pk).state, valid.count()


def questions() -> dict[str, int]:
    """How many are open, per procedure."""
    asked = Case.objects.filter(is_open=True, procedure__in=["staff-question", "utq-registration"])
    found = [case.procedure for case in asked]
    return {key: found.count(key) for key in sorted(set(found))}


def test_a_question_that_the_list_had_settled_is_asked_again(world, browser):
    take_over(browser, LECTURER)
    world.later(days=1)
    take_over(browser, exports.line())
    assert questions() == {}
    undo(browser)
    assert questions() == {"staff-question": 1}


def test_with_whom_somebody_went_on_stays_and_the_page_says_why(world, browser):
    take_over(browser, LECTURER, UNREADABLE)
    world.later(days=1)
    lecturer = Person.objects.get(number="1001")
    role, unit = Membership.Role.ASSESSOR, world.units["TNW"]
    appoint(lecturer, role, unit, starts_on=world.at.date(), by=worlds.SETTING_UP, at=world.at)
    text = browser.get(undo_address(browser)).content.decode()
    assert "Since then, on 25 November 2026: A role given." in text
    undo(browser)
    assert list(of_the_list()) == ["1001"]


def test_about_whom_a_case_was_opened_since_stays(world, browser):
    take_over(browser, LECTURER)
    world.later(days=1)
    world.people["newcomer"] = Person.objects.get(number="1001")
    world.begin("newcomer")
    assert "Since then a case was opened about them." in browser.get(undo_address(browser)).content.decode()
    undo(browser)
    assert Appointment.objects.filter(person__number="1001").exists()


ENTERED = {"what": "certificate", "issuer": "UT", "unit": "", "year": 2018}


ANSWERS = {
    "Entered in the register": ("utq-registration", "1002", "enter", ENTERED),
    "It was recorded as no qualification": ("utq-registration", "1002", "dismiss", {"reason": "A course."}),
    "The question was answered": ("staff-question", "1001", "answer", {"answer": "None."}),
}


@pytest.mark.parametrize("told", ANSWERS)
def test_who_got_an_answer_of_hr_since_stays(world, browser, told):
    procedure, number, step, said = ANSWERS[told]
    take_over(browser, LECTURER, UNREADABLE)
    world.later(days=1)
    assert world.step(Case.objects.get(procedure=procedure, subject__number=number), step, "hr", **said)
    assert f"Since then, on 25 November 2026: {told}." in browser.get(undo_address(browser)).content.decode()
    undo(browser)
    assert list(of_the_list()) == [number]


def of_the_list():
    """The personnel numbers of those it brought who still have an appointment."""
    brought = Appointment.objects.filter(person__number__startswith="100")
    return brought.values_list("person__number", flat=True)


def test_what_a_later_list_registered_and_took_back_is_no_going_on(world, browser):
    take_over(browser, exports.line())
    world.later(days=1)
    take_over(browser, LECTURER)
    undo(browser)
    world.later(days=1)
    undo(browser)
    assert not Appointment.objects.filter(person__number="1001").exists()


def test_nothing_is_undone_without_having_been_looked_at(world, browser):
    take_over(browser, LECTURER)
    assert browser.post(undo_address(browser)).status_code == 409
    assert Appointment.objects.filter(person__number="1001").exists()


def test_what_changed_since_it_was_looked_at_is_shown_and_nothing_is_undone(world, browser):
    take_over(browser, LECTURER)
    address = undo_address(browser)
    looked_at = digest_in(browser.get(address))
    world.later(days=1)
    world.people["newcomer"] = Person.objects.get(number="1001")
    world.begin("newcomer")
    answer = browser.post(address, {"digest": looked_at})
    assert answer.status_code == 409
    assert "since you looked, something changed here" in answer.content.decode()
    assert Appointment.objects.filter(person__number="1001").exists()


def test_only_the_newest_list_offers_it_and_an_older_one_says_why(world, browser):
    take_over(browser, LECTURER)
    first = undo_address(browser)
    world.later(days=1)
    take_over(browser, exports.line(Fte="0,5"))
    assert undo_address(browser) != first
    refused = browser.get(first)
    assert heading(refused) == "This list cannot be undone"
    assert "A later list was taken over on " in refused.content.decode()
    assert browser.post(first).status_code == 409


def test_hr_of_one_faculty_undoes_nothing(world, enter, browser):
    take_over(browser, LECTURER)
    address = undo_address(browser)
    assert enter("dean").get(address).status_code == 404
    assert browser.get("/staff/import/99999/undo/").status_code == 404


def test_the_page_with_the_lists_stays_small(world, browser):
    take_over(browser, LECTURER)
    world.later(days=1)
    take_over(browser, exports.line(Fte="0,5"))
    browser.get(ADDRESS)
    with at_most(6):
        browser.get(ADDRESS)
