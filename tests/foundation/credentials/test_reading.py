from io import BytesIO

import pytest
from pypdf import PdfWriter

from leerlijn.foundation.credentials.reading import LARGEST, credential_in
from leerlijn.kernel.verdict import Denied


def pdf(*attached):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in attached:
        writer.add_attachment(name, content)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_the_credential_is_found_inside_a_pdf_and_by_itself():
    assert credential_in(pdf(("notes.txt", b"no"), ("certificate.json", b'{"a":1}'))) == '{"a":1}'
    assert credential_in(b'{"a":1}') == '{"a":1}'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (pdf(), "no signed certificate inside"),
        (pdf(("other.json", b"{}")), "no signed certificate inside"),
        (b"%PDF-1.7 and then nothing", "cannot be read"),
        (pdf(("certificate.json", b"{}"))[:400], "cannot be read"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "cannot be read"),
        (b" " * (LARGEST + 1), "larger than"),
    ],
)
def test_every_other_file_gets_one_sentence(content, says):
    refused = credential_in(content)
    assert isinstance(refused, Denied)
    assert says in refused.reason.key
