"""When reminders come: so many days before and after the last day, as the institution chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from leerlijn.foundation.cases.queries.settings import settings_for
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

SOURCE = Text(
    nl="onze standaard: geen openbare bron geeft deze dagen",
    en="our default: no public source gives these days",
)
BEFORE = Setting(
    "reminders.before",
    Text(
        nl="herinneren, zoveel dagen voor de laatste dag",
        en="reminding, so many days before the last day",
    ),
    "14,3",
    SOURCE,
)
AFTER = Setting(
    "reminders.after",
    Text(nl="herinneren, zoveel dagen na de laatste dag", en="reminding, so many days after the last day"),
    "1",
    SOURCE,
)
FURTHEST = timedelta(days=31)
"""No reminder comes further from the last day than this."""


@dataclass
class Offsets:
    """The days chosen for each place in the tree; asked once per place."""

    on: date
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def at(self, path: str) -> tuple[int, ...]:
        if path not in self.known:
            chosen = settings_for([BEFORE.key, AFTER.key], path=path, on=self.on)
            self.known[path] = offsets_in(chosen)
        return self.known[path]


def offsets_in(chosen: Mapping[str, str]) -> tuple[int, ...]:
    """Days before the last day, those after it as negative numbers. ValueError for what is no number."""
    return (*_days(BEFORE, chosen), *(-days for days in _days(AFTER, chosen)))


def _days(setting: Setting, chosen: Mapping[str, str]) -> list[int]:
    said = chosen.get(setting.key, setting.default)
    try:
        return [int(part) for part in said.split(",") if part.strip()]
    except ValueError as wrong:
        raise ValueError(f"the setting {setting.key} is {said!r}: it takes days, as in 14,3") from wrong


def offset_due(offsets: Iterable[int], *, due_on: date, since: date, on: date) -> int | None:
    """The nearest reminder that has come; none for a day on which the case was not there yet.

    So a clock that stood still for weeks makes one reminder, not all that it missed.
    """
    came = [offset for offset in offsets if since < due_on - timedelta(days=offset) <= on]
    return min(came, default=None)
