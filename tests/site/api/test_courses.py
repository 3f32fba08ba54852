"""Courses of the UTQ through the interface: plan, find, take a seat, mark who was there."""

from __future__ import annotations

import pytest

from tests.stories.course_world import Training
from tests.tools.budget import at_most


@pytest.fixture
def training(world) -> Training:
    return Training(world)


def test_a_program_plans_a_course_and_another_takes_a_seat_in_it(world, training, call):
    said = training.answers()
    assert call("hr").post("/qualification/courses", {"fields": said}).status_code == 404
    wrong = call("coordinator").post("/qualification/courses", {"fields": {**said, "sessions": []}})
    assert (wrong.status_code, wrong.json()["errors"]) == (422, {"sessions": "Fill this in."})
    made = call("coordinator").post("/qualification/courses", {"fields": said}).json()
    world.begin("candidate")
    caller = call("candidate")
    with at_most(6):
        [listed] = caller.get("/qualification/courses").json()["courses"]
    assert (listed["case"], listed["left"], listed["seat"]) == (made["id"], 2, None)
    seat = caller.post(f"/qualification/courses/{made['id']}/seats", {})
    assert (seat.status_code, seat.json()["state"]["key"]) == (201, "seated")
    told = caller.get(f"/qualification/courses/{made['id']}").json()
    assert (told["left"], told["seat"], len(told["meetings"])) == (1, seat.json()["id"], 2)
    again = caller.post(f"/qualification/courses/{made['id']}/seats", {})
    assert (again.status_code, again.json()["detail"]) == (403, "You have a place in this course already.")
    assert caller.get("/qualification/courses/999999").status_code == 404
    assert caller.post("/qualification/courses/999999/seats", {}).status_code == 404


def test_the_program_of_the_trainer_keeps_the_list_and_nobody_elses_does(world, training, call):
    course = training.seated("candidate")
    training.begin(course)
    address = f"/qualification/courses/{course.case_id}/meetings/1/attendance"
    [mark] = call("trainer").get(address).json()["marks"]
    said = {"marks": [{"place": mark["place"], "status": "present"}]}
    assert call("candidate").post(address, said).status_code == 404
    assert call("auditor").post(address, said).status_code == 403
    marked = call("trainer").post(address, said)
    assert marked.json()["marks"][0]["minutes"] == 180
    absent = f"/qualification/courses/{course.case_id}/meetings/9/attendance"
    assert call("trainer").get(absent).status_code == 404
