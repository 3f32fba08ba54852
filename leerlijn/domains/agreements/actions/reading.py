"""Who reads along for a council: its members and registrar of today, from their first day to their last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.domains.agreements.models import Readership
from leerlijn.domains.agreements.queries.councils import COUNCIL_ROLES
from leerlijn.domains.agreements.relations import READER, VOTER
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.terms import day_of


def let_read(cases: Sequence[int], council: int, *, at: datetime) -> None:
    """From now on whoever is in the council reads these cases."""
    Readership.objects.bulk_create(
        [Readership(case_id=case, council_id=council) for case in cases], ignore_conflicts=True
    )
    for case in cases:
        _let_come_and_go(case, on=day_of(at))


def keep_readers(*, at: datetime) -> int:
    """Whoever joined a council reads along, whoever left it no longer does; of how many cases that is.

    Two statements where nobody came or went. Whoever sees a case as more than a member keeps that.
    """
    on = day_of(at)
    gone = _without_a_seat(on).values_list("case", flat=True)
    cases = sorted({*gone, *(case for case, _ in _not_yet_reading(on))})
    for case in cases:
        _let_come_and_go(case, on=on)
    return len(cases)


@transaction.atomic
def _let_come_and_go(case: int, *, on: date) -> None:
    """The case is locked first, as whoever takes a step in it does."""
    Case.objects.select_for_update().get(pk=case)
    _without_a_seat(on).filter(case=case).delete()
    Party.objects.bulk_create(
        [
            Party(case_id=case, person_id=person, relation=READER.key)
            for _, person in _not_yet_reading(on).filter(unit__readerships__case=case)
        ],
        ignore_conflicts=True,
    )


READS = (*COUNCIL_ROLES, Membership.Role.COUNCIL_REGISTRAR)
"""The registrar has no vote, but sees to it that the file is complete."""


def _seats(on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(in_force(on), role__in=READS)


def _without_a_seat(on: date) -> QuerySet[Party]:
    """Readers and voters who are in none of the councils that read the case, or that it lies before."""
    theirs = _seats(on).filter(person=OuterRef("person"))
    reads = theirs.filter(unit__readerships__case=OuterRef("case"))
    votes = theirs.filter(unit=OuterRef("case__unit"), role__in=COUNCIL_ROLES)
    return Party.objects.filter(
        Q(~Exists(reads), relation=READER.key) | Q(~Exists(votes), relation=VOTER.key)
    )


def _not_yet_reading(on: date) -> QuerySet[Membership, tuple[int, int]]:
    """Case and person, where a member does not read along yet."""
    reads = Party.objects.filter(
        case=OuterRef("unit__readerships__case"), person=OuterRef("person"), relation=READER.key
    )
    found = _seats(on).filter(~Exists(reads), unit__readerships__isnull=False)
    return found.order_by().values_list("unit__readerships__case", "person").distinct()
