"""Who reads what of a dossier on its pages, and what a page says when something came in between."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.actions import erase_payloads, record
from leerlijn.foundation.panels import queries as panels
from tests.foundation.people.colleagues import PASSWORD, account_of
from tests.stories.world import CODES, SETTING_UP
from tests.tools.budget import at_most

EVERYBODY = (
    *("candidate", "supervisor", "coordinator", "hr", "dean", "auditor", "administrator", "stranger"),
    *("assessor-1", "assessor-2", "assessor-3", "assessor-4"),
)
JUDGES = {"assessor-1", "assessor-3"}


@pytest.fixture
def enter(enter):
    """One browser for each person."""
    return cache(enter)


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def whole(response) -> str:
    """All that was sent, a file too."""
    return response.getvalue().decode(errors="replace")


def address(case, rest: str = "") -> str:
    return f"/qualification/dossiers/{case.pk}/{rest}"


def pages_of(case) -> list[str]:
    """Every page on which something of a dossier could be read."""
    own = ("", "desk/", "desk/2.3/", "difference/", "manifest/", "items/1/", "items/1/file/", "items/1/2.3/")
    of_case = ("", "history/5/", "agree/", "notify-pass/")
    return [
        *(address(case, rest) for rest in own),
        *(f"/cases/{case.pk}/{rest}" for rest in of_case),
        *("/work/", "/cases/"),
    ]


def found_by(enter, case, words: str) -> set[str]:
    """Whoever can read these words on some page."""
    return {
        name
        for name in EVERYBODY
        for browser in [enter(name)]
        if any(words in whole(browser.get(page)) for page in pages_of(case))
    }


def evidence(title="A better plan", content=b"Another week.\n", **more):
    file = SimpleUploadedFile("plan.txt", content)
    return {"title": title, "kind": "lesson-plan", "criteria": list(CODES), "document": file, **more}


# Something came in between.


def test_after_the_seal_a_file_is_not_replaced_and_the_page_says_since_when_and_under_which_number(
    world, enter
):
    case = world.begin()
    world.evidence(case, *CODES)
    browser = enter("candidate")
    assert browser.get(address(case, "items/1/")).status_code == 200
    world.hand_in(case)
    late = browser.post(address(case, "items/1/"), evidence(title="Typed with care", version=1))
    assert late.status_code == 409
    words = read(late)
    assert "This dossier was sealed on 24 November 2026 as" in words
    assert "From then on nobody can change it." in words
    assert 'value="Typed with care"' in late.content.decode()
    assert Item.objects.get().version == 1
    assert browser.post(address(case, "items/add/"), evidence()).status_code == 409
    assert browser.post(address(case, "items/1/out/")).status_code == 409
    assert Item.objects.filter(taken_out_at=None).count() == 1


def test_before_the_seal_the_same_form_replaces_it(world, enter):
    """The control."""
    case = world.begin()
    world.evidence(case, *CODES)
    assert enter("candidate").post(address(case, "items/1/"), evidence(version=1)).status_code == 302
    assert Item.objects.get().version == 2


def test_of_two_windows_with_one_piece_of_evidence_the_second_hears_which_version_came(world, enter):
    case = world.begin()
    world.evidence(case, *CODES)
    browser = enter("candidate")
    browser.post(address(case, "items/1/"), evidence(version=1))
    second = browser.post(address(case, "items/1/"), evidence(title="From the other window", version=1))
    assert second.status_code == 409
    assert "We did not save this: since you opened it, version 2 came." in read(second)
    assert "From the other window" in second.content.decode()


def test_a_judgement_of_a_file_that_was_sealed_anew_is_not_saved(world, enter):
    case = world.asked()
    answer = enter("assessor-1").post(
        address(case, "desk/2.3/"), {"finding": "sufficient", "why": "On the older file.", "sealed": "0" * 64}
    )
    assert answer.status_code == 409
    assert "the dossier was handed in anew since you opened it" in read(answer)
    assert "On the older file." in answer.content.decode()


def test_a_proposal_made_from_an_older_page_is_not_taken(world, enter):
    case = world.judged(first={"c2_3": "not-yet"})
    world.settle(case)
    looked_at = Case.objects.get(pk=case.pk).version
    world.step(case, "propose", "assessor-3", outcome="pass", motivation="Fine.")
    world.step(case, "disagree", "assessor-1", reason="Not fine.")
    said = {"version": looked_at, "outcome": "fail", "motivation": "From before."}
    late = enter("assessor-1").post(address(case, "difference/"), said)
    assert (late.status_code, "From before." in late.content.decode()) == (409, True)


def test_a_session_that_ended_while_somebody_filled_in_a_form_keeps_what_they_typed(world, enter):
    """The page that asks to sign in carries it, and after signing in they read it before they send it on."""
    case = world.begin()
    account_of(world.people["candidate"], "back-again")
    browser = Client(headers={"accept-language": "en"})
    asked = browser.post(address(case, "items/add/"), evidence(title="Two hours of careful work"))
    assert asked.status_code == 401
    assert not Item.objects.exists()
    carried = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', asked.content.decode()))
    known = {name: unescape(value) for name, value in carried.items()}
    back = browser.post("/sign-in/", {**known, "name": "back-again", "password": PASSWORD})
    assert (back.status_code, "Two hours of careful work" in read(back)) == (200, True)
    assert f'action="{address(case, "items/add/")}"' in back.content.decode()


# Who reads what.


def test_a_draft_is_read_by_the_candidate_and_whoever_supervises_and_by_nobody_else(world, enter):
    case = world.begin()
    world.evidence(case, *CODES, title="A plan that is not finished")
    assert found_by(enter, case, "A plan that is not finished") == {"candidate"}
    supervisor = str(world.people["supervisor"].pk)
    world.step(case, "name-supervisor", "coordinator", supervisor=supervisor)
    assert found_by(enter, case, "A plan that is not finished") == {"candidate", "supervisor"}


def test_a_mark_in_the_matrix_leads_to_the_sentence_or_to_the_evidence_on_the_page(world, enter):
    case = world.begin()
    world.evidence(case, *CODES)
    assert f'href="{address(case, "items/1/2.3/")}"' in whole(enter("candidate").get(address(case)))
    world.hand_in(case)
    world.ask(case)
    for name in ("candidate", "assessor-1", "coordinator"):
        page = whole(enter(name).get(address(case)))
        assert page.count('<a href="#E1"') == len(CODES)
        assert page.count('id="E1"') == 1
    for rest in ("items/1/2.3/", "items/1/", "items/add/"):
        closed = enter("candidate").get(address(case, rest))
        assert (closed.status_code, 'name="sentence"' in whole(closed)) == (403, False)


def test_what_was_sealed_is_read_by_those_who_decide_about_it(world, enter):
    case = world.asked()
    assert found_by(enter, case, "Lesson plan") == {"candidate", "coordinator", *JUDGES}
    assert found_by(enter, case, "It shows 2.3.") >= JUDGES


def test_the_draft_of_a_judgement_survives_and_nobody_else_reads_it(world, enter):
    case, word = world.asked(), "kwikstaart"
    draft = {"finding": "not-yet", "why": f"The {word} is missing.", "seen": "E1"}
    saved = enter("assessor-1").post(address(case, "desk/2.3/"), draft)
    assert saved.status_code == 302
    world.later(days=3)
    assert word in enter("assessor-1").get(address(case, "desk/2.3/")).content.decode()
    assert found_by(enter, case, word) == {"assessor-1"}
    own = panels.own_judgement(panels.round_of(case.pk).id, world.people["assessor-1"].pk)
    assert word in own.content.of("2.3").why


def test_a_judgement_with_nothing_in_it_is_not_called_saved(world, enter):
    case = world.asked()
    page = enter("assessor-1").post(address(case, "desk/2.3/"), {"finding": "", "why": "", "seen": ""})
    assert page.status_code == 422
    assert "Choose what you find, or write what you saw first." in read(page)
    on = enter("assessor-1").post(address(case, "desk/2.3/"), {"finding": "", "next": "3.1"})
    assert on.headers["Location"] == address(case, "desk/3.1/")


def test_a_judgement_that_was_handed_in_is_not_read_before_the_other_is_in(world, enter):
    case, word = world.asked(), "assessor-1 on 2.3"
    world.judge(case, "assessor-1", c2_3="not-yet")
    world.step(case, "judge", "assessor-1")
    assert found_by(enter, case, word) == {"assessor-1"}
    world.judge(case, "assessor-3")
    world.step(case, "judge", "assessor-3")
    assert found_by(enter, case, word) == JUDGES


def test_an_assessor_sees_no_difference_when_the_other_is_done(world, enter):
    case = world.asked()
    shown = [address(case), address(case, "desk/"), f"/cases/{case.pk}/", "/work/", "/cases/"]
    before = [read(enter("assessor-3").get(page)) for page in shown]
    world.judge(case, "assessor-1")
    world.step(case, "judge", "assessor-1")
    assert [read(enter("assessor-3").get(page)) for page in shown] == before


def test_whoever_differs_is_led_to_the_page_on_which_they_settle_it(world, enter):
    case = world.judged({"c2_3": "not-yet"})
    assert f'href="{address(case, "difference/")}"' in enter("assessor-1").get(address(case)).content.decode()
    desk = read(enter("assessor-1").get(address(case, "desk/")))
    assert "Both judgements are open" in desk
    assert "Hand in by" not in desk
    assert "Only you can read it" not in desk


def test_the_candidate_reads_the_verdict_once_it_is_made_known(world, enter):
    case, word = world.judged(), "A convincing dossier."
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=word)
    assert found_by(enter, case, word) == JUDGES
    world.step(case, "agree", "assessor-3")
    assert found_by(enter, case, word) == {"coordinator", *JUDGES}, "who makes it known reads it first"
    world.step(case, "notify-pass", "coordinator")
    assert found_by(enter, case, word) == {"candidate", "coordinator", *JUDGES}


def test_assessors_of_one_dossier_are_strangers_to_another(world, enter):
    world.asked()
    other = world.begin("stranger")
    world.evidence(other, *CODES, name="stranger", title="Of somebody else")
    assert found_by(enter, other, "Of somebody else") == {"stranger"}


# Who can never judge, whichever way they are proposed.


@pytest.mark.parametrize("name", ["candidate", "supervisor", "assessor-2"])
def test_no_page_makes_somebody_a_judge_who_is_too_close(world, enter, name):
    case = world.sealed()
    Party.objects.create(case=case, person=world.people["supervisor"], relation="utq-supervisor")
    world.people["candidate"].appointments.update(manager=world.people["assessor-2"])
    key, other = world.people[name].pk, world.people["assessor-3"].pk
    browser = enter("coordinator")
    form = browser.get(f"/cases/{case.pk}/ask-assessors/").content.decode()
    assert f'<option value="{other}"' in form
    assert f'<option value="{key}"' not in form
    sent = browser.post(f"/cases/{case.pk}/ask-assessors/", {"version": 2, "first": key, "second": other})
    assert sent.status_code == 422
    assert not Party.objects.filter(case=case, relation="judge").exists()


# What anybody may check.


def test_anybody_checks_the_certificate_and_reads_whose_it_is(world, enter):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-pass", "coordinator")
    certificate = Certificate.objects.get()
    page = Client(headers={"accept-language": "en"}).get(f"/verify/{certificate.token}")
    words = read(page)
    assert page.status_code == 200
    assert "Candidate Voorbeeld" in words
    assert certificate.number in words
    for name in ("Assessor-1", "Assessor-3", "Stranger"):
        assert name not in words
    assert Client().get(f"/verify/{certificate.token.swapcase()}").status_code == 404


@pytest.mark.parametrize("name", ["candidate", "coordinator", "assessor-1", "dean"])
@pytest.mark.parametrize("pieces", [1, 20])
def test_the_page_of_a_dossier_costs_at_most_ten_statements_however_much_is_in_it(world, enter, name, pieces):
    case = world.begin()
    for piece in range(pieces):
        world.evidence(case, *CODES, title=f"Plan {piece}")
    world.hand_in(case)
    world.ask(case)
    browser = enter(name)
    browser.get(address(case))
    for page in (address(case), f"/cases/{case.pk}/"):
        with at_most(10):
            assert browser.get(page).status_code == 200


def test_a_dossier_that_went_back_keeps_its_page_when_its_entries_were_erased(world, enter):
    case = world.sealed()
    world.step(case, "return", "coordinator", missing="The signature under the plan.")
    page = enter("candidate").get(f"/qualification/dossiers/{case.pk}/")
    assert "What is missing: The signature under the plan." in read(page)
    order = record("setting:retention", "erase", by=SETTING_UP, at=world.at)
    erase_payloads(subjects=[f"case:{case.pk}"], order=order)
    page = enter("candidate").get(f"/qualification/dossiers/{case.pk}/")
    assert (page.status_code, "What is missing:" in read(page)) == (200, False)
