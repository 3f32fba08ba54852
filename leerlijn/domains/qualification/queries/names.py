"""What cases are called of which somebody can have several: of courses, and of feedback."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.domains.qualification.models import FeedbackRequest
from leerlijn.foundation.meetings.queries.names import title_and_first_day
from leerlijn.kernel.sentence import Said, Text


def names_of_courses(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return title_and_first_day(cases, "utq_course", title="series__title")


def names_of_seats(cases: Collection[int]) -> Mapping[int, Said]:
    """As the course that they are about; one statement."""
    return title_and_first_day(cases, "about__utq_course", title="series__title")


def names_of_feedback(cases: Collection[int]) -> Mapping[int, Said]:
    """By the number of the evidence: its title is for whoever opens it; one statement."""
    found = FeedbackRequest.objects.filter(case__in=cases).values_list("case", "item__order")
    return {
        case: Text(nl=f"Feedback op bewijsstuk E{order}", en=f"Feedback on evidence E{order}")
        for case, order in found
    }
