"""Cases: lists of them, one whole, opening one, taking a step, and how it stood before."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from ninja import Query, Router
from pydantic import BeforeValidator, Field

from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.guards import Offer, offers_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import after, cases_of, lines, work_of
from leerlijn.foundation.cases.queries.pages import (
    CasePage,
    as_it_stood,
    case_page,
    history_of,
)
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.cases.relations import READ_CASES, READ_WORK, TAKE_STEPS
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import main_unit_of, person_by_number, person_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.procedure import Field as AskedField
from leerlijn.kernel.procedure import Procedure, catalogue, field_as_data
from leerlijn.kernel.sentence import Sentence, from_data
from leerlijn.kernel.terms import last_moment
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.entering import (
    BeginningAsked,
    ForAnotherAsked,
    ForOtherTold,
    begun_for_another,
    entered,
    for_others_told,
)
from leerlijn.site.api.happened import HappenedTold, happened_told
from leerlijn.site.api.lines import CaseLineTold, line_told
from leerlijn.site.api.moments import moment_asked
from leerlijn.site.api.problems import agreed, mend, refused
from leerlijn.site.api.procedures import FieldTold, OptionTold, field_told
from leerlijn.site.api.values import (
    Asked,
    Exactly,
    Fields,
    Line,
    Name,
    Named,
    Number,
    Told,
    Words,
    absent_if_empty,
    maybe_words,
    words,
)

router = Router(tags=["cases"])

PAGE, LARGEST_PAGE = 25, 100
Limit = Annotated[int, Field(ge=1, le=LARGEST_PAGE)]
Flag = Annotated[bool | None, BeforeValidator(absent_if_empty)]
Last = Annotated[Number | None, BeforeValidator(absent_if_empty)]


class CaseFilter(Asked):
    """`after` is the number of the last case on the page before."""

    procedure: Name = ""
    state: Name = ""
    mine: Flag = None
    after: Last = None
    limit: Limit = PAGE


class WorkFilter(Asked):
    limit: Limit = PAGE


class NewCase(Asked):
    """`subject` is the personnel number of whoever it is about; without it, whoever calls.

    `step` names the opening, where a procedure has several; without it, the first. With `came` an office
    enters what came from `subject` (a number or mail address) by mail, by phone or on paper.
    """

    procedure: Name
    step: Name = ""
    subject: Line | None = None
    fields: Fields = Field(default_factory=dict)
    came: BeginningAsked | None = None


class StepTaken(Asked):
    """`version` is that of the case as it was looked at.

    With `came` an office enters what came from a party by mail, by phone or on paper.
    """

    version: Exactly
    fields: Fields = Field(default_factory=dict)
    came: ForAnotherAsked | None = None


class MomentAsked(Asked):
    """A moment as 2026-11-24T09:30:00+01:00, or a day: then its last moment."""

    at: Line = ""


class CasesTold(Told):
    """`next` is what to give as `after` for the next page; null on the last."""

    cases: list[CaseLineTold]
    next: int | None


class WorkTold(Told):
    work: list[CaseLineTold]


class DueTold(Told):
    """The last moment, and the sentence that explains it. Both can be there without the other."""

    moment: datetime | None
    sentence: Words | None


class OwnerTold(Told):
    """The role that has the ball; `names` are those who hold it, where it is not an office."""

    role: str
    title: Words
    names: list[str]


class PartyTold(Told):
    relation: str
    title: Words | None
    name: str
    is_you: bool


class OfferTold(Told):
    """A step that is open to whoever calls, and whether it may be taken now; `reason` says why not."""

    name: str
    title: Words
    to: str | None
    verdict: str
    reason: Words | None
    fields: list[FieldTold]


class CaseTold(Told):
    id: int
    name: Words
    procedure: Named
    edition: str
    subject: str
    unit: Words
    state: Named
    version: int
    owner: OwnerTold | None
    waits_for_you: bool
    due: DueTold | None
    parties: list[PartyTold]
    parts: list[CaseLineTold]
    steps: list[OfferTold]
    for_others: list[ForOtherTold]
    journal: list[HappenedTold]


class PastTold(Told):
    """The case as it stood at a moment."""

    id: int
    at: datetime
    state: Named
    version: int
    since: datetime
    owner: Named | None
    due: DueTold | None
    journal: list[HappenedTold]


@router.get("/cases", response=CasesTold)
@asks(READ_CASES)
def list_cases(request: Request, asked: Query[CaseFilter]) -> CasesTold:
    """The cases that whoever calls may see, the newest first."""
    procedures = catalogue.editions_of(asked.procedure)
    if asked.procedure and not procedures:
        raise mend({"procedure": Sentence("There is no such procedure here.")})
    found = cases_of(request.standing, procedures=procedures, state=asked.state, mine=bool(asked.mine))
    rows = after(found, asked.after, limit=asked.limit)
    shown = rows[: asked.limit]
    return CasesTold(
        cases=[line_told(line) for line in shown],
        next=shown[-1].id if len(rows) > asked.limit else None,
    )


@router.get("/work", response=WorkTold)
@asks(READ_WORK)
def list_work(request: Request, asked: Query[WorkFilter]) -> WorkTold:
    """Everything that waits for whoever calls, the earliest term first."""
    return WorkTold(work=[line_told(line) for line in work_of(request.standing, limit=asked.limit)])


@router.post("/cases", response={201: CaseTold})
@asks(TAKE_STEPS, status=201)
def begin_case(request: Request, said: NewCase) -> CaseTold:
    """Opens a case, as the opening of its procedure allows."""
    procedure = catalogue.current(said.procedure, on=request.standing.on)
    if procedure is None:
        raise mend({"procedure": Sentence("There is no such procedure here.")})
    if said.came is not None:
        whom = said.subject or ""
        made = begun_for_another(request, procedure, said.step, said.came, whom=whom, fields=said.fields)
        return whole(seen_case(request, agreed(made).pk), request)
    subject = subject_of(request, procedure, said.subject, said.step)
    unit = main_unit_of(subject.pk, on=request.standing.on)
    if unit is None:
        raise refused(Sentence("Whoever this is about has no appointment here today. Ask your HR adviser."))
    opened = agreed(
        open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=unit,
            subject=subject,
            said=said.fields,
            step=said.step,
            channel=CHANNEL,
        )
    )
    return whole(seen_case(request, opened.pk), request)


def subject_of(request: Request, procedure: Procedure, number: str | None, step: str = "") -> Person:
    """Whoever calls; somebody else only where an office may begin this: which, `open_case` asks."""
    own = person_of(request.standing.person)
    if number in {None, own.number}:
        return own
    opening = procedure.opening(step)
    offices = {each.office for each in opening.relations if each.office} if opening else set()
    if not any(office.role in offices for office in request.standing.offices):
        raise refused(Sentence("You can begin this only about yourself."))
    person = person_by_number(number or "")
    if person is None:
        raise mend({"subject": Sentence("Nobody has this personnel number.")})
    return person


@router.get("/cases/{number}", response=CaseTold)
@asks(READ_CASES)
def read_case(request: Request, number: Number) -> CaseTold:
    """Where a case stands, who has the ball, by when, what can be done and what happened."""
    return whole(seen_case(request, number), request)


@router.post("/cases/{number}/steps/{step}", response=CaseTold)
@asks(TAKE_STEPS)
def take(request: Request, number: Number, step: Name, said: StepTaken) -> CaseTold:
    """Takes a step: 403 with the reason where it is not open, 409 where somebody was first."""
    seen = seen_case(request, number)
    wanted = seen.procedure.step_named(step)
    if wanted is None or not wanted.relations:
        raise Http404
    if said.came is not None:
        agreed(entered(request, seen, step, said.came, version=said.version, fields=said.fields))
        return whole(seen_case(request, number), request)
    agreed(
        take_step(
            seen.case.pk,
            step,
            by=request.standing,
            at=request.at,
            version=said.version,
            said=said.fields,
            channel=CHANNEL,
        )
    )
    return whole(seen_case(request, number), request)


@router.get("/cases/{number}/history", response=PastTold)
@asks(READ_CASES)
def read_history(request: Request, number: Number, asked: Query[MomentAsked]) -> PastTold:
    """The case as it stood at a moment, for whoever may see it."""
    at = moment_asked(asked.at, otherwise=request.at)
    seen = seen_case(request, number)
    happened = history_of(seen, until=at)
    past = as_it_stood(seen.case, happened)
    if past is None:
        raise Http404
    state = seen.procedure.state(past.state)
    return PastTold(
        id=past.pk,
        at=at,
        state=Named(key=state.key, title=words(state.title)),
        version=past.version,
        since=past.since,
        owner=Named(key=state.owner.key, title=words(state.owner.title)) if state.owner else None,
        due=_due(past.due_on, past.due_said),
        journal=[happened_told(each) for each in happened],
    )


def seen_case(request: Request, number: int) -> CasePage:
    """The case, for whoever may see it; for everybody else it does not exist."""
    parts = Case.objects.filter(about=OuterRef("pk"))
    found = (
        visible_to(request.standing)
        .filter(pk=number)
        .select_related("unit", "subject")
        .annotate(has_parts=Exists(parts))
        .first()
    )
    if found is None:
        raise Http404
    return case_page(found, by=request.standing, at=request.at)


def whole(seen: CasePage, request: Request) -> CaseTold:
    """Everything of a case that is open to whoever sees it."""
    case, unit = seen.case, seen.case.unit
    return CaseTold(
        id=case.pk,
        name=words(case.name),
        procedure=Named(key=seen.procedure.key, title=words(seen.procedure.title)),
        edition=seen.procedure.edition,
        subject=case.subject.name if case.subject else "",
        unit=Words(nl=unit.name_nl, en=unit.name_en),
        state=Named(key=seen.state.key, title=words(seen.state.title)),
        version=case.version,
        owner=_owner(seen),
        waits_for_you=seen.is_with_you,
        due=_due(case.due_on, case.due_said),
        parties=_parties(seen),
        parts=_parts(seen, request),
        steps=[_offer(offer, seen) for offer in offers_on(seen)],
        for_others=for_others_told(seen),
        journal=[happened_told(each) for each in history_of(seen)],
    )


def _owner(seen: CasePage) -> OwnerTold | None:
    owner = seen.state.owner
    if owner is None:
        return None
    return OwnerTold(role=owner.key, title=words(owner.title), names=list(seen.holders))


def _due(day: date | None, said: object) -> DueTold | None:
    """While the clock stands still there is a sentence and no moment."""
    if day is None and not said:
        return None
    return DueTold(
        moment=last_moment(day) if day else None, sentence=maybe_words(from_data(said)) if said else None
    )


def _parties(seen: CasePage) -> list[PartyTold]:
    titles = {party.relation: seen.procedure.role_of(party.relation) for party in seen.parties}
    return [
        PartyTold(
            relation=party.relation,
            title=words(role.title) if (role := titles[party.relation]) else None,
            name=party.person.name,
            is_you=party.person_id == seen.situation.by.person,
        )
        for party in seen.parties
    ]


def _parts(seen: CasePage, request: Request) -> list[CaseLineTold]:
    """The cases about this one, as far as whoever calls may see them."""
    if not getattr(seen.case, "has_parts", False):
        return []
    about = visible_to(request.standing).filter(about=seen.case.pk).order_by("pk")
    return [line_told(line) for line in lines(about[:LARGEST_PAGE])]


def _offer(offer: Offer, seen: CasePage) -> OfferTold:
    """What may be chosen is told where the step may be taken."""
    allowed = offer.refused is None
    return OfferTold(
        name=offer.step.key,
        title=words(offer.step.title),
        to=offer.step.to.key if offer.step.to else None,
        verdict="allowed" if allowed else "denied",
        reason=maybe_words(offer.refused),
        fields=[_field(each, seen.facts if allowed else None) for each in offer.fields],
    )


def _field(field: AskedField, facts: Any) -> FieldTold:
    options = field.options(facts) if facts is not None else ()
    return field_told(
        field_as_data(field), [OptionTold(value=value, label=words(label)) for value, label in options]
    )
