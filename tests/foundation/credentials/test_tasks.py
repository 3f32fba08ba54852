from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import damaged_documents
from tests.foundation.credentials.builders import JUNE, issued


def test_the_pdf_is_made_once_and_kept_under_the_register_number(holder, key):
    certificate = issued(holder)
    assert queries.certificates_without_document() == [certificate.pk]
    for _ in range(2):
        make_document.call(certificate.pk, JUNE.isoformat())
    certificate = queries.certificate_numbered(certificate.number)
    assert certificate.document.name == "UTQ-2026-0001.pdf"
    assert certificate.document.owner_id == holder.pk
    assert Document.objects.count() == 1
    assert list(damaged_documents()) == []
    assert queries.certificates_without_document() == []
