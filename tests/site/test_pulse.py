"""A clock or a worker that stands still is an alarm within minutes, and nothing piles up meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from leerlijn.site import clock
from leerlijn.site.commands.clock import forget_old_visits
from leerlijn.site.pulse import KEPT, LATE, answer, beat, forget_done, pulse
from leerlijn.site.tasks import practise_restore
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db

SOON, A_DAY = timedelta(minutes=1), timedelta(days=1)


def work() -> None:
    """All that waits is done, as the worker does it."""
    now = datetime.now(UTC)
    ready = DBTaskResult.objects.ready()
    ready.update(status=TaskResultStatus.SUCCESSFUL, started_at=now, finished_at=now)


def states(at: datetime) -> tuple[str, str]:
    with at_most(1):
        seen = pulse(at=at)
    return seen.clock.state, seen.worker.state


def test_a_server_that_never_ran_is_an_alarm_and_one_that_runs_is_none(client, monkeypatch):
    now = datetime.now(UTC)
    assert states(now) == ("missing", "missing")
    assert (beat(at=now), beat(at=now)) == (1, 0), "the second finds the first still waiting"
    assert states(now) == ("running", "missing")
    work()
    assert states(datetime.now(UTC)) == ("running", "running")
    said = client.get("/health").content.decode()
    assert {"clock: running", "worker: running"} <= set(said.splitlines())
    monkeypatch.setattr(clock, "really", lambda: now + A_DAY)
    answered = client.get("/health")
    assert (answered.status_code, b"clock: still" in answered.content.splitlines()) == (503, True)


def test_each_of_the_two_stands_still_on_its_own():
    beat(at=datetime.now(UTC))
    work()
    later = datetime.now(UTC) + LATE + SOON
    assert states(later - 2 * SOON) == ("running", "running")
    beat(at=later)
    DBTaskResult.objects.ready().update(enqueued_at=later)
    assert states(later) == ("running", "still")
    for minutes in range(5):
        beat(at=later + minutes * SOON)
    assert DBTaskResult.objects.ready().count() == 1, "a worker that is down does not find thousands"
    assert states(later + 4 * SOON) == ("running", "still")


def test_one_long_task_is_no_alarm_until_it_hangs():
    practise_restore.enqueue()
    begun = datetime.now(UTC)
    cut_off = DBTaskResult.objects.get()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=begun - 5 * KEPT)
    practise_restore.enqueue()
    DBTaskResult.objects.ready().update(status=TaskResultStatus.RUNNING, started_at=begun)
    beat(at=begun)
    assert states(begun + SOON)[1] == "busy"
    assert states(begun + timedelta(hours=6))[1] == "missing"
    assert forget_done(at=begun) == 1
    assert not DBTaskResult.objects.filter(pk=cut_off.pk).exists()


def test_old_work_and_old_visits_are_forgotten_and_what_failed_stays_longer(monkeypatch):
    now = datetime.now(UTC)
    practise_restore.enqueue()
    practise_restore.enqueue()
    answer.enqueue()
    work()
    failed = DBTaskResult.objects.exclude(task_path=answer.module_path).first()
    DBTaskResult.objects.filter(pk=failed.pk).update(status=TaskResultStatus.FAILED)
    assert forget_done(at=now) == 0
    assert forget_done(at=now + timedelta(hours=2)) == 1, "the beat"
    assert forget_done(at=now + KEPT + SOON) == 1, "what was done"
    assert DBTaskResult.objects.get() == failed
    assert forget_done(at=now + 4 * KEPT + SOON) == 1
    Session.objects.create(session_key="old", session_data="", expire_date=now)
    Session.objects.create(session_key="new", session_data="", expire_date=now + A_DAY)
    monkeypatch.setattr(clock, "really", lambda: now + SOON)
    assert forget_old_visits(now) == 1
    assert Session.objects.get().session_key == "new"
