"""An intake: from the first word to a plan that both agree to, and every way in which it goes elsewhere."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import DatabaseError, transaction

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.intakes import preparing
from leerlijn.domains.qualification.cv import SECTIONS
from leerlijn.domains.qualification.models import Estimate, Measurement, SelfAssessment
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.people.models import Appointment
from leerlijn.kernel.verdict import Denied, Outdated, granted
from tests.stories.intake_world import Intakes
from tests.stories.world import CODES
from tests.tools.budget import at_most


@pytest.fixture
def intakes(world) -> Intakes:
    return Intakes(world)


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def states_of(case: Case) -> list[str]:
    entries = Entry.objects.filter(subject=f"case:{case.pk}").select_related("detail").order_by("seq")
    return [json.loads(entry.detail.payload)["to"] for entry in entries]


def test_from_the_first_word_to_a_plan_that_puts_the_duty_in_track(world, intakes):
    assert intakes.duty().state == "obliged"
    case = intakes.agreed(c2_3="0")
    assert states_of(case) == [
        *("cv_draft", "self_diagnosis_draft", "manager_talk", "manager_confirmed", "package_submitted"),
        *("meeting_planned", "meeting_held", "plan_offered", "plan_offered", "plan_agreed"),
    ]
    assert intakes.duty().state == "in_track"
    plan = intakes.intake(case).plan
    assert (plan.agreed_on, plan.forecast_on) == (world.at.date(), date(2027, 8, 1))


def test_the_track_goes_on_in_the_dossier_and_ends_when_that_is_withdrawn(world, intakes):
    intakes.agreed()
    world.later(days=1)
    dossier = granted(world.begin())
    evaluate_duties(at=world.at)
    assert intakes.duty().state == "in_track"
    granted(world.step(dossier, "withdraw", "candidate"))
    evaluate_duties(at=world.at)
    assert intakes.duty().state == "obliged"


def test_a_plan_that_ends_too_late_puts_the_duty_at_risk(world, intakes):
    case = intakes.held()
    late = (intakes.duty().due_on + timedelta(days=10)).isoformat()
    granted(intakes.plan(case, target_on=late))
    refused = intakes.agree(case, "offer-plan", "supervisor")
    assert refused.reason.key.startswith("The plan ends on {forecast}, and the duty on {due}.")
    hours = {"hours_planned": "160", "extension_because": "Parental leave."}
    granted(intakes.hours(case, **hours))
    granted(intakes.agree(case, "offer-plan", "supervisor"))
    granted(intakes.agree(case, "agree", "candidate"))
    assert intakes.duty().state == "at_risk"


def test_who_has_no_duty_or_something_under_way_begins_no_intake(world, intakes):
    granted(world.begin("candidate"))
    assert intakes.begin("candidate").reason.key == "This is under way already: {name}. Go on with that."
    granted(intakes.begin("assessor-1"))
    assert isinstance(intakes.begin("assessor-1"), Denied)
    Appointment.objects.filter(person=world.people["stranger"]).update(fte="0.1")
    evaluate_duties(at=world.at)
    assert "no duty to qualify" in intakes.begin("stranger").reason.key


def test_coordinator_and_supervisor_invite_and_nobody_else(world, intakes):
    for name in ("hr", "dean", "stranger", "auditor"):
        assert isinstance(intakes.invite(by=name), Denied), name
    case = granted(intakes.invite(by="supervisor"))
    assert (case.state, Party.objects.get(case=case).owes) == ("invited", True)
    assert isinstance(intakes.invite(by="coordinator"), Denied)
    assert granted(world.step(case, "accept", "candidate")).state == "cv_draft"
    other = granted(intakes.invite(by="coordinator", name="stranger"))
    assert granted(world.step(other, "withdraw", "coordinator")).state == "withdrawn"


def test_what_is_missing_is_said_by_name_and_blocks_the_step(world, intakes):
    case = granted(intakes.begin())
    refused = world.step(case, "cv-done", "candidate")
    assert [text.en for text in refused.reason.values["sections"]] == [
        section.title.en for section in SECTIONS.values() if section.is_needed
    ]
    intakes.cv(case)
    granted(world.step(case, "cv-done", "candidate"))
    refused = world.step(case, "ask-manager", "candidate")
    assert refused.reason.values["codes"] == CODES
    granted(intakes.diagnosis(case, c2_3="1"))
    SelfAssessment.objects.filter(criterion="2.3").update(need="")
    assert world.step(case, "ask-manager", "candidate").reason.values["codes"] == ("2.3",)
    SelfAssessment.objects.filter(criterion="2.3").update(need="More.")
    goals = {"goal_1": "One", "goal_2": "", "goal_3": "", "worries": ""}
    preparing.write_goals(case.pk, goals, by=world.standing("candidate"), at=world.at)
    assert (
        world.step(case, "ask-manager", "candidate").reason.key == "Write three goals, and what worries you."
    )
    granted(intakes.diagnosis(case))
    Appointment.objects.filter(person=world.people["candidate"]).update(manager=None)
    assert "no line manager" in world.step(case, "ask-manager", "candidate").reason.key


def test_a_row_that_lacks_its_period_is_refused_beside_that_field(world, intakes):
    case = granted(intakes.begin())
    wrong = intakes.row(case, "experience", period="")
    assert list(wrong.errors) == ["period"]
    wrong = intakes.row(case, "tasks", ends_on="2026-12-01")
    assert [said.key for said in wrong.errors.values()] == ["It ends after it begins."]
    assert isinstance(intakes.row(case, "degrees", name="supervisor"), Denied)
    row = granted(intakes.row(case, "degrees"))
    by = world.standing("candidate")
    nothing = preparing.say_nothing(case.pk, SECTIONS["degrees"], by=by, at=world.at)
    assert isinstance(nothing, Denied)
    granted(preparing.take_out_cv_row(case.pk, SECTIONS["degrees"], row.order, by=by, at=world.at))
    assert intakes.facts(case).cv["degrees"] == ()


def test_nothing_of_a_draft_stands_in_the_journal(world, intakes):
    before = Entry.objects.count()
    case = granted(intakes.begin())
    intakes.cv(case)
    granted(intakes.diagnosis(case))
    assert Entry.objects.count() == before + 1


def test_the_managers_of_today_confirm_and_a_silent_one_is_told_to_the_dean(world, intakes):
    case = intakes.asked()
    assert [party.person_id for party in Party.objects.filter(case=case, owes=True)] == [
        world.people["manager"].pk
    ]
    assert isinstance(world.step(case, "confirm", "stranger", hours="10"), Denied)
    world.later(days=21)
    let_terms_lapse(at=world.at)
    assert intakes.state(case) == "dean_told"
    told = tell_about(Entry.objects.filter(subject=f"case:{case.pk}").order_by("-seq")[0])
    assert [notice.person_id for notice in told] == [world.people["dean"].pk]
    confirmed = granted(world.step(case, "confirm", "dean", hours="80"))
    assert (confirmed.state, intakes.intake(case).hours) == ("manager_confirmed", 80)
    granted(world.step(case, "take-back", "candidate"))
    assert intakes.intake(case).confirmed_on is None


def test_a_manager_who_finds_the_tasks_wrong_sends_them_back_with_what_is_wrong(world, intakes, enter):
    case = intakes.asked()
    granted(world.step(case, "send-back", "manager", missing="You do not teach Mechanics 2."))
    address = f"/qualification/intakes/{case.pk}/"
    assert "You do not teach Mechanics 2." in read(enter("candidate").get(address))
    assert "You do not teach Mechanics 2." not in read(enter("coordinator").get(address))


def test_where_somebody_began_stays_whatever_comes_later(world, intakes):
    case = intakes.planned(c2_3="0")
    begun = Measurement.objects.get(intake__case=case)
    assert json.loads(begun.said)["criteria"]["2.3"]["level"] == 0
    own = {"by": world.standing("candidate"), "at": world.at}
    late = preparing.write_self_diagnosis(case.pk, ("2.3",), {"level-2.3": "3"}, **own)
    assert isinstance(late, Outdated)
    by = world.standing("supervisor")
    said = {"level-2.3": "2", "why-2.3": "You did this for a year."}
    granted(preparing.estimate_levels(case.pk, ("2.3",), said, by=by, at=world.at))
    assert Estimate.objects.get().level == 2
    assert SelfAssessment.objects.get(criterion="2.3").level == 0
    said = {"level-2.3": "", "why-2.3": "A reason."}
    wrong = preparing.estimate_levels(case.pk, ("2.3",), said, by=by, at=world.at)
    assert list(wrong.errors) == ["level-2.3"]
    for change in ({"said": "{}"}, {"number": 2}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Measurement.objects.filter(pk=begun.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        begun.delete()


def test_only_candidate_and_supervisor_read_a_self_diagnosis(world, intakes, enter):
    case = granted(intakes.begin())
    intakes.cv(case)
    granted(intakes.diagnosis(case, word="QUOKKA"))
    granted(world.step(case, "cv-done", "candidate"))
    granted(world.step(case, "ask-manager", "candidate"))
    granted(world.step(case, "confirm", "manager", hours="160"))
    granted(world.step(case, "submit", "candidate"))
    pages = ("", "cv/", "diagnosis/", "diagnosis/1/", "plan/")
    slot = intakes.slot()

    def readers(word: str, names=None) -> set[str]:
        found = set()
        for name in names or world.people:
            browser = enter(name)
            bodies = [browser.get(f"/qualification/intakes/{case.pk}/{each}") for each in pages]
            if any(word in body.content.decode() for body in bodies):
                found.add(name)
        return found

    assert readers("QUOKKA") == {"candidate"}
    assert readers("120") == {"candidate", "coordinator"}, "the CV, once it is handed in"
    granted(world.step(case, "pick-slot", "candidate", slot=str(slot.pk)))
    assert readers("QUOKKA") == {"candidate", "supervisor"}
    assert readers("Mechanics 2") == {"candidate", "supervisor", "coordinator", "manager"}
    assert readers("120") == {"candidate", "supervisor", "coordinator"}, "the CV: how many students"


def test_too_few_tasks_wait_for_a_day_and_then_it_begins_again(world, intakes):
    case = intakes.held()
    refused = world.step(case, "not-ready", "supervisor", replan_on="2026-11-01", missing="A course.")
    assert list(refused.errors) == ["replan_on"]
    granted(world.step(case, "not-ready", "supervisor", replan_on="2027-02-01", missing="A course."))
    waiting = Case.objects.get(pk=case.pk)
    assert (waiting.state, waiting.due_on) == ("not_ready", date(2027, 2, 1))
    world.later(days=70)
    let_terms_lapse(at=world.at)
    assert intakes.state(case) == "invited"
    intake = intakes.intake(case)
    assert (intake.place, intake.confirmed_on, intake.measurements.count()) == (None, None, 1)
    granted(world.step(case, "accept", "candidate"))


def test_with_a_task_for_each_competence_nobody_is_found_not_ready(world, intakes):
    case = granted(intakes.begin())
    intakes.cv(case)
    granted(intakes.row(case, "tasks", competences=["5"]))
    facts = intakes.facts(case)
    assert facts.without_task == ()
    world.later(days=600)
    assert intakes.facts(case).without_task == ("1", "2", "3", "4", "5")


def test_who_is_sent_to_an_exemption_gets_the_door_to_ask_for_it(world, intakes, enter):
    case = intakes.held()
    answers = {"route": "exemption", "ground": "", "missing": "You hold a first degree."}
    assert list(world.step(case, "redirect", "supervisor", **answers).errors) == ["ground"]
    granted(world.step(case, "redirect", "supervisor", **{**answers, "ground": "g2"}))
    shown = enter("candidate").get(f"/qualification/intakes/{case.pk}/").content.decode()
    assert "/qualification/exemptions/ask/?ground=g2" in shown
    assert "You hold a first degree." in shown
    assert "ground=g2" not in enter("dean").get(f"/qualification/intakes/{case.pk}/").content.decode()


def test_without_qualification_or_experience_nobody_is_sent_elsewhere(world, intakes):
    case = intakes.held()
    intakes.intake(case).cv_rows.filter(section="qualifications").delete()
    wrong = world.step(case, "redirect", "supervisor", route="recognition", missing="You have one.")
    assert list(wrong.errors) == ["route"]
    intakes.intake(case).cv_rows.filter(section="experience").delete()
    refused = world.step(case, "redirect", "supervisor", route="experienced", missing="Ten years.")
    assert isinstance(refused, Denied)


def test_the_pages_stay_within_their_budget_and_keep_what_was_typed(world, intakes, enter):
    browser = enter("candidate")
    assert "Begin your intake" in read(browser.get("/qualification/intakes/begin/"))
    begun = browser.post("/qualification/intakes/begin/")
    case = Case.objects.get(procedure="utq-intake")
    address = f"/qualification/intakes/{case.pk}/"
    assert begun.url.startswith(address)
    assert read(browser.get("/qualification/")).count("Open the intake") == 1
    wrong = browser.post(f"{address}cv/degrees/add/", {"diploma": "MSc Physics", "year": "soon"})
    assert (wrong.status_code, 'value="MSc Physics"' in wrong.content.decode()) == (422, True)
    intakes.cv(case)
    changed = browser.post(f"{address}cv/degrees/1/", {**SAID_AGAIN, "diploma": "MSc Mechanics"})
    assert changed.url == f"{address}cv/#degrees"
    typed = {"level-1.1": "2", "example-1.1": "My own course.", "need-1.2": "x" * 2001}
    wrong = browser.post(f"{address}diagnosis/1/", typed)
    assert (wrong.status_code, "My own course." in read(wrong)) == (422, True)
    saved = browser.post(f"{address}diagnosis/1/", {**typed, "need-1.2": "Alignment"})
    assert saved.url == f"{address}diagnosis/2/"
    for each in ("", "cv/", "diagnosis/", "diagnosis/1/", "diagnosis/goals/"):
        with at_most(10):
            shown = browser.get(f"{address}{each}")
        assert shown.status_code == 200
    assert "MSc Mechanics" in read(browser.get(f"{address}cv/"))


SAID_AGAIN = {"institution": "Noaber", "country": "NL", "year": "2018"}
