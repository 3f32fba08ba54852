"""Which cases somebody may see: the same relations that `policy.may` looks at, asked of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Standing, Thing
from leerlijn.kernel.procedure import Procedure, catalogue


def visible_to(standing: Standing, procedures: Iterable[Procedure] = ()) -> QuerySet[Case]:
    """Every case that somebody may see; of these procedures only, where some are named."""
    asked = tuple(procedures) or catalogue.procedures.values()
    return Case.objects.filter(open_to(standing, [(each, catalogue.who_sees(each)) for each in asked]))


def open_to(standing: Standing, seeing: Iterable[tuple[Procedure, Action]]) -> Q:
    """The cases of these procedures that their action opens to somebody, as a condition on `Case`.

    A condition per place where somebody has an office and one for what they are a party to: not one for
    each procedure.
    """
    to_all, in_place = [], defaultdict[str, list[Procedure]](list)
    as_party = defaultdict[frozenset[str], list[Procedure]](list)
    for procedure, action in seeing:
        if ANYBODY in action.open_to or (standing and SIGNED_IN in action.open_to):
            to_all.append(procedure)
            continue
        for path in {office.path for office in standing.offices if office.role in action.offices}:
            in_place[path].append(procedure)
        as_party[action.party_keys].append(procedure)
    found = _of(to_all)
    for path, among in in_place.items():
        found |= Q(path__startswith=path) & _of(among)
    if standing:
        found |= Q(pk__in=_takes_part(standing.person, as_party))
    return found


def _of(procedures: Iterable[Procedure], case: str = "") -> Q:
    """Cases of these procedures, each in its edition; `case` leads to the case from where it is asked."""
    keys = defaultdict[str, list[str]](list)
    for procedure in procedures:
        keys[procedure.edition].append(procedure.key)
    found = Q(pk__in=())
    for edition, among in keys.items():
        found |= Q((f"{case}procedure__in", among), (f"{case}edition", edition))
    return found


def _takes_part(
    person: int | None, opening: Mapping[frozenset[str], Iterable[Procedure]]
) -> QuerySet[Party, Any]:
    """The cases that open to somebody by what they are to them: these relations in these procedures."""
    opens = Q(pk__in=())
    for relations, procedures in opening.items():
        if relations:
            opens |= Q(relation__in=sorted(relations)) & _of(procedures, "case__")
    return Party.objects.filter(opens, person=person).values("case")


def thing_of(case: Case, parties: Iterable[Party]) -> Thing:
    """The case as the policy knows it."""
    who: defaultdict[int, set[str]] = defaultdict(set)
    for party in parties:
        who[party.person_id].add(party.relation)
    return Thing(case.path, {person: frozenset(keys) for person, keys in who.items()})
