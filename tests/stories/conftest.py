"""Every story begins in a small university, with files and keys in a folder of its own."""

from __future__ import annotations

import pytest

from tests.stories import world as worlds


@pytest.fixture
def world(db, settings, tmp_path) -> worlds.World:
    settings.DATA = tmp_path
    return worlds.build()
