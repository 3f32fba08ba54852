"""Whether the server lives, whether it can do its work, and what somebody has to look at."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leerlijn.foundation.documents.store import current_store
from leerlijn.site import clock
from leerlijn.site.backup.drill import Condition, condition
from leerlijn.site.pulse import Beat, pulse

logger = logging.getLogger(__name__)

KEPT_FOR = 2.0
"""Seconds: whoever asks often does not make the disk work for it."""
BLOCK = 4096


def write_to_database() -> None:
    """A row of the table that every sign-in writes; always the same one."""
    soon = timezone.now() + timedelta(hours=1)
    Session.objects.update_or_create(session_key="readyz", defaults={"session_data": "", "expire_date": soon})


def write_to_disk() -> None:
    with tempfile.TemporaryFile(dir=settings.DATA) as file:
        file.write(bytes(BLOCK))
        file.flush()
        os.fsync(file.fileno())


class Readiness:
    """The last answer, and when it was given; one thread at a time asks anew."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.asked_at = float("-inf")
        self.problem = ""

    def current_problem(self, at: float) -> str:
        with self.lock:
            if at - self.asked_at >= KEPT_FOR:
                self.problem = problem_with_writing()
                self.asked_at = at
            return self.problem


def problem_with_writing() -> str:
    """Empty when all is well; what exactly failed is for the log, not for the public."""
    for what, write in (("database", write_to_database), ("disk", write_to_disk)):
        try:
            write()
        except (DatabaseError, OSError):
            logger.exception("the %s does not take writes", what)
            return f"the {what} does not take writes"
    return ""


readiness = Readiness()


def livez(_: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


def readyz(_: HttpRequest) -> HttpResponse:
    """Without its files the product does all its other work, so that is told and no reason to stay away."""
    problem = readiness.current_problem(time.monotonic())
    files = "" if problem or reach.holds(time.monotonic()) else "files: unreachable\n"
    said = f"{problem or 'ready'}\n{files}"
    return HttpResponse(said, content_type="text/plain", status=503 if problem else 200)


class Reach:
    """Whether what keeps the files answers; on disk that is what `readyz` asks anyway."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.asked_at = float("-inf")
        self.is_there = True

    def holds(self, at: float) -> bool:
        with self.lock:
            if at - self.asked_at >= KEPT_FOR:
                self.is_there = current_store().answers()
                self.asked_at = at
            return self.is_there


reach = Reach()


def health(_: HttpRequest) -> HttpResponse:
    """For a program that watches: a line for each thing, and 503 when one of them is an alarm."""
    problem = readiness.current_problem(time.monotonic())
    files = reach.holds(time.monotonic())
    lines = [f"writes: {problem or 'ready'}", f"files: {'ready' if files else 'unreachable'}"]
    is_alarm = bool(problem) or not files
    if not problem:
        seen, drill = pulse(at=clock.really()), condition(clock.now())
        watched: dict[str, Beat | Condition] = {
            "clock": seen.clock,
            "worker": seen.worker,
            "restore-drill": drill,
        }
        lines += [f"{name}: {each.state}" for name, each in watched.items()]
        is_alarm = is_alarm or any(each.is_alarm for each in watched.values())
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain", status=503 if is_alarm else 200)
