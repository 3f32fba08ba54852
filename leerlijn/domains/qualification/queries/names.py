"""What the cases of courses are called: after the course and its first day."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text


def names_of_courses(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return _after_the_course(cases, "utq_course")


def names_of_seats(cases: Collection[int]) -> Mapping[int, Said]:
    """As the course that they are about; one statement."""
    return _after_the_course(cases, "about__utq_course")


def _after_the_course(cases: Collection[int], course: str) -> Mapping[int, Said]:
    columns = (f"{course}__{name}" for name in ("series__title_nl", "series__title_en", "starts_on"))
    rows = Case.objects.filter(pk__in=cases, **{f"{course}__isnull": False}).values_list("pk", *columns)
    return {
        case: Sentence("{title}, {day}", title=Text(nl=nl, en=en), day=starts_on)
        for case, nl, en, starts_on in rows
    }
