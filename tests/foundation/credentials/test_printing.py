from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from leerlijn.foundation.credentials.content import Signatory
from leerlijn.foundation.credentials.printing import printed
from leerlijn.foundation.credentials.reading import credential_in
from leerlijn.kernel.sentence import Text
from tests.foundation.credentials.builders import content
from tests.tools.verapdf.judge import judge

ADDRESS = "https://leerlijn.noaber.example/verify/QmFzZTY0dG9rZW5zMTg5abcd"
CREDENTIAL = '{"payload":"e30","protected":"e30","signature":"e30"}'


def pdf_of(said, **choices):
    return printed(said, credential=CREDENTIAL, address=ADDRESS, **choices)


def words_on(pdf):
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("languages", [("nl", "en"), ("en", "nl"), ("en",)])
def test_the_certificate_keeps_to_pdf_ua_and_pdf_a_says_an_outside_judge(languages):
    found = judge(pdf_of(content(), languages=languages), "ua1", "3a")
    assert {flavour: (one.complies, one.failures) for flavour, one in found.items()} == {
        "ua1": (True, []),
        "3a": (True, []),
    }
    assert all(one.assertions > 100 for one in found.values())


def test_the_same_content_gives_the_same_bytes():
    assert pdf_of(content()) == pdf_of(content())


def test_both_languages_stand_on_it_in_the_order_of_the_holder():
    dutch, english = words_on(pdf_of(content()))
    assert "Basiskwalificatie onderwijs" in dutch
    assert "18 juni 2026" in dutch
    assert "University Teaching Qualification" in english
    assert "18 June 2026" in english
    for page in (dutch, english):
        assert "Lotte Brinkhuis" in page
        assert "UTQ-2026-0093" in page
        assert content().short in page
        assert ADDRESS in page


def test_the_credential_travels_inside():
    assert credential_in(pdf_of(content())) == CREDENTIAL


def test_a_name_is_printed_and_never_run():
    hostile = '#read("/etc/passwd") \\ $x$ *b* @a <b> "'
    assert all(hostile in page for page in words_on(pdf_of(content(holder=hostile))))


def test_long_texts_stay_on_one_page_per_language():
    long = replace(
        content(holder="Anne-Wilhelmina Constantia van der Bruggenheuvel-Oosterhoudt tot Nijenbeek " * 2),
        title=Text(nl="Basiskwalificatie onderwijs voor de hele universiteit", en="A long title " * 4),
        built_from=Text(
            nl="Drie competenties hier beoordeeld. " * 6, en="Three competences judged here. " * 6
        ),
        signatories=(Signatory("Prof. dr. ir. A. B. C. van der Langenaam", Text(nl="decaan", en="dean")),)
        * 3,
        replaces="UTQ-2026-0001",
    )
    pdf = pdf_of(long)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert judge(pdf, "ua1")["ua1"].complies
