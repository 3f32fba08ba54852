"""Anchors go to witnesses outside: each once, all that were missed, and again when a letter failed."""

from datetime import date, timedelta

import pytest
from django.core import mail

from leerlijn.foundation.journal.actions import make_anchor, record
from leerlijn.foundation.journal.models import Anchor, Entry
from leerlijn.site.witnesses import SUBJECT, tell_witnesses
from tests.stories.world import AT, SETTING_UP

DAY = timedelta(days=1)
WITNESS = "notary@noaber.example"


@pytest.fixture
def anchored(db, settings):
    """So many days, each with its anchor."""
    settings.WITNESSES = [WITNESS]
    record("case:1", "open", by=SETTING_UP, at=AT)

    def made(*days: int) -> list[Anchor]:
        return [make_anchor(AT.date() + day * DAY, AT + (day + 1) * DAY) for day in days]

    return made


def test_a_witness_gets_every_anchor_once_in_both_languages(anchored):
    first, second = anchored(0, 1)
    assert tell_witnesses(at=AT + 2 * DAY) == 2
    [letter] = mail.outbox
    assert letter.to == [WITNESS]
    for said in (first.hash, second.hash, "ankers van ons logboek", "anchors of our journal"):
        assert said in letter.body
    assert tell_witnesses(at=AT + 2 * DAY) == 0
    [third] = anchored(2)
    assert tell_witnesses(at=AT + 3 * DAY) == 1
    assert (third.hash in mail.outbox[1].body, first.hash in mail.outbox[1].body) == (True, False)


def test_a_letter_that_failed_goes_with_the_next(anchored, monkeypatch):
    anchored(0)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _fails)
        with pytest.raises(OSError, match="no server"):
            tell_witnesses(at=AT + DAY)
    assert not Entry.objects.filter(subject=SUBJECT).exists()
    assert tell_witnesses(at=AT + DAY) == 1


def _fails(*_, **__):
    raise OSError("no server")


def test_without_witnesses_nothing_goes_and_who_comes_later_gets_them_all(anchored, settings):
    anchored(0, 1)
    settings.WITNESSES = []
    assert tell_witnesses(at=AT + 2 * DAY) == 0
    settings.WITNESSES = [WITNESS]
    assert tell_witnesses(at=AT + 2 * DAY) == 2
    assert Anchor.objects.latest("day").day == date(2026, 11, 25)
