import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.foundation.credentials.actions.certificates import revoke_certificate
from leerlijn.foundation.credentials.queries import certificate_numbered
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.documents.queries import open_document
from tests.foundation.credentials.builders import OCTOBER, REGISTRAR, issued


@pytest.fixture
def certificate(holder, key):
    return issued(holder)


def english(client, path, **sent):
    client.cookies["language"] = "en"
    return client.post(path, sent) if sent else client.get(path)


@pytest.mark.parametrize(
    ("language", "says"), [("nl", "Dit certificaat is geldig"), ("en", "This certificate is valid")]
)
def test_the_address_on_the_certificate_says_that_it_is_valid(client, certificate, language, says):
    client.cookies["language"] = language
    page = client.get(f"/verify/{certificate.token}").content.decode()
    assert says in page
    assert "Lotte Brinkhuis" in page
    assert certificate.says.short in page


def test_the_page_takes_two_statements(client, certificate, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get(f"/verify/{certificate.token}")


def test_a_withdrawn_certificate_says_so_in_words(client, certificate):
    decided = OCTOBER.date()
    revoke_certificate(certificate, reason="Fraud.", decided_on=decided, at=OCTOBER, by=REGISTRAR)
    page = english(client, f"/verify/{certificate.token}").content.decode()
    assert "This certificate was withdrawn" in page
    assert "Fraud" not in page


def test_an_unknown_address_is_a_page_that_says_so(client, certificate):
    answer = english(client, "/verify/nothing-of-ours")
    assert answer.status_code == 404
    assert "We do not know this certificate" in answer.content.decode()


def test_the_number_alone_does_not_show_the_holder(client, certificate):
    page = english(client, "/verify/", by="number", number=certificate.number).content.decode()
    assert "This certificate is valid" in page
    assert "Brinkhuis" not in page


def test_the_number_and_the_name_show_the_holder(client, certificate):
    sent = {"by": "number", "number": certificate.number, "name": "Lotte Brinkhuis"}
    assert "Lotte Brinkhuis holds" in english(client, "/verify/", **sent).content.decode()


def test_what_was_typed_stays_when_nothing_was_found(client, certificate):
    sent = {"by": "number", "number": certificate.number, "name": "Noor <Voorbeeld>"}
    answer = english(client, "/verify/", **sent)
    assert answer.status_code == 404
    assert 'value="Noor &lt;Voorbeeld&gt;"' in answer.content.decode()


def test_the_file_can_be_brought(client, certificate):
    file = SimpleUploadedFile("certificate.json", certificate.credential.encode())
    assert "This certificate is valid" in english(client, "/verify/", by="file", file=file).content.decode()


def test_a_pdf_that_was_changed_gets_a_warning_for_a_heading(client, certificate):
    make_document.call(certificate.pk, OCTOBER.isoformat())
    with open_document(certificate_numbered(certificate.number).document) as ours:
        file = SimpleUploadedFile("certificate.pdf", ours.read() + b"\n")
    page = english(client, "/verify/", by="file", file=file).content.decode()
    assert "<h1>This is not the file that we made</h1>" in page
    assert "is valid" not in page
    assert "not changed" not in page
    assert "Lotte Brinkhuis" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"by": "number", "number": ""}, "Fill in the register number."),
        ({"by": "number", "number": "x" * 41}, "This is longer than anything on a certificate."),
        ({"by": "file"}, "Choose the file of the certificate."),
    ],
)
def test_every_mistake_has_its_sentence_beside_the_field(client, certificate, sent, says):
    answer = english(client, "/verify/", **sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"%PDF-1.7 broken", b"[]", b"[" * 9000])
def test_a_hostile_file_gets_one_sentence_and_no_error(client, certificate, content):
    answer = english(client, "/verify/", by="file", file=SimpleUploadedFile("a.pdf", content))
    assert answer.status_code == 422
    assert 'id="id_file-error"' in answer.content.decode()


def test_anybody_may_have_the_public_keys(client, key):
    answer = client.get("/.well-known/leerlijn-keys.json")
    assert answer.headers["Content-Type"] == "application/json"
    (published,) = answer.json()["keys"]
    assert published["kid"] == key.identifier
    assert published["kty"] == "OKP"
