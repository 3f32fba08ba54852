"""Who is told what when a case moves: those who got the ball, never who did it, never who may not see it."""

from dataclasses import replace

import pytest

from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.actions import Actor, erase_payloads, record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions import telling
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries import recipients
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.kernel.procedure import Procedure
from tests.foundation.notices.builders import (
    ANSWERER,
    ASKER,
    PROCEDURE,
    all_get_their_letters,
    letters,
    people_who_drifted,
    tell_all,
    told,
    words,
)
from tests.foundation.people.colleagues import SETTING_UP, holds, somebody


def test_each_of_those_who_got_the_ball_is_told_and_who_asked_is_not(round):
    round.ask()
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball")]
    assert letters() == [("pieter", "waiting"), ("sanne", "waiting")]


def test_a_notice_says_what_is_owed_by_when_why_and_whom_to_ask(round):
    case = round.ask()
    tell_all()
    notice = Notice.objects.get(person=round.people["pieter"])
    assert words(notice).startswith("The ball is with you: Two people answer, by 14 December 2026. Why: ")
    assert words(notice).endswith(
        "What you can do: “Answer”, “Send it back” and “Hand over”."
        " Can you not do it, or not in time? Ask the coordinator."
    )
    assert "De bal ligt bij jou: Twee mensen antwoorden, uiterlijk 14 december 2026." in words(notice, "nl")
    assert notice.href == f"/cases/{case.pk}/"
    assert notice.made_at == round.at


def test_the_same_entry_twice_tells_nobody_twice(round):
    round.ask()
    tell_all(times=3)
    assert told() == [("pieter", "ball"), ("sanne", "ball")]
    assert Mail.objects.count() == 2
    assert people_who_drifted() == []


def test_who_answered_already_and_a_step_that_moves_nothing_tell_nobody_anew(round):
    case = round.ask()
    tell_all()
    round.step(case, "remark", "noor")
    round.step(case, "answer", "pieter")
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball")]


def test_somebody_who_joins_later_is_told_by_the_next_entry(round):
    case = round.ask()
    tell_all()
    tom = Party.objects.create(case=case, person=round.people["tom"], relation=ANSWERER.key, owes=True)
    round.step(case, "remark", "noor")
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball"), ("tom", "ball")]
    assert tom.owes


def test_what_moved_on_before_it_was_told_is_told_as_it_stands_now(round):
    case = round.ask()
    round.step(case, "return", "pieter")
    tell_all()
    assert told() == [("ilse", "ball")]


def test_an_office_finds_it_in_the_inbox_without_mail(round):
    case = round.ask()
    round.step(case, "hand-over", "sanne")
    tell_all()
    assert told() == [("noor", "office")]
    assert letters() == []
    said = words(Notice.objects.get())
    assert said.startswith(
        "The ball is with you as coordinator: The answers are weighed, by 29 November 2026."
    )


def test_whoever_acts_by_mandate_for_the_office_is_told_too(round):
    give_mandate(
        giver=round.people["noor"],
        deputy=round.people["tom"],
        role=Membership.Role.COORDINATOR,
        unit=round.house.institution,
        starts_on=round.at.date(),
        by=SETTING_UP,
        at=round.at,
    )
    round.step(round.ask(), "hand-over", "pieter")
    tell_all()
    assert told() == [("noor", "office"), ("tom", "office")]


def test_who_holds_the_office_and_did_it_is_not_told(round):
    holds(round.people["pieter"], Membership.Role.COORDINATOR, round.house.water)
    case = round.ask()
    round.step(case, "hand-over", "pieter")
    tell_all()
    assert told() == [("noor", "office")]


def test_where_only_time_has_the_ball_the_subject_hears_how_it_stands(round):
    case = round.ask()
    round.step(case, "hand-over", "pieter")
    round.step(case, "make-known", "noor")
    tell_all()
    assert told() == [("ilse", "news")]
    assert words(Notice.objects.get()) == (
        "There is news: The answer is known. After 5 January 2027: it stands."
    )


def test_when_time_ends_a_case_its_subject_hears_it(round):
    case = round.ask()
    round.step(case, "hand-over", "pieter")
    round.step(case, "make-known", "noor")
    all_get_their_letters(round.at)
    let_terms_lapse(at=round.later(days=60))
    tell_all()
    assert told() == [("ilse", "news"), ("ilse", "news")]
    assert words(Notice.objects.latest("pk")) == "This has ended: The answer stands."


def test_a_subject_who_may_not_see_the_case_is_told_nothing(round):
    """A leak to begin with: a case about Tom in which he takes no part."""
    case = round.ask()
    Case.objects.filter(pk=case.pk).update(subject=round.people["tom"])
    round.step(case, "hand-over", "pieter")
    case = round.step(case, "refuse", "noor")
    assert round.people["tom"] in recipients.whom_it_is_about(case, PROCEDURE)
    tell_all()
    assert told() == [("ilse", "news")]
    assert Person.objects.get(pk=round.people["tom"].pk).unread_notices == 0


def test_a_party_by_a_relation_that_does_not_open_the_case_is_told_nothing(round):
    case = round.ask()
    Party.objects.create(case=case, person=round.people["tom"], relation="test-stranger", owes=True)
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball")]


def test_without_the_look_at_who_may_see_it_they_would_be_told(round, monkeypatch):
    """The control of both tests above."""
    monkeypatch.setattr(telling, "may_see", lambda *_, **__: True)
    case = round.ask()
    Party.objects.create(case=case, person=round.people["tom"], relation="test-stranger", owes=True)
    tell_all()
    assert ("tom", "ball") in told()


def test_the_office_of_another_faculty_is_told_nothing(round):
    holds(somebody("Lars Elders"), Membership.Role.COORDINATOR, round.house.law)
    round.step(round.ask(), "hand-over", "pieter")
    tell_all()
    assert told() == [("noor", "office")]


def test_somebody_without_an_address_has_only_the_inbox(round):
    Person.objects.filter(pk=round.people["pieter"].pk).update(email="")
    round.ask()
    tell_all()
    assert told() == [("pieter", "ball"), ("sanne", "ball")]
    assert letters() == [("sanne", "waiting")]


def test_an_entry_that_is_no_step_tells_nobody(round):
    case = round.ask()
    Notice.objects.all().delete()
    entry = record(f"case:{case.pk}", "note", by=Actor("", "Leerlijn"), at=round.at, payload={})
    tell_all()
    before = told()
    tell_parties.call([entry.pk])
    assert told() == before


def test_an_entry_of_a_case_that_is_gone_tells_nobody(round):
    entry = record("case:999999", "open", by=Actor("", "Leerlijn"), at=round.at, payload={"to": "x"})
    tell_parties.call([entry.pk])
    assert told() == []


def test_what_was_erased_from_the_journal_is_not_told(round):
    case = round.ask()
    assert recipients.last_move(case) == Entry.objects.get(subject=f"case:{case.pk}")
    order = record("person:tom", "erase", by=Actor("", "Leerlijn"), at=round.at)
    erase_payloads(subjects=[f"case:{case.pk}"], order=order)
    assert recipients.last_move(case) is None
    tell_all()
    assert told() == []


@pytest.mark.parametrize("name", ["pieter", "sanne"])
def test_the_counter_says_how_many_were_not_read(round, name):
    round.ask()
    tell_all()
    assert Person.objects.get(pk=round.people[name].pk).unread_notices == 1
    assert people_who_drifted() == []


def opened(round, state: str, channel: str) -> Case:
    """A case about Ilse that begins in this state, opened one by one or by the hundred."""
    case = Case.objects.create(
        procedure=PROCEDURE.key,
        edition=PROCEDURE.edition,
        state=state,
        subject=round.people["ilse"],
        unit=round.house.hydrology,
        path=round.house.hydrology.path,
        opened_at=round.at,
        since=round.at,
        is_open=state != "stands",
    )
    Party.objects.create(case=case, person=round.people["ilse"], relation=ASKER.key, owes=state == "returned")
    by = Actor("", "Leerlijn", channel=channel)
    record(f"case:{case.pk}", "open", by=by, at=round.at, payload={"from": "", "to": state})
    return case


@pytest.mark.parametrize(
    ("state", "channel", "expected"),
    [
        ("returned", "page", [("ilse", "ball")]),
        ("returned", "clock", [("ilse", "ball")]),
        ("weighed", "page", [("noor", "office")]),
        ("weighed", "clock", []),
        ("stands", "page", [("ilse", "news")]),
        ("stands", "clock", []),
    ],
)
def test_what_the_clock_opens_by_the_hundred_is_told_only_to_who_has_the_ball(
    round, state, channel, expected
):
    opened(round, state, channel)
    tell_all()
    assert told() == expected


def test_what_is_announced_is_heard_by_whom_it_is_about_although_others_have_the_ball(round, monkeypatch):
    """The same question without it tells the office alone; see above."""
    round.step(round.ask(), "hand-over", "sanne")
    table = {replace(state, announced=True): steps for state, steps in PROCEDURE.table.items()}
    monkeypatch.setattr(Procedure, "state", lambda self, key: next(each for each in table if each.key == key))
    monkeypatch.setattr(Procedure, "steps_in", lambda self, key: table[self.state(key)])
    tell_all()
    assert set(told()) == {("ilse", "news"), ("noor", "office")}
