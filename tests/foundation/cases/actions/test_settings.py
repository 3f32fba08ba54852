"""What an institution chooses holds from its day, in its unit and below; what runs keeps its own term."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db.models.signals import pre_save

from leerlijn.foundation.cases.actions.settings import choose_setting, set_recess
from leerlijn.foundation.cases.models import Case, SettingValue
from leerlijn.foundation.cases.queries.settings import calendar_of, setting, settings_for
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied
from tests.foundation.cases.builders import AT, DECIDE
from tests.foundation.people.colleagues import SETTING_UP

NOVEMBER = date(2026, 11, 1)


def choose(value, *, unit=None, starts_on=date(2026, 1, 1), ends_on=None):
    return choose_setting(
        DECIDE.key,
        value,
        source="a decision",
        starts_on=starts_on,
        ends_on=ends_on,
        unit=unit,
        actor=SETTING_UP,
        at=AT,
    )


def test_what_nobody_set_is_the_default_of_the_procedure(world):
    assert setting(DECIDE, path=world.house.water.path, on=AT.date()) == "P10D"
    assert settings_for([DECIDE.key], path=world.house.water.path, on=AT.date()) == {}


@pytest.mark.parametrize(
    ("place", "length"), [("hydrology", "P3D"), ("water", "P4D"), ("law", "P5D"), ("institution", "P5D")]
)
def test_the_nearest_unit_counts(world, place, length):
    choose("P3D", unit=world.house.hydrology)
    choose("P5D")
    choose("P4D", unit=world.house.water)
    assert setting(DECIDE, path=getattr(world.house, place).path, on=AT.date()) == length


def test_a_unit_counts_before_everywhere_though_that_was_set_later(world):
    choose("P4D", unit=world.house.water)
    choose("P5D", starts_on=date(2026, 10, 1))
    assert setting(DECIDE, path=world.house.water.path, on=AT.date()) == "P4D"


def test_each_day_has_its_own_value(world):
    choose("P4D", ends_on=date(2026, 10, 31))
    choose("P6D", starts_on=NOVEMBER)
    water = world.house.water.path
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 10, 31), NOVEMBER)
    assert [setting(DECIDE, path=water, on=day) for day in days] == ["P10D", "P4D", "P4D", "P6D"]


def test_a_second_value_from_the_same_day_is_refused(world):
    choose("P4D", unit=world.house.water)
    refused = choose("P5D", unit=world.house.water)
    assert isinstance(refused, Denied)
    assert render(refused.reason, "en") == "This was set for 1 January 2026 already. Choose a later day."
    assert isinstance(choose("P5D"), SettingValue)
    assert isinstance(choose("P5D"), Denied)


@pytest.mark.parametrize("place", [None, "water"])
def test_of_two_who_choose_at_once_the_second_gets_the_same_refusal(world, place):
    """The first comes in between the question of the second and its row."""
    unit = getattr(world.house, place) if place else None

    def first(sender, instance, **said):
        same = {"key": instance.key, "unit": instance.unit, "starts_on": instance.starts_on}
        SettingValue.objects.bulk_create([SettingValue(value="P4D", source="the first", **same)])

    pre_save.connect(first, sender=SettingValue)
    try:
        refused = choose("P5D", unit=unit)
    finally:
        pre_save.disconnect(first, sender=SettingValue)
    assert render(refused.reason, "en") == "This was set for 1 January 2026 already. Choose a later day."
    assert journal.entries_of(f"setting:{DECIDE.key}") == []
    assert isinstance(choose("P5D", starts_on=NOVEMBER), SettingValue)


def test_the_journal_says_who_chose_what_from_when_and_by_which_source(world):
    choose("P4D", unit=world.house.water)
    [entry] = journal.entries_of(f"setting:{DECIDE.key}")
    assert (entry.act, entry.name) == ("choose", "set-up")
    assert entry.payload == {
        "value": "P4D",
        "source": "a decision",
        "starts_on": "2026-01-01",
        "ends_on": None,
        "unit": "water",
    }


def test_a_case_that_begins_under_a_value_has_its_term_and_one_that_ran_keeps_its_own(world):
    before = world.ask()
    choose("P3D", starts_on=date(2026, 10, 13))
    world.later(days=1)
    after = world.ask()
    assert (before.due_on, after.due_on) == (date(2026, 10, 22), date(2026, 10, 16))
    world.step(before, "pause", reason="leave")
    world.later(days=1)
    world.step(before, "resume")
    assert Case.objects.get(pk=before.pk).due_on == date(2026, 10, 23)


def test_recess_days_are_no_working_days(world):
    set_recess(
        Text(nl="herfstvakantie", en="autumn break"),
        starts_on=date(2026, 10, 14),
        ends_on=date(2026, 10, 16),
        source="the year calendar",
        actor=SETTING_UP,
        at=AT,
    )
    [recess] = calendar_of(world.house.water.path).recess
    assert recess.reason == Text(nl="herfstvakantie", en="autumn break")
    case = world.ask()
    assert world.step(case, "hand-out").due_on == date(2026, 10, 22)


def test_recess_of_one_faculty_is_not_that_of_another(world):
    choose_setting(
        "recess",
        "feest|feast",
        source="the dean",
        starts_on=date(2026, 10, 14),
        ends_on=date(2026, 10, 14),
        unit=world.house.law,
        actor=SETTING_UP,
        at=datetime(2026, 10, 1, tzinfo=AT.tzinfo),
    )
    assert calendar_of(world.house.water.path).recess == ()
    assert len(calendar_of(world.house.law.path).recess) == 1
