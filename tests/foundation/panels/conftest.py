"""A data folder of this test's own, a case, and the people around it."""

import pytest

from tests.foundation.panels import builders


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def units(db):
    return builders.university()


@pytest.fixture
def framework(db):
    return builders.framework()


@pytest.fixture
def candidate(units):
    return builders.employed("Lotte", "Brinkhuis", units["water"])


@pytest.fixture
def case(candidate, units):
    return builders.case_about(candidate, units["engineering"])


@pytest.fixture
def anna(units):
    """Judges; works in the faculty of the candidate."""
    return builders.employed("Anna", "Oosterveld", units["engineering"])


@pytest.fixture
def bram(units):
    """Judges; works in another faculty."""
    return builders.employed("Bram", "Klaver", units["arts"])


@pytest.fixture
def round(case, framework, anna, bram):
    """Open, with Anna and Bram on its panel."""
    return builders.opened(case, framework, [anna, bram])
