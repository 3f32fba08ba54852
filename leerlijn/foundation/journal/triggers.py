"""What the database itself refuses, whoever asks: the rules are data, and written for either database.

Dropped before tables change and put back after (`leerlijn migrate`): SQLite loses the triggers of a table
that is rebuilt, and one that names another table makes altering that one fail.

What no trigger can tell: whether an entry that is rightly chained was written by our code. Whoever may write
SQL can add one and move a case by it; then it is seen in the journal, and by whoever keeps the anchors. They
can also raise a head once: nothing moves by that, and nothing more is written about that subject.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "leerlijn_guard_"
ALWAYS = "1 = 1"


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses an event on the rows of a table where the condition holds (SQL that both databases read)."""

    name: str
    table: str
    event: str
    says: str
    when: str = ALWAYS
    only_on: str = ""
    moment: str = "BEFORE"

    @property
    def trigger(self) -> str:
        return PREFIX + self.name

    @property
    def is_always(self) -> bool:
        """Whatever the row holds."""
        return self.when == ALWAYS


def never(table: str, *, key: str, says: str) -> Iterable[Guard]:
    """Rows of this table never change and never go; an INSERT OR REPLACE is a deletion in disguise."""
    name = table.removeprefix("journal_")
    yield Guard(f"{name}_changes", table, "UPDATE", says)
    yield from stays(table, key=key, says=says)


def stays(table: str, *, key: str, says: str) -> Iterable[Guard]:
    name = table.removeprefix("journal_")
    yield Guard(f"{name}_goes", table, "DELETE", says)
    yield Guard(f"{name}_emptied", table, "TRUNCATE", says, only_on="postgresql")
    known = f"EXISTS (SELECT 1 FROM {table} AS known WHERE {key})"
    yield Guard(f"{name}_replaced", table, "INSERT", says, when=known, only_on="sqlite")


ERASES = """NOT (
    NEW.entry_id = OLD.entry_id
    AND NEW.erased_by_id IS NOT NULL AND NEW.erased_by_id >= COALESCE(OLD.erased_by_id, 0)
    AND ((NEW.salt = OLD.salt AND NEW.payload = OLD.payload) OR (NEW.salt = '' AND NEW.payload = ''))
    AND ((NEW.name_salt = OLD.name_salt AND NEW.name = OLD.name AND NEW.on_behalf_name = OLD.on_behalf_name)
         OR (NEW.name_salt = '' AND NEW.name = '' AND NEW.on_behalf_name = ''))
)"""

FORGETS_NO_MEASUREMENT = """NOT (
    NEW.id = OLD.id AND NEW.intake_id = OLD.intake_id AND NEW.number = OLD.number
    AND NEW.made_at = OLD.made_at AND NEW.fingerprint = OLD.fingerprint AND EXISTS (
        SELECT 1 FROM qualification_intake AS of_it
        JOIN cases_case AS its_case ON its_case.id = of_it.case_id
        JOIN people_person AS whose ON whose.id = its_case.subject_id
        WHERE of_it.id = OLD.intake_id AND whose.erased_at IS NOT NULL
    )
)"""
"""What it says may go with the person whose it is, and at no other moment."""

STEPS_WITHOUT_ENTRY = """(NEW.state <> OLD.state OR NEW.version <> OLD.version) AND NOT (
    NEW.version > OLD.version AND EXISTS (
        SELECT 1 FROM journal_entry WHERE subject = 'case:' || NEW.id AND seq = NEW.version
    )
)"""

RISES_FROM_NOTHING = """NEW.seq > OLD.seq AND NOT EXISTS (
    SELECT 1 FROM journal_entry WHERE subject = OLD.subject AND seq = OLD.seq
)"""

HAS_ENTRIES = "EXISTS (SELECT 1 FROM journal_entry WHERE subject = NEW.subject)"
"""Asked after an INSERT: what raises a head is an INSERT that became an UPDATE, and is not asked this."""

GUARDS = (
    *never(
        "journal_entry",
        key="known.id = NEW.id OR (known.subject = NEW.subject AND known.seq = NEW.seq) "
        "OR known.hash = NEW.hash",
        says="an entry of the journal never changes and never goes",
    ),
    *stays(
        "journal_entrydetail",
        key="known.entry_id = NEW.entry_id",
        says="what an entry says is never taken away; it can be erased on the order of another entry",
    ),
    Guard(
        "entrydetail_changes",
        "journal_entrydetail",
        "UPDATE",
        "what an entry says is only erased, on the order of another entry",
        when=ERASES,
    ),
    Guard("head_goes", "journal_head", "DELETE", "the head of a subject never goes"),
    Guard(
        "head_emptied", "journal_head", "TRUNCATE", "the head of a subject never goes", only_on="postgresql"
    ),
    Guard(
        "head_falls",
        "journal_head",
        "UPDATE",
        "the head of a subject only rises",
        when="NEW.seq < OLD.seq OR NEW.subject <> OLD.subject",
    ),
    Guard(
        "head_rises",
        "journal_head",
        "UPDATE",
        "the head of a subject only rises from an entry",
        when=RISES_FROM_NOTHING,
    ),
    Guard(
        "head_replaced",
        "journal_head",
        "INSERT",
        "the head of a subject never begins anew",
        when=HAS_ENTRIES,
        moment="AFTER",
    ),
    *never(
        "journal_anchor",
        key="known.id = NEW.id OR known.day = NEW.day OR known.prev = NEW.prev OR known.hash = NEW.hash",
        says="an anchor never changes and never goes",
    ),
    *never(
        "journal_anchoring",
        key="known.entry_id = NEW.entry_id",
        says="what an anchor covers never changes",
    ),
    Guard(
        "case_steps",
        "cases_case",
        "UPDATE",
        "a case changes its state only together with its entry in the journal",
        when=STEPS_WITHOUT_ENTRY,
    ),
    Guard("case_begins", "cases_case", "INSERT", "a case only begins at version 1", when="NEW.version <> 1"),
    Guard("case_renamed", "cases_case", "UPDATE", "a case never gets another number", "NEW.id <> OLD.id"),
    *stays("cases_case", key="known.id = NEW.id", says="a case never goes"),
    *never("agreements_ledgerentry", key="known.id = NEW.id", says="an entry of the ledger never changes"),
    *stays(
        "qualification_measurement",
        key="known.id = NEW.id OR (known.intake_id = NEW.intake_id AND known.number = NEW.number)",
        says="where somebody began never changes and never goes",
    ),
    Guard(
        "qualification_measurement_changes",
        "qualification_measurement",
        "UPDATE",
        "where somebody began never changes and never goes",
        when=FORGETS_NO_MEASUREMENT,
    ),
    *never(
        "qualification_supervisionentry",
        key="known.id = NEW.id OR (known.case_id = NEW.case_id AND known.number = NEW.number)",
        says="an entry of hours of supervision never changes and never goes",
    ),
    *never("agreements_posting", key="known.id = NEW.id", says="a posting never changes and never goes"),
)


def guards_of(connection: BaseDatabaseWrapper) -> list[Guard]:
    """Those of this kind of database whose table exists."""
    tables = set(connection.introspection.table_names())
    return [guard for guard in GUARDS if guard.table in tables and guard.only_on in {"", connection.vendor}]


def for_sqlite(guard: Guard) -> str:
    return (
        f'CREATE TRIGGER "{guard.trigger}" {guard.moment} {guard.event} ON "{guard.table}" FOR EACH ROW '
        f"WHEN {guard.when} BEGIN SELECT RAISE(ABORT, '{guard.says}'); END"
    )


def body(guard: Guard) -> str:
    """The function behind a trigger on PostgreSQL."""
    row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(guard.event, "NEW")
    return (
        f"BEGIN IF {guard.when} THEN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', "
        f"MESSAGE = '{guard.says}'; END IF; RETURN {row}; END"
    )


def for_postgresql(guard: Guard) -> str:
    each = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
    return (
        f'CREATE FUNCTION "{guard.trigger}"() RETURNS trigger LANGUAGE plpgsql '
        f"AS $guard${body(guard)}$guard$; "
        f'CREATE TRIGGER "{guard.trigger}" {guard.moment} {guard.event} ON "{guard.table}" '
        f'FOR EACH {each} EXECUTE FUNCTION "{guard.trigger}"(); '
        f'ALTER TABLE "{guard.table}" ENABLE ALWAYS TRIGGER "{guard.trigger}"'
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every guard in its place, also where an older one stands."""
    write = for_sqlite if connection.vendor == "sqlite" else for_postgresql
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        drop(connection)
        for guard in guards_of(connection):
            cursor.execute(write(guard))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Takes away every guard, those of an earlier version too."""
    with connection.cursor() as cursor:
        for name in standing(connection):
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER "{name}"')
            else:
                cursor.execute(f'DROP FUNCTION "{name}"() CASCADE')


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The guards that are not there, or not as they are written here."""
    written = for_sqlite if connection.vendor == "sqlite" else body
    there = standing(connection)
    return [guard.trigger for guard in guards_of(connection) if there.get(guard.trigger) != written(guard)]


OURS = "LIKE 'leerlijn!_guard!_%' ESCAPE '!'"
ON_SQLITE = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name {OURS}"
ON_POSTGRESQL = f"""
    SELECT written.proname, CASE WHEN placed.tgenabled = 'A' THEN written.prosrc END
    FROM pg_proc AS written LEFT JOIN pg_trigger AS placed ON placed.tgfoid = written.oid
    WHERE written.pronamespace = current_schema()::regnamespace AND written.proname {OURS}"""


def standing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The guards that are there, with what they say; empty where the trigger is off or gone."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
        return {str(name): str(text or "") for name, text in cursor.fetchall()}
