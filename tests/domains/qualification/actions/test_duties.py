"""What every day brings to duties: rules per faculty, moves, another look, and no more time than fits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Appointment
from leerlijn.site import wiring
from tests.domains.qualification.people import AT, HR, appoint, lecturer


@pytest.fixture(autouse=True)
def tied():
    wiring.tie()


def choose_rules(rules, unit):
    choose_setting(
        "utq-obligation.rules",
        rules,
        unit=unit,
        starts_on=date(2026, 1, 1),
        source="decision",
        actor=HR,
        at=AT,
    )


def acts(case) -> list[str]:
    return list(Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").values_list("act", flat=True))


def test_each_is_judged_by_the_rules_of_where_they_work(units):
    choose_rules("seed", units["ET"])
    here = lecturer(units["ET"], "Here", pension="2027-06-01")
    there = lecturer(units["BMS"], "There", pension="2027-06-01")
    evaluate_duties(at=AT)
    assert duty_of(here.pk).state != duty_of(there.pk).state
    assert evaluate_duties(at=AT).moved == 0


def test_a_duty_moves_along_with_whoever_works_elsewhere_now(units):
    person = lecturer(units["ET"])
    evaluate_duties(at=AT)
    case = duty_of(person.pk)
    assert case.unit == units["ET"]
    Appointment.objects.filter(person=person).update(ends_on=date(2026, 12, 31))
    appoint(person, units["BMS"], starts="2027-01-01")
    assert evaluate_duties(at=AT).moved == 0
    assert evaluate_duties(at=AT + timedelta(days=60)).moved == 1
    moved = duty_of(person.pk)
    assert (moved.pk, moved.unit, moved.path) == (case.pk, units["BMS"], units["BMS"].path)
    assert "move" in acts(case)
    assert evaluate_duties(at=AT + timedelta(days=60)).moved == 0


def test_where_no_duty_runs_we_look_again_every_year(units):
    person = lecturer(units["ET"], profile="support")
    evaluate_duties(at=AT)
    case = duty_of(person.pk)
    evaluate_duties(at=AT + timedelta(days=364))
    assert duty_of(person.pk).due_on == case.due_on
    evaluate_duties(at=AT + timedelta(days=365))
    assert duty_of(person.pk).due_on == date(2028, 11, 24)
    assert acts(case)[-1] == "count-again"
