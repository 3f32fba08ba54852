"""The same line through the pages, as a browser without JavaScript sends it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from tests.stories.world import CODES, SETTING_UP, UNCHECKED


def heading(response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_a_candidate_begins_adds_evidence_and_hands_in(world, enter):
    browser = enter("candidate")
    begun = browser.post("/qualification/dossiers/begin/")
    case = Case.objects.get(procedure="utq-dossier")
    address = f"/qualification/dossiers/{case.pk}/"
    assert begun.headers["location"] == f"{address}?done=begin"
    empty = browser.get(address)
    assert heading(empty) == "15 criteria still need evidence"
    reason = re.findall(r'<p id="([^"]+)">You can hand in when', empty.content.decode())
    assert len(reason) == 1  # both refused buttons point to the one sentence
    assert empty.content.decode().count(f'aria-describedby="{reason[0]}"') == 2
    file = SimpleUploadedFile("plan.txt", b"A plan for week three.\n")
    data = {"title": "Lesson plan", "kind": "lesson-plan", "criteria": list(CODES), "document": file}
    assert browser.post(f"{address}items/add/", data).status_code == 302
    told = browser.get(address)
    assert heading(told) == "Every criterion has evidence"
    assert "Piece of evidence E1 was added." in told.content.decode()
    assert "was added." not in browser.get(address).content.decode()  # it is said once
    why = {"sentence": "The plan shows it on page 1.", "also": list(CODES[1:])}
    assert browser.post(f"{address}items/1/{CODES[0]}/", why).status_code == 302
    form = browser.get(f"/cases/{case.pk}/hand-in/")
    assert heading(form) == "Hand in the dossier"
    handed_in = browser.post(f"/cases/{case.pk}/hand-in/", {"version": 1, **UNCHECKED})
    assert handed_in.status_code == 302, handed_in.content.decode()
    assert heading(browser.get(address)) == "Handed in and sealed"
    assert browser.get(f"{address}items/1/file/").getvalue() == b"A plan for week three.\n"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_of_a_judged_dossier_opens(world, enter, language):
    case = world.judged(first={"c2_3": "not-yet"})
    assessor, other = enter("assessor-1", language), enter("assessor-3", language)
    address = f"/qualification/dossiers/{case.pk}/"
    for browser in (assessor, other, enter("candidate", language), enter("coordinator", language)):
        assert browser.get(address).status_code == 200
    assert assessor.get(f"{address}desk/").status_code == 200
    page = assessor.get(f"{address}difference/")
    assert page.status_code == 200
    assert "assessor-1 on 2.3" in page.content.decode()
    world.settle(case)
    version = Case.objects.get(pk=case.pk).version
    wrong = assessor.post(
        f"{address}difference/",
        {"version": version, "outcome": "pass", "motivation": " "},
    )
    assert wrong.status_code == 422
    right = {"version": version, "outcome": "pass", "motivation": "Convincing after all."}
    assert assessor.post(f"{address}difference/", right).status_code == 302
    assert other.get(f"/cases/{case.pk}/agree/").status_code == 200
    for name in (
        "/work/",
        "/cases/",
        "/cases/?procedure=utq-dossier",
        "/procedures/",
        "/procedures/utq-dossier/",
    ):
        assert assessor.get(name).status_code == 200, name
    for name in (f"/cases/{case.pk}/", f"/cases/{case.pk}/history/2/"):
        assert other.get(name).status_code == 200, name


def said(response) -> str:
    """What a page says was just done."""
    found = re.search(r'role="status"><p><strong>(.*?)</strong>', response.content.decode(), re.S)
    return found[1] if found else ""


def test_every_act_is_answered_also_where_the_clock_went_on_at_once(world, enter):
    case = world.asked()
    world.judge(case, "assessor-1")
    world.step(case, "judge", "assessor-1")
    world.judge(case, "assessor-3")
    version = Case.objects.get(pk=case.pk).version
    second = enter("assessor-3").post(f"/cases/{case.pk}/judge/", {"version": version}, follow=True)
    assert second.status_code == 200
    assert said(second)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    version = Case.objects.get(pk=case.pk).version
    agreed = enter("assessor-3").post(f"/cases/{case.pk}/agree/", {"version": version}, follow=True)
    assert said(agreed)


def test_a_new_date_is_answered_on_the_page_of_the_duty(world, enter):
    choose_setting(
        "utq-obligation.rules",
        "seed",
        unit=None,
        starts_on=date(2026, 1, 1),
        source="chosen for the story",
        actor=SETTING_UP,
        at=world.at,
    )
    evaluate_duties(at=world.at)
    duty = Case.objects.get(procedure="utq-obligation", subject=world.people["candidate"])
    sent = {"version": duty.version, "due_on": "2028-06-30", "reason": "leave", "manager_heard": "yes"}
    given = enter("dean").post(f"/cases/{duty.pk}/extend/", sent, follow=True)
    assert said(given) == "A new date was given."


def test_who_signs_out_reads_so(world, enter):
    left = enter("candidate").post("/sign-out/", follow=True)
    assert said(left) == "You are signed out."
