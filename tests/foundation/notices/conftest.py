"""A question that goes round, in a catalogue and a policy that forget it after the test."""

import pytest
from django.core import mail

from tests.foundation.notices import builders


@pytest.fixture
def round(db, monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    return builders.gather(monkeypatch)


@pytest.fixture
def outbox(mailoutbox):
    """Every letter that left, as the mail server would get it."""
    assert mailoutbox is mail.outbox
    return mailoutbox
