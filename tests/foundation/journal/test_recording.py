"""Writing in the journal: chained per subject, in few statements; what follows, in the same transaction."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.journal import followers, queries
from leerlijn.foundation.journal.actions import Written, record, record_all
from leerlijn.foundation.journal.followers import follow
from leerlijn.foundation.journal.models import Entry, Head
from leerlijn.foundation.journal.verification import verify
from leerlijn.kernel.chain import LINKED, Link, written
from tests.foundation.journal.conftest import MONDAY, TUESDAY
from tests.tools.budget import at_most


@task
def tell_somebody(entries):
    """What a room above would do with it."""


@pytest.fixture
def following(monkeypatch):
    monkeypatch.setattr(followers, "followers", followers.followers.copy())
    monkeypatch.setitem(followers.followers, "case", [])
    follow("case", tell_somebody)
    follow("case", tell_somebody)


def waiting():
    return [result.args_kwargs["args"] for result in DBTaskResult.objects.order_by("enqueued_at")]


def test_an_entry_names_the_one_before_it_on_its_own_subject(db, coordinator):
    first = record("case:1", "open", by=coordinator, at=MONDAY)
    elsewhere = record("case:2", "open", by=coordinator, at=MONDAY)
    second = record("case:1", "submit", by=coordinator, at=TUESDAY)
    assert [(entry.seq, entry.prev) for entry in (first, elsewhere, second)] == [
        (1, ""),
        (1, ""),
        (2, first.hash),
    ]
    head = Head.objects.get(subject="case:1")
    assert (head.seq, head.hash) == (2, second.hash)


def test_what_the_database_gives_back_hashes_to_the_same(db, deputy):
    record("case:1", "open", by=deputy, at=MONDAY, about="person:abc", payload={"ë": "☃"})
    entry = Entry.objects.get()
    said = {name: getattr(entry, name) for name in LINKED}
    assert Link(**{**said, "at": written(entry.at)}).hash == entry.hash


def test_a_page_shows_who_did_what_for_whom_in_one_statement(db, coordinator, deputy):
    record("case:1", "open", by=coordinator, at=MONDAY, payload={"to": "draft"})
    record("case:1", "admit", by=deputy, at=TUESDAY, payload={"to": "judged"})
    with at_most(1):
        lines = queries.entries_of("case:1")
    assert [(line.act, line.name, line.on_behalf_name, line.payload) for line in lines] == [
        ("open", "Noor Voorbeeld", "", {"to": "draft"}),
        ("admit", "Sam de Vries", "Mieke Jansen", {"to": "judged"}),
    ]


def test_somebody_finds_everything_that_was_done_about_them_under_whatever_subject(db, coordinator):
    record("case:1", "open", by=coordinator, at=MONDAY, about="person:abc")
    record("case:2", "open", by=coordinator, at=MONDAY, about="person:def")
    record("certificate:1", "issue", by=coordinator, at=TUESDAY, about="person:abc")
    assert [line.subject for line in queries.entries_about("person:abc")] == ["certificate:1", "case:1"]


def test_days_moments_and_amounts_are_written_as_json_has_them(db, coordinator):
    payload = {"on": date(2026, 11, 24), "at": TUESDAY, "euro": Decimal("1.10"), "codes": ("a", "b")}
    record("case:1", "open", by=coordinator, at=MONDAY, payload=payload)
    assert queries.entries_of("case:1")[0].payload == {
        "on": "2026-11-24",
        "at": "2026-11-24T09:30:00.000000Z",
        "euro": "1.10",
        "codes": ["a", "b"],
    }


def test_what_json_does_not_know_is_refused_and_nothing_is_written(db, coordinator):
    with pytest.raises(TypeError, match="a set cannot be written"), transaction.atomic():
        record("case:1", "open", by=coordinator, at=MONDAY, payload={"codes": {1}})
    assert not Entry.objects.exists()
    assert not Head.objects.exists()


def test_one_entry_takes_four_statements(db, coordinator):
    for _ in range(2):
        with at_most(4):
            record("unit:1", "open", by=coordinator, at=MONDAY)


def test_many_entries_of_one_act_are_followed_by_one_task(db, coordinator, following):
    entries = record_all([Written(f"case:{place}", "open") for place in range(3)], by=coordinator, at=MONDAY)
    assert waiting() == [[[entry.pk for entry in entries]]]


def test_twelve_hundred_entries_take_as_many_statements_as_three(db, coordinator):
    def all_of(count):
        return [Written(f"thing:{place:016}", "oblige", {"place": place}) for place in range(count)]

    with at_most(4):
        record_all(all_of(3), by=coordinator, at=MONDAY)
    with at_most(12):
        entries = record_all(all_of(1200), by=coordinator, at=TUESDAY)
    assert [entry.seq for entry in entries[:5]] == [2, 2, 2, 1, 1]
    assert Entry.objects.count() == 1203
    assert verify() is None


def test_several_entries_of_one_subject_at_once_follow_each_other(db, coordinator):
    record("case:1", "open", by=coordinator, at=MONDAY)
    written = [Written("case:1", "submit"), Written("case:2", "open"), Written("case:1", "admit")]
    entries = record_all(written, by=coordinator, at=TUESDAY)
    assert [(entry.subject, entry.seq) for entry in entries] == [("case:1", 2), ("case:2", 1), ("case:1", 3)]
    assert entries[2].prev == entries[0].hash
    assert verify() is None


def test_nothing_to_write_is_no_mistake(db, coordinator):
    assert record_all([], by=coordinator, at=MONDAY) == []


def test_what_follows_a_kind_of_subject_is_enqueued_once_with_the_key_of_the_entry(
    db, coordinator, following
):
    entry = record("case:1", "open", by=coordinator, at=MONDAY)
    record("thing:abc", "change", by=coordinator, at=MONDAY)
    assert waiting() == [[[entry.pk]]]


def test_who_wants_to_know_of_some_acts_is_not_told_of_others(db, coordinator, following):
    followers.followers["case"].clear()
    follow("case", tell_somebody, acts=["admit"])
    record("case:1", "open", by=coordinator, at=MONDAY)
    assert waiting() == []
    admitted = record("case:1", "admit", by=coordinator, at=TUESDAY)
    assert waiting() == [[[admitted.pk]]]


def test_without_its_entry_nothing_follows(db, coordinator, following):
    with transaction.atomic():
        record("case:1", "open", by=coordinator, at=MONDAY)
        assert len(waiting()) == 1
        transaction.set_rollback(True)
    assert (waiting(), Entry.objects.count(), Head.objects.count()) == ([], 0, 0)


def test_the_same_act_twice_gives_two_different_commitments(db, coordinator):
    once, again = (record("case:1", "open", by=coordinator, at=MONDAY, payload={"to": "draft"}) for _ in "12")
    assert once.commitment != again.commitment
    assert once.names != again.names
