"""A theme group with what was written of it: its question, what it made, who sits in it, and the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from leerlijn.domains.partnerships.models import Product, Seat, ThemeGroup
from leerlijn.domains.partnerships.queries.partnerships import MemberLine, taken_part
from leerlijn.domains.partnerships.safeguards import SAFEGUARDS
from leerlijn.foundation.cases.queries.pages import Happened
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import full_name, in_force
from leerlijn.kernel.sentence import Said, Text


@dataclass(frozen=True, slots=True)
class ProductLine:
    """What a group made, for which safeguard and on which day."""

    title: str
    safeguard: str
    made_on: date


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A safeguard that a group works on; where nothing was made for it yet there is a gap."""

    title: Text
    products: tuple[ProductLine, ...]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A member and whom it sends; nobody where the seat is empty."""

    member: MemberLine
    person: str


@dataclass(frozen=True)
class GroupFacts:
    """What is known of a theme group; while it is being proposed there is none."""

    situation: Situation
    group: ThemeGroup | None = None

    @property
    def known(self) -> ThemeGroup:
        """Raises LookupError where the group is only being proposed."""
        if self.group is None:
            raise LookupError(f"case {self.situation.case.pk} has no theme group")
        return self.group

    @cached_property
    def chairs(self) -> tuple[tuple[str, str], ...]:
        """School trainers and coordinators of partnerships, as (key, name)."""
        roles = (Membership.Role.SCHOOL_TRAINER, Membership.Role.PARTNERSHIP_COORDINATOR)
        found = Membership.objects.filter(in_force(self.situation.on), role__in=roles)
        people = found.select_related("person").order_by("person__family_name", "person__given_name")
        return tuple(
            {str(each.person_id): (str(each.person_id), each.person.name) for each in people}.values()
        )

    @cached_property
    def members_today(self) -> tuple[MemberLine, ...]:
        """Of the partnership, the lead partner first; one statement."""
        taken = taken_part(self.known.partnership.key)
        return taken.on(self.situation.on) if taken else ()

    @property
    def members(self) -> tuple[tuple[str, Said | str], ...]:
        if self.group is None:
            return ()
        return tuple((str(line.id), line.said) for line in self.members_today)

    @cached_property
    def made(self) -> tuple[ProductLine, ...]:
        """The newest first; one statement."""
        rows = Product.objects.filter(group=self.group).order_by("-made_on", "-pk")
        return tuple(ProductLine(*row) for row in rows.values_list("title", "safeguard", "made_on"))

    @property
    def work(self) -> tuple[WorkLine, ...]:
        """Its safeguards in the order of the framework, each with what was made for it."""
        return tuple(
            WorkLine(title, tuple(each for each in self.made if each.safeguard == key))
            for key, title in SAFEGUARDS.items()
            if key in self.known.safeguards
        )

    @cached_property
    def seats(self) -> tuple[SeatLine, ...]:
        """One for every member of today, the empty ones too; one statement."""
        names = ("person__given_name", "person__prefix", "person__family_name")
        rows = Seat.objects.filter(group=self.group).values_list("member", *names)
        sent = {member: full_name(*name) for member, *name in rows}
        return tuple(SeatLine(line, sent.get(line.id, "")) for line in self.members_today)


def facts_of_group(situation: Situation) -> GroupFacts:
    """One statement; none while it is being proposed."""
    if situation.case.pk is None:
        return GroupFacts(situation)
    found = ThemeGroup.objects.filter(case=situation.case).select_related("partnership", "chair")
    return GroupFacts(situation, found.first())


@dataclass(frozen=True, slots=True)
class Advice:
    """What a group advised, and what was answered: adopted, rejected or returned, with the reason."""

    text: str
    given_at: date
    answer: str = ""
    reason: str = ""


def advices_in(happened: Sequence[Happened]) -> list[Advice]:
    """The newest first; no statement."""
    found: list[Advice] = []
    for each in happened:
        said: Mapping[str, str] = each.payload.get("answers", {})
        if each.act == "deliver":
            found.append(Advice(said.get("advice", ""), each.at))
        elif each.act in {"decide", "return"} and found:
            last = found.pop()
            answer = said.get("decision", "returned")
            found.append(Advice(last.text, last.given_at, answer, said.get("reason", "")))
    return found[::-1]
