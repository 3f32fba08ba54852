"""Editions of the rules load; a flawed one does not, and says what is wrong with it."""

import copy
import json
from datetime import date
from importlib.resources import files

import pytest

from leerlijn.domains.qualification.obligation import (
    EDITIONS,
    State,
    assess,
    read_rules,
    rules_in_force,
    shipped_rules,
)
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.wrong import Wrong
from tests.domains.qualification.obligation.builders import TODAY, day, person, work


@pytest.fixture
def data():
    path = files("leerlijn.domains.qualification") / "data/obligation-hr-page.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", EDITIONS)
def test_what_ships_loads_and_every_rule_says_where_it_comes_from(key):
    rules = shipped_rules(key)
    assert rules.key == key
    for clause in rules.clauses:
        assert clause.basis in "SPI"
        assert clause.source
        assert "{" not in clause.says.nl + clause.says.en


def test_the_page_of_hr_is_in_force_and_the_seed_before_it():
    assert rules_in_force(TODAY).key == "hr-page"
    assert rules_in_force(date(2015, 1, 1)).key == "seed"
    assert rules_in_force(date(1999, 1, 1)).key == "seed"


def test_rules_that_we_do_not_have_are_no_rules():
    with pytest.raises(KeyError):
        shipped_rules("../secret")


def test_a_number_changes_its_words_and_what_it_decides(data):
    rule(data, "small-appointment")["at_most"] = "0.35"
    rules = read_rules(data)
    assert "Wie 0,35 fte of minder werkt" in rules.exclusions[0].says.nl
    assert "Whoever works 0.35 fte or less" in rules.exclusions[0].says.en
    assert assess(person(work("2025-09-01", fte="0.35")), rules, on=TODAY).state is State.EXCLUDED


def test_the_order_of_the_file_is_the_order_of_the_rules(data):
    both = person(work("2025-09-01", fte="0.1"), state_pension_on=day("2027-01-01"))
    assert assess(both, read_rules(data), on=TODAY).rule == "small-appointment"
    data["rules"].insert(0, data["rules"].pop(data["rules"].index(rule(data, "near-pension"))))
    assert assess(both, read_rules(data), on=TODAY).rule == "near-pension"


def test_appointments_are_added_up_or_not_as_the_edition_says(data):
    both = person(work("2025-09-01", fte="0.15"), work("2025-09-01", fte="0.1", profile="teacher-3"))
    assert assess(both, read_rules(data), on=TODAY).state is State.OBLIGED
    rule(data, "small-appointment")["summed"] = False
    assert assess(both, read_rules(data), on=TODAY).state is State.EXCLUDED


def test_after_an_exclusion_the_clock_starts_afresh_or_goes_on_as_the_edition_says(data):
    facts = person(
        work("2023-01-01", "2023-12-31"),
        work("2024-01-01", "2024-12-31", fte="0.1"),
        work("2025-01-01"),
    )
    assert assess(facts, read_rules(data), on=TODAY).due_on == day("2028-01-01")
    rule(data, "back-in-the-duty")["clock"] = "resume"
    outcome = assess(facts, read_rules(data), on=TODAY)
    assert (outcome.clock_started_on, outcome.due_on) == (day("2023-01-01"), day("2027-01-02"))
    said = " ".join(render(each, "nl") for each in outcome.because)
    assert "Drie jaar na 1 januari 2023, plus 366 dagen tijd zonder plicht." in said


FLAWS = {
    "no title in Dutch": (lambda data: data["title"].pop("nl"), "A text of hr-page 1 is missing"),
    "no first day": (lambda data: data.pop("starts_on"), "In hr-page 1 a day is missing"),
    "no rules": (lambda data: data.update(rules=[]), "The rules hr-page 1 have no rules in them."),
    "a key twice": (
        lambda data: rule(data, "risk").update(key="leave"),
        "In hr-page 1 two rules have the key leave.",
    ),
    "no term": (
        lambda data: data["rules"].remove(rule(data, "three-years")),
        "need exactly one rule of kind term",
    ),
    "an unknown kind": (
        lambda data: rule(data, "risk").update(kind="luck"),
        "The rule hr-page 1, risk is of a kind we do not know.",
    ),
    "a setting too few": (
        lambda data: rule(data, "risk").pop("parts"),
        "The rule hr-page 1, risk has “parts” too much or too little.",
    ),
    "a setting too many": (
        lambda data: rule(data, "risk").update(luck=1),
        "The rule hr-page 1, risk has “luck” too much or too little.",
    ),
    "a length that is none": (
        lambda data: rule(data, "three-years").update(length="three"),
        "The rule hr-page 1, three-years has a setting that cannot be read.",
    ),
    "a size that is a binary fraction": (
        lambda data: rule(data, "small-appointment").update(at_most=0.2),
        "The rule hr-page 1, small-appointment has a setting that cannot be read.",
    ),
    "a profile that does not exist": (
        lambda data: rule(data, "teaching-profiles").update(profiles=["wizard"]),
        "The rule hr-page 1, teaching-profiles has a setting that cannot be read.",
    ),
    "a clock that is neither": (
        lambda data: rule(data, "back-in-the-duty").update(clock="backwards"),
        "The rule hr-page 1, back-in-the-duty has a setting that cannot be read.",
    ),
    "no source": (
        lambda data: rule(data, "leave").pop("source"),
        "The rule hr-page 1, leave does not say where it comes from.",
    ),
    "a number of its own": (
        lambda data: rule(data, "three-years")["says"].update(nl="Binnen 3 jaar."),
        "The words of hr-page 1, three-years have a number in them that no setting binds.",
    ),
    "a name that is no setting": (
        lambda data: rule(data, "three-years")["says"].update(nl="Binnen {term}."),
        "The words of hr-page 1, three-years name “term”, which is no setting.",
    ),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flawed_edition_does_not_load_and_says_why(data, flaw):
    spoil, said = FLAWS[flaw]
    read_rules(copy.deepcopy(data))
    spoil(data)
    with pytest.raises(Wrong) as wrong:
        read_rules(data)
    assert said in render(wrong.value.sentence, "en")


def rule(data, key):
    return next(each for each in data["rules"] if each["key"] == key)
