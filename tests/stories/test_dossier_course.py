"""The turns a dossier can take between handing in and a verdict, as the people in it tell them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import from_data
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.foundation.notices.builders import all_get_their_letters
from tests.stories.world import CODES, LONG_AGO, SETTING_UP


def now(case) -> Case:
    return Case.objects.get(pk=case.pk)


def state(case) -> str:
    return now(case).state


def said(refused) -> set[str]:
    if isinstance(refused, Incomplete):
        return {render(each, "en") for each in refused.errors.values()}
    return {render(refused.reason, "en")}


def decided(world, case, outcome, *not_yet):
    """The first assessor proposes, the other agrees."""
    world.settle(case, **{f"c{code.replace('.', '_')}": "not-yet" for code in not_yet})
    proposed = world.step(case, "propose", "assessor-1", outcome=outcome, motivation="Our reasons.")
    assert proposed, said(proposed)
    return world.step(case, "agree", "assessor-3")


def judged_again(world, case, **findings):
    """Handed in anew and judged anew by two."""
    world.step(case, "hand-in", "candidate")
    world.ask(case)
    return world.judge_both(case, findings, findings)


def test_a_dossier_is_supplemented_twice_and_not_a_third_time(world):
    case = world.judged(first={"c2_3": "not-yet"}, second={"c2_3": "not-yet"})
    for expected in (("2.3",), ("2.3",)):
        decided(world, case, "supplement")
        assert state(case) == "verdict_supplement"
        assert world.step(case, "notify-supplement", "coordinator").state == "supplement"
        judged_again(world, case, c2_3="not-yet")
        assert panels.round_of(case.pk).criteria == expected
    refused = world.step(case, "propose", "assessor-1", outcome="supplement", motivation="Once more.")
    assert said(refused) == {"This dossier was supplemented twice; that is the most there is."}
    assert decided(world, case, "fail").state == "verdict_fail"


def test_in_a_supplement_only_what_was_named_is_open(world):
    case = world.judged(first={"c2_3": "not-yet"}, second={"c2_3": "not-yet"})
    decided(world, case, "supplement")
    world.step(case, "notify-supplement", "coordinator")
    assert said(world.evidence(case, "1.1")) == {"Criterion 1.1 is not open in this dossier."}
    assert world.evidence(case, "2.3", title="A better plan").order == 2


def test_what_was_accepted_is_not_judged_again_in_a_supplement(world, enter):
    case = world.judged(first={"c2_3": "not-yet"}, second={"c2_3": "not-yet"})
    decided(world, case, "supplement")
    world.step(case, "notify-supplement", "coordinator")
    world.step(case, "hand-in", "candidate")
    world.ask(case)
    browser, desk = enter("assessor-1"), f"/qualification/dossiers/{case.pk}/desk/"
    assert browser.post(f"{desk}1.1/", {"finding": "not-yet", "why": "After all."}).status_code == 404
    refused = save_criterion(
        panels.round_of(case.pk).id,
        world.people["assessor-1"].pk,
        "1.1",
        finding="not-yet",
        why="After all.",
        at=world.at,
    )
    assert said(refused) == {"Criterion 1.1 is not judged in this round."}
    assert browser.post(f"{desk}2.3/", {"finding": "sufficient", "seen": "E2"}).status_code == 302
    world.judge_both(case)
    decided(world, case, "pass")
    assert Proposal.objects.order_by("-pk").first().not_yet == []


def test_a_dossier_in_which_something_is_missing_goes_back_and_comes_again(world):
    case = world.sealed()
    assert said(world.step(case, "return", "coordinator")) == {"Fill this in."}
    returned = world.step(case, "return", "coordinator", missing="The signature under the plan.")
    assert (returned.state, returned.due_on) == ("returned_incomplete", date(2026, 12, 22))
    world.evidence(case, "1.1", title="The signed plan")
    assert world.step(case, "hand-in", "candidate").state == "submitted"


def test_whoever_does_not_agree_says_why_and_there_is_a_new_proposal(world):
    case = world.judged(first={"c2_3": "not-yet"})
    world.settle(case, c2_3="not-yet")
    world.step(case, "propose", "assessor-1", outcome="fail", motivation="Not enough.")
    assert said(world.step(case, "disagree", "assessor-3")) == {"Fill this in."}
    assert world.step(case, "disagree", "assessor-3", reason="Too hard.").state == "consensus_talk"
    assert decided(world, case, "supplement", "2.3").state == "verdict_supplement"
    refusals = list(Proposal.objects.order_by("pk").values_list("outcome", "refused_because"))
    assert refusals == [("fail", "Too hard."), ("supplement", "")]


def test_nobody_agrees_with_their_own_proposal(world):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing.")
    for key, more in (("agree", {}), ("disagree", {"reason": "Hm."})):
        assert said(world.step(case, key, "assessor-1", **more)) == {
            "You made this proposal. Your colleague agrees with it, or says why not."
        }
    assert state(case) == "verdict_proposed"


def test_assessors_who_do_not_agree_talk_again_when_the_coordinator_asks(world):
    leave_what_is_open_to(world, "coordinator")
    case = world.judged(first={"c2_3": "not-yet"})
    assert (
        world.step(case, "declare-no-consensus", "assessor-3", reason="On 2.3.").owner_relation
        == "coordinator"
    )
    assert (
        world.step(case, "talk-again", "coordinator", reason="Read it once more.").state == "consensus_talk"
    )
    assert decided(world, case, "pass").state == "verdict_pass"


def leave_what_is_open_to(world, whom: str) -> None:
    granted(
        choose_setting(
            "utq-dossier.open-criteria",
            whom,
            unit=world.units["ET"],
            starts_on=LONG_AGO,
            source="chosen for the story",
            actor=SETTING_UP,
            at=world.at,
        )
    )


def test_to_pass_every_criterion_is_sufficient(world):
    case = world.judged(first={"c2_3": "not-yet"}, second={"c2_3": "not-yet"})
    passed = world.step(case, "propose", "assessor-1", outcome="pass", motivation="All the same.")
    assert said(passed) == {"You found 2.3 not yet sufficient."}


def test_whoever_fails_gets_no_certificate(world):
    case = world.judged(first={"c2_3": "not-yet"}, second={"c2_3": "not-yet"})
    decided(world, case, "fail")
    assert world.step(case, "notify-fail", "coordinator").state == "notified"
    assert not Certificate.objects.exists()


def test_a_candidate_withdraws_until_somebody_judges(world):
    assert world.step(world.sealed(), "withdraw", "candidate").state == "withdrawn"
    again = world.begin()
    assert isinstance(again, Case), "and may begin anew"
    withdrawn = world.step(again, "withdraw", "candidate", reason="Another job.")
    assert (withdrawn.is_open, withdrawn.due_on) == (False, None)
    judged = world.asked("stranger")
    assert not world.step(judged, "withdraw", "stranger")


def test_leave_stops_the_clock_and_moves_no_date_of_the_duty(world):
    case = world.begin()
    before = now(case)
    world.later(days=10)
    paused = world.step(case, "pause", "coordinator", reason="leave")
    assert (paused.due_on, paused.state, paused.since) == (None, "in_progress", before.since)
    assert render(from_data(paused.due_said), "en") == (
        "The clock has stood still since 4 December 2026 because of leave."
    )
    world.evidence(case, *CODES)
    world.later(days=60)
    assert let_terms_lapse(at=world.at) == []
    world.step(case, "resume", "coordinator")
    after = now(case)
    assert (after.due_on, after.due_said) == (before.due_on, before.due_said)


def test_the_verdict_becomes_final_after_six_weeks_and_not_a_second_before(world):
    """Six weeks from Thursday 3 December end on Thursday 14 January."""
    world.at = datetime(2026, 12, 3, 10, tzinfo=UTC)
    case = world.judged()
    decided(world, case, "pass")
    world.step(case, "notify-pass", "coordinator")
    all_get_their_letters(world.at)
    assert now(case).due_on == date(2027, 1, 14)
    last = datetime(2027, 1, 14, 23, 59, 59, tzinfo=AMSTERDAM)
    assert let_terms_lapse(at=last) == []
    assert [each.pk for each in let_terms_lapse(at=last + timedelta(seconds=1))] == [case.pk]
    assert (state(case), now(case).is_open) == ("final", False)


@pytest.mark.parametrize(
    ("told_on", "ends_on"),
    [
        (datetime(2026, 11, 14, 10, tzinfo=UTC), date(2026, 12, 28)),  # Saturday 26 December, then a Sunday
        (datetime(2026, 11, 20, 10, tzinfo=UTC), date(2027, 1, 4)),  # Friday 1 January is New Year's Day
    ],
)
def test_six_weeks_that_end_on_a_holiday_run_to_the_next_working_day(world, told_on, ends_on):
    world.at = told_on
    case = world.judged()
    decided(world, case, "pass")
    world.step(case, "notify-pass", "coordinator")
    all_get_their_letters(world.at)
    assert now(case).due_on == ends_on
    midnight = datetime.combine(ends_on, datetime.max.time(), tzinfo=AMSTERDAM)
    assert let_terms_lapse(at=midnight) == []
    assert let_terms_lapse(at=midnight + timedelta(microseconds=1))


# Who can never judge.


def test_whoever_is_too_close_is_never_among_those_who_may_be_asked(world):
    case = world.sealed()
    close = ("candidate", "supervisor", "assessor-2")
    asked_to_judge(world, "candidate", "supervisor")
    Party.objects.create(case=case, person=world.people["supervisor"], relation="utq-supervisor")
    world.people["candidate"].appointments.update(manager=world.people["assessor-2"])
    for name in close:
        key = str(world.people[name].pk)
        for first, second in (
            (key, str(world.people["assessor-3"].pk)),
            (str(world.people["assessor-3"].pk), key),
        ):
            refused = world.step(case, "ask-assessors", "coordinator", first=first, second=second)
            assert isinstance(refused, Incomplete), name
            assert said(refused) == {"Choose one of the answers in the list."}
    assert (state(case), Party.objects.filter(case=case, relation="judge").count()) == ("submitted", 0)


def asked_to_judge(world, *names):
    """They are of the pool: without the rule they could be asked."""
    for name in names:
        appoint(
            world.people[name],
            Membership.Role.ASSESSOR,
            world.units["NU"],
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=world.at,
        )


def test_whoever_is_far_enough_may_be_asked(world):
    """The control: the same people, before they came too close."""
    case = world.sealed()
    asked_to_judge(world, "supervisor")
    first, second = (str(world.people[name].pk) for name in ("supervisor", "assessor-3"))
    assert world.step(case, "ask-assessors", "coordinator", first=first, second=second)


def test_two_assessors_of_the_candidates_own_faculty_are_refused_by_the_name_of_the_rule(world):
    case = world.sealed()
    first, second = (str(world.people[name].pk) for name in ("assessor-1", "assessor-2"))
    refused = world.step(case, "ask-assessors", "coordinator", first=first, second=second)
    assert any("One from another faculty" in each for each in said(refused))
    assert (state(case), panels.round_of(case.pk)) == ("submitted", None)


def test_one_person_is_not_two_assessors(world):
    case = world.sealed()
    one = str(world.people["assessor-3"].pk)
    assert not world.step(case, "ask-assessors", "coordinator", first=one, second=one)
    assert panels.round_of(case.pk) is None


def test_an_exemption_leads_to_no_certificate_because_no_way_leads_there(world):
    """Only the steps that make a verdict of two assessors known issue one, in any procedure."""
    issuing = {
        (procedure.key, step.key)
        for procedure in catalogue.procedures.values()
        for _, step in procedure.each_step()
        for effect in step.then
        if "certificate" in effect.key
    }
    assert issuing == {("utq-dossier", "notify-pass")}
    before = {
        begin.key
        for begin, step in catalogue.current("utq-dossier", on=world.at.date()).each_step()
        if begin and step.key == "notify-pass"
    }
    assert before == {"verdict_pass"}


def test_without_evidence_for_every_criterion_nothing_is_handed_in(world):
    case = world.begin()
    world.evidence(case, *CODES[:-1])
    assert said(world.hand_in(case)) == {"You can hand in when each criterion has evidence. 5.3 has none."}
    assert isinstance(world.step(case, "hand-in", "supervisor"), Denied)
