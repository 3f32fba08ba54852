"""The grounds for exemption are data: two editions, which differ in the degree that the first one asks."""

import pytest

from leerlijn.domains.qualification.grounds import GROUNDS, editions_of_grounds


def test_each_edition_has_the_three_grounds_in_both_languages():
    for edition in editions_of_grounds().values():
        assert [ground.key for ground in edition.grounds] == ["g1", "g2", "g3"]
        assert all(ground.title.nl and ground.title.en for ground in edition.grounds)
        assert edition.source
    assert GROUNDS.default in editions_of_grounds()


@pytest.mark.parametrize(
    ("edition", "degree", "ground"),
    [
        ("seed", "first", "g1"),
        ("seed", "second", None),
        ("later-page", "first", "g1"),
        ("later-page", "second", "g1"),
    ],
)
def test_the_later_edition_takes_the_second_degree_too(edition, degree, ground):
    found = editions_of_grounds()[edition].accepting(degree)
    assert (found.key if found else None) == ground


def test_only_the_first_ground_asks_for_a_reflection_report():
    for edition in editions_of_grounds().values():
        asking = [ground.key for ground in edition.grounds if ground.needs_reflection_report]
        assert asking == ["g1"]
