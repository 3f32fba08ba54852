"""Somebody's week: what waits for them, what others have of what they handle, and news they did not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.lines import NEVER, waiting_for
from leerlijn.foundation.cases.queries.settings import calendar_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.others import with_others
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import in_force, mandates_that_count
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Late, Procedure, State, catalogue
from leerlijn.kernel.sentence import Counted, Said, Sentence
from leerlijn.kernel.terms import AMSTERDAM, day_of

SEVEN_IN_THE_MORNING = 7
SOON = timedelta(weeks=4)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_begun(at: datetime) -> date | None:
    """The Monday of this week, from seven in the morning of its first working day; None before that."""
    today = day_of(at)
    monday = monday_of(today)
    calendar = calendar_of("")
    days = (monday + timedelta(days=ahead) for ahead in range(today.weekday() + 1))
    first = next(filter(calendar.is_working_day, days), None)
    if first is None or (first == today and at.astimezone(AMSTERDAM).hour < SEVEN_IN_THE_MORNING):
        return None
    return monday


@dataclass(frozen=True, slots=True)
class Pile:
    """Cases of one procedure in one state: how many, the nearest last day, who has waited longest."""

    procedure: Procedure
    state: State
    count: int
    due_on: date | None
    since: date

    @property
    def urgency(self) -> tuple[Late, date]:
        """What sorts it: what being late does, then the last day."""
        return (self.state.late if self.due_on else Late.HARMLESS, self.due_on or NEVER)


@dataclass(frozen=True, slots=True)
class Week:
    """The piles, the worst first; `news` counts the cases."""

    theirs: tuple[Pile, ...]
    others: tuple[Pile, ...]
    news: int

    def __bool__(self) -> bool:
        return bool(self.theirs or self.others or self.news)

    @property
    def sentences(self) -> tuple[Said, ...]:
        """The first is the headline."""
        mine, others = (sum(pile.count for pile in piles) for piles in (self.theirs, self.others))
        head = Sentence("This week {mine} with you, {others} with others.", mine=mine, others=others)
        return (head, *_news(self.news), *map(_with_you, self.theirs), *map(_with_another, self.others))


def week_of(standing: Standing, *, at: datetime, since: datetime) -> Week:
    """What is late, has its last day within four weeks, or came since the letter before; three statements."""
    near = _is_near(at, since)
    news = _unread_news(since).filter(person=standing.person, case__in=visible_to(standing))
    return Week(
        _piles(waiting_for(standing).filter(near)),
        _piles(with_others(standing).filter(near)),
        news.values("case").distinct().count(),
    )


def people_with_a_week(*, at: datetime, since: datetime) -> QuerySet[Person]:
    """Everybody with an address who may have one: who owes something near, has news, or has an office."""
    on = day_of(at)
    near = Case.objects.filter(_is_near(at, since), is_open=True)
    owing = Party.objects.filter(case__in=near, owes=True)
    in_office = Membership.objects.filter(in_force(on))
    theirs = Q(pk__in=owing.values("person")) | Q(pk__in=in_office.values("person"))
    deputies = Q(pk__in=mandates_that_count(on).values("deputy"))
    told = Q(pk__in=_unread_news(since).values("person"))
    return Person.objects.filter(theirs | deputies | told).exclude(email="").order_by("pk")


def _is_near(at: datetime, since: datetime) -> Q:
    return Q(due_on__lte=day_of(at) + SOON) | Q(since__gte=since)


def _unread_news(since: datetime) -> QuerySet[Notice]:
    """What did not go by a letter of its own."""
    return Notice.objects.filter(kind=Notice.Kind.NEWS, made_at__gte=since, read_at=None, mail=None)


def _piles(cases: QuerySet[Case]) -> tuple[Pile, ...]:
    kinds = cases.order_by().values("procedure", "edition", "state")
    rows = kinds.annotate(count=Count("pk"), first_due=Min("due_on"), longest=Min("since"))
    return tuple(sorted((_pile({**row}) for row in rows), key=lambda pile: pile.urgency))


def _pile(row: Mapping[str, Any]) -> Pile:
    procedure = catalogue.get(row["procedure"], row["edition"])
    state = procedure.state(row["state"])
    return Pile(procedure, state, row["count"], row["first_due"], day_of(row["longest"]))


def _news(count: int) -> tuple[Said, ...]:
    if not count:
        return ()
    return (
        Counted(
            "There is news in a case of yours. It stands in your inbox.",
            "There is news in {count} cases of yours. It stands in your inbox.",
            count,
        ),
    )


def _with_you(pile: Pile) -> Said:
    procedure, state, count = pile.procedure.title, pile.state.title, pile.count
    if pile.due_on is None:
        return Sentence(
            "With you: {procedure}, {state} ({count}).", procedure=procedure, state=state, count=count
        )
    return Counted(
        "With you: {procedure}, {state}. One, by {day}.",
        "With you: {procedure}, {state}. {count}, the first by {day}.",
        count,
        procedure=procedure,
        state=state,
        day=pile.due_on,
    )


def _with_another(pile: Pile) -> Said:
    assert pile.state.owner is not None  # what only waits for time is not with others
    return Counted(
        "With the {role}: {procedure}, {state}. One, since {day}.",
        "With the {role}: {procedure}, {state}. {count}, the longest since {day}.",
        role=pile.state.owner.title,
        procedure=pile.procedure.title,
        state=pile.state.title,
        count=pile.count,
        day=pile.since,
    )
