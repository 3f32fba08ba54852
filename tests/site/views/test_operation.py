"""How the system runs, for the administrator: what is an alarm, and what came of the last nights."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from leerlijn.site.backup.drill import too_long
from leerlijn.site.health import readiness
from tests.site.backup.test_drill import held
from tests.tools.budget import at_most

DAY = timedelta(days=1)


def test_the_administrator_sees_whether_last_nights_backup_can_be_put_back(
    world, enter, settings, monkeypatch
):
    settings.BACKUPS, is_on_a_server = settings.DATA, connection.vendor == "postgresql"
    readiness.asked_at = float("-inf")
    browser = enter("administrator")
    first = browser.get("/operation/").content.decode()
    assert "That was not tried yet." in first
    assert "LEERLIJN_WITNESSES is empty: nobody outside could prove" in first, (
        "what check says stands here too"
    )
    for day in range(20):
        held(world.at - (20 - day) * DAY)
    held(world.at, too_long(), lost=["ab12"])
    monkeypatch.setattr(readiness, "asked_at", float("inf"))  # however slow: the answer is still kept
    with at_most(6):
        said = browser.get("/operation/").content.decode()
    assert "The database and the disk take writes." in said
    assert "Not that of Tuesday 24 November 2026, 10:30." in said
    assert "Putting it back took more than 6 hours, and was ended." in said
    assert said.count("Put back whole") == 13
    assert ("into PostgreSQL, which keeps the rows here, is not tried." in said) == is_on_a_server
    assert "A drill puts it back into an SQLite database of its own" in said
    held(world.at, lost=["ab12"], known=True)
    said = browser.get("/operation/").content.decode()
    assert "was put back, but for files that were missing the night before too." in said
    assert "These files are named by rows and are not there: ab12." in said
    assert said.count("Put back, but for files missing before") == 1
    assert enter("hr").get("/operation/").status_code == 404
