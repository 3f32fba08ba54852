"""What the cases of courses are called: after the course and its first day."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.foundation.meetings.queries.names import title_and_first_day
from leerlijn.kernel.sentence import Said


def names_of_courses(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return title_and_first_day(cases, "utq_course", title="series__title")


def names_of_seats(cases: Collection[int]) -> Mapping[int, Said]:
    """As the course that they are about; one statement."""
    return title_and_first_day(cases, "about__utq_course", title="series__title")
