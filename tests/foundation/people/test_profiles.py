"""Job profiles: every title HR uses has a code, and every code a name in both languages."""

import pytest

from leerlijn.foundation.people.profiles import CODES, PROFILES, ladder_of, profile_of


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Hoogleraar", "professor"),
        ("Universitair hoofddocent", "associate-professor"),
        ("Universitair docent 1", "assistant-professor-1"),
        ("Universitair docent 2", "assistant-professor-2"),
        ("Docent 2", "teacher-2"),
        ("Docent 4", "teacher-4"),
        ("Onderzoeker 4", "researcher-4"),
        ("Promovendus", "phd-candidate"),
        ("Onderwijsadviseur", "educational-advisor"),
        ("Studieadviseur", "study-advisor"),
    ],
)
def test_a_title_of_the_export_has_a_code(title, code):
    assert profile_of(title) == code
    assert PROFILES[code].nl == title.lower()


@pytest.mark.parametrize("title", ["Zeepbeller", "Docent 5", "Docent 44", "", "Promovendus 1"])
def test_another_title_is_unknown(title):
    assert profile_of(title) is None


def test_every_code_has_a_name_and_a_ladder():
    assert set(CODES.values()) == set(PROFILES)
    assert all(name.nl and name.en for name in PROFILES.values())
    assert {ladder_of(code) for code in PROFILES} <= set(PROFILES)
    assert (ladder_of("teacher-4"), ladder_of("phd-candidate")) == ("teacher", "phd-candidate")
