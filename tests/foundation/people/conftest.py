"""The small university, Ilse who works in it, and a clock that a test can move."""

import pytest

from tests.foundation.people.colleagues import AT, built, somebody


@pytest.fixture
def house(db):
    return built()


@pytest.fixture
def ilse(db):
    return somebody("Ilse Wevers", language="en")


@pytest.fixture
def pieter(db):
    return somebody("Pieter Reimerink")


class Clock:
    """What time it is for the whole product."""

    def __init__(self):
        self.at = AT

    def __call__(self):
        return self.at


@pytest.fixture
def clock(monkeypatch):
    moved = Clock()
    monkeypatch.setattr("leerlijn.site.clock.now", moved)
    return moved
