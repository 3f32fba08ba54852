"""The letter of the week: once, on its first working day, counted, and never in place of a reminder."""

from datetime import date, datetime, timedelta

import pytest

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.actions.reminding import remind
from leerlijn.foundation.notices.actions.weeks import tell_week, tell_weeks
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.weeks import week_begun
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import from_data
from leerlijn.kernel.terms import AMSTERDAM, day_of
from tests.foundation.notices.builders import people_who_drifted, tell_all, told

MONDAY = date(2026, 11, 30)


def at(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 0, tzinfo=AMSTERDAM)


def weeks() -> dict[str, list[str]]:
    """Who was told of their week, and what."""
    made = Notice.objects.filter(kind="week").select_related("person")
    return {each.person.given_name.lower(): each.said for each in made}


def lines(letter) -> list[str]:
    return [line for line in letter.body.splitlines() if line]


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (at(MONDAY, 6), None),
        (at(MONDAY, 7), MONDAY),
        (at(MONDAY + timedelta(days=6), 3), MONDAY),
        (at(date(2027, 3, 29), 12), None),  # Easter Monday
        (at(date(2027, 3, 30), 6), None),
        (at(date(2027, 3, 30), 7), date(2027, 3, 29)),
    ],
)
def test_a_week_begins_at_seven_on_its_first_working_day(db, moment, monday):
    assert week_begun(moment) == monday


def test_each_is_told_once_of_what_is_with_them_and_with_others(round, outbox):
    round.ask()
    round.ask()
    assert tell_weeks(at=at(MONDAY)) == 3
    assert tell_weeks(at=at(MONDAY, 9)) == 0
    assert sorted(weeks()) == ["noor", "pieter", "sanne"]
    assert send_waiting(at=at(MONDAY, 10)) == 3
    by_reader = {letter.to[0].partition("@")[0]: letter for letter in outbox}
    assert by_reader["sanne"].subject == "Your week"
    assert lines(by_reader["sanne"])[1:3] == [
        "This week 2 with you, 0 with others.",
        "With you: Asking around, Two people answer. 2, the first by 14 December 2026.",
    ]
    assert lines(by_reader["noor"])[1:3] == [
        "Deze week 0 bij jou en 2 bij anderen.",
        "Bij answerer (nl): Een rondvraag, Twee mensen antwoorden. 2, de langste sinds 24 november 2026.",
    ]
    html, _ = by_reader["sanne"].alternatives[0]
    assert "<p>With you: Asking around, Two people answer. 2, the first by 14 December 2026.</p>" in html
    assert people_who_drifted() == []


def test_the_next_week_tells_again(round):
    round.ask()
    assert (tell_weeks(at=at(MONDAY)), tell_weeks(at=at(MONDAY + timedelta(days=7)))) == (3, 3)


def test_what_was_cut_off_half_way_goes_on_and_tells_nobody_twice(round):
    round.ask()
    assert tell_week(round.people["sanne"], MONDAY, at=at(MONDAY), since=round.at)
    assert tell_weeks(at=at(MONDAY, 9)) == 2
    assert sorted(weeks()) == ["noor", "pieter", "sanne"]


def test_nobody_hears_of_a_week_in_which_nothing_is_near(round):
    Case.objects.filter(pk=round.ask().pk).update(due_on=date(2027, 6, 1), since=at(date(2026, 11, 1)))
    assert tell_weeks(at=at(MONDAY)) == 0


def test_whoever_did_it_all_before_the_letter_went_gets_none(round, outbox):
    case = round.ask()
    tell_weeks(at=at(MONDAY))
    round.step(case, "answer", "pieter")
    send_waiting(at=at(MONDAY, 9))
    assert sorted(letter.to for letter in outbox) == [["noor@example.org"], ["sanne@example.org"]]
    assert Mail.objects.get(notice__kind="week", notice__person__given_name="Pieter").state == "not-needed"


def test_whoever_chose_one_letter_a_week_gets_the_rest_in_it_but_their_reminders_at_once(round, mailoutbox):
    Person.objects.filter(given_name="Sanne").update(mail_is_weekly=True)
    round.ask()
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball")]
    assert [mail.notice.person.given_name for mail in Mail.objects.select_related("notice__person")] == [
        "Pieter"
    ]
    remind(at=at(date(2026, 12, 11)))
    assert Mail.objects.filter(notice__person__given_name="Sanne", notice__kind="reminder").count() == 1


@pytest.mark.parametrize(("days", "letters"), [(14, ["pieter", "sanne"]), (15, ["pieter"])])
def test_what_must_be_done_within_two_weeks_does_not_wait_for_the_letter_of_the_week(round, days, letters):
    Person.objects.filter(given_name="Sanne").update(mail_is_weekly=True)
    case = round.ask()
    Case.objects.filter(pk=case.pk).update(due_on=day_of(case.since) + timedelta(days=days))
    tell_all()
    mails = Mail.objects.select_related("notice__person")
    assert sorted(mail.notice.person.given_name.lower() for mail in mails) == letters


def test_twenty_moves_are_one_letter(round, outbox):
    Person.objects.filter(given_name="Sanne").update(mail_is_weekly=True)
    for _ in range(20):
        round.ask()
    tell_all()
    tell_weeks(at=at(MONDAY))
    send_waiting(at=at(MONDAY, 9))
    assert len([letter for letter in outbox if letter.to == ["sanne@example.org"]]) == 1


def test_news_with_a_term_comes_at_once_to_whoever_chose_one_letter_a_week_too(round):
    """A decision against which they may object within six weeks."""
    Person.objects.filter(given_name="Ilse").update(mail_is_weekly=True)
    case = round.ask()
    round.step(case, "hand-over", "pieter")
    round.step(case, "make-known", "noor")
    tell_all()
    mails = Mail.objects.filter(notice__kind="news").select_related("notice__person")
    assert [mail.notice.person.given_name.lower() for mail in mails] == ["ilse"]


def test_other_news_that_was_not_read_stands_once_in_the_letter_of_whoever_chose_one_a_week(round, outbox):
    Person.objects.filter(given_name="Ilse").update(mail_is_weekly=True)
    round.refused()
    round.refused()
    tell_all()
    assert not Mail.objects.exists()
    assert tell_weeks(at=at(MONDAY)) == 1
    send_waiting(at=at(MONDAY, 9))
    [letter] = outbox
    assert letter.to == ["ilse@example.org"]
    assert lines(letter)[1:3] == [
        "This week 0 with you, 0 with others.",
        "There is news in 2 cases of yours. It stands in your inbox.",
    ]
    assert tell_weeks(at=at(MONDAY + timedelta(days=7))) == 0


def test_news_that_was_read_or_went_by_mail_is_in_no_letter_of_the_week(round, outbox):
    round.refused()
    tell_all()
    assert tell_weeks(at=at(MONDAY)) == 0
    Person.objects.filter(given_name="Ilse").update(mail_is_weekly=True)
    round.refused()
    tell_all()
    Notice.objects.filter(kind="news").update(read_at=round.at)
    assert tell_weeks(at=at(MONDAY)) == 0


def test_after_a_monday_on_which_nobody_works_the_letter_looks_back_to_the_one_before(round, outbox):
    """It comes on Tuesday: what came on the Monday eight days before, after that letter, is in it."""
    before, easter_tuesday = date(2027, 3, 22), date(2027, 3, 30)
    assert tell_weeks(at=at(before, 7)) == 0
    Case.objects.filter(pk=round.ask().pk).update(due_on=date(2027, 8, 1), since=at(before, 12))
    assert tell_weeks(at=at(easter_tuesday, 7)) == 3
    assert send_waiting(at=at(easter_tuesday, 8)) == 3
    assert tell_weeks(at=at(date(2027, 4, 5), 7)) == 0


def test_a_letter_of_a_week_that_is_over_does_not_go(round, outbox):
    """An address that was put right lets what waited go: the letters of five weeks are not among it."""
    round.ask()
    tell_weeks(at=at(MONDAY))
    tell_weeks(at=at(MONDAY + timedelta(days=7)))
    assert send_waiting(at=at(MONDAY + timedelta(days=7), 9)) == 3
    over = Mail.objects.filter(notice__week=MONDAY)
    assert {mail.state for mail in over} == {"not-needed"}
    assert render(from_data(over.first().why), "en") == "This week is over."
