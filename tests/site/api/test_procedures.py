"""The procedures as their files say them."""

from __future__ import annotations

from tests.tools.budget import at_most


def test_each_procedure_is_told_whole(call):
    told = call("stranger").get("/procedures/utq-dossier").json()
    assert (told["key"], told["edition"]) == ("utq-dossier", "2026")
    assert told["title"] == {
        "nl": "BKO: dossier en beoordeling",
        "en": "UTQ: dossier and assessment",
    }
    assert "public UTQ page" in told["source"]["en"]
    assert [state["key"] for state in told["states"]][:5] == [
        "in_progress",
        "precheck_requested",
        "precheck_returned",
        "precheck_ok",
        "submitted",
    ]
    asked = next(step for step in told["steps"] if step["key"] == "ask-assessors")
    assert (asked["from"], asked["to"], asked["roles"]) == (
        "submitted",
        "assessors_asked",
        ["coordinator"],
    )
    assert [guard["key"] for guard in asked["guards"]] == ["has_enough_assessors"]
    assert [(field["name"], field["kind"]) for field in asked["fields"]] == [
        ("first", "choice"),
        ("second", "choice"),
    ]
    begin = told["steps"][0]
    assert (begin["key"], begin["from"]) == ("begin", None)
    term = next(term for term in told["terms"] if term["state"] == "notified")
    assert (term["length"], term["count"], term["extend"], term["lapse"]) == (
        "P6W",
        "calendar",
        True,
        "become-final",
    )
    assert told["diagram"].startswith("stateDiagram-v2")


def test_the_diagram_speaks_the_language_of_the_call(call):
    asked = {"Accept-Language": "nl"}
    assert "Ingeleverd" in call("stranger").get("/procedures/utq-dossier", headers=asked).json()["diagram"]
    assert "Handed in" in call("stranger").get("/procedures/utq-dossier").json()["diagram"]


def test_the_list_has_each_of_them_as_it_is_told_alone(call):
    listed = {each["key"]: each for each in call("stranger").get("/procedures").json()["procedures"]}
    assert listed["utq-dossier"] == call("stranger").get("/procedures/utq-dossier").json()


def test_an_edition_is_asked_by_name(call):
    assert call("stranger").get("/procedures/utq-dossier", edition="2026").status_code == 200
    assert call("stranger").get("/procedures/utq-dossier", edition="1999").status_code == 404


def test_what_is_no_procedure_is_not_here(call):
    assert call("stranger").get("/procedures/no-such").status_code == 404
    assert call("stranger").get("/procedures", key="x").status_code == 422


def test_it_costs_nothing_but_knowing_who_asks(call):
    caller = call("stranger")
    with at_most(2):
        caller.get("/procedures")
