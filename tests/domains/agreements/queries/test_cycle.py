"""The cycle is data: what it says is what the source says, and nothing in it points nowhere."""

from datetime import date

import pytest

from leerlijn.domains.agreements.queries.cycle import LEVELS, current_cycle
from leerlijn.domains.agreements.queries.rounds import own_round

cycle = current_cycle()
milestones = {each.key: each for each in cycle.milestones}


def test_the_term_is_2019_to_2024_and_2018_is_a_year_of_its_own():
    own = own_round(cycle)
    assert own.term == (2019, 2020, 2021, 2022, 2023, 2024)
    assert set(own.all_years) - set(own.term) == {own.preparation_year} == {2018}
    assert own.milestone_year == 2021
    assert own.ambitions == "2019-2022"
    assert [(each.year, each.in_term) for each in cycle.years] == [
        (year, year in own.term) for year in own.all_years
    ]


def test_there_are_six_themes_with_names_and_no_numbers():
    assert [theme.name.nl for theme in cycle.themes] == [
        "Intensiever en kleinschalig onderwijs",
        "Studiesucces",
        "Onderwijsdifferentiatie",
        "Verdere professionalisering van docenten",
        "Meer en betere begeleiding van studenten",
        "Passende en goede onderwijsfaciliteiten",
    ]
    assert not any(character.isdigit() for key in cycle.theme_keys for character in key)


@pytest.mark.parametrize("theme", cycle.themes, ids=cycle.theme_keys)
def test_each_theme_has_topics_and_its_annex_in_both_languages(theme):
    assert theme.topics
    assert theme.annex.paragraphs
    for text in (*theme.topics, *theme.annex.paragraphs, theme.name):
        assert (text.nl and text.en and text.nl != text.en) or text.nl == text.en == "Studiesucces"


def test_three_criteria_are_what_the_plan_is_judged_by():
    assert [each.key for each in cycle.criteria] == ["contributes", "involved", "realistic"]
    assert cycle.criteria[1].text.nl.startswith("De interne belanghebbenden zijn in voldoende mate")


def test_the_order_in_time_is_another_than_that_of_the_table():
    assert [each.seed_order for each in cycle.milestones][:3] == [2, 1, 3]
    assert [each.seq for each in cycle.milestones] == list(range(1, 11))


def test_before_the_first_of_september_is_by_the_last_of_august():
    faculty = milestones["faculty-agreement"]
    assert (faculty.on, faculty.inclusive) == (date(2018, 9, 1), False)
    assert faculty.last_day == date(2018, 8, 31)


def test_a_meeting_of_the_council_is_on_its_day():
    assert milestones["institution-agreement"].last_day == date(2018, 12, 12)


def test_a_promise_lapses_and_the_right_with_it():
    consent = cycle.right("faculty-agreement-consent")
    assert consent.basis == "promise"
    assert consent in cycle.rights_on(date(2024, 12, 31))
    assert consent not in cycle.rights_on(date(2025, 1, 1))


def test_everything_that_is_named_exists():
    bodies = {body.key for body in cycle.bodies}
    assert {right.body for right in cycle.rights} <= bodies
    assert {each.body for each in cycle.milestones if each.body} <= bodies
    assert {each.level for each in (*cycle.milestones, *cycle.bodies)} <= set(LEVELS)
    assert {right.basis for right in cycle.rights} == {
        "statute",
        "regulation",
        "sector-agreement",
        "promise",
    }
