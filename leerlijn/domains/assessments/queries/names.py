"""What assessments are called: after what somebody wants to teach, and for which degree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from leerlijn.domains.assessments.models import Assessment
from leerlijn.domains.assessments.outcomes import DEGREES
from leerlijn.domains.assessments.subjects import subject_named
from leerlijn.kernel.sentence import Said, Sentence, Text


def names_of_admissions(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return {
        case: Sentence("Admission assessment: {subject}, {degree}", subject=subject, degree=degree)
        for case, subject, degree in _what_for(cases)
    }


def names_of_switches(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return {
        case: Sentence("Assessment for lateral entry: {subject}, {degree}", subject=subject, degree=degree)
        for case, subject, degree in _what_for(cases)
    }


def _what_for(cases: Collection[int]) -> Iterator[tuple[int, Text, Text]]:
    for case, subject, degree in Assessment.objects.filter(case__in=cases).values_list(
        "case", "subject", "degree"
    ):
        yield case, subject_named(subject), DEGREES[degree]
