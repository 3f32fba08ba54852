"""Candidates of the assessment centre, from sign-up to declaration, each party seeing only its part."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from leerlijn.domains.assessments.actions.signing_up import forget_sign_ups
from leerlijn.domains.assessments.guards import assessments as guards
from leerlijn.domains.assessments.letters import write_letters_to_confirm
from leerlijn.domains.assessments.models import Assessment, SignUp
from leerlijn.domains.assessments.queries.boards import board_of, mine_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.declaring import declare
from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.people.models import Account, Membership, Person
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.notices.builders import all_get_their_letters
from tests.stories.assessment_world import ACT_CODES, NEEDS, SAID, Centre
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most
from tests.tools.refusing import with_the_first_refused


@pytest.fixture(scope="module")
def built_centre(built) -> Centre:
    return Centre(built)


@pytest.fixture
def world(centre):
    return centre.world


@pytest.fixture
def centre(built_centre, db) -> Centre:
    return deepcopy(built_centre)


def text(browser, address: str) -> str:
    return browser.get(address).content.decode()


def test_a_candidate_gets_a_declaration_that_anybody_can_verify(centre, enter):
    case = centre.reported()
    issued = centre.step(case, "decide", "act-head")
    assert Case.objects.get(pk=case.pk).state == "issued", issued
    declaration = Certificate.objects.get(kind="act-suitability")
    assert declaration.number == "GV-2026-0001"
    assert "physics, first degree: suitable, provided that training is followed" in declaration.content
    assert all(declaration.content.count(NEEDS[name]) for name in ("training", "by_school", "by_institute"))
    verified = Client().get(f"/verify/{declaration.token}")
    assert verified.status_code == 200
    assert declaration.number in verified.content.decode()
    acts = Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").values_list("act", flat=True)
    assert list(acts)[-3:] == ["comment", "decide", "issue"]


def test_whoever_assigns_and_advises_reads_who_comes_from_where(centre, enter):
    case, browser = centre.sign_up(name="stranger"), enter("act-coordinator")
    centre.step(case, "check-documents", "act-coordinator")
    centre.step(case, "plan-intake", "act-coordinator", day="2026-12-01")
    assert "Leader Voorbeeld: north" in text(browser, f"/cases/{case.pk}/advise-yes/")
    ordered = centre.ordered()
    assert "Act-1 Voorbeeld, judges 0 now: subject pedagogy" in text(browser, f"/cases/{ordered.pk}/assign/")
    with at_most(10):
        text(browser, f"/cases/{ordered.pk}/assign/")


def test_no_declaration_follows_from_a_negative_outcome(centre, monkeypatch):
    case = centre.reported(outcome="not-suitable")
    assert centre.step(case, "decide", "act-head").state == "decided"
    assert not Certificate.objects.exists()


def test_without_the_guard_a_negative_outcome_would_get_one(centre, monkeypatch):
    monkeypatch.setattr(guards, "_came_out_well", lambda facts: True)
    case = centre.reported(outcome="not-suitable")
    assert centre.step(case, "decide", "act-head").state == "issued"
    assert Certificate.objects.exists()


def test_a_positive_outcome_says_which_training_and_guidance(centre):
    case = centre.scored()
    centre.settle(case, "act-1", "2.3", "sufficient", "The test.")
    refused = centre.step(
        case, "propose", "act-1", outcome="suitable", motivation="Good.", training="", attainable="no"
    )
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {"training", "by_school", "by_institute", "attainable"}


def test_nothing_is_proposed_before_each_difference_is_settled_with_its_argument(centre):
    case = centre.scored()
    refused = centre.step(case, "propose", "act-1", outcome="suitable", motivation="Good.", **NEEDS)
    assert isinstance(refused, Denied)
    assert refused.reason.values["codes"] == ("2.3",)
    unargued = centre.settle(case, "act-2", "2.3", "sufficient")
    assert isinstance(unargued, Incomplete)


def test_neither_sees_the_score_of_the_other_before_both_are_in(centre, enter):
    case = centre.scoring()
    centre.score(case, "act-1", c2_3="not-yet")
    browser = enter("act-2")
    assert "act-1 on 2.3" not in text(browser, f"/assessments/{case.pk}/desk/2.3/")
    assert browser.get(f"/assessments/{case.pk}/difference/").status_code == 404
    assert panels.differences(panels.round_of(case.pk).id) == ()
    centre.score(case, "act-2")
    assert "act-1 on 2.3" in text(enter("act-2"), f"/assessments/{case.pk}/difference/")


def test_the_other_assessor_reads_the_proposal_before_agreeing_and_nobody_else_does(centre, enter):
    case = centre.scored()
    centre.settle(case, "act-1", "2.3", "sufficient", "The test.")
    centre.step(case, "propose", "act-1", outcome="suitable", motivation="Strong in the subject.", **NEEDS)
    wanted = ("Strong in the subject.", NEEDS["by_school"])
    assert readers(centre, enter, case, *wanted) == dict.fromkeys(wanted, JUDGES)
    for step in ("agree", "disagree"):
        form = text(enter("act-2"), f"/cases/{case.pk}/{step}/")
        assert all(words in form for words in wanted)


def pages_of(case: Case) -> list[str]:
    own = ("", "order/", "desk/", "difference/", "manifest/", "items/1/", "items/1/file/", "items/1/2.3/")
    return [*(f"/assessments/{case.pk}/{rest}" for rest in own), f"/cases/{case.pk}/", "/assessments/board/"]


def readers(centre, enter, case: Case, *wanted: str) -> dict[str, set[str]]:
    """By these words, whoever can read them on some page."""
    found: dict[str, set[str]] = {words: set() for words in wanted}
    for name in centre.world.people:
        browser = enter(name)
        for page in pages_of(case):
            answer = browser.get(page)
            said = b"".join(answer if answer.streaming else [answer.content]).decode(errors="replace")
            for words in wanted:
                if words in said:
                    found[words].add(name)
    return found


JUDGES, CENTRE = {"act-1", "act-2"}, {"act-head", "act-coordinator"}
SAID_BEFORE_THE_DECISION = {
    "act-1 on 2.3": JUDGES,
    "Noted when reflected.": JUDGES,
    "A lesson on light.": JUDGES | CENTRE | {"switcher"},
    "Twelve years of research": JUDGES | CENTRE | {"switcher"},
    "Strong in the subject.": JUDGES | CENTRE,
    "The lesson had a clear aim.": JUDGES | CENTRE | {"switcher"},
}
"""Words of a file, and who reads them."""
PRICE = ("1.950", "1,950")


def test_before_the_decision_each_party_sees_only_its_part(centre, enter):
    found = readers(centre, enter, centre.reported(), *SAID_BEFORE_THE_DECISION, *PRICE)
    assert {words: found[words] for words in SAID_BEFORE_THE_DECISION} == SAID_BEFORE_THE_DECISION
    assert set().union(*(found[words] for words in PRICE)) == {"switcher", "leader", "act-coordinator"}


def test_only_the_head_of_the_centre_decides_and_signs(centre):
    case = centre.reported()
    assert isinstance(centre.step(case, "decide", "act-coordinator"), Denied)
    centre.step(case, "decide", "act-head")
    assert '"name":"Act-Head Voorbeeld"' in Certificate.objects.get(kind="act-suitability").content


def test_after_the_decision_the_candidate_reads_the_outcome_and_the_school_still_does_not(centre, enter):
    case = centre.reported()
    assert "Strong in the subject." in text(enter("act-head"), f"/cases/{case.pk}/decide/")
    centre.step(case, "decide", "act-head")
    found = readers(centre, enter, case, "Strong in the subject.")
    assert found == {"Strong in the subject.": JUDGES | CENTRE | {"switcher"}}
    assert "act-1 on 2.3" not in text(enter("switcher"), f"/assessments/{case.pk}/")


def test_a_school_that_pays_sees_the_number_of_the_declaration_and_not_the_way_to_what_it_says(centre, enter):
    case = centre.reported()
    centre.step(case, "decide", "act-head")
    declaration = Certificate.objects.get()
    found = readers(centre, enter, case, declaration.number, declaration.token)
    assert "leader" in found[declaration.number]
    assert found[declaration.token] == JUDGES | CENTRE | {"switcher"}


def test_a_colleague_cannot_be_asked_and_the_sentence_names_nobody(centre):
    case = centre.ordered()
    for name, unit in (("switcher", "north"), ("act-2", "south")):
        centre.appoint(name, Membership.Role.TEACHER, unit)
    refused = centre.step(
        case, "assign", "act-coordinator", first=centre.key("act-1"), second=centre.key("act-2")
    )
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {"second"}
    assert refused.errors["second"].values == {}


def test_an_assessor_who_turns_out_to_be_a_colleague_stops_the_decision(centre):
    case = centre.reported()
    for name in ("switcher", "act-2"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    refused = centre.step(case, "decide", "act-head")
    assert isinstance(refused, Denied)
    assert refused.reason.values == {}
    again = centre.step(
        case, "judge-anew", "act-coordinator", leaving=centre.key("act-2"), coming=centre.key("act-4")
    )
    assert again.state == "interviewed"
    assert {judge.name for judge in panels.round_of(case.pk).judges} == {
        centre.world.people[name].name for name in ("act-1", "act-4")
    }
    assert len(panels.rounds_of(case.pk)) == 2


def judged_anew(centre):
    case = centre.reported()
    for name in ("switcher", "act-2"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    return centre.step(
        case, "judge-anew", "act-coordinator", leaving=centre.key("act-2"), coming=centre.key("act-4")
    )


def test_whoever_judges_anew_does_not_read_what_the_first_two_found(centre, enter):
    case = judged_anew(centre)
    assert case.state == "interviewed"
    for found in readers(
        centre, enter, case, "The lesson had a clear aim.", "Strong in the subject."
    ).values():
        assert found & {"act-1", "act-4"} == set()


def test_whoever_judges_anew_finds_no_report_and_no_comments_of_before(centre):
    case = judged_anew(centre)
    assert Assessment.objects.filter(case=case).values_list("report", "comments").get() == ("", "")


def test_each_criterion_that_is_open_leads_to_adding_evidence_for_it(centre, enter):
    case = centre.step(centre.assigned(), "open-portfolio", "switcher")
    page, link = f"/assessments/{case.pk}/", f'href="/assessments/{case.pk}/items/add/?criterion='
    codes = [line.code for line in centre.world.facts(case, "switcher").criteria]
    shown = enter("switcher").get(page).content.decode()
    assert [code for code in codes if f'{link}{code}"' in shown] == codes
    centre.evidence(case, codes[0])
    shown = enter("switcher").get(page).content.decode()
    assert [code for code in codes if f'{link}{code}"' in shown] == codes[1:]
    assert link not in enter("act-coordinator").get(page).content.decode()


def test_whoever_makes_a_portfolio_reads_who_will_read_it(centre, enter):
    case = centre.step(centre.assigned(), "open-portfolio", "switcher")
    page = text(enter("switcher"), f"/assessments/{case.pk}/items/add/")
    assert "Only you read it now." in page
    assert "supervisor" not in page


def test_whoever_chooses_assessors_sees_how_many_each_judges_now(centre, enter):
    case = centre.scoring()
    page = text(enter("act-coordinator"), f"/cases/{case.pk}/replace-assessor/")
    assert f"{centre.world.people['act-1'].name}, judges 1 now" in page
    assert f"{centre.world.people['act-4'].name}, judges 0 now" in page


def test_whoever_drops_out_does_not_come_back_in_the_same_step(centre):
    case = centre.reported()
    for name in ("switcher", "act-2"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    refused = centre.step(
        case, "judge-anew", "act-coordinator", leaving=centre.key("act-2"), coming=centre.key("act-2")
    )
    assert isinstance(refused, Incomplete)
    assert refused.errors["coming"].key == "Choose somebody else than who drops out."


def replaced(centre, case, leaving: str, coming: str, because="illness"):
    said = {"leaving": centre.key(leaving), "coming": centre.key(coming), "because": because}
    return centre.step(case, "replace-assessor", "act-coordinator", **said)


def judgement_of(case, centre, name: str):
    return Judgement.objects.get(round__case=case, judge=centre.world.people[name])


def test_an_assessor_who_falls_ill_while_scoring_is_replaced_and_the_first_score_stays_locked(centre, enter):
    case = centre.scoring()
    centre.score(case, "act-1", c2_3="not-yet")
    before = judgement_of(case, centre, "act-1")
    assert replaced(centre, case, "act-2", "act-4").state == "interviewed"
    after = judgement_of(case, centre, "act-1")
    assert (after.content, after.handed_in_at) == (before.content, before.handed_in_at)
    assert "act-1 on 2.3" not in text(enter("act-4"), f"/assessments/{case.pk}/desk/2.3/")
    assert enter("act-2").get(f"/assessments/{case.pk}/desk/2.3/").status_code == 404
    assert Party.objects.get(case=case, person=centre.world.people["act-4"]).owes
    centre.score(case, "act-4")
    assert Case.objects.get(pk=case.pk).state == "scored"
    assert "act-1 on 2.3" in text(enter("act-4"), f"/assessments/{case.pk}/difference/")
    assert len(panels.rounds_of(case.pk)) == 1


def test_who_handed_in_cannot_be_replaced_while_the_other_still_scores(centre):
    case = centre.scoring()
    centre.score(case, "act-1")
    refused = replaced(centre, case, "act-1", "act-3")
    assert refused.errors["leaving"].key.startswith("This judgement has been handed in")
    assert {judge.name for judge in panels.round_of(case.pk).judges} == {
        centre.world.people[name].name for name in ("act-1", "act-2")
    }


def test_who_takes_the_place_is_no_colleague_and_the_sentence_stands_beside_the_name(centre, enter):
    case = centre.scoring()
    for name in ("switcher", "act-4"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    said = {"leaving": centre.key("act-2"), "coming": centre.key("act-4"), "because": "declined"}
    version = Case.objects.get(pk=case.pk).version
    answer = enter("act-coordinator").post(
        f"/cases/{case.pk}/replace-assessor/", {**said, "version": version}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'id="id_coming-error">This assessor knows the candidate too well to judge them.', page)
    assert f'value="{said["coming"]}" selected' in page


def test_an_assessor_who_turns_out_to_be_a_colleague_is_replaced_before_the_lesson(centre):
    case = centre.sealed()
    for name in ("switcher", "act-2"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    assert replaced(centre, case, "act-2", "act-4", because="acquainted").state == "portfolio_in"
    case = centre.observed_and_interviewed(case)
    for name in ("act-1", "act-4"):
        centre.score(case, name)
    assert Case.objects.get(pk=case.pk).state == "scored"


def test_who_dropped_out_because_they_know_the_candidate_never_comes_back(centre):
    case = centre.scoring()
    assert replaced(centre, case, "act-2", "act-4", because="acquainted").state == "interviewed"
    refused = replaced(centre, case, "act-4", "act-2")
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["coming"]
    assert refused.errors["coming"].key.startswith("This assessor knows the candidate too well")
    for name in ("act-1", "act-4"):
        centre.score(case, name)
    centre.step(case, "declare-no-consensus", "act-1", reason="We differ.")
    anew = centre.step(
        case, "judge-anew", "act-coordinator", leaving=centre.key("act-4"), coming=centre.key("act-2")
    )
    assert list(anew.errors) == ["coming"]


def test_who_fell_ill_can_come_back(centre):
    case = centre.scoring()
    replaced(centre, case, "act-2", "act-4")
    assert isinstance(replaced(centre, case, "act-4", "act-2"), Case)


def test_where_who_stays_cannot_judge_either_the_sentence_says_whom_to_replace_first(centre):
    case = centre.scoring()
    for name in ("switcher", "act-1"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    refused = replaced(centre, case, "act-2", "act-4")
    assert refused.errors["leaving"].key.startswith("Who would stay cannot judge either.")


def test_without_the_guard_a_colleague_would_decide(centre, monkeypatch):
    case = centre.reported()
    for name in ("switcher", "act-2"):
        centre.appoint(name, Membership.Role.TEACHER, "north", since=date(2026, 11, 1))
    monkeypatch.setattr(
        "leerlijn.foundation.dossiers.queries.dossiers.related_among", lambda *_, **__: frozenset()
    )
    assert centre.step(case, "decide", "act-head").state == "issued"


def test_whoever_trained_the_candidate_cannot_judge_them(centre):
    case = centre.ordered()
    centre.step(case, "name-trainer", "act-coordinator", trainer=centre.key("act-1"))
    refused = centre.step(
        case, "assign", "act-coordinator", first=centre.key("act-1"), second=centre.key("act-2")
    )
    assert set(refused.errors) == {"first"}


def test_whoever_supervised_the_candidate_for_the_utq_or_was_declared_cannot_judge_here_either(centre):
    """One relation graph for all domains (X48)."""
    case = centre.ordered()
    other = centre.world.begin("switcher")
    Party.objects.create(case=other, person=centre.world.people["act-1"], relation="utq-supervisor")
    by = centre.world.standing("switcher")
    centre.world.people["act-2"].email = "act-2@example.org"
    centre.world.people["act-2"].save(update_fields=["email"])
    declare(by.person, whom="ACT-2@example.org", kind="private", actor=SETTING_UP, at=centre.world.at)
    refused = centre.step(
        case, "assign", "act-coordinator", first=centre.key("act-1"), second=centre.key("act-2")
    )
    assert set(refused.errors) == {"first", "second"}


def test_one_of_the_two_comes_from_subject_pedagogy(centre):
    case = centre.ordered()
    refused = centre.step(
        case, "assign", "act-coordinator", first=centre.key("act-2"), second=centre.key("act-4")
    )
    assert isinstance(refused, Incomplete)


@pytest.mark.parametrize(
    ("diploma", "degree", "goes_on"),
    [("hbo", "second", True), ("wo", "first", True), ("hbo", "first", False), ("wo", "second", False)],
)
def test_a_diploma_of_hbo_opens_the_second_degree_and_one_of_wo_the_first(centre, diploma, degree, goes_on):
    case = centre.sign_up(diploma=diploma, degree=degree)
    taken = centre.step(case, "check-documents", "act-coordinator")
    assert isinstance(taken, Case) is goes_on
    if not goes_on:
        other = "second" if degree == "first" else "first"
        centre.step(case, "change-degree", "switcher", degree=other)
        assert centre.step(case, "check-documents", "act-coordinator").state == "doc_check"


def test_a_price_is_said_before_anybody_orders(centre, enter):
    case = centre.advised(payer="self")
    page = text(enter("switcher"), f"/assessments/{case.pk}/order/")
    assert "1,950" in page
    assert isinstance(centre.step(case, "order", "leader"), Denied)
    assert centre.step(case, "order", "switcher").state == "ordered"


def test_a_test_that_was_indicated_is_held_before_the_observation(centre):
    case = centre.sealed(test="capacity")
    assert centre.step(case, "complete", "act-2").state == "tests"
    after = centre.step(case, "record-test", "act-coordinator", held_on="2026-11-24", notes="Above average.")
    assert after.state == "portfolio_checked"


def test_the_lesson_plan_is_there_three_days_before_the_lesson(centre):
    case = centre.sealed()
    centre.step(case, "complete", "act-1")
    said = {"place": "North, 4b", "lesson": "Light.", "agreed": "yes"}
    assert set(centre.step(case, "plan-observation", "switcher", day="2026-11-26", **said).errors) == {"day"}
    planned = centre.step(case, "plan-observation", "switcher", day="2026-11-27", **said)
    assert planned.state == "observation_planned"


def test_a_centre_chooses_how_long_before_the_lesson_its_plan_is_there(centre):
    choose_setting(
        "act.lesson-plan",
        "P1W",
        source="way of working of the centre",
        starts_on=date(2026, 11, 1),
        unit=None,
        actor=SETTING_UP,
        at=centre.world.at,
    )
    case = centre.sealed()
    centre.step(case, "complete", "act-1")
    said = {"place": "North, 4b", "lesson": "Light.", "agreed": "yes"}
    assert set(centre.step(case, "plan-observation", "switcher", day="2026-11-30", **said).errors) == {"day"}
    planned = centre.step(case, "plan-observation", "switcher", day="2026-12-01", **said)
    assert planned.state == "observation_planned"


def test_a_lesson_that_falls_out_is_moved_and_its_term_stays(centre, enter):
    case = centre.sealed()
    centre.step(case, "complete", "act-1")
    said = {"place": "North, 4b", "lesson": "Light.", "agreed": "yes"}
    planned = centre.step(case, "plan-observation", "switcher", day="2026-12-03", **said)
    assert set(centre.step(case, "move-observation", "switcher", day="2026-11-26", **said).errors) == {"day"}
    elsewhere = {**said, "place": "North, 5a"}
    moved = centre.step(case, "move-observation", "switcher", day="2026-12-08", **elsewhere)
    assert (moved.state, moved.due_on) == ("observation_planned", planned.due_on)
    assert readers(centre, enter, case, "North, 5a") == {"North, 5a": JUDGES | {"switcher"}}


@pytest.mark.parametrize("reached", ["scoring", "scored", "no consensus", "proposed", "agreed", "reported"])
def test_a_candidate_withdraws_until_the_centre_decides(centre, reached):
    case = until(centre, reached)
    assert centre.step(case, "withdraw", "switcher").state == "withdrawn"
    assert not Certificate.objects.exists()


def until(centre, reached: str) -> Case:
    if reached == "scoring":
        return centre.scoring()
    if reached == "reported":
        return centre.reported()
    case = centre.scored()
    if reached == "no consensus":
        return centre.step(case, "declare-no-consensus", "act-1", reason="We differ.")
    if reached in {"proposed", "agreed"}:
        centre.settle(case, "act-1", "2.3", "sufficient", "The test.")
        centre.step(case, "propose", "act-1", outcome="suitable", motivation="Good.", **NEEDS)
    if reached == "agreed":
        centre.step(case, "agree", "act-2")
    return case


def test_advice_for_another_route_is_read_by_the_candidate(centre, enter):
    case = centre.sign_up()
    centre.step(case, "check-documents", "act-coordinator")
    centre.step(case, "plan-intake", "act-coordinator", day="2026-12-01")
    centre.step(case, "advise-other", "act-coordinator", advice="The regular programme fits you better.")
    assert "The regular programme fits you better." in text(enter("switcher"), f"/assessments/{case.pk}/")
    assert "The regular programme" not in text(enter("act-1"), "/assessments/mine/")


def test_a_portfolio_is_returned_once_and_no_more(centre):
    case = centre.sealed()
    centre.step(case, "return", "act-1", missing="A lesson plan.")
    centre.step(case, "hand-in", "switcher", own_work="yes")
    refused = centre.step(case, "return", "act-2", missing="Another one.")
    assert isinstance(refused, Denied)


def test_an_admission_goes_without_observation_and_its_result_is_no_declaration(centre):
    case = admitted(centre)
    assert centre.step(case, "decide", "act-head").state == "decided"
    assert not Certificate.objects.exists()
    centre.step(case, "send", "switcher", institute="Noaber University")
    assert Certificate.objects.get().kind == "act-admission"
    assert "eschiktheid" not in Certificate.objects.get().content


def test_a_good_result_can_be_sent_after_the_weeks_for_a_complaint(centre):
    case = admitted(centre)
    centre.step(case, "decide", "act-head")
    all_get_their_letters(centre.world.at)
    centre.world.later(days=50)
    let_terms_lapse(at=centre.world.at)
    assert Case.objects.get(pk=case.pk).state == "stands"
    assert not centre.step(case, "complain", "switcher", complaint="Too late.")
    assert centre.step(case, "send", "switcher", institute="Noaber University").state == "sent_to_institute"


def test_a_bad_result_of_an_admission_closes_after_the_weeks_for_a_complaint(centre):
    case = admitted(centre, outcome="not-admissible")
    centre.step(case, "decide", "act-head")
    all_get_their_letters(centre.world.at)
    centre.world.later(days=50)
    let_terms_lapse(at=centre.world.at)
    assert Case.objects.get(pk=case.pk).state == "closed"


def test_a_school_that_pays_for_an_admission_sees_nothing_of_its_result(centre, enter):
    case = admitted(centre, payer="school")
    centre.step(case, "decide", "act-head")
    centre.step(case, "send", "switcher", institute="Noaber University")
    result = Certificate.objects.get()
    for found in readers(centre, enter, case, result.number, result.token).values():
        assert ("leader" in found, "switcher" in found) == (False, True)


def admitted(centre, *, payer="self", outcome="admissible") -> Case:
    """An admission up to its decision."""
    school, orders = (centre.key("leader"), "leader") if payer == "school" else ("", "switcher")
    case = centre.sign_up(procedure="act-admission", payer=payer, diploma="other")
    centre.step(case, "take-in", "act-coordinator")
    centre.step(case, "plan-intake", "act-coordinator", day="2026-12-01")
    centre.step(
        case, "advise-yes", "act-coordinator", advice="Do it.", test="none", price="700", school=school
    )
    centre.step(case, "order", orders)
    centre.step(case, "assign", "act-coordinator", first=centre.key("act-1"), second=centre.key("act-2"))
    centre.step(case, "open-portfolio", "switcher")
    centre.evidence(case, *ACT_CODES)
    assert centre.step(case, "hand-in", "switcher", own_work="yes").state == "part2_in"
    centre.step(case, "complete", "act-1")
    assert Case.objects.get(pk=case.pk).owner_relation == "judge"
    centre.step(case, "interviewed", "act-2", held_on="2026-11-24", notes="A good talk.")
    for name in ("act-1", "act-2"):
        centre.score(case, name)
    centre.step(case, "propose", "act-1", outcome=outcome, motivation="Ready for it.")
    centre.step(case, "agree", "act-2")
    centre.step(case, "report", "act-2", report="Convincing.")
    return centre.step(case, "facts-are-right", "switcher")


def test_somebody_signs_up_once_on_the_page(centre, enter):
    browser = enter("switcher")
    assert Client().get("/assessments/").status_code == 200
    assert "ign up" in text(browser, "/assessments/sign-up/")
    made = browser.post("/assessments/sign-up/", SAID)
    case = Case.objects.get(procedure="act-switch")
    assert made["Location"] == f"/assessments/{case.pk}/?done=register"
    again = browser.post("/assessments/sign-up/", SAID)
    assert again.status_code == 403
    assert browser.post("/assessments/sign-up/", {**SAID, "subject": ""}).status_code in {403, 422}


def test_on_hold_the_clock_stands_still(centre):
    case = centre.assigned()
    assert centre.step(case, "hold", "act-coordinator", reason="illness").stands_still
    assert centre.step(case, "go-on", "act-coordinator").due_on is not None


def test_the_board_lists_what_waits_for_the_centre(centre, enter):
    centre.sign_up()
    assert "Switcher Voorbeeld" in text(enter("act-coordinator"), "/assessments/board/")
    assert enter("leader").get("/assessments/board/").status_code == 404
    assert SETTING_UP.name not in text(enter("switcher"), "/assessments/mine/")


def test_a_passed_term_looks_late_on_the_board_and_for_whoever_takes_part(centre, enter):
    centre.sign_up()
    centre.world.later(days=20)
    late = re.compile(r'<p class="when lost">[^/]*<small>the term has passed</small></p>')
    for name, address in (("act-coordinator", "/assessments/board/"), ("switcher", "/assessments/mine/")):
        assert len(late.findall(text(enter(name), address))) == 1
    assert "no date" not in text(enter("act-coordinator"), "/assessments/board/")


def test_a_term_that_is_still_to_come_does_not(centre, enter):
    centre.sign_up()
    board = text(enter("act-coordinator"), "/assessments/board/")
    assert "the term has passed" not in board
    assert "in 7 days" in board


WRITTEN = {
    "Light and shadow.": JUDGES | {"switcher"},
    "North, class 4b, room 12": JUDGES | {"switcher"},
    "Your second diploma.": JUDGES | {"switcher"},
    "Too much weight on 2.3.": JUDGES,
}


def test_what_was_written_for_somebody_is_read_by_them_and_by_nobody_else(centre, enter):
    case = centre.sealed()
    centre.step(case, "return", "act-1", missing="Your second diploma.")
    centre.step(case, "hand-in", "switcher", own_work="yes")
    case = centre.observed_and_interviewed(case)
    for name in sorted(JUDGES):
        centre.score(case, name)
    centre.step(case, "propose", "act-1", outcome="suitable", motivation="Good.", **NEEDS)
    centre.step(case, "disagree", "act-2", reason="Too much weight on 2.3.")
    assert readers(centre, enter, case, *WRITTEN) == WRITTEN


def test_who_judges_anew_does_not_read_what_the_first_two_argued(centre, enter):
    case = centre.scored()
    centre.step(case, "declare-no-consensus", "act-1", reason="We differ on 2.3.")
    assert readers(centre, enter, case, "We differ on 2.3.")["We differ on 2.3."] == JUDGES | {
        "act-coordinator"
    }
    centre.step(
        case, "judge-anew", "act-coordinator", leaving=centre.key("act-2"), coming=centre.key("act-3")
    )
    assert readers(centre, enter, case, "We differ on 2.3.")["We differ on 2.3."] == set()


def test_the_answer_to_a_question_is_read_by_who_asked(centre, enter):
    case = centre.enquiry()
    assert readers(centre, enter, case, "from abroad count?")["from abroad count?"] == {
        "switcher",
        "act-coordinator",
    }
    centre.step(case, "answer", "act-coordinator", advice="Have it valued first.")
    assert readers(centre, enter, case, "Have it valued first.")["Have it valued first."] == {
        "switcher",
        "act-coordinator",
    }


def test_the_board_puts_what_has_a_day_first_then_what_stands_still_then_what_is_over(centre):
    over = centre.sign_up(name="supervisor")
    centre.step(over, "withdraw", "supervisor")
    still = centre.sign_up(name="stranger")
    centre.step(still, "hold", "act-coordinator", reason="illness")
    due = centre.sign_up()
    board = [line.id for line in lines_of(board_of(centre.world.standing("act-coordinator")))]
    assert board == [due.pk, still.pk, over.pk]
    assert [line.id for line in mine_of(centre.world.standing("stranger"))] == [still.pk]


def lines_of(groups):
    return [line for group in groups for line in group.rows]


GUEST = {"given_name": "Mila", "family_name": "Nieuw", "email": "Mila@home.example", **SAID, "payer": "self"}


def write_the_letters() -> list:
    mail.outbox.clear()
    asked = Entry.objects.filter(subject__startswith="sign-up:")
    write_letters_to_confirm.call(list(asked.values_list("pk", flat=True)))
    return list(mail.outbox)


@pytest.fixture
def nobody(centre, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: centre.world.at)
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    return client


def confirmed(nobody) -> str:
    assert nobody.post("/assessments/sign-up/", GUEST).url == "/assessments/sign-up/sent/"
    [letter] = write_the_letters()
    assert letter.to == ["mila@home.example"]
    [address] = re.findall(r"/assessments/confirm/[0-9a-f]{40}/", letter.body)
    return address


def test_somebody_without_an_account_signs_up_and_confirms_with_one_link_and_one_button(nobody):
    address = confirmed(nobody)
    page = nobody.get(address).content.decode()
    assert (page.count('data-variant="primary"'), Case.objects.count()) == (1, 0)
    assert nobody.post(address).status_code == 302
    case = Case.objects.select_related("subject").get()
    assert (case.state, case.subject.name, case.subject.email) == (
        "registered",
        "Mila Nieuw",
        "mila@home.example",
    )
    assert not Account.objects.filter(person=case.subject).exists()
    assert "Signed up" in text(nobody, address)
    assert write_the_letters() == []


def test_an_address_that_is_refused_keeps_no_other_letter_back(nobody, monkeypatch):
    addresses = ["mila@home.example", "mo@home.example"]
    for address in addresses:
        assert nobody.post("/assessments/sign-up/", GUEST | {"email": address}).status_code == 302
    with_the_first_refused(monkeypatch, write_the_letters)
    assert [letter.to for letter in mail.outbox] == [addresses[1:]]
    assert [letter.to for letter in write_the_letters()] == [addresses[:1]], "the other went already"


def test_opening_the_link_again_shows_where_one_stands_and_withdraws_with_one_button(nobody, centre):
    address = confirmed(nobody)
    nobody.post(address)
    case = Case.objects.get()
    centre.step(case, "check-documents", "act-coordinator")
    centre.step(case, "plan-intake", "act-coordinator", day="2026-12-01")
    centre.step(case, "advise-yes", "act-coordinator", advice="You are ready.", test="none", price="1.950,00")
    page = text(nobody, address)
    assert "You are ready." in page
    assert "1,950" in page
    version = Case.objects.get().version
    assert nobody.post(address, {"version": version}).status_code == 302
    assert Case.objects.get().state == "withdrawn"
    assert nobody.get(f"/assessments/{case.pk}/").status_code in {302, 404}


def test_bad_input_without_an_account_keeps_what_was_typed_and_sends_nothing(nobody):
    answer = nobody.post("/assessments/sign-up/", {**GUEST, "email": "mila at home", "subject": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write a mail address, such as name@school.nl." in page
    assert all(typed in page for typed in ("mila at home", "Mila", "Nieuw", "Twelve years of research"))
    assert not SignUp.objects.exists()


def test_a_link_that_was_never_used_ends_and_what_was_filled_in_is_thrown_away(nobody, centre):
    address = confirmed(nobody)
    centre.world.later(days=8)
    assert "This link counted until" in nobody.post(address).content.decode()
    assert Case.objects.count() == 0
    assert (forget_sign_ups(at=centre.world.at), forget_sign_ups(at=centre.world.at)) == (1, 0)
    assert not SignUp.objects.exists()


def test_what_was_confirmed_or_can_still_be_is_kept(nobody, centre):
    nobody.post(confirmed(nobody))
    centre.world.later(days=2)
    nobody.post("/assessments/sign-up/", {**GUEST, "email": "else@home.example"})
    centre.world.later(days=7)
    assert forget_sign_ups(at=centre.world.at) == 0
    centre.world.later(days=1)
    assert forget_sign_ups(at=centre.world.at) == 1
    assert SignUp.objects.get().case_id is not None


def test_two_sign_ups_of_one_new_address_are_of_one_person(nobody, centre):
    first = confirmed(nobody)
    centre.world.later(hours=1)
    second = confirmed_again(nobody)
    before = Person.objects.count()
    nobody.post(first)
    nobody.post(second)
    assert Person.objects.count() == before + 1


def test_a_mailbox_cannot_be_filled_and_the_answer_tells_nothing_about_an_address(nobody):
    first = nobody.post("/assessments/sign-up/", GUEST)
    again = nobody.post("/assessments/sign-up/", GUEST)
    assert (first.url, SignUp.objects.count(), len(write_the_letters())) == (again.url, 1, 1)


def test_whoever_is_known_by_their_address_stays_the_same_person_and_has_one_assessment(nobody, centre):
    known = centre.world.people["switcher"]
    Person.objects.filter(pk=known.pk).update(email="mila@home.example")
    address = confirmed(nobody)
    nobody.post(address)
    assert Case.objects.get().subject_id == known.pk
    centre.world.later(hours=1)
    second = confirmed_again(nobody)
    assert "You are signed up already." in nobody.post(second).content.decode()


def confirmed_again(nobody) -> str:
    nobody.post("/assessments/sign-up/", GUEST)
    [letter] = write_the_letters()
    return re.findall(r"/assessments/confirm/[0-9a-f]{40}/", letter.body)[0]


def complained(centre) -> Case:
    case = centre.reported(outcome="not-suitable")
    centre.step(case, "decide", "act-head")
    return centre.step(case, "complain", "switcher", complaint="The class was not mine.")


def test_a_candidate_complains_within_six_weeks_and_two_others_judge(centre, enter):
    case = complained(centre)
    assert case.state == "complaint"
    said = {"answer": "You are right: another class came."}
    kept = centre.step(
        case, "uphold", "act-coordinator", first=centre.key("act-1"), second=centre.key("act-4"), **said
    )
    assert isinstance(kept, Incomplete)
    assert set(kept.errors) == {"first"}
    anew = centre.step(
        case, "uphold", "act-coordinator", first=centre.key("act-3"), second=centre.key("act-4"), **said
    )
    assert anew.state == "interviewed"
    found = readers(centre, enter, case, "The class was not mine.", "another class came.", "The lesson had a")
    assert found["The class was not mine."] == {"switcher", "act-coordinator"}
    assert found["another class came."] == {"switcher", "act-coordinator"}
    assert found["The lesson had a"] & {"act-1", "act-2", "act-3", "act-4"} == set()
    for name in ("act-3", "act-4"):
        centre.score(case, name)
    centre.step(case, "propose", "act-3", outcome="suitable", motivation="Strong.", **NEEDS)
    centre.step(case, "agree", "act-4")
    centre.step(case, "report", "act-3", report="Seen again.")
    centre.step(case, "facts-are-right", "switcher")
    assert centre.step(case, "decide", "act-head").state == "issued"


def test_a_complaint_that_is_rejected_is_answered_and_made_once(centre):
    case = complained(centre)
    centre.step(case, "reject-complaint", "act-coordinator", answer="It was the class you chose.")
    assert Case.objects.get(pk=case.pk).state == "decided"
    refused = centre.step(case, "complain", "switcher", complaint="Again.")
    assert refused.reason.key.startswith("You filed a complaint about this already.")


def test_a_complaint_that_was_withdrawn_is_not_said_to_be_answered(centre):
    case = complained(centre)
    centre.step(case, "drop-complaint", "switcher")
    assert Case.objects.get(pk=case.pk).state == "decided"
    refused = centre.step(case, "complain", "switcher", complaint="Again.")
    assert refused.reason.key == "You withdrew your complaint about this. You can file one only once."


def test_after_six_weeks_the_decision_stands_and_no_complaint_is_taken(centre):
    case = centre.reported(outcome="not-suitable")
    centre.step(case, "decide", "act-head")
    all_get_their_letters(centre.world.at)
    due = Case.objects.get(pk=case.pk).due_on
    centre.world.later(days=(due - centre.world.at.date()).days + 1)
    let_terms_lapse(at=centre.world.at)
    assert Case.objects.get(pk=case.pk).state == "closed"
    assert not centre.step(case, "complain", "switcher", complaint="Late.")


def test_nobody_but_the_candidate_complains(centre):
    case = centre.reported(outcome="not-suitable")
    centre.step(case, "decide", "act-head")
    for name in ("leader", "act-1", "act-coordinator"):
        assert isinstance(centre.step(case, "complain", name, complaint="No."), Denied)


def test_the_first_page_has_no_heading_over_nothing(centre, enter):
    assert "What you take part in" in text(enter("switcher"), "/"), "nothing at all: where to begin"
    centre.assigned()
    page = text(enter("switcher"), "/")
    assert "One thing waits for you" in page
    assert "What you take part in" not in page
