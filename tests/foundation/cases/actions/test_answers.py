"""Whoever sends the same question twice gets the first answer; a refusal leaves the key free."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.foundation.cases.actions.answers import (
    KEPT,
    Answered,
    KeyUsedForSomethingElse,
    answer_once,
    forget_answers,
)
from leerlijn.foundation.cases.models import KeptAnswer
from leerlijn.foundation.people.models import Person
from tests.foundation.cases.builders import AT
from tests.foundation.people.colleagues import somebody


@pytest.fixture
def asked(db):
    """`asked(status)`: the question with one key; how often it was worked out stands in `asked.times`."""
    person = somebody("Ilse Wevers")

    def ask(status=201, *, digest="a" * 64, key="key", of=person):
        def answer():
            ask.times += 1
            somebody(f"Made {ask.times}")
            return Answered(status, f"answer {ask.times}")

        return answer_once(of.pk, key, digest=digest, at=AT, answer=answer)

    ask.times = 0
    return ask


def test_the_second_time_gets_the_answer_of_the_first(asked):
    assert asked() == asked() == Answered(201, "answer 1")
    assert (asked.times, Person.objects.filter(given_name="Made").count()) == (1, 1)


def test_the_same_key_with_another_question_is_a_mistake(asked):
    asked()
    with pytest.raises(KeyUsedForSomethingElse):
        asked(digest="b" * 64)


def test_a_refusal_writes_nothing_and_leaves_the_key_free(asked):
    assert asked(422) == Answered(422, "answer 1")
    assert (KeptAnswer.objects.count(), Person.objects.filter(given_name="Made").count()) == (0, 0)
    assert asked(201) == Answered(201, "answer 2")


def test_a_mistake_of_ours_leaves_the_key_free_too(asked, db):
    person = somebody("Pieter Reimerink")

    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_once(person.pk, "key", digest="a" * 64, at=AT, answer=fail)
    assert asked(of=person).status == 201


def test_two_people_may_use_the_same_key(asked):
    asked()
    assert asked(of=somebody("Pieter Reimerink")) == Answered(201, "answer 2")


def test_an_answer_is_forgotten_after_its_days_and_not_before(asked):
    asked()
    assert forget_answers(at=AT + KEPT) == 0
    assert forget_answers(at=AT + KEPT + timedelta(seconds=1)) == 1
    asked()
    assert asked.times == 2
