"""An edition with all that its guards and pages ask, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from leerlijn.domains.development.models import Edition, Enrolment, Offering
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.meetings import queries as meetings
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.meetings.queries import Seated, SessionLine
from leerlijn.foundation.meetings.queries.hours import unmarked_in
from leerlijn.foundation.meetings.waiting import Rule, rule_from
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import NAME, PLACE, full_name, in_force, people_with_office, place_in
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Text

EDITION = "edition"
TAKES_ENROLMENTS = frozenset({"open", "full"})
BEFORE_IT_OPENS = frozenset({"draft", "review", "planned"})


@dataclass(frozen=True)
class EditionFacts:
    """What is known of an edition at one moment; while its case is being opened there is none."""

    situation: Situation
    edition: Edition | None = None

    @property
    def known(self) -> Edition:
        """The edition, where it is known to be there. Raises LookupError."""
        if self.edition is None:
            raise LookupError(f"case {self.situation.case.pk} has no edition")
        return self.edition

    @cached_property
    def offerings(self) -> tuple[tuple[str, Text], ...]:
        """What can be planned in this place; one statement."""
        rows = Offering.objects.filter(unit__path=self.situation.case.path, by_appointment=False)
        found = rows.order_by("code").values_list("pk", "title_nl", "title_en")
        return tuple((str(key), Text(nl=nl, en=en)) for key, nl, en in found)

    @cached_property
    def experts(self) -> tuple[tuple[str, str], ...]:
        """Who could lead it; one statement."""
        path, on = self.situation.case.path, self.situation.on
        return tuple((str(each.pk), each.name) for each in people_with_office("expert", path, on=on))

    @cached_property
    def partners(self) -> tuple[tuple[str, Text], ...]:
        """The school boards and schools that can come first, a board before its schools; one statement."""
        return tuple((str(unit.pk), _board_or_school(unit)) for unit in self.boards_and_schools)

    @cached_property
    def boards_and_schools(self) -> tuple[Unit, ...]:
        kinds = (Unit.Kind.SCHOOL_BOARD, Unit.Kind.SCHOOL)
        found = Unit.objects.filter(in_force(self.situation.on), kind__in=kinds).select_related("parent")
        return tuple(sorted(found, key=lambda unit: [int(part) for part in unit.path.strip("/").split("/")]))

    @property
    def rule(self) -> Rule:
        return rule_from(self.known.series.rule)

    @property
    def who_come_first(self) -> tuple[Unit, ...]:
        """As the rule says now."""
        return tuple(unit for unit in self.boards_and_schools if unit.path in self.rule.first)

    @cached_property
    def sessions(self) -> tuple[SessionLine, ...]:
        if self.edition is None:
            return ()
        return tuple(meetings.sessions_of([self.edition.series_id])[self.edition.series_id])

    @cached_property
    def seated(self) -> int:
        return Place.objects.filter(series=self.known.series, state=Place.State.SEATED).count()

    @cached_property
    def is_full(self) -> bool:
        return self.known.series.taken >= self.known.series.seats

    @cached_property
    def unmarked(self) -> int:
        """How many marks are missing: one for each seat at each session."""
        return unmarked_in(self.known.series_id)

    @property
    def last_session_on(self) -> date:
        return self.known.ends_on


def _board_or_school(unit: Unit) -> Text:
    """A school with its board."""
    if unit.parent is None:
        return Text(nl=unit.name_nl, en=unit.name_en)
    return Text(nl=f"{unit.name_nl} ({unit.parent.name_nl})", en=f"{unit.name_en} ({unit.parent.name_en})")


def edition_facts(situation: Situation) -> EditionFacts:
    """One statement."""
    case = situation.case
    if case.pk is None:
        return EditionFacts(situation)
    found = Edition.objects.filter(case=case).select_related("case", "series", "offering__unit")
    return EditionFacts(situation, found.first())


def edition_in_catalogue(number: int, code: str) -> Edition | None:
    """By its key and the code of its offering; one statement."""
    found = Edition.objects.select_related("case", "offering__unit", "series")
    return found.filter(pk=number, offering__code=code).first()


def edition_of_case(case: int) -> Edition:
    """The edition that has this case; one statement."""
    return Edition.objects.select_related("case", "offering__unit", "series").get(case=case)


def version_of(case: int) -> int:
    """The version of a case as it is now; one statement."""
    return Case.objects.values_list("version", flat=True).get(pk=case)


def offering_with(code: str) -> int:
    """The key of the offering with this code; one statement."""
    return Offering.objects.values_list("pk", flat=True).get(code=code)


def seats_in(edition: Edition) -> list[int]:
    """The places that have a seat, in the order of receipt; one statement."""
    seated = Place.objects.filter(series=edition.series_id, state=Place.State.SEATED)
    return list(seated.order_by("order").values_list("pk", flat=True))


def number_of_enrolments() -> int:
    return Enrolment.objects.count()


def organiser() -> Unit | None:
    """Where what is offered belongs; one statement."""
    first = Offering.objects.select_related("unit").order_by("pk").first()
    return first.unit if first else None


def before_opening(
    procedure: Procedure, unit: Unit, *, by: Standing, at: datetime, about: Edition | None = None
) -> Situation:
    """What the form of an opening is made from, while there is no case yet."""
    case = Case(procedure=procedure.key, edition=procedure.edition, unit=unit, path=unit.path)
    if about is not None:
        case.about = about.case
    return Situation(case, by, at, ())


def title_of(edition: Edition) -> Text:
    return Text(nl=edition.offering.title_nl, en=edition.offering.title_en)


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in a list."""

    case: int
    title: Text
    state: str
    state_title: Text
    starts_on: date
    seats: int
    taken: int
    due_on: date | None


PAGE = 25


def editions_for(standing: Standing, *, after: int | None = None) -> tuple[list[EditionRow], bool]:
    """Those that somebody may see, the newest first, and whether more follow; one statement."""
    found = visible_to(standing, catalogue.editions_of(EDITION)).filter(edition_of__isnull=False)
    if after is not None:
        found = found.filter(pk__lt=after)
    rows = list(
        found.order_by("-pk").values(
            "pk",
            "state",
            "edition",
            "due_on",
            "edition_of__starts_on",
            "edition_of__offering__title_nl",
            "edition_of__offering__title_en",
            "edition_of__series__seats",
            "edition_of__series__taken",
        )[: PAGE + 1]
    )
    return [_row(row) for row in rows[:PAGE]], len(rows) > PAGE


def _row(row: Mapping[str, Any]) -> EditionRow:
    return EditionRow(
        case=row["pk"],
        title=Text(nl=row["edition_of__offering__title_nl"], en=row["edition_of__offering__title_en"]),
        state=row["state"],
        state_title=catalogue.get(EDITION, row["edition"]).state(row["state"]).title,
        starts_on=row["edition_of__starts_on"],
        seats=row["edition_of__series__seats"],
        taken=row["edition_of__series__taken"],
        due_on=row["due_on"],
    )


HAVE_A_SEAT = ("accepted", "invited", "attending", "completed", "incomplete", "no_show", "closed")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who takes part or waits, as whoever leads it sees them."""

    place: int
    case: int
    name: str
    school: Text
    state: str
    state_title: Text
    question: str

    @property
    def has_seat(self) -> bool:
        return self.state in HAVE_A_SEAT


def people_in(edition: Edition) -> list[PersonLine]:
    """Everybody who did not leave, in the order of receipt; one statement."""
    rows = (
        Enrolment.objects.filter(edition=edition)
        .exclude(case__state__in=GONE)
        .order_by("place__order")
        .values(
            "place",
            "case",
            "case__state",
            "case__edition",
            "question",
            *(f"person__{name}" for name in NAME),
            *(f"location__{name}" for name in PLACE),
        )
    )
    return [
        PersonLine(
            place=row["place"],
            case=row["case"],
            name=full_name(*(row[f"person__{name}"] for name in NAME)),
            school=place_in(row, "location"),
            state=row["case__state"],
            state_title=catalogue.get("enrolment", row["case__edition"]).state(row["case__state"]).title,
            question=row["question"],
        )
        for row in rows
    ]


def seated_in(edition: Edition) -> list[Seated]:
    """Those of them who have a seat, for the list of a meeting; one statement."""
    return [Seated(each.place, each.name, each.school) for each in people_in(edition) if each.has_seat]


GONE = ("withdrawn_free", "withdrawn_charged", "replaced", "declined", "expired", "not_placed", "cancelled")


def enrolments_in(edition: Edition, *states: str) -> list[Enrolment]:
    """Those whose case is in one of these states, in the order of receipt; one statement."""
    found = Enrolment.objects.filter(edition=edition, case__state__in=states)
    return list(found.select_related("case", "person", "place").order_by("place__order"))
