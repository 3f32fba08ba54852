"""From a first piece of evidence to a certificate that anybody can verify, in the words of who do it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Appointment
from tests.tools.budget import at_most


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def read(response) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def qualified(world):
    """A dossier whose verdict was made known."""
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    world.step(case, "agree", "assessor-3")
    return world.step(case, "notify-pass", "coordinator")


def test_a_lecturer_qualifies(world):
    case = world.judged()
    assert state(case) == "consensus_talk"
    proposed = world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    assert proposed.state == "verdict_proposed"
    agreed = world.step(case, "agree", "assessor-3")
    assert agreed.state == "verdict_pass"
    told = world.step(case, "notify-pass", "coordinator")
    assert told.state == "notified"
    certificate = Certificate.objects.get(holder=world.people["candidate"])
    assert (certificate.number, certificate.basis) == ("UTQ-2026-0001", f"case:{case.pk}")
    assert [entry.act for entry in Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq")] == [
        "begin",
        "hand-in",
        "ask-assessors",
        "accept-invitation",
        "accept-invitation",
        "begin-judging",
        "judge",
        "judge",
        "open-judgements",
        "propose",
        "agree",
        "conclude-pass",
        "notify-pass",
    ]


def test_the_duty_ends_in_the_act_that_makes_the_certificate(world, enter):
    evaluate_duties(at=world.at)
    duty = Case.objects.get(procedure="utq-obligation", subject=world.people["candidate"])
    qualified(world)
    assert state(duty) == "discharged_by_certificate"
    browser = enter("candidate")
    assert "in track" not in read(browser.get("/"))
    assert "Three years after" not in read(browser.get("/qualification/")).partition("You are done")[2]


def test_the_holder_downloads_the_certificate_from_the_line_and_from_the_dossier(world, enter):
    evaluate_duties(at=world.at)
    case = qualified(world)
    address = f"/qualification/dossiers/{case.pk}/"
    browser = enter("candidate")
    for page in ("/qualification/", address):
        assert "The PDF is being made." in read(browser.get(page))
    assert browser.get(f"{address}certificate/").status_code == 404
    make_document.call(Certificate.objects.get().pk, world.at.isoformat())
    download = f'data-variant="primary" href="{address}certificate/"'
    for page in ("/qualification/", address):
        assert download in browser.get(page).content.decode(), page
    assert browser.get(f"{address}certificate/").getvalue()[:5] == b"%PDF-"
    assert enter("coordinator").get(f"{address}certificate/").status_code == 200
    for name in ("assessor-1", "hr", "dean", "stranger"):
        assert download not in enter(name).get(address).content.decode()
        assert enter(name).get(f"{address}certificate/").status_code == 404


@pytest.mark.parametrize(
    ("until", "says", "to_come"),
    [
        (
            "begin",
            "The ball is with you.",
            ["You hand in", "Two assessors judge", "Decision and certificate"],
        ),
        (
            "sealed",
            "The ball is with the UTQ coordinator",
            ["Two assessors judge", "Decision and certificate"],
        ),
        ("asked", "The ball is with the assessor since", ["Decision and certificate"]),
    ],
)
def test_my_line_says_where_the_dossier_is_with_whom_and_until_when(world, enter, until, says, to_come):
    evaluate_duties(at=world.at)
    case = getattr(world, until)()
    browser = enter("candidate")
    browser.get("/qualification/")
    with at_most(10):
        page = browser.get("/qualification/")
    words = read(page)
    assert says in words
    assert "Until " in words
    future = re.findall(r'data-state="future".*?<h2>(.*?)</h2>', page.content.decode(), re.S)
    assert [title.partition(";")[0].partition(",")[0] for title in future] == to_come
    assert ("You handed in; the dossier is sealed" in words) == (case.state != "in_progress")


def test_once_one_of_two_judged_the_ball_is_with_the_other_for_whoever_handles_it_and_who_judged(
    world, enter
):
    case = world.asked()
    world.judge(case, "assessor-1")
    world.step(case, "judge", "assessor-1")
    address = f"/qualification/dossiers/{case.pk}/"
    for name in ("coordinator", "assessor-1"):
        assert "The ball is with Assessor-3 Voorbeeld since" in read(enter(name).get(address)), name
    assert "The ball is with Assessor-1 Voorbeeld and Assessor-3" in read(enter("candidate").get(address))
    assert "The ball is with you." in read(enter("assessor-3").get(address))
    assert "Assessor-1" in read(enter("assessor-3").get(f"/cases/{case.pk}/"))


@pytest.mark.parametrize("employed", [True, False])
def test_whoever_has_no_appointment_is_not_offered_what_cannot_be(world, enter, employed):
    if not employed:
        Appointment.objects.filter(person=world.people["auditor"]).delete()
    browser = enter("auditor")
    words = read(browser.get("/qualification/"))
    assert ("You may qualify all the same." in words, "Begin a dossier" in words) == (employed, employed)
    page = browser.get("/qualification/dossiers/begin/").content.decode()
    assert ('type="submit" class="ds-button" data-variant="primary"' in page) == employed
