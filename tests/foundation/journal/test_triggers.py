"""What the database refuses to whoever goes round our code; every guard has its control."""

from contextlib import contextmanager

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.actions import record
from tests.foundation.journal.conftest import WEDNESDAY

HASH = "0" * 64
REFUSED = {
    "an entry changes": "UPDATE journal_entry SET act = 'other' WHERE seq = 2",
    "an entry goes": "DELETE FROM journal_entry WHERE seq = 4",
    "what an entry says changes": "UPDATE journal_entrydetail SET payload = '{}'",
    "a name changes": "UPDATE journal_entrydetail SET name = 'Somebody Else'",
    "a payload is emptied without an order": "UPDATE journal_entrydetail SET salt = '', payload = ''",
    "a salt stays behind": "UPDATE journal_entrydetail SET payload = '', erased_by_id = entry_id",
    "an order writes anew": "UPDATE journal_entrydetail SET payload = '{}', erased_by_id = entry_id",
    "what an entry says goes": "DELETE FROM journal_entrydetail",
    "a head goes": "DELETE FROM journal_head",
    "a head falls": "UPDATE journal_head SET seq = 1 WHERE subject = 'case:1'",
    "a head is renamed": "UPDATE journal_head SET subject = 'case:9' WHERE subject = 'case:1'",
    "an anchor changes": f"UPDATE journal_anchor SET root = '{HASH}'",
    "an anchor goes": "DELETE FROM journal_anchor",
    "a covering changes": "UPDATE journal_anchoring SET anchor_id = anchor_id",
    "a covering goes": "DELETE FROM journal_anchoring",
}
EMPTIED = ["journal_entry", "journal_entrydetail", "journal_head", "journal_anchor", "journal_anchoring"]
REPLACED = {
    "journal_entry": "id",
    "journal_entrydetail": "entry_id",
    "journal_anchor": "id",
    "journal_anchoring": "entry_id",
    "journal_head": "subject",
}
UNDER_ANOTHER_NUMBER = {
    "journal_entry": (
        "subject, seq, at, pseudonym, on_behalf_of, channel, act, about, commitment, names, prev, hash",
        "'case:2', 9, at, pseudonym, on_behalf_of, channel, act, about, commitment, names, prev, hash",
        "seq = 2",
    ),
    "journal_anchor": (
        "day, count, root, prev, hash, made_at",
        "'2027-01-01', count, root, prev, 'x', made_at",
        "prev <> ''",
    ),
}


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@contextmanager
def unguarded():
    """Without guards, until all that was done inside is undone."""
    with transaction.atomic():
        triggers.drop(connection)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_that(journal, name):
    with pytest.raises(IntegrityError, match=r"never|only"):
        execute(REFUSED[name])


@pytest.mark.parametrize("name", REFUSED)
def test_without_its_guard_the_database_would_do_that(journal, name):
    with unguarded():
        assert execute(REFUSED[name]) > 0


def test_a_head_does_not_rise_from_where_no_entry_is(journal, coordinator):
    execute("UPDATE journal_head SET seq = 9 WHERE subject = 'case:1'")
    with pytest.raises(IntegrityError, match="from an entry"):
        execute("UPDATE journal_head SET seq = 10 WHERE subject = 'case:1'")
    with pytest.raises(IntegrityError, match="from an entry"):
        record("case:1", "submit", by=coordinator, at=WEDNESDAY)


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("table", EMPTIED)
def test_a_table_cannot_be_emptied(journal, table):
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="never"):
        execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("table", REPLACED)
def test_a_row_cannot_be_replaced_under_its_own_key(journal, table):
    with pytest.raises(IntegrityError, match="never"):
        execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    with unguarded():
        assert execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}") > 0


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("table", UNDER_ANOTHER_NUMBER)
def test_a_row_cannot_be_replaced_by_another_with_the_same_hash(journal, table):
    columns, values, where = UNDER_ANOTHER_NUMBER[table]
    statement = f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {where}"
    with pytest.raises(IntegrityError, match="never"):
        execute(statement)
    with unguarded():
        assert execute(statement) == 1


def test_every_guard_is_there_after_migrating(db):
    assert triggers.missing(connection) == []


def test_a_guard_that_was_taken_away_is_named(db):
    trigger = "leerlijn_guard_entry_goes"
    on = ' ON "journal_entry"' if connection.vendor == "postgresql" else ""
    execute(f'DROP TRIGGER "{trigger}"{on}')
    assert triggers.missing(connection) == [trigger]
    triggers.install(connection)
    assert triggers.missing(connection) == []


@pytest.mark.only_on("postgresql")
def test_a_guard_that_was_switched_off_is_named(db):
    execute('ALTER TABLE "journal_entry" DISABLE TRIGGER "leerlijn_guard_entry_goes"')
    assert triggers.missing(connection) == ["leerlijn_guard_entry_goes"]
    triggers.install(connection)


def test_a_guard_that_says_something_else_is_named(db):
    guard = next(each for each in triggers.GUARDS if each.name == "head_falls")
    weaker = triggers.Guard(guard.name, guard.table, guard.event, guard.says, when="1 = 0")
    write = triggers.for_sqlite if connection.vendor == "sqlite" else triggers.for_postgresql
    drop = "DROP TRIGGER" if connection.vendor == "sqlite" else "DROP FUNCTION"
    execute(f'{drop} "{guard.trigger}"' + ("() CASCADE" if connection.vendor == "postgresql" else ""))
    execute(write(weaker))
    assert triggers.missing(connection) == [guard.trigger]
    triggers.install(connection)


def test_a_table_that_does_not_exist_yet_needs_no_guard(db, monkeypatch):
    later = triggers.Guard("of_later", "of_later", "DELETE", "never")
    monkeypatch.setattr(triggers, "GUARDS", (*triggers.GUARDS, later))
    assert triggers.missing(connection) == []
    triggers.install(connection)


def test_a_statement_that_is_wrong_is_not_mistaken_for_a_refusal(db):
    with pytest.raises(DatabaseError) as wrong:
        execute("UPDATE journal_nothing SET seq = 1")
    assert not isinstance(wrong.value, IntegrityError)
