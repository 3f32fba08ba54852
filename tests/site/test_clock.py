"""The only place that asks the time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.site import clock


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA, settings.DEMO = tmp_path, True
    clock.offset.cache_clear()
    yield
    clock.offset.cache_clear()


def far_apart(one, other):
    return abs(one - other) > timedelta(minutes=1)


def test_without_an_offset_it_is_now():
    assert not far_apart(clock.now(), timezone.now())
    assert timezone.is_aware(clock.now())


def test_a_demonstration_can_live_on_another_day_at_the_same_time_of_day():
    clock.set_offset(clock.offset_to(date(2027, 11, 24)))

    assert timezone.localdate(clock.now()) == date(2027, 11, 24)
    assert abs(timezone.localtime(clock.now()).hour - timezone.localtime().hour) <= 1


@pytest.mark.parametrize("day", [date(2027, 7, 1), date(2028, 2, 29), date(2027, 12, 24)])
@pytest.mark.parametrize("hour", [0, 23])
def test_the_day_that_was_asked_for_is_the_day_in_the_netherlands_also_close_to_midnight(
    monkeypatch, day, hour
):
    late = datetime(2026, 11, 24, hour, 30, tzinfo=AMSTERDAM).astimezone(UTC)
    monkeypatch.setattr(timezone, "now", lambda: late)
    clock.set_offset(clock.offset_to(day))

    assert timezone.localtime(clock.now()).isoformat()[:16] == f"{day}T{hour:02}:30"


def test_the_next_process_lives_on_that_day_too(settings):
    clock.set_offset(timedelta(days=-40))
    clock.offset.cache_clear()

    assert clock.offset() == timedelta(days=-40)


def test_among_real_people_it_is_always_now(settings):
    clock.set_offset(timedelta(days=400))
    assert far_apart(clock.now(), timezone.now())

    settings.DEMO = False
    clock.offset.cache_clear()

    assert not far_apart(clock.now(), timezone.now())
    with pytest.raises(ValueError, match="only a demonstration"):
        clock.set_offset(timedelta())


def test_every_page_of_a_demonstration_says_which_day_it_is_there(client):
    clock.set_offset(clock.offset_to(date(2027, 11, 24)))
    client.cookies["language"] = "en"

    assert "In this world it is Wednesday 24 November 2027." in client.get("/nowhere/").content.decode()
