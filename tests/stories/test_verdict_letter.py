"""The letter with a verdict: in both languages, and read before it goes exactly as it goes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from leerlijn.domains.qualification.queries.verdict_letters import OBJECTION, REMEDY
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.notices.actions.posting import note_returned, number_of
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, granted
from tests.foundation.notices.builders import tell_all
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most
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


def test_a_faculty_writes_its_own_words_around_the_verdict_looked_at_on_a_real_dossier(world, enter):
    went = signed(world)
    world.step(went, "notify-pass", "coordinator")
    page = f"/letter-texts/{world.units['ET'].pk}/verdict/"
    own = "Wij feliciteren je.\n\n{found}\n\n{motivation}\n\n{remedy}"
    typed = {
        "nl": own,
        "en": "Dear colleague.\n\n{found}\n\nThe assessors write:\n\n{motivation}\n\n{remedy}",
        "note": "Warmer",
    }
    typed |= {"starts_on": "2026-11-24", "case": str(went.pk)}
    browser = enter("coordinator")
    with at_most(10):
        looked = browser.post(page, {**typed, "act": "look"}).content.decode()
    shown = looked[looked.index("<blockquote") :]
    assert (shown.count("Dear colleague."), shown.count(WHY)) == (1, 2)
    for_others = enter("administrator").post(page, {**typed, "act": "look"}).content.decode()
    assert (WHY in for_others, "what is filled in are examples" in for_others) == (False, True)
    lame = {**typed, "en": "Dear colleague.\n\n{found}\n\n{motivation}", "act": "keep"}
    refused = enter("coordinator").post(page, lame)
    assert (refused.status_code, "{remedy} is missing" in refused.content.decode()) == (422, True)
    assert enter("coordinator").post(page, {**typed, "act": "keep"}).status_code == 302
    case = world.judged(name="stranger")
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=WHY)
    letters = Proposal.objects.order_by("pk")
    assert [each.letter["en"][1] == "Dear colleague." for each in letters] == [False, True]
    assert letters[0].letter["en"][1:] == letters[1].letter["en"][2:], "what was found, and the remedy, stay"


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


def test_nobody_prints_it_before_it_was_countersigned(world, enter):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=WHY)
    for name in ("assessor-1", "assessor-3", "coordinator", "candidate"):
        assert enter(name).get(address(case, "nl/")).status_code == 404, name
    world.step(case, "agree", "assessor-3")
    assert enter("assessor-1").get(address(case, "nl/")).status_code == 200, "the control"


def supplemented(world):
    case = signed(world, "supplement", c2_3="not-yet")
    world.step(case, "notify-supplement", "coordinator")
    world.later(days=14)
    return case


@pytest.mark.parametrize("step", ["hand-in", "withdraw"])
def test_a_letter_that_went_stays_whatever_the_candidate_does_next(world, enter, step):
    case = supplemented(world)
    before = articles(enter("candidate").get(address(case)).content.decode())
    world.evidence(case, "2.3", title="More")
    assert world.step(case, step, "candidate")
    page = enter("candidate").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    [link] = re.findall(rf'href="({address(case)}1/)"', page)
    assert articles(enter("candidate").get(link).content.decode()) == before
    assert enter("candidate").get(f"{link}nl/").headers["Content-Type"] == "application/pdf"
    assert enter("candidate").get(address(case, "2/")).status_code == 404
    for name in ("assessor-1", "dean", "hr", "stranger"):
        assert enter(name).get(link).status_code == 404, name
    assert enter("coordinator").get(link).status_code == 200


def test_both_letters_stand_there_when_there_are_two(world, enter):
    case = supplemented(world)
    world.evidence(case, "2.3", title="More")
    case = world.step(case, "hand-in", "candidate")
    world.judge_both(world.ask(case))
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Now it is.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-pass", "coordinator")
    page = enter("candidate").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    assert re.findall(rf'href="({address(case)}[^"]*)"', page) == [address(case), address(case, "1/")]
    assert "Now it is." in enter("candidate").get(address(case)).content.decode()
    assert WHY in enter("candidate").get(address(case, "1/")).content.decode()


def chosen(world, key: str, value: str) -> None:
    granted(
        choose_setting(
            key,
            value,
            unit=world.units["ET"],
            starts_on=date(2026, 11, 24),
            source="The regulation of the faculty",
            actor=SETTING_UP,
            at=world.at,
        )
    )


@pytest.mark.parametrize("remedy", ["objection", "arbitration"])
def test_the_letter_says_the_term_that_holds_there(world, remedy):
    chosen(world, REMEDY.key, remedy)
    chosen(world, OBJECTION.key, "P4W")
    signed(world)
    letter = Proposal.objects.get().letter
    assert ("four weeks" in letter["en"][-1], "vier weken" in letter["nl"][-1]) == (True, True)


def test_where_a_third_assessor_decided_the_letter_says_so(world):
    case = world.judged({"c2_3": "not-yet"})
    case = world.step(case, "declare-no-consensus", "assessor-1", reason="On 2.3.")
    assert case.state == "third_judgement"
    third = Party.objects.get(case=case, relation="third-judge").person_id
    name = next(each for each, person in world.people.items() if person.pk == third)
    world.judge(case, name)
    world.step(case, "judge", name)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=WHY)
    letter = Proposal.objects.get().letter
    assert "They did not agree on 2.3: a third assessor decided there." in letter["en"]
    assert any("2.3" in each and "derde" in each for each in letter["nl"])


def test_where_the_two_agreed_it_names_no_third(world):
    """The control."""
    signed(world)
    assert not any("third" in each for each in Proposal.objects.get().letter["en"])


def test_a_verdict_whose_letter_came_back_does_not_stand_before_the_candidate_got_it(
    world, enter, mailoutbox
):
    Person.objects.filter(pk=world.people["candidate"].pk).update(email="gone@example.org")
    case = signed(world)
    world.step(case, "notify-pass", "coordinator")
    tell_all()
    world.later(minutes=5)
    send_waiting(at=world.at)
    mail = Mail.objects.get(notice__person=world.people["candidate"], notice__state="notified")
    world.later(days=2)
    assert note_returned(mail.notice_id, number_of(mail, to=mail.to), "550 user unknown", at=world.at)
    world.later(days=100)
    let_terms_lapse(at=world.at)
    page = enter("coordinator").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    assert "has stood still since 25 November 2026 because of a letter that did not arrive" in page
    assert "The letter was delivered otherwise" in page
    assert isinstance(
        world.step(case, "letter-delivered-otherwise", "candidate", on="2027-03-01", how="."), Denied
    )
    case = world.step(case, "letter-delivered-otherwise", "coordinator", on="2027-03-01", how="By post.")
    assert (case.state, case.due_on) == ("notified", date(2027, 4, 12))
    world.later(days=60)
    let_terms_lapse(at=world.at)
    case.refresh_from_db()
    assert case.state == "final"
