"""The quick guide on paper: four pages at most, open to everybody, the same words as the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from leerlijn.domains.qualification.guide.parts import guide_by
from leerlijn.domains.qualification.guide.printing import printed
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from tests.domains.qualification.guide.rules import rules
from tests.tools.verapdf.judge import judge

ADDRESS = "https://leerlijn.noaber.example/utq/"
PLACE = Text(nl="Noaber Universiteit", en="Noaber University")


def pdf_of(chosen=None, language="en", place=PLACE):
    return printed(guide_by(rules(chosen)), place=place, address=ADDRESS, language=language)


def words_on(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guide_keeps_to_pdf_ua_and_pdf_a_says_an_outside_judge(language):
    found = judge(pdf_of(language=language), "ua1", "3a")
    assert {flavour: (one.complies, one.failures) for flavour, one in found.items()} == {
        "ua1": (True, []),
        "3a": (True, []),
    }
    assert all(one.assertions > 100 for one in found.values())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("edition", ["seed", "later-page"])
def test_it_has_four_pages_at_most_also_where_names_are_long(language, edition):
    chosen = {"utq-exemption.grounds": edition, "utq-obligation.rules": "hr-page"}
    long = Text(
        nl="Faculteit der Gedrags-, Management- en Maatschappijwetenschappen " * 2, en="Faculty " * 20
    )
    assert len(words_on(pdf_of(chosen, language, long))) == 4


def test_it_tells_overview_roadmap_criteria_exemption_and_whom_to_ask():
    first, way, criteria, last = words_on(pdf_of())
    assert "The UTQ must be obtained within three years" in first
    assert ADDRESS in first
    assert "Writing the CV candidate Four weeks" in way
    assert "3.2 analyse the assessment results and draw conclusions" in criteria
    assert "Diploma of a teacher training (first or second degree)" in last
    assert "Adviser on exemptions" in last


def test_what_is_set_stands_in_it_and_what_was_is_gone():
    assert "Judging assessor 20 working days" in words_on(pdf_of())[1]
    changed = words_on(pdf_of({"utq-dossier.judge": "P25D"}))[1]
    assert "Judging assessor 25 working days" in changed
    assert "20 working days" not in changed


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_of_the_page_stands_in_it(language):
    guide = guide_by(rules())
    said = "".join("".join(words_on(pdf_of(language=language))).split()).replace("-", "")
    parts = [guide.term, *guide.overview, *guide.duty, *guide.recognition, *guide.exemption.says]
    parts += [words for way in guide.ways for words in way.says]
    for part in parts:
        assert "".join(render(part, language).split()).replace("-", "") in said


def test_a_name_is_printed_and_never_run():
    hostile = '#read("/etc/passwd") *b* @a <b> "'
    assert hostile in words_on(pdf_of(place=Text(nl=hostile, en=hostile)))[0]
