"""Hours of supervision through the interface: booked, granted, corrected; read by each as on the pages."""

from __future__ import annotations

import pytest

from tests.stories.test_precheck import supervised
from tests.stories.world import CODES

TALK = {"on": "2026-11-24", "hours": "1.5", "about": "Week three."}


@pytest.fixture
def address(world) -> str:
    return f"/qualification/dossiers/{supervised(world, *CODES).pk}/supervision"


def test_a_program_books_grants_and_corrects_as_people_do_on_the_pages(call, address):
    supervisor, coordinator = call("supervisor"), call("coordinator")
    refused = supervisor.post(address, {"kind": "used", "fields": TALK})
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["because"])
    assert coordinator.post(f"{address}/granted", {"fields": {"hours": "2"}}).status_code == 201
    assert supervisor.post(address, {"kind": "planned", "fields": {"hours": "3", "about": "All"}})
    told = supervisor.post(address, {"kind": "used", "fields": TALK}).json()
    assert told["minutes"] == {"planned": 180, "granted": 120, "used": 90, "left": 30}
    told = supervisor.post(f"{address}/3/correction", {"fields": {"because": "Another day."}}).json()
    assert told["minutes"]["used"] == 0
    newest = told["entries"][0]
    assert (newest["number"], newest["minutes"], newest["corrects"]) == (4, -90, 3)
    told = coordinator.post(f"{address}/granted/1/correction", {"fields": {"because": "Too many."}}).json()
    assert told["minutes"]["granted"] == 0


def test_what_is_not_theirs_to_write_is_refused_with_a_reason(call, address):
    by_coordinator = call("coordinator").post(address, {"kind": "used", "fields": TALK})
    by_supervisor = call("supervisor").post(f"{address}/granted", {"fields": {"hours": "2"}})
    assert (by_coordinator.status_code, by_supervisor.status_code) == (403, 404)
    assert call("supervisor").post(address, {"kind": "granted", "fields": {"hours": "2"}}).status_code == 422
    assert call("stranger").get(address).status_code == 404


def test_each_reads_as_much_as_on_the_pages(call, address):
    call("supervisor").post(address, {"kind": "used", "fields": {**TALK, "because": "A new design."}})
    found = {}
    for name in ("candidate", "supervisor", "coordinator", "hr"):
        entries = call(name).get(address).json()["entries"]
        found[name] = entries and (entries[0]["about"], entries[0]["because"])
    both = ("Week three.", "A new design.")
    assert found == {"candidate": both, "supervisor": both, "coordinator": ("", both[1]), "hr": None}
    assert call("dean").get(address).status_code == 403


def test_the_list_has_the_totals_a_page_at_a_time(world, call, address):
    world.begin("stranger")
    call("coordinator").post(f"{address}/granted", {"fields": {"hours": "2"}})
    first = call("hr").get("/qualification/supervision?limit=1").json()
    second = call("hr").get(f"/qualification/supervision?limit=1&after={first['next']}").json()
    assert [line["minutes"]["granted"] for page in (first, second) for line in page["dossiers"]] == [0, 120]
    assert second["next"] is None
    assert len(call("supervisor").get("/qualification/supervision").json()["dossiers"]) == 1
    assert call("dean").get("/qualification/supervision").status_code == 404
