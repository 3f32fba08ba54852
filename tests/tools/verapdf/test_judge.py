"""The judge of PDFs is judged first: it must refuse what is known to be bad."""

import typst

from tests.tools.verapdf.judge import judge

GOOD = b"""#set document(title: "Good", date: datetime(year: 2026, month: 6, day: 18))
#set text(lang: "en")
= Good
#lorem(120)"""


def test_the_judge_refuses_a_pdf_without_tags_and_names_what_is_missing():
    bad = typst.compile(b"= Bad", format="pdf", pdf_tags=False)
    found = judge(bad, "ua1", "3a")
    assert not found["ua1"].complies
    assert not found["3a"].complies
    assert any("7.1" in failure for failure in found["ua1"].failures)


def test_the_judge_accepts_a_pdf_that_keeps_to_both_standards():
    found = judge(typst.compile(GOOD, format="pdf", pdf_standards=["ua-1", "a-3a"]), "ua1", "3a")
    assert [(flavour, one.complies, one.failures) for flavour, one in found.items()] == [
        ("ua1", True, []),
        ("3a", True, []),
    ]
    assert all(one.assertions > 100 for one in found.values())
