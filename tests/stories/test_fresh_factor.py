"""On a screen that was open for an hour nobody decides before they proved it is them; nothing is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.proven import FACTORS
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.models import Account, Token
from tests.foundation.people.colleagues import PASSWORD, SETTING_UP
from tests.foundation.people.views.browser import heading, html

WORDS = "I found another job.\nMy <b>thanks</b> to all."


@pytest.fixture
def left_open(world, enter):
    """The candidate opened the form an hour after signing in."""
    dossier, browser = world.begin("candidate"), enter("candidate")
    account = Account.objects.get(name="candidate")
    account.set_password(PASSWORD)
    account.save()
    browser.force_login(account)
    world.at += timedelta(hours=1)
    return dossier, browser


def send(browser, dossier, **more):
    return browser.post(f"/cases/{dossier.pk}/withdraw/", {"version": "1", "reason": WORDS, **more})


def sent_on(browser, page, address, **more):
    """The form of this page that goes to this address, as it is filled in."""
    form = next(each for each in html(page).split("<form") if f'action="{address}"' in each)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)"[^>]* value="([^"]*)"', form)
    said: dict[str, list[str]] = {}
    for name, value in hidden:
        said.setdefault(name, []).append(value.replace("&lt;", "<").replace("&gt;", ">"))
    return browser.post(address, {**said, **more})


def test_a_decision_asks_for_a_fresh_factor_and_keeps_what_was_written(world, left_open):
    dossier, browser = left_open
    address = f"/cases/{dossier.pk}/withdraw/"
    assert browser.get(address).status_code == 200  # reading never asks

    asked = send(browser, dossier, **{"written-for": "Withdraw the dossier"})
    assert (asked.status_code, heading(asked)) == (401, "Is it still you?")
    assert "You wrote it for: Withdraw the dossier" in html(asked)
    assert [each.act for each in entries_of(f"case:{dossier.pk}")] == ["begin"]

    wrong = sent_on(browser, asked, "/prove/", password="not this one")
    assert (wrong.status_code, "This is not your password." in html(wrong)) == (422, True)
    shown = sent_on(browser, wrong, "/prove/", password=PASSWORD)
    assert "My &lt;b&gt;thanks&lt;/b&gt; to all." in html(shown)
    assert [each.act for each in entries_of(f"case:{dossier.pk}")] == ["begin"]

    done = sent_on(browser, shown, address)
    assert done.status_code == 302, html(done)
    entry = entries_of(f"case:{dossier.pk}")[-1]
    assert (entry.act, entry.payload["answers"]["reason"]) == ("withdraw", WORDS)
    assert entry.payload["proven"] == {"by": "password", "at": world.at.isoformat(), "by_two": False}


def test_a_mistake_is_said_before_anybody_is_asked_who_they_are(left_open):
    dossier, browser = left_open
    assert send(browser, dossier, version="0").status_code == 409


def test_whoever_just_came_in_is_not_asked(world, enter):
    """The control."""
    dossier = world.begin("candidate")
    assert send(enter("candidate"), dossier).status_code == 302


def test_what_is_no_step_asks_too_and_only_of_whoever_may(world, enter):
    person, browser, other = world.people["candidate"], enter("coordinator"), enter("candidate")
    said = {"number": person.number, "role": "assessor", "starts_on": str(world.at.date())}
    address = f"/units/{world.units['ET'].pk}/appoint/"
    world.at += timedelta(minutes=16)
    assert (browser.post(address, said).status_code, other.post(address, said).status_code) == (401, 404)
    world.at -= timedelta(minutes=1)
    assert browser.post(address, said).status_code == 302


def test_a_deed_outside_a_case_asks_what_any_of_its_places_asks_and_a_key_what_is_asked_anywhere(
    world, enter
):
    """One faculty chose a second factor; the institution above it did not."""
    browser, others = enter("coordinator"), [enter("candidate"), enter("dean")]
    said = {"number": world.people["candidate"].number, "role": "assessor", "starts_on": str(world.at.date())}
    address = f"/units/{world.units['ET'].pk}/appoint/"
    key = {"scope": "decide", "days": "90"}
    two = {"source": "policy", "starts_on": world.at.date(), "unit": world.units["BMS"]}
    assert browser.post(address, said).status_code == 302
    choose_setting(FACTORS.key, "two", actor=SETTING_UP, at=world.at, **two)
    assert browser.post(address, {**said, "role": "supervisor"}).status_code == 401
    assert [each.post("/account/keys/", key).status_code for each in others] == [401, 401]
    assert not Token.objects.exists()


def test_a_part_of_a_page_sends_the_whole_page_to_prove_it(left_open):
    dossier, browser = left_open
    answer = browser.post(
        f"/cases/{dossier.pk}/withdraw/",
        {"version": "1", "reason": WORDS},
        headers={"HX-Request": "true", "HX-Current-URL": "/cases/"},
    )
    to, _, asked = answer["HX-Redirect"].partition("?")
    assert (answer.status_code, to, parse_qs(asked)["next"]) == (401, "/prove/", ["/cases/"])
    page = browser.get(answer["HX-Redirect"])
    assert (heading(page), "What counts here:" in html(page)) == ("Is it still you?", True)
