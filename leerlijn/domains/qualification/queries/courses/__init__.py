"""Courses of the UTQ and the seats in them: the keys by which they are kept, and what can be chosen."""

from __future__ import annotations

from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

COURSE, SEAT = "utq-course", "utq-seat"
STATEMENT = "utq-course-hours"
"""The kind of the statement that somebody was there; it proves no competence."""
ONGOING = ("asked", "waiting", "offered", "seated")
LEAST_PRESENCE = Setting(
    "utq-course.least-presence",
    Text(
        nl="zoveel van de tijd moet je er zijn geweest voor een verklaring",
        en="so much of the time you must have been there for a statement",
    ),
    "80",
    Text(
        nl="onze standaard: geen openbare bron geeft dit getal",
        en="our default: no public source gives this number",
    ),
)
