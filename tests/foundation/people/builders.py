"""A university to test with: the institution NU with five faculties, and people in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ON = date(2026, 11, 24)
SINCE = date(1961, 9, 1)
FACULTIES = ("BMS", "EEMCS", "ET", "ITC", "TNW")


def actor() -> Actor:
    return Actor(pseudonym="0" * 16, name="set-up", channel="command")


def unit(code: str, *, kind: Unit.Kind, parent: Unit | None = None, **values) -> Unit:
    """A unit at its place in the tree."""
    said = {"name_nl": code, "name_en": code, "starts_on": SINCE, **values}
    made = Unit.objects.create(code=code, kind=kind, parent=parent, path="", **said)
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def university(code: str = "NU") -> Unit:
    """The institution with its five faculties; departments come with the staff."""
    institution = unit(code, kind=Unit.Kind.INSTITUTION)
    for faculty in FACULTIES:
        unit(faculty, kind=Unit.Kind.FACULTY, parent=institution)
    return institution
