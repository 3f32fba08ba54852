"""A number in force is the same however it is asked for: by itself, or as a part of another statement."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.queries.settings import setting, value_of
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.verdict import granted
from tests.foundation.cases.builders import text
from tests.stories import world as worlds

LENGTH = Setting("test.length", text("A length"), "P1D", text("the test"))
ON = date(2027, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def built(once):
    return worlds.build()


@pytest.fixture
def world(built, db):
    return deepcopy(built)


def choose(world, value, starts_on, unit="", ends_on=None):
    granted(
        choose_setting(
            LENGTH.key,
            value,
            source="test",
            starts_on=starts_on,
            ends_on=ends_on,
            unit=world.units.get(unit),
            actor=worlds.SETTING_UP,
            at=world.at,
        )
    )


def values(on):
    """Per unit: by itself, and in one statement for all."""
    units = Unit.objects.annotate(length=value_of(LENGTH, path="path", on=on)).order_by("pk")
    together = {unit.code: unit.length for unit in units}
    alone = {unit.code: setting(LENGTH, path=unit.path, on=on) for unit in units}
    assert together == alone
    return together


def test_the_nearest_unit_counts_then_the_latest_start(world):
    assert set(values(ON).values()) == {"P1D"}
    choose(world, "P2D", ON - 9 * DAY)
    choose(world, "P3D", ON - 8 * DAY, "NU")
    choose(world, "P4D", ON - 30 * DAY, "ET")
    choose(world, "P5D", ON - 20 * DAY, "ET")
    choose(world, "P9D", ON + DAY, "BMS")
    choose(world, "P8D", ON - 5 * DAY, "TNW", ends_on=ON - DAY)
    assert values(ON) == {"NU": "P3D", "ET": "P5D", "TNW": "P3D", "BMS": "P3D"}
    assert values(ON + DAY)["BMS"] == "P9D"
    assert values(ON - 2 * DAY)["TNW"] == "P8D"
