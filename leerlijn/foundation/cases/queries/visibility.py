"""Which cases somebody may see: the same relations that `policy.may` looks at, asked of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.db.models import Q, QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Standing, Thing
from leerlijn.kernel.procedure import Procedure, catalogue

type Edition = tuple[str, str]
"""The key of a procedure, and its edition."""


def visible_to(standing: Standing, procedures: Iterable[Procedure] = ()) -> QuerySet[Case]:
    """Every case that somebody may see; of these procedures only, where some are named."""
    asked = tuple(procedures) or catalogue.procedures.values()
    return Case.objects.filter(open_to(standing, [(each, catalogue.who_sees(each)) for each in asked]))


def handled_by(standing: Standing) -> QuerySet[Case]:
    """Every case that somebody handles."""
    nudging = [(each, catalogue.who_nudges(each)) for each in catalogue.procedures.values()]
    return visible_to(standing).filter(open_to(standing, nudging))


def handles_something(standing: Standing) -> bool:
    """Whether somebody has an office that handles cases; nothing is asked of the database."""
    nudging = (catalogue.who_nudges(each) for each in catalogue.procedures.values())
    offices = {office for action in nudging for office in action.offices}
    return any(held.role in offices for held in standing.offices)


def open_to(standing: Standing, seeing: Iterable[tuple[Procedure, Action]]) -> Q:
    """The cases of these procedures that their action opens to somebody, as a condition on `Case`.

    A condition per place where somebody has an office and one for what they are a party to: not one for
    each procedure.
    """
    to_all, in_place = list[Edition](), defaultdict[str, list[Edition]](list)
    as_party = defaultdict[frozenset[str], list[Edition]](list)
    for procedure, action in seeing:
        edition = procedure.key, procedure.edition
        if ANYBODY in action.open_to or (standing and SIGNED_IN in action.open_to):
            to_all.append(edition)
            continue
        for path in {office.path for office in standing.offices if office.role in action.offices}:
            in_place[path].append(edition)
        if action.party_keys:
            as_party[action.party_keys].append(edition)
    found = _of(to_all)
    for path, among in in_place.items():
        found |= Q(path__startswith=path) & _of(among)
    if standing and as_party:
        opening = frozenset((relations, tuple(editions)) for relations, editions in as_party.items())
        found |= Q(pk__in=_parties(opening).filter(person=standing.person).values("case"))
    return found


def _of(editions: Iterable[Edition], case: str = "") -> Q:
    """Cases of these procedures, each in its edition; `case` leads to the case from where it is asked."""
    keys = defaultdict[str, list[str]](list)
    for key, edition in editions:
        keys[edition].append(key)
    found = Q(pk__in=())
    for edition, among in keys.items():
        found |= Q((f"{case}procedure__in", among), (f"{case}edition", edition))
    return found


@cache
def _parties(opening: frozenset[tuple[frozenset[str], tuple[Edition, ...]]]) -> QuerySet[Party]:
    """Who is to a case what opens it: these relations in these procedures. The same for everybody."""
    opens = Q(pk__in=())
    for relations, editions in opening:
        opens |= Q(relation__in=sorted(relations)) & _of(editions, "case__")
    return Party.objects.filter(opens)


def thing_of(case: Case, parties: Iterable[Party]) -> Thing:
    """The case as the policy knows it."""
    return thing_at(case.path, parties)


def thing_at(path: str, parties: Iterable[Party]) -> Thing:
    """The same of a case in this place of the tree."""
    who: defaultdict[int, set[str]] = defaultdict(set)
    for party in parties:
        who[party.person_id].add(party.relation)
    return Thing(path, {person: frozenset(keys) for person, keys in who.items()})
