"""Hours of supervision in words: how they are typed and asked, and what they add up to (utq.md 3.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from leerlijn.kernel.procedure import Answer, Day, Field, Line, Paragraph
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.wrong import Wrong

PLANNED, GRANTED, USED = "planned", "granted", "used"
KINDS: Mapping[str, Text] = {
    PLANNED: Text(nl="gepland", en="planned"),
    GRANTED: Text(nl="toegekend", en="granted"),
    USED: Text(nl="gebruikt", en="used"),
}
HOUR, QUARTER = 60, 15
"""In minutes."""
MOST = 200
"""Hours in one entry."""


def in_hours(minutes: int) -> Decimal:
    """1.5 for ninety minutes."""
    return (Decimal(minutes) / HOUR).normalize() + 0


@dataclass(frozen=True, slots=True)
class Hours:
    """What the entries of one dossier, or of several, add up to; in minutes."""

    planned: int = 0
    granted: int = 0
    used: int = 0

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.planned + other.planned, self.granted + other.granted, self.used + other.used)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return any((self.planned, self.granted, self.used))

    @property
    def left(self) -> int:
        """What was granted and is not used yet."""
        return max(self.granted - self.used, 0)

    @property
    def shown(self) -> tuple[Decimal, ...]:
        """In hours: planned, granted, used and left."""
        return tuple(in_hours(each) for each in (self.planned, self.granted, self.used, self.left))

    @property
    def beyond(self) -> tuple[Said, ...]:
        """A sentence for each way in which this is more than was granted."""
        said: list[Said] = []
        if self.used > self.granted:
            more = in_hours(self.used - self.granted)
            said.append(Sentence("More hours were used than were granted: {hours} more.", hours=more))
        if self.planned > self.granted:
            more = in_hours(self.planned - self.granted)
            said.append(Sentence("More hours are planned than were granted: {hours} more.", hours=more))
        return tuple(said)


TYPED = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?")
QUARTERS = {"": 0, "0": 0, "00": 0, "25": 15, "5": 30, "50": 30, "75": 45}
"""What stands behind the comma, in minutes."""
NO_QUARTER = 1


class HoursField(Line):
    """Hours in quarters, written with a comma or a point; the answer is in minutes."""

    def parse(self, given: object, facts: Any) -> Answer:
        read = TYPED.fullmatch(str(given).strip())
        if read is None:
            raise Wrong(Sentence("Write hours like 1.5."))
        minutes = int(read[1]) * HOUR + QUARTERS.get(read[2] or "", NO_QUARTER)
        if minutes % QUARTER or not 0 < minutes <= MOST * HOUR:
            raise Wrong(Sentence("Write whole quarters of an hour, up to {most} hours.", most=MOST))
        return minutes


HOURS = HoursField(
    name="hours",
    label=Text(nl="Uren", en="Hours"),
    hint=Text(nl="In kwartieren, zoals 1,5 of 0,75.", en="In quarters, such as 1.5 or 0.75."),
)
OF_TWO = Text(
    nl="Alleen de kandidaat en de begeleider lezen dit. Noem geen studenten.",
    en="Only the candidate and the supervisor read this. Name no students.",
)
OF_THREE = Text(
    nl="De kandidaat, de begeleider en de coördinator lezen dit.",
    en="The candidate, the supervisor and the coordinator read this.",
)
FIELDS: Mapping[str, tuple[Field, ...]] = {
    PLANNED: (
        HOURS,
        Line(name="about", label=Text(nl="Waarvoor", en="What for"), reader=OF_TWO),
    ),
    GRANTED: (
        HOURS,
        Line(
            name="because",
            label=Text(nl="Waarop dit berust", en="What this rests on"),
            hint=Text(
                nl="Bijvoorbeeld de afspraak met de afdeling.",
                en="For example the agreement with the department.",
            ),
            reader=OF_THREE,
            longest=300,
            required=False,
        ),
    ),
    USED: (
        Day(name="on", label=Text(nl="Dag van het gesprek", en="Day of the talk")),
        HOURS,
        Paragraph(
            name="about",
            label=Text(nl="Waar het over ging", en="What it was about"),
            reader=OF_TWO,
            longest=1000,
        ),
        Line(
            name="because",
            label=Text(nl="Waarom er meer uren nodig zijn", en="Why more hours are needed"),
            hint=Text(
                nl="Alleen nodig als je hiermee boven de toegekende uren komt.",
                en="Only needed where this goes beyond the hours that were granted.",
            ),
            reader=OF_THREE,
            longest=300,
            required=False,
        ),
    ),
}
"""What an entry of each kind asks."""
CORRECTION: tuple[Field, ...] = (
    Line(
        name="because",
        label=Text(nl="Wat er niet klopte", en="What was not right"),
        reader=OF_THREE,
        longest=300,
    ),
)
