"""A small university whose people all have a program that calls for them."""

from __future__ import annotations

from functools import cache

import pytest

from tests.site.api.callers import Caller, token_of
from tests.stories import world as worlds


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch) -> worlds.World:
    settings.DATA = tmp_path
    made = worlds.build()
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    return made


@pytest.fixture
def call(world):
    """`call("candidate").get("/me")`."""
    return cache(lambda name: Caller(token_of(world, name)))
