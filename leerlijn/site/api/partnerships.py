"""Partnerships on a day: who takes part, who leads, and which safeguards nobody works on."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from ninja import Query, Router

from leerlijn.domains.partnerships.queries.groups import GroupFacts, advices_in
from leerlijn.domains.partnerships.queries.partnerships import (
    groups_of,
    partnerships,
    safeguards_of,
    taken_part,
)
from leerlijn.domains.partnerships.relations import READ_PARTNERSHIPS
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.terms import day_of
from leerlijn.site.api.calls import asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.values import Asked, Name, Number, Told, Words, words

router = Router(tags=["partnerships"])


class DayAsked(Asked):
    """The day as it is looked at; today where it is left out."""

    on: date | None = None


class PartnershipNamed(Told):
    key: str
    name: str
    state: str


class PartnershipsTold(Told):
    partnerships: list[PartnershipNamed]


class MemberTold(Told):
    """`name` is empty for a placeholder: the source does not name it."""

    kind: Words
    name: str
    starts_on: date
    ends_on: date | None
    leads: bool


class SafeguardTold(Told):
    key: str
    title: Words
    groups: list[str]
    is_gap: bool


class PartnershipTold(Told):
    key: str
    on: date
    state: str
    members: list[MemberTold]
    safeguards: list[SafeguardTold]


@router.get("/partnerships", response=PartnershipsTold)
@asks(READ_PARTNERSHIPS)
def list_partnerships(request: Request) -> PartnershipsTold:
    """All partnerships, by name."""
    return PartnershipsTold(
        partnerships=[
            PartnershipNamed(key=each.key, name=each.short, state=each.case.state) for each in partnerships()
        ]
    )


class ProductTold(Told):
    title: str
    safeguard: str
    made_on: date


class SeatTold(Told):
    """`person` is empty where the member sends nobody; `member` where the source does not name it."""

    member: str
    person: str


class AdviceTold(Told):
    """`answer` is adopted, rejected or returned; empty while it waits for one."""

    text: str
    answer: str
    reason: str


class GroupTold(Told):
    """A theme group for the partners; `gaps` are its safeguards for which nothing was made yet."""

    case: int
    name: str
    state: str
    question: str
    hours: int | None
    safeguards: list[str]
    gaps: list[str]
    products: list[ProductTold]
    seats: list[SeatTold]
    advices: list[AdviceTold]


@router.get("/partnerships/groups/{number}", response=GroupTold)
@asks(READ_CASES)
def read_theme_group(request: Request, number: Number) -> GroupTold:
    """One theme group, by the number of its case, for whoever may see it."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, GroupFacts) or facts.group is None:
        raise Http404
    made = {each.safeguard for each in facts.made}
    return GroupTold(
        case=seen.case.pk,
        name=facts.group.name,
        state=seen.case.state,
        question=facts.group.question,
        hours=facts.group.hours,
        safeguards=facts.group.safeguards,
        gaps=[key for key in facts.group.safeguards if key not in made],
        products=[
            ProductTold(title=each.title, safeguard=each.safeguard, made_on=each.made_on)
            for each in facts.made
        ],
        seats=[SeatTold(member=each.member.name, person=each.person) for each in facts.seats],
        advices=[
            AdviceTold(text=each.text, answer=each.answer, reason=each.reason)
            for each in advices_in(history_of(seen))
        ],
    )


@router.get("/partnerships/{key}", response=PartnershipTold)
@asks(READ_PARTNERSHIPS)
def read_partnership(request: Request, key: Name, asked: Query[DayAsked]) -> PartnershipTold:
    """One partnership as it is on a day."""
    taken, on = taken_part(key), asked.on or day_of(request.at)
    if taken is None:
        raise Http404
    return PartnershipTold(
        key=key,
        on=on,
        state=taken.partnership.case.state,
        members=[
            MemberTold(
                kind=words(member.kind),
                name=member.name,
                starts_on=member.starts_on,
                ends_on=member.ends_on,
                leads=member.leads,
            )
            for member in taken.on(on)
        ],
        safeguards=[
            SafeguardTold(
                key=line.key,
                title=words(line.title),
                groups=[group.name for group in line.groups],
                is_gap=line.is_gap,
            )
            for line in safeguards_of(groups_of(taken.partnership.pk))
        ],
    )
