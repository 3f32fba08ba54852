"""Which edition holds on a day, and what it says, in one statement."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.queries import (
    Preview,
    carried_between,
    carried_over,
    competences_of,
    criteria_of,
    editions_of,
    framework,
    preview_change,
)
from leerlijn.kernel.sentence import Text
from tests.foundation.frameworks.conftest import AT
from tests.foundation.frameworks.editions import edition_2027


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2010, 1, 1), "2010"),
        (date(2017, 8, 31), "2010"),
        (date(2017, 9, 1), "2017"),
        (date(2026, 11, 24), "2017"),
    ],
)
def test_the_edition_in_force_depends_on_the_day(editions, on, edition):
    assert framework("utq", on=on).edition == edition


def test_before_the_first_edition_and_under_another_key_there_is_none(editions):
    assert framework("utq", on=date(2009, 12, 31)) is None
    assert framework("stq", on=date(2026, 11, 24)) is None


def test_all_editions_are_listed_with_the_newest_first(editions):
    assert [edition.edition for edition in editions_of("utq")] == ["2017", "2010"]


def test_the_criteria_come_in_order_with_their_competence_in_one_statement(
    editions, django_assert_num_queries
):
    with django_assert_num_queries(1):
        criteria = criteria_of(editions[1].pk)
    codes = "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 3.1 3.2 4.1 4.2 5.1 5.2 5.3"
    assert [criterion.code for criterion in criteria] == codes.split()
    assert [criterion.competence.code for criterion in criteria] == list("111112223344555")
    assert criteria[5].short == Text(nl="Voorbereiden", en="Prepare")
    assert criteria[5].text == Text(
        nl="een onderwijsbijeenkomst voorbereiden", en="prepare an educational meeting"
    )


def test_the_competences_before_2017_are_known_without_criteria(editions, django_assert_num_queries):
    with django_assert_num_queries(1):
        competences = competences_of(editions[0].pk)
    assert [competence.code for competence in competences] == list("123456")
    assert competences[3].title.en == "Organization of education"
    assert criteria_of(editions[0].pk) == ()


def test_what_was_organisation_before_2017_lives_on_in_two_criteria(editions):
    assert carried_over(editions[1].pk)["4"] == ("1.5", "5.2")
    assert carried_over(editions[0].pk) == {}


def test_what_lives_on_is_followed_through_every_edition_between(editions, actor):
    second = publish_framework(edition_2027(), actor=actor, at=AT)
    codes = {line.code: [line.code] for line in criteria_of(second.pk)}
    becomes = {"continues": {"criteria": {**codes, "1.2b": ["1.2a", "5.4"], "5.4": []}}}
    third = publish_framework(
        edition_2027(edition="2028", starts_on="2028-09-01", **becomes), actor=actor, at=AT
    )
    first = editions[1]
    assert carried_between(first.pk, second.pk)["1.2"] == ("1.2a", "1.2b")
    assert carried_between(first.pk, third.pk)["1.2"] == ("1.2a", "5.4")
    assert carried_between(first.pk, third.pk)["1.5"] == ()
    assert carried_between(third.pk, first.pk) == carried_between(first.pk, editions[2].pk) == {}


def test_a_change_of_edition_previews_what_running_work_keeps():
    carried = {"1": ("1.1",), "2": ("1.2", "1.3"), "3": ()}
    previews = preview_change(carried, ["1.1", "1.2", "1.3", "1.4"], {"a": ["1"], "b": ["2", "3"], "c": []})
    assert previews == {
        "a": Preview(kept={"1": "1.1"}, to_choose={}, dropped=(), missing=("1.2", "1.3", "1.4")),
        "b": Preview(kept={}, to_choose={"2": ("1.2", "1.3")}, dropped=("3",), missing=("1.1", "1.4")),
        "c": Preview(kept={}, to_choose={}, dropped=(), missing=("1.1", "1.2", "1.3", "1.4")),
    }
