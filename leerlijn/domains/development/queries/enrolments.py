"""An enrolment with all that its guards and pages ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.domains.development.queries.statements import (
    free_basis_of,
    hours_said,
    statement_of,
)
from leerlijn.domains.development.queries.terms import Stage, Terms, terms_at
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.meetings.models import Correction, Place
from leerlijn.foundation.meetings.queries.agenda import Appointment, clashing_with
from leerlijn.foundation.meetings.queries.hours import Attended, attended_by
from leerlijn.foundation.meetings.waiting import Rule, rule_from
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.money import Money
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import AMSTERDAM, day_of
from leerlijn.kernel.verdict import Denied, Refused

ENROLMENT = "enrolment"
TEAM = "team-enrolment"
WORK_AT_SCHOOL = (Membership.Role.TEACHER, Membership.Role.SCHOOL_LEADER)
SETTLED = ("completed", "incomplete", "no_show")
"""It is over, and the list of who was there can still be corrected."""
BEFORE_A_SEAT = ("waitlisted", "offered")
ONGOING = ("submitted", "waitlisted", "offered", "accepted", "invited", "attending")


@dataclass(frozen=True)
class InEdition:
    """An edition as whoever takes part in it meets it: what withdrawing costs, and until when."""

    situation: Situation
    edition: Edition
    asked_on: date

    @cached_property
    def terms(self) -> Terms:
        """The numbers in force when it was asked for, as they were shown then; one statement."""
        offering = self.edition.offering
        return terms_at(offering.unit.path, offering.cancellation, on=self.asked_on)

    @property
    def own_schools(self) -> Sequence[Unit]:
        """The schools on whose behalf whoever looks could enrol."""
        raise NotImplementedError  # a teacher works there, a leader leads it

    @property
    def rule(self) -> Rule:
        return rule_from(self.edition.series.rule)

    @property
    def is_general(self) -> bool:
        """Whether everybody can enrol, not only who comes first."""
        return self.edition.general_from is None or self.situation.on >= self.edition.general_from

    @property
    def last_day_of_partners(self) -> date:
        return (self.edition.general_from or self.edition.opens_on) - ONE_DAY

    @property
    def price(self) -> Money:
        return Money(self.edition.offering.price)

    @property
    def free_until(self) -> date:
        """The last day on which withdrawing costs nothing."""
        return self.terms.free_until(self.edition.starts_on)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What withdrawing costs from which day on; none where it never costs anything."""
        return self.terms.stages(self.price, self.edition.starts_on, free_until=self.free_until)

    @property
    def last_day_before(self) -> date:
        """The day before the first meeting: whoever comes withdraws no more."""
        return self.edition.starts_on - ONE_DAY

    @property
    def is_postponed(self) -> bool:
        """Whether nobody knows yet on which days it will be."""
        return self.edition.case.state == "postponed"

    @property
    def is_free_to_withdraw(self) -> bool:
        return self.is_postponed or not self.fee_of_withdrawing

    @property
    def fee_of_withdrawing(self) -> Money:
        """What withdrawing costs today."""
        passed = [stage for stage in self.stages if stage.starts_on <= self.situation.on]
        return passed[-1].fee if passed else Money(0)

    @property
    def still_free_until(self) -> date:
        """The last of the days from today on which withdrawing costs nothing."""
        coming = (
            stage.starts_on for stage in self.stages if stage.fee and stage.starts_on > self.situation.on
        )
        return min(coming, default=self.edition.starts_on) - ONE_DAY

    @property
    def fee_of_staying_away(self) -> Money:
        """What whoever never comes owes."""
        return self.terms.fee_of_staying_away(self.price)


@dataclass(frozen=True)
class EnrolmentFacts(InEdition):
    """What is known of an enrolment; while it is being opened, of the edition only."""

    enrolment: Enrolment | None = None

    @cached_property
    def clashes(self) -> list[Appointment]:
        """What whoever enrols has at the time of one of its meetings; one statement."""
        return clashing_with(
            self.edition.series_id, self.situation.case.subject_id or self.situation.by.person
        )

    @property
    def known(self) -> Enrolment:
        """Raises LookupError where the enrolment is only being made."""
        if self.enrolment is None:
            raise LookupError("this enrolment is only being made")
        return self.enrolment

    @property
    def free_until(self) -> date:
        """Whoever pays themselves can think again after they got the seat, whatever the stages say."""
        by_terms, enrolment = super().free_until, self.enrolment
        if enrolment is None or enrolment.agreed_at is None or enrolment.payer != Enrolment.Payer.SELF:
            return by_terms
        reflected = self.terms.reflection.after(day_of(enrolment.agreed_at))
        return min(max(by_terms, reflected), self.last_day_before)

    @property
    def place(self) -> Place:
        return self.known.place

    @property
    def cost(self) -> Money:
        """What is owed; for whoever waits or has an offer, what a seat would cost."""
        return self.price if self.situation.case.state in BEFORE_A_SEAT else Money(self.known.fee)

    @cached_property
    def own_schools(self) -> Sequence[Unit]:
        """Where whoever enrols works at school; one statement."""
        return schools_of(self.situation)

    @property
    def schools(self) -> tuple[tuple[str, Text], ...]:
        return tuple((str(unit.pk), school_name(unit)) for unit in self.own_schools)

    @cached_property
    def has_another(self) -> bool:
        """Whether whoever enrols has an enrolment here that is not over."""
        return Enrolment.objects.filter(
            edition=self.edition, person=self.situation.by.person, case__state__in=ONGOING
        ).exists()

    @cached_property
    def colleagues(self) -> tuple[tuple[str, str], ...]:
        """Who could take this seat: teachers of the same school without a place here."""
        found = Person.objects.filter(
            in_force(self.situation.on, "memberships__"),
            memberships__role=Membership.Role.TEACHER,
            memberships__unit=self.known.location_id,
        ).exclude(pk__in=present_in(self.edition))
        names = found.order_by("family_name", "given_name").distinct()
        return tuple((str(person.pk), person.name) for person in names)

    @cached_property
    def attended(self) -> Attended:
        """What the lists say of who has the place."""
        return attended_by(self.place)

    @cached_property
    def statement(self) -> Certificate | None:
        return statement_of(self.situation.case.pk)

    @cached_property
    def next_basis(self) -> str | None:
        """What a new statement would rest on."""
        return free_basis_of(self.situation.case.pk)

    @property
    def hours(self) -> Text:
        """Hours of contact are the minutes on the list; self-study counts for whoever completed it (T6.2)."""
        offering = self.edition.offering
        return hours_said(self.attended.minutes, offering.self_study, offering.form)

    @property
    def was_there(self) -> Text:
        """From the first to the last day, and what was missed."""
        edition, there, sessions = self.edition, self.attended.sessions_there, self.attended.sessions
        days = f"{edition.starts_on:%d-%m-%Y} – {edition.ends_on:%d-%m-%Y}"
        return Text(
            nl=f"Aanwezig bij {there} van de {sessions} bijeenkomsten, {days}",
            en=f"Present at {there} of {sessions} meetings, {days}",
        )

    @cached_property
    def why_corrected(self) -> str:
        """What was written beside the last correction; one statement."""
        made = Correction.objects.filter(attendance__place=self.place).order_by("-corrected_at", "-pk")
        return made.values_list("reason", flat=True).first() or ""

    @property
    def has_been_there_enough(self) -> bool:
        return self.attended.is_enough(self.edition.offering.least_presence)


def present_in(edition: Edition) -> QuerySet[Place, Any]:
    """Whoever has a seat here, an offer of one, or a place on the list."""
    present = Place.objects.filter(series=edition.series_id, state__in=["waiting", "offered", "seated"])
    return present.values("person")


def enrolment_facts(situation: Situation) -> EnrolmentFacts:
    """With the numbers of the day on which the seat was asked for, whoever took it over since; in a team, of
    when the school enrolled the team.

    One statement. Raises `Refused` for a case that is about no edition.
    """
    case = situation.case
    if case.pk is not None:
        found = Enrolment.objects.filter(case=case).select_related(
            "edition__offering__unit", "edition__series", "edition__case", "place__series", "person", "team"
        )
        asked_on = TruncDate(Coalesce("team__case__opened_at", "place__asked_at"), tzinfo=AMSTERDAM)
        if (enrolment := found.annotate(asked_on=asked_on).first()) is not None:
            return EnrolmentFacts(situation, enrolment.edition, enrolment.asked_on, enrolment)
    return EnrolmentFacts(situation, edition_to_join(situation), situation.on)


def edition_to_join(situation: Situation) -> Edition:
    """What a case is about; one statement. Raises `Refused` for no edition."""
    editions = Edition.objects.select_related("offering__unit", "series", "case")
    edition = editions.filter(case=situation.case.about_id or 0).first()
    if edition is None:
        raise Refused(Denied(Sentence("Choose an edition in the catalogue first.")))
    return edition


def schools_of(situation: Situation) -> list[Unit]:
    """The schools where whoever looks works today; one statement."""
    return work_places(situation.by)


def work_places(standing: Standing) -> list[Unit]:
    """The schools and locations where somebody teaches or leads today; one statement."""
    return list(
        Unit.objects.filter(
            in_force(standing.on, "memberships__"),
            memberships__person=standing.person,
            memberships__role__in=WORK_AT_SCHOOL,
        )
        .select_related("parent")
        .distinct()
        .order_by("name_nl", "pk")
    )


def school_name(unit: Unit) -> Text:
    """A location with the name of its school."""
    if unit.kind != Unit.Kind.LOCATION or unit.parent is None:
        return Text(nl=unit.name_nl, en=unit.name_en)
    return Text(nl=f"{unit.parent.name_nl}, {unit.name_nl}", en=f"{unit.parent.name_en}, {unit.name_en}")
