"""Who must qualify, by when and why; and which share has."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Appointment, Membership
from tests.stories.world import ASSESSORS, PEOPLE, SETTING_UP
from tests.tools.budget import at_most

PATH = "/qualification/obligations"
SHARE = "/qualification/figures/qualified-share"


def numbers(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["person"]["number"] for each in answer.json()["obligations"]]


def number_of(world, name: str) -> str:
    return world.people[name].number


def test_it_says_who_must_qualify_by_when_and_why(call, world):
    told = call("candidate").get(PATH, rules="seed").json()
    assert told["on"] == "2026-11-24"
    (own,) = told["obligations"]
    assert own["person"]["name"] == "Candidate Voorbeeld"
    assert (own["state"], own["rules"]) == ("obliged", "seed")
    assert own["title"] == {"nl": "plichtig", "en": "obliged"}
    assert (own["clock_started_on"], own["due_on"]) == ("2024-09-01", "2027-09-01")
    assert own["reason"]["nl"].endswith("Drie jaar na 1 september 2024.")
    assert own["reason"]["en"].endswith("Three years after 1 September 2024.")


def test_without_a_day_there_is_none(call):
    (own,) = call("candidate").get(PATH).json()["obligations"]
    assert (own["state"], own["due_on"], own["rule"]) == ("to_be_confirmed", None, "near-pension")


def test_somebody_sees_themselves_and_an_office_whoever_works_in_its_unit(call, world):
    everybody = [number_of(world, name) for name in (*PEOPLE, *ASSESSORS)]
    at_et = [number for number in everybody if number not in everybody[-2:]]
    assert numbers(call("stranger").get(PATH)) == [number_of(world, "stranger")]
    assert numbers(call("hr").get(PATH)) == at_et
    assert numbers(call("administrator").get(PATH)) == everybody


def test_who_has_left_is_seen_where_they_worked_and_who_moved_only_where_they_are(call, world):
    left, moved = world.people["stranger"], world.people["assessor-2"]
    Appointment.objects.filter(person__in=[left, moved]).update(ends_on=date(2026, 6, 30))
    Appointment.objects.create(
        person=moved,
        unit=world.units["TNW"],
        profile="assistant-professor",
        contract="permanent",
        fte="0.8",
        fte_teaching="0.4",
        starts_on=date(2026, 7, 1),
    )
    seen = numbers(call("hr").get(PATH))
    assert left.number in seen
    assert moved.number not in seen


def test_a_person_and_a_day_are_asked_for_by_name(call, world):
    number = number_of(world, "candidate")
    told = call("hr").get(PATH, person=number, on="2024-08-31").json()
    assert (told["on"], [each["person"]["number"] for each in told["obligations"]]) == (
        "2024-08-31",
        [number],
    )
    assert told["obligations"][0]["state"] != "obliged"
    assert numbers(call("hr").get(PATH, person=number, on="", rules="", after="")) == [number]


def test_somebody_one_may_not_look_up_is_as_absent_as_nobody(call, world):
    stranger = call("stranger")
    hidden = stranger.get(PATH, person=number_of(world, "candidate"))
    absent = stranger.get(PATH, person="no such")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.json() == absent.json()
    assert call("hr").get(PATH, person=number_of(world, "assessor-3")).status_code == 404


def test_the_rules_are_those_asked_for_and_else_those_in_force_there(call, world):
    def rules(**asked):
        (own,) = call("candidate").get(PATH, **asked).json()["obligations"]
        return own["rules"]

    assert (rules(), rules(rules="seed")) == ("hr-page", "seed")
    choose_setting(
        "utq-obligation.rules",
        "seed",
        unit=world.units["ET"],
        starts_on=date(2026, 1, 1),
        source="decision of the faculty",
        actor=SETTING_UP,
        at=world.at,
    )
    assert rules() == "seed"
    (other,) = call("assessor-3").get(PATH).json()["obligations"]
    assert other["rules"] == "hr-page"


def test_the_list_goes_on_after_the_last_of_the_page(call, world):
    hr = call("hr")
    whole = numbers(hr.get(PATH))
    first = hr.get(PATH, limit=4)
    second = hr.get(PATH, limit=100, after=first.json()["next"])
    assert numbers(first) + numbers(second) == whole
    assert second.json()["next"] is None


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"on": "yesterday"}, "on"),
        ({"on": "2026-02-30"}, "on"),
        ({"on": "20261124"}, "on"),
        ({"on": "0001-01-01"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"rules": "none"}, "rules"),
        ({"person": "x" * 30}, "person"),
        ({"limit": "501"}, "limit"),
        ({"state": "obliged"}, "state"),
    ],
)
def test_what_is_wrong_is_said_per_parameter(call, query, wrong):
    answer = call("hr").get(PATH, **query)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {wrong})


def test_the_list_costs_at_most_six_statements(call):
    hr = call("hr")
    with at_most(6):
        assert hr.get(PATH).status_code == 200


def test_the_share_comes_with_its_definition_and_a_fingerprint(call):
    told = call("hr").get(SHARE, on="2026-11-24", rules="seed").json()
    assert (told["numerator"], told["denominator"], told["percentage"]) == (0, 10, 0.0)
    assert told["definition"]["en"].startswith("On 24 November 2026:")
    assert told["withheld"] is None
    assert len(told["fingerprint"]) == 64
    assert call("hr").get(SHARE, rules="seed").json() == told
    assert call("administrator").get(SHARE, rules="seed").json()["denominator"] == 12


def test_another_definition_is_another_fingerprint(call):
    hr = call("hr")
    asked = [
        {},
        {"count": "fte"},
        {"population": "profiles"},
        {"contract": "permanent"},
        {"exemptions": "no"},
        {"rules": "hr-page"},
    ]
    told = [hr.get(SHARE, **{"rules": "seed", **each}).json() for each in asked]
    assert len({each["fingerprint"] for each in told}) == len(asked)
    assert told[1]["denominator"] == 8


def test_whoever_has_no_office_for_it_finds_no_share(call):
    assert call("candidate").get(SHARE).status_code == 404


@pytest.mark.parametrize("name", ["on", "population", "contract", "count", "exemptions", "rules", "unit"])
def test_what_is_wrong_with_a_definition_is_said_per_parameter(call, name):
    answer = call("hr").get(SHARE, **{name: "none"})
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {name})


def test_the_share_costs_at_most_seven_statements(call):
    hr = call("hr")
    with at_most(7):
        hr.get(SHARE)


def choose_rules(world, unit):
    choose_setting(
        "utq-obligation.rules",
        "seed",
        unit=world.units[unit],
        starts_on=date(2026, 1, 1),
        source="decision of the faculty",
        actor=SETTING_UP,
        at=world.at,
    )


def test_a_share_is_counted_by_the_rules_that_were_chosen_there(call, world):
    before = call("hr").get(SHARE).json()
    choose_rules(world, "ET")
    chosen = call("hr").get(SHARE).json()
    assert chosen["fingerprint"] != before["fingerprint"]
    assert chosen == call("hr").get(SHARE, rules="seed").json()


def test_who_has_the_office_in_several_units_says_which(call, world):
    appoint(
        world.people["hr"],
        Membership.Role.HR,
        world.units["TNW"],
        starts_on=date(2020, 1, 1),
        by=SETTING_UP,
        at=world.at,
    )
    hr = call("hr")
    answer = hr.get(SHARE, rules="seed")
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"unit"})
    told = {unit: hr.get(SHARE, rules="seed", unit=unit).json() for unit in ("ET", "TNW")}
    assert {unit: each["denominator"] for unit, each in told.items()} == {"ET": 10, "TNW": 1}
    assert hr.get(SHARE, rules="seed", unit="BMS").status_code == 422
    assert call("administrator").get(SHARE, rules="seed", unit="BMS").json()["denominator"] == 1


def test_another_day_shows_nobody_whom_one_may_not_see_today(call, world):
    moved = world.people["assessor-3"]
    Appointment.objects.filter(person=moved).update(starts_on=date(2026, 7, 1))
    Appointment.objects.create(
        person=moved,
        unit=world.units["ET"],
        profile="assistant-professor",
        contract="permanent",
        fte="0.8",
        fte_teaching="0.4",
        starts_on=date(2024, 9, 1),
        ends_on=date(2026, 6, 30),
    )
    assert moved.number not in numbers(call("hr").get(PATH, on="2026-05-01"))


def test_hr_reads_page_by_page_how_the_duties_of_its_own_faculty_stand(call, world):
    evaluate_duties(at=world.at)
    own = sorted(world.people[name].number for name in (*PEOPLE, *ASSESSORS[:2]))
    first = call("hr").get(f"{PATH}/for-hr", limit=6).json()
    rest = call("hr").get(f"{PATH}/for-hr", after=first["next"]).json()
    assert [each["number"] for each in (*first["people"], *rest["people"])] == own
    assert rest["next"] is None
    assert first["people"][0] == {
        "number": own[0],
        "name": "Candidate Voorbeeld",
        "state": "to_be_confirmed",
        "due_on": None,
        "certificate": None,
        "exemption": None,
        "changed_on": "2026-11-24",
    }
    assert call("hr").get(f"{PATH}/for-hr", since="2026-11-25").json()["people"] == []
    assert call("coordinator").get(f"{PATH}/for-hr").status_code == 404
