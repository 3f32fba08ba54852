"""The calendar that follows somebody's dates: at a secret address, until it is ended."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.meetings.actions.seats import ask_for_seat
from leerlijn.foundation.notices.models import Feed
from leerlijn.foundation.people.models import Account
from tests.foundation.meetings import builders as meetings
from tests.foundation.people.colleagues import PASSWORD, account_of
from tests.tools.budget import at_most


@pytest.fixture
def sanne(client, round):
    """Who answers what Ilse asks."""
    account_of(round.people["sanne"], "sanne")
    client.login(name="sanne", password=PASSWORD)
    return client


def made(browser) -> str:
    """The address, as it is shown once."""
    answer = browser.post("/calendar/", {"do": "make"})
    page = answer.content.decode()
    return re.search(r"/calendar/[\w-]+\.ics", page)[0]


def events(answer) -> list:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_address_needs_no_session_and_is_kept_as_a_hash_only(sanne, client):
    address = made(sanne)
    client.logout()
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert Feed.objects.get().digest not in address
    assert "private" in answer.headers["Cache-Control"]


def test_it_holds_the_last_days_of_what_waits_and_nothing_of_others(sanne, client, round):
    mine = round.ask()
    waiting = [event for event in events(client.get(made(sanne))) if str(event["uid"]).startswith("case-")]
    assert [str(event["url"]).rsplit("/", 2)[-2] for event in waiting] == [str(mine.pk)]
    assert waiting[0]["summary"] == "Last day: A question · Ilse Voorbeeld"
    assert waiting[0]["description"] == "Two people answer. If it passes: it stands."
    assert waiting[0]["dtstart"].dt == type(mine).objects.get(pk=mine.pk).due_on


def test_it_holds_the_sessions_to_come_in_which_somebody_has_a_seat(sanne, client, round, monkeypatch):
    monkeypatch.setattr(meetings, "FIRST", datetime(2126, 11, 11, 13, 0, tzinfo=UTC))
    series = meetings.planned(meetings.school(), seats=1, sessions=2)
    for name in ("sanne", "tom"):
        ask_for_seat(series.pk, round.people[name], by=meetings.OFFICE, at=meetings.AT)
    found = [event for event in events(client.get(made(sanne))) if str(event["uid"]).startswith("session-")]
    assert [event["dtstart"].dt for event in found] == [meetings.FIRST, meetings.FIRST + timedelta(weeks=2)]
    assert {str(event["location"]) for event in found} == {"Horst 204"}


def test_an_address_that_was_ended_is_gone_and_one_that_never_was_does_not_exist(sanne, client):
    first = made(sanne)
    second = made(sanne)
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    sanne.post("/calendar/", {"do": "end"})
    assert client.get(second).status_code == 410
    assert client.get(f"/calendar/{'x' * 43}.ics").status_code == 404
    acts = list(Entry.objects.filter(act__endswith="-feed").values_list("act", flat=True))
    assert acts == ["make-feed", "make-feed", "revoke-feed"]


def test_who_has_no_account_any_more_has_no_calendar(sanne, client, round):
    address = made(sanne)
    Account.objects.filter(person=round.people["sanne"]).update(is_active=False)
    assert client.get(address).status_code == 410
    Account.objects.filter(person=round.people["sanne"]).delete()
    assert client.get(address).status_code == 410


def test_ending_nothing_writes_nothing(sanne):
    sanne.post("/calendar/", {"do": "end"})
    assert not Entry.objects.filter(act="revoke-feed").exists()


def test_whatever_waits_a_calendar_costs_as_much(sanne, client, round):
    address = made(sanne)
    client.logout()
    for _ in range(30):
        round.ask()
    with at_most(4):
        client.get(address)
