from dataclasses import replace
from datetime import date

import pytest

from leerlijn.foundation.panels.guards import is_legal
from leerlijn.foundation.panels.panel import Panel, PanelRule, Seat
from leerlijn.foundation.panels.queries import seats_for
from leerlijn.kernel.verdict import ALLOWED, Denied
from tests.foundation.panels.builders import MIXED, TWO, employed

ON = date(2026, 11, 24)
HERE, THERE, ELSEWHERE = frozenset({"/1/2/"}), frozenset({"/1/3/"}), frozenset()
ANNA, BRAM, CANDIDATE = Seat(11, "Anna", HERE), Seat(12, "Bram", THERE), Seat(1, "Lotte", HERE)


def panel(*seats):
    return Panel(seats, on=ON, candidate=1, faculties=HERE)


def rule_named_by(refused):
    assert isinstance(refused, Denied)
    return refused.reason.key.split(":")[0]


def test_two_judges_of_whom_one_from_another_faculty_are_a_panel():
    assert is_legal(MIXED, panel(ANNA, BRAM)) == ALLOWED


@pytest.mark.parametrize(
    ("rule", "seats", "named"),
    [
        (TWO, [ANNA], "Number of assessors"),
        (TWO, [ANNA, BRAM, Seat(13, "Cor")], "Number of assessors"),
        (PanelRule(judges=3), [ANNA, BRAM], "Number of assessors"),
        (TWO, [ANNA, ANNA], "Different persons"),
        (TWO, [ANNA, CANDIDATE], "Nobody judges their own work"),
        (MIXED, [ANNA, Seat(13, "Cor", HERE)], "One from another faculty"),
        (MIXED, [ANNA, Seat(13, "Cor", HERE | THERE)], "One from another faculty"),
    ],
)
def test_an_illegal_panel_is_refused_with_the_rule_it_breaks(rule, seats, named):
    assert rule_named_by(is_legal(rule, panel(*seats))) == named


def test_two_of_one_faculty_are_a_panel_where_the_rule_does_not_ask_for_another():
    assert is_legal(TWO, panel(ANNA, Seat(13, "Cor", HERE))) == ALLOWED


@pytest.mark.parametrize(
    ("day", "is_legal_with"),
    [(date(2021, 11, 24), False), (date(2021, 11, 25), True), (None, False)],
)
def test_a_certificate_counts_until_the_day_before_it_is_five_years_old(day, is_legal_with):
    rule = PanelRule(certified_within="P5Y")
    seen = is_legal(rule, panel(replace(ANNA, certified_on=day), BRAM))
    assert bool(seen) == is_legal_with
    if not is_legal_with:
        assert rule_named_by(seen) == "One certified lately"


def test_somebody_of_a_service_or_from_outside_is_from_elsewhere():
    assert is_legal(MIXED, panel(ANNA, Seat(13, "Cor", ELSEWHERE))) == ALLOWED


def test_the_faculty_of_somebody_is_the_one_above_their_department(case, anna, bram):
    seen = seats_for(case, [anna, bram], on=ON)
    assert seen.faculties == seen.seats[0].faculties != seen.seats[1].faculties
    assert len(seen.seats[1].faculties) == 1
    assert seen.candidate == case.subject_id


def test_a_service_is_no_faculty(case, units):
    (seat,) = seats_for(case, [employed("Cor", "Vink", units["service"])], on=ON).seats
    assert seat.faculties == frozenset()


def test_an_appointment_that_has_ended_does_not_count(case, units):
    gone = employed("Cor", "Vink", units["arts"], until=date(2026, 11, 23))
    assert seats_for(case, [gone], on=ON).seats[0].faculties == frozenset()
    assert seats_for(case, [gone], on=date(2026, 11, 23)).seats[0].faculties != frozenset()
