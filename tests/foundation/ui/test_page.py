"""What every page has around it."""

import re

import pytest
from django.template.loader import get_template
from django.test import override_settings

from leerlijn.foundation.ui.pages import Link
from leerlijn.foundation.ui.words import speaking
from leerlijn.kernel.sentence import Text


def gallery(client, language="en"):
    client.cookies["language"] = language
    return client.get("/gallery/").content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", ["/gallery/", "/desk/", "/proven/", "/broken-off/", "/question/"])
def test_every_part_can_be_drawn_in_both_languages(client, address, language):
    client.cookies["language"] = language

    answer = client.get(address)

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()


def test_the_answer_is_the_heading_and_the_title(client):
    html = gallery(client)

    assert "<h1>You have until 24 November 2027</h1>" in html
    assert "<title>You have until 24 November 2027 · Leerlijn</title>" in html


def test_a_constant_in_a_template_is_said_in_the_language_of_each_reader(client):
    assert "€\N{NO-BREAK SPACE}420,000" in gallery(client, "en")
    assert "€\N{NO-BREAK SPACE}420.000" in gallery(client, "nl")


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "<p>Eén &amp; twee</p>"), ("en", "<p>One &amp; two</p>")]
)
def test_a_sentence_is_never_written_as_the_object_that_it_is(language, said):
    source = "<p>{{ it }}</p>"
    with speaking(language):
        template = get_template("gallery.html").backend.from_string(source)
        assert template.render({"it": Text(nl="Eén & twee", en="One & two")}) == said


def test_the_menu_says_where_you_are(client):
    current = re.findall(r'<a href="([^"]+)" aria-current="page">', gallery(client))

    assert set(current) == {"/gallery/"}


def test_the_first_page_is_not_current_everywhere():
    assert not Link("Home", "/").is_current("/gallery/")
    assert Link("Home", "/").is_current("/")


def test_no_page_carries_a_style_or_script_of_its_own(client):
    html = gallery(client)

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", html)


def test_an_empty_page_stays_under_eight_kilobytes(client):
    assert len(client.get("/absent/").content) < 8_000


def test_only_the_demonstration_says_that_it_is_one(client):
    assert "This is a demonstration." not in gallery(client)
    with override_settings(DEMO=True):
        assert "In this world it is Monday 12 October 2026." in gallery(client)


def test_the_choice_of_dark_stands_on_the_page_and_nothing_else_does(client):
    client.cookies["appearance"] = "dark"
    assert 'data-color-scheme="dark"' in gallery(client)

    client.cookies["appearance"] = '"><script>'
    assert "data-color-scheme" not in gallery(client)


def test_a_page_is_not_kept_by_a_cache_that_others_share(client):
    assert client.get("/gallery/")["Cache-Control"] == "private, no-store"
