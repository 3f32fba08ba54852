"""The cycle of the quality agreements as data: years, themes, criteria, bodies and rights, milestones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from leerlijn.kernel.sentence import Text

DATA = "leerlijn.domains.agreements"
LEVELS = ("programme", "faculty", "institution")

type Data = dict[str, Any]
"""What a file of ours holds; what is missing in it is a mistake of ours, and is told at once."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What the annex of the source says about a theme: Dutch verbatim, English as we translate it."""

    heading: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Known by its key and its name; without a number, for each institution numbers differently."""

    key: str
    name: Text
    short: Text
    topics: tuple[Text, ...]
    annex: Annex


@dataclass(frozen=True, slots=True)
class Criterion:
    """What the plan is judged by."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the cycle, and on what terms its money came."""

    year: int
    regime: Text
    in_term: bool


@dataclass(frozen=True, slots=True)
class Body:
    """Who has a say or a duty in the cycle, and on which level."""

    key: str
    name: Text
    level: str


@dataclass(frozen=True, slots=True)
class Right:
    """What a body may do about a paper, on which basis, and from when until when it holds.

    `basis` is statute, regulation, sector-agreement or promise: a promise can lapse, and the right with it.
    """

    key: str
    body: str
    right: str
    on: Text
    basis: str
    source: Text
    starts_on: date
    ends_on: date | None
    note: Text | None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A moment of the process. `on` is a meeting, or a deadline that counts `inclusive` of that day or not.

    `seq` is the order in time, `seed_order` that of the table in the source.
    """

    seq: int
    seed_order: int
    key: str
    kind: str
    month: str | None
    when: Text | None
    level: str
    title: Text
    body: str | None
    act: str
    on: date | None
    inclusive: bool | None
    note: Text | None

    @property
    def last_day(self) -> date | None:
        """The last day that is surely in time: the day before, where the source says "before"."""
        if self.on is None:
            return None
        return self.on if self.inclusive else self.on - timedelta(days=1)

    @property
    def first_of_month(self) -> date | None:
        return date.fromisoformat(f"{self.month}-01") if self.month else None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Themes, criteria, bodies, rights and milestones of quality agreements, from one file.

    It comes with a round of its own years; later rounds (`queries.rounds`) go by the same cycle.
    """

    key: str
    name: Text
    source: Text
    translation: Text
    funds: Text
    first_year: int
    last_year: int
    milestone_year: int
    estimated: tuple[int, int]
    years: tuple[Year, ...]
    themes: tuple[Theme, ...]
    criteria: tuple[Criterion, ...]
    bodies: tuple[Body, ...]
    rights: tuple[Right, ...]
    milestones: tuple[Milestone, ...]

    @property
    def theme_keys(self) -> tuple[str, ...]:
        return tuple(theme.key for theme in self.themes)

    def theme(self, key: str) -> Theme | None:
        return next((each for each in self.themes if each.key == key), None)

    def body(self, key: str) -> Body | None:
        return next((each for each in self.bodies if each.key == key), None)

    def rights_on(self, day: date) -> tuple[Right, ...]:
        """The rights table as it stands that day."""
        return tuple(right for right in self.rights if right.holds_on(day))

    def right(self, key: str) -> Right | None:
        return next((each for each in self.rights if each.key == key), None)


@cache
def cycles() -> Mapping[str, Cycle]:
    """Every cycle that the product knows, by its key."""
    folder = files(DATA) / "data"
    found = [each for each in folder.iterdir() if each.name.startswith("cycle")]
    read = (_cycle(json.loads(each.read_text(encoding="utf-8"))) for each in found)
    return {each.key: each for each in sorted(read, key=lambda each: each.first_year)}


def current_cycle() -> Cycle:
    """The newest."""
    return list(cycles().values())[-1]


def _cycle(data: Data) -> Cycle:
    return Cycle(
        key=data["key"],
        name=Text(**data["name"]),
        source=Text(**data["source"]),
        translation=Text(**data["translation"]),
        funds=Text(**data["funds"]),
        first_year=data["first_year"],
        last_year=data["last_year"],
        milestone_year=data["milestone_year"],
        estimated=(data["estimate"]["starts"], data["estimate"]["ends"]),
        years=tuple(Year(each["year"], Text(**each["regime"]), each["in_term"]) for each in data["years"]),
        themes=tuple(map(_theme, data["themes"])),
        criteria=tuple(Criterion(each["key"], Text(**each["text"])) for each in data["criteria"]),
        bodies=tuple(Body(each["key"], Text(**each["name"]), each["level"]) for each in data["bodies"]),
        rights=tuple(map(_right, data["rights"])),
        milestones=tuple(sorted(map(_milestone, data["milestones"]), key=lambda each: each.seq)),
    )


def _theme(data: Data) -> Theme:
    annex = Annex(data["annex"]["heading"], tuple(Text(**each) for each in data["annex"]["paragraphs"]))
    topics = tuple(Text(**each) for each in data["topics"])
    return Theme(data["key"], Text(**data["name"]), Text(**data["short"]), topics, annex)


def _right(data: Data) -> Right:
    return Right(
        **{key: data[key] for key in ("key", "body", "right", "basis")},
        on=Text(**data["on"]),
        source=Text(**data["source"]),
        starts_on=date.fromisoformat(data["starts_on"]),
        ends_on=_day(data["ends_on"]),
        note=_text(data["note"]),
    )


def _milestone(data: Data) -> Milestone:
    plain = ("seq", "seed_order", "key", "kind", "month", "level", "body", "act", "inclusive")
    return Milestone(
        **{key: data[key] for key in plain},
        title=Text(**data["title"]),
        on=_day(data["on"]),
        when=_text(data["when"]),
        note=_text(data["note"]),
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _text(said: dict[str, str] | None) -> Text | None:
    return Text(**said) if said else None


LEVEL_NAMES = {
    "programme": Text(nl="Opleiding", en="Programme"),
    "faculty": Text(nl="Faculteit", en="Faculty"),
    "institution": Text(nl="Instelling", en="Institution"),
}
