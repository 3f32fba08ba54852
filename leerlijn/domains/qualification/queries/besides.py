"""What stands beside a duty on its page: the intake, the dossier, a request for exemption, degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, JSONObject, TruncDate

from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as EXEMPTION
from leerlijn.domains.qualification.queries.intakes import PROCEDURE as INTAKE
from leerlijn.domains.qualification.queries.obligations import QUALIFICATION
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import open_to
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Submission
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.terms import AMSTERDAM


@dataclass(frozen=True, slots=True)
class Degree:
    """A teaching degree, `first` or `second`, that shows elsewhere in the house; `said` says where."""

    degree: str
    said: Said


@dataclass(frozen=True, slots=True)
class Issued:
    """What a verdict led to. `is_printed`: its PDF is there."""

    number: str
    token: str
    on: date
    is_printed: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The newest dossier; the newest intake and exemption as far as whoever looks may see them.

    Of the dossier: when it was last handed in, and the certificate.
    """

    intake: Case | None
    dossier: Case | None
    exemption: Case | None
    degrees: tuple[Degree, ...]
    sealed_at: datetime | None = None
    certificate: Issued | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a degree shows: asked of the database beside a case, about its `subject`."""

    degree: Combinable
    said: Mapping[str, Said]


_elsewhere: dict[str, Elsewhere] = {}


def find_degrees(key: str, where: Elsewhere) -> None:
    """This room does not know where a degree shows: whoever does, says so in `site/wiring.py`."""
    _elsewhere[key] = where


def beside_duty(duty: Case, *, seen_by: Standing) -> Beside:
    """One statement; the duty itself is among its rows, so that there is always one to ask about degrees."""
    editions = [each for key in (EXEMPTION, INTAKE) for each in catalogue.editions_of(key)]
    visible = open_to(seen_by, [(edition, catalogue.who_sees(edition)) for edition in editions])
    rows = Case.objects.filter(
        Q(pk=duty.pk) | Q(subject=duty.subject_id) & (Q(procedure=DOSSIER) | visible)
    ).annotate(
        sealed_at=Subquery(SEALED.values("sealed_at")[:1]),
        certificate=Subquery(ISSUED.values(told=TOLD)[:1]),
        **{f"degree_{key}": where.degree for key, where in _elsewhere.items()},
    )
    found = list(rows.order_by("pk"))
    newest = {case.procedure: case for case in found}
    dossier = newest.get(DOSSIER)
    return Beside(
        newest.get(INTAKE),
        dossier,
        newest.get(EXEMPTION),
        tuple(_degrees(found[0])),
        getattr(dossier, "sealed_at", None),
        _issued(getattr(dossier, "certificate", None)),
    )


SEALED = Submission.objects.filter(dossier__case=OuterRef("pk")).order_by("-number")
ISSUED = Certificate.objects.filter(
    kind=QUALIFICATION, basis=Concat(Value("case:"), Cast(OuterRef("pk"), CharField()))
).exclude(status=Certificate.Status.CORRECTED)
TOLD = JSONObject(
    number="number", token="token", document="document_id", on=TruncDate("issued_at", tzinfo=AMSTERDAM)
)


def _issued(told: Mapping[str, str] | None) -> Issued | None:
    if told is None:
        return None
    on = date.fromisoformat(told["on"])
    return Issued(told["number"], told["token"], on, told["document"] is not None)


def _degrees(case: Case) -> list[Degree]:
    known = {key: getattr(case, f"degree_{key}") for key in _elsewhere}
    return [Degree(degree, _elsewhere[key].said[degree]) for key, degree in known.items() if degree]
