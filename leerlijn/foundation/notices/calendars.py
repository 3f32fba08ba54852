"""Somebody's dates as a calendar that other programs follow (RFC 5545, by icalendar)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from leerlijn.foundation.cases.queries.lines import CaseLine
from leerlijn.foundation.meetings.queries.agenda import Appointment
from leerlijn.foundation.notices.queries.calendar import Dates
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Language, Sentence

A_DAY = timedelta(days=1)
EVERY = timedelta(hours=4)
"""How often a calendar may look."""


def written(dates: Dates, language: Language, *, at: datetime) -> bytes:
    """The whole calendar in the language of whoever it is for."""
    calendar = Calendar()
    calendar.add("prodid", "-//Leerlijn//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Leerlijn")
    calendar.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    for line in dates.due:
        calendar.add_component(_last_day(line, dates.reader, language, at=at))
    for session in dates.sessions:
        calendar.add_component(_session(session, language, at=at))
    return bytes(calendar.to_ical())


def _last_day(line: CaseLine, reader: Standing, language: Language, *, at: datetime) -> Event:
    """A whole day, which does not make somebody busy."""
    title = render(Sentence("Last day: {name}", name=line.name), language)
    event = _event(f"case-{line.id}-{line.version}", at=at)
    event.add("summary", " · ".join(filter(None, (title, line.whom(reader)))))
    if line.due_on:
        event.add("dtstart", line.due_on)
        event.add("dtend", line.due_on + A_DAY)
    if line.if_passed:
        said = Sentence("{state}. If it passes: {what}", state=line.state.title, what=line.if_passed)
        event.add("description", render(said, language))
    event.add("url", settings.BASE_URL + reverse(line.page, args=[line.id]))
    event.add("transp", "TRANSPARENT")
    return event


def _session(session: Appointment, language: Language, *, at: datetime) -> Event:
    event = _event(f"session-{session.id}", at=at)
    event.add("summary", render(session.title, language))
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("location", render(session.place, language))
    return event


def _event(name: str, *, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@leerlijn")
    event.add("dtstamp", at)
    return event
