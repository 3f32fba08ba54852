"""Hours of supervision: planned, granted, used; corrected beside, never over; words for two people only."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leerlijn.domains.qualification.actions.supervision import book_hours, correct_hours
from leerlijn.domains.qualification.models import SupervisionEntry
from leerlijn.domains.qualification.relations import BOOK_SUPERVISION, GRANT_SUPERVISION
from leerlijn.domains.qualification.supervision import Hours
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import EntryDetail
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.stories.test_feedback import EVERYBODY_ELSE
from tests.stories.test_precheck import said, supervised
from tests.stories.world import CODES
from tests.tools.budget import at_most

NOTE, WHY = "How to align week three.", "The first design had to be done anew."
TALK = {"on": "2026-11-24", "hours": "1,5", "about": NOTE}


def book(world, case, kind: str, name: str, **fields):
    return book_hours(case.pk, kind, fields, by=world.standing(name), at=world.at)


def correct(world, case, number: int, name: str, *, action=BOOK_SUPERVISION, because: str = "Wrong day."):
    by = world.standing(name)
    return correct_hours(case.pk, number, {"because": because}, action=action, by=by, at=world.at)


@pytest.fixture
def case(world):
    return supervised(world, *CODES)


@pytest.fixture
def booked(world, case):
    """Two hours granted, four planned, and three quarters more used than granted."""
    granted(book(world, case, "granted", "coordinator", hours="2"))
    granted(book(world, case, "planned", "supervisor", hours="4", about="The whole track"))
    granted(book(world, case, "used", "supervisor", **TALK))
    granted(book(world, case, "used", "supervisor", **{**TALK, "hours": "1.25", "because": WHY}))
    return case


def hours(world, case) -> Hours:
    return world.facts(case, "candidate").hours


def test_hours_are_planned_granted_and_used_in_quarters_of_an_hour(world, booked):
    assert hours(world, booked) == Hours(planned=240, granted=120, used=165)
    assert hours(world, booked).shown == (4, 2, 2.75, 0)


@pytest.mark.parametrize("wrong", ["", "much", "0", "-1", "1,1", "201", "NaN", "Infinity", "1e999999"])
def test_hours_that_are_no_quarters_are_not_taken(world, case, wrong):
    assert isinstance(book(world, case, "used", "supervisor", **{**TALK, "hours": wrong}), Incomplete)
    assert not SupervisionEntry.objects.exists()


def test_a_talk_that_is_still_to_come_is_not_booked(world, case):
    refused = book(world, case, "used", "supervisor", **{**TALK, "on": "2026-11-25", "because": WHY})
    assert said(refused) == {"This day is still to come. Write down a talk that was held."}
    assert book(world, case, "used", "supervisor", **{**TALK, "on": "2026-11-24", "because": WHY})


@pytest.mark.parametrize("on", ["0001-01-01", "1900-01-01", "2026-11-23"])
def test_a_talk_before_the_track_began_is_not_booked(world, case, on):
    refused = book(world, case, "used", "supervisor", **{**TALK, "on": on, "because": WHY})
    assert said(refused) == {"The track began on 24 November 2026: choose that day or a later one."}
    assert not SupervisionEntry.objects.exists()


def test_a_talk_during_the_intake_is_booked(world, case):
    intake = Case.objects.get(pk=case.pk)
    intake.pk, intake.version, intake.procedure = None, 1, "utq-intake"
    intake.opened_at = world.at - timedelta(days=4)
    intake.save()
    early = {**TALK, "on": "2026-11-19", "because": WHY}
    assert isinstance(book(world, case, "used", "supervisor", **early), Incomplete)
    granted(book(world, case, "used", "supervisor", **{**early, "on": "2026-11-20"}))


def test_in_a_closed_dossier_hours_are_corrected_but_not_booked(world, enter, booked):
    ledger = f"/qualification/dossiers/{booked.pk}/supervision/"
    assert f"{ledger}talk/" in enter("supervisor").get(ledger).content.decode()
    granted(world.step(booked, "withdraw", "candidate"))
    for kind, name, fields in (
        ("used", "supervisor", {**TALK, "because": WHY}),
        ("planned", "supervisor", {"hours": "1", "about": "x"}),
        ("granted", "coordinator", {"hours": "1"}),
    ):
        refused = book(world, booked, kind, name, **fields)
        assert said(refused) == {"This dossier is closed. You can still correct what was written down."}
    page = enter("supervisor").get(ledger).content.decode()
    assert f"{ledger}talk/" not in page
    assert f"{ledger}3/correct/" in page
    granted(correct(world, booked, 3, "supervisor"))


def test_nothing_goes_beyond_what_was_granted_without_one_sentence(world, case):
    granted(book(world, case, "granted", "coordinator", hours="2"))
    granted(book(world, case, "used", "supervisor", **TALK))
    refused = book(world, case, "used", "supervisor", **TALK)
    assert said(refused) == {"With this talk 3 of the 2 hours granted are used. Say in one sentence why."}
    assert book(world, case, "used", "supervisor", **TALK, because=WHY)
    granted(book(world, case, "granted", "coordinator", hours="3"))
    assert book(world, case, "used", "supervisor", **TALK), "the control: there are hours again"


def test_a_correction_stands_beside_what_it_corrects(world, booked):
    written = list(SupervisionEntry.objects.order_by("pk").values())
    granted(correct(world, booked, 4, "supervisor"))
    assert list(SupervisionEntry.objects.order_by("pk").values())[:4] == written
    assert hours(world, booked) == Hours(planned=240, granted=120, used=90)
    again = {"This entry was corrected already. Write a new one."}
    assert said(correct(world, booked, 4, "supervisor")) == again
    assert said(correct(world, booked, 5, "supervisor")) == again, "a correction is not corrected"
    assert said(correct(world, booked, 9, "supervisor")) == {"There is no such entry."}
    assert said(correct(world, booked, 3, "supervisor", because="")) == {"Fill this in."}


def test_each_takes_back_what_they_may_write(world, booked):
    by_coordinator = correct(world, booked, 3, "coordinator", action=GRANT_SUPERVISION)
    assert said(by_coordinator) == {"There is no such entry."}
    assert isinstance(correct(world, booked, 3, "coordinator"), Denied)
    assert said(correct(world, booked, 1, "supervisor")) == {"There is no such entry."}
    granted(correct(world, booked, 1, "coordinator", action=GRANT_SUPERVISION))
    assert hours(world, booked).granted == 0


def test_only_the_supervisor_books_and_only_the_coordinator_grants(world, case):
    for name in ("candidate", *EVERYBODY_ELSE):
        assert isinstance(book(world, case, "used", name, **TALK), Denied), name
        assert isinstance(book(world, case, "planned", name, hours="1", about="x"), Denied), name
    for name in ("candidate", "supervisor", *EVERYBODY_ELSE[1:]):
        assert isinstance(book(world, case, "granted", name, hours="1"), Denied), name
    assert not SupervisionEntry.objects.exists()


def test_the_database_lets_nobody_write_over_an_entry(booked):
    entry = SupervisionEntry.objects.first()
    for change in (
        lambda: SupervisionEntry.objects.filter(pk=entry.pk).update(minutes=15),
        lambda: SupervisionEntry.objects.filter(pk=entry.pk)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_every_entry_stands_in_the_journal_without_its_words(world, booked):
    granted(correct(world, booked, 3, "supervisor", because=WHY))
    payloads = "".join(
        EntryDetail.objects.filter(entry__subject__startswith="dossier:").values_list("payload", flat=True)
    )
    acts = EntryDetail.objects.filter(entry__act__endswith="-supervision").order_by("pk")
    assert list(acts.values_list("entry__act", flat=True)) == [
        "grant-supervision",
        "plan-supervision",
        *["book-supervision"] * 2,
        "correct-supervision",
    ]
    assert '"minutes":90' in payloads
    assert NOTE not in payloads
    assert WHY not in payloads


def pages_of(case) -> tuple[str, ...]:
    ledger = f"/qualification/dossiers/{case.pk}/supervision/"
    return (
        *(f"{ledger}{rest}" for rest in ("", "talk/", "plan/", "grant/", "3/correct/", "granted/1/correct/")),
        *("/qualification/supervision/", "/qualification/supervision/?as=csv", "/work/", "/qualification/"),
        *(f"/qualification/dossiers/{case.pk}/", f"/cases/{case.pk}/", "/qualification/dossiers/?as=csv"),
    )


def found_by(enter, case, words: str) -> set[str]:
    found = set()
    for name in ("candidate", "supervisor", *EVERYBODY_ELSE):
        for page in pages_of(case):
            response = enter(name).get(page)
            if words.encode() in b"".join(response):
                found.add(name)
    return found


def test_what_was_talked_about_is_read_by_two_people_and_why_it_was_more_by_three(enter, booked):
    assert found_by(enter, booked, NOTE) == {"candidate", "supervisor"}
    assert found_by(enter, booked, WHY) == {"candidate", "supervisor", "coordinator"}


def test_hr_reads_totals_and_nothing_else(world, enter, booked):
    ledger = f"/qualification/dossiers/{booked.pk}/supervision/"
    page = enter("hr").get(ledger).content.decode()
    assert "2.75" in page
    assert "<tbody>" not in page
    assert "More hours were used than were granted: 0.75 more." in page
    assert enter("hr").get(f"{ledger}3/correct/").status_code == 404
    listed = enter("hr").get("/qualification/supervision/").content.decode()
    assert world.people["candidate"].name in listed
    assert "2.75" in listed


def test_the_list_as_a_file_has_the_totals(world, enter, booked):
    answer = enter("hr").get("/qualification/supervision/?as=csv")
    lines = b"".join(answer).decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(lines), delimiter=";") if not row[0].startswith("#")]
    unit = booked.unit.name_en
    name = world.people["candidate"].name
    assert rows[1:] == [[str(booked.pk), name, unit, "4", "2", "2,75", "0"]]
    assert b"".join(enter("hr").get("/qualification/supervision/?as=xlsx"))[:2] == b"PK"


def test_each_lists_the_dossiers_whose_totals_they_may_read(world, enter, booked):
    other = world.begin("stranger")
    granted(book(world, other, "granted", "coordinator", hours="3"))
    found = {}
    for name in ("supervisor", "coordinator", "hr"):
        page = enter(name).get("/qualification/supervision/").content.decode()
        found[name] = {case for case in (booked.pk, other.pk) if f"/dossiers/{case}/supervision/" in page}
    both = {booked.pk, other.pk}
    assert found == {"supervisor": {booked.pk}, "coordinator": both, "hr": both}
    for name in ("dean", "auditor", "assessor-1", "stranger", "candidate"):
        assert enter(name).get("/qualification/supervision/").status_code in {403, 404}, name


def test_the_totals_stand_on_the_page_of_the_dossier_for_whoever_may_read_them(enter, booked):
    address = f"/qualification/dossiers/{booked.pk}/"
    told = "More hours are planned than were granted: 2 more."
    found = {
        name
        for name in ("candidate", "supervisor", *EVERYBODY_ELSE)
        if told in enter(name).get(address).content.decode()
    }
    assert found == {"candidate", "supervisor", "coordinator", "hr"}


def test_a_supervisor_books_and_corrects_on_the_pages_in_dutch(world, enter, case):
    browser, ledger = enter("supervisor", "nl"), f"/qualification/dossiers/{case.pk}/supervision/"
    refused = browser.post(f"{ledger}talk/", TALK)
    assert refused.status_code == 422
    assert "Zeg in één zin waarom." in refused.content.decode()
    assert browser.post(f"{ledger}talk/", {**TALK, "because": WHY}).headers["location"] == ledger
    page = browser.get(ledger).content.decode()
    assert "Er zijn meer uren gebruikt dan toegekend: 1,5 meer." in page
    assert browser.post(f"{ledger}1/correct/", {"because": "Andere dag."}).headers["location"] == ledger
    page = browser.get(ledger).content.decode()
    assert "verbetert boeking 1" in page
    assert "-1,5" in page
    assert browser.post(f"{ledger}plan/", {"hours": "6", "about": "Alles"}).status_code == 302
    assert enter("coordinator", "nl").post(f"{ledger}grant/", {"hours": "6"}).status_code == 302
    assert hours(world, case) == Hours(planned=360, granted=360)


@pytest.mark.parametrize("number", [1, 20])
def test_the_pages_cost_the_same_however_much_was_booked(world, enter, case, number):
    granted(book(world, case, "granted", "coordinator", hours="100"))
    for _ in range(number):
        granted(book(world, case, "used", "supervisor", **TALK))
    for name in ("supervisor", "coordinator", "hr"):
        browser = enter(name)
        for page, budget in {
            "/qualification/supervision/": 6,
            f"/qualification/dossiers/{case.pk}/supervision/": 10,
        }.items():
            browser.get(page)
            with at_most(budget):
                assert browser.get(page).status_code == 200
