"""What withdrawing costs in each stage, as it was shown when somebody enrolled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.queries.terms import (
    EARLY,
    FREE,
    LAST,
    LATE,
    NO_SHOW,
    REFLECTION,
    SETTINGS,
    column,
    terms_from,
    values_in,
)
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.money import Money
from leerlijn.kernel.verdict import granted
from tests.domains.development.world import SETTING_UP

STARTS = date(2027, 3, 15)
PRICE = Money(20_001)
DEFAULTS = {each.key: each.default for each in SETTINGS}
STAGED = {EARLY.key: "25", LATE.key: "60", NO_SHOW.key: "100"}


def terms(scheme="by-stages", **chosen):
    return terms_from(scheme, DEFAULTS | chosen)


def stages(made, price=PRICE, free_until=None):
    free = free_until or made.free_until(STARTS)
    return [(each.starts_on, each.fee.cents) for each in made.stages(price, STARTS, free_until=free)]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, [(date(2027, 3, 2), 5000)]),
        (STAGED, [(date(2027, 3, 2), 5000), (date(2027, 3, 8), 12000)]),
        ({**STAGED, EARLY.key: "0"}, [(date(2027, 3, 8), 12000)]),
        ({**STAGED, FREE.key: "P3D"}, [(date(2027, 3, 13), 12000)]),
        (
            {**STAGED, FREE.key: "P1M", LAST.key: "P1D"},
            [(date(2027, 2, 16), 5000), (date(2027, 3, 14), 12000)],
        ),
        ({EARLY.key: "50", LATE.key: "0"}, [(date(2027, 3, 2), 10000), (date(2027, 3, 8), 0)]),
        ({EARLY.key: "0", LATE.key: "0"}, []),
    ],
)
def test_after_the_free_days_it_costs_more_as_the_first_meeting_comes_near(chosen, found):
    assert stages(terms(**chosen)) == found


def test_who_may_think_again_longer_meets_only_the_stage_that_is_left():
    assert stages(terms(**STAGED), free_until=date(2027, 3, 10)) == [(date(2027, 3, 11), 12000)]
    assert stages(terms(**STAGED), free_until=STARTS - timedelta(days=1)) == []


def test_what_costs_nothing_costs_nothing_to_leave_or_to_stay_away_from():
    free = terms("free", **STAGED)
    assert (stages(free), free.fee_of_staying_away(PRICE)) == ([], Money(0))
    assert stages(terms(**STAGED), price=Money(0)) == []
    assert terms(**STAGED).fee_of_staying_away(PRICE) == PRICE


def test_the_terms_say_their_own_numbers():
    assert render(terms("free").said, "en") == "Withdrawing never costs anything."
    said = render(terms().said, "en")
    assert said.startswith(
        "Withdrawing is free until two weeks before the first meeting. After that you pay 25%"
    )
    assert "and 60% from one week before it" in render(terms(**STAGED).said, "en")
    assert "wie niet komt, betaalt 100%" in render(terms(**STAGED).said, "nl").lower()


def test_the_columns_of_two_settings_are_never_the_same():
    columns = {column(each): each.default for each in SETTINGS}
    assert len(columns) == len(SETTINGS)
    assert values_in(columns) == DEFAULTS


def choose(world, setting, value):
    granted(
        choose_setting(
            setting.key, value, source="Besluit", starts_on=world.at.date(), actor=SETTING_UP, at=world.at
        )
    )


def test_who_enrolled_before_other_numbers_were_chosen_keeps_those_that_were_shown(world):
    edition = world.open(seats=3)
    before = world.enrol("teacher", edition)
    world.later(days=1)
    choose(world, LATE, "50")
    choose(world, EARLY, "40")
    after = world.enrol("neighbour", edition)
    world.at += timedelta(days=(edition.starts_on - world.at.date()).days - 2)
    for case, name in ((before, "teacher"), (after, "neighbour")):
        world.step(case, "withdraw-late", name)
    fees = Enrolment.objects.order_by("pk").values_list("fee", flat=True)
    assert list(fees) == [6000, 12000]


def test_where_the_last_week_costs_nothing_who_withdraws_then_pays_nothing(world):
    choose(world, EARLY, "50")
    choose(world, LATE, "0")
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition)
    world.at += timedelta(days=(edition.starts_on - world.at.date()).days - 3)
    refused = world.step(case, "withdraw-late", "teacher")
    assert refused.reason.values["day"] == edition.starts_on - timedelta(days=1)
    world.step(case, "withdraw", "teacher")
    assert (world.state(case), Enrolment.objects.get(case=case).fee) == ("withdrawn_free", 0)


def test_where_the_first_days_after_the_free_ones_cost_nothing_it_is_free_until_it_costs(world, enter):
    choose(world, EARLY, "0")
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition)
    page = enter("teacher").get(f"/development/enrolments/{case.pk}/").content.decode()
    assert "Free until 25 October 2026" in page
    world.at += timedelta(days=(edition.starts_on - world.at.date()).days - 2)
    refused = world.step(case, "withdraw", "teacher")
    assert refused.reason.values["day"] == date(2026, 10, 25)


def test_who_takes_over_a_seat_keeps_the_numbers_that_were_promised_with_it(world):
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition)
    world.later(days=1)
    choose(world, LATE, "50")
    world.step(case, "replace", "teacher", colleague=str(world.people["colleague"].pk))
    world.at += timedelta(days=(edition.starts_on - world.at.date()).days - 2)
    theirs = Case.objects.get(procedure="enrolment", subject=world.people["colleague"])
    world.step(theirs, "withdraw-late", "colleague")
    assert Enrolment.objects.get(case=theirs).fee == 6000


def test_who_stays_away_owes_the_share_of_the_day_on_which_they_enrolled(world):
    choose(world, NO_SHOW, "100")
    edition = world.open(seats=1, sessions=1)
    case = world.enrol("teacher", edition)
    edition = world.begin(edition)
    world.mark(edition, 1, teacher="absent")
    world.step(edition.case, "finish", "expert")
    assert (world.state(case), Enrolment.objects.get(case=case).fee) == ("no_show", 24000)


def test_whoever_pays_themselves_can_think_again_as_long_as_was_chosen(world):
    choose(world, REFLECTION, "P3W")
    edition = world.open(seats=1)
    world.at += timedelta(days=(edition.closes_on - world.at.date()).days)
    case = world.enrol("teacher", edition, payer="self")
    world.later(days=13)
    world.step(case, "withdraw", "teacher")
    assert world.state(case) == "withdrawn_free"
