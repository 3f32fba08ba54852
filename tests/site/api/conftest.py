"""A small university whose people all have a program that calls for them."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import pytest

from tests.site.api.callers import Caller, token_of
from tests.stories import world as worlds


@pytest.fixture(scope="module")
def built(once) -> worlds.World:
    return worlds.build()


@pytest.fixture
def world(built, db, monkeypatch) -> worlds.World:
    made = deepcopy(built)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    return made


@pytest.fixture
def call(world):
    """`call("candidate").get("/me")`."""
    return cache(lambda name: Caller(token_of(world, name)))
