"""The pages that every procedure has without a line of its own."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin

import pytest
from django.test import Client

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import erase_payloads, record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from tests.foundation.people.colleagues import SETTING_UP
from tests.tools.budget import at_most

SIGNED_IN_PAGE, WORKING_PAGE, ANONYMOUS_PAGE = 6, 10, 2


def read(response) -> str:
    """The words of a page."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def links(response) -> set[str]:
    return set(re.findall(r'href="(/cases/[^"]*)"', response.content.decode()))


@pytest.mark.parametrize("name", ["stranger", "lawyer"])
def test_a_case_that_somebody_may_not_see_does_not_exist(world, enter, name):
    case, browser = world.ask(), enter(name)
    for address in (
        f"/cases/{case.pk}/",
        f"/cases/{case.pk}/grant/",
        f"/cases/{case.pk}/history/1/",
        "/cases/999999999999999999/",
    ):
        assert browser.get(address).status_code == 404, address
    assert browser.post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "yes"}).status_code == 404
    assert "Asker" not in read(browser.get("/cases/"))
    assert Entry.objects.filter(subject=f"case:{case.pk}").count() == 1


def test_whoever_is_not_signed_in_is_asked_to_sign_in(world):
    case = world.ask()
    for address in ("/work/", "/cases/", f"/cases/{case.pk}/", f"/cases/{case.pk}/grant/"):
        assert "Asker" not in read(Client().get(address)), address


def test_the_page_says_where_a_case_stands_and_offers_what_can_be_done(world, enter):
    case, browser = world.ask(), enter("officer")
    page = browser.get(f"/cases/{case.pk}/")
    assert page.status_code == 200
    assert {f"/cases/{case.pk}/{key}/" for key in ("grant", "hand-out", "pause", "extend")} <= links(page)
    words = read(page)
    for said in ("Asked", "22 October 2026", "Ten days after 12 October 2026.", "If it passes: it is late."):
        assert said in words
    assert "Resume" not in words
    world.step(case, "pause", reason="leave")
    page = browser.get(f"/cases/{case.pk}/")
    words = read(page)
    assert ("Resume" in words, f"/cases/{case.pk}/pause/" in links(page)) == (True, False)


def test_a_term_that_has_passed_is_said_to_have_passed(world, enter):
    case = world.ask()
    world.later(days=30)
    browser = enter("officer")
    page = read(browser.get(f"/cases/{case.pk}/"))
    assert "The term has passed: it is late." in page
    assert "If it passes" not in page
    work = read(browser.get("/work/"))
    assert "22 Oct 2026" in work
    assert "The term has passed: it is late." in work


def test_a_step_is_taken_by_its_form(world, enter):
    case, browser = world.ask(), enter("officer")
    form = browser.get(f"/cases/{case.pk}/grant/")
    assert 'name="version" value="1"' in form.content.decode()
    assert "somebody helps" in read(form)
    assert re.search(r'name="written-for" value="[^"]* · Asker', form.content.decode())
    taken = browser.post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "It is due."})
    assert (taken.status_code, taken.headers["location"]) == (302, f"/cases/{case.pk}/?done=grant")
    assert Case.objects.get(pk=case.pk).state == "granted"
    assert 'role="status"' in browser.get(taken.headers["location"]).content.decode()


def test_nobody_is_told_that_they_did_what_another_did(world, enter):
    case = world.ask()
    enter("officer").post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "It is due."})
    told = enter("asker").get(f"/cases/{case.pk}/?done=grant")
    assert (told.status_code, 'role="status"' in told.content.decode()) == (200, False)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(world, enter):
    case, browser = world.ask(), enter("officer")
    wrong = browser.post(
        f"/cases/{case.pk}/grant/", {"version": 1, "reason": "Kept <b>as typed</b>.", "copies": "many"}
    )
    assert wrong.status_code == 422
    assert "Write a whole number." in read(wrong)
    assert "Kept &lt;b&gt;as typed&lt;/b&gt;." in wrong.content.decode()
    assert 'value="many"' in wrong.content.decode()
    assert Case.objects.get(pk=case.pk).version == 1


def test_whoever_was_second_reads_what_it_is_now_and_keeps_what_was_typed(world, enter):
    case, browser = world.ask(), enter("officer")
    world.step(case, "extend", "deputy")
    late = browser.post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "My reasons."})
    assert late.status_code == 409
    assert "We did not save this: somebody was first. It is now: Asked." in read(late)
    assert "My reasons." in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()
    again = browser.post(f"/cases/{case.pk}/grant/", {"version": 2, "reason": "My reasons."})
    assert again.status_code == 302


def test_the_form_of_a_step_that_is_no_longer_possible_is_not_shown_and_what_was_written_is(world, enter):
    case, browser = world.ask(), enter("officer")
    world.step(case, "grant", reason="It is due.")
    for answer in (
        browser.get(f"/cases/{case.pk}/grant/"),
        browser.post(f"/cases/{case.pk}/grant/", {"version": 2, "reason": "My reasons."}),
    ):
        assert answer.status_code == 409
        assert "This cannot be done now. It is now: Granted." in read(answer)
        assert "After this" not in read(answer)
        assert 'name="version"' not in answer.content.decode()
        assert f"/cases/{case.pk}/" in links(answer)
    assert "My reasons." in read(answer)


def test_a_refusal_is_the_same_sentence_on_the_button_and_on_the_page(world, enter):
    case, browser = world.ask(), enter("officer")
    world.keep(case, blocked=True)
    assert "Something is in the way." in read(browser.get(f"/cases/{case.pk}/"))
    refused = browser.post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "yes"})
    assert (refused.status_code, "Something is in the way." in read(refused)) == (403, True)


@pytest.mark.parametrize("version", ["", "0", "-1", "one", "٣", "9" * 40])
def test_a_form_without_a_version_that_makes_sense_is_outdated(world, enter, version):
    case, browser = world.ask(), enter("officer")
    answer = browser.post(f"/cases/{case.pk}/extend/", {"version": version})
    assert answer.status_code == 409


@pytest.mark.parametrize("key", ["no-such-step", "go-on", "time-out", "find"])
def test_what_is_no_step_or_one_of_the_clock_has_no_page(world, enter, key):
    case = world.ask()
    assert enter("officer").get(f"/cases/{case.pk}/{key}/").status_code == 404


def test_somebody_who_may_read_but_not_do_hears_so(world, enter):
    case, browser = world.ask(), enter("auditor")
    answer = browser.post(f"/cases/{case.pk}/grant/", {"version": 1, "reason": "yes"})
    assert (answer.status_code, "This is not open to you: Grant." in read(answer)) == (403, True)


def test_history_shows_the_case_as_it_stood(world, enter):
    case, browser = world.ask(), enter("officer")
    world.later(days=1)
    world.step(case, "extend")
    world.step(case, "hand-out")
    page = browser.get(f"/cases/{case.pk}/history/2/")
    assert "Then the last day was 28 October 2026." in read(page)
    assert "Hand out" not in read(page)
    for version in ("0", "4", "999999"):
        assert browser.get(f"/cases/{case.pk}/history/{version}/").status_code == 404


def test_a_case_whose_entries_were_erased_still_has_its_page(world, enter):
    case, browser = world.ask(), enter("officer")
    world.step(case, "hand-out")
    order = record("setting:retention", "erase", by=SETTING_UP, at=world.at)
    assert erase_payloads(subjects=[f"case:{case.pk}"], order=order) == 2
    page = browser.get(f"/cases/{case.pk}/")
    assert (page.status_code, "Hand out" in read(page)) == (200, True)
    for version in ("0", "1", "2"):
        assert browser.get(f"/cases/{case.pk}/history/{version}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "procedure=test-request",
        "procedure=test-request&state=asked",
        "state=%F0%9F%A6%86",
        "after=",
        "after=abc",
        f"after={'9' * 30}",
        "after=-1",
    ],
)
def test_a_list_opens_whatever_stands_in_its_address(world, enter, query):
    world.ask()
    assert enter("officer").get(f"/cases/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["procedure=no-such-procedure", "procedure=%F0%9F%A6%86"])
def test_a_list_of_what_is_not_there_is_not_there(world, enter, query):
    assert enter("officer").get(f"/cases/?{query}").status_code == 404


def test_a_list_is_leafed_through_by_its_own_links(world, enter):
    cases = {f"/cases/{case.pk}/" for case in world.many(60)}
    browser, address, found, pages = enter("officer"), "/cases/?procedure=test-request", [], 0
    while address:
        page = browser.get(address)
        found += re.findall(r'href="(/cases/[0-9]+/)"', page.content.decode())
        onward = re.search(r'href="([^"]*after=[0-9]+[^"]*)"', page.content.decode())
        address = urljoin(address, unescape(onward[1])) if onward else ""
        pages += 1
    assert (pages, sorted(found)) == (3, sorted(cases))


@pytest.mark.parametrize("number", [1, 60])
@pytest.mark.parametrize(
    ("address", "budget"), [("/work/", SIGNED_IN_PAGE), ("/cases/", SIGNED_IN_PAGE), ("case", WORKING_PAGE)]
)
def test_pages_keep_within_their_budget_however_much_there_is(world, enter, address, budget, number):
    case = world.many(number)[0]
    browser = enter("officer")
    wanted = f"/cases/{case.pk}/" if address == "case" else address
    browser.get(wanted)
    with at_most(budget):
        assert browser.get(wanted).status_code == 200


@pytest.mark.parametrize("address", ["/procedures/", "/procedures/test-request/"])
def test_anybody_reads_how_a_procedure_goes(world, address):
    browser = Client()
    browser.get(address)
    with at_most(ANONYMOUS_PAGE):
        page = browser.get(address)
    assert (page.status_code, "A request" in read(page)) == (200, True)
    assert "editie 2026" not in read(page)


def test_what_only_time_has_is_with_nobody(world):
    words = read(Client().get("/procedures/utq-dossier/"))
    assert "De bal ligt bij: de klok" not in words
    assert "Het gaat vanzelf verder" in words


def test_an_edition_that_is_not_there_is_not_there(world):
    assert Client().get("/procedures/test-request/?edition=1999").status_code == 404
    assert Client().get("/procedures/no-such-procedure/").status_code == 404


def test_what_waits_is_sorted_by_what_being_late_does_and_empty_says_so(world, enter):
    assert "Nothing waits for you" in read(enter("officer").get("/work/"))
    world.ask()
    assert "One thing waits for you" in read(enter("deputy").get("/work/"))


def test_only_what_is_late_is_shown_where_somebody_asks_for_that_and_a_late_day_says_so(world, enter):
    case, browser = world.ask(), enter("officer")
    address = "/cases/?procedure=test-request&late=yes"
    assert str(case.pk) not in re.findall(r'href="/cases/(\d+)/"', browser.get(address).content.decode())
    Case.objects.filter(pk=case.pk).update(due_on=world.at.date() - timedelta(days=1))
    said = read(browser.get(address))
    assert "the term has passed" in said
    file = b"".join(browser.get(f"{address}&as=csv").streaming_content).decode()
    assert "the last day has passed" in file


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_leaves_the_house_as_it_is_on_the_screen(world, enter, kind):
    world.many(30)
    answer = enter("officer").get(f"/cases/?procedure=test-request&state=asked&as={kind}")
    assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert answer.headers["Cache-Control"] == "private, no-store"
    body = b"".join(answer.streaming_content)
    if kind == "csv":
        lines = body.decode().splitlines()
        assert len([line for line in lines[1:] if not line.startswith("# ")]) == 30
        assert [line for line in lines if line.startswith("# ")][-1].count(" ") > 4  # the fingerprint


def test_a_personnel_number_leaves_the_house_only_with_who_may_look_that_person_up(world, enter):
    world.ask()
    Person.objects.filter(pk=world.people["asker"].pk).update(number="700123")
    for name, finds in (("officer", True), ("asker", False), ("weigher", False)):
        answer = enter(name).get("/cases/?as=csv")
        assert (b"700123" in b"".join(answer.streaming_content)) is finds, name


def test_a_file_holds_only_what_whoever_made_it_may_see(world, enter):
    world.many(3)
    answer = enter("stranger").get("/cases/?as=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert not [line for line in lines[1:] if not line.startswith("# ")]
