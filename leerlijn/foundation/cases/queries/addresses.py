"""Where a case is read, and where somebody goes who did something with it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.procedure import catalogue


def address_of(case: Case) -> str:
    """On a page of its own, where its procedure names one."""
    procedure = catalogue.get(case.procedure, case.edition)
    return reverse(procedure.page or "cases:case", args=[case.pk])


def done_on(case: Case, step: str) -> str:
    """Of whoever took this step, or opened the case with it: to the case, which says that it was done."""
    return f"{address_of(case)}?{urlencode({'done': step})}"
