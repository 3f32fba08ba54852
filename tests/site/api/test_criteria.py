"""The criteria, for programs: every edition, and what became of the one before."""

from __future__ import annotations


def test_the_editions_and_one_of_them_with_its_criteria(call):
    told = call("stranger").get("/criteria").json()["editions"]
    assert [(each["key"], each["edition"]) for each in told] == [
        ("utq", "2017"),
        ("utq", "2010"),
        ("act", "2026"),
    ]
    one = call("stranger").get("/criteria/utq/2017").json()
    assert (one["edition"]["starts_on"], len(one["criteria"])) == ("2017-09-01", 15)
    assert one["continues"]["4"] == ["1.5", "5.2"]


def test_an_edition_that_is_not_there(call):
    assert call("stranger").get("/criteria/utq/1999").status_code == 404
