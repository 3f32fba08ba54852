"""The small university, and Ilse who works in it."""

import pytest

from tests.foundation.people.colleagues import built, somebody


@pytest.fixture
def house(db):
    return built()


@pytest.fixture
def ilse(db):
    return somebody("Ilse Wevers", language="en")


@pytest.fixture
def pieter(db):
    return somebody("Pieter Reimerink")
