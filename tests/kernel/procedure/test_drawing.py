"""A procedure draws and describes itself from its file alone."""

from __future__ import annotations

import json

from leerlijn.kernel.procedure import described, diagram
from tests.kernel.procedure.builders import SOUND


def test_the_diagram_has_every_state_and_every_way_between_them():
    assert diagram(SOUND, "en").splitlines() == [
        "stateDiagram-v2",
        '    state "Asked" as asked',
        '    state "Answered" as answered',
        "    [*] --> asked : Ask",
        "    asked --> answered : Answer",
        "    answered --> [*]",
    ]


def test_the_description_is_json_and_says_everything():
    said = json.loads(json.dumps(described(SOUND)))
    assert said["key"] == "question"
    assert [state["key"] for state in said["states"]] == ["asked", "answered"]
    (step,) = said["states"][0]["steps"]
    assert step["by"] == ["officer"]
    assert step["to"] == "answered"
    assert step["guards"][0]["key"] == "has_subject"
    assert step["fields"][0] == {
        "name": "answer",
        "kind": "paragraph",
        "label": {"nl": "The answer", "en": "The answer"},
        "hint": None,
        "reader": None,
        "required": True,
        "columns": [],
    }
    assert said["states"][0]["term"]["length"] == "P10D"
