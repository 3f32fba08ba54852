"""The start refuses a database that acknowledges what it may lose."""

import pytest
from django.db import connection

from leerlijn.foundation.ui.words import render
from leerlijn.site.database.strength import weaknesses

pytestmark = pytest.mark.django_db

WEAK_SQLITE = {
    "synchronous=NORMAL": "SQLite does not wait for the disk: set synchronous to FULL.",
    "secure_delete=OFF": "SQLite leaves erased text in the file: set secure_delete to ON.",
    "journal_mode=OFF": "SQLite keeps its journal as off; only WAL or DELETE survives a power cut.",
    "journal_mode=MEMORY": "SQLite keeps its journal as memory; only WAL or DELETE survives a power cut.",
    "foreign_keys=OFF": "SQLite does not check foreign keys: set foreign_keys to ON.",
}
SERVE = """
import django; django.setup()
from leerlijn.site.database import embedded
from django.conf import settings
from leerlijn.site.commands import main
options = settings.DATABASES["default"]["OPTIONS"]
options["init_command"] += "; PRAGMA {pragma}"
raise SystemExit(main(["serve"]))
"""


@pytest.mark.races
@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("pragma", WEAK_SQLITE)
def test_the_server_does_not_start_on_a_weaker_file(fresh_database, pragma):
    started = fresh_database.run("-c", SERVE.format(pragma=pragma), timeout=20)
    assert (started.returncode, started.stdout) == (1, WEAK_SQLITE[pragma] + "\n")


@pytest.mark.only_on("postgresql")
def test_a_server_that_does_not_wait_for_the_disk_is_named():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert {render(weakness, "en") for weakness in weaknesses(connection)} == {
        "PostgreSQL acknowledges before it has written: set synchronous_commit to on.",
    }
