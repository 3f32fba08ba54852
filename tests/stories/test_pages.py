"""The same line through the pages, as a browser without JavaScript sends it."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.foundation.cases.models import Case
from tests.stories.world import CODES


def heading(response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_a_candidate_begins_adds_evidence_and_hands_in(world, enter):
    browser = enter("candidate")
    begun = browser.post("/qualification/dossiers/begin/")
    case = Case.objects.get(procedure="utq-dossier")
    address = f"/qualification/dossiers/{case.pk}/"
    assert begun.headers["location"] == f"{address}?done=begin"
    assert heading(browser.get(address)) == "15 criteria still need evidence"
    file = SimpleUploadedFile("plan.txt", b"A plan for week three.\n")
    data = {"title": "Lesson plan", "kind": "lesson-plan", "criteria": list(CODES), "document": file}
    assert browser.post(f"{address}items/add/", data).status_code == 302
    assert heading(browser.get(address)) == "Every criterion has evidence"
    form = browser.get(f"/cases/{case.pk}/hand-in/")
    assert heading(form) == "Hand in the dossier"
    handed_in = browser.post(f"/cases/{case.pk}/hand-in/", {"version": 1})
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
    wrong = assessor.post(
        f"{address}difference/",
        {"version": 6, "outcome": "pass", "not_yet": ["2.3"], "motivation": "Not quite."},
    )
    assert wrong.status_code == 422
    right = {"version": 6, "outcome": "supplement", "not_yet": ["2.3"], "motivation": "Not quite."}
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
