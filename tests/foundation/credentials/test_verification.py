from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from joserfc.jwk import OKPKey
from pypdf import PdfReader, PdfWriter

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.credentials.models import Certificate, SigningKey
from leerlijn.foundation.credentials.signing import signed
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.credentials.verification import Outcome, verify, verify_file
from leerlijn.foundation.documents.queries import open_document
from leerlijn.kernel.chain import digest
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
    for typed in ("utq-2026-0001 ", "utq 2026 1", "UTQ2026-01", "Utq. 2026 / 001"):
        assert verify(typed, name="lotte  brinkhuis", at=OCTOBER).names_holder, typed
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
    Certificate.objects.update(content=forged, fingerprint=digest(forged))
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


def with_another_page(pdf):
    """A forged certificate: our attachment in it, and a page of somebody else."""
    forged = PdfWriter()
    forged.add_blank_page(100, 100)
    forged.add_attachment("certificate.json", PdfReader(BytesIO(pdf)).attachments["certificate.json"][0])
    made = BytesIO()
    forged.write(made)
    return made.getvalue()


def with_another_byte(pdf):
    place = pdf.index(b"%PDF-1.7") + 7
    return pdf[:place] + b"6" + pdf[place + 1 :]


@pytest.mark.parametrize(
    "touch", [with_another_page, with_another_byte, lambda pdf: pdf + b"\n% saved again\n"]
)
def test_a_pdf_that_we_did_not_make_is_never_called_valid_nor_unchanged(pdf, touch):
    found = verify_file(touch(pdf), at=OCTOBER)
    assert found.outcome is Outcome.ANOTHER_FILE
    assert not found.is_valid
    assert found.heading.key == "This is not the file that we made"
    assert held(found) == [False, True, True, True]
    assert "not changed" not in repr(found)
    assert found.content.holder == "Lotte Brinkhuis"


def test_before_we_made_a_pdf_no_pdf_is_ours(pdf, certificate):
    Certificate.objects.update(document=None)
    assert verify_file(pdf, at=OCTOBER).outcome is Outcome.ANOTHER_FILE


def test_another_file_of_what_was_withdrawn_or_replaced_says_both(pdf, certificate):
    correct_certificate(certificate, reason="A letter.", at=OCTOBER, by=REGISTRAR)
    found = verify_file(pdf + b"\n", at=OCTOBER)
    assert (found.outcome, held(found)) == (Outcome.ANOTHER_FILE, [False, True, False, True])
    assert "replaced" in found.lede.key
    assert verify_file(pdf, at=OCTOBER).outcome is Outcome.CORRECTED


def test_another_file_under_a_key_from_other_days_is_not_to_be_relied_on_at_all(pdf):
    SigningKey.objects.update(published_on=date(2026, 7, 1))
    assert verify_file(pdf + b"\n", at=OCTOBER).outcome is Outcome.ALTERED


def test_the_credential_alone_is_enough(certificate):
    found = verify_file(f"{certificate.credential}\n".encode(), at=OCTOBER)
    assert found.is_valid
    assert "nothing else" in found.checks[0].explanation.key


def test_a_text_around_the_credential_is_not_vouched_for(certificate):
    said_twice = certificate.credential.replace("{", '{"payload":"Nora Valser",', 1)
    assert verify_file(said_twice.encode(), at=OCTOBER).outcome is Outcome.ANOTHER_FILE


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
