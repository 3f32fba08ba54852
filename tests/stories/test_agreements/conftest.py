"""The people and units of 2018, for every story about the agreements."""

from copy import deepcopy

import pytest

from tests.stories import agreements


@pytest.fixture(scope="module")
def built_year(once) -> agreements.Year:
    return agreements.build()


@pytest.fixture
def year(built_year, db) -> agreements.Year:
    return deepcopy(built_year)
