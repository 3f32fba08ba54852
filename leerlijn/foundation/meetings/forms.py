"""What is typed in the list of who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.queries import Seated
from leerlijn.kernel.sentence import Text

STATUSES: Mapping[str, Text] = {
    "present": Text(nl="Was er", en="Present"),
    "partial": Text(nl="Deels", en="In part"),
    "excused": Text(nl="Afgemeld", en="Excused"),
    "absent": Text(nl="Was er niet", en="Absent"),
}
"""What somebody can be marked as, in the order of the page."""


def marks_in(typed: Mapping[str, str], seated: Iterable[Seated]) -> dict[int, Mark]:
    """What was chosen for each; who was left out keeps what was there."""
    return {
        each.place: Mark(chosen, _minutes(typed.get(f"minutes-{each.place}", "")))
        for each in seated
        if (chosen := typed.get(f"status-{each.place}", ""))
    }


def _minutes(typed: str) -> int:
    """What is no number of minutes is none: then the list asks for it."""
    return int(typed) if typed.strip().isdecimal() and len(typed) < 5 else 0
