"""What goes with the papers: evaluation data as CSV, a chart of scores as PNG, a reflection as DOCX."""

from __future__ import annotations

import csv
import io
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image, ImageDraw

from leerlijn.foundation.documents.demo.frame import Course, DemoFile, Teller
from leerlijn.kernel.sentence import Language, Text

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
BEFORE = (2020, 1, 1, 0, 0, 0)


def evaluation_data(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 4.1: one line per student who answered, without names."""
    say = Teller(language, seed)
    target = io.StringIO()
    rows = csv.writer(target, delimiter=";", lineterminator="\r\n")
    rows.writerow(
        [
            say("student", "student"),
            say("uitleg", "explanation"),
            say("tempo", "pace"),
            say("toets", "assessment"),
        ]
    )
    for number in range(1, say.random.randint(25, 60)):
        rows.writerow([number, *(min(5, max(1, round(say.random.gauss(3.7, 0.9)))) for _ in range(3))])
    name = say("Evaluatie", "Evaluation")
    return DemoFile(f"{name} {course.code}.csv", ("\ufeff" + target.getvalue()).encode())


def score_chart(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 3.2: how many students got which mark."""
    say = Teller(language, seed)
    marks = [min(10, max(1, round(say.random.gauss(6.6, 1.4)))) for _ in range(80)]
    picture = Image.new("RGB", (640, 360), "white")
    draw = ImageDraw.Draw(picture)
    draw.text(
        (24, 12), f"{course.code}: {say('aantal studenten per cijfer', 'students per mark')}", fill="#222222"
    )
    draw.line((24, 330, 616, 330), fill="#222222", width=1)
    for mark in range(1, 11):
        left, height = 24 + (mark - 1) * 59, marks.count(mark) * 8
        draw.rectangle((left + 8, 330 - height, left + 50, 330), fill="#3a6ea5")
        draw.text((left + 24, 336), str(mark), fill="#222222")
    target = io.BytesIO()
    picture.save(target, "PNG")
    name = say("Cijferverdeling", "Distribution of marks")
    return DemoFile(f"{name} {course.code}.png", target.getvalue())


def reflection(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 5.1 and 5.3: a page of plain words in a Word document."""
    say = Teller(language, seed)
    title = course.title.in_language(language)
    words = [
        say(f"Toen ik {title} overnam, legde ik veel uit.", f"When I took over {title}, I explained a lot.")
        + " "
        + say(
            "Studenten knikten, en bij de toets bleek dat knikken weinig zegt.",
            "Students nodded, and the test showed how little a nod says.",
        ),
        say.one_of(
            Text(
                nl="Nu begin ik met hun antwoord, ook als het fout is. Dat kost tijd en levert gesprek op.",
                en="Now I begin with their answer, even a wrong one. That takes time and gives us a talk.",
            ),
            Text(
                nl="Nu laat ik ze eerst zelf proberen. Daarna luisteren ze anders naar mijn uitleg.",
                en="Now I let them try first. After that they listen differently to my explanation.",
            ),
        ),
        say(
            "Volgend jaar wil ik leren hoe ik groepen begeleid waarin één student alles doet.",
            "Next year I want to learn how to supervise groups in which one student does everything.",
        ),
    ]
    name = say("Reflectie", "Reflection")
    return DemoFile(f"{name} {course.code}.docx", _docx([name, *words]))


def _docx(paragraphs: list[str]) -> bytes:
    """The least that every word processor opens; fixed dates, so that the same words give the same bytes."""
    body = "".join(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
    }
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name, BEFORE), DECLARATION + part, ZIP_DEFLATED)
    return target.getvalue()
