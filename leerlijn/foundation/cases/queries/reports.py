"""What is known of a problem while somebody reports it: the page they came from, and the version they see."""

from __future__ import annotations

from dataclasses import dataclass

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.kernel.policy import Standing

REPORT = "problem-report"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """`page` and `version` are what the form begins with."""

    situation: Situation
    page: str = ""
    version: str = ""


def report_facts(situation: Situation) -> ReportFacts:
    return ReportFacts(situation)


def case_on(page: str, *, standing: Standing) -> Case | None:
    """The case that this address is about, where somebody may see it; one statement where it has a number."""
    numbers = [int(part) for part in page.split("/") if part.isascii() and part.isdigit() and len(part) <= 18]
    if not numbers:
        return None
    found = visible_to(standing).filter(pk=numbers[0]).first()
    return found if found and page.startswith(address_of(found)) else None
