"""The letter with a verdict: in both languages, and read before it goes exactly as it goes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from leerlijn.domains.qualification.queries.verdict_letters import REMEDY
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import granted
from tests.stories.world import SETTING_UP
from tests.tools.verapdf.judge import judge

WHY = "Convincing throughout."


def signed(world, outcome="pass", **found):
    case = world.judged(first=found, second=found)
    world.step(case, "propose", "assessor-1", outcome=outcome, motivation=WHY)
    return world.step(case, "agree", "assessor-3")


def address(case, language="") -> str:
    return f"/qualification/dossiers/{case.pk}/letter/{language}"


def articles(page: str) -> list[str]:
    return re.findall(r"<article.*?</article>", page, flags=re.DOTALL)


def test_what_is_read_before_it_goes_is_byte_for_byte_what_the_candidate_gets(world, enter):
    case = signed(world)
    before = enter("coordinator").get(address(case)).content.decode()
    papers = {language: enter("coordinator").get(address(case, f"{language}/")) for language in ("nl", "en")}
    assert enter("candidate").get(address(case)).status_code == 404, "it did not go yet"
    world.step(case, "notify-pass", "coordinator")
    after = enter("candidate").get(address(case)).content.decode()
    assert len(articles(before)) == 2
    assert articles(after) == articles(before)
    for language, paper in papers.items():
        assert paper.headers["Content-Type"] == "application/pdf"
        assert enter("candidate").get(address(case, f"{language}/")).content == paper.content
    world.later(days=9)
    assert enter("candidate").get(address(case, "nl/")).content == papers["nl"].content, "it keeps its day"


def test_the_pdf_keeps_to_pdf_ua_in_both_languages_says_an_outside_judge(world, enter):
    case = signed(world)
    for language in ("nl", "en"):
        found = judge(enter("coordinator").get(address(case, f"{language}/")).content, "ua1", "3a")
        assert [(each.complies, each.failures) for each in found.values()] == [(True, []), (True, [])]


def test_each_letter_is_whole_in_its_own_language(world):
    signed(world, "supplement", c2_3="not-yet")
    letter = Proposal.objects.get().letter
    assert letter["en"][0] == "Your dossier needs a supplement"
    assert letter["nl"][0] == "Je dossier heeft een aanvulling nodig"
    assert "2.3" in letter["en"][2]
    assert len(letter["en"]) == len(letter["nl"])
    assert {*letter["en"]} & {*letter["nl"]} == {WHY}


def test_what_somebody_can_do_follows_the_rule_of_that_day(world):
    signed(world)
    assert "object in writing" in Proposal.objects.get().letter["en"][-1]
    granted(
        choose_setting(
            REMEDY.key,
            "arbitration",
            unit=world.units["ET"],
            starts_on=date(2026, 11, 24),
            source="The regulation of the faculty",
            actor=SETTING_UP,
            at=world.at,
        )
    )
    signed_later = world.judged(name="stranger")
    world.step(signed_later, "propose", "assessor-1", outcome="pass", motivation=WHY)
    assert "arbitration in writing" in Proposal.objects.latest("pk").letter["en"][-1]


@pytest.mark.parametrize("name", ["dean", "hr", "auditor"])
def test_who_may_not_read_a_verdict_reads_no_letter(world, enter, name):
    case = signed(world)
    world.step(case, "notify-pass", "coordinator")
    assert enter(name).get(address(case)).status_code == 404


def test_only_what_was_countersigned_goes_out(world):
    case = signed(world)
    Proposal.objects.update(motivation="Something else.")
    assert "countersigned" in render(world.step(case, "notify-pass", "coordinator").reason, "en")
    Proposal.objects.update(motivation=WHY)
    assert world.step(case, "notify-pass", "coordinator"), "the control"
