"""Pro-U for programs: what is offered, when, enrolling, and who was there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404
from ninja import Query, Router
from pydantic import BeforeValidator, Field, StringConstraints

from leerlijn.domains.development.actions.editions import mark_list
from leerlijn.domains.development.actions.enrolments import enrol
from leerlijn.domains.development.actions.teams import enrol_team
from leerlijn.domains.development.models import Edition
from leerlijn.domains.development.queries.catalogue import (
    KEY,
    Card,
    EditionLine,
    Wanted,
    after_in,
    cards,
    offering_page,
)
from leerlijn.domains.development.queries.editions import (
    EDITION,
    EditionFacts,
    editions_for,
    organiser,
    seated_in,
)
from leerlijn.domains.development.queries.enrolment_lists import own_enrolments
from leerlijn.domains.development.relations import (
    ENROL,
    ENROL_TEAM,
    MARK_ATTENDANCE,
    READ_CATALOGUE,
    READ_EDITIONS,
    READ_OWN_ENROLMENTS,
)
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.relations import TAKE_STEPS
from leerlijn.foundation.meetings.queries import SessionLine
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import day_of
from leerlijn.site.api.attendance import AttendanceTold, NewMarks, attendance_of, meeting_numbered
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import CaseTold, seen_case, whole
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import (
    KEEPABLE,
    Asked,
    Fields,
    Named,
    Number,
    Told,
    Words,
    absent_if_empty,
    words,
)

router = Router(tags=["development"])

Choice = Annotated[str, StringConstraints(max_length=40, pattern=KEEPABLE)]
Slug = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9-]+$")]
Month = Annotated[str, StringConstraints(pattern=r"^(20[0-9]{2}-(0[1-9]|1[0-2]))?$")]
After = Annotated[int | None, BeforeValidator(absent_if_empty), Field(ge=1, le=2**63 - 1)]


class CatalogueFilter(Asked):
    """Words to look for, and codes of subject, level, category and form; `after` is that of the answer."""

    q: Annotated[str, StringConstraints(max_length=100, pattern=KEEPABLE)] = ""
    subject: Choice = ""
    level: Choice = ""
    category: Choice = ""
    form: Choice = ""
    month: Month = ""
    after: Annotated[str, StringConstraints(pattern=rf"^({KEY.pattern})?$")] = ""


class EditionFilter(Asked):
    after: After = None


class SessionTold(Told):
    number: int
    title: Words
    starts_at: datetime
    ends_at: datetime
    place: Words


class EditionTold(Told):
    """`left` are free seats; with people waiting, whoever enrols waits too.

    Before `general_from` only those enrol whom the rule puts first.
    """

    id: int
    case: int
    state: Named
    seats: int
    left: int
    waiting: int
    opens_on: date
    general_from: date | None
    closes_on: date
    starts_on: date
    rule: list[Words]
    sessions: list[SessionTold]


class OfferTold(Told):
    """`price` is in cents, `hours` are those of the meetings."""

    code: str
    title: Words
    summary: Words
    form: Words
    subject: Words
    level: Words
    hours: int
    self_study: int
    price: int
    by_appointment: bool
    editions: list[EditionTold]


class CatalogueTold(Told):
    offers: list[OfferTold]
    after: str | None


class OfferingTold(OfferTold):
    brings: list[Words]
    contact: Words
    cancellation: Words
    confirmed_on: date


class EditionRowTold(Told):
    case: int
    title: Words
    state: Named
    starts_on: date
    seats: int
    taken: int


class EditionsTold(Told):
    editions: list[EditionRowTold]
    after: int | None


class EnrolmentTold(Told):
    """`statement` is the number of the statement of hours that it led to."""

    case: int
    title: Words
    state: Named
    starts_on: date
    statement: str


class EnrolmentsTold(Told):
    enrolments: list[EnrolmentTold]


class NewEnrolment(Asked):
    """`fields` answers what the procedure asks: school, payer and question."""

    fields: Fields = Field(default_factory=dict)


class NewTeam(Asked):
    """`fields` answers what the procedure asks: school, people, rest, goal and reference."""

    fields: Fields = Field(default_factory=dict)


class NewEdition(Asked):
    """`fields` answers what the procedure asks; `sessions` are rows of day, from, to, place and title."""

    fields: Fields = Field(default_factory=dict)


@router.get("/development/catalogue", response=CatalogueTold)
@asks(READ_CATALOGUE)
def read_catalogue(request: Request, asked: Query[CatalogueFilter]) -> CatalogueTold:
    """What is offered: first what has the words in its title, then what one can still join, by date."""
    chosen = {name: getattr(asked, name) for name in ("subject", "level", "category", "form")}
    found, _, more = cards(
        Wanted(asked.q, chosen, asked.month), on=day_of(request.at), after=after_in(asked.after)
    )
    return CatalogueTold(
        offers=[OfferTold(**_offer(card)) for card in found], after=found[-1].key if more else None
    )


@router.get("/development/offerings/{code}", response=OfferingTold)
@asks(READ_CATALOGUE)
def read_offering(request: Request, code: Slug) -> OfferingTold:
    """One card with its editions, seats and terms."""
    found = offering_page(code, on=day_of(request.at))
    if found is None:
        raise Http404
    return OfferingTold(
        **_offer(found.card),
        brings=[words(each) for each in found.brings],
        contact=words(found.expertise.contact),
        cancellation=words(found.terms.said),
        confirmed_on=found.confirmed_on,
    )


@router.get("/development/editions", response=EditionsTold)
@asks(READ_EDITIONS)
def list_editions(request: Request, asked: Query[EditionFilter]) -> EditionsTold:
    """Every edition that whoever calls may see, the newest first."""
    rows, more = editions_for(request.standing, after=asked.after)
    return EditionsTold(
        editions=[
            EditionRowTold(
                case=row.case,
                title=words(row.title),
                state=Named(key=row.state, title=words(row.state_title)),
                starts_on=row.starts_on,
                seats=row.seats,
                taken=row.taken,
            )
            for row in rows
        ],
        after=rows[-1].case if more else None,
    )


@router.post("/development/editions", response={201: CaseTold})
@asks(TAKE_STEPS, status=201)
def plan_edition(request: Request, said: NewEdition) -> CaseTold:
    """A draft of an edition with its meetings and seats."""
    procedure, unit = catalogue.current(EDITION, on=request.standing.on), organiser()
    if procedure is None or unit is None:
        raise Http404
    made = agreed(
        open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=unit,
            said=said.fields,
            channel=CHANNEL,
        )
    )
    return whole(seen_case(request, made.pk), request)


@router.get("/development/enrolments", response=EnrolmentsTold)
@asks(READ_OWN_ENROLMENTS)
def list_own_enrolments(request: Request) -> EnrolmentsTold:
    """Those of whoever calls, the newest first."""
    return EnrolmentsTold(
        enrolments=[
            EnrolmentTold(
                case=line.case,
                title=words(line.title),
                state=Named(key=line.state, title=words(line.state_title)),
                starts_on=line.starts_on,
                statement=line.statement,
            )
            for line in own_enrolments(request.standing)
        ]
    )


@router.post("/development/editions/{number}/enrolments", response={201: CaseTold})
@asks(ENROL, status=201)
def enrol_in_edition(request: Request, number: Number, said: NewEnrolment) -> CaseTold:
    """Enrols whoever calls in the edition with this id: a seat, or a place on the waiting list."""
    edition = Edition.objects.select_related("case", "offering__unit", "series").filter(pk=number).first()
    if edition is None:
        raise Http404
    made = agreed(enrol(edition, by=request.standing, at=request.at, said=said.fields, channel=CHANNEL))
    return whole(seen_case(request, made.pk), request)


@router.post("/development/editions/{number}/teams", response={201: CaseTold})
@asks(ENROL_TEAM, status=201)
def enrol_team_in_edition(request: Request, number: Number, said: NewTeam) -> CaseTold:
    """Enrols colleagues in the edition with this id: all who are named, or nobody."""
    edition = Edition.objects.select_related("case", "offering__unit", "series").filter(pk=number).first()
    if edition is None:
        raise Http404
    made = agreed(enrol_team(edition, by=request.standing, at=request.at, said=said.fields, channel=CHANNEL))
    return whole(seen_case(request, made.pk), request)


@router.get("/development/editions/{number}/meetings/{order}/attendance", response=AttendanceTold)
@asks(MARK_ATTENDANCE)
def read_attendance(request: Request, number: Number, order: Number) -> AttendanceTold:
    """Who was there at a meeting, by the case of the edition and the number of the meeting."""
    facts, session = _meeting(request, number, order)
    return attendance_of(session.id, seated_in(facts.known))


@router.post("/development/editions/{number}/meetings/{order}/attendance", response=AttendanceTold)
@asks(MARK_ATTENDANCE)
def mark_attendance(request: Request, number: Number, order: Number, said: NewMarks) -> AttendanceTold:
    """Marks who was there; what said something else is corrected, and keeps the old value."""
    facts, session = _meeting(request, number, order)
    agreed(
        mark_list(
            facts.known,
            session.id,
            said.by_place,
            by=actor_of(request.standing, CHANNEL),
            at=request.at,
            reason=said.reason,
        )
    )
    return attendance_of(session.id, seated_in(facts.known))


def _meeting(request: Request, number: int, order: int) -> tuple[EditionFacts, SessionLine]:
    seen = seen_case(request, number)
    if not isinstance(seen.facts, EditionFacts) or seen.facts.edition is None:
        raise Http404
    session = meeting_numbered(seen.facts.sessions, order)
    agreed(may(request.standing, MARK_ATTENDANCE, seen.situation.thing))
    return seen.facts, session


def _offer(card: Card) -> dict[str, Any]:
    return {
        "code": card.code,
        "title": words(card.title),
        "summary": words(card.summary),
        "form": words(card.form),
        "subject": words(card.subject),
        "level": words(card.level),
        "hours": card.hours,
        "self_study": card.self_study,
        "price": card.price.cents,
        "by_appointment": card.by_appointment,
        "editions": [_edition(each) for each in card.editions],
    }


def _edition(line: EditionLine) -> EditionTold:
    return EditionTold(
        id=line.edition,
        case=line.case,
        state=Named(key=line.state, title=words(line.state_title)),
        seats=line.seats,
        left=line.left,
        waiting=line.waiting,
        opens_on=line.opens_on,
        general_from=line.general_from,
        closes_on=line.closes_on,
        starts_on=line.starts_on,
        rule=[words(said) for said in line.rule.said],
        sessions=[
            SessionTold(
                number=each.number,
                title=words(each.title),
                starts_at=each.starts_at,
                ends_at=each.ends_at,
                place=words(each.place),
            )
            for each in line.sessions
        ],
    )
