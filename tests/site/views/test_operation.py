"""How the system runs, for the administrator: what is an alarm, and what came of the last nights."""

from __future__ import annotations

from datetime import timedelta

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.health import readiness
from tests.site.backup.test_drill import held
from tests.tools.budget import at_most

DAY = timedelta(days=1)


def test_the_administrator_sees_whether_last_nights_backup_can_be_put_back(world, enter, settings):
    settings.BACKUPS = settings.DATA
    readiness.asked_at = float("-inf")
    browser = enter("administrator")
    assert "That was not tried yet." in browser.get("/operation/").content.decode()
    for day in range(20):
        held(world.at - (20 - day) * DAY)
    held(world.at, Sentence("The file {file} did not come back.", file="ab12"))
    with at_most(6):
        said = browser.get("/operation/").content.decode()
    assert "The database and the disk take writes." in said
    assert "Not that of Tuesday 24 November 2026, 10:30." in said
    assert "The file ab12 did not come back." in said
    assert said.count("Put back whole") == 13
    assert enter("hr").get("/operation/").status_code == 404
