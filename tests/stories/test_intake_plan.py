"""Times for an intake, and the plan of a track: chosen, moved, proposed, red when it does not hold."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest

from leerlijn.domains.qualification.actions.intakes import meeting, planning
from leerlijn.domains.qualification.models import TrackLine
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.meetings.models import Series, Session
from leerlijn.foundation.meetings.queries.agenda import agenda_of
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.stories.course_world import Training
from tests.stories.course_world import meeting as a_meeting
from tests.stories.intake_world import Intakes
from tests.stories.world import LONG_AGO, SETTING_UP
from tests.tools.budget import at_most


@pytest.fixture
def intakes(world) -> Intakes:
    return Intakes(world)


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def agendas(world, *names: str) -> list[int]:
    return [len(agenda_of(world.people[name].pk, since=world.at)) for name in names]


def second_supervisor(world) -> None:
    granted(
        appoint(
            world.people["assessor-2"],
            Membership.Role.SUPERVISOR,
            world.units["ET"],
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=world.at,
        )
    )


def test_a_time_that_is_chosen_stands_in_both_calendars_and_one_that_is_moved_is_free_again(world, intakes):
    case = intakes.submitted()
    assert "offers a free time" in world.step(case, "pick-slot", "candidate", slot="1").reason.key
    first, second = intakes.slot(), intakes.slot(start="13:00")
    assert agendas(world, "candidate", "supervisor") == [0, 2]
    granted(world.step(case, "pick-slot", "candidate", slot=str(first.pk)))
    assert agendas(world, "candidate", "supervisor") == [1, 2]
    assert Series.objects.get(pk=first.series_id).taken == 1
    granted(world.step(case, "move-meeting", "supervisor", slot=str(second.pk)))
    assert Party.objects.get(case=case, relation="utq-supervisor").owes
    taken = [Series.objects.get(pk=slot.series_id).taken for slot in (first, second)]
    assert (taken, agendas(world, "candidate")) == ([0, 1], [1])
    assert intakes.intake(case).session.series_id == second.series_id
    granted(world.step(case, "call-off", "supervisor", missing="I am ill."))
    assert (intakes.state(case), agendas(world, "candidate", "supervisor")) == ("package_submitted", [0, 1])
    assert not Party.objects.filter(case=case, relation="utq-supervisor").exists()
    granted(world.step(case, "pick-slot", "candidate", slot=str(first.pk)))
    granted(world.step(case, "withdraw", "candidate"))
    assert Series.objects.get(pk=first.series_id).taken == 0


def test_a_time_that_is_gone_is_one_sentence_beside_the_field(world, intakes, enter):
    mine, theirs, slot = intakes.submitted(), intakes.submitted("stranger"), intakes.slot()
    intakes.slot(start="13:00")
    granted(world.step(theirs, "pick-slot", "stranger", slot=str(slot.pk)))
    wrong = world.step(mine, "pick-slot", "candidate", slot=str(slot.pk))
    assert wrong.errors["slot"].key == "Somebody was first: this time is taken. Choose another one."
    browser = enter("candidate")
    address = f"/cases/{mine.pk}/pick-slot/"
    shown = browser.post(address, {"version": mine.version, "slot": str(slot.pk)})
    assert (shown.status_code, "Somebody was first" in read(shown)) == (422, True)


def test_a_supervisor_offers_only_what_can_be_kept(world, intakes, enter):
    slot = intakes.slot()
    assert intakes.offer().errors["day"].key == "You have another meeting at this time."
    assert intakes.offer(days=-1).errors["day"].key == "Offer a time that is still to come."
    assert list(intakes.offer(start="13:00", to="12:00").errors) == ["to"]
    assert list(intakes.offer(start="13:00", place="").errors) == ["place"]
    assert isinstance(intakes.offer(by="coordinator"), Denied)
    browser = enter("supervisor")
    wrong = browser.post("/qualification/intakes/times/offer/", {"place": "Horst 12", "day": "2026-12-20"})
    assert (wrong.status_code, 'value="Horst 12"' in wrong.content.decode()) == (422, True)
    with at_most(6):
        assert "Free" in read(browser.get("/qualification/intakes/times/"))
    for name in ("candidate", "coordinator"):
        assert enter(name).get("/qualification/intakes/times/").status_code == 404
    gone = browser.post(f"/qualification/intakes/times/{slot.pk}/withdraw/")
    assert (gone.status_code, agendas(world, "supervisor")) == (302, [0])
    case, other = intakes.submitted(), intakes.slot()
    granted(world.step(case, "pick-slot", "candidate", slot=str(other.pk)))
    refused = browser.post(f"/qualification/intakes/times/{other.pk}/withdraw/")
    assert (refused.status_code, "Call the meeting off first." in read(refused)) == (403, True)


def test_nobody_chooses_a_time_of_their_manager_or_of_themselves(world, intakes):
    second_supervisor(world)
    case = intakes.submitted()
    intakes.slot(by="assessor-2")
    assert len(intakes.facts(case).slots) == 1
    world.people["candidate"].appointments.update(manager=world.people["assessor-2"])
    assert intakes.facts(case).slots == ()
    slot = intakes.slot()
    granted(world.step(case, "pick-slot", "candidate", slot=str(slot.pk)))
    refused = world.step(case, "take-over", "assessor-2")
    assert refused.reason.key.startswith("You are the candidate or their manager")


def test_whoever_held_the_meeting_never_judges_also_when_another_took_over(world, intakes):
    second_supervisor(world)
    case = intakes.held()
    granted(world.step(case, "take-over", "assessor-2"))
    guides = {world.people[name].pk for name in ("supervisor", "assessor-2")}
    assert related_among(guides, world.people["candidate"].pk, on=world.at.date()) == guides
    owing = Party.objects.filter(case=case, owes=True).values_list("person", flat=True)
    assert list(owing) == [world.people["assessor-2"].pk]


def test_the_report_is_written_once_the_meeting_has_begun(world, intakes):
    case = intakes.planned()
    refused = world.step(case, "hold-meeting", "supervisor", minutes="We talked.")
    assert refused.reason.key == "The meeting is still to come: {moment}."
    world.later(days=8)
    granted(world.step(case, "hold-meeting", "supervisor", minutes="We talked."))
    assert Session.objects.get(utq_intakes__case=case).minutes == "We talked."


def with_course(world, intakes, *codes: str, **levels: str):
    """A course about these competences in four and five weeks; and an intake whose meeting was held."""
    training = Training(world)
    course = training.planned(competences=list(codes))
    return training, course, intakes.held(**levels)


def test_a_plan_is_proposed_from_the_gaps_the_courses_and_the_tasks(world, intakes):
    _, course, case = with_course(world, intakes, "3", c3_1="0", c5_1="1")
    lines = {line.competence.code: line for line in intakes.facts(case).plan_lines}
    assert [code for code, line in lines.items() if line.is_a_gap] == ["3", "5"]
    assert (lines["3"].course, lines["3"].own_case) == (course.pk, "")
    assert lines["3"].target_on == date(2027, 1, 29), "a month after the last meeting"
    assert (lines["1"].course, lines["1"].own_case) == (None, "Mechanics 2")
    assert [said.key for said in lines["5"].wrong] == [
        "No course about this is open. Write what your own case is."
    ]
    assert intakes.facts(case).not_planned == ("5",)


def test_with_the_last_course_gone_the_plan_turns_red_with_its_reason(world, intakes, enter):
    training, course, case = with_course(world, intakes, "3", c3_1="0")
    granted(intakes.plan(case, code="5"))
    assert intakes.facts(case).not_planned == ()
    granted(world.step(course.case, "cancel", "coordinator", reason="Too few."))
    facts = intakes.facts(case)
    assert [said.key for said in facts.planned("3").wrong] == [
        "“{course}” does not go on, and no other course about this is open."
    ]
    refused = intakes.agree(case, "agree", "candidate")
    assert refused.reason.values["codes"] == ("3",)
    browser = enter("candidate")
    with at_most(10):
        shown = browser.get(f"/qualification/intakes/{case.pk}/plan/")
    assert "does not go on, and no other course about this is open." in read(shown)
    training.planned(competences=["3"], title_nl="Nog een", title_en="Another")
    assert [said.key for said in intakes.facts(case).planned("3").wrong] == [
        "“{course}” does not go on. Choose another course."
    ]
    granted(planning.propose_anew(case.pk, by=world.standing("supervisor"), at=world.at))
    assert intakes.facts(case).planned("3").course_title.en == "Another"


def test_the_plan_says_what_is_the_latest_start_that_still_fits(world, intakes):
    training, _, case = with_course(world, intakes, "3", c3_1="0", c4_1="0")
    facts = intakes.facts(case)
    due = intakes.duty().due_on
    assert facts.due_on == due
    assert facts.latest_start == date(2026, 12, 1), f"nine months before {due}"
    late = (due - timedelta(days=40)).isoformat()
    training.planned(competences=["3"], title_en="Too late", sessions=[a_meeting(date.fromisoformat(late))])
    assert intakes.facts(case).planned("3").last.title.en == "Tests that measure"


def test_a_change_makes_an_agreement_void_and_everybody_sees_it(world, intakes, enter):
    case = intakes.held()
    granted(intakes.plan(case))
    seen = intakes.facts(case).fingerprint
    granted(intakes.agree(case, "offer-plan", "supervisor"))
    granted(intakes.plan(case, code="2", own_case="Mechanics 3"))
    assert intakes.state(case) == "meeting_held"
    stale = world.step(case, "agree", "candidate", plan=seen)
    assert stale.errors["plan"].key.startswith("The plan was changed since you opened it.")
    shown = read(enter("supervisor").get(f"/qualification/intakes/{case.pk}/plan/"))
    assert "It was changed since, so that counts no more." in shown
    assert "Last change: Candidate Voorbeeld" in shown
    granted(intakes.agree(case, "agree", "candidate"))
    assert isinstance(intakes.agree(case, "agree", "candidate"), Denied)
    granted(intakes.agree(case, "offer-plan", "supervisor"))
    assert intakes.state(case) == "plan_agreed"
    late = intakes.plan(case, code="2", own_case="Mechanics 4")
    assert late.reason.key == "The plan cannot be changed now."


def test_an_empty_plan_is_refused_beside_its_fields_and_keeps_what_was_typed(world, intakes, enter):
    case = intakes.held()
    TrackLine.objects.filter(plan__intake__case=case).delete()
    wrong = intakes.plan(case, code="1", own_case="", evidence="", target_on="")
    assert isinstance(wrong, Incomplete)
    assert set(wrong.errors) == {"evidence", "target_on"}
    assert list(intakes.plan(case, code="1", own_case="").errors) == ["own_case"]
    assert list(intakes.plan(case, code="1", target_on="2026-01-01").errors) == ["target_on"]
    assert isinstance(intakes.agree(case, "agree", "candidate"), Denied)
    address = f"/qualification/intakes/{case.pk}/plan/1/"
    shown = enter("candidate").post(address, {"evidence": "A lesson plan", "target_on": "2027-05-01"})
    assert (shown.status_code, "A lesson plan" in read(shown)) == (422, True)


def test_the_course_of_a_plan_may_be_gone_when_it_is_chosen(world, intakes):
    _, course, case = with_course(world, intakes, "3", c3_1="0")
    granted(world.step(course.case, "cancel", "coordinator", reason="Too few."))
    TrackLine.objects.filter(plan__intake__case=case, competence="3").delete()
    wrong = intakes.plan(case, code="3", course=str(course.pk))
    assert wrong.errors["course"].key.startswith("This course is full or over by now.")


def test_only_candidate_and_supervisor_write_the_plan_and_the_coordinator_reads_it(world, intakes, enter):
    case = intakes.held()
    for name in ("coordinator", "manager", "dean", "stranger"):
        assert isinstance(intakes.plan(case, name, code="1"), Denied), name
    granted(intakes.plan(case, "supervisor", code="1"))
    address = f"/qualification/intakes/{case.pk}/plan/"
    found = {name: enter(name).get(address).status_code for name in world.people}
    assert {name for name, status in found.items() if status == 200} == {
        "candidate",
        "supervisor",
        "coordinator",
    }
    assert enter("coordinator").get(f"{address}1/").status_code == 404
    for name in ("candidate", "supervisor"):
        browser = enter(name)
        with at_most(10):
            assert browser.get(f"/qualification/intakes/{case.pk}/").status_code == 200


def test_a_supervisor_without_office_offers_nothing(world):
    made = meeting.offer_time({}, by=world.standing("stranger"), at=world.at)
    assert isinstance(made, Denied)
