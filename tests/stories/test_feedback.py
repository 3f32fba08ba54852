"""Feedback on evidence: shared, answered at a criterion, revised, ready; read by two people only."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.db import connection

from leerlijn.domains.qualification.models import FeedbackRequest, Note
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.actions.evidence import change_item, keep_file, take_out_item
from leerlijn.foundation.dossiers.models import Item, Submission
from leerlijn.foundation.dossiers.queries.matrix import matrix_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied
from tests.stories.test_precheck import said, supervised
from tests.stories.world import CODES, LONG_AGO, SETTING_UP
from tests.tools.budget import at_most

NOTE = "The third goal is not observable yet."
NOTES = {"notes": [{"criterion": "1.1", "text": NOTE}]}
EVERYBODY_ELSE = (
    *("coordinator", "hr", "dean", "auditor", "administrator", "stranger"),
    *("assessor-1", "assessor-2", "assessor-3", "assessor-4"),
)


def share(world, item: str = "1", **more):
    """The candidate asks for feedback on an item."""
    return open_case(
        catalogue.current("utq-feedback", on=world.at.date()),
        by=world.standing("candidate"),
        at=world.at,
        unit=world.units["ET"],
        subject=world.people["candidate"],
        said={"item": item, "personal_data": "none", **more},
    )


def answered(world) -> tuple[Case, Case]:
    """A dossier of which the first item came back with a note."""
    case = supervised(world, *CODES)
    feedback = share(world)
    return case, world.step(feedback, "give-feedback", "supervisor", **NOTES)


def revise(world, case: Case):
    standing = world.standing("candidate")
    kept = keep_file(io.BytesIO(b"Better.\n"), name="better.txt", by=standing, at=world.at)
    return change_item(
        case.pk,
        1,
        by=standing,
        at=world.at,
        title="Lesson plan",
        kind="lesson-plan",
        document=kept,
        claims={code: f"It shows {code}." for code in CODES},
    )


def found_by(enter, case: Case, feedback: Case, words: str, names=EVERYBODY_ELSE) -> set[str]:
    """Whoever can read these words on some page about the dossier or the feedback."""
    dossier = f"/qualification/dossiers/{case.pk}/"
    pages = (
        *(f"{dossier}{rest}" for rest in ("", "manifest/", "desk/", "items/1/", "items/1/share/")),
        *(f"/qualification/feedback/{feedback.pk}/", "/work/", "/cases/", "/qualification/duties/"),
        *(
            f"/cases/{each.pk}/{rest}"
            for each in (case, feedback)
            for rest in ("", "history/1/", "history/2/")
        ),
        f"/cases/{feedback.pk}/give-feedback/",
    )
    return {name for name in names for page in pages if words in enter(name).get(page).content.decode()}


def test_an_item_goes_out_for_feedback_comes_back_is_revised_and_ready(world):
    case = supervised(world, *CODES)
    feedback = share(world, question="Is the third goal clear?")
    assert (feedback.state, feedback.due_on, feedback.about_id) == ("shared", date(2026, 12, 8), case.pk)
    given = world.step(feedback, "give-feedback", "supervisor", **NOTES)
    assert given.state == "given"
    note = Note.objects.get()
    assert (note.criterion, note.version, note.text, note.made_by_id) == (
        "1.1",
        1,
        NOTE,
        world.people["supervisor"].pk,
    )
    again = {"personal_data": "removed"}
    assert said(world.step(feedback, "share-again", "candidate", **again)) == {"First put in a new version."}
    revise(world, case)
    assert world.step(feedback, "share-again", "candidate", **again).state == "shared"
    second = {"notes": [{"criterion": "2.3", "text": "Clear now."}]}
    world.step(feedback, "give-feedback", "supervisor", **second)
    assert list(Note.objects.order_by("pk").values_list("criterion", "version")) == [("1.1", 1), ("2.3", 2)]
    assert world.step(feedback, "say-ready", "candidate").state == "ready"
    assert share(world).state == "shared"


def test_a_note_stands_at_one_of_the_criteria_of_the_item(world):
    case = supervised(world, "1.1")
    feedback = share(world)
    for criterion in ("2.3", "", None):
        refused = world.step(
            feedback, "give-feedback", "supervisor", notes=[{"criterion": criterion, "text": "Hm."}]
        )
        assert said(refused), criterion
    assert said(world.step(feedback, "give-feedback", "supervisor")) == {"Fill this in."}
    assert not Note.objects.exists()
    assert case.pk == feedback.about_id


def test_what_can_be_shared_has_a_criterion_a_supervisor_and_an_answer_about_personal_data(world):
    case = world.begin()
    assert said(share(world)) == {"First put in evidence, and say which criterion it proves."}
    world.evidence(case)
    assert said(share(world)) == {"First put in evidence, and say which criterion it proves."}
    world.evidence(case, "1.1")
    assert said(share(world, "2")) == {"You have no supervisor yet. Ask the coordinator to name one."}
    supervisor = str(world.people["supervisor"].pk)
    world.step(case, "name-supervisor", "coordinator", supervisor=supervisor)
    assert said(share(world, "2", personal_data="")) == {"Fill this in."}
    assert said(share(world, "1")) == {"Choose one of the answers in the list."}
    assert share(world, "2").state == "shared"
    assert said(share(world, "2")) == {"First put in evidence, and say which criterion it proves."}


def test_only_their_own_supervisor_answers_and_only_the_candidate_takes_it_back(world):
    supervised(world, *CODES)
    feedback = share(world)
    for name in ("candidate", *EVERYBODY_ELSE):
        assert isinstance(world.step(feedback, "give-feedback", name, **NOTES), Denied), name
    assert isinstance(world.step(feedback, "take-back", "supervisor"), Denied)
    assert world.step(feedback, "take-back", "candidate").state == "taken_back"


def test_nobody_but_the_two_reads_a_note_by_any_route(world, enter):
    case, feedback = answered(world)
    assert found_by(enter, case, feedback, NOTE, ("candidate", "supervisor")) == {"candidate", "supervisor"}
    assert found_by(enter, case, feedback, NOTE) == set()
    world.step(feedback, "say-ready", "candidate")
    world.hand_in(case)
    first, second = (str(world.people[name].pk) for name in ("assessor-1", "assessor-3"))
    world.step(case, "ask-assessors", "coordinator", first=first, second=second)
    assert found_by(enter, case, feedback, NOTE) == set()


def test_a_note_is_not_in_the_sealed_file(world):
    case, feedback = answered(world)
    world.step(feedback, "say-ready", "candidate")
    world.hand_in(case)
    sealed = Submission.objects.get()
    assert "Lesson plan" in sealed.manifest
    assert NOTE not in sealed.manifest


def test_the_matrix_shows_where_there_is_feedback_until_the_item_is_ready(world, enter):
    case, feedback = answered(world)
    browser, address = enter("candidate"), f"/qualification/dossiers/{case.pk}/"
    page = browser.get(address).content.decode()
    assert page.count('data-state="question" aria-hidden') == 1
    assert "Feedback came." in page
    revise(world, case)
    assert "Revised after feedback." in browser.get(address).content.decode()
    world.step(feedback, "say-ready", "candidate")
    page = browser.get(address).content.decode()
    assert page.count('data-state="question" aria-hidden') == 0
    assert "Ready, after feedback." in page
    assert len(matrix_of(world.facts(case, "candidate"), ())) == 5


def test_what_is_out_stays_in_the_dossier_and_holds_up_the_pre_check(world):
    case, feedback = answered(world)
    kept = take_out_item(case.pk, 1, by=world.standing("candidate"), at=world.at)
    assert said(kept) == {"Your supervisor has it for feedback. First take it back, or say it is ready."}
    assert said(world.step(case, "request-precheck", "candidate")) == {
        "First take E1 back from feedback, or say that it is ready."
    }
    world.step(feedback, "say-ready", "candidate")
    assert world.step(case, "request-precheck", "candidate").state == "precheck_requested"


def test_what_is_being_read_does_not_change_under_the_reader(world, enter):
    case = supervised(world, *CODES)
    feedback = share(world)
    why = "Your supervisor reads this version. Take it back first, or wait for the feedback."
    assert said(revise(world, case)) == {why}
    assert why in enter("candidate").get(f"/qualification/dossiers/{case.pk}/items/1/").content.decode()
    world.evidence(case, "1.1", title="Another")
    world.step(feedback, "give-feedback", "supervisor", **NOTES)
    assert revise(world, case), "the control: after the feedback it is revised"
    assert Note.objects.get().version == 1


def test_what_left_the_dossier_meanwhile_is_not_shared(world):
    supervised(world, *CODES)

    def leaves(run, sql, *rest):
        if sql.startswith('UPDATE "cases_case"'):
            Item.objects.update(taken_out_at=world.at)
        return run(sql, *rest)

    with connection.execute_wrapper(leaves):
        why = "We did not share this: the dossier was changed meanwhile."
        assert said(share(world)) == {why}
    assert not Case.objects.filter(procedure="utq-feedback").exists()


def test_a_supervisor_who_comes_later_has_what_waits_for_one(world):
    case = supervised(world, *CODES)
    waiting, given = share(world), None
    world.evidence(case, "1.1", title="Another")
    given = share(world, "2")
    world.step(given, "give-feedback", "supervisor", **NOTES)
    for name in ("coordinator", "assessor-2"):
        appoint(
            world.people[name],
            Membership.Role.SUPERVISOR,
            world.units["ET"],
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=world.at,
        )
    person = world.people["assessor-2"]
    world.step(case, "name-supervisor", "coordinator", supervisor=str(person.pk))
    owed = Party.objects.filter(person=person, relation="utq-supervisor").values_list("case", "owes")
    assert dict(owed) == {case.pk: False, waiting.pk: True, given.pk: False}
    for each in (waiting, given):
        entry = Entry.objects.filter(subject=f"case:{each.pk}").latest("seq")
        assert (entry.act, entry.channel) == ("name-supervisor", "clock"), "it is on record"
        assert entry.seq == Case.objects.get(pk=each.pk).version
        told = {notice.person_id for notice in tell_about(entry)}
        assert (person.pk in told) == (each == waiting)
    assert world.step(waiting, "give-feedback", "assessor-2", **NOTES)


def test_a_supervisor_who_is_named_during_the_pre_check_has_the_ball(world):
    case = supervised(world, *CODES)
    world.step(case, "request-precheck", "candidate")
    person = world.people["assessor-2"]
    appoint(
        person, Membership.Role.SUPERVISOR, world.units["ET"], starts_on=LONG_AGO, by=SETTING_UP, at=world.at
    )
    world.step(case, "name-supervisor", "coordinator", supervisor=str(person.pk))
    assert Party.objects.get(case=case, person=person).owes


@pytest.mark.parametrize("step", ["hand-in", "withdraw"])
def test_whoever_goes_on_leaves_nobody_waiting(world, step):
    case = supervised(world, *CODES)
    feedback = share(world)
    assert world.hand_in(case) if step == "hand-in" else world.step(case, "withdraw", "candidate")
    found = Case.objects.get(pk=feedback.pk)
    assert (found.state, found.is_open) == ("ended", False)
    assert FeedbackRequest.objects.get().closed_at == world.at


def test_through_the_pages_a_candidate_asks_and_a_supervisor_answers(world, enter):
    case = supervised(world, *CODES)
    candidate, address = enter("candidate"), f"/qualification/dossiers/{case.pk}/items/1/share/"
    sentence = f"/qualification/dossiers/{case.pk}/items/1/1.1/"
    assert sentence in candidate.get(f"/qualification/dossiers/{case.pk}/").content.decode(), "the control"
    assert candidate.get(address).status_code == 200
    assert candidate.post(address, {"item": "1"}).status_code == 422
    made = candidate.post(address, {"item": "1", "personal_data": "none"})
    feedback = Case.objects.get(procedure="utq-feedback")
    assert made.headers["location"] == f"/qualification/feedback/{feedback.pk}/?done=share"
    assert candidate.get(address).status_code == 403
    assert sentence not in candidate.get(f"/qualification/dossiers/{case.pk}/").content.decode()
    assert candidate.get(sentence).status_code == 403, "nothing to fill in while somebody reads it"
    supervisor = enter("supervisor")
    assert f"/qualification/feedback/{feedback.pk}/" in supervisor.get("/work/").content.decode()
    assert supervisor.get(address).status_code == 404
    step = f"/cases/{feedback.pk}/give-feedback/"
    form = supervisor.get(step).content.decode()
    assert re.search(r'<select[^>]* name="notes-0-criterion"', form)
    assert re.search(r'<textarea[^>]* name="notes-0-text"', form)
    typed = {"version": 1, "notes-0-criterion": "1.1", "notes-0-text": NOTE}
    assert supervisor.post(step, typed).status_code == 302
    assert NOTE in candidate.get(made.headers["location"]).content.decode()


@pytest.mark.parametrize("pieces", [1, 20])
def test_the_pages_cost_the_same_however_much_was_shared(world, enter, pieces):
    case = supervised(world, *CODES)
    for piece in range(pieces):
        world.evidence(case, *CODES, title=f"Plan {piece}")
        feedback = share(world, str(piece + 1))
        world.step(feedback, "give-feedback", "supervisor", **NOTES)
    pages = {f"/qualification/dossiers/{case.pk}/": 10, f"/qualification/feedback/{feedback.pk}/": 10}
    for name in ("candidate", "supervisor"):
        browser = enter(name)
        for page, budget in pages.items():
            browser.get(page)
            with at_most(budget):
                assert browser.get(page).status_code == 200
