"""The frameworks that come with the product, read from `data/`, and editions that somebody wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.wrong import Wrong

EDITIONS = ("utq-2010", "utq-2017", "act-2026")


def shipped_framework(name: str) -> Mapping[str, Any]:
    """The content of one file, e.g. `utq-2017`, in the shape that `actions.publish_framework` takes."""
    text = (files("leerlijn.foundation.frameworks") / "data" / f"{name}.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def shipped_frameworks() -> tuple[Mapping[str, Any], ...]:
    """All of them, the oldest first."""
    return tuple(shipped_framework(name) for name in EDITIONS)


def lines_in(data: Mapping[str, Any]) -> tuple[CriterionLine, ...]:
    """The criteria of an edition that is not published yet, as those of one that is; without keys."""
    return tuple(
        CriterionLine(
            id=0,
            code=part["code"],
            competence=CompetenceLine(
                0, competence["code"], _said(competence, "title"), _said(competence, "short")
            ),
            **{name: _said(part, name) for name in ("short", "text", "note", "evidence", "question")},
        )
        for competence in data["competences"]
        for part in competence["criteria"]
    )


def _said(part: Mapping[str, Any], name: str) -> Text:
    said = part.get(name, {})
    return Text(nl=said.get("nl", ""), en=said.get("en", ""))


def read_framework(content: bytes) -> Mapping[str, Any]:
    """An edition that somebody wrote, in the shape of the files in `data/`; raises `Wrong`."""
    try:
        data = json.loads(content)
    except ValueError as wrong:
        raise Wrong(Sentence("This file is no JSON.")) from wrong
    if not isinstance(data, dict):
        raise Wrong(Sentence("This file is no edition of a framework."))
    _ask("edition", data, OF_AN_EDITION)
    for competence in data["competences"]:
        _ask("competence", competence, OF_A_COMPETENCE)
        for criterion in competence["criteria"]:
            _ask(f"criterion of {competence['code']}", criterion, OF_A_CRITERION)
    return data


def _ask(place: str, part: object, asked: Mapping[str, Callable[[Any], bool]]) -> None:
    """Raises `Wrong` with the first name under which something else stands than it should."""
    said = part if isinstance(part, dict) else {}
    name = next((name for name, is_right in asked.items() if not is_right(said.get(name))), None)
    if name is not None:
        where = f"{place} {said.get('code', '')}".strip()
        raise Wrong(Sentence("“{name}” is missing or not right in: {where}.", name=name, where=where))


def _text(longest: int) -> Callable[[Any], bool]:
    return lambda said: isinstance(said, str) and 0 < len(said) <= longest and "\0" not in said


def _words(longest: int, *, required: bool = True) -> Callable[[Any], bool]:
    """In both languages; whether one is empty is judged when it is published."""

    def is_right(said: Any) -> bool:
        if said is None:
            return not required
        texts = [said.get("nl", ""), said.get("en", "")] if isinstance(said, dict) else [None]
        return all(isinstance(text, str) and len(text) <= longest and "\0" not in text for text in texts)

    return is_right


def _day(said: Any) -> bool:
    try:
        return bool(date.fromisoformat(said))
    except (TypeError, ValueError):
        return False


def _name(longest: int) -> Callable[[Any], bool]:
    """What stands in an address."""
    return lambda said: isinstance(said, str) and bool(NAME.fullmatch(said)) and len(said) <= longest


def _several(said: Any) -> bool:
    return isinstance(said, list) and bool(said)


def _continues(said: Any) -> bool:
    criteria = said.get("criteria", {}) if isinstance(said, dict) else None
    return said is None or (
        isinstance(criteria, dict)
        and all(
            isinstance(new, list) and all(isinstance(code, str) for code in new) for new in criteria.values()
        )
    )


CODE = re.compile(r"[0-9][0-9A-Za-z.]{0,19}")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST = 20_000
"""Characters of a text without a limit of its own."""
OF_AN_EDITION: Mapping[str, Callable[[Any], bool]] = {
    "key": _name(40),
    "edition": _name(20),
    "title": _words(200),
    "stem": _words(100, required=False),
    "source": _text(LONGEST),
    "starts_on": _day,
    "ends_on": lambda said: said is None or _day(said),
    "continues": _continues,
    "competences": _several,
}
OF_A_COMPETENCE: Mapping[str, Callable[[Any], bool]] = {
    "code": _text(20),
    "title": _words(200),
    "short": _words(60),
    "criteria": _several,
}
OF_A_CRITERION: Mapping[str, Callable[[Any], bool]] = {
    "code": lambda said: isinstance(said, str) and bool(CODE.fullmatch(said)),
    "short": _words(60),
    "text": _words(LONGEST),
    **{name: _words(LONGEST, required=False) for name in ("note", "evidence", "question")},
}
