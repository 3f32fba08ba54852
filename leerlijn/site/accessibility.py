"""The accessibility statement: what the tests look at, what people looked at and when, and what falls short.

After the model of the Dutch government. Nothing here says more than was done: without an audit the status is
that first measures were taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from leerlijn.kernel.sentence import Counted, Said, Sentence, Text


@dataclass(frozen=True, slots=True)
class Automatic:
    """What a test looks at in every version; `test` is its file, and its name in that file."""

    test: str
    says: Text


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people looked at on a day. `pages` are names of addresses."""

    on: date
    pages: tuple[str, ...]
    how: Text
    found: Text


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Where a criterion of WCAG 2.2 is not met, as far as we know."""

    criterion: str
    what: Text
    effect: Text
    instead: Text
    plan: Text


@dataclass(frozen=True, slots=True)
class Statement:
    drawn_up: date
    automatic: tuple[Automatic, ...]
    by_hand: tuple[ByHand, ...]
    not_done: tuple[Text, ...]
    shortcomings: tuple[Shortcoming, ...]
    parts: Mapping[str, Text]

    def looked_at(self) -> Iterator[tuple[Text, Said]]:
        """Every part of the product, with what people looked at there."""
        for key, title in self.parts.items():
            yield title, self._of(key)

    def _of(self, part: str) -> Said:
        found = {
            name: check.on for check in self.by_hand for name in check.pages if name.startswith(f"{part}:")
        }
        if not found:
            return Sentence("Not assessed by hand yet.")
        return Counted(
            "One page, last on {day}.",
            "{count} pages, last on {day}.",
            count=len(found),
            day=max(found.values()),
        )


@cache
def statement() -> Statement:
    return read(json.loads((files("leerlijn.site") / "data/accessibility.json").read_text()))


def read(data: Mapping[str, Any]) -> Statement:
    return Statement(
        drawn_up=date.fromisoformat(data["drawn_up"]),
        automatic=tuple(Automatic(each["test"], _text(each)) for each in data["automatic"]),
        by_hand=tuple(
            ByHand(
                on=date.fromisoformat(each["on"]),
                pages=tuple(each["pages"]),
                how=_text(each["how"]),
                found=_text(each["found"]),
            )
            for each in data["by_hand"]
        ),
        not_done=_texts(data["not_done"]),
        shortcomings=tuple(
            Shortcoming(
                each["criterion"], *_texts([each[key] for key in ("what", "effect", "instead", "plan")])
            )
            for each in data["shortcomings"]
        ),
        parts={key: _text(each) for key, each in data["parts"].items()},
    )


def _texts(several: Sequence[Mapping[str, str]]) -> tuple[Text, ...]:
    return tuple(_text(each) for each in several)


def _text(said: Mapping[str, str]) -> Text:
    return Text(nl=said["nl"], en=said["en"])
