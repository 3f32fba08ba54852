"""The inbox as its owner sees it: the newest first, unread marked, and nothing that is not open to them."""

import re

import pytest

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.inbox import PAGE
from leerlijn.foundation.people.models import Person
from tests.foundation.notices.builders import people_who_drifted, tell_all
from tests.foundation.people.colleagues import PASSWORD, account_of
from tests.tools.budget import at_most

ONE_PAGE, THREE_PAGES = 1, 2 * PAGE + 1


@pytest.fixture
def sign_in(client, round):
    def entered(name, language="en"):
        Person.objects.filter(pk=round.people[name].pk).update(language=language)
        account_of(round.people[name], name)
        client.login(name=name, password=PASSWORD)
        return client

    return entered


def inbox(client, address="/inbox/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_is_not_signed_in_is_asked_to(client, db):
    assert client.get("/inbox/").headers["Location"] == "/sign-in/?next=%2Finbox%2F"


def test_an_empty_inbox_says_what_comes(sign_in):
    page = inbox(sign_in("tom"))
    assert "You have read everything." in page
    assert "No notices." in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            [
                *("One notice you have not read.", "The ball is with you: Two people answer", ">new<"),
                ">A question · Ilse Voorbeeld</a>",
            ],
        ),
        (
            "nl",
            [
                *("Eén bericht heb je nog niet gelezen.", "De bal ligt bij jou: Twee mensen", ">nieuw<"),
                ">Een vraag · Ilse Voorbeeld</a>",
            ],
        ),
    ],
)
def test_a_notice_stands_there_unread_and_leads_to_its_case(round, sign_in, language, says):
    case = round.ask()
    tell_all()
    page = inbox(sign_in("pieter", language))
    for said in says:
        assert said in page
    assert f'<a href="/cases/{case.pk}/">' in page


def test_all_are_marked_as_read_by_a_button(round, sign_in):
    for _ in range(3):
        round.ask()
    tell_all()
    client = sign_in("pieter")
    assert "3 notices you have not read." in inbox(client)
    newest = Notice.objects.filter(person=round.people["pieter"]).latest("pk")
    answer = client.post("/inbox/read/", {"up_to": newest.pk})
    assert answer.headers["Location"] == "/inbox/"
    page = inbox(client)
    assert "You have read everything." in page
    assert ">new<" not in page
    assert people_who_drifted() == []
    assert Person.objects.get(pk=round.people["sanne"].pk).unread_notices == 3


def test_what_came_after_the_page_was_shown_stays_unread(round, sign_in):
    round.ask()
    tell_all()
    client = sign_in("pieter")
    shown = Notice.objects.filter(person=round.people["pieter"]).latest("pk").pk
    round.ask()
    tell_all()
    for _ in range(2):
        client.post("/inbox/read/", {"up_to": shown})
    assert "One notice you have not read." in inbox(client)
    assert people_who_drifted() == []


def test_nobody_marks_what_another_has_not_read(round, sign_in):
    round.ask()
    tell_all()
    sign_in("tom").post("/inbox/read/", {"up_to": 10**9})
    assert Notice.objects.filter(read_at=None).count() == 2
    assert people_who_drifted() == []


@pytest.mark.parametrize("typed", ["", "all", "-1", "9" * 30, "²"])
def test_what_is_no_notice_marks_nothing_and_begins_at_the_newest(round, sign_in, typed):
    round.ask()
    tell_all()
    client = sign_in("pieter")
    client.post("/inbox/read/", {"up_to": typed})
    assert "One notice you have not read." in inbox(client, f"/inbox/?before={typed}")


def test_a_case_that_moved_on_says_so(round, sign_in):
    case = round.ask()
    tell_all()
    client = sign_in("sanne")
    assert "moved on since" not in inbox(client)
    round.step(case, "return", "pieter")
    assert "The case has moved on since." in inbox(client)


def test_a_letter_that_never_went_is_said(round, sign_in):
    round.ask()
    tell_all()
    Mail.objects.update(state="failed")
    assert "The mail about this did not arrive." in inbox(sign_in("sanne"))


def test_a_notice_of_a_case_that_is_closed_to_them_now_says_nothing_about_it(round, sign_in):
    """A leak to begin with: the row holds the words, and the reader lost the relation."""
    case = round.ask()
    tell_all()
    Party.objects.filter(person=round.people["pieter"]).update(relation="test-stranger")
    page = inbox(sign_in("pieter"))
    assert "This is not open to you any more." in page
    for leak in ("Two people answer", "A question", "Ilse", f"/cases/{case.pk}/"):
        assert leak not in page


def test_an_inbox_shows_nobody_elses_notices(round, sign_in):
    round.ask()
    tell_all()
    assert "A question" not in inbox(sign_in("tom"))


def test_page_by_page_every_notice_comes_once(round, sign_in):
    for _ in range(THREE_PAGES):
        round.ask()
    tell_all()
    client, address, seen = sign_in("pieter"), "/inbox/", 0
    for _ in range(3):
        page = inbox(client, address)
        seen += page.count("<h2>")
        oldest = page.partition("?before=")[2].partition('"')[0]
        address = f"/inbox/?before={oldest}"
    assert (seen, oldest) == (THREE_PAGES, "")
    assert "Back to the beginning" in page
    assert "Mark all as read" not in page


@pytest.mark.parametrize("many", [ONE_PAGE, THREE_PAGES])
def test_a_page_takes_four_statements_however_many_there_are(round, sign_in, many):
    for _ in range(many):
        round.ask()
    tell_all()
    client = sign_in("pieter")
    with at_most(4):
        page = client.get("/inbox/")
    assert len(page.content) <= 25_000


def test_marking_takes_five_statements(round, sign_in):
    round.ask()
    tell_all()
    client = sign_in("pieter")
    with at_most(5):
        client.post("/inbox/read/", {"up_to": 10**9})


@pytest.mark.parametrize(("method", "address"), [("post", "/inbox/"), ("get", "/inbox/read/")])
def test_reading_and_marking_do_not_mix(sign_in, method, address):
    assert getattr(sign_in("tom"), method)(address).status_code == 405


def test_the_coordinator_asks_how_it_goes_and_reads_that_it_was_asked(sign_in, round):
    case = round.ask()
    browser = sign_in("noor")
    assert "With Pieter Voorbeeld and Sanne Voorbeeld since 24 November 2026." in inbox(browser, "/others/")
    asked = browser.post(f"/others/{case.pk}/ask/")
    assert asked.headers["Location"] == f"/others/?asked={case.pk}#case-{case.pk}"
    assert "Asked: it stands in their inbox." in inbox(browser, asked.headers["Location"])
    again = browser.post(f"/others/{case.pk}/ask/")
    assert again.status_code == 403
    assert "They were asked today already." in again.content.decode()


def test_of_a_case_that_is_not_theirs_nobody_asks_anything(sign_in, round):
    case = round.ask()
    assert sign_in("tom").post(f"/others/{case.pk}/ask/").status_code == 404


@pytest.mark.parametrize("number", [ONE_PAGE, THREE_PAGES])
def test_the_list_of_what_others_have_costs_the_same_at_three_pages(sign_in, round, number):
    for _ in range(number):
        round.ask()
    browser = sign_in("noor")
    inbox(browser, "/others/")
    with at_most(6):
        inbox(browser, "/others/")


def test_the_list_of_what_others_have_is_leafed_through_whole(sign_in, round):
    cases = {round.ask().pk for _ in range(THREE_PAGES)}
    browser, address, found = sign_in("noor"), "/others/", []
    while address:
        page = inbox(browser, address)
        found += re.findall(r"/others/([0-9]+)/ask/", page)
        onward = re.search(r'href="(\?after=[^"]+)"', page)
        address = f"/others/{onward[1]}" if onward else ""
    assert sorted(map(int, found)) == sorted(cases)
