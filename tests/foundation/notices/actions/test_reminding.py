"""Reminders: so many days before and after the last day, once, and only to those who still owe."""

from datetime import date, datetime, timedelta

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions import reminding
from leerlijn.foundation.notices.actions.reminding import remind
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Notice, Reminder
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.kernel.terms import AMSTERDAM
from tests.foundation.notices.builders import ANSWERER, AT, people_who_drifted, tell_all, told, words

DUE = date(2026, 12, 14)
"""Twenty days after the question."""


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 0, tzinfo=AMSTERDAM)


def every_minute_of(round, first: date, last: date) -> dict[date, int]:
    """On which days somebody was reminded, where the clock runs three times a day."""
    made = {}
    for days in range((last - first).days + 1):
        day = first + timedelta(days=days)
        many = sum(remind(at=morning(day) + timedelta(hours=hours)) for hours in (0, 1, 9))
        if many:
            made[day] = many
    return made


def test_both_are_reminded_fourteen_and_three_days_before_and_the_day_after(round):
    assert round.ask().due_on == DUE
    assert every_minute_of(round, AT.date(), date(2027, 2, 1)) == {
        date(2026, 11, 30): 2,
        date(2026, 12, 11): 2,
        date(2026, 12, 15): 2,
    }
    assert people_who_drifted() == []


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 11, 30), "14 days left: Two people answer, by 14 December 2026. Why: "),
        (date(2026, 12, 11), "3 days left: "),
        (date(2026, 12, 13), "One day left: "),
        (date(2026, 12, 14), "Today is the last day: "),
        (date(2026, 12, 15), "One day late: "),
        (date(2026, 12, 20), "6 days late: "),
    ],
)
def test_a_reminder_says_what_is_owed_by_when_and_how_to_say_no(round, day, says):
    round.ask()
    remind(at=morning(day))
    said = words(Notice.objects.get(person=round.people["sanne"]))
    assert said.startswith(says)
    assert "“Send it back”" in said
    assert said.endswith("Can you not do it, or not in time? Ask the coordinator.")


def test_whoever_did_it_is_not_reminded(round):
    round.step(round.ask(), "answer", "pieter")
    remind(at=morning(date(2026, 12, 11)))
    assert told() == [("sanne", "reminder")]


def test_whoever_did_it_before_the_letter_went_gets_no_letter(round, mailoutbox):
    case = round.ask()
    round.later(days=17)
    assert remind(at=round.at) == 2
    round.step(case, "answer", "pieter")
    assert send_waiting(at=round.later(minutes=1)) == 1
    assert [letter.to for letter in mailoutbox] == [["sanne@example.org"]]
    assert mailoutbox[0].subject == "3 days left: A question"


def test_a_clock_that_stood_still_makes_one_reminder(round):
    round.ask()
    assert remind(at=morning(date(2026, 12, 20))) == 2
    assert remind(at=morning(date(2026, 12, 21))) == 0
    assert list(Reminder.objects.values_list("offset", flat=True)) == [-1]


def test_a_case_that_came_after_the_day_of_a_reminder_gets_none_for_it(round):
    """Ten days to clarify: the reminder of fourteen days before has gone by."""
    round.step(round.ask(), "return", "pieter")
    assert every_minute_of(round, AT.date(), date(2026, 12, 31)) == {
        date(2026, 12, 1): 1,
        date(2026, 12, 5): 1,
    }


def test_whoever_got_the_ball_on_the_day_of_a_reminder_knows(round):
    case = round.ask()
    tell_all()
    round.later(days=17)
    Party.objects.create(case=case, person=round.people["tom"], relation=ANSWERER.key, owes=True)
    round.step(case, "remark", "noor")
    tell_parties.call([Entry.objects.latest("pk").pk])
    assert remind(at=round.at) == 2
    assert told()[2:] == [("tom", "ball"), ("pieter", "reminder"), ("sanne", "reminder")]


def test_where_the_clock_stands_still_nobody_is_reminded(round):
    case = round.ask()
    Case.objects.filter(pk=case.pk).update(due_on=None)
    assert every_minute_of(round, AT.date(), date(2027, 1, 1)) == {}


def test_a_new_last_day_has_its_own_reminders(round):
    case = round.ask()
    remind(at=morning(date(2026, 12, 11)))
    Case.objects.filter(pk=case.pk).update(due_on=date(2027, 1, 14))
    assert remind(at=morning(date(2027, 1, 11))) == 2


def test_an_ended_case_reminds_nobody(round):
    round.refused()
    assert every_minute_of(round, AT.date(), date(2027, 1, 1)) == {}


def test_an_institution_chooses_the_days(round):
    by = Actor("", "Noor")
    choose_setting("reminders.before", "7", source="board", starts_on=AT.date(), actor=by, at=AT)
    choose_setting(
        "reminders.after", "", source="faculty", starts_on=AT.date(), unit=round.house.water, actor=by, at=AT
    )
    round.ask()
    assert every_minute_of(round, AT.date(), date(2027, 1, 1)) == {date(2026, 12, 7): 2}


def test_what_is_no_number_is_named(round):
    choose_setting(
        "reminders.before", "soon", source="x", starts_on=AT.date(), actor=Actor("", "Noor"), at=AT
    )
    round.ask()
    with pytest.raises(ValueError, match=r"reminders\.before"):
        remind(at=round.at)


def test_a_rival_makes_nothing_twice(round, monkeypatch):
    """The rival looked before ours was written, and comes to the row that says it was made."""
    round.ask()
    assert remind(at=morning(date(2026, 12, 11))) == 2
    monkeypatch.setattr(reminding, "_due", lambda case, offsets: 3)
    assert remind(at=morning(date(2026, 12, 11))) == 0
    assert told() == [("pieter", "reminder"), ("sanne", "reminder")]
