"""Departments that HR names and we do not know yet."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from django.utils.text import slugify

from leerlijn.foundation.people.models import Unit

LONGEST_CODE = 40


def new_department(faculty: Unit, name: str, *, codes: Collection[str]) -> Unit:
    """A department under this faculty, for as long as the faculty; its English name is still to be given."""
    return Unit(
        kind=Unit.Kind.DEPARTMENT,
        code=_free_code(name, codes),
        name_nl=name,
        name_en="",
        parent=faculty,
        starts_on=faculty.starts_on,
    )


def _free_code(name: str, taken: Collection[str]) -> str:
    """`technische-bedrijfskunde`; with a number behind it when two names look alike."""
    code = slugify(name)[:LONGEST_CODE] or "department"
    if code not in taken:
        return code
    numbered = (f"{code[: LONGEST_CODE - 5]}-{number}" for number in count(2))
    return next(code for code in numbered if code not in taken)
