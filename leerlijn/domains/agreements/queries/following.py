"""What came of what: the newest case that was opened about another, and what a step must name."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilQuestion
from leerlijn.foundation.cases.models import Case

REQUESTS = ("advice-request", "consent-request")


def newest_about(about: int, *procedures: str) -> int:
    """The number of the newest case of these procedures about another; raises `Case.DoesNotExist`."""
    found = Case.objects.filter(about=about, procedure__in=procedures)
    return found.values_list("pk", flat=True).latest("pk")


def version_of(case: int) -> int:
    """The version that somebody looks at who takes a step now."""
    return Case.objects.values_list("version", flat=True).get(pk=case)


def newest_question(request: int) -> int:
    """The question that was asked last of those who put this request before a council."""
    found = CouncilQuestion.objects.filter(request__case=request)
    return found.values_list("pk", flat=True).latest("pk")
