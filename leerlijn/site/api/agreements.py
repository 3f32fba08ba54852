"""Agendas and agreements for programs: begin one, its texts and fingerprint, and what councils are asked."""

from __future__ import annotations

from datetime import date, datetime

from django.http import Http404
from ninja import Router

from leerlijn.domains.agreements.models import CouncilRequest, Point
from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.beginning import places_to_begin
from leerlijn.domains.agreements.queries.fingerprints import PARTS, fingerprint_of
from leerlijn.domains.agreements.queries.outcomes import COUNTED
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.domains.agreements.queries.requests import (
    RequestFacts,
    requests_before,
)
from leerlijn.domains.agreements.queries.rights import ASKED
from leerlijn.domains.agreements.relations import BEGIN_AGREEMENTS, READ_AGREEMENTS, READ_COUNCILS
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import CaseTold, seen_case, whole
from leerlijn.site.api.problems import agreed, mend
from leerlijn.site.api.values import Asked, Exactly, Name, Named, Number, Told, Words, words

router = Router(tags=["agreements"])


class NewAgreement(Asked):
    """`unit` is one of those that `GET /agreements/places` names."""

    procedure: Name
    unit: Exactly


class PlaceTold(Told):
    unit: int
    name: Words
    procedure: Named


class PlacesTold(Told):
    places: list[PlaceTold]


class PointTold(Told):
    """`reply` is empty where there is no answer yet; `measure` is the number of the one it came back in."""

    number: int
    kind: str
    text: str
    reply: str
    why: str
    taken_up_in: int | None
    measure: int | None


class VersionTold(Told):
    number: int
    made_at: datetime
    texts: dict[str, str]


class RequestTold(Told):
    """`outcome` is empty while the council decides; `expired` is never consent. `scope` is what it covers.

    `talk_on` is offered before an advice; `decision` says how that advice is followed.
    """

    id: int
    about: int
    council: Words
    right: str
    basis: str
    source: Words
    scope: Words
    question: str
    talk_on: date | None
    fingerprint: str
    asked_at: datetime
    complete_at: datetime | None
    decided_at: datetime | None
    outcome: str
    in_favour: int
    against: int
    abstained: int
    reasons: str
    decision: str


class AgreementTold(Told):
    """`changed` says what is different from what the council consented to; null where nothing is."""

    id: int
    fingerprint: str
    version: VersionTold | None
    remarks: list[PointTold]
    requests: list[RequestTold]
    changed: list[Words] | None


class MemberTold(Told):
    name: str
    is_student: bool


class QuestionTold(Told):
    text: str
    asked_by: str
    answer: str


class ConditionTold(Told):
    text: str
    owner: str
    due_on: str


class VoteTold(Told):
    """`by_proxy` names who cast it, where that was somebody else."""

    member: str
    choice: str
    by_proxy: str


class WholeRequestTold(Told):
    """`votes` are empty until the vote is closed: nobody's vote colours that of another."""

    request: RequestTold
    members: list[MemberTold]
    questions: list[QuestionTold]
    points: list[PointTold]
    conditions: list[ConditionTold]
    votes: list[VoteTold]
    changed: list[Words]


class DeskTold(Told):
    requests: list[RequestTold]


@router.get("/agreements/places", response=PlacesTold)
@asks(BEGIN_AGREEMENTS)
def list_places(request: Request) -> PlacesTold:
    """Where whoever calls can begin an agenda or agreement."""
    return PlacesTold(
        places=[
            PlaceTold(
                unit=place.unit.pk,
                name=words(place.name),
                procedure=Named(key=place.procedure.key, title=words(place.procedure.title)),
            )
            for place in places_to_begin(request.standing)
        ]
    )


@router.post("/agreements", response={201: CaseTold})
@asks(BEGIN_AGREEMENTS, status=201)
def begin_agreement(request: Request, said: NewAgreement) -> CaseTold:
    """Begins an agenda or agreement of a unit."""
    place = next(
        (
            each
            for each in places_to_begin(request.standing)
            if each.unit.pk == said.unit and each.procedure.key == said.procedure
        ),
        None,
    )
    if place is None:
        raise mend({"unit": Sentence("You cannot begin this for this part of the organisation.")})
    opened = agreed(
        open_case(place.procedure, by=request.standing, at=request.at, unit=place.unit, channel=CHANNEL)
    )
    return whole(seen_case(request, opened.pk), request)


@router.get("/agreements/{number}", response=AgreementTold)
@asks(READ_AGREEMENTS)
def read_agreement(request: Request, number: Number) -> AgreementTold:
    """What an agenda or agreement says, its fingerprint, its remarks, and what councils answered."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, AgreementFacts):
        raise Http404
    version = facts.version
    return AgreementTold(
        id=seen.case.pk,
        fingerprint=fingerprint_of(seen.case),
        version=VersionTold(
            number=version.number,
            made_at=version.made_at,
            texts={key: str(text) for key, text in version.said.items() if key != PARTS},
        )
        if version
        else None,
        remarks=[_point(each) for each in points_of([seen.case.pk])],
        requests=[_request(each) for each in facts.requests if each.case_id],
        changed=None if facts.changed is None else [words(each) for each in facts.changed],
    )


@router.get("/councils/requests", response=DeskTold)
@asks(READ_COUNCILS)
def list_requests(request: Request) -> DeskTold:
    """What lies before the councils of whoever calls, the open ones first."""
    return DeskTold(requests=[_request(each) for each in requests_before(request.standing)])


@router.get("/councils/requests/{number}", response=WholeRequestTold)
@asks(READ_AGREEMENTS)
def read_request(request: Request, number: Number) -> WholeRequestTold:
    """A request with its members, questions, conditions, and the named votes once they are counted."""
    facts = seen_case(request, number).facts
    if not isinstance(facts, RequestFacts) or facts.request is None:
        raise Http404
    counted = facts.asked.outcome in COUNTED
    return WholeRequestTold(
        request=_request(facts.asked),
        members=[MemberTold(name=each.name, is_student=each.is_student) for each in facts.members],
        questions=[
            QuestionTold(text=each.text, asked_by=each.asked_by.name, answer=each.answer)
            for each in facts.questions
        ],
        points=[_point(each) for each in facts.points],
        conditions=[
            ConditionTold(text=each.text, owner=each.owner.name, due_on=each.due_on.isoformat())
            for each in facts.conditions
        ],
        votes=[
            VoteTold(
                member=each.member.name,
                choice=each.choice,
                by_proxy="" if each.cast_by_id == each.member_id else each.cast_by.name,
            )
            for each in (facts.votes if counted else ())
        ],
        changed=[words(each) for each in facts.changed],
    )


def _point(point: Point) -> PointTold:
    return PointTold(
        number=point.number,
        kind=point.kind,
        text=point.text,
        reply=point.reply,
        why=point.why,
        taken_up_in=point.taken_up_in_id,
        measure=point.taken_up_measure.number if point.taken_up_measure else None,
    )


def _request(asked: CouncilRequest) -> RequestTold:
    plain = (
        "question",
        "basis",
        "talk_on",
        "fingerprint",
        "asked_at",
        "complete_at",
        "decided_at",
        "outcome",
    )
    counted = ("in_favour", "against", "abstained", "reasons", "decision")
    return RequestTold(
        id=asked.case_id or 0,
        about=asked.about_id,
        council=words(unit_name(asked.council)),
        right=ASKED[asked.kind],
        source=words(Text(nl=asked.source_nl, en=asked.source_en)),
        scope=words(Text(nl=asked.scope_nl, en=asked.scope_en)),
        **{name: getattr(asked, name) for name in (*plain, *counted)},
    )
