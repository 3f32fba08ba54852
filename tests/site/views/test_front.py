"""The first page: what this is, or what waits."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.tools.budget import at_most

SMALL = 25_000
"""Bytes."""


def heading(response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_a_visitor_reads_what_it_is_and_can_check_a_certificate_without_the_database(world):
    with at_most(0):
        answer = Client().get("/", headers={"accept-language": "en"})
    assert heading(answer) == "The quality of teaching, on one line"
    text = answer.content.decode()
    assert len(answer.content) <= SMALL
    assert all(f'href="{each}"' in text for each in ("/verify/", "/procedures/", "/journal/anchors"))
    assert 'href="/sign-in/?next=%2F"' in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_gets_their_own_first_page_within_its_budget(world, enter, language):
    world.judged()
    for name in world.people:
        browser = enter(name, language)
        browser.get("/")
        with at_most(6):
            answer = browser.get("/")
        assert answer.status_code == 200
        assert len(answer.content) <= SMALL, name


def test_what_waits_stands_above_the_five_earliest_and_says_so_when_there_are_more(world, enter):
    world.judged()
    assert heading(enter("assessor-1").get("/")) == "One thing waits for you"
    assert heading(enter("stranger").get("/")) == "Nothing waits for you"


def test_an_office_sees_how_many_stand_where_and_exactly_those_behind_the_link(world, enter):
    world.judged()
    browser = enter("coordinator")
    text = browser.get("/").content.decode()
    assert 'href="/qualification/dossiers/?state=consensus_talk"' in text
    listed = browser.get("/qualification/dossiers/?state=consensus_talk").content.decode()
    assert "One dossier" in listed
    assert "/qualification/dossiers/?state=" not in enter("stranger").get("/").content.decode()


@pytest.mark.parametrize(
    ("name", "doors"),
    [
        ("auditor", {"/journal/", "/why/", "/permissions/", "/settings/", "/units/"}),
        ("administrator", {"/why/", "/permissions/", "/settings/", "/units/", "/people/"}),
        ("coordinator", {"/why/", "/units/", "/people/"}),
        ("hr", {"/units/", "/people/"}),
        ("candidate", set()),
    ],
)
def test_each_office_finds_its_own_doors_and_every_door_opens(world, enter, name, doors):
    browser = enter(name)
    text = browser.get("/").content.decode()
    managing = {"/journal/", "/why/", "/permissions/", "/settings/", "/staff/import/", "/units/", "/people/"}
    assert {each for each in managing if f'href="{each}"' in text} == doors
    assert all(browser.get(each).status_code == 200 for each in doors)


def test_the_menu_has_at_most_seven_entries_and_each_opens(world, enter):
    for name in world.people:
        browser = enter(name)
        text = browser.get("/").content.decode()
        menu = re.search(r'<nav class="wide".*?</nav>', text, re.S)[0]
        addresses = re.findall(r'href="([^"]+)"', menu)
        assert 0 < len(addresses) <= 7
        assert [browser.get(each).status_code for each in addresses] == [200] * len(addresses), name
