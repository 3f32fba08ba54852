"""Templates take from their own room or from `ui`, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, meta

from leerlijn.foundation.people.proving import WAYS
from tests.house.plan import PACKAGE, place


def taken_from_elsewhere(room: str, template: str) -> list[str]:
    """The templates that this one extends, includes or imports from a room that is not its own nor `ui`.

    What is named by the view (None) is not known here, and so is from elsewhere too.
    """
    taken = meta.find_referenced_templates(Environment().parse(template))
    return [str(name) for name in taken if name is None or name.split("/")[0] not in {room, "ui"}]


NAMED_BY_THE_VIEW = {"leerlijn/foundation/people/templates/people/prove.html": [way.part for way in WAYS]}
"""What a view can name there."""


def templates() -> list[Path]:
    return sorted(PACKAGE.glob("*/**/templates/*/**/*.html"))


def room_of(template: Path) -> str:
    return template.parts[template.parts.index("templates") + 1]


def test_every_template_takes_from_its_own_room_or_from_ui():
    found = {place(path): taken_from_elsewhere(room_of(path), path.read_text()) for path in templates()}
    assert len(found) > 0
    for path, parts in NAMED_BY_THE_VIEW.items():
        assert found.pop(path) == ["None"]
        assert all(room_of(PACKAGE.parent / path) == part.split("/")[0] for part in parts)
    assert {path: names for path, names in found.items() if names} == {}


def test_every_template_stands_under_the_name_of_its_room():
    assert [
        place(path) for path in templates() if room_of(path) != path.parts[path.parts.index("templates") - 1]
    ] == []


def test_a_template_of_another_room_is_found():
    planted = (
        '{% extends "ui/page.html" %}{% import "cases/parts.html" as p %}{% include "panels/own.html" %}'
    )
    assert taken_from_elsewhere("panels", planted) == ["cases/parts.html"]


def test_a_template_whose_name_is_not_written_down_is_found():
    assert taken_from_elsewhere("panels", "{% include chosen %}") == ["None"]
