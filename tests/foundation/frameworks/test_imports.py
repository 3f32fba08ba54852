"""The shipped frameworks say what their sources say, apart from the mendings that they list themselves."""

from __future__ import annotations

import pytest

from leerlijn.foundation.frameworks.guards import is_complete
from leerlijn.foundation.frameworks.imports import shipped_framework, shipped_frameworks

# The page of the University of Twente, letter for letter.
PAGE = {
    "Designing or redesiging education": [
        "explain how their course is embedded in the curriculum or degree programme as a whole.",
        "design teaching based on the principles of ‘constructive alignment’.",
        "design active, effective, and efficient learning methods and learning materials.",
        "design their teaching with respect to the specific (curricular) characteristics and needs of the "
        "students.",
        "design their teaching in a practically and logistically feasible (do-able) way.",
    ],
    "Teaching and supervising\u00a0": [
        "prepare an educational meeting.",
        "conduct an educational meeting and reflect on their performance.",
        "supervise students, individually and in groups.",
    ],
    "Assessment": [
        "design and implement the assessment of student development and learning outcomes.",
        "analyse the assessment results and draw conclusions.",
    ],
    "Evaluating teaching": [
        "conduct an evaluation and collect information (data) purposefully to improve their teaching.",
        "analyse evaluation results, draw conclusions, and pinpoint areas for improvement.",
    ],
    "Professionalization": [
        "formulate their own vision on teaching and student learning.",
        "manage their work as a teacher and can collaborate in a teaching team.",
        "reflect on their work as a teacher and on their future professional development in teaching.",
    ],
}
UTQ = shipped_framework("utq-2017")
BEFORE = shipped_framework("utq-2010")


def mended(words: str, where: str) -> str:
    for mending in UTQ["mendings"]:
        if mending["where"] == where:
            words = words.replace(mending["page"], mending["here"])
    return words


def test_the_profile_has_five_competences_and_fifteen_criteria():
    assert [len(competence["criteria"]) for competence in UTQ["competences"]] == [5, 3, 2, 2, 3]


def test_the_words_are_those_of_the_page_apart_from_the_listed_mendings():
    titles = [mended(title, f"title of competence {n}") for n, title in enumerate(PAGE, start=1)]
    assert titles == [competence["title"]["en"] for competence in UTQ["competences"]]
    criteria = [mended(text, "every criterion") for texts in PAGE.values() for text in texts]
    assert criteria == [
        criterion["text"]["en"] for competence in UTQ["competences"] for criterion in competence["criteria"]
    ]


def test_without_the_mendings_the_words_differ():
    assert list(PAGE) != [competence["title"]["en"] for competence in UTQ["competences"]]


def test_codes_are_numbered_within_their_competence():
    for number, competence in enumerate(UTQ["competences"], start=1):
        assert competence["code"] == str(number)
        codes = [criterion["code"] for criterion in competence["criteria"]]
        assert codes == [f"{number}.{n}" for n in range(1, len(codes) + 1)]


def test_the_dutch_is_marked_as_our_translation():
    assert UTQ["nl_status"] == "our translation, to be confirmed"


def test_every_criterion_has_a_short_name_evidence_and_a_question_in_both_languages():
    for competence in UTQ["competences"]:
        for criterion in competence["criteria"]:
            for name in ("short", "text", "evidence", "question"):
                assert all(criterion[name][language].strip() for language in ("nl", "en"))
            assert all(len(short) <= 30 for short in criterion["short"].values())


def test_before_2017_there_were_six_competences_that_all_live_on():
    assert [competence["code"] for competence in BEFORE["competences"]] == list("123456")
    carried = UTQ["continues"]["criteria"]
    assert sorted(carried) == list("123456")
    known = {criterion["code"] for competence in UTQ["competences"] for criterion in competence["criteria"]}
    assert {code for codes in carried.values() for code in codes} == known


@pytest.mark.parametrize("data", shipped_frameworks(), ids=lambda data: data["edition"])
def test_every_shipped_framework_is_complete(data):
    assert is_complete(data)
