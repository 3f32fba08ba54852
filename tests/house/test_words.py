"""Every room says everything in both languages: its catalogue holds what it says, no more, no less."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract, extract_from_file
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from tests.house.plan import place, rooms

KEYWORDS = {"Sentence": None, "Counted": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}
type Wording = str | tuple[str, ...]


def in_python(room: Path) -> set[Wording]:
    return {
        message
        for path in room.rglob("*.py")
        for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS)
    }


def in_templates(room: Path) -> set[Wording]:
    return {message for path in room.glob("templates/**/*.*") for message in of_template(path)}


def of_template(path: Path) -> set[Wording]:
    with path.open("rb") as template:
        return {said for _, said, _, _ in extract(babel_extract, template, keywords=KEYWORDS)}


def said_by(room: Path) -> set[Wording]:
    return {message for message in in_python(room) | in_templates(room) if message}


def catalogue(room: Path):
    path = room / "words/nl.po"
    if not path.exists():
        return []
    with path.open("rb") as opened:
        return [message for message in read_po(opened, locale="nl", abort_invalid=True) if message.id]


def known_in(room: Path) -> set[Wording]:
    return {tuple(m.id) if isinstance(m.id, list | tuple) else m.id for m in catalogue(room)}


def is_doubtful(message) -> bool:
    said = message.string if isinstance(message.string, list | tuple) else [message.string]
    return message.fuzzy or not said or not all(said)


@pytest.mark.parametrize("room", list(rooms()), ids=place)
def test_a_room_translates_exactly_what_it_says(room):
    assert {
        "not translated": said_by(room) - known_in(room),
        "no longer said": known_in(room) - said_by(room),
    } == {
        "not translated": set(),
        "no longer said": set(),
    }


@pytest.mark.parametrize("room", list(rooms()), ids=place)
def test_a_room_has_no_doubtful_translation(room):
    assert [message.id for message in catalogue(room) if is_doubtful(message)] == []


@pytest.mark.parametrize("room", list(rooms()), ids=place)
def test_a_translation_names_the_same_values(room):
    assert [message.id for message in catalogue(room) if list(message.check())] == []
    assert [
        m.id for m in catalogue(room) if isinstance(m.id, str) and values_in(m.id) != values_in(m.string)
    ] == []


def values_in(said: str) -> set[str]:
    return {part.split("}")[0] for part in said.split("{")[1:]}


@pytest.fixture
def planted(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "actions.py").write_text(
        'Sentence("One " "sentence.", x=1)\nCounted("{count} day", "{count} days", count=2)\n'
    )
    (tmp_path / "templates/page.html").write_text(
        '{{ _("Hello {name}", name=n) }}{{ ngettext("a", "b", n) }}'
    )
    (tmp_path / "words/nl.po").write_text(
        'msgid "Hello {name}"\nmsgstr "Dag {naam}"\n\n'
        'msgid "Gone"\nmsgstr ""\n\n#, fuzzy\nmsgid "a"\nmsgstr "a"\n'
    )
    return tmp_path


def test_every_way_of_saying_is_found(planted):
    assert said_by(planted) == {"One sentence.", ("{count} day", "{count} days"), "Hello {name}", ("a", "b")}


def test_a_planted_fault_in_a_catalogue_is_found(planted):
    assert "Gone" in known_in(planted) - said_by(planted)
    assert [message.id for message in catalogue(planted) if is_doubtful(message)] == ["Gone", "a"]
    assert values_in("Hello {name}") != values_in("Dag {naam}")
