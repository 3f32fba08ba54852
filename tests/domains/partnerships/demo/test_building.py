"""The three partnerships of the brochure, of which PILOTS shows one gap."""

from __future__ import annotations

import pytest

from leerlijn.domains.partnerships.demo.building import build
from leerlijn.domains.partnerships.queries.partnerships import (
    groups_of,
    partnership_named,
    partnerships,
    safeguards_of,
)
from tests.stories import world as worlds


@pytest.fixture
def world(db, settings, tmp_path):
    settings.DATA, settings.DEMO = tmp_path, True
    return worlds.build()


def test_three_partnerships_and_the_gaps_of_pilots(world):
    build(world.at, by=worlds.SETTING_UP)
    assert [each.short for each in partnerships()] == ["AOS-ON", "PILOTS", "Part 2"]
    lines = safeguards_of(groups_of(partnership_named("pilots").pk))
    assert [line.key for line in lines if line.is_gap] == ["organisation", "quality-culture"]
    assert sum(line.products for line in lines) == 1
