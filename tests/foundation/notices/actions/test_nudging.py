"""Whoever handles a case asks whoever has the ball how it goes: them alone, and once a day."""

import pytest

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.nudging import nudge
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.others import page_of_others
from leerlijn.kernel.verdict import Denied
from tests.foundation.notices.builders import letters, tell_all, told, words


@pytest.fixture
def case(round):
    made = round.ask()
    tell_all()
    Notice.objects.all().delete()
    return made


def asked_by(round, name, case):
    return nudge(case.pk, by=round.standing(name), channel="page", at=round.at)


def test_whoever_has_the_ball_is_asked_and_nobody_else(round, case):
    assert asked_by(round, "noor", case) == 2
    assert told() == [("pieter", "nudge"), ("sanne", "nudge")]
    assert words(Notice.objects.first()).startswith(
        "Somebody who handles this asks how it goes: Two people answer, by "
    )
    assert Entry.objects.get(act="nudge").about == f"case:{case.pk}"


def test_whoever_answered_already_is_not_asked(round, case):
    round.step(case, "answer", "pieter")
    assert asked_by(round, "noor", case) == 1
    assert told() == [("sanne", "nudge")]


@pytest.mark.parametrize("name", ["ilse", "pieter", "tom"])
def test_only_whoever_handles_it_asks(round, case, name):
    assert isinstance(asked_by(round, name, case), Denied)
    assert told() == []


def test_once_a_day_is_enough(round, case):
    asked_by(round, "noor", case)
    again = asked_by(round, "noor", case)
    assert again.reason.key == "They were asked today already. Ask again tomorrow."
    round.later(days=1)
    assert asked_by(round, "noor", case) == 2


def test_nobody_asks_themselves(round, case):
    round.step(case, "hand-over", "pieter")
    refused = asked_by(round, "noor", case)
    assert refused.reason.key == "Nobody else has the ball now: there is nobody to ask."


def test_the_letter_stays_here_when_they_did_it_before_it_went(round, case, outbox):
    asked_by(round, "noor", case)
    round.step(case, "answer", "sanne")
    send_waiting(at=round.at)
    assert letters() == [("pieter", "sent"), ("sanne", "not-needed")]


def test_the_list_says_with_whom_it_is_and_when_they_were_asked(round, case):
    rows, following = page_of_others(round.standing("noor"))
    assert [(row.line.id, row.names, row.asked_at) for row in rows] == [
        (case.pk, ("Pieter Voorbeeld", "Sanne Voorbeeld"), None)
    ]
    assert following is None
    asked_by(round, "noor", case)
    assert page_of_others(round.standing("noor"))[0][0].asked_at == round.at


@pytest.mark.parametrize("name", ["ilse", "pieter", "tom"])
def test_whoever_handles_nothing_has_an_empty_list(round, case, name):
    assert page_of_others(round.standing(name)) == ([], None)


def test_what_is_with_oneself_or_with_the_clock_is_not_with_others(round, case):
    round.step(case, "hand-over", "pieter")
    assert page_of_others(round.standing("noor"))[0] == []
    round.step(case, "make-known", "noor")
    assert page_of_others(round.standing("noor"))[0] == []


def test_whoever_handles_it_and_owes_the_same_does_not_learn_who_did_it_first(round, case):
    Party.objects.create(case=case, person=round.people["noor"], relation="test-answerer", owes=True)
    round.step(case, "answer", "noor")
    round.step(case, "answer", "pieter")
    rows, _ = page_of_others(round.standing("noor"))
    assert rows[0].names == ("Pieter Voorbeeld", "Sanne Voorbeeld")


def test_whoever_only_handles_it_knows_whom_to_ask(round, case):
    round.step(case, "answer", "pieter")
    assert page_of_others(round.standing("noor"))[0][0].names == ("Sanne Voorbeeld",)


def test_whoever_waits_for_it_does_not_learn_who_did_it_first(round, case):
    round.step(case, "answer", "pieter")
    seen = case_page(Case.objects.get(pk=case.pk), by=round.standing("ilse"), at=round.at)
    assert seen.holders == ("Pieter Voorbeeld", "Sanne Voorbeeld")
