"""A course of the UTQ: planned, filled, waited for, given, and taken into the dossier with one button."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from leerlijn.domains.qualification.models import Course
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.meetings.models import Series, Session
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.stories.course_world import Training, meeting
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most


@pytest.fixture
def training(world) -> Training:
    return Training(world)


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def in_rows(*rows):
    return {f"sessions-{place}-{name}": said for place, row in enumerate(rows) for name, said in row.items()}


def test_a_coordinator_plans_a_course_in_rows_and_a_mistake_stands_beside_its_row(world, training, enter):
    said = training.answers()
    rows = said.pop("sessions")
    browser, address = enter("coordinator"), "/qualification/plan-course/"
    assert browser.get(address).status_code == 200
    more = browser.post(address, {**said, **in_rows(*rows), "more": "sessions"})
    assert (more.status_code, "Meeting 4" in read(more), Course.objects.exists()) == (200, True, False)
    wrong = browser.post(address, {**said, **in_rows(rows[0], {**rows[1], "to": "9:00"})})
    assert (wrong.status_code, "A meeting ends after it begins." in read(wrong)) == (422, True)
    past = browser.post(address, {**said, **in_rows(meeting(world.at.date()))})
    assert (past.status_code, "Plan a course that is still to come." in read(past)) == (422, True)
    done = browser.post(address, {**said, **in_rows(*rows)})
    assert done.status_code == 302
    assert "2 seats left" in read(browser.get(done.url))
    assert enter("hr").get(address).status_code == 404
    assert isinstance(training.plan(by="trainer"), Denied)


def test_a_lecturer_with_a_dossier_takes_a_seat_and_one_without_reads_why_not(world, training, enter):
    course = training.planned()
    address = f"/qualification/courses/{course.case_id}/"
    stranger = enter("stranger")
    assert "for lecturers who have a duty to qualify, or a dossier" in read(stranger.get(address))
    refused = stranger.post(f"{address}seat/")
    assert (refused.status_code, "Begin a dossier first." in read(refused)) == (403, True)
    world.begin("candidate")
    browser = enter("candidate")
    with at_most(6):
        listed = browser.get("/qualification/courses/")
    assert "no evidence yet for a criterion of this" in read(listed)
    done = browser.post(f"{address}seat/")
    with at_most(10):
        page = browser.get(done.url)
    assert "Seated" in read(page)
    again = browser.post(f"{address}seat/")
    assert (again.status_code, "You have a place in this course already." in read(again)) == (403, True)
    assert Series.objects.get(pk=course.series_id).taken == 1
    assert browser.get("/qualification/courses/999999/").status_code == 404
    assert browser.post("/qualification/courses/999999/seat/").status_code == 404


def test_a_full_course_has_a_list_and_a_seat_that_comes_free_is_offered_in_its_order(world, training):
    course = training.seated("candidate", "hr", "dean", "stranger")
    names = ("candidate", "hr", "dean", "stranger")
    assert training.states(*names) == ["seated", "seated", "waiting", "waiting"]
    assert Series.objects.get(pk=course.series_id).taken == 2
    world.step(training.seat("candidate"), "give-back", "candidate")
    assert training.states(*names) == ["given_back", "seated", "offered", "waiting"]
    world.step(training.seat("dean"), "decline", "dean")
    assert training.states("dean", "stranger") == ["not_taken", "offered"]
    world.step(training.seat("stranger"), "take-seat", "stranger")
    assert training.states("stranger") == ["seated"]
    assert Series.objects.get(pk=course.series_id).taken == 2


def test_an_offer_that_nobody_takes_goes_to_the_next_and_who_waits_till_the_end_is_told(world, training):
    course = training.seated("candidate", "hr", "dean", "stranger", "supervisor")
    world.step(training.seat("hr"), "give-back", "hr")
    world.later(days=3)
    training.clock(training.seat("dean"), "let-go")
    assert training.states("dean", "stranger", "supervisor") == ["not_taken", "offered", "waiting"]
    world.step(training.seat("stranger"), "take-seat", "stranger")
    training.begin(course)
    assert training.states("stranger", "supervisor") == ["seated", "not_placed"]


def offered_on_the_last_day(world, training) -> Course:
    """Tomorrow it begins: one has a seat, one an offer until today, one waits; and the clock stands still."""
    course = training.seated("candidate", "hr", "dean", "stranger")
    world.later(days=27)
    world.step(training.seat("candidate"), "give-back", "candidate")
    dean = training.seat("dean")
    assert (dean.state, dean.due_on) == ("offered", course.starts_on - timedelta(days=1))
    world.later(days=1)
    return course


def test_once_it_began_nobody_takes_the_seat_that_was_offered_and_nobody_else_is_offered_it(world, training):
    course = offered_on_the_last_day(world, training)
    refused = world.step(training.seat("dean"), "take-seat", "dean")
    assert refused.reason.key == "This course began on {day}. Choose the next time it is given."
    training.clock(training.seat("dean"), "let-go")
    assert training.states("dean", "stranger") == ["not_taken", "waiting"]
    training.begin(course)
    assert training.states("hr", "dean", "stranger") == ["seated", "not_taken", "not_placed"]


def test_what_was_still_offered_when_a_course_is_finished_ends_with_it(world, training):
    course = offered_on_the_last_day(world, training)
    training.clock(course.case, "begin")
    for number in (1, 2):
        granted(training.mark(course, number, hr="present"))
    granted(world.step(course.case, "finish", "trainer"))
    assert training.states("hr", "dean", "stranger") == ["attended", "not_taken", "not_placed"]


def test_who_was_there_enough_takes_the_statement_into_the_dossier_with_one_button(world, training, enter):
    course = training.given(candidate="present", hr="absent")
    assert training.states("candidate", "hr") == ["attended", "missed"]
    assert Case.objects.get(pk=course.case_id).state == "finished"
    seat = training.seat("candidate")
    browser, address = enter("candidate"), f"/qualification/seats/{seat.pk}/"
    assert "Your statement is being made." in read(browser.get(address))
    training.print()
    statement = Certificate.objects.get(kind="utq-course-hours")
    assert statement.says.profile.en == "6 hours of meetings (UTQ course)"
    with at_most(10):
        page = browser.get(address)
    [action] = re.findall(r'<form method="post" action="([^"]+put-in-dossier/)"', page.content.decode())
    done = browser.post(action, {"version": seat.version})
    assert done.status_code == 302
    assert "The statement was put in the dossier." in read(browser.get(done.url))
    item = Item.objects.get()
    assert (item.title, item.kind) == ("BKO-cursus: Toetsen dat iets meet", "certificate")
    assert item.versions.get().document_id == statement.document_id
    assert "Say in your dossier what it shows" in read(browser.get(address))
    again = browser.post(action, {"version": seat.version + 1})
    assert again.status_code == 403
    assert Item.objects.count() == 1
    assert browser.get(f"{address}statement/")["Content-Type"] == "application/pdf"
    assert enter("coordinator").get(f"{address}statement/").status_code == 404
    assert enter("hr").get(address).status_code == 404


def test_what_was_taken_out_of_the_dossier_can_be_put_in_again(world, training):
    training.given(candidate="present")
    training.print()
    seat = training.seat("candidate")
    world.step(seat, "put-in-dossier", "candidate")
    assert isinstance(world.step(seat, "put-in-dossier", "candidate"), Denied)
    Item.objects.update(taken_out_at=world.at)
    assert isinstance(world.step(seat, "put-in-dossier", "candidate"), Case)


def test_the_trainer_keeps_the_list_and_finishes_when_every_list_is_filled_in(world, training, enter):
    course = training.seated("candidate", "hr")
    address = f"/qualification/courses/{course.case_id}/"
    assert isinstance(training.mark(course, 2, candidate="present"), list)  # at its own moment
    world.at = Session.objects.get(series=course.series_id, number=1).ends_at
    browser = enter("trainer")
    with at_most(10):
        page = browser.get(address)
    assert "Those who come" in read(page)
    assert f"{address}meetings/2/" not in page.content.decode()
    assert browser.get(f"{address}meetings/2/").status_code == 403
    training.begin(course)
    assert isinstance(world.step(course.case, "finish", "trainer"), Denied)
    seats = {f"status-{place}": "present" for place in course.seats.values_list("place", flat=True)}
    assert browser.post(f"{address}meetings/1/", seats).status_code == 302
    assert isinstance(training.mark(course, 2, hr="present"), list)
    done = enter("trainer").post(f"/cases/{course.case_id}/finish/", {"version": 2})
    assert done.status_code == 302
    assert training.states("candidate", "hr") == ["attended", "attended"]
    assert isinstance(training.mark(course, 2, hr="absent"), Denied)
    for name in ("candidate", "dean"):
        assert enter(name).get(f"{address}meetings/1/").status_code == 404, name
        assert "Those who come" not in read(enter(name).get(address)), name
    assert enter("auditor").get(f"{address}meetings/1/").status_code == 403


def test_a_course_that_is_cancelled_frees_every_seat_and_stands_in_no_calendar(world, training, enter):
    course = training.seated("candidate", "hr", "dean")
    world.step(course.case, "cancel", "coordinator", reason="De trainer is ziek.")
    assert training.states("candidate", "hr", "dean") == ["cancelled"] * 3
    assert Series.objects.get(pk=course.series_id).taken == 0
    assert not Session.objects.exclude(leader=None).exists()
    [entry] = [each for each in entries_of(f"series:{course.series_id}") if each.act == "release-leaders"]
    assert set(entry.payload["leaders"].values()) == {world.people["trainer"].pseudonym}
    world.begin("stranger")
    assert "This course does not go on." in read(
        enter("stranger").get(f"/qualification/courses/{course.case_id}/")
    )
    assert isinstance(training.ask("stranger", course), Denied)


def test_how_much_presence_makes_a_statement_is_what_was_chosen_for_the_day_it_begins(world, training):
    early = training.planned()
    starts_on = early.starts_on
    choose_setting(
        LEAST_PRESENCE.key, "50", source="Regeling", starts_on=starts_on, actor=SETTING_UP, at=world.at
    )
    late = training.planned()
    assert (early.least_presence, late.least_presence) == (80, 50)


@pytest.mark.parametrize(
    ("name", "said"), [("competences", ["9"]), ("trainer", "0"), ("seats", 0), ("title_en", "")]
)
def test_what_is_wrong_with_a_plan_is_said_beside_its_field(training, name, said):
    refused = training.plan(**{name: said})
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [name]
