"""Anybody can ask what a term would be; what cannot be read is answered per field."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.terms import Calendar, Term, last_moment, preview
from leerlijn.kernel.verdict import Incomplete

DUTCH = Calendar()
SIX_WEEKS = {"length": "P6W", "from": "2026-11-24"}


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        (SIX_WEEKS, date(2027, 1, 5)),
        ({"length": "P10D", "from": "2026-11-24", "count": "working"}, date(2026, 12, 8)),
        ({"length": "P10D", "from": "2026-11-24", "count": "calendar"}, date(2026, 12, 4)),
        ({"length": "P4D", "from": "2026-05-01", "extend": "yes"}, date(2026, 5, 6)),
        ({"length": "P4D", "from": "2026-05-01", "extend": "no"}, date(2026, 5, 5)),
        ({"length": "P4D", "from": "2026-05-01"}, date(2026, 5, 5)),
    ],
)
def test_the_answer_is_the_last_moment(asked, ends):
    term = preview(asked, calendar=DUTCH)
    assert isinstance(term, Term)
    assert term.ends == last_moment(ends)


def test_the_answer_explains_itself():
    said = preview(SIX_WEEKS, calendar=DUTCH).explained
    assert render(said, "nl") == "Zes weken na 24 november 2026."


@pytest.mark.parametrize(
    ("changed", "field", "dutch"),
    [
        ({"length": "6 weeks"}, "length", "Schrijf de duur als P10D"),
        ({"length": ""}, "length", "Schrijf de duur als P10D"),
        ({"length": "P0D"}, "length", "Een termijn duurt ten minste één dag."),
        ({"length": "P3M", "count": "working"}, "length", "Tel werkdagen in dagen of weken"),
        ({"from": "24-11-2026"}, "from", "Schrijf een datum die bestaat, als jaar-maand-dag."),
        ({"from": "20261124"}, "from", "Schrijf een datum die bestaat, als jaar-maand-dag."),
        ({"from": "2026-02-30"}, "from", "Schrijf een datum die bestaat, als jaar-maand-dag."),
        ({"from": "1965-12-31"}, "from", "Kies een dag van 1 januari 1966 tot en met 31 december 2100."),
        ({"from": "2100-12-31", "count": "working"}, "from", "De feestdagen zijn alleen bekend van 1966"),
        ({"count": "Working"}, "count", "Kies calendar (alle dagen tellen) of working (alleen werkdagen)."),
        ({"extend": "ja"}, "extend", "Kies yes of no."),
    ],
)
def test_a_wrong_answer_is_named_with_its_field(changed, field, dutch):
    refused = preview({**SIX_WEEKS, **changed}, calendar=DUTCH)
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [field]
    assert render(refused.errors[field], "nl").startswith(dutch)


def test_everything_that_is_wrong_is_said_at_once():
    refused = preview({"count": "", "extend": ""}, calendar=DUTCH)
    assert set(refused.errors) == {"length", "from", "count", "extend"}
