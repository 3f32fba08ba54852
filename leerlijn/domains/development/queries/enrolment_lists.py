"""The lists of enrolments for those whom they concern: who takes part, and who leads their school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.queries.enrolments import ENROLMENT, ONGOING, TEAM
from leerlijn.domains.development.queries.statements import (
    statements_of,
)
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import PLACE, full_name, place_in
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in a list."""

    case: int
    title: Text
    size: int
    state: str
    state_title: Text


@dataclass(frozen=True, slots=True)
class EnrolmentLine:
    """One enrolment in a list. `statement` is the number of what it led to, `team` the one that was named."""

    case: int
    person: str
    title: Text
    offering: str
    state: str
    state_title: Text
    starts_on: date
    school: Text
    statement: str
    token: str
    team: TeamLine | None = None

    @property
    def is_ongoing(self) -> bool:
        return self.state in ONGOING


def own_enrolments(standing: Standing) -> list[EnrolmentLine]:
    """Of whoever looks, the newest first; two statements."""
    return _lines(Q(person=standing.person), standing)


@dataclass(frozen=True, slots=True)
class OwnEnrolment:
    """Where somebody stands in an edition."""

    case: int
    state: str
    state_title: Text


def own_in(editions: Iterable[int], standing: Standing) -> dict[int, OwnEnrolment]:
    """What whoever looks takes part in, by edition; one statement, none for a visitor."""
    if not standing:
        return {}
    rows = Enrolment.objects.filter(
        edition__in=list(editions), person=standing.person, case__state__in=ONGOING
    ).values_list("edition", "case", "case__state", "case__edition")
    return {
        edition: OwnEnrolment(case, state, catalogue.get(ENROLMENT, procedure).state(state).title)
        for edition, case, state, procedure in rows
    }


def team_enrolments(standing: Standing) -> list[EnrolmentLine]:
    """Of the schools that somebody leads today; two statements, none for who leads no school."""
    led = Q()
    for office in standing.offices:
        if office.role == Membership.Role.SCHOOL_LEADER:
            led |= Q(location__path__startswith=office.path)
    return _lines(led, standing) if led else []


def by_activity(lines: Iterable[EnrolmentLine]) -> list[tuple[Text, str, list[EnrolmentLine]]]:
    """Those of one activity together, with its title and code, in the order of their first meeting."""
    grouped: dict[tuple[str, date], list[EnrolmentLine]] = {}
    for line in sorted(lines, key=lambda line: line.starts_on):
        grouped.setdefault((line.offering, line.starts_on), []).append(line)
    return [(some[0].title, some[0].offering, some) for some in grouped.values()]


def _lines(wanted: Q, standing: Standing) -> list[EnrolmentLine]:
    rows = list(
        Enrolment.objects.filter(wanted)
        .order_by("-pk")
        .values(
            "case",
            "case__state",
            "case__edition",
            "person__given_name",
            "person__prefix",
            "person__family_name",
            "edition__offering__title_nl",
            "edition__offering__title_en",
            "edition__offering__code",
            "edition__starts_on",
            *(f"location__{name}" for name in PLACE),
            "team__case",
            "team__contact",
            "team__size",
            "team__case__state",
            "team__case__edition",
        )[:200]
    )
    issued = statements_of(row["case"] for row in rows if row["case__state"] in {"completed", "closed"})
    return [_line(row, issued, standing) for row in rows]


def _line(row: Mapping[str, Any], issued: Mapping[int, tuple[str, str]], standing: Standing) -> EnrolmentLine:
    procedure = catalogue.get(ENROLMENT, row["case__edition"])
    number, token = issued.get(row["case"], ("", ""))
    title = Text(nl=row["edition__offering__title_nl"], en=row["edition__offering__title_en"])
    return EnrolmentLine(
        case=row["case"],
        person=full_name(row["person__given_name"], row["person__prefix"], row["person__family_name"]),
        title=title,
        offering=row["edition__offering__code"],
        state=row["case__state"],
        state_title=procedure.state(row["case__state"]).title,
        starts_on=row["edition__starts_on"],
        school=place_in(row, "location"),
        statement=number,
        token=token,
        team=_team(row, title) if row["team__contact"] == standing.person else None,
    )


def _team(row: Mapping[str, Any], title: Text) -> TeamLine:
    state = catalogue.get(TEAM, row["team__case__edition"]).state(row["team__case__state"])
    return TeamLine(row["team__case"], title, row["team__size"], state.key, state.title)
