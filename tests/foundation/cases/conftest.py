"""A university in which people ask for something, by a procedure that is gone afterwards."""

import pytest

from tests.foundation.cases import builders


@pytest.fixture
def procedures():
    with builders.added(builders.PROCEDURE, builders.OTHER):
        yield


@pytest.fixture
def world(db, procedures) -> builders.World:
    return builders.begun()
