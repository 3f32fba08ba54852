"""The database in a file: the right library, the right settings, and a start that refuses anything weaker."""

import pytest
from django.db import connection

from leerlijn.site.database.embedded import LIMIT_VARIABLE_NUMBER, journal_mode

ASK = """
import django; django.setup()
from django.db import connection
ask = connection.cursor().execute
print([ask(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "secure_delete")])
"""

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def test_an_old_library_never_uses_write_ahead_logging():
    assert [journal_mode(version) for version in ((3, 40, 1), (3, 51, 2), (3, 51, 3), (3, 53, 0))] == [
        "DELETE",
        "DELETE",
        "WAL",
        "WAL",
    ]


def test_a_file_is_written_so_that_a_power_cut_loses_nothing(fresh_database):
    assert fresh_database.run("-c", ASK).stdout == "['wal', 2, 1]\n"


def test_django_may_ask_for_the_limits_of_the_library():
    connection.ensure_connection()
    assert connection.connection.getlimit(LIMIT_VARIABLE_NUMBER) >= 32_766


def test_as_many_values_as_the_limit_says_fit_in_one_statement():
    with connection.cursor() as cursor:
        many = connection.features.max_query_params
        cursor.execute(f"SELECT 1 WHERE 1 IN ({','.join('?' * many)})".replace("?", "%s"), [1] * many)
        assert cursor.fetchone() == (1,)


WITHOUT_WHEEL = """
import sys; sys.modules["pysqlite3"] = None
import django; django.setup()
from django.db import connection
from leerlijn.site.database.embedded import SAFE_WITH_WAL
from leerlijn.site.database.strength import weaknesses
(mode,) = connection.cursor().execute("PRAGMA journal_mode").fetchone()
expected = "wal" if connection.get_database_version() >= SAFE_WITH_WAL else "delete"
print(mode == expected, weaknesses(connection))
print(connection.connection.getlimit(9) > 0, connection.Database.__name__)
"""


def test_without_a_wheel_the_library_of_the_system_is_used_as_far_as_it_is_safe(fresh_database, tmp_path):
    file = tmp_path / "without_wheel.py"
    file.write_text(WITHOUT_WHEEL)
    done = fresh_database.run(file)
    assert (done.stdout, done.stderr) == ("True []\nTrue sqlite3.dbapi2\n", "")
