"""Choices that stay on a device."""

import pytest


def test_choosing_a_language_is_remembered_and_leads_back(client):
    answer = client.get("/language/en/?next=/gallery/%3Fa%3D1")

    assert (answer.status_code, answer["Location"]) == (302, "/gallery/?a=1")
    assert client.cookies["language"].value == "en"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example"]
)
def test_a_choice_never_leads_to_another_server(client, elsewhere):
    assert client.get("/language/nl/", {"next": elsewhere})["Location"] == "/"


def test_there_are_two_languages(client):
    assert client.get("/language/fr/").status_code == 404


def test_choosing_dark_is_remembered(client):
    client.get("/appearance/dark/?next=/gallery/")

    assert client.cookies["appearance"].value == "dark"


def test_the_switch_on_a_page_leads_back_to_it_with_its_question(client):
    client.cookies["language"] = "nl"

    html = client.get("/gallery/?q=taal&page=2").content.decode()

    assert 'href="/language/en/?next=%2Fgallery%2F%3Fq%3Dtaal%26page%3D2"' in html
