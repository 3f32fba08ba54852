"""A university with two faculties, and a key to sign certificates with."""

from datetime import UTC, datetime

import pytest

from leerlijn.foundation.credentials.actions.keys import make_signing_key
from tests.domains.qualification.people import HR, university


@pytest.fixture
def units(db):
    return university()


@pytest.fixture
def key(settings, tmp_path, db):
    settings.DATA = tmp_path
    return make_signing_key(at=datetime(2026, 1, 1, 8, 0, tzinfo=UTC), by=HR)
