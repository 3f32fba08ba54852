"""Where somebody can begin an agenda or agreement: in which units, of which kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import not_over, unit_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Said

KINDS: Mapping[str, tuple[str, frozenset[str]]] = {
    "programme": ("programme-agenda", frozenset({"programme-director"})),
    "faculty": ("faculty-agreement", frozenset({"portfolio-holder", "dean"})),
    "institution": ("institution-agreement", frozenset({"policy-officer", "board"})),
}
"""Per kind of unit what begins there, and by which offices; as the openings of those procedures say."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be begun in a unit."""

    unit: Unit
    procedure: Procedure

    @property
    def key(self) -> str:
        return f"{self.procedure.key}:{self.unit.pk}"

    @property
    def name(self) -> Said:
        return unit_name(self.unit)


def places_to_begin(standing: Standing) -> list[Place]:
    """By name of the unit; one statement."""
    wanted = Q(pk__in=())
    for kind, (_, roles) in KINDS.items():
        for office in standing.offices:
            if office.role in roles:
                wanted |= Q(kind=kind, path__startswith=office.path)
    units = Unit.objects.filter(wanted, not_over(standing.on)).order_by("name_en", "pk")
    return list(_places(units, standing))


def _places(units: Iterable[Unit], standing: Standing) -> Iterable[Place]:
    for unit in units:
        procedure = catalogue.current(KINDS[unit.kind][0], on=standing.on)
        if procedure is not None:
            yield Place(unit, procedure)
