"""The educational CV: its sections, and what each row of them asks (utq.md 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.kernel.procedure import (
    Answer,
    Choice,
    Day,
    Field,
    Line,
    Paragraph,
    SeveralOf,
    WholeNumber,
    read_fields,
)
from leerlijn.kernel.sentence import Said, Sentence, Text, Value

DEGREES, QUALIFICATIONS, EXPERIENCE, TASKS = "degrees", "qualifications", "experience", "tasks"
"""The sections that something follows from."""
LONGEST_SHARE = 100


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the CV; `each` names a row. What `is_needed` asks a row, or that there is nothing to say.

    Of a section that is never empty nobody can say the latter.
    """

    key: str
    title: Text
    each: Text
    fields: tuple[Field, ...]
    hint: Text | None = None
    is_needed: bool = True
    is_never_empty: bool = False

    def read(self, said: Mapping[str, object]) -> tuple[dict[str, Answer], dict[str, Said]]:
        """The answers, and beside which field what is wrong."""
        answers, errors = read_fields(self.fields, said, None)
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            errors["ends_on"] = Sentence("It ends after it begins.")
        return answers, errors

    def shown(self, data: Mapping[str, Any]) -> list[tuple[Said, Value]]:
        """What a row says, in words; what was left empty is not there."""
        return [(each.label, _in_words(each, data[each.name])) for each in self.fields if each.name in data]


def _in_words(asked: Field, kept: Any) -> Value:
    words = dict(asked.options(None))
    match asked.kind:
        case "choice":
            return words.get(kept) or str(kept)
        case "choices":
            return tuple(Sentence("{code} {title}", code=code, title=words.get(code, code)) for code in kept)
        case "day":
            return date.fromisoformat(kept)
    return str(kept)


def _line(name: str, nl: str, en: str, **more: Any) -> Line:
    return Line(name=name, label=Text(nl=nl, en=en), **more)


PERIOD = _line(
    "period",
    "Periode",
    "Period",
    hint=Text(nl="Bijvoorbeeld: 2021–2024.", en="For example: 2021–2024."),
    longest=60,
)
YEAR = WholeNumber(name="year", label=Text(nl="Jaar", en="Year"), least=1950, most=2100)
COUNTRY = _line("country", "Land", "Country", longest=100)
ROLE = Choice(
    name="role",
    label=Text(nl="Je rol", en="Your role"),
    among={
        "designer": Text(nl="ontwerper", en="designer"),
        "coordinator": Text(nl="vakcoördinator", en="course coordinator"),
        "lecturer": Text(nl="docent", en="lecturer"),
        "tutor": Text(nl="werkgroepdocent of tutor", en="tutor"),
        "examiner": Text(nl="examinator", en="examiner"),
    },
)
YES_OR_NO = {"yes": Text(nl="ja", en="yes"), "no": Text(nl="nee", en="no")}


def _share(name: str, nl: str, en: str) -> WholeNumber:
    return WholeNumber(name=name, label=Text(nl=nl, en=en), most=LONGEST_SHARE)


SECTIONS: Mapping[str, Section] = {
    section.key: section
    for section in (
        Section(
            DEGREES,
            Text(nl="Opleiding en diploma’s", en="Education and degrees"),
            Text(nl="een opleiding", en="a degree"),
            (
                _line("diploma", "Diploma", "Degree"),
                _line("institution", "Instelling", "Institution"),
                COUNTRY,
                YEAR,
            ),
            is_never_empty=True,
        ),
        Section(
            QUALIFICATIONS,
            Text(nl="Eerdere onderwijskwalificaties", en="Earlier teaching qualifications"),
            Text(nl="een kwalificatie", en="a qualification"),
            (
                Choice(
                    name="kind",
                    label=Text(nl="Soort", en="Kind"),
                    among={
                        "utq": Text(nl="BKO van een universiteit", en="UTQ of a university"),
                        "partial": Text(nl="deelcertificaat van de BKO", en="partial certificate of the UTQ"),
                        "first-degree": Text(
                            nl="eerstegraads bevoegdheid", en="first-degree teaching qualification"
                        ),
                        "second-degree": Text(
                            nl="tweedegraads bevoegdheid", en="second-degree teaching qualification"
                        ),
                        "other": Text(nl="iets anders", en="something else"),
                    },
                ),
                _line("issuer", "Uitgegeven door", "Issued by"),
                COUNTRY,
                Day(name="obtained_on", label=Text(nl="Behaald op", en="Obtained on")),
            ),
            hint=Text(
                nl="Hieruit kan volgen dat een vrijstelling of erkenning beter bij je past.",
                en="From this it may follow that an exemption or recognition fits you better.",
            ),
        ),
        Section(
            EXPERIENCE,
            Text(nl="Onderwijservaring", en="Teaching experience"),
            Text(nl="een vak", en="a course"),
            (
                PERIOD,
                _line("institution", "Instelling", "Institution"),
                _line("course", "Vak of module", "Course or module"),
                Choice(
                    name="level",
                    label=Text(nl="Niveau", en="Level"),
                    among={
                        "bsc": Text(nl="bachelor", en="bachelor"),
                        "msc": Text(nl="master", en="master"),
                        "other": Text(nl="anders", en="other"),
                    },
                ),
                _line("language", "Taal", "Language", longest=60),
                WholeNumber(
                    name="students", label=Text(nl="Aantal studenten", en="Number of students"), most=5000
                ),
                ROLE,
                Choice(
                    name="form",
                    label=Text(nl="Werkvorm", en="Form"),
                    among={
                        "lecture": Text(nl="college", en="lecture"),
                        "seminar": Text(nl="werkgroep", en="seminar"),
                        "lab": Text(nl="practicum", en="lab"),
                        "project": Text(nl="project", en="project"),
                        "online": Text(nl="online", en="online"),
                    },
                ),
                _share("developed", "Zelf ontwikkeld, in procenten", "Developed by yourself, in per cent"),
                _share("taught", "Zelf gegeven, in procenten", "Taught by yourself, in per cent"),
            ),
        ),
        Section(
            "supervision",
            Text(nl="Begeleiding", en="Supervision"),
            Text(nl="wie je begeleidde", en="whom you supervised"),
            (
                Choice(
                    name="kind",
                    label=Text(nl="Soort", en="Kind"),
                    among={
                        "bsc-thesis": Text(nl="bacheloropdracht", en="bachelor thesis"),
                        "msc-thesis": Text(nl="masterscriptie", en="master thesis"),
                        "internship": Text(nl="stage", en="internship"),
                        "project-group": Text(nl="projectgroep", en="project group"),
                        "phd": Text(nl="promotie", en="PhD"),
                    },
                ),
                WholeNumber(name="number", label=Text(nl="Hoeveel", en="How many"), least=1, most=1000),
                PERIOD,
            ),
        ),
        Section(
            "assessment",
            Text(nl="Toetsen", en="Assessment"),
            Text(nl="ervaring met toetsen", en="experience with assessment"),
            (
                Paragraph(
                    name="what",
                    label=Text(
                        nl="Welke toetsen je ontwierp of nakeek", en="Which tests you designed or marked"
                    ),
                    longest=1000,
                ),
                WholeNumber(
                    name="since",
                    label=Text(nl="Examinator sinds (jaar)", en="Examiner since (year)"),
                    least=1950,
                    most=2100,
                    required=False,
                ),
            ),
        ),
        Section(
            "courses",
            Text(nl="Gevolgde cursussen", en="Courses followed"),
            Text(nl="een cursus", en="a course that you took"),
            (
                _line("title", "Titel", "Title"),
                _line("provider", "Gegeven door", "Given by"),
                WholeNumber(name="hours", label=Text(nl="Uren", en="Hours"), most=2000, required=False),
                Choice(
                    name="certificate",
                    label=Text(nl="Heb je een certificaat?", en="Do you have a certificate?"),
                    among=YES_OR_NO,
                ),
            ),
            is_needed=False,
        ),
        Section(
            "development",
            Text(nl="Evaluatie, kwaliteitszorg en vernieuwing", en="Evaluation, quality and innovation"),
            Text(nl="een rol, project of publicatie", en="a role, project or publication"),
            (_line("what", "Wat", "What"), PERIOD),
            is_needed=False,
        ),
        Section(
            "languages",
            Text(nl="Talen", en="Languages"),
            Text(nl="een taal", en="a language"),
            (
                _line("language", "Taal", "Language", longest=60),
                Choice(
                    name="level",
                    label=Text(nl="Niveau", en="Level"),
                    among={
                        **{level: Text(nl=level, en=level) for level in ("A2", "B1", "B2", "C1", "C2")},
                        "native": Text(nl="moedertaal", en="native"),
                    },
                ),
            ),
            is_needed=False,
        ),
        Section(
            TASKS,
            Text(
                nl="Onderwijstaken in de komende anderhalf jaar",
                en="Teaching tasks in the next year and a half",
            ),
            Text(nl="een taak", en="a task"),
            (
                _line("course", "Vak of taak", "Course or task"),
                ROLE,
                Day(name="starts_on", label=Text(nl="Begint op", en="Begins on")),
                Day(name="ends_on", label=Text(nl="Eindigt op", en="Ends on")),
                WholeNumber(name="hours", label=Text(nl="Uren", en="Hours"), most=2000, required=False),
                SeveralOf(
                    name="competences",
                    label=Text(
                        nl="Aan welke competenties kun je hierin werken?",
                        en="On which competences can you work in it?",
                    ),
                    among=lambda facts: tuple(COMPETENCES.items()),
                ),
            ),
            hint=Text(
                nl="Je leidinggevende leest deze taken en bevestigt ze.",
                en="Your manager reads these tasks and confirms them.",
            ),
        ),
    )
}
"""In the order of the CV."""
