"""Hours of supervision: what they add up to per dossier, and each entry for whoever may read those."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import Http404
from ninja import Query, Router
from pydantic import Field

from leerlijn.domains.qualification.actions.supervision import book_hours, correct_hours
from leerlijn.domains.qualification.guards.reading import readable_entries
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE, DossierFacts
from leerlijn.domains.qualification.queries.supervision import EntryLine, dossiers_with_hours, hours_of
from leerlijn.domains.qualification.relations import (
    BOOK_SUPERVISION,
    GRANT_SUPERVISION,
    LIST_SUPERVISION,
    READ_SUPERVISION_TOTALS,
)
from leerlijn.domains.qualification.supervision import GRANTED, Hours
from leerlijn.foundation.cases.queries.lines import CaseLine, after
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.wanted import Wanted
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Action, may
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import PAGE, Last, Limit
from leerlijn.site.api.dossiers import seen_dossier
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import Asked, Fields, Number, Told, Words, words

router = Router(tags=["qualification"])


class HoursAsked(Asked):
    """`after` is the number of the last dossier on the page before."""

    after: Last = None
    limit: Limit = PAGE


class NewEntry(Asked):
    """`fields` as the form asks them: hours, about; of a talk on, and because where it goes beyond."""

    kind: Literal["planned", "used"]
    fields: Annotated[Fields, Field(default_factory=dict)]


class Typed(Asked):
    """The answers to what is asked, by the name of the field."""

    fields: Annotated[Fields, Field(default_factory=dict)]


class MinutesTold(Told):
    """In minutes."""

    planned: int
    granted: int
    used: int
    left: int


class HoursLineTold(Told):
    id: int
    candidate: str
    unit: Words
    minutes: MinutesTold


class HoursTold(Told):
    """`next` is what to give as `after` for the next page; null on the last."""

    dossiers: list[HoursLineTold]
    next: int | None


class EntryTold(Told):
    """A correction has minutes below zero. `about` is empty for whoever may not read it."""

    number: int
    kind: str
    minutes: int
    on: date
    by: str
    about: str
    because: str
    corrects: int | None


class SupervisionTold(Told):
    """`entries` is null for who may read no more than the totals."""

    id: int
    minutes: MinutesTold
    entries: list[EntryTold] | None


@router.get("/qualification/supervision", response=HoursTold)
@asks(LIST_SUPERVISION)
def list_supervision_hours(request: Request, asked: Query[HoursAsked]) -> HoursTold:
    """The totals of every dossier for which whoever calls may read them, the newest first."""
    found = dossiers_with_hours(request.standing, Wanted(PROCEDURE), by=READ_SUPERVISION_TOTALS)
    rows = after(found.order_by("-pk"), asked.after, limit=asked.limit)
    shown = rows[: asked.limit]
    totals = hours_of([line.id for line in shown])
    return HoursTold(
        dossiers=[_line(line, totals.get(line.id, Hours())) for line in shown],
        next=shown[-1].id if len(rows) > asked.limit else None,
    )


@router.get("/qualification/dossiers/{number}/supervision", response=SupervisionTold)
@asks(READ_SUPERVISION_TOTALS)
def read_supervision(request: Request, number: Number) -> SupervisionTold:
    """What the hours of one dossier add up to, and each entry."""
    return _told(request, number)


@router.post("/qualification/dossiers/{number}/supervision", response={201: SupervisionTold})
@asks(BOOK_SUPERVISION, status=201)
def book_supervision(request: Request, number: Number, said: NewEntry) -> SupervisionTold:
    """Plans hours, or books a talk that was held."""
    seen, _ = _seen(request, number, BOOK_SUPERVISION)
    by, at = request.standing, request.at
    agreed(book_hours(seen.case.pk, said.kind, said.fields, by=by, at=at, channel=CHANNEL))
    return _told(request, number)


@router.post("/qualification/dossiers/{number}/supervision/granted", response={201: SupervisionTold})
@asks(GRANT_SUPERVISION, status=201)
def grant_supervision(request: Request, number: Number, said: Typed) -> SupervisionTold:
    """Grants hours for one dossier."""
    seen, _ = _seen(request, number, GRANT_SUPERVISION)
    by, at = request.standing, request.at
    agreed(book_hours(seen.case.pk, GRANTED, said.fields, by=by, at=at, channel=CHANNEL))
    return _told(request, number)


@router.post(
    "/qualification/dossiers/{number}/supervision/{order}/correction", response={201: SupervisionTold}
)
@asks(BOOK_SUPERVISION, status=201)
def correct_supervision(request: Request, number: Number, order: Number, said: Typed) -> SupervisionTold:
    """Takes back hours that were planned or used, by an entry beside it."""
    return _correct(request, number, order, said, BOOK_SUPERVISION)


@router.post(
    "/qualification/dossiers/{number}/supervision/granted/{order}/correction",
    response={201: SupervisionTold},
)
@asks(GRANT_SUPERVISION, status=201)
def correct_granted_supervision(
    request: Request, number: Number, order: Number, said: Typed
) -> SupervisionTold:
    """Takes back hours that were granted, by an entry beside it."""
    return _correct(request, number, order, said, GRANT_SUPERVISION)


def _correct(request: Request, number: int, order: int, said: Typed, action: Action) -> SupervisionTold:
    seen, _ = _seen(request, number, action)
    agreed(
        correct_hours(
            seen.case.pk,
            order,
            said.fields,
            action=action,
            by=request.standing,
            at=request.at,
            channel=CHANNEL,
        )
    )
    return _told(request, number)


def _seen(request: Request, number: int, action: Action) -> tuple[CasePage, DossierFacts]:
    """The dossier, where this is open to whoever calls; else 403 with the reason."""
    seen, facts = seen_dossier(request, number)
    if seen.case.procedure != PROCEDURE:
        raise Http404
    agreed(may(request.standing, action, seen.situation.thing))
    return seen, facts


def _told(request: Request, number: int) -> SupervisionTold:
    seen, facts = _seen(request, number, READ_SUPERVISION_TOTALS)
    entries = readable_entries(facts)
    return SupervisionTold(
        id=seen.case.pk,
        minutes=_minutes(facts.hours),
        entries=None if entries is None else [_entry(each) for each in entries],
    )


def _line(line: CaseLine, hours: Hours) -> HoursLineTold:
    return HoursLineTold(id=line.id, candidate=line.subject, unit=words(line.unit), minutes=_minutes(hours))


def _minutes(hours: Hours) -> MinutesTold:
    return MinutesTold(planned=hours.planned, granted=hours.granted, used=hours.used, left=hours.left)


def _entry(entry: EntryLine) -> EntryTold:
    return EntryTold(
        number=entry.number,
        kind=entry.kind.value,
        minutes=entry.minutes,
        on=entry.on,
        by=entry.who,
        about=entry.about,
        because=entry.because,
        corrects=entry.corrects,
    )
