"""What shows whether a theme gets better: offered from elsewhere, of a year that is over."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from leerlijn.domains.agreements.figures import indicators
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.rounds import own_round
from leerlijn.kernel.sentence import Sentence, Text
from tests.foundation.people.colleagues import account_of, somebody
from tests.tools.entering import come_in

ROUND = own_round(current_cycle())


@pytest.fixture
def asked(monkeypatch):
    """The days about which an indicator of teacher quality was asked, the only one there is."""
    days = []

    def read(on: date) -> indicators.Reading:
        days.append(on)
        return indicators.Reading(on, Decimal("61.5"), Sentence("Everybody counted."), "ab" * 32)

    monkeypatch.setattr(indicators, "_offered", {})
    indicators.offer("test", indicators.Indicator("teacher-quality", Text(nl="Aandeel", en="Share"), read))
    return days


def test_an_indicator_stands_with_its_theme_and_is_of_a_closed_year(asked):
    ((theme, _, reading),) = indicators.readings(ROUND, date(2022, 11, 24))
    assert (theme.key, reading.percentage) == ("teacher-quality", Decimal("61.5"))
    assert asked == [date(2021, 12, 31)]


def test_of_a_round_that_is_over_it_is_the_end_of_its_last_year(asked):
    assert list(indicators.readings(ROUND, date(2026, 11, 24)))
    assert asked == [date(2024, 12, 31)]


def test_a_theme_without_a_number_is_not_there(asked):
    indicators.offer("test", indicators.Indicator("no-such-theme", Text(nl="x", en="x"), lambda on: None))
    assert list(indicators.readings(ROUND, date(2026, 11, 24))) == []


def test_the_page_says_the_number_and_how_it_was_counted(asked, db):
    client = Client()
    come_in(client, account_of(somebody("Ilse Voorbeeld"), "ilse"))
    client.cookies["language"] = "en"
    page = client.get("/agreements/indicators/").content.decode()
    assert "61.5" in page
    assert "Everybody counted." in page
