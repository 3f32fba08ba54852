"""A team that a school enrols, with all that its guards and its page ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from leerlijn.domains.development.models import Edition, Enrolment, Team
from leerlijn.domains.development.queries.enrolments import (
    InEdition,
    edition_to_join,
    present_in,
    school_name,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import full_name, in_force
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True)
class TeamFacts(InEdition):
    """What is known of a team; while it is being enrolled, of the edition and of the colleagues only."""

    team: Team | None = None

    @property
    def known(self) -> Team:
        """Raises LookupError where the team is only being enrolled."""
        if self.team is None:
            raise LookupError("this team is only being enrolled")
        return self.team

    @cached_property
    def schools(self) -> tuple[Unit, ...]:
        """What whoever looks leads today; one statement."""
        return tuple(
            Unit.objects.filter(
                in_force(self.situation.on, "memberships__"),
                memberships__person=self.situation.by.person,
                memberships__role=Membership.Role.SCHOOL_LEADER,
            )
            .select_related("parent")
            .order_by("name_nl", "pk")
        )

    @property
    def own_schools(self) -> Sequence[Unit]:
        return self.schools

    @property
    def school_options(self) -> tuple[tuple[str, Text], ...]:
        return tuple((str(unit.pk), school_name(unit)) for unit in self.schools)

    @cached_property
    def colleagues(self) -> Mapping[str, tuple[Person, Sequence[Unit]]]:
        """The teachers of these schools without a place here, each with where they work; one statement."""
        led = Q(pk=None)
        for unit in self.schools:
            led |= Q(unit__path__startswith=unit.path)
        rows = (
            Membership.objects.filter(in_force(self.situation.on), led, role=Membership.Role.TEACHER)
            .exclude(person__in=present_in(self.edition))
            .select_related("person", "unit")
            .order_by("person__family_name", "person__given_name", "person", "pk")
        )
        found: dict[str, tuple[Person, list[Unit]]] = {}
        for row in rows:
            _, units = found.setdefault(str(row.person_id), (row.person, []))
            units.append(row.unit)
        return found

    @property
    def colleague_options(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (key, f"{person.name} ({', '.join(unit.name_nl for unit in units)})")
            for key, (person, units) in self.colleagues.items()
        )

    @cached_property
    def places(self) -> Sequence[tuple[str, date | None]]:
        """Where the place of each member stands, and until when it is offered; one statement."""
        places = Place.objects.filter(enrolments__team=self.known).distinct()
        return list(places.order_by("order").values_list("state", "offered_until"))

    def _number(self, state: Place.State) -> int:
        return sum(1 for each, _ in self.places if each == state)

    @property
    def asked(self) -> int:
        """How many have a seat that is held, and did not answer yet."""
        return self._number(Place.State.OFFERED)

    @property
    def seated(self) -> int:
        return self._number(Place.State.SEATED)

    @property
    def waiting(self) -> int:
        return self._number(Place.State.WAITING)

    @property
    def answered_by(self) -> date | None:
        """The last day on which somebody can still answer."""
        return max((until for _, until in self.places if until), default=None)


def team_facts(situation: Situation) -> TeamFacts:
    """One statement, two while it is being enrolled. Raises `Refused` for a case that is about no edition."""
    case = situation.case
    if case.pk is not None:
        found = Team.objects.filter(case=case).select_related(
            "edition__offering__unit", "edition__series", "edition__case", "location__parent"
        )
        if (team := found.first()) is not None:
            return TeamFacts(situation, team.edition, day_of(case.opened_at), team)
    return TeamFacts(situation, edition_to_join(situation), situation.on)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a team, and what they answered."""

    name: str
    state: str
    state_title: Text


def members_of(team: Team) -> list[Member]:
    """In the order of receipt; one statement."""
    rows = Enrolment.objects.filter(team=team).order_by("place__order", "pk")
    return [
        Member(
            name=full_name(given, prefix, family),
            state=state,
            state_title=catalogue.get("enrolment", edition).state(state).title,
        )
        for given, prefix, family, state, edition in rows.values_list(
            "person__given_name",
            "person__prefix",
            "person__family_name",
            "case__state",
            "case__edition",
        )
    ]


def enrolment_of_member(team: Case, person: Person) -> int:
    """The case of whoever was named in this team; one statement."""
    return Enrolment.objects.values_list("case", flat=True).get(team__case=team, person=person)


def teams_in(edition: Edition) -> list[int]:
    """The cases of the teams that are not over; one statement."""
    going_on = Case.objects.filter(team__edition=edition, is_open=True)
    return list(going_on.order_by("pk").values_list("pk", flat=True))
