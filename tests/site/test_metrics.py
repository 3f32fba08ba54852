"""Numbers for a program that has the token; for everybody else there is no such page."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from leerlijn.site.health import readiness
from leerlijn.site.tasks import practise_restore
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
TOKEN = "t" * 40


def numbers(client, **more) -> dict[str, float]:
    answered = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}, **more)
    assert answered.status_code == 200
    assert answered.headers["Content-Type"].startswith("text/plain; version=")
    return {
        "/".join([each.name, *each.labels.values()]): each.value
        for family in text_string_to_metric_families(answered.content.decode())
        for each in family.samples
    }


@pytest.fixture
def watched(settings, tmp_path):
    settings.DATA, settings.METRICS_TOKEN = tmp_path, TOKEN
    readiness.asked_at = float("-inf")
    return settings


@pytest.mark.parametrize("said", ["", "Bearer ", "Bearer é", f"Bearer {TOKEN[1:]}", TOKEN])
def test_without_the_token_there_is_no_such_page(client, watched, said):
    assert client.get("/metrics", headers={"authorization": said}).status_code == 404


def test_where_no_token_is_set_an_empty_one_opens_nothing(client, watched):
    watched.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_it_tells_what_waits_and_what_was_never_there_has_no_age(client, watched, monkeypatch):
    practise_restore.enqueue()
    numbers(client)
    monkeypatch.setattr(readiness, "asked_at", float("inf"))  # however slow: the answer is still kept
    with at_most(5):
        found = numbers(client)
    assert found["leerlijn_takes_writes"] == 1
    assert found["leerlijn_tasks/ready"] == 1
    assert (found["leerlijn_cases_open"], found["leerlijn_cases_late"]) == (0, 0)
    assert found["leerlijn_restore_drill_well"] == 1, "nobody asked for drills"
    assert found["leerlijn_data_free_bytes"] > 0
    assert "leerlijn_clock_beat_age_seconds" not in found


def test_while_the_disk_takes_no_writes_that_is_told_and_the_database_is_left_alone(
    client, watched, monkeypatch
):
    monkeypatch.setattr(readiness, "current_problem", lambda _: "the disk does not take writes")
    with at_most(0):
        found = numbers(client)
    assert found["leerlijn_takes_writes"] == 0
    assert "leerlijn_cases_open" not in found
