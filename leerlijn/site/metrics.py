"""Numbers for a program that watches, in the format of Prometheus; none of them is about a person.

Only who has the token of `LEERLIJN_METRICS_TOKEN` reads them; for all others there is no such address.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import datetime
from secrets import compare_digest

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.models import Mail
from leerlijn.kernel.terms import day_of
from leerlijn.site import clock
from leerlijn.site.backup.drill import condition
from leerlijn.site.backup.manifest import product_version
from leerlijn.site.health import readiness
from leerlijn.site.pulse import pulse


def metrics(request: HttpRequest) -> HttpResponse:
    token = settings.METRICS_TOKEN
    asked = request.headers.get("Authorization", "")
    if not token or not compare_digest(asked.encode(), f"Bearer {token}".encode()):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Numbers())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class Numbers(Collector):
    """How it is at the moment of asking; five statements, and none while the database takes no writes."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        problem = readiness.current_problem(time.monotonic())
        yield GaugeMetricFamily("leerlijn_takes_writes", "1 where database and disk do.", float(not problem))
        yield _by_label("leerlijn_version", "Which version runs.", "version", {product_version(): 1})
        free = shutil.disk_usage(settings.DATA).free
        yield GaugeMetricFamily("leerlijn_data_free_bytes", "Room on the disk of the data folder.", free)
        if not problem:
            yield from _of_time()
            yield from _of_work()


def _of_time() -> Iterator[GaugeMetricFamily]:
    """Ages in seconds; what never was has none."""
    now, really = clock.now(), clock.really()
    seen, drill = pulse(at=really), condition(now)
    sent, answered = seen.clock.last, seen.worker.last
    yield _age("leerlijn_clock_beat_age_seconds", "Since the last beat of the clock.", sent, really)
    yield _age("leerlijn_worker_answer_age_seconds", "Since the worker last answered.", answered, really)
    last = drill.last.at if drill.last else None
    yield _age("leerlijn_restore_drill_age_seconds", "Since the last restore drill ended.", last, now)
    said = "1 where the restore drill is no alarm."
    yield GaugeMetricFamily("leerlijn_restore_drill_well", said, float(not drill.is_alarm))


def _of_work() -> Iterator[GaugeMetricFamily]:
    tasks = DBTaskResult.objects.values_list("status").annotate(Count("pk")).order_by()
    known = {status.lower(): count for status, count in tasks}
    yield _by_label("leerlijn_tasks", "Work in the background, by state.", "state", known)
    letters = Mail.objects.values_list("state").annotate(Count("pk")).order_by()
    yield _by_label("leerlijn_letters", "Letters, by state.", "state", dict(letters))
    late = Q(due_on__lt=day_of(clock.now()))
    cases = Case.objects.filter(is_open=True).aggregate(open=Count("pk"), late=Count("pk", filter=late))
    yield GaugeMetricFamily("leerlijn_cases_open", "Open cases.", cases["open"])
    yield GaugeMetricFamily("leerlijn_cases_late", "Open cases whose last day is over.", cases["late"])


def _age(name: str, says: str, last: datetime | None, now: datetime) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, None if last is None else (now - last).total_seconds())


def _by_label(name: str, says: str, label: str, counts: dict[str, int]) -> GaugeMetricFamily:
    found = GaugeMetricFamily(name, says, labels=[label])
    for value, count in sorted(counts.items()):
        found.add_metric([value], count)
    return found
