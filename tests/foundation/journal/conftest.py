"""Somebody who writes, and a journal with something in it."""

from datetime import UTC, date, datetime

import pytest

from leerlijn.foundation.journal.actions import Actor, make_anchor, record

MONDAY = datetime(2026, 11, 23, 9, 30, 0, 250, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def coordinator():
    return Actor(pseudonym="00aa11bb22cc33dd", name="Noor Voorbeeld")


@pytest.fixture
def deputy():
    """Somebody with a mandate of the dean."""
    return Actor(
        pseudonym="1111222233334444",
        name="Sam de Vries",
        on_behalf_of="9999888877776666",
        on_behalf_name="Mieke Jansen",
    )


@pytest.fixture
def journal(db, coordinator, deputy):
    """Two subjects, three days, two anchors; the last entry is in none of them."""
    record("case:1", "open", by=coordinator, at=MONDAY, about="person:abc", payload={"to": "draft"})
    record("certificate:UTQ-2026-0001", "issue", by=deputy, at=MONDAY, payload={"fingerprint": "ff"})
    make_anchor(date(2026, 11, 23), MONDAY)
    record("case:1", "submit", by=coordinator, at=TUESDAY, about="person:abc", payload={"to": "lodged"})
    record("case:1", "admit", by=deputy, at=TUESDAY, about="person:abc", payload={"to": "judged", "é": "ü☃"})
    make_anchor(date(2026, 11, 24), TUESDAY)
    record("case:1", "close", by=coordinator, at=WEDNESDAY, about="person:abc", payload={"to": "closed"})
