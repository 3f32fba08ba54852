"""How long judging will take: on a history whose end is known, the forecast is within five working days."""

import random
from datetime import UTC, datetime, timedelta

from leerlijn.foundation.panels.waiting import FEWEST, Judged, Queue, Stay, foresee

MONDAY = datetime(2024, 1, 1, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
ASSESSORS = 6


def at_work(seed: int) -> list[Stay]:
    """A house in which each takes what comes first, in quiet and in busy times; each day is a working day."""
    chance, free, stays, came = random.Random(seed), [0.0] * ASSESSORS, [], 0.0
    for number in range(200):
        came += chance.expovariate(1 / (4.5 if number // 40 % 2 else 7))
        ready = 0.0
        for judge in sorted(range(ASSESSORS), key=free.__getitem__)[:2]:
            free[judge] = max(free[judge], came + 4) + chance.uniform(9, 12)
            ready = max(ready, free[judge])
        stays.append(Stay(MONDAY + came * A_DAY, MONDAY + (ready + chance.uniform(5, 8)) * A_DAY))
    return stays


def errors(stays: list[Stay]) -> list[int]:
    """By how many days each was foreseen wrongly, from those that had their verdict when it was handed in."""
    queue, wrong = Queue(stays), []
    for stay in stays:
        past = [
            Judged(queue.before(each.since) / ASSESSORS, (each.until - each.since).days)
            for each in stays
            if each.until <= stay.since
        ]
        forecast = foresee(past, queue.before(stay.since) / ASSESSORS)
        if forecast.cases >= 30:
            wrong.append(abs(forecast.days - (stay.until - stay.since).days))
    return wrong


def test_the_forecast_is_within_five_working_days_twice_as_sure_as_without_what_waits(monkeypatch):
    history = [at_work(seed) for seed in (1, 2, 3)]
    wrong = [error > 5 for stays in history for error in errors(stays)]
    assert len(wrong) > 450
    assert sum(wrong) < 0.06 * len(wrong)
    monkeypatch.setattr(Queue, "before", lambda self, at: 0)
    blind = [error > 5 for stays in history for error in errors(stays)]
    assert sum(blind) > 2 * sum(wrong), "the control"


def test_on_too_little_nothing_is_said_and_one_odd_case_moves_nothing():
    assert foresee([Judged(1, 20)] * (FEWEST - 1), 1).days is None
    assert foresee([Judged(1, 20)] * (FEWEST - 1) + [Judged(1, 400)], 1).days == 20


def test_the_newest_count_and_more_work_never_makes_it_go_faster():
    assert foresee([Judged(0, 90)] * 60 + [Judged(0, 30)] * 60, 0).days == 30
    assert foresee([Judged(waiting, 40 - waiting) for waiting in range(11)], 99).days == 35
    assert foresee([Judged(waiting, 30 + waiting) for waiting in range(11)], 20).days == 50, "the control"
