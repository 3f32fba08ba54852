"""Whoever goes round our code and the guards is found: the first broken entry, by its subject and its day."""

import pytest
from django.db import connection

from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.models import Anchor, Anchoring, Entry, EntryDetail, Head
from leerlijn.foundation.journal.verification import FLAWS, verify
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.chain import LINKED, Flaw, Link, committed, written

OTHER = "0" * 64


@pytest.fixture
def unguarded(journal):
    """Somebody who rules the database takes the guards away first."""
    triggers.drop(connection)  # the transaction of the test puts them back


def the(seq):
    return Entry.objects.filter(subject="case:1", seq=seq)


def detail(seq):
    return EntryDetail.objects.filter(entry__subject="case:1", entry__seq=seq)


def rehash(seq, **changes):
    """A careful forger: the entry fits in itself again."""
    entry = the(seq).values(*LINKED).get()
    the(seq).update(**changes, hash=Link(**{**entry, "at": written(entry["at"]), **changes}).hash)


def remove(entries):
    """With everything that belongs to them."""
    keys = list(entries.values_list("pk", flat=True))
    for model in (EntryDetail, Anchoring):
        model.objects.filter(entry__in=keys).delete()
    Entry.objects.filter(pk__in=keys).delete()


def cut(newest):
    remove(Entry.objects.filter(subject="case:1", seq__gt=newest))


def cut_with_head(newest):
    cut(newest)
    Head.objects.filter(subject="case:1").update(seq=newest, hash=the(newest).values("hash"))


TAMPERED = {
    "the act": (
        lambda: the(2).update(act="withdraw"),
        "Entry 2 of case:1, of 24 November 2026: it was changed.",
    ),
    "who did it": (
        lambda: the(3).update(pseudonym="0" * 16),
        "Entry 3 of case:1, of 24 November 2026: it was changed.",
    ),
    "the moment": (
        lambda: the(1).update(at="2026-11-20T10:00:00Z"),
        "Entry 1 of case:1, of 20 November 2026: it was changed.",
    ),
    "one byte of what was decided": (
        lambda: detail(3).update(payload='{"to":"judget","é":"ü☃"}'),
        "Entry 3 of case:1, of 24 November 2026: what it says was changed.",
    ),
    "a name": (
        lambda: detail(3).update(name="Somebody Else"),
        "Entry 3 of case:1, of 24 November 2026: the name of who did it was changed.",
    ),
    "on whose behalf": (
        lambda: detail(3).update(on_behalf_name=""),
        "Entry 3 of case:1, of 24 November 2026: the name of who did it was changed.",
    ),
    "a payload gone without an order": (
        lambda: detail(2).update(payload="", salt=""),
        "Entry 2 of case:1, of 24 November 2026: what it says is gone, and no entry ordered that.",
    ),
    "a whole detail gone": (
        lambda: detail(2).delete(),
        "Entry 2 of case:1, of 24 November 2026: what it says is gone, and no entry ordered that.",
    ),
    "a name gone without an order": (
        lambda: detail(2).update(name="", name_salt=""),
        "Entry 2 of case:1, of 24 November 2026: the name of who did it is gone, and no entry ordered that.",
    ),
    "an entry in the middle gone": (
        lambda: remove(the(2)),
        "Entry 2 of case:1, after one of 23 November 2026: it is gone, and later ones are there.",
    ),
    "the first entry gone": (
        lambda: remove(the(1)),
        "Entry 1 of case:1: it is gone, and later ones are there.",
    ),
    "the tail cut": (
        lambda: cut(3),
        "Entry 4 of case:1, after one of 24 November 2026: it is gone: this subject was cut off.",
    ),
    "all entries gone": (lambda: cut(0), "Entry 1 of case:1: it is gone: this subject was cut off."),
    "the head gone": (
        lambda: Head.objects.filter(subject="case:1").delete(),
        "Entry 4 of case:1, of 25 November 2026: nothing says that it is the newest of its subject.",
    ),
    "the last head gone": (
        lambda: Head.objects.exclude(subject="case:1").delete(),
        "Entry 1 of certificate:UTQ-2026-0001, of 23 November 2026: "
        "nothing says that it is the newest of its subject.",
    ),
    "the head changed": (
        lambda: Head.objects.filter(subject="case:1").update(hash=OTHER),
        "Entry 4 of case:1, of 25 November 2026: it is not the newest that was written.",
    ),
    "an entry forged with care": (
        lambda: rehash(2, act="withdraw"),
        "Entry 3 of case:1, of 24 November 2026: "
        "it does not follow the entry before it: one of the two was changed.",
    ),
    "the tail cut and the head with it, anchored": (
        lambda: cut_with_head(2),
        "The anchor of 24 November 2026: an entry that it covers was changed or is gone.",
    ),
    "the newest entry forged with its head, anchored": (
        lambda: (cut_with_head(3), rehash(3, act="reject"), cut_with_head(3)),
        "The anchor of 24 November 2026: an entry that it covers was changed or is gone.",
    ),
    "an anchor changed": (
        lambda: Anchor.objects.filter(day="2026-11-24").update(count=7),
        "The anchor of 24 November 2026: it was changed.",
    ),
    "an anchor gone": (
        lambda: (
            Anchoring.objects.filter(anchor__day="2026-11-23").delete(),
            Anchor.objects.first().delete(),
        ),
        "The anchor of 24 November 2026: it does not follow the anchor before it.",
    ),
    "a covering gone": (
        lambda: Anchoring.objects.filter(anchor__day="2026-11-24").delete(),
        "The anchor of 24 November 2026: an entry that it covers was changed or is gone.",
    ),
}


def test_a_journal_that_nobody_touched_is_whole(journal):
    assert verify() is None


def test_an_empty_journal_is_whole(db):
    assert verify() is None


@pytest.mark.parametrize("name", TAMPERED)
def test_it_is_found_and_named(unguarded, name):
    tamper, says = TAMPERED[name]
    tamper()
    assert render(verify(), "en") == says


@pytest.mark.parametrize("name", TAMPERED)
def test_it_is_named_in_dutch_too(unguarded, name):
    TAMPERED[name][0]()
    said = render(verify(), "nl")
    assert "november 2026" in said or "case:1: " in said
    assert said != render(verify(), "en")


def test_a_new_text_under_a_new_salt_does_not_fit_the_old_promise(unguarded):
    detail(1).update(salt="f" * 32, payload='{"to":"closed"}')
    assert "what it says was changed" in render(verify(), "en")
    rehash(1, commitment=committed("f" * 32, '{"to":"closed"}'))
    assert "Entry 2 of case:1" in render(verify(), "en")


def test_a_tail_that_no_anchor_covers_is_found_by_whoever_kept_its_hash(unguarded):
    kept = the(4).get().hash
    assert verify(known=kept) is None
    cut_with_head(3)
    assert verify() is None
    assert render(verify(known=kept), "en") == "The hash that you know does not occur in this journal."


def test_a_journal_written_anew_is_found_by_whoever_kept_an_anchor(unguarded):
    kept = Anchor.objects.get(day="2026-11-24").hash
    assert verify(known=kept) is None
    Anchoring.objects.all().delete()
    Anchor.objects.all().delete()
    assert verify() is None
    assert verify(known=kept) is not None


def test_every_flaw_has_its_words():
    assert set(FLAWS) == set(Flaw)
