"""Which cases somebody may see: the same relations that `policy.may` looks at, asked of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Relation, Standing, Thing
from leerlijn.kernel.procedure import Procedure, catalogue


def visible_to(standing: Standing, procedures: Iterable[Procedure] = ()) -> QuerySet[Case]:
    """Every case that somebody may see; of these procedures only, where some are named."""
    alike: defaultdict[frozenset[Relation], list[Procedure]] = defaultdict(list)
    for procedure in procedures or catalogue.procedures.values():
        alike[procedure.seen_by].append(procedure)
    seen = Q(pk__in=())
    for group in alike.values():
        names = Q()
        for procedure in group:
            names |= Q(procedure=procedure.key, edition=procedure.edition)
        seen |= names & open_to(standing, catalogue.who_sees(group[0]))
    return Case.objects.filter(seen)


def open_to(standing: Standing, action: Action) -> Q:
    """The cases for which this action is open to somebody, as a condition on `Case`."""
    if ANYBODY in action.open_to or (standing and SIGNED_IN in action.open_to):
        return Q()
    found = Q(pk__in=())
    if not standing:
        return found
    if action.party_keys:
        has = Party.objects.filter(
            case=OuterRef("pk"), person=standing.person, relation__in=sorted(action.party_keys)
        )
        found |= Q(Exists(has))
    for office in standing.offices:
        if office.role in action.offices:
            found |= Q(path__startswith=office.path)
    return found


def thing_of(case: Case, parties: Iterable[Party]) -> Thing:
    """The case as the policy knows it."""
    who: defaultdict[int, set[str]] = defaultdict(set)
    for party in parties:
        who[party.person_id].add(party.relation)
    return Thing(case.path, {person: frozenset(keys) for person, keys in who.items()})
