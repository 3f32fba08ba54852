"""The pages of an office that enters for others, and of those in whose name it did."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.people.models import Appointment
from tests.foundation.cases import builders, entered
from tests.foundation.cases.test_views import WORKING_PAGE, links, read
from tests.tools.budget import at_most


@pytest.fixture
def procedures():
    with builders.added(builders.PROCEDURE, entered.PROCEDURE):
        yield


def address(case: Case, key: str = "add", relation: str = builders.ASKER.key) -> str:
    return f"/cases/{case.pk}/{key}/for/{Party.objects.get(case=case, relation=relation).pk}/"


def by_phone(world, **said) -> dict:
    return {"version": 1, "came_how": "phone", "came_on": world.at.date().isoformat(), "what": "more", **said}


def test_the_office_finds_on_the_case_what_it_can_enter_for_whom(world, enter):
    case = entered.asked(world)
    page = enter("officer").get(f"/cases/{case.pk}/")
    assert {address(case, "add"), address(case, "leave")} <= links(page)
    assert "Add, for Asker Vos" in read(page)
    for name in ("asker", "auditor", "weigher"):
        assert not any("/for/" in each for each in links(enter(name).get(f"/cases/{case.pk}/"))), name


def test_the_form_asks_how_it_came_and_on_which_day(world, enter):
    case, browser = entered.asked(world), enter("officer")
    with at_most(WORKING_PAGE):
        page = browser.get(address(case))
    words = read(page)
    for said in ("How it came", "by phone", "On which day it came", "The letter or mail itself", "Asker Vos"):
        assert said in words, said


def test_what_was_entered_stands_on_the_case_with_who_and_whom(world, enter):
    case, browser = entered.asked(world), enter("officer")
    answer = browser.post(address(case), by_phone(world), follow=True)
    words = read(answer)
    assert "This was entered for Asker Vos, who gets a copy." in words
    assert "from Asker Vos on 12 October 2026, by phone; entered by Officer Vos" in words
    dutch = read(enter("asker", "nl").get(f"/cases/{case.pk}/"))
    assert "van Asker Vos op 12 oktober 2026, per telefoon; ingevoerd door Officer Vos" in dutch


def test_what_is_wrong_keeps_what_was_typed(world, enter):
    case, browser = entered.asked(world), enter("officer")
    answer = browser.post(address(case), by_phone(world, came_on="2026-12-31", what="a chair"))
    assert answer.status_code == 422
    assert "This day is still to come." in read(answer)
    assert 'value="a chair"' in answer.content.decode()
    late = browser.post(address(case, "leave"), by_phone(world, what="", version=7))
    assert late.status_code == 409


@pytest.mark.parametrize(("name", "status"), [("auditor", 403), ("asker", 404), ("stranger", 404)])
def test_nobody_else_reaches_the_form(world, enter, name, status):
    case = entered.asked(world)
    assert enter(name).get(address(case)).status_code == status
    assert enter(name).post(address(case), by_phone(world)).status_code == status
    assert Case.objects.get(pk=case.pk).version == 1


def test_in_whose_name_it_was_entered_reads_it_and_contests_it(world, enter):
    case = entered.asked(world)
    letter = SimpleUploadedFile("letter.txt", b"Please add a chair.")
    enter("officer").post(address(case), by_phone(world, what="a chair", letter=letter))
    browser, copy = enter("asker"), f"/cases/{case.pk}/entered/2/"
    page = browser.get(copy)
    assert "a chair" in read(page)
    assert b"".join(browser.get(f"{copy}letter/").streaming_content) == b"Please add a chair."
    refused = browser.post(copy, {"why": ""})
    assert (refused.status_code, "Fill this in." in read(refused)) == (422, True)
    answer = browser.post(copy, {"why": "Not me."}, follow=True)
    assert "The office reads what is not right." in read(answer)
    again = browser.get(copy)
    assert "This is contested." in read(again)
    assert "Contest it" not in read(again)
    work = enter("officer").get("/work/")
    assert "Contested entry" in read(work)


def test_the_copy_and_the_letter_are_theirs_and_of_the_office_only(world, enter):
    case = entered.asked(world)
    letter = SimpleUploadedFile("letter.txt", b"Please add a chair.")
    enter("officer").post(address(case), by_phone(world, letter=letter))
    for name, status in (
        ("officer", 200),
        ("asker", 200),
        ("weigher", 404),
        ("auditor", 404),
        ("stranger", 404),
    ):
        for page in ("", "letter/"):
            assert enter(name).get(f"/cases/{case.pk}/entered/2/{page}").status_code == status, (name, page)
    assert enter("asker").get(f"/cases/{case.pk}/entered/1/").status_code == 404
    assert "Contest it" not in read(enter("officer").get(f"/cases/{case.pk}/entered/2/"))


def test_the_office_opens_a_case_for_whom_it_came_from(world, enter):
    asker = world.people["asker"]
    asker.email = "asker@example.org"
    asker.save()
    browser, begin = enter("officer"), "/procedures/test-entered/for-others/ask/"
    assert "Say first from whom" in read(browser.get(begin))
    assert browser.get(f"{begin}?whom=nobody").status_code == 403
    page = browser.get(f"{begin}?whom=asker@example.org")
    assert "You enter this for Asker Vos" in read(page)
    said = {"came_how": "letter", "came_on": world.at.date().isoformat(), "wish": "a chair"}
    answer = browser.post(f"{begin}?whom=asker@example.org", said, follow=True)
    assert "on paper; entered by Officer Vos" in read(answer)
    assert Case.objects.get().subject_id == asker.pk
    assert begin in read_links(browser.get("/cases/?procedure=test-entered"))
    for name in ("asker", "auditor", "stranger"):
        assert enter(name).get(begin).status_code == 404, name


def test_whoever_works_elsewhere_is_as_little_known_to_this_office_as_nobody(world, enter):
    works_at(world.people["asker"], world.house.law)
    begin = "/procedures/test-entered/for-others/ask/"
    said = {"came_how": "letter", "came_on": world.at.date().isoformat(), "wish": "a chair"}
    for browser in (enter("officer"), enter("deputy")):
        for asked in (browser.get, lambda address, post=browser.post: post(address, said)):
            answers = [asked(f"{begin}?whom={whom}") for whom in ("m100", "m999")]
            assert [answer.status_code for answer in answers] == [403, 403]
            elsewhere, unknown = (answer.content.decode() for answer in answers)
            assert elsewhere.replace("m100", "m999") == unknown
            assert "We know nobody by this number or address for whom you can enter this." in elsewhere
    assert not Case.objects.exists()
    assert "You enter this for Asker Vos" in read(enter("lawyer").get(f"{begin}?whom=m100"))


def works_at(person, unit) -> None:
    person.number = "m100"
    person.save()
    Appointment.objects.create(
        person=person, unit=unit, profile="lecturer", fte="1", fte_teaching="1", starts_on=date(2020, 1, 1)
    )


def read_links(page) -> str:
    return page.content.decode()
