"""Who publishes, and the two editions of the teaching qualification."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.journal.actions import Actor

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    return Actor(pseudonym="0" * 16, name="set-up", channel="command")


@pytest.fixture
def editions(db, actor):
    """The models of 2010 and 2017, published."""
    return [publish_framework(data, actor=actor, at=AT) for data in shipped_frameworks()]
