"""Names are made harmless without becoming unrecognisable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.documents.guards.names import hides_a_programme, tidy_name


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("Lesplan week 3.docx", "Lesplan week 3.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("plan\0.pdf", "plan.pdf"),
        ("plan\r\nX-Header: 1.pdf", "planX-Header: 1.pdf"),
        ("fdp.\u202enalp.pdf", "fdp.nalp.pdf"),
        ("e\u0301valuatie.pdf", "\u00e9valuatie.pdf"),
        (".htaccess", "htaccess"),
        ("", ""),
    ],
)
def test_a_name_becomes_harmless(name, tidy):
    assert tidy_name(name) == tidy


def test_a_long_name_keeps_its_extension():
    assert tidy_name("a" * 500 + ".pdf") == "a" * 116 + ".pdf"


@given(st.text(max_size=300))
def test_no_name_is_too_long_or_has_a_path(name):
    tidy = tidy_name(name)
    assert len(tidy) <= 120
    assert not set(tidy) & set("/\\\0\r\n")


def test_a_version_number_is_not_a_programme_but_an_inner_extension_is():
    assert not hides_a_programme("plan.v2.pdf")
    assert hides_a_programme("letter.EXE.pdf")
