"""The people and units of 2018, for every story about the agreements."""

import pytest

from tests.stories import agreements


@pytest.fixture
def year(db, settings, tmp_path):
    settings.DATA = tmp_path
    return agreements.build()
