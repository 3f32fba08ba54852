"""What a visitor reads of one agreement: text, money, right, consent, and what became of the conditions."""

from __future__ import annotations

import pytest
from django.test import Client

from leerlijn.foundation.cases.models import Case
from tests.tools.budget import at_most

CONDITION = "In October the students hear how the mentors were chosen."


@pytest.fixture
def conditional(year):
    """An agreement to which the council consented under one condition."""
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    owner = str(year.people["holder-ET"].pk)
    year.does(request, "add-condition", "FR-ET-chair", condition=CONDITION, owner=owner, due="2018-10-01")
    year.decided(request, "FR-ET")
    return agreement


def read(address: str, language: str = "en") -> str:
    client = Client()
    client.cookies["language"] = language
    with at_most(2):
        response = client.get(address)
    assert response.status_code == 200
    assert len(response.content) < 25_000
    return response.content.decode()


def test_everybody_reads_text_money_right_and_consent(conditional):
    page = read(f"/quality-agreements/{conditional.pk}/")
    assert "ET: €\N{NO-BREAK SPACE}420,000 for better education" in page
    assert "FR-ET consented on 2 July 2018: 4 for, 0 against, 0 abstained." in page
    assert "It is asked by right of a promise: promise of the Executive board" in page
    assert "Ten mentors." in page
    assert "The grounds for 2018" in page
    assert "Mentors" in page
    assert "Holder-et Bakker" not in page, "who owns a condition or measure is not named to everybody"


def test_a_condition_stands_there_with_its_state_until_it_is_met(year, conditional):
    page = read(f"/quality-agreements/{conditional.pk}/")
    assert CONDITION in page
    assert "by 1 October 2018" in page
    assert "Promised to the council · That day has passed." in page
    assert "It attached one condition. One still has to be met." in read("/quality-agreements/")
    duty = Case.objects.get(procedure="commitment")
    year.does(duty, "report", "holder-ET", proof="Minutes of the council.")
    assert "Reported as done" in read(f"/quality-agreements/{conditional.pk}/")
    year.does(duty, "accept", "FR-ET-chair")
    assert "1 October 2018 · Done" in read(f"/quality-agreements/{conditional.pk}/")
    assert "It attached one condition. What it asked was done." in read("/quality-agreements/")


def test_it_is_there_in_dutch(conditional):
    page = read(f"/quality-agreements/{conditional.pk}/", "nl")
    assert "FR-ET stemde in op 2 juli 2018: 4 voor, 0 tegen, 0 onthouden." in page
    assert "een toezegging: toezegging van het College van Bestuur aan de Universiteitsraad" in page
    assert "Toegezegd aan de raad" in page


def test_the_public_text_is_the_one_that_was_consented_to(year, conditional):
    new = {"agreement": "Eleven mentors.", "justification": "More feedback in 2018."}
    year.does(conditional, "write", "holder-ET", **new)
    page = read(f"/quality-agreements/{conditional.pk}/")
    assert "Ten mentors." in page
    assert "Eleven mentors." not in page
    assert "Changed after consent." in page


def test_what_has_no_consent_or_was_annulled_has_no_public_page(year, conditional):
    year.passed("BMS")
    client = Client()
    draft = year.agreement("BMS")
    agenda = Case.objects.filter(procedure="programme-agenda").first()
    for case in (draft, agenda):
        assert client.get(f"/quality-agreements/{case.pk}/").status_code == 404
    assert client.get("/quality-agreements/999999/").status_code == 404
    year.does(conditional, "annul", "board", reason="Against the sector agreement.")
    assert client.get(f"/quality-agreements/{conditional.pk}/").status_code == 404
