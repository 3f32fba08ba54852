"""The register of processing: on a page for councils and auditors, and column by column in a file."""

from __future__ import annotations

import csv
import io

from leerlijn.kernel.data_map import data_map
from tests.tools.budget import at_most


def test_who_watches_or_has_a_say_reads_what_is_kept_about_people_and_nobody_else(world, enter):
    browser = enter("auditor")
    browser.get("/register/")
    with at_most(4):
        text = browser.get("/register/").content.decode()
    assert [each.key for each in data_map.processings() if f'id="{each.key}"' not in text] == []
    age = text.partition('id="pension-date"')[2].partition('id="employment"')[0]
    assert "HR adviser of the faculty" in age
    assert not any(other in age for other in ("dean of", "coordinator", "auditor"))
    assert "special: can say something about health" in text.partition('id="leave"')[2][:3000]

    rows = list(csv.reader(io.StringIO(file_of(browser)), delimiter=";"))
    told = [f"{row[0]}.{row[1]}" for row in rows[1:] if not row[0].startswith("#")]
    assert told == list(data_map.columns)
    assert enter("candidate").get("/register/").status_code == 404


def file_of(browser) -> str:
    return b"".join(browser.get("/register/", {"as": "csv"}).streaming_content).decode("utf-8-sig")
