"""Facts of many people in three statements, each kind of entry in its own place."""

from datetime import date

import pytest

from leerlijn.domains.qualification.actions.register import CertificateFound, PartFound, ToEnter, enter_all
from leerlijn.domains.qualification.obligation import State, Track
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person
from tests.domains.qualification.people import AT, HR, TODAY, appoint, lecturer, obligations_on
from tests.foundation.credentials.builders import issued
from tests.tools.budget import at_most


@pytest.mark.parametrize("number", [1, 60])
def test_three_statements_whatever_the_number(units, number):
    for place in range(number):
        person = lecturer(units["ET"], f"Nummer {place}")
        found = [CertificateFound("UU", 2018), PartFound("TUD", "TEACH", 2020)]
        enter_all([ToEnter(person.pk, person.pseudonym, each, "HR") for each in found], actor=HR, at=AT)
    people = list(Person.objects.values_list("pk", flat=True))
    with at_most(3):
        facts = facts_of_people(people)
    assert {len(each.certificates) for each in facts.values()} == {1}
    assert len(facts) == number


def test_somebody_without_an_appointment_is_there_too(db):
    person = Person.objects.create(given_name="Lotte", family_name="Brinkhuis")
    assert obligations_on(TODAY)[person.pk].state is State.NOT_IN_SCOPE


def test_only_the_people_that_were_asked_for(units):
    one, other = lecturer(units["ET"], "Een"), lecturer(units["BMS"], "Twee")
    assert facts_of_people([one.pk]).keys() == {one.pk}
    assert facts_of_people([one.pk, other.pk]).keys() == {one.pk, other.pk}


def test_appointments_at_once_are_read_with_their_place(units):
    person = lecturer(units["ET"], fte="0.1")
    appoint(person, units["BMS"], starts="2025-09-01", fte="0.15")
    held = facts_of_people([person.pk])[person.pk].appointments
    assert [(each.path, str(each.fte)) for each in held] == [("/1/2/", "0.100"), ("/1/3/", "0.150")]
    assert obligations_on(TODAY)[person.pk].state is State.OBLIGED


def test_the_code_of_our_own_university_is_a_certificate_of_ours(units):
    own, other = lecturer(units["ET"], "Een"), lecturer(units["ET"], "Twee")
    for person, issuer in ((own, "UT"), (other, "UU")):
        enter_all(
            [ToEnter(person.pk, person.pseudonym, CertificateFound(issuer, 2018), "HR")], actor=HR, at=AT
        )
    outcomes = obligations_on(TODAY)
    assert outcomes[own.pk].state is State.DISCHARGED_BY_CERTIFICATE
    assert outcomes[other.pk].state is State.DISCHARGED_BY_RECOGNITION


def test_a_certificate_that_we_issued_counts_from_its_day(units, key):
    person = lecturer(units["ET"])
    assert issued(person)
    states = [obligations_on(day)[person.pk].state for day in AROUND]
    assert states == [State.OBLIGED, State.DISCHARGED_BY_CERTIFICATE]


AROUND = (date(2026, 6, 17), date(2026, 6, 18))


def test_an_open_dossier_is_a_track(units):
    person = lecturer(units["ET"])
    Case.objects.create(
        procedure="utq-dossier",
        edition="2026",
        state="gathering",
        subject=person,
        unit=units["ET"],
        path="/1/2/",
        opened_at=AT,
        since=AT,
    )
    assert facts_of_people([person.pk])[person.pk].track == Track(TODAY)
    assert obligations_on(TODAY)[person.pk].state is State.IN_TRACK


def test_other_rules_give_other_outcomes(units):
    person = lecturer(units["ET"], fte="0.2")
    outcomes = [obligations_on(TODAY, rules)[person.pk] for rules in ("hr-page", "seed")]
    assert [(each.state, each.rules) for each in outcomes] == [
        (State.EXCLUDED, "hr-page"),
        (State.OBLIGED, "seed"),
    ]
