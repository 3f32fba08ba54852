"""A question that an import raises is asked once, and ends by itself when a later import answers it."""

from __future__ import annotations

import pytest

from leerlijn.foundation.cases.actions.questions import Asked, ask
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.questions import questions_known
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.sentence import Sentence
from tests.foundation.cases.builders import AT
from tests.foundation.people.colleagues import holds
from tests.tools.budget import at_most

STAFF = "staff-question"


@pytest.fixture
def asked(world):
    def asking(*keys, about=None):
        water = world.house.water
        questions = [
            Asked(key, Sentence("Which?"), world.people["asker"].pk, water.pk, water.path) for key in keys
        ]
        heard = [world.people["asker"].pk] if about is None else about
        return ask(STAFF, questions, about=heard, at=AT)

    return asking


def states() -> dict[str, str]:
    return {key: case.state for key, case in questions_known(STAFF).items()}


def test_the_same_file_twice_asks_once(asked):
    assert len(asked("a", "b")) == 2
    assert asked("a", "b") == []
    assert states() == {"a": "asked", "b": "asked"}


def test_a_question_that_the_next_file_does_not_raise_is_over(asked):
    asked("a", "b")
    asked("b", "c")
    assert states() == {"a": "answered", "b": "asked", "c": "asked"}


def test_a_file_that_does_not_name_somebody_settles_nothing_about_them(asked):
    asked("a", "b")
    asked("b", about=[])
    assert states() == {"a": "asked", "b": "asked"}


def test_what_hr_answered_is_not_asked_again(asked, world):
    holds(world.people["stranger"], Membership.Role.HR, world.house.water)
    [case] = asked("a")
    said = {"answer": "It is right as it stands."}
    take_step(case.pk, "answer", by=world.standing("stranger"), at=AT, version=1, said=said)
    assert asked("a") == []
    assert states() == {"a": "answered"}


def test_the_question_itself_is_kept_in_words_that_can_be_said_in_both_languages(asked):
    asked("a")
    assert Case.objects.get().data == {"key": "a", "said": {"say": "Which?", "with": {}}}


def test_sixty_questions_that_were_known_cost_no_more_than_one(asked):
    asked(*map(str, range(60)))
    with at_most(1):
        asked(*map(str, range(60)))
