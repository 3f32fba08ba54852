"""The catalogue of the brochure as it is shipped: what its codes mean, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Expertise:
    """A field of Pro-U with its contact by role, never by name."""

    code: str
    title: Text
    contact: Text
    link: str
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the data file says; `whole` is all of it, for whoever publishes it."""

    expertises: Mapping[str, Expertise]
    categories: Mapping[str, Text]
    forms: Mapping[str, Text]
    subjects: Mapping[str, Text]
    levels: Mapping[str, Text]
    whole: Mapping[str, Any]


@cache
def shipped() -> Catalogue:
    path = files("leerlijn.domains.development") / "data" / "catalogue.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return Catalogue(
        expertises={code: _expertise(code, said) for code, said in data["expertises"].items()},
        categories={code: Text(**said["title"]) for code, said in data["categories"].items()},
        forms=_texts(data["forms"]),
        subjects=_texts(data["subjects"]),
        levels=_texts(data["levels"]),
        whole=data,
    )


def _texts(said: Mapping[str, Mapping[str, str]]) -> Mapping[str, Text]:
    return {code: Text(**word) for code, word in said.items()}


def _expertise(code: str, said: Mapping[str, Any]) -> Expertise:
    items = tuple(Text(**item) for item in said["items"])
    return Expertise(code, Text(**said["title"]), Text(**said["contact"]), said["link"], items)
