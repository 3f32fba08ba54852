"""The daily anchor covers every subject that moved, once, and names the anchor before it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from leerlijn.foundation.journal import queries
from leerlijn.foundation.journal.actions import make_anchor, record
from leerlijn.foundation.journal.models import Anchor, Anchoring
from leerlijn.foundation.journal.verification import verify
from tests.foundation.journal.conftest import MONDAY, TUESDAY, WEDNESDAY
from tests.tools.budget import at_most

TODAY = date(2026, 11, 25)


def covered(anchor):
    return set(Anchoring.objects.filter(anchor=anchor).values_list("entry__subject", "entry__seq"))


def test_an_anchor_covers_the_head_of_every_subject_that_moved(journal):
    first, second = Anchor.objects.order_by("day")
    assert covered(first) == {("case:1", 1), ("certificate:UTQ-2026-0001", 1)}
    assert covered(second) == {("case:1", 3)}
    assert (first.prev, second.prev) == ("", first.hash)


def test_the_second_time_on_a_day_nothing_is_made(journal, coordinator):
    made = make_anchor(TODAY, WEDNESDAY)
    record("case:1", "reopen", by=coordinator, at=WEDNESDAY)
    again = make_anchor(TODAY, WEDNESDAY)
    assert again == made
    assert covered(again) == {("case:1", 4)}


def test_no_anchor_is_made_for_a_day_that_is_past(journal):
    newest = make_anchor(TODAY, WEDNESDAY)
    assert make_anchor(date(2026, 11, 1), WEDNESDAY) == newest
    assert Anchor.objects.count() == 3


def test_a_day_on_which_nothing_moved_has_its_anchor(journal):
    make_anchor(TODAY, WEDNESDAY)
    quiet = make_anchor(date(2026, 11, 26), WEDNESDAY)
    assert quiet.count == 0
    assert verify() is None


def test_two_anchors_cannot_follow_the_same_one(journal):
    newest = Anchor.objects.order_by("day").last()
    rival = {"count": 0, "root": "", "made_at": MONDAY, "hash": "0" * 64}
    with pytest.raises(IntegrityError), transaction.atomic():
        Anchor.objects.create(day=TODAY, prev=newest.prev, **rival)


def test_what_stands_is_covered_from_the_first_anchor_after_it(journal, coordinator):
    assert queries.standing("case:1", act="open").anchored_on == date(2026, 11, 23)
    assert queries.standing("case:1", act="submit").anchored_on == date(2026, 11, 24)
    assert queries.standing("case:1", act="close").anchored_on is None


def test_what_stands_is_the_newest_of_its_act_in_one_statement(journal, coordinator):
    record("certificate:UTQ-2026-0001", "issue", by=coordinator, at=TUESDAY, payload={"fingerprint": "ee"})
    with at_most(1):
        assert queries.standing("certificate:UTQ-2026-0001", act="issue").payload == {"fingerprint": "ee"}
    assert queries.standing("certificate:UTQ-2026-0001", act="revoke") is None


def test_anchors_come_newest_first_page_by_page(journal):
    page = queries.anchors(limit=1)
    assert [anchor.day for anchor in page] == [date(2026, 11, 24)]
    assert [anchor.day for anchor in queries.anchors(before=page[-1].day, limit=5)] == [date(2026, 11, 23)]
