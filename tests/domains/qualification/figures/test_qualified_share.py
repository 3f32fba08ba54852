"""The share that is qualified: one world, counted by several definitions."""

from dataclasses import replace
from decimal import Decimal

import pytest

from leerlijn.domains.qualification.figures.qualified_share import (
    Contract,
    Count,
    Definition,
    Population,
    percentage,
    qualified_share,
)
from leerlijn.domains.qualification.imports.registrations import read_registrations
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from tests.domains.qualification.people import AT, HR, TODAY, lecturer
from tests.tools.budget import at_most

ALL = Definition(on=TODAY)


@pytest.fixture
def staff(units):
    """Four qualified, one exempt, two obliged, one excluded with a certificate, one researcher with one."""
    for place in range(3):
        lecturer(units["ET"], f"Gehaald {place}", said="BKO UT 2018")
    lecturer(units["BMS"], "Elders", said="BKO UU 2018", contract="temporary", fte="0.5")
    lecturer(units["BMS"], "Vrijgesteld", said="vrijstelling 2020", contract="temporary", fte="1.0")
    lecturer(units["BMS"], "Plichtig")
    lecturer(units["BMS"], "Te laat", starts="2020-01-01", fte="0.4")
    lecturer(units["BMS"], "Klein", said="BKO UT 2018", fte="0.2")
    lecturer(units["BMS"], "Onderzoek", said="BKO UT 2018", profile="researcher-4")
    lecturer(units["BMS"], "Weg", said="BKO UT 2018", starts="2010-01-01", ends="2026-11-23")
    read_registrations(Person.objects.all(), actor=HR, at=AT)


CASES = {
    "as it is asked": (ALL, 5, 7, "71.4"),
    "exemptions do not count": (replace(ALL, exemptions=False), 4, 7, "57.1"),
    "by profile": (replace(ALL, population=Population.PROFILES), 6, 8, "75.0"),
    "temporary": (replace(ALL, contract=Contract.TEMPORARY), 2, 2, "100.0"),
    "permanent": (replace(ALL, contract=Contract.PERMANENT), 3, 5, "60.0"),
    "in fte": (replace(ALL, count=Count.FTE), "3.9", "5.1", "76.5"),
    "one faculty": (replace(ALL, path="/1/3/"), 2, 4, "50.0"),
    "the seed": (replace(ALL, rules="seed"), 6, 8, "75.0"),
    "where nobody is": (replace(ALL, path="/9/"), 0, 0, None),
}


@pytest.mark.parametrize("case", CASES)
def test_the_share_is_that_of_its_definition(staff, case):
    definition, part, whole, shown = CASES[case]
    with at_most(4):
        share = qualified_share(definition, sees_persons=True)
    assert (share.numerator, share.denominator) == (Decimal(part), Decimal(whole))
    assert share.percentage == (None if shown is None else Decimal(shown))


def test_every_definition_has_its_own_fingerprint_and_the_same_gives_the_same(staff):
    prints = [qualified_share(definition, sees_persons=True).fingerprint for definition, *_ in CASES.values()]
    assert len(set(prints)) == len(CASES)
    assert prints[0] == qualified_share(ALL, sees_persons=False).fingerprint


def test_another_person_gives_another_fingerprint(staff, units):
    before = qualified_share(ALL, sees_persons=True).fingerprint
    lecturer(units["ET"], "Nieuw")
    assert qualified_share(ALL, sees_persons=True).fingerprint != before


def test_a_share_of_few_people_is_withheld_from_whoever_may_not_see_them(staff):
    few = replace(ALL, path="/1/3/")
    hidden = qualified_share(few, sees_persons=False)
    assert (hidden.numerator, hidden.denominator, hidden.percentage) == (None, None, None)
    assert "fewer than 5 people" in render(hidden.withheld, "en")
    assert qualified_share(few, sees_persons=True).withheld is None
    assert qualified_share(replace(ALL, contract=Contract.PERMANENT), sees_persons=False).withheld is None


def test_the_definition_says_itself_in_both_languages():
    definition = replace(ALL, exemptions=False, count=Count.FTE)
    assert render(definition.said, "en") == (
        "On 24 November 2026: of everybody to whom the duty applies or who has met it, with a permanent or "
        "temporary contract, the part with a certificate; an exemption does not count as obtained; counted "
        "in fte, by the rules “The rules of the HR page”, edition 1."
    )
    assert "het deel met een certificaat; een vrijstelling telt niet als behaald; geteld in fte" in render(
        definition.said, "nl"
    )


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (0, 5, "0.0"), (0, 0, None)]
)
def test_a_percentage_has_one_decimal_and_halves_go_up(part, whole, shown):
    assert percentage(Decimal(part), Decimal(whole)) == (None if shown is None else Decimal(shown))
