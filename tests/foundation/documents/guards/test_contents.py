"""Nothing hostile comes in, everything ordinary does."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from leerlijn.foundation.documents.guards.contents import Checked, check
from leerlijn.foundation.documents.guards.limits import LIMITS
from leerlijn.foundation.documents.models import Document
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied
from tests.foundation.documents.hostile import docx, harmless_files, hostile_files, mp4, pdf, picture, zipped

HOSTILE = hostile_files()
HARMLESS = harmless_files()


def reason(name: str, content: bytes, **options) -> str:
    denied = check(io.BytesIO(content), name=name, **options)
    assert isinstance(denied, Denied)
    assert isinstance(denied.reason, Sentence)
    return denied.reason.key


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(case):
    name, content = HOSTILE[case]
    assert reason(name, content)


@pytest.mark.parametrize("case", HARMLESS)
def test_an_ordinary_file_comes_in(case):
    name, content = HARMLESS[case]
    assert isinstance(check(io.BytesIO(content), name=name), Checked)


def test_there_are_hostile_files_enough():
    assert len(HOSTILE) >= 20


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("zip bomb", "Unpacked"),
        ("docx with macros", "macros"),
        ("docx with a template elsewhere", "elsewhere"),
        ("pdf with a script", "script"),
        ("pdf with a script behind a link", "script"),
        ("pdf with a hidden script", "script"),
        ("pdf that starts a programme", "start something"),
        ("pdf with a file inside", "another file"),
        ("pdf with an XFA form", "XFA"),
        ("pdf with a password", "locked"),
        ("pdf and zip at once", "two kinds"),
        ("png of too many pixels", "pixels"),
        ("double extension", "two extensions"),
        ("empty file", "empty"),
    ],
)
def test_the_sentence_names_the_trouble(case, words):
    name, content = HOSTILE[case]
    assert words in reason(name, content)


def test_what_comes_in_has_its_kind_and_a_tidy_name():
    checked = check(io.BytesIO(pdf()), name="C:\\plans\\Week\0 3.PDF")
    assert checked == Checked(Document.Kind.PDF, "Week 3.PDF")


def test_a_file_of_exactly_the_limit_comes_in_and_one_byte_more_does_not():
    content = pdf()
    assert check(io.BytesIO(content), name="a.pdf", limits=replace(LIMITS, size=len(content)))
    assert "larger" in reason("a.pdf", content, limits=replace(LIMITS, size=len(content) - 1))


def test_video_has_a_limit_of_its_own():
    assert check(io.BytesIO(mp4()), name="a.mp4", limits=replace(LIMITS, size=1))
    assert "larger" in reason("a.mp4", mp4(), limits=replace(LIMITS, video=1))


def test_the_table_behind_a_chart_may_stay_in_a_document_unless_it_has_macros():
    inner = zipped({"a.txt": "not a workbook"})
    assert "cannot be read" in reason("a.docx", docx(word__embeddings__sheet_DOT_xlsx=inner))


@pytest.mark.parametrize("kind", ["pdf", "docx", "png", "jpg", "mp4", "zip", "odt"])
def test_a_file_cut_short_anywhere_never_makes_the_check_fail(kind):
    name, content = HARMLESS[kind]
    for length in range(0, len(content), max(1, len(content) // 60)):
        check(io.BytesIO(content[:length]), name=name)


@pytest.mark.parametrize("kind", ["pdf", "docx", "png", "jpg", "mp4", "zip", "odt"])
def test_a_file_with_a_flipped_byte_never_makes_the_check_fail(kind):
    name, content = HARMLESS[kind]
    for place in range(0, len(content), max(1, len(content) // 60)):
        flipped = bytearray(content)
        flipped[place] ^= 0xFF
        check(io.BytesIO(bytes(flipped)), name=name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_one_pixel_is_a_picture(kind):
    content = io.BytesIO(picture(kind, (1, 1)))
    assert isinstance(check(content, name=f"dot.{kind.lower()}"), Checked)
