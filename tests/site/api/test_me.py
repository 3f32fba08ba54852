"""Who calls."""

from tests.tools.budget import at_most


def test_it_says_who_calls_with_their_roles(call, world):
    told = call("coordinator").get("/me").json()
    person = world.people["coordinator"]
    assert told["person"] == {
        "id": person.pk,
        "number": person.number,
        "name": "Coordinator Voorbeeld",
        "language": "nl",
    }
    assert told["relations"] == [
        {
            "role": "coordinator",
            "title": {"nl": "BKO-coördinator", "en": "UTQ coordinator"},
            "unit": {"nl": "Noaber Universiteit", "en": "Noaber University"},
            "starts_on": "2015-09-01",
            "ends_on": None,
        }
    ]
    assert told["mandates"] == []


def test_it_costs_at_most_six_statements(call):
    caller = call("candidate")
    with at_most(6):
        caller.get("/me")
