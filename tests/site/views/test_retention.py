"""How long everything is kept, and what could go on a day: proposed with its reason, and never done."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from django.apps import apps

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import granted
from leerlijn.site.retention import COUNTED
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most

CLOSED = date(2026, 11, 24)
LAST = date(2028, 11, 24)
"""Two years after that day; it may go the day after."""
ON = {"starts_on": CLOSED, "source": "Decision of the board 2026-021", "actor": SETTING_UP}
NEVER_BY_THEMSELVES = {"partnership", "utq-obligation", "utq-registration", "utq-fragment"}
"""As long as somebody works here, or until they take back what they agreed to."""


def listed(browser, day: date) -> dict[str, tuple[str, str]]:
    """By kind, how many may go and how many stay."""
    answer = browser.get("/retention/proposed/", {"day": day.isoformat(), "as": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[-1] == ["# A proposal: nothing was destroyed."]
    return {row[0]: (row[1], row[2]) for row in rows[1:-1]}


def everything() -> dict[str, int]:
    ours = (model for model in apps.get_models() if model._meta.label != "sessions.Session")
    return {model._meta.label: model.objects.count() for model in ours}


def test_a_case_may_go_the_day_after_it_was_kept_unless_a_running_case_needs_it(world, enter):
    dossier = granted(world.step(world.begin(), "withdraw", "candidate"))
    browser, kind = enter("auditor"), "Dossiers with evidence and verdict"
    before = everything()
    assert kind not in listed(browser, LAST)
    assert listed(browser, LAST + timedelta(days=1))[kind] == ("1", "0")
    with at_most(10):
        page = browser.get("/retention/proposed/", {"day": "2028-11-25"}).content.decode()
    assert "two years, after the case closed" in page
    assert everything() == before, "it only proposes"

    granted(choose_setting("keep.dossiers", "P5Y", unit=world.units["NU"], at=world.at, **ON))
    assert kind not in listed(browser, LAST + timedelta(days=1)), "the institution keeps longer"
    assert "Five years, after the case closed" in browser.get("/retention/").content.decode()
    granted(choose_setting("keep.dossiers", "P1Y", unit=world.units["ET"], at=world.at, **ON))
    assert listed(browser, date(2027, 11, 25))[kind] == ("1", "0"), "the faculty shorter"
    assert "One year to five years, by faculty" in browser.get("/retention/").content.decode()

    Case.objects.create(
        procedure="staff-question",
        edition="2026",
        state="asked",
        unit=dossier.unit,
        path=dossier.path,
        opened_at=world.at,
        since=world.at,
        about=dossier,
    )
    assert listed(browser, date(2027, 11, 25))[kind] == ("0", "1")


def test_what_is_no_case_is_counted_by_its_own_moment(world, enter):
    browser = enter("administrator")
    known = listed(browser, date(2030, 1, 2)).get("Who somebody is", ("0", "0"))
    gone = Person.objects.get(
        pk=add_person(given_name="Ada", family_name="Weg", by=SETTING_UP, at=world.at).pk
    )
    office = {"person": gone, "unit": world.units["ET"], "role": "supervisor", "starts_on": date(2020, 1, 1)}
    Membership.objects.create(**office, ends_on=date(2027, 12, 31))
    kept = {"keep_until": date(2027, 1, 31), "keep_because": "It was a list of staff."}
    content = io.BytesIO(b"Names of those who came.\n")
    granted(
        store_document(content, name="list.txt", by=world.people["hr"], actor=SETTING_UP, at=world.at, **kept)
    )
    files, people = "Files that somebody brings in", "Who somebody is"
    assert files not in listed(browser, date(2027, 1, 31))
    assert listed(browser, date(2027, 2, 1))[files] == ("1", "0")
    assert listed(browser, date(2029, 12, 31)).get(people, ("0", "0")) == known
    assert listed(browser, date(2030, 1, 2))[people] == (str(int(known[0]) + 1), known[1])
    granted(choose_setting("keep.questions", "P9Y", at=world.at, **ON))
    closed = {"is_open": False, "opened_at": world.at, "since": world.at, "path": world.units["ET"].path}
    asked = {"procedure": "staff-question", "edition": "2026", "state": "answered", "unit": world.units["ET"]}
    Case.objects.create(**asked, **closed, subject=gone)
    assert listed(browser, date(2030, 1, 2)).get(people, ("0", "0")) == (known[0], str(int(known[1]) + 1))
    assert listed(browser, date(2035, 11, 25))["The course of every case"] == ("1", "0")

    answer = browser.get("/retention/proposed/", {"day": "soon"})
    assert (answer.status_code, "Write a day as 2026-11-24." in answer.content.decode()) == (422, True)


def test_nothing_is_kept_without_an_end_by_oversight():
    kept = [each.kept for each in data_map.processings() if each.kept.of or each.key in COUNTED]
    assert [each.key for each in data_map.processings() if each.kept.length and each.kept not in kept] == []
    several = [procedure for each in data_map.processings() for procedure in each.kept.of]
    assert len(several) == len(set(several))
    assert {key for key, _ in catalogue.procedures} - set(several) == NEVER_BY_THEMSELVES
    assert set(several) <= {key for key, _ in catalogue.procedures}


def test_the_table_is_for_who_has_a_say_and_the_list_for_who_watches_the_whole(world, enter):
    page = enter("auditor").get("/retention/").content.decode()
    assert [
        each.key for each in data_map.processings() if each.title.en not in page and "'" not in each.title.en
    ] == []
    assert "Our default, to be confirmed" in page
    addresses = ("/retention/", "/retention/proposed/")
    assert [enter("hr").get(address).status_code for address in addresses] == [200, 404]
    assert [enter("candidate").get(address).status_code for address in addresses] == [404, 404]
