"""Which closed cases were kept for as long as they must be, and which of those a running case still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from leerlijn.foundation.cases.models import Case


@dataclass(frozen=True, slots=True)
class Rule:
    """Cases of these procedures may go when they closed before the day of the nearest place above them.

    `days` has the widest place first: what comes later counts instead of what came before it.
    """

    procedures: Collection[str]
    days: Sequence[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Aged:
    """How many of one procedure; `is_held`: a running case is about it, or it is about one."""

    procedure: str
    is_held: bool
    count: int
    oldest: datetime


def aged(rules: Iterable[Rule]) -> list[Aged]:
    """One statement."""
    about_it = Case.objects.filter(about=OuterRef("pk"), is_open=True)
    counted = (
        Case.objects.filter(_old(rules), is_open=False)
        .annotate(is_held=Q(Exists(about_it)) | Q(about__is_open=True, about__isnull=False))
        .order_by()
        .values("procedure", "is_held")
        .annotate(count=Count("pk"), oldest=Min("since"))
    )
    return [Aged(**row) for row in counted]


def still_kept(rules: Sequence[Rule]) -> QuerySet[Case]:
    """Every case that runs, and each of these procedures that closed too lately."""
    several = [procedure for rule in rules for procedure in rule.procedures]
    return Case.objects.filter(Q(is_open=True) | Q(procedure__in=several) & ~_old(rules))


def _old(rules: Iterable[Rule]) -> Q:
    found = Q(pk__in=())
    for rule in rules:
        found |= Q(procedure__in=list(rule.procedures)) & _closed_in_time(rule.days)
    return found


def _closed_in_time(days: Sequence[tuple[str, date]]) -> Q:
    found = Q(pk__in=())
    for place, day in days:
        below = Q(path__startswith=place)
        found = (found & ~below) | (below & Q(since__lt=first_moment(day)))
    return found


def first_moment(day: date) -> datetime:
    """Midnight, as it is here."""
    return make_aware(datetime.combine(day, time.min))
