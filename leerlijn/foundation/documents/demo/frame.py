"""How a demonstration file is made: a course, a teller who chooses words by a seed, and one page layout."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random

import typst

from leerlijn.kernel.sentence import Language, Text

TEMPLATE = Path(__file__).with_name("paper.typ")


@dataclass(frozen=True, slots=True)
class DemoFile:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Course:
    """A fictive course and who teaches it."""

    code: str
    title: Text
    programme: Text
    credits: int
    teacher: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, paragraphs, and perhaps a table whose first row is the header."""

    title: str
    words: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


class Teller:
    """Says bilingual texts in one language, and chooses by a seed."""

    def __init__(self, language: Language, seed: int) -> None:
        self.language = language
        self.random = Random(seed)

    def __call__(self, nl: str, en: str) -> str:
        return nl if self.language == "nl" else en

    def one_of(self, *texts: Text) -> str:
        return self.random.choice(texts).in_language(self.language)


@cache
def _compiled(paper: str) -> bytes:
    made = typst.compile(str(TEMPLATE), format="pdf", sys_inputs={"paper": paper}, ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def paper(name: str, title: str, course: Course, language: Language, sections: Sequence[Section]) -> DemoFile:
    """A PDF under a name; the same content gives the same bytes."""
    data = {
        "title": title,
        "under": f"{course.code} · {course.title.in_language(language)} · {course.teacher}",
        "author": course.teacher,
        "language": language,
        "sections": [asdict(section) for section in sections],
    }
    return DemoFile(f"{name}.pdf", _compiled(json.dumps(data, ensure_ascii=False)))
