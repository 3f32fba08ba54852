"""When the votes are a majority: on each border, one vote less is none."""

import pytest

from leerlijn.domains.agreements.queries.regulations import (
    MAJORITIES,
    MAJORITY,
    SPECIAL,
    is_majority,
)
from leerlijn.site.choices import chooseables


@pytest.mark.parametrize(
    ("chosen", "cast", "enough"),
    [
        ("50", 10, 6),
        ("50", 11, 6),
        ("60", 10, 6),
        ("66", 3, 2),
        ("66", 9, 6),
        ("66", 100, 67),
        ("75", 8, 6),
        ("80", 10, 8),
        ("80", 1, 1),
    ],
)
def test_one_vote_fewer_is_no_majority(chosen, cast, enough):
    assert is_majority(enough, cast, chosen=chosen)
    assert not is_majority(enough - 1, cast, chosen=chosen)


@pytest.mark.parametrize("chosen", MAJORITIES)
def test_of_no_votes_there_is_no_majority_and_all_are_one(chosen):
    assert not is_majority(0, 0, chosen=chosen)
    assert is_majority(1, 1, chosen=chosen)


def test_every_majority_that_can_be_chosen_is_more_than_half():
    chosen = chooseables()[MAJORITY.key].among
    assert list(chosen) == ["50", *SPECIAL]
    assert not any(is_majority(1, 2, chosen=each) for each in chosen)
