"""Statements of hours: which one an enrolment led to, and what it should say by the list as it is now."""

from __future__ import annotations

from collections.abc import Iterable

from leerlijn.domains.development.queries.shipped import shipped
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.meetings.queries.hours import hours_in
from leerlijn.kernel.sentence import Text

STATEMENT = "statement-of-hours"
MOST = 3
"""How often one enrolment can lead to a statement: each after the one before was withdrawn."""


def bases_of(case: int) -> tuple[str, ...]:
    """What its statements rest on, the first one first."""
    return (f"case:{case}", *(f"case:{case}#{number}" for number in range(2, MOST + 1)))


def statement_of(case: int) -> Certificate | None:
    """The last one that was given, valid or withdrawn; one statement."""
    found = Certificate.objects.filter(kind=STATEMENT, basis__in=bases_of(case))
    whole = found.select_related("holder", "document", "corrected_by")
    return whole.exclude(status=Certificate.Status.CORRECTED).order_by("-pk").first()


def free_basis_of(case: int) -> str | None:
    """What the next one would rest on; none after so many."""
    used = set(
        Certificate.objects.filter(kind=STATEMENT, basis__in=bases_of(case)).values_list("basis", flat=True)
    )
    return next((basis for basis in bases_of(case) if basis not in used), None)


def statements_of(cases: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Number and token of the valid statements that these cases led to; one statement."""
    wanted = {basis: case for case in cases for basis in bases_of(case)}
    if not wanted:
        return {}
    rows = Certificate.objects.filter(kind=STATEMENT, basis__in=wanted, status=Certificate.Status.VALID)
    return {
        wanted[basis]: (number, token)
        for basis, number, token in rows.values_list("basis", "number", "token")
    }


def hours_said(minutes: int, self_study: int, form: str) -> Text:
    """The hours of meetings and of self-study, and how it was offered."""
    total, title = minutes + self_study * 60, shipped().forms[form]
    return Text(
        nl=f"{hours_in(total, nl=True)} uur: {hours_in(minutes, nl=True)} uur bijeenkomst en "
        f"{self_study} uur zelfstudie ({title.nl.lower()})",
        en=f"{hours_in(total, nl=False)} hours: {hours_in(minutes, nl=False)} hours of meetings and "
        f"{self_study} hours of self-study ({title.en.lower()})",
    )
