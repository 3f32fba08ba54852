"""The free text of `BKO-registratie`: every value that occurs, what is made of it, and what is asked."""

from datetime import date

import pytest

from leerlijn.domains.qualification.actions.register import CertificateFound, ExemptionFound, PartFound
from leerlijn.domains.qualification.imports.registrations import (
    Unreadable,
    read_registration,
    read_registrations,
)
from leerlijn.domains.qualification.models import Exemption, ExternalCertificate, PartialCertificate
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from tests.domains.qualification.people import AT, HR, TODAY, lecturer
from tests.tools.budget import at_most

READABLE = {
    "BKO UT 2018": [CertificateFound("UT", 2018)],
    "BKO UU 2014": [CertificateFound("UU", 2014)],
    "BKO TUD 2026": [CertificateFound("TUD", 2026)],
    "BKO RUG 2025": [CertificateFound("RUG", 2025)],
    "vrijstelling 2016": [ExemptionFound(2016)],
    "deelcertificaat TUD TEACH 2023": [PartFound("TUD", "TEACH", 2023)],
    "deelcertificaat WUR ASSESS 2014": [PartFound("WUR", "ASSESS", 2014)],
    "  bko   ut 2018 ": [CertificateFound("UT", 2018)],
    "UTQ UvA 1990": [CertificateFound("UVA", 1990)],
    "Vrijstelling 2025; deelcertificaat TUD TEACH 2023": [
        ExemptionFound(2025),
        PartFound("TUD", "TEACH", 2023),
    ],
    "": [],
    " ; ": [],
}
UNREADABLE = {
    "bko?": "“bko?” does not say which certificate it is, of whom and of when.",
    "ja": "“ja” does not say which certificate it is, of whom and of when.",
    "zie dossier": "“zie dossier” does not say which certificate it is, of whom and of when.",
    "loopt nog": "“loopt nog” does not say which certificate it is, of whom and of when.",
    "BKO (diploma nagestuurd)": (
        "“BKO (diploma nagestuurd)” does not say which certificate it is, of whom and of when."
    ),
    "BKO UT": "“BKO UT” does not say which certificate it is, of whom and of when.",
    "BKO 2018": "“BKO 2018” does not say which certificate it is, of whom and of when.",
    "geen BKO UT 2018": "“geen BKO UT 2018” does not say which certificate it is, of whom and of when.",
    "SKO UT 2018": "“SKO UT 2018” does not say which certificate it is, of whom and of when.",
    "BKO UT 2018?": "“BKO UT 2018?” does not say which certificate it is, of whom and of when.",
    "BKO UT ２０１８": "“BKO UT ２０１８” does not say which certificate it is, of whom and of when.",
    "BKO UT 2027": "The year 2027 has not come yet.",
    "vrijstelling 2062": "The year 2062 has not come yet.",
    "BKO UT 1989": "In 1989 this qualification did not exist yet.",
    "BKO XYZ 2018": "We do not know a university with the code XYZ.",
    "deelcertificaat MIT TEACH 2018": "We do not know a university with the code MIT.",
}


@pytest.mark.parametrize("text", READABLE)
def test_what_is_clear_becomes_entries(text):
    assert list(read_registration(text, on=TODAY)) == READABLE[text]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_not_clear_is_not_guessed(text):
    (found,) = read_registration(text, on=TODAY)
    assert isinstance(found, Unreadable)
    assert render(found.because, "en") == UNREADABLE[text]


def test_one_part_may_be_clear_and_another_not():
    clear, unclear = read_registration("BKO UT 2018; zie dossier", on=date(2020, 1, 1))
    assert clear == CertificateFound("UT", 2018)
    assert unclear.text == "zie dossier"


def test_entries_are_made_with_their_source_and_questions_come_back(units):
    own = lecturer(units["ET"], "Een", said="BKO UT 2018")
    lecturer(units["ET"], "Twee", said="vrijstelling 2025")
    part = lecturer(units["BMS"], "Drie", said="deelcertificaat TUD TEACH 2023; ja")
    lecturer(units["BMS"], "Vier")

    entered, questions = read_registrations(Person.objects.all(), actor=HR, at=AT)

    assert len(entered) == 3
    assert [(each.person, each.unreadable.text) for each in questions] == [(part.pk, "ja")]
    certificate = ExternalCertificate.objects.get()
    assert (certificate.person_id, certificate.issuer, certificate.year, certificate.on) == (
        own.pk,
        "UT",
        2018,
        None,
    )
    assert certificate.source == "HR export 2026-11-24: 'BKO UT 2018'"
    assert (Exemption.objects.get().year, PartialCertificate.objects.get().unit) == (2025, "TEACH")
    assert Entry.objects.filter(subject=f"person:{own.pseudonym}", act="register").count() == 1


def test_reading_twice_is_reading_once(units):
    lecturer(units["ET"], said="BKO UT 2018; bko?")
    first = read_registrations(Person.objects.all(), actor=HR, at=AT)
    again = read_registrations(Person.objects.all(), actor=HR, at=AT)
    assert (len(first[0]), len(again[0])) == (1, 0)
    assert first[1] == again[1]
    assert Entry.objects.filter(act="register").count() == 1


@pytest.mark.parametrize("number", [3, 40])
def test_many_people_cost_as_many_statements_as_few(units, number):
    for place in range(number):
        lecturer(
            units["ET"],
            f"Nummer {place}",
            said="BKO UT 2018; vrijstelling 2020; deelcertificaat UU TEACH 2019",
        )
    with at_most(12):
        entered, _ = read_registrations(Person.objects.all(), actor=HR, at=AT)
    assert len(entered) == 3 * number
