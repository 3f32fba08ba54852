"""A case changes its state only together with its entry: the guard of `cases_case`, by direct SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.actions import record
from tests.foundation.journal.conftest import MONDAY, TUESDAY

TABLE = """CREATE TABLE cases_case (
    id integer PRIMARY KEY, state varchar(40) NOT NULL, version integer NOT NULL, note varchar(40) NOT NULL
)"""


@pytest.fixture
def case(db, coordinator):
    """A case at version 1 with its opening in the journal; of its table, the columns that matter here."""
    with transaction.atomic():
        triggers.drop(connection)
        execute("ALTER TABLE cases_case RENAME TO cases_case_of_the_product")
        execute(TABLE)
        triggers.install(connection)
    execute("INSERT INTO cases_case VALUES (12, 'draft', 1, '')")
    return record("case:12", "open", by=coordinator, at=MONDAY)


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def move(**to):
    return execute("UPDATE cases_case SET " + ", ".join(f"{name} = '{value}'" for name, value in to.items()))


@pytest.mark.parametrize("to", [{"state": "lodged"}, {"version": 2}, {"state": "lodged", "version": 2}])
def test_a_case_does_not_move_without_an_entry(case, to):
    with pytest.raises(IntegrityError, match="together with its entry"):
        move(**to)


def test_a_case_moves_with_its_entry(case, coordinator):
    record("case:12", "submit", by=coordinator, at=TUESDAY)
    assert move(state="lodged", version=2) == 1


def test_one_entry_does_not_cover_two_moves(case, coordinator):
    record("case:12", "submit", by=coordinator, at=TUESDAY)
    move(state="lodged", version=2)
    with pytest.raises(IntegrityError):
        move(state="judged", version=2)
    with pytest.raises(IntegrityError):
        move(state="judged", version=3)


def test_an_entry_of_another_case_does_not_cover_it(case, coordinator):
    for act in ("open", "submit"):
        record("case:13", act, by=coordinator, at=TUESDAY)
    with pytest.raises(IntegrityError):
        move(state="lodged", version=2)


def test_what_is_not_the_course_of_a_case_may_change(case):
    assert move(note="read again") == 1


def test_a_raised_head_is_no_entry(case):
    execute("UPDATE journal_head SET seq = 2 WHERE subject = 'case:12'")
    with pytest.raises(IntegrityError, match="together with its entry"):
        move(state="lodged", version=2)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM cases_case",
        "INSERT INTO cases_case VALUES (13, 'lodged', 2, '')",
        "UPDATE cases_case SET id = 13",
        pytest.param("TRUNCATE cases_case", marks=pytest.mark.only_on("postgresql")),
        pytest.param(
            "INSERT OR REPLACE INTO cases_case VALUES (12, 'lodged', 1, '')",
            marks=pytest.mark.only_on("sqlite"),
        ),
        pytest.param(
            "REPLACE INTO cases_case SELECT id, 'lodged', version, note FROM cases_case",
            marks=pytest.mark.only_on("sqlite"),
        ),
    ],
)
def test_a_case_does_not_go_nor_begin_anew(case, statement):
    with pytest.raises(IntegrityError, match=r"never|only"):
        execute(statement)
    triggers.drop(connection)
    execute(statement)


def test_without_the_guard_the_case_would_move_unseen(case):
    triggers.drop(connection)
    assert move(state="lodged") == 1
