from datetime import UTC, date, datetime

import pytest
from joserfc.jwk import OKPKey

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.credentials.content import fingerprint_of
from leerlijn.foundation.credentials.models import Certificate, SigningKey
from leerlijn.foundation.credentials.signing import signed
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.credentials.verification import Outcome, verify, verify_file
from leerlijn.foundation.documents.queries import open_document
from leerlijn.kernel.verdict import Denied
from tests.foundation.credentials.builders import JUNE, OCTOBER, REGISTRAR, content, issued


@pytest.fixture
def certificate(holder, key):
    return issued(holder)


@pytest.fixture
def pdf(certificate):
    make_document.call(certificate.pk, JUNE.isoformat())
    printed = queries.certificate_numbered(certificate.number)
    with open_document(printed.document) as file:
        return file.read()


def held(found):
    return [check.holds for check in found.checks]


def test_a_valid_certificate_passes_four_checks_and_names_its_holder(certificate):
    found = verify(certificate.token, at=OCTOBER)
    assert found.outcome is Outcome.VALID
    assert held(found) == [True, True, True, True]
    assert found.names_holder
    assert found.lede.values["holder"] == "Lotte Brinkhuis"


def test_a_number_alone_does_not_say_whose_it_is(certificate):
    found = verify(certificate.number, at=OCTOBER)
    assert found.outcome is Outcome.VALID
    assert not found.names_holder
    assert "holder" not in found.lede.values


def test_a_number_with_the_right_name_does_and_with_another_name_is_unknown(certificate):
    assert verify("utq-2026-0001 ", name="lotte  brinkhuis", at=OCTOBER).names_holder
    assert verify(certificate.number, name="Noor Voorbeeld", at=OCTOBER).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("reference", ["", "UTQ-2026-9999", "nothing", "x" * 300])
def test_an_unknown_reference_gets_an_answer_and_no_details(certificate, reference):
    found = verify(reference, at=OCTOBER)
    assert found.outcome is Outcome.UNKNOWN
    assert (found.checks, found.content) == ((), None)


def test_a_withdrawn_certificate_says_since_when(certificate):
    revoke_certificate(certificate, reason="Fraud.", decided_on=date(2026, 10, 1), at=OCTOBER, by=REGISTRAR)
    found = verify(certificate.token, at=OCTOBER)
    assert found.outcome is Outcome.REVOKED
    assert held(found) == [True, True, False, True]
    assert found.lede.values["day"] == date(2026, 10, 1)
    assert "Fraud" not in repr(found)


def test_a_corrected_certificate_names_the_one_that_took_its_place(certificate):
    right = correct_certificate(certificate, reason="A letter.", at=OCTOBER, by=REGISTRAR)
    found = verify(certificate.token, at=OCTOBER)
    assert found.outcome is Outcome.CORRECTED
    assert found.lede.values["number"] == right.number
    assert verify(right.token, at=OCTOBER).is_valid


def test_a_key_that_retired_still_proves_what_it_signed(certificate):
    make_signing_key(at=OCTOBER, by=REGISTRAR)
    assert verify(certificate.token, at=OCTOBER).is_valid


def test_a_key_that_was_not_yet_in_use_proves_nothing(certificate):
    SigningKey.objects.update(published_on=date(2026, 7, 1))
    found = verify(certificate.token, at=OCTOBER)
    assert found.outcome is Outcome.ALTERED
    assert held(found) == [True, False, True, True]


def test_what_was_changed_in_the_register_is_not_shown_as_ours(certificate):
    forged = certificate.content.replace("Lotte Brinkhuis", "Nora Valser")
    Certificate.objects.update(content=forged, fingerprint=fingerprint_of(forged))
    found = verify(certificate.token, at=OCTOBER)
    assert found.outcome is Outcome.ALTERED
    assert held(found) == [False]
    assert found.content is None


def test_a_register_that_was_torn_apart_still_gets_an_answer(certificate):
    Certificate.objects.update(content="{}", credential="nothing")
    assert verify(certificate.token, at=OCTOBER).outcome is Outcome.ALTERED
    assert verify(certificate.number, name="Lotte Brinkhuis", at=OCTOBER).content is None


def test_the_pdf_itself_is_recognised_byte_for_byte(pdf, certificate):
    found = verify_file(pdf, at=OCTOBER)
    assert found.is_valid
    assert "byte for byte" in found.checks[0].explanation.key


def test_a_pdf_that_was_saved_again_still_proves_what_it_says_inside(pdf):
    found = verify_file(pdf + b"\n% saved again\n", at=OCTOBER)
    assert found.is_valid
    assert "on this page" in found.checks[0].explanation.key


def test_the_credential_alone_is_enough(certificate):
    assert verify_file(certificate.credential.encode(), at=OCTOBER).is_valid


def test_a_text_that_we_never_signed_is_not_ours(certificate):
    forged = signed(content("Nora Valser").canonical, key=OKPKey.generate_key("Ed25519"))
    assert verify_file(forged.encode(), at=OCTOBER).outcome is Outcome.ALTERED


def test_our_text_under_somebody_elses_signature_is_not_ours(certificate):
    forged = signed(certificate.content, key=OKPKey.generate_key("Ed25519"))
    assert verify_file(forged.encode(), at=OCTOBER).outcome is Outcome.ALTERED


def test_a_file_without_anything_signed_gets_a_sentence(certificate):
    assert isinstance(verify_file(b'{"holder":"me"}', at=OCTOBER), Denied)


def test_a_page_about_a_certificate_asks_two_questions_of_the_database(
    certificate, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2):
        verify(certificate.token, at=OCTOBER)


def test_the_certificate_that_was_issued_first_is_proven_after_many_more(certificate, holder):
    for number in range(20):
        issued(holder, basis=f"case:more-{number}", at=datetime(2026, 7, 1, tzinfo=UTC))
    assert Certificate.objects.count() == 21
    assert verify(certificate.token, at=OCTOBER).is_valid
