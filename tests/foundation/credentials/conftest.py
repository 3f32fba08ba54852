"""A holder, and a key to sign with in a data folder of this test's own."""

from datetime import UTC, datetime

import pytest

from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.people.models import Person
from tests.foundation.credentials.builders import REGISTRAR


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def holder(db):
    return Person.objects.create(given_name="Lotte", family_name="Brinkhuis")


@pytest.fixture
def key(folder, db):
    return make_signing_key(at=datetime(2026, 1, 1, 8, 0, tzinfo=UTC), by=REGISTRAR)
