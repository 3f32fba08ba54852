"""The pre-check: asked for, given back with what is missing or found complete, and skipped with a reason."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.domains.qualification.models import PartialCertificate
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.dossiers.models import Claim, Submission
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated
from tests.stories.world import CODES, LONG_AGO, SETTING_UP, UNCHECKED

MISSING = {"missing": [{"component": "2.3", "what": "The observation is not signed."}]}


def said(refused) -> set[str]:
    if isinstance(refused, Incomplete):
        return {render(each, "en") for each in refused.errors.values()}
    assert isinstance(refused, Denied | Outdated), refused
    return {render(refused.reason, "en")}


def supervised(world, *codes: str) -> Case:
    """A dossier with a supervisor and evidence for these criteria."""
    case = world.begin()
    supervisor = str(world.people["supervisor"].pk)
    world.step(case, "name-supervisor", "coordinator", supervisor=supervisor)
    world.evidence(case, *codes)
    return case


def requested(world) -> Case:
    case = supervised(world, *CODES)
    return world.step(case, "request-precheck", "candidate")


def recognise(world, *codes: str) -> None:
    PartialCertificate.objects.create(
        person=world.people["candidate"],
        issuer="TUD",
        unit="TEACH",
        year=2024,
        criteria=list(codes),
        source="A certificate on paper",
        entered_at=world.at,
    )


def unsaid_item(world, case, *codes: str):
    """Evidence that does not say why."""
    standing = world.standing("candidate")
    kept = keep_file(io.BytesIO(b"Slides.\n"), name="slides.txt", by=standing, at=world.at)
    return add_item(
        case.pk,
        by=standing,
        at=world.at,
        title="Slides",
        kind="material",
        document=kept,
        claims=dict.fromkeys(codes, ""),
    )


def test_the_supervisor_finds_the_dossier_complete_and_then_it_is_handed_in_without_a_reason(world):
    case = requested(world)
    assert (case.state, case.due_on) == ("precheck_requested", date(2026, 12, 15))
    assert world.step(case, "find-complete", "supervisor", remark="Well done.").state == "precheck_ok"
    refused = world.step(case, "hand-in", "candidate", **UNCHECKED)
    assert said(refused) == {"Nothing is asked under this name: without_precheck."}
    assert world.step(case, "hand-in", "candidate").state == "submitted"
    assert Submission.objects.get().criteria == list(CODES)


def test_what_is_missing_comes_back_per_criterion_and_the_candidate_asks_again(world, enter):
    case = requested(world)
    assert said(world.step(case, "return-precheck", "supervisor")) == {"Fill this in."}
    assert world.step(case, "return-precheck", "supervisor", **MISSING).state == "precheck_returned"
    address = f"/qualification/dossiers/{case.pk}/"
    for name in ("candidate", "supervisor", "coordinator"):
        assert "The observation is not signed." in enter(name).get(address).content.decode(), name
    for name in ("hr", "dean", "auditor", "administrator"):
        assert "The observation is not signed." not in enter(name).get(address).content.decode(), name
    world.evidence(case, "2.3", title="Signed observation")
    assert world.step(case, "request-precheck", "candidate").state == "precheck_requested"


def test_whoever_asks_sees_who_reads_it_and_within_what_time(world, enter):
    case = supervised(world, *CODES)
    page = enter("candidate").get(f"/cases/{case.pk}/request-precheck/").content.decode()
    assert world.people["supervisor"].name in page.partition("<main")[2]
    assert "15 working days" in page


def test_only_the_supervisor_of_this_candidate_checks(world):
    case = requested(world)
    for name in ("candidate", "coordinator", "hr", "assessor-1", "stranger"):
        for key, more in (("find-complete", {}), ("return-precheck", MISSING)):
            assert isinstance(world.step(case, key, name, **more), Denied), (name, key)
    assert world.step(case, "find-complete", "supervisor").state == "precheck_ok"


def test_without_a_supervisor_there_is_nobody_to_check(world):
    case = world.begin()
    world.evidence(case, *CODES)
    assert said(world.step(case, "request-precheck", "candidate")) == {
        "You have no supervisor yet. Ask the coordinator to name one."
    }


def test_each_criterion_needs_evidence_or_a_recognised_partial_certificate(world):
    case = supervised(world, *CODES[:-1])
    assert said(world.step(case, "request-precheck", "candidate")) == {
        "You can hand in when each criterion has evidence. 5.3 has none."
    }
    recognise(world, "5.3")
    assert world.step(case, "request-precheck", "candidate").state == "precheck_requested"
    world.step(case, "find-complete", "supervisor")
    world.step(case, "hand-in", "candidate")
    assert Submission.objects.get().criteria == list(CODES[:-1])


def test_a_withdrawn_certificate_covers_nothing(world):
    case = supervised(world, *CODES[:-1])
    recognise(world, "5.3")
    PartialCertificate.objects.update(withdrawn_at=world.at, withdrawn_because="It was not theirs.")
    assert isinstance(world.step(case, "request-precheck", "candidate"), Denied)


def test_the_coordinator_enters_the_request_only_where_there_is_something_to_check(world, enter):
    case, desk = supervised(world, *CODES[1:]), enter("coordinator")
    theirs = Party.objects.get(case=case, relation="candidate")
    address = f"/cases/{case.pk}/request-precheck/for/{theirs.pk}/"
    assert address not in desk.get(f"/qualification/dossiers/{case.pk}/").content.decode()
    by_phone = {"came_how": "phone", "came_on": world.at.date().isoformat()}
    refused = desk.post(address, {"version": Case.objects.get(pk=case.pk).version, **by_phone})
    assert "Candidate Voorbeeld would read here: " in refused.content.decode(), "it is said to the office"
    world.evidence(case, CODES[0])
    assert address in desk.get(f"/qualification/dossiers/{case.pk}/").content.decode(), "the control"


def test_what_was_recognised_is_closed_in_the_matrix_and_takes_no_evidence(world, enter):
    case = supervised(world, *CODES[:-1])
    recognise(world, "5.3")
    page = enter("candidate").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    assert "Recognised: partial certificate TEACH of Delft University of Technology, 2024." in page
    assert said(world.evidence(case, "5.3")) == {"Criterion 5.3 is not open in this dossier."}


def test_where_everything_was_recognised_everything_is_looked_at(world):
    case = supervised(world, *CODES)
    recognise(world, *CODES)
    assert world.facts(case, "candidate").codes_to_cover == CODES


@pytest.mark.parametrize(("step", "more"), [("request-precheck", {}), ("hand-in", UNCHECKED)])
def test_by_then_each_piece_says_why(world, step, more):
    case = supervised(world, *CODES)
    unsaid_item(world, case, "1.1", "2.3")
    assert said(world.step(case, step, "candidate", **more)) == {
        "First say why at E2 × 1.1 and E2 × 2.3. One sentence may serve several criteria."
    }
    Claim.objects.filter(sentence="").update(sentence="Because of the exercise.")
    assert world.step(case, step, "candidate", **more)


def test_one_sentence_serves_several_criteria(world, enter):
    case = supervised(world, *CODES)
    unsaid_item(world, case, "1.1", "1.2", "2.3")
    address = f"/qualification/dossiers/{case.pk}/items/2/1.1/"
    browser = enter("candidate")
    assert "The same sentence says why of" in browser.get(address).content.decode()
    written = {"sentence": "Slide 4 has the exercise.", "also": ["2.3", "5.3"]}
    assert browser.post(address, written).status_code == 302
    claims = Claim.objects.filter(item__order=2).order_by("criterion").values_list("criterion", "sentence")
    assert list(claims) == [
        ("1.1", "Slide 4 has the exercise."),
        ("1.2", ""),
        ("2.3", "Slide 4 has the exercise."),
    ]
    form = browser.get(address).content.decode()
    assert 'value="2.3" checked' in form
    assert 'value="1.2" checked' not in form


def test_while_the_supervisor_looks_and_after_that_nothing_changes(world, enter):
    case = requested(world)
    browser, address = enter("candidate"), f"/qualification/dossiers/{case.pk}/"
    for key in ("", "find-complete"):
        if key:
            world.step(case, key, "supervisor")
        assert said(world.evidence(case, "1.1")) == {
            "Your supervisor reads the dossier as it is. Go on working on it first."
        }
        file = SimpleUploadedFile("plan.txt", b"More.\n")
        data = {"title": "More", "kind": "material", "criteria": ["1.1"], "document": file}
        assert browser.post(f"{address}items/add/", data).status_code == 409
        assert browser.get(f"{address}items/add/").status_code == 403
    assert world.step(case, "work-on", "candidate").state == "in_progress"
    assert world.evidence(case, "1.1").order == 2
    assert said(world.step(case, "hand-in", "candidate")) == {"Fill this in."}


def test_whoever_skips_the_pre_check_says_why_and_the_coordinator_reads_it(world, enter):
    case = supervised(world, *CODES)
    assert said(world.step(case, "hand-in", "candidate")) == {"Fill this in."}
    assert world.hand_in(case).state == "submitted"
    address = f"/qualification/dossiers/{case.pk}/"
    assert UNCHECKED["without_precheck"] in enter("coordinator").get(address).content.decode()
    assert UNCHECKED["without_precheck"] not in enter("hr").get(address).content.decode()


def test_a_faculty_can_want_a_pre_check_always(world):
    case = supervised(world, *CODES)
    choose_setting(
        "utq-dossier.without-precheck",
        "not-allowed",
        unit=world.units["ET"],
        starts_on=LONG_AGO,
        source="Decision of the faculty board",
        actor=SETTING_UP,
        at=world.at,
    )
    assert said(world.hand_in(case)) == {"Your faculty wants a pre-check first. Ask your supervisor for it."}
    world.step(case, "request-precheck", "candidate")
    world.step(case, "find-complete", "supervisor")
    assert world.step(case, "hand-in", "candidate").state == "submitted"


def test_what_the_supervisor_told_the_candidate_no_assessor_reads(world, enter):
    case = requested(world)
    world.step(case, "find-complete", "supervisor", remark="Mind the second goal.")
    address = f"/qualification/dossiers/{case.pk}/"
    assert "Mind the second goal." in enter("candidate").get(address).content.decode()
    world.step(case, "hand-in", "candidate")
    world.ask(case)
    for page in (address, f"{address}manifest/", f"/cases/{case.pk}/", f"/cases/{case.pk}/history/3/"):
        response = enter("assessor-1").get(page)
        assert response.status_code == 200, page
        assert "Mind the second goal." not in response.content.decode(), page


@pytest.mark.parametrize("anew", [False, True])
def test_once_somebody_judged_it_the_pre_check_is_read_no_more(world, enter, anew):
    case = supervised(world, *CODES)
    world.step(case, "request-precheck", "candidate")
    world.step(case, "find-complete", "supervisor", remark="Mind the third goal.")
    page = f"/qualification/dossiers/{case.pk}/"
    case = world.step(case, "hand-in", "candidate")
    assert "Mind the third goal." in enter("coordinator").get(page).content.decode(), "the control"
    world.judge_both(world.ask(case), {"c2_3": "not-yet"}, {"c2_3": "not-yet"})
    if anew:
        world.step(case, "judge-anew", "coordinator", reason="Others are to look.")
    else:
        world.step(case, "propose", "assessor-1", outcome="supplement", motivation="More.")
        world.step(case, "agree", "assessor-3")
        world.step(case, "notify-supplement", "coordinator")
        world.evidence(case, "2.3", title="More")
        assert world.step(case, "hand-in", "candidate").state == "submitted"
    assert "Mind the third goal." not in enter("coordinator").get(page).content.decode()
