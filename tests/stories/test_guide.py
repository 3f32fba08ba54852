"""Anybody reads what the UTQ is and how it goes; what the institution changes stands there at once."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from leerlijn.foundation.cases.actions.settings import choose_setting
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most

PAGE, PDF = "/utq/", "/utq/quick-guide-en.pdf"


@pytest.fixture
def visitor(world, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    browser = Client()
    browser.cookies["language"] = "en"
    return browser


def words_of(answer) -> str:
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def words_in(answer) -> str:
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def both(browser, asked="") -> tuple[str, str]:
    return words_of(browser.get(PAGE + asked)), words_in(browser.get(PDF + asked))


def choose(world, key, value, unit=None, starts_on=date(2026, 1, 1)):
    choose_setting(
        key, value, source="Decided", starts_on=starts_on, unit=unit, actor=SETTING_UP, at=world.at
    )


def test_a_visitor_reads_the_page_and_the_guide_in_four_statements(visitor):
    for address in (PAGE, PDF):
        with at_most(4):
            assert visitor.get(address).status_code == 200


def test_a_term_that_is_set_changes_the_page_and_the_guide(world, visitor):
    for said in both(visitor):
        assert "20 working days" in said
        assert "25 working days" not in said
    choose(world, "utq-dossier.judge", "P25D")
    for said in both(visitor):
        assert "25 working days" in said


def test_what_is_set_for_later_is_not_told_yet(world, visitor):
    choose(world, "utq-dossier.judge", "P25D", starts_on=date(2027, 1, 1))
    for said in both(visitor):
        assert "25 working days" not in said


def test_other_rules_of_the_duty_change_who_must_get_it(world, visitor):
    for said in both(visitor):
        assert "Whoever works 0.2 fte or less does not have to get the UTQ." in said
    choose(world, "utq-obligation.rules", "seed")
    for said in both(visitor):
        assert "0.2 fte" not in said
        assert "All teaching staff of the university must get the UTQ." in said


def test_other_grounds_change_who_is_exempted(world, visitor):
    choose(world, "utq-exemption.grounds", "seed")
    for said in both(visitor):
        assert "second degree" not in said
        assert "post-graduate teacher training" in said


def test_a_faculty_reads_the_terms_of_its_own(world, visitor):
    choose(world, "utq-dossier.judge", "P25D", unit=world.units["ET"])
    for said in both(visitor):
        assert "25 working days" not in said
    for said in both(visitor, "?faculty=ET"):
        assert "25 working days" in said
    assert visitor.get(f"{PAGE}?faculty=nowhere").status_code == 404
    assert visitor.get(f"{PDF}?faculty=nowhere").status_code == 404


def test_names_of_contacts_are_for_whoever_is_signed_in(world, visitor, enter):
    name = world.people["supervisor"].name
    assert name not in words_of(visitor.get(f"{PAGE}?faculty=ET"))
    assert name not in words_in(visitor.get(f"{PDF}?faculty=ET"))
    candidate = enter("candidate")
    assert name in words_of(candidate.get(f"{PAGE}?faculty=ET"))
    assert name not in words_of(candidate.get(f"{PAGE}?faculty=BMS"))
    assert name in words_of(candidate.get(PAGE)), "first of all their own faculty"
    assert name not in words_of(candidate.get(f"{PAGE}?faculty=")), "and the institution where they choose it"
    assert name not in words_in(candidate.get(f"{PDF}?faculty=ET"))


def test_every_link_on_the_page_leads_somewhere(visitor):
    page = visitor.get(f"{PAGE}?faculty=ET").content.decode()
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page))
    assert {"/utq/?faculty=", "/criteria/utq/2017/", "/procedures/utq-intake/"} <= links
    answers = {link: visitor.get(link.replace("&amp;", "&")).status_code for link in links}
    assert {link: status for link, status in answers.items() if status not in {200, 302}} == {}


def test_the_front_page_of_a_visitor_leads_to_it(visitor):
    assert 'href="/utq/"' in visitor.get("/").content.decode()


def test_it_reads_in_dutch(visitor):
    visitor.cookies["language"] = "nl"
    assert "De BKO moet binnen drie jaar na" in words_of(visitor.get(PAGE))
    assert "Het onderwijs-cv schrijven kandidaat Vier weken" in words_in(
        visitor.get("/utq/quick-guide-nl.pdf")
    )
    for language in ("nl", "en"):
        printed = visitor.get(f"/utq/quick-guide-{language}.pdf", headers={"accept-language": "fr"})
        assert printed.headers["Content-Language"] == language
