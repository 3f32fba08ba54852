"""How long what is handed in will wait for its verdict, from what this house decided in a year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from django.db.models import (
    BooleanField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from leerlijn.foundation.cases.queries.settings import calendar_of
from leerlijn.foundation.dossiers.models import Proposal, Submission
from leerlijn.foundation.panels.waiting import MOST, Judged, Queue, Stay, foresee
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import in_or_above
from leerlijn.kernel.periods import Period
from leerlijn.kernel.terms import Count, Length, Rule, day_of, run, working_days_between

A_YEAR = Length(years=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """`days` in working days, and the day on which they end; None where `cases` are too few to say.

    `waiting` of them came before it and have no verdict yet; `assessors` can be asked.
    """

    days: int | None
    on: date | None
    cases: int
    waiting: int
    assessors: int


@dataclass(frozen=True, slots=True)
class Past:
    """What waited for a verdict, `again` as a supplement or not; and from when to when who could judge."""

    first: tuple[Stay, ...]
    again: tuple[Stay, ...]
    pool: tuple[tuple[int, Period], ...]

    def assessors(self, on: date) -> int:
        return len({person for person, period in self.pool if period.contains(on)})


def wait_for(
    procedure: str, role: str, being_made: Collection[str], *, handed_in: datetime, again: bool, path: str
) -> Wait:
    """Of a dossier handed in at this moment, from what was handed in under the same root; two statements.

    `role` is that of those who judge, `being_made` the states in which a dossier is with its candidate.
    `again`: as a supplement, which is foreseen from supplements. Who was judged, or by whom, stands nowhere.
    """
    on = day_of(handed_in)
    past = _past(
        procedure,
        role,
        being_made,
        since=A_YEAR.before(A_YEAR.before(on)),
        at=handed_in,
        house=in_or_above(path)[0],
    )
    queue = Queue((*past.first, *past.again))
    calendar = calendar_of(path)

    def waiting_for_each(at: datetime) -> float:
        return queue.before(at) / max(1, past.assessors(day_of(at)))

    judged = [
        Judged(waiting_for_each(came), working_days_between(day_of(came), day_of(went), calendar))
        for came, went in decided_last(past.again if again else past.first, since=A_YEAR.before(on))
    ]
    foreseen = foresee(judged, waiting_for_each(handed_in))
    ends = None
    if foreseen.days is not None:
        rule = Rule(length=Length(days=foreseen.days), count=Count.WORKING)
        ends = run(rule, start=on, calendar=calendar).day
    return Wait(foreseen.days, ends, foreseen.cases, queue.before(handed_in), past.assessors(on))


def decided_last(stays: Sequence[Stay], *, since: date) -> list[tuple[datetime, datetime]]:
    """When the last with a verdict since that day came and went.

    By the day of the verdict: of what was handed in last, only what went fast has one by now.
    """
    found = [(each.since, each.until) for each in stays if each.until and day_of(each.until) >= since]
    return sorted(found, key=itemgetter(1))[-MOST:]


def _past(
    procedure: str, role: str, being_made: Collection[str], *, since: date, at: datetime, house: str
) -> Past:
    """Everything with a verdict since that day, what waits for one, and who could judge; one statement."""
    released = Proposal.objects.filter(submission=OuterRef("pk"), released_at__isnull=False)
    of_same = Submission.objects.filter(dossier=OuterRef("dossier"))
    before = of_same.filter(number__lt=OuterRef("number"), proposals__released_at__isnull=False)
    later = of_same.filter(number__gt=OuterRef("number"))
    waits = Q(ends=None, dossier__case__is_open=True) & ~Q(dossier__case__state__in=being_made)
    stays = (
        Submission.objects.filter(
            dossier__case__procedure=procedure, dossier__case__path__startswith=house, sealed_at__lte=at
        )
        .annotate(
            begins=F("sealed_at"),
            ends=Subquery(released.order_by("-pk").values("released_at")[:1]),
            came_again=Exists(before),
            who=Value(None, output_field=IntegerField()),
        )
        .filter(Q(ends__date__gte=since) | waits & ~Exists(later))
        .values_list("begins", "ends", "came_again", "who")
    )
    pool = (
        Membership.objects.filter(role=role, unit__path__startswith=house)
        .annotate(
            begins=Cast("starts_on", DateTimeField()),
            ends=Cast("ends_on", DateTimeField()),
            came_again=Value(None, output_field=BooleanField()),
            who=F("person_id"),
        )
        .values_list("begins", "ends", "came_again", "who")
    )
    rows = list(stays.union(pool, all=True))
    return Past(
        first=tuple(Stay(begins, ends) for begins, ends, again, who in rows if who is None and not again),
        again=tuple(Stay(begins, ends) for begins, ends, again, who in rows if who is None and again),
        pool=tuple(
            (who, Period(day_of(begins), day_of(ends) if ends else None))
            for begins, ends, _, who in rows
            if who is not None
        ),
    )
