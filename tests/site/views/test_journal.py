"""Reading the journal, verifying it, and everybody's own trail."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django_tasks_db.management.commands import db_worker

from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import lines_of, newest
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.queries import actor_of
from leerlijn.site.acts import subject_in, what_about, what_happened
from tests.site.views.test_front import heading
from tests.tools.budget import at_most


def test_the_auditor_reads_all_of_it_page_by_page_each_entry_once(world, enter):
    world.judged()
    browser, address, seen = enter("auditor"), "/journal/", 0
    for _ in range(20):
        text = browser.get(address).content.decode()
        seen += text.count('<tr><th scope="row">')
        following = text.partition("/journal/?before=")[2].partition('"')[0]
        if not following:
            break
        address = f"/journal/?before={following}"
    assert seen == Entry.objects.count()


def test_what_was_said_in_judgements_and_reasons_is_not_on_it(world, enter):
    case = world.judged(first={"c2_3": "not-yet"})
    world.settle(case, c2_3="not-yet")
    world.step(case, "propose", "assessor-1", outcome="supplement", motivation="ZEBRAFISH")
    browser = enter("auditor")
    for address in ("/journal/", f"/journal/?subject=case:{case.pk}", f"/journal/of/case:{case.pk}/"):
        text = browser.get(address).content.decode()
        assert "ZEBRAFISH" not in text
    assert "A verdict was proposed" in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("case 51", "case:51"), ("Zaak 51", "case:51"), (" 51 ", "case:51"), ("case:51", "case:51")),
        *(("bestand 4", "document:4"), ("nobody 4", "nobody 4")),
        *(("journal:whole", "journal:whole"), ("", "")),
    ],
)
def test_a_subject_is_understood_as_a_page_says_it(typed, meant):
    assert subject_in(typed) == meant


def test_subject_and_day_choose(world, enter):
    case = world.judged()
    browser = enter("auditor")
    text = browser.get("/journal/", {"subject": f"case:{case.pk}", "day": "2026-11-24"}).content.decode()
    assert "Handed in and sealed" in text
    assert "A person added" not in text
    assert "Nothing was recorded here." in browser.get("/journal/", {"day": "2026-11-23"}).content.decode()
    wrong = browser.get("/journal/", {"day": "yesterday"})
    assert (wrong.status_code, "Write a day as 2026-11-24." in wrong.content.decode()) == (422, True)


def test_a_page_costs_five_statements(world, enter):
    world.judged()
    browser = enter("auditor")
    browser.get("/journal/")
    with at_most(5):
        browser.get("/journal/")


def test_a_chain_is_verified_now_and_a_changed_entry_is_named(world, enter):
    case = world.judged()
    browser, address = enter("auditor"), f"/journal/of/case:{case.pk}/"
    assert "This chain holds" not in browser.get(address).content.decode()
    assert "This chain holds" in browser.post(address).content.decode()
    triggers.drop(connection)
    Entry.objects.filter(subject=f"case:{case.pk}", seq=2).update(act="withdraw")
    text = browser.post(address).content.decode()
    assert f"Entry 2 of case:{case.pk}" in text
    assert "it was changed." in text


def test_verifying_the_whole_journal_is_recorded_with_who_did_it(world, enter, monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", bool)  # we stay in this transaction
    world.judged()
    browser = enter("auditor")
    assert "Nobody verified" in browser.get("/journal/").content.decode()
    assert heading(browser.get("/journal/verify/")) == "Nobody verified the whole journal from here yet."
    waiting = browser.post("/journal/verify/", follow=True)
    assert heading(waiting) == "The whole journal is being read"
    call_command("db_worker", "--queue-name=*", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    again = waiting.redirect_chain[-1][0]
    assert heading(browser.get(again)) == "The journal is whole."
    entry = Entry.objects.get(subject="journal:whole")
    assert (entry.act, entry.pseudonym) == ("verify", world.people["auditor"].pseudonym)
    text = browser.get("/journal/").content.decode()
    assert "The journal is whole." in text
    assert "Nobody verified" not in text


def test_nobody_else_reads_the_journal(world, enter):
    for name in ("candidate", "coordinator", "administrator", "hr", "dean"):
        assert enter(name).get("/journal/").status_code == 404


def test_everybody_reads_what_was_recorded_about_themselves_and_about_nobody_else(world, enter):
    candidate = world.people["candidate"]
    make_token(candidate, label="x", by=actor_of(world.standing("candidate"), "page"), at=world.at)
    browser = enter("candidate")
    text = browser.get("/account/trail/").content.decode()
    assert "A key for programs made" in text
    assert "A key for programs made" not in enter("stranger").get("/account/trail/").content.decode()
    with at_most(4):
        browser.get("/account/trail/")


def test_all_that_happens_on_the_way_to_a_certificate_has_words(world):
    case = world.judged(first={"c2_3": "not-yet"})
    world.settle(case)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-pass", "coordinator")
    entries = lines_of(newest(), limit=1000)
    assert {entry.act for entry in entries if isinstance(what_happened(entry), str)} == set()
    assert {entry.subject for entry in entries if isinstance(what_about(entry.subject, {}), str)} == set()
