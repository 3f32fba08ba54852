"""A verdict can be asked as a question, and a refusal brings its reason along."""

from __future__ import annotations

import pytest

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Allowed, Denied, Incomplete, Outdated, all_of

ROUND, FULL = Sentence("The round is closed."), Sentence("The session is full.")


def test_allowed_is_true():
    assert ALLOWED
    assert Allowed() == ALLOWED


@pytest.mark.parametrize(
    "refusal", [Denied(ROUND), Outdated(ROUND), Incomplete({"title": ROUND}), Incomplete({})]
)
def test_every_refusal_is_false(refusal):
    assert not refusal


def test_a_refusal_carries_its_reason():
    assert (
        Denied(ROUND).reason
        == Outdated(ROUND).reason
        == Incomplete({"title": ROUND}).errors["title"]
        == ROUND
    )


def test_three_kinds_of_refusal_are_told_apart():
    assert Denied(ROUND) != Outdated(ROUND)
    assert Denied(ROUND) == Denied(ROUND) != Denied(FULL)


def test_nothing_asked_is_allowed():
    assert all_of() is ALLOWED
    assert all_of(ALLOWED, ALLOWED) is ALLOWED


def test_the_first_refusal_is_the_answer():
    assert all_of(ALLOWED, Denied(ROUND), ALLOWED, Denied(FULL)) == Denied(ROUND)
