"""Reminding those who owe something, some days before and after the last day; each reminder once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.notices.actions.telling import tell
from leerlijn.foundation.notices.models import Notice, Reminder
from leerlijn.foundation.notices.queries.offsets import FURTHEST, Offsets, offset_due
from leerlijn.foundation.notices.queries.recipients import parties_that_owe
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.terms import day_of


def remind(*, at: datetime) -> int:
    """Makes every reminder that has come and was not made; says how many people were reminded."""
    offsets = Offsets(day_of(at))
    reminded = 0
    for case in _near_their_last_day(day_of(at)):
        due_on, offset = case.due_on, _due(case, offsets)
        if due_on is not None and offset is not None:
            reminded += _remind_once(case, due_on, offset, at=at)
    return reminded


def _near_their_last_day(on: date) -> Iterable[Case]:
    """Open cases that a person has the ball of, each with the nearest reminder that was made of this day."""
    made = Reminder.objects.filter(case=OuterRef("pk"), due_on=OuterRef("due_on")).order_by("offset")
    near: QuerySet[Case] = Case.objects.filter(
        is_open=True,
        due_on__range=(on - FURTHEST, on + FURTHEST),
        parties__owes=True,
    )
    return near.annotate(nearest=Subquery(made.values("offset")[:1])).distinct().order_by("pk").iterator()


def _due(case: Case, offsets: Offsets) -> int | None:
    """The reminder that has come, unless it or a nearer one was made."""
    if case.due_on is None:
        return None
    offset = offset_due(offsets.at(case.path), due_on=case.due_on, since=day_of(case.since), on=offsets.on)
    nearest: int | None = getattr(case, "nearest", None)
    return offset if offset is not None and (nearest is None or offset < nearest) else None


def _remind_once(case: Case, due_on: date, offset: int, *, at: datetime) -> int:
    """In one transaction with the row that says it was made: a rival makes nothing."""
    try:
        with transaction.atomic():
            Reminder.objects.create(case=case, due_on=due_on, offset=offset, made_at=at)
            procedure = procedure_of(case)
            told = [
                tell(person, Notice.Kind.REMINDER, case, procedure, at=at)
                for person in _not_told_since(case, due_on - timedelta(days=offset))
            ]
    except IntegrityError:
        return 0
    return sum(notice is not None for notice in told)


def _not_told_since(case: Case, day: date) -> list[Person]:
    """Those who owe, but for whoever got the ball on the day of this reminder or after it: they know."""
    rows = Notice.objects.filter(case=case, kind=Notice.Kind.BALL, since=case.since)
    knew = {person for person, made_at in rows.values_list("person", "made_at") if day_of(made_at) >= day}
    return [person for person in parties_that_owe(case) if person.pk not in knew]
