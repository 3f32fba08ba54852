"""The register: entries that are withdrawn and never removed, and decisions about a duty."""

from datetime import date

import pytest
from django.db import IntegrityError

from leerlijn.domains.qualification.actions.register import (
    CertificateFound,
    ExemptionFound,
    GrantFound,
    ToEnter,
    decide_teaching,
    defer_duty,
    enter_all,
    enter_leave,
    is_of_a_list,
    withdraw,
)
from leerlijn.domains.qualification.models import Exemption, ExternalCertificate, Leave, LegacyGrant
from leerlijn.domains.qualification.obligation import State
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.periods import Period
from tests.domains.qualification.people import AT, HR, TODAY, lecturer, obligations_on


def entry(person, found):
    return ToEnter(person.pk, person.pseudonym, found, "by hand")


def state(person):
    return obligations_on(TODAY)[person.pk].state


def acts(person):
    found = Entry.objects.filter(subject=f"person:{person.pseudonym}").order_by("seq")
    return list(found.values_list("act", flat=True))


def test_the_same_twice_in_one_list_is_one_entry(units):
    person = lecturer(units["ET"])
    twice = [entry(person, CertificateFound("UT", 2018))] * 2
    assert len(enter_all(twice, actor=HR, at=AT)) == 1
    assert acts(person) == ["register"]


def test_nothing_to_enter_is_nothing_entered(db):
    assert enter_all([], actor=HR, at=AT) == []
    assert not Entry.objects.exists()


def test_a_withdrawn_entry_no_longer_counts_stays_readable_and_does_not_come_back(units):
    person = lecturer(units["ET"])
    (certificate,) = enter_all([entry(person, CertificateFound("UT", 2018))], actor=HR, at=AT)
    assert state(person) is State.DISCHARGED_BY_CERTIFICATE

    withdraw(certificate, because="It was somebody else's.", actor=HR, at=AT)
    withdraw(certificate, because="Once more.", actor=HR, at=AT)
    enter_all([entry(person, CertificateFound("UT", 2018))], actor=HR, at=AT)

    assert state(person) is State.OBLIGED
    assert ExternalCertificate.objects.get().withdrawn_because == "It was somebody else's."
    assert acts(person) == ["register", "withdraw"]


def test_an_exemption_is_no_certificate(units):
    person = lecturer(units["ET"])
    enter_all([entry(person, ExemptionFound(2025, date(2025, 3, 1), "velon", "dean of ET"))], actor=HR, at=AT)
    assert state(person) is State.DISCHARGED_BY_EXEMPTION
    assert (Exemption.objects.count(), ExternalCertificate.objects.count()) == (1, 0)


def test_a_legacy_grant_excludes(units):
    person = lecturer(units["ET"], starts="2005-01-01")
    enter_all([entry(person, GrantFound(LegacyGrant.Kind.VERY_EXPERIENCED, 2012))], actor=HR, at=AT)
    assert state(person) is State.EXCLUDED


def test_more_time_by_a_decision(units):
    person = lecturer(units["ET"], starts="2023-09-01")
    assert state(person) is State.OVERDUE
    defer_duty(
        person,
        due_on=date(2027, 3, 1),
        decided_on=date(2026, 10, 1),
        decided_by="dean of ET",
        reason="illness",
        actor=HR,
        at=AT,
    )
    assert state(person) is State.EXTENDED
    assert acts(person) == ["defer"]


def test_leave_stops_the_clock(units):
    person = lecturer(units["ET"], starts="2023-09-01")
    period = Period(date(2024, 1, 1), date(2024, 12, 31))
    enter_leave(person, kind=Leave.Kind.PARENTAL, period=period, source="HR", actor=HR, at=AT)
    outcome = obligations_on(TODAY)[person.pk]
    assert outcome.due_on == date(2027, 9, 2)
    assert acts(person) == ["leave"]


def test_a_decision_that_somebody_does_not_teach(units):
    person = lecturer(units["ET"])
    decide_teaching(
        person,
        teaches=False,
        starts_on=date(2025, 9, 1),
        decided_on=date(2026, 1, 1),
        decided_by="educational adviser",
        reason="only research",
        actor=HR,
        at=AT,
    )
    assert state(person) is State.EXCLUDED
    assert acts(person) == ["decide-teaching"]


@pytest.mark.parametrize("year", [1989, 2101])
def test_the_database_refuses_a_year_that_nobody_believes(units, year):
    with pytest.raises(IntegrityError):
        enter_all([entry(lecturer(units["ET"]), CertificateFound("UT", year))], actor=HR, at=AT)


def test_an_administration_whose_name_begins_like_a_list_is_no_list():
    said = {"source": "HR export of 2020, BKO-17"}
    assert is_of_a_list(said)
    assert not is_of_a_list({**said, "taken_over_from": "HR export of 2020"})
