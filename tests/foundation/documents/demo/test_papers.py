"""The demonstration's files are real: they pass the same check as everybody's, and do not change."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from leerlijn.foundation.documents.demo.frame import Course
from leerlijn.foundation.documents.demo.materials import evaluation_data, reflection, score_chart
from leerlijn.foundation.documents.demo.papers import (
    course_description,
    item_analysis,
    lesson_plan,
    observation_report,
)
from leerlijn.foundation.documents.guards.contents import Checked, check
from leerlijn.kernel.sentence import Text

COURSE = Course(
    code="191-DYN",
    title=Text(nl="Dynamica", en="Dynamics"),
    programme=Text(nl="Werktuigbouwkunde", en="Mechanical Engineering"),
    credits=5,
    teacher="M. Voorbeeld",
)
BUILDERS = [
    course_description,
    lesson_plan,
    observation_report,
    item_analysis,
    evaluation_data,
    score_chart,
    reflection,
]


@pytest.mark.parametrize("build", BUILDERS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_demonstration_file_would_come_in(build, language):
    made = build(COURSE, language=language, seed=7)
    assert isinstance(check(io.BytesIO(made.content), name=made.name), Checked)


@pytest.mark.parametrize("build", BUILDERS)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_or_language_does_not(build):
    made = build(COURSE, language="nl", seed=7)
    assert build(COURSE, language="nl", seed=7) == made
    others = {build(COURSE, language="nl", seed=seed).content for seed in range(8, 14)}
    assert others != {made.content}
    assert build(COURSE, language="en", seed=7).content != made.content


def test_a_paper_says_what_it_is_in_its_own_language():
    page = PdfReader(io.BytesIO(lesson_plan(COURSE, language="nl", seed=7).content)).pages[0].extract_text()
    assert "Lesplan" in page
    assert "Dynamica" in page
