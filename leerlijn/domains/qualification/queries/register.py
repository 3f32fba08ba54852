"""Which entries of the register count today, and which of them came from another administration."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.qualification.models import Exemption, ExternalCertificate, PartialCertificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.kernel.sentence import Said, Sentence

VALID = Certificate.objects.filter(
    kind=OuterRef("certificate__kind"),
    basis=OuterRef("certificate__basis"),
    status=Certificate.Status.VALID,
)
"""The paper of a partial certificate of our own, or the one that was made in its place."""
COUNTS = Q(withdrawn_at=None) & (Q(certificate=None) | Q(Exists(VALID)))
"""Of a partial certificate."""
TAKEN_OVER_FROM = "taken over"
"""How the source begins of what came from another administration: `taken over 2026-12-01: BKO list, 17`."""


def source_of(*, on: date, administration: str, paper: str) -> str:
    return f"{TAKEN_OVER_FROM} {on.isoformat()}: {administration}" + (f", {paper}" if paper else "")


def brought_along(person: int) -> tuple[Said, ...]:
    """What counts of somebody and was taken over, each with where it is from; one statement."""
    certificates, *others = (
        model._default_manager.filter(
            person=person, withdrawn_at=None, source__startswith=f"{TAKEN_OVER_FROM} "
        ).values_list("year", "source")
        for model in (ExternalCertificate, PartialCertificate, Exemption)
    )
    return tuple(_said(year, source) for year, source in certificates.union(*others, all=True))


def _said(year: int, source: str) -> Said:
    day, _, administration = source.removeprefix(f"{TAKEN_OVER_FROM} ").partition(": ")
    return Sentence(
        "What counts from {year} was taken over from {source} on {day}.",
        year=str(year),
        source=administration,
        day=date.fromisoformat(day),
    )
