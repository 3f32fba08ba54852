"""Full text, one façade over both databases: the rows of a table in which a word begins so.

SQLite keeps an FTS5 table beside each of these, and triggers that follow it; PostgreSQL an index of words,
without accents where its extension `unaccent` may be used. What somebody may see is asked of the rooms: this
only narrows it. Taken away before tables change and put back after (`leerlijn migrate`), like the guards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Func, Value
from django.db.models.sql.compiler import SQLCompiler

PREFIX = "leerlijn_search_"


@dataclass(frozen=True, slots=True)
class Searched:
    """A table with the columns whose words are found."""

    table: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """Of what stands beside it: a table of words, or an index."""
        return PREFIX + self.table

    @property
    def vector(self) -> str:
        """On PostgreSQL: its words, exactly as they are indexed."""
        said = " || ' ' || ".join(f"COALESCE({column}, '')" for column in self.columns)
        return f"leerlijn_words({said})"


SEARCHED = {
    each.table: each
    for each in (
        Searched("people_person", ("given_name", "prefix", "family_name", "number")),
        Searched("people_unit", ("name_nl", "name_en", "code")),
        Searched("people_unitname", ("name_nl", "name_en")),
        Searched("cases_case", ("name_nl", "name_en")),
    )
}


class Matching(Func):
    """The keys of the rows with a word that begins so: `filter(pk__in=Matching("people_unit", "natu"))`."""

    output_field = BigIntegerField()

    def __init__(self, table: str, word: str) -> None:
        super().__init__(Value(word))
        self.searched = SEARCHED[table]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Any:
        name = self.searched.name
        quoted = """'"' || replace(%(expressions)s, '"', ' ') || '" *'"""
        return self.as_sql(
            compiler, connection, template=f"(SELECT rowid FROM {name} WHERE {name} MATCH {quoted})"
        )

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Any:
        searched = self.searched
        template = (
            f"(SELECT id FROM {searched.table} WHERE {searched.vector} @@ leerlijn_query(%(expressions)s))"
        )
        return self.as_sql(compiler, connection, template=template)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts everything in its place, with the words that are there already."""
    with transaction.atomic(using=connection.alias):
        drop(connection)
        statements = _for_sqlite() if connection.vendor == "sqlite" else _for_postgresql(connection)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for kind, name in standing(connection):
            cursor.execute(f'DROP {kind} IF EXISTS "{name}"')


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """What is not there."""
    there = {name for _, name in standing(connection)}
    wanted = [each.name for each in SEARCHED.values()]
    if connection.vendor == "sqlite":
        wanted += [f"{name}_{moment}" for name in wanted for moment in MOMENTS]
    return [name for name in wanted if name not in there]


MOMENTS = ("added", "changed", "gone")


def _for_sqlite() -> list[str]:
    return [statement for each in SEARCHED.values() for statement in _beside(each)]


def _beside(each: Searched) -> list[str]:
    """What was erased leaves no word behind: secure-delete."""
    name, columns = each.name, ", ".join(each.columns)
    old, new = (", ".join(f"{row}.{column}" for column in each.columns) for row in ("OLD", "NEW"))
    out = f"INSERT INTO {name} ({name}, rowid, {columns}) VALUES ('delete', OLD.id, {old});"
    into = f"INSERT INTO {name} (rowid, {columns}) VALUES (NEW.id, {new});"
    return [
        f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{each.table}', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)",
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {each.table} BEGIN {into} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {columns} ON {each.table} BEGIN {out} {into} END",
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {each.table} BEGIN {out} END",
        f"INSERT INTO {name} ({name}) VALUES ('rebuild')",
    ]


FUNCTION = "CREATE OR REPLACE FUNCTION {} LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $search$ SELECT {} $search$"


def _for_postgresql(connection: BaseDatabaseWrapper) -> list[str]:
    """Names are no prose: their words are not brought back to a stem, in whatever language."""
    bare = "public.unaccent('public.unaccent', said)" if _can_leave_accents_out(connection) else "said"
    words = f"to_tsvector('pg_catalog.simple', {bare})"
    plain = f"translate({bare}, $q$'\\$q$, '  ')"
    query = f"to_tsquery('pg_catalog.simple', $q$' $q$ || {plain} || $q$':*$q$)"
    return [
        FUNCTION.format("leerlijn_words(said text) RETURNS tsvector", words),
        FUNCTION.format("leerlijn_query(said text) RETURNS tsquery", query),
        *(
            f"CREATE INDEX {each.name} ON {each.table} USING gin (({each.vector}))"
            for each in SEARCHED.values()
        ),
    ]


def _can_leave_accents_out(connection: BaseDatabaseWrapper) -> bool:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public")
            cursor.execute("SELECT public.unaccent('public.unaccent', 'é')")
    except DatabaseError:
        return False
    return True


ON_SQLITE = """
    SELECT upper(type), name FROM sqlite_master
    WHERE name LIKE 'leerlijn!_search!_%' ESCAPE '!'
    AND (type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%') ORDER BY type DESC"""
ON_POSTGRESQL = """
    SELECT 'INDEX', indexname FROM pg_indexes
    WHERE schemaname = current_schema() AND indexname LIKE 'leerlijn!_search!_%' ESCAPE '!'"""


def standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """What of it is there: its kind and its name, triggers before their tables."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
        return [(str(kind), str(name)) for kind, name in cursor.fetchall()]
