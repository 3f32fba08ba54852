"""What a term would be."""

import pytest


def test_it_gives_the_last_moment_and_the_sentence(call):
    told = call("stranger").get("/terms/preview", **{"length": "P6W", "from": "2026-11-24"})
    assert told.status_code == 200
    assert told.json() == {
        "day": "2027-01-05",
        "last_moment": "2027-01-05T23:59:59.999999+01:00",
        "sentence": {
            "nl": "Zes weken na 24 november 2026.",
            "en": "Six weeks after 24 November 2026.",
        },
    }


def test_working_days_and_an_end_that_moves(call):
    asked = {"length": "P10D", "from": "2026-12-18", "count": "working", "extend": "no"}
    told = call("stranger").get("/terms/preview", **asked).json()
    assert told["day"] == "2027-01-05"


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({}, {"length", "from"}),
        ({"length": "six weeks", "from": "2026-11-24"}, {"length"}),
        ({"length": "P6W", "from": "yesterday", "count": "often"}, {"from", "count"}),
        ({"length": "P6W", "from": "2026-11-24", "extends": "yes"}, {"extends"}),
        ({"length": "P" + "9" * 70 + "W", "from": "2026-11-24"}, {"length"}),
    ],
)
def test_what_cannot_be_read_is_said_per_parameter(call, asked, wrong):
    answer = call("stranger").get("/terms/preview", **asked)
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == wrong
