"""Who calls, with the roles and mandates that open things to them."""

from __future__ import annotations

from datetime import date

from ninja import Router

from leerlijn.foundation.people import queries as people
from leerlijn.foundation.people.queries import holdings
from leerlijn.foundation.people.queries.holdings import MandateLine, RoleLine
from leerlijn.foundation.people.relations import READ_ACCOUNT
from leerlijn.foundation.people.roles import role_title
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.sentence import Language
from leerlijn.site.api.calls import asks
from leerlijn.site.api.values import Told, Words, words

router = Router(tags=["people"])


class PersonTold(Told):
    id: int
    number: str | None
    name: str
    language: Language


class RelationTold(Told):
    """A role that somebody has, had or will have, in a unit and everything below it."""

    role: str
    title: Words
    unit: Words
    starts_on: date
    ends_on: date | None


class MandateTold(Told):
    """`holds`: whether it is theirs to use, or given by them to `other`; `counts`: whether it does today."""

    role: str
    title: Words
    unit: Words
    other: str
    holds: bool
    counts: bool
    starts_on: date
    ends_on: date | None


class MeTold(Told):
    person: PersonTold
    relations: list[RelationTold]
    mandates: list[MandateTold]


@router.get("/me", response=MeTold)
@asks(READ_ACCOUNT)
def read_me(request: Request) -> MeTold:
    """The person of this token, their relations and mandates."""
    standing = request.standing
    person = people.person_of(standing.person)
    return MeTold(
        person=PersonTold(
            id=person.pk, number=person.number, name=person.name, language=people.language_of(person)
        ),
        relations=[_relation(line) for line in holdings.roles_of(person.pk, on=standing.on)],
        mandates=[_mandate(line) for line in holdings.mandates_of(person.pk, on=standing.on)],
    )


def _relation(line: RoleLine) -> RelationTold:
    return RelationTold(
        role=line.role,
        title=words(role_title(line.role)),
        unit=words(line.unit),
        starts_on=line.starts_on,
        ends_on=line.ends_on,
    )


def _mandate(line: MandateLine) -> MandateTold:
    return MandateTold(
        role=line.role,
        title=words(role_title(line.role)),
        unit=words(line.unit),
        other=line.other,
        holds=line.is_mine_to_use,
        counts=line.counts,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
    )
