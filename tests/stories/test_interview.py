"""Where an assessment closes with a talk: planned for all, held by its guide, reported, and then decided."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction

from leerlijn.domains.qualification.models import Interview
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.meetings.actions.planning import Planned
from leerlijn.foundation.meetings.actions.together import meet_together
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.meetings.queries.agenda import agenda_of
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, granted
from tests.stories.world import LONG_AGO, SETTING_UP
from tests.tools.budget import at_most

WHEN = {"day": "2026-12-08", "from": "10:00", "to": "11:30", "place": "Horst 204"}
TUESDAY = date(2026, 12, 8)
FOUND = {
    "first": {"c1_4": "not-yet", "c3_2": "ask", "c5_1": "not-yet"},
    "second": {"c2_3": "not-yet", "c5_1": "not-yet"},
}
"""Both found 5.1 not yet; on 1.4, 2.3 and 3.2 they differ; the eleven others both accept."""
OPEN = ("1.4", "2.3", "3.2", "5.1")
QUESTION = "Which student needed the plan B?"
JUDGES = ("assessor-1", "assessor-3")


def said(refused) -> set[str]:
    if isinstance(refused, Incomplete):
        return {render(each, "en") for each in refused.errors.values()}
    return {render(refused.reason, "en")}


def address(case) -> str:
    return f"/qualification/dossiers/{case.pk}/interview/"


@pytest.fixture
def closing(world):
    """Where the candidate works an assessment closes with a talk."""
    choose_closing(world, "interview")
    return world


def choose_closing(world, form: str, *, since: date = LONG_AGO) -> None:
    granted(
        choose_setting(
            "utq-dossier.closing-form",
            form,
            unit=world.units["ET"],
            starts_on=since,
            source="chosen for the story",
            actor=SETTING_UP,
            at=world.at,
        )
    )


def to_plan(world, **found) -> Case:
    """Both judgements are open; the first assessor had a question about 3.2."""
    case = world.asked()
    world.judge(case, "assessor-1", **(found or FOUND).get("first", {}))
    round = panels.round_of(case.pk)
    kept = {"finding": (found or FOUND)["first"].get("c3_2", "sufficient"), "why": "I doubt.", "at": world.at}
    granted(save_criterion(round.id, world.people["assessor-1"].pk, "3.2", question=QUESTION, **kept))
    world.step(case, "judge", "assessor-1")
    world.judge(case, "assessor-3", **(found or FOUND).get("second", {}))
    return world.step(case, "judge", "assessor-3")


def planned(world, by: str = "assessor-1", **found) -> Case:
    return granted(world.step(to_plan(world, **found), "plan-interview", by, **WHEN))


def held(world, **found) -> Case:
    case = planned(world, **found)
    begin(world)
    return granted(world.step(case, "report-interview", "assessor-3", **report(world, case)))


def begin(world) -> None:
    world.at = datetime(2026, 12, 8, 11, 0, tzinfo=AMSTERDAM)


def report(world, case, *, codes=None, there=("candidate", *JUDGES), **more) -> dict[str, object]:
    codes = world.facts(case, "assessor-1").guide if codes is None else codes
    return {
        "attendees": [str(world.people[name].pk) for name in there],
        "answers": [{"criterion": code, "answer": f"I told about {code}."} for code in codes],
        "minutes": "An open talk.",
        **more,
    }


# The whole course.


def test_from_two_judgements_by_a_talk_to_a_verdict(closing):
    world = closing
    case = to_plan(world)
    assert (case.state, case.owner_relation) == ("interview_to_plan", "judge")
    case = world.step(case, "plan-interview", "assessor-1", **WHEN)
    assert (case.state, case.due_on) == ("interview_planned", TUESDAY)
    assert world.step(case, "answer-recording", "candidate", may_record="yes").state == "interview_planned"
    begin(world)
    case = world.step(
        case,
        "report-interview",
        "assessor-3",
        **report(world, case, recording="On the drive of the committee"),
    )
    assert case.state == "interview_held"
    world.settle(case, c2_3="not-yet")
    case = world.step(case, "propose", "assessor-1", outcome="supplement", motivation="2.3 needs a plan.")
    assert case.state == "verdict_proposed"
    world.step(case, "agree", "assessor-3")
    case = world.step(case, "notify-supplement", "coordinator")
    assert (case.state, world.facts(case, "candidate").to_supplement) == ("supplement", ("2.3",))
    interview = Interview.objects.get()
    assert interview.answers == {code: f"I told about {code}." for code in OPEN}
    assert interview.recording == "On the drive of the committee"


def test_where_nobody_chose_a_talk_the_assessors_confer_at_once(world):
    assert world.judged().state == "consensus_talk"


def test_what_held_when_the_judging_began_holds_for_the_whole_round(closing):
    world = closing
    case = world.asked()
    world.later(days=1)
    choose_closing(world, "paper", since=world.at.date())
    assert world.judge_both(case).state == "interview_to_plan"


def test_a_verdict_is_not_proposed_before_the_talk(closing):
    case = planned(closing)
    refused = closing.step(case, "propose", "assessor-1", outcome="pass", motivation="Fine.")
    assert isinstance(refused, Outdated)


# The guide (A28).


def topics(page: str) -> list[str]:
    return re.findall(r'name="answers-\d+-criterion" value="([0-9.]+)"', page)


def test_the_guide_contains_only_criteria_not_yet_accepted(closing, enter):
    world = closing
    case = planned(world)
    begin(world)
    page = enter("assessor-1").get(address(case)).content.decode()
    assert tuple(topics(page)) == OPEN
    for code in ("1.1", "4.2", "5.3"):
        assert f"assessor-1 on {code}" not in page, "what both accept is not asked about"
    for code in ("1.4", "2.3", "5.1"):
        assert f"assessor-1 on {code}" in page
        assert f"assessor-3 on {code}" in page
    assert QUESTION in page
    assert "It shows 3.2." in page, "the evidence with what it claims"
    assert f'href="/qualification/dossiers/{case.pk}/items/1/file/"' in page


def test_without_the_rule_the_guide_would_ask_about_everything(closing, enter, monkeypatch):
    """The control."""
    world = closing
    case = planned(world)
    begin(world)
    monkeypatch.setattr(
        "leerlijn.foundation.dossiers.queries.dossiers.DossierFacts.not_accepted",
        property(lambda facts: tuple(each.code for each in facts.compared)),
    )
    assert len(topics(enter("assessor-1").get(address(case)).content.decode())) == 15


def test_where_both_accept_everything_the_talk_has_no_criterion_and_is_reported_all_the_same(closing, enter):
    world = closing
    case = planned(world, first={}, second={})
    begin(world)
    browser = enter("assessor-1")
    page = browser.get(address(case)).content.decode()
    assert topics(page) == []
    assert "You both find every criterion sufficient." in page
    sent = {"version": case.version, "attendees": report(world, case)["attendees"]}
    assert browser.post(address(case), sent).status_code == 302
    assert Case.objects.get(pk=case.pk).state == "interview_held"


@pytest.mark.parametrize("name", ["candidate", "coordinator"])
def test_the_guide_is_not_for_those_who_do_not_judge(closing, enter, name):
    case = planned(closing)
    answer = enter(name).get(address(case))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Horst 204" in page
    for judge in JUDGES:
        assert f"{judge} on" not in page
    assert QUESTION not in page


@pytest.mark.parametrize("name", ["supervisor", "hr", "dean", "assessor-2", "stranger"])
def test_for_everybody_else_there_is_no_such_page(closing, enter, name):
    case = planned(closing)
    assert enter(name).get(address(case)).status_code == 404


def test_before_both_judgements_are_in_there_is_no_such_page(closing, enter):
    world = closing
    case = world.asked()
    world.judge(case, "assessor-1")
    world.step(case, "judge", "assessor-1")
    for name in ("assessor-1", "assessor-3", "candidate"):
        assert enter(name).get(address(case)).status_code == 404


# A question belongs to a judgement that is followed by a talk.


def test_an_assessor_says_on_the_desk_what_to_ask(closing, enter):
    case = closing.asked()
    browser = enter("assessor-1")
    desk = f"/qualification/dossiers/{case.pk}/desk/2.3/"
    assert "What do you want to ask in the talk?" in browser.get(desk).content.decode()
    typed = {"finding": "ask", "seen": "E1", "why": "It is not clear.", "question": QUESTION}
    assert browser.post(desk, typed).status_code == 302
    assert QUESTION in browser.get(desk).content.decode()


def test_where_no_talk_follows_there_is_nothing_to_ask(world, enter):
    case = world.asked()
    page = enter("assessor-1").get(f"/qualification/dossiers/{case.pk}/desk/2.3/").content.decode()
    assert "What do you want to ask in the talk?" not in page
    round = panels.round_of(case.pk)
    refused = save_criterion(
        round.id, world.people["assessor-1"].pk, "2.3", finding="ask", question=QUESTION, at=world.at
    )
    assert said(refused) == {"There is no talk in which this could be asked."}


# Planning.


def test_the_talk_stands_in_the_calendar_of_all_three_and_the_candidate_is_told(closing):
    world = closing
    case = planned(world)
    for name in ("candidate", *JUDGES):
        [seen] = agenda_of(world.people[name].pk, since=world.at)
        assert (seen.place.nl, seen.title.en) == ("Horst 204", "UTQ: criterion-based interview")
    entry = Entry.objects.filter(subject=f"case:{case.pk}").order_by("-seq").first()
    told = {notice.person_id: notice.kind for notice in tell_about(entry)}
    assert told == {
        world.people["candidate"].pk: Notice.Kind.NEWS,
        world.people["assessor-3"].pk: Notice.Kind.BALL,
    }


def test_the_coordinator_plans_it_too(closing):
    assert planned(closing, by="coordinator").state == "interview_planned"


@pytest.mark.parametrize("name", ["candidate", "supervisor", "assessor-2", "dean"])
def test_nobody_else_plans_it(closing, name):
    refused = closing.step(to_plan(closing), "plan-interview", name, **WHEN)
    assert isinstance(refused, Denied)
    assert not Session.objects.exists()


def other_meeting(world, name: str) -> None:
    begins = datetime(2026, 12, 8, 10, 30, tzinfo=AMSTERDAM)
    other = Planned(begins, begins + timedelta(hours=3), Text(nl="Elders", en="Elsewhere"))
    title = Text(nl="Iets anders", en="Something else")
    people = [world.people[name]]
    granted(meet_together(title, other, people, unit=world.units["ET"], by=SETTING_UP, at=world.at))


@pytest.mark.parametrize("name", ["candidate", *JUDGES])
def test_it_is_planned_when_all_of_them_can(closing, enter, name):
    world = closing
    other_meeting(world, name)
    case = to_plan(world)
    page = enter("assessor-1").get(f"/cases/{case.pk}/plan-interview/").content.decode()
    assert "09:00 to 10:30" in page
    assert "13:30 to 17:00" in page
    refused = world.step(case, "plan-interview", "assessor-1", **WHEN)
    [reason] = said(refused)
    assert world.people[name].name in reason
    assert world.step(case, "plan-interview", "assessor-1", **{**WHEN, "from": "13:30", "to": "15:00"})


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day": "2026-12-12"}, "day"),  # a Saturday
        ({"day": "2026-12-25"}, "day"),
        ({"day": "2026-11-20"}, "from"),  # past
        ({"to": "09:00"}, "to"),
    ],
)
def test_it_is_planned_on_a_working_day_that_is_to_come(closing, typed, field):
    refused = closing.step(to_plan(closing), "plan-interview", "assessor-1", **{**WHEN, **typed})
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {field}


@pytest.mark.parametrize("name", ["candidate", "assessor-3", "coordinator"])
def test_who_cannot_come_calls_it_off_and_says_why(closing, enter, name):
    world = closing
    case = planned(world)
    off = world.step(case, "call-off-interview", name, reason="I teach at that hour.")
    assert off.state == "interview_to_plan"
    assert agenda_of(world.people["candidate"].pk, since=world.at) == []
    for reader in ("candidate", "assessor-1"):
        page = enter(reader).get(f"/qualification/dossiers/{case.pk}/").content.decode()
        assert "It was called off: I teach at that hour." in page
    assert (
        "I teach at that hour." not in enter("hr").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    )
    assert world.step(case, "plan-interview", "assessor-1", **WHEN).state == "interview_planned"


def test_once_it_began_the_candidate_does_not_undo_it(closing, enter):
    world = closing
    case = planned(world)
    begin(world)
    refused = world.step(case, "call-off-interview", "candidate", reason="It went badly.")
    assert said(refused) == {"The talk has begun. Was it not held? Then an assessor calls it off."}
    assert Case.objects.get(pk=case.pk).state == "interview_planned"
    off = world.step(case, "call-off-interview", "assessor-3", reason="Nobody came.")
    assert off.state == "interview_to_plan"


def test_who_reads_why_it_was_called_off_is_said_where_it_is_typed(closing, enter):
    world = closing
    case = planned(world)
    page = enter("candidate").get(f"/cases/{case.pk}/call-off-interview/").content.decode()
    assert "The candidate, the assessors and the coordinator read this." in page
    world.step(case, "call-off-interview", "candidate", reason="I teach at that hour.")
    for reader in ("candidate", *JUDGES, "coordinator"):
        page = enter(reader).get(f"/qualification/dossiers/{case.pk}/").content.decode()
        assert "I teach at that hour." in page


def test_where_others_are_to_judge_the_time_is_free_again_and_nothing_of_it_is_left_for_them(closing, enter):
    world = closing
    case = planned(world)
    world.step(case, "judge-anew", "coordinator", reason="They know each other.")
    assert agenda_of(world.people["assessor-1"].pk, since=world.at) == []
    assert enter("candidate").get(address(case)).status_code == 404


# Recording.


def test_a_recording_is_noted_only_where_the_candidate_agreed(closing):
    world = closing
    case = planned(world)
    begin(world)
    kept = report(world, case, recording="On a drive")
    assert isinstance(world.step(case, "report-interview", "assessor-1", **kept), Incomplete)
    world.step(case, "answer-recording", "candidate", may_record="no")
    assert isinstance(world.step(case, "report-interview", "assessor-1", **kept), Incomplete)
    world.step(case, "answer-recording", "candidate", may_record="yes")
    assert world.step(case, "report-interview", "assessor-1", **kept).state == "interview_held"


def test_the_database_keeps_no_recording_without_consent(closing):
    """The control: whoever goes round the form is stopped too."""
    planned(closing)
    for answer in (None, False):
        with pytest.raises(IntegrityError), transaction.atomic():
            Interview.objects.update(may_record=answer, recording="On a drive")


def test_nobody_consents_for_the_candidate(closing):
    case = planned(closing)
    for name in (*JUDGES, "coordinator"):
        assert isinstance(closing.step(case, "answer-recording", name, may_record="yes"), Denied)


# The report.


def test_the_report_is_written_once_the_talk_has_begun(closing):
    world = closing
    case = planned(world)
    refused = world.step(case, "report-interview", "assessor-1", **report(world, case))
    assert refused.reason.key == "The meeting is still to come: {moment}."
    begin(world)
    assert world.step(case, "report-interview", "assessor-1", **report(world, case)).state == "interview_held"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"codes": OPEN[:2]}, "Write what was answered about 3.2 and 5.1."),
        ({"there": JUDGES}, "A talk is one of the candidate and an assessor. Else call it off."),
        ({"there": ["candidate"]}, "A talk is one of the candidate and an assessor. Else call it off."),
        ({"codes": [*OPEN, "2.3"]}, "Write one answer at each criterion."),
        ({"codes": [*OPEN, "1.1"]}, "Choose one of the answers in the list."),
    ],
)
def test_the_report_has_an_answer_to_each_question_and_who_was_there(closing, wrong, reason):
    world = closing
    case = planned(world)
    begin(world)
    assert said(world.step(case, "report-interview", "assessor-1", **report(world, case, **wrong))) == {
        reason
    }
    assert Case.objects.get(pk=case.pk).state == "interview_planned"


def test_the_report_is_written_on_the_page_of_the_guide_and_nothing_typed_is_lost(closing, enter):
    world = closing
    case = planned(world)
    begin(world)
    browser = enter("assessor-1")
    typed = {"version": case.version, "attendees": report(world, case)["attendees"], "minutes": "Open."}
    for place, code in enumerate(OPEN):
        typed |= {f"answers-{place}-criterion": code, f"answers-{place}-answer": f"Told of {code}."}
    refused = browser.post(address(case), {**typed, "answers-2-answer": ""})
    assert refused.status_code == 422
    assert "Told of 5.1." in refused.content.decode()
    assert browser.post(address(case), typed).status_code == 302
    page = browser.get(address(case)).content.decode()
    assert "Told of 5.1." in page
    assert "Open." in page
    assert "Assessor-3 Voorbeeld" in page
    assert browser.post(address(case), typed).status_code == 409, "it is written once"


def test_the_candidate_reads_the_report_with_the_verdict_and_not_before(closing, enter):
    world = closing
    case = held(world)
    for name in ("candidate", "coordinator"):
        assert "I told about" not in enter(name).get(address(case)).content.decode()
    assert "I told about 2.3." in enter("assessor-1").get(address(case)).content.decode()
    world.settle(case)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-pass", "coordinator")
    page = enter("candidate").get(address(case)).content.decode()
    assert "I told about 2.3." in page
    assert "An open talk." in page
    for judge in JUDGES:
        assert f"{judge} on" not in page, "what each found alone stays with them"


# After the talk.


def test_the_motivation_begins_with_what_was_said_and_is_never_only_that(closing, enter):
    world = closing
    case = held(world)
    world.settle(case)
    page = enter("assessor-1").get(f"/qualification/dossiers/{case.pk}/difference/").content.decode()
    summary = unescape(re.search(r'name="motivation"[^>]*>([^<]*)', page)[1]).strip()
    paragraphs = summary.split("\n\n")
    assert paragraphs[0] == "Op 8 december 2026 spraken we met je over 1.4, 2.3, 3.2 en 5.1."
    assert paragraphs[2] == "Over 2.3 zei je: I told about 2.3."
    refused = world.step(case, "propose", "assessor-1", outcome="pass", motivation=summary)
    assert said(refused) == {"This is only what was said in the talk. Add what you conclude from it."}
    more = f"{summary}\n\nThat convinces us."
    case = world.step(case, "propose", "assessor-1", outcome="pass", motivation=more)
    assert case.state == "verdict_proposed"
    changed = world.step(case, "change-verdict", "assessor-1", motivation=summary)
    assert said(changed) == {"This is only what was said in the talk. Add what you conclude from it."}


def test_after_the_talk_each_criterion_of_the_guide_is_settled_anew(closing, enter):
    """Also what both found not yet sufficient: the talk may have shown it."""
    world = closing
    case = held(world)
    page = enter("assessor-1").get(f"/qualification/dossiers/{case.pk}/difference/").content.decode()
    assert tuple(re.findall(r'action="[^"]*/difference/([0-9.]+)/"', page)) == OPEN
    assert "I told about 5.1." in page
    refused = world.step(case, "propose", "assessor-1", outcome="pass", motivation="Fine.")
    assert said(refused) == {"First settle 1.4, 2.3, 3.2 and 5.1: you find them differently."}
    world.settle(case)
    assert (
        world.step(case, "propose", "assessor-1", outcome="pass", motivation="Fine.").state
        == "verdict_proposed"
    )


def test_where_they_do_not_agree_after_the_talk_a_third_decides_and_reads_what_the_candidate_said(
    closing, enter
):
    world = closing
    case = held(world)
    stuck = world.step(case, "declare-no-consensus", "assessor-1", reason="On 5.1 we stay apart.")
    assert stuck.state == "third_judgement"
    round = panels.round_of(case.pk)
    assert round.criteria == OPEN
    [third] = (name for name, person in world.people.items() if person.pk == round.judges[0].person)
    begin(world)
    browser, desk = enter(third), f"/qualification/dossiers/{case.pk}/desk/5.1/"
    assert "I told about 5.1." in browser.get(desk).content.decode()
    costs_at_most_ten(browser, desk)


def test_who_disagrees_with_the_proposal_confers_without_another_talk(closing):
    world = closing
    case = held(world)
    world.settle(case)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Fine.")
    assert world.step(case, "disagree", "assessor-3", reason="Too soon.").state == "consensus_talk"
    assert (
        world.step(case, "propose", "assessor-3", outcome="pass", motivation="So.").state
        == "verdict_proposed"
    )


# What it costs.


@pytest.mark.parametrize("codes", [["2_3"], ["1_1", "2_1", "3_1", "4_1", "5_1"]])
def test_the_pages_cost_the_same_for_one_criterion_as_for_five(closing, enter, codes):
    world = closing
    case = planned(world, first=dict.fromkeys([f"c{code}" for code in codes], "not-yet"))
    dossier = f"/qualification/dossiers/{case.pk}/"
    begin(world)
    for name in ("assessor-1", "candidate", "coordinator"):
        costs_at_most_ten(enter(name), address(case), dossier)
    granted(world.step(case, "report-interview", "assessor-1", **report(world, case)))
    costs_at_most_ten(enter("assessor-1"), address(case), f"{dossier}difference/")
    costs_at_most_ten(enter("candidate"), address(case), dossier)


def costs_at_most_ten(browser, *pages: str) -> None:
    for page in pages:
        browser.get(page)
        with at_most(10):
            assert browser.get(page).status_code == 200
