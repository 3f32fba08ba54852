"""What stands beside a duty on its page: the intake, the dossier, a request for exemption, degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.expressions import Combinable

from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as EXEMPTION
from leerlijn.domains.qualification.queries.intakes import PROCEDURE as INTAKE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import open_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said


@dataclass(frozen=True, slots=True)
class Degree:
    """A teaching degree, `first` or `second`, that shows elsewhere in the house; `said` says where."""

    degree: str
    said: Said


@dataclass(frozen=True, slots=True)
class Beside:
    """The newest dossier; the newest intake and exemption as far as whoever looks may see them."""

    intake: Case | None
    dossier: Case | None
    exemption: Case | None
    degrees: tuple[Degree, ...]


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
    ).annotate(**{f"degree_{key}": where.degree for key, where in _elsewhere.items()})
    found = list(rows.order_by("pk"))
    newest = {case.procedure: case for case in found}
    return Beside(newest.get(INTAKE), newest.get(DOSSIER), newest.get(EXEMPTION), tuple(_degrees(found[0])))


def _degrees(case: Case) -> list[Degree]:
    known = {key: getattr(case, f"degree_{key}") for key in _elsewhere}
    return [Degree(degree, _elsewhere[key].said[degree]) for key, degree in known.items() if degree]
