"""Which entries of the register count today, and which of them came from another administration."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.qualification.earlier import KEY
from leerlijn.domains.qualification.models import (
    Deferral,
    Exemption,
    ExternalCertificate,
    PartialCertificate,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of

VALID = Certificate.objects.filter(
    kind=OuterRef("certificate__kind"),
    basis=OuterRef("certificate__basis"),
    status=Certificate.Status.VALID,
)
"""The paper of a partial certificate of our own, or the one that was made in its place."""
COUNTS = Q(withdrawn_at=None) & (Q(certificate=None) | Q(Exists(VALID)))
"""Of a partial certificate."""


def brought_along(person: int) -> tuple[Said, ...]:
    """What counts of somebody and was taken over, each with where it is from; one statement."""
    certificates, *others = (
        model._default_manager.filter(person=person, withdrawn_at=None)
        .exclude(taken_over_from="")
        .values_list("year", "source", "entered_at")
        for model in (ExternalCertificate, PartialCertificate, Exemption)
    )
    return tuple(
        Sentence(
            "What counts from {year} was taken over from {source} on {day}.",
            year=str(year),
            source=source,
            day=day_of(at),
        )
        for year, source, at in certificates.union(*others, all=True)
    )


def was_deferred_here(person: int | None, *, since: date) -> bool:
    """Whether another last day was decided here, on this day or later; one statement."""
    here = Deferral.objects.filter(person=person, decided_on__gte=since, taken_over_from="")
    return here.exists()


def came_from(administration: str) -> bool:
    """Whether anything was ever taken over from it, in exactly these words."""
    kept = (ExternalCertificate, PartialCertificate, Exemption)
    rows = (model._default_manager.filter(taken_over_from=administration) for model in kept)
    tracks = Case.objects.filter(**{f"data__{KEY}__source": administration})
    return any(each.exists() for each in (*rows, tracks))
