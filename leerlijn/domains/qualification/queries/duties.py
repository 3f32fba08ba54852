"""The duty to qualify as a case: what the rules make of somebody today, beside where their case stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from leerlijn.domains.qualification.grounds import GROUNDS, Grounds, editions_of_grounds
from leerlijn.domains.qualification.obligation import (
    DEFAULT_RULES,
    Outcome,
    PersonFacts,
    RuleSet,
    shipped_rules,
)
from leerlijn.domains.qualification.obligation.assessing import assess
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting, values_of
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Appointment, Person
from leerlijn.foundation.people.queries import in_force
from leerlijn.foundation.people.queries.among import Among
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length

PROCEDURE = "utq-obligation"
RULES = Setting(
    "utq-obligation.rules",
    Text(nl="welke regels gelden", en="which rules are in force"),
    DEFAULT_RULES,
    Text(
        nl="onze standaard: de latere pagina van HR; de openbare BKO-pagina is de andere uitgave",
        en="our default: the later page of HR; the public UTQ page is the other edition",
    ),
)


LONGEST_EXTENSION = Setting(
    "utq-obligation.longest-extension",
    Text(
        nl="zoveel later mag een nieuwe datum ten hoogste zijn",
        en="a new date may be at most this much later",
    ),
    "P2Y",
    Text(nl="onze standaard: er is geen openbare regel gevonden", en="our default: no public rule was found"),
)


@dataclass(frozen=True)
class DutyFacts:
    """What is known of somebody's duty at one moment; everything about it is loaded once."""

    situation: Situation

    @cached_property
    def person(self) -> PersonFacts:
        """Three statements."""
        subject = self.situation.case.subject_id or 0
        return facts_of_people([subject]).get(subject, PersonFacts())

    @cached_property
    def chosen(self) -> Mapping[str, str]:
        """What the institution or faculty chose; one statement."""
        return values_of((RULES, GROUNDS), path=self.situation.case.path, on=self.situation.on)

    @property
    def rules(self) -> RuleSet:
        """Those in force where the case is."""
        return shipped_rules(self.chosen[RULES.key])

    @property
    def grounds(self) -> Grounds:
        """The grounds for exemption in force there."""
        return editions_of_grounds()[self.chosen[GROUNDS.key]]

    @cached_property
    def outcome(self) -> Outcome:
        """What the rules in force say today."""
        return assess(self.person, self.rules, on=self.situation.on)

    @property
    def new_day_is_after(self) -> date:
        """Between this day and `latest_new_day` lies any new due date."""
        return max(self.outcome.due_on or self.situation.on, self.situation.on)

    @cached_property
    def latest_new_day(self) -> date:
        """One statement."""
        longest = setting(LONGEST_EXTENSION, path=self.situation.case.path, on=self.situation.on)
        return Length.parse(longest).after(self.new_day_is_after)

    @property
    def workplace(self) -> Workplace | None:
        """Where they work today; one statement."""
        subject = self.situation.case.subject_id or 0
        return workplaces([subject], on=self.situation.on).get(subject)


@dataclass(frozen=True, slots=True)
class Assessed:
    """The same facts for the clock, which has assessed many people at once."""

    outcome: Outcome


def facts_of(situation: Situation) -> DutyFacts:
    return DutyFacts(situation)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where somebody mainly works on a day, or worked last."""

    unit: int
    path: str


def workplaces(people: Iterable[int] | None = None, *, on: date) -> Mapping[int, Workplace]:
    """The unit of the appointment of this day; of several the largest that runs longest. One statement.

    Of everybody who ever had one, when nobody is named.
    """
    wanted = Q() if people is None else Q(person__in=Among(people))
    rows = (
        Appointment.objects.filter(wanted)
        .annotate(holds=ExpressionWrapper(in_force(on), output_field=BooleanField()))
        .order_by("person", "holds", F("ends_on").asc(nulls_last=True), "fte")
        .values_list("person", "unit", "unit__path")
    )
    return {person: Workplace(unit, path) for person, unit, path in rows}


def newest_cases() -> Mapping[int, Case]:
    """Per person the newest case about their duty; one statement."""
    cases = Case.objects.filter(procedure=PROCEDURE).order_by("pk")
    return {case.subject_id: case for case in cases if case.subject_id is not None}


def duty_of(person: int) -> Case | None:
    """The newest case about somebody's duty."""
    found = Case.objects.filter(procedure=PROCEDURE, subject_id=person)
    return found.select_related("unit", "subject").order_by("-pk").first()


def pseudonym_of(person: int) -> str:
    return Person.objects.values_list("pseudonym", flat=True).get(pk=person)


def people_with_registration() -> QuerySet[Person]:
    """Whoever HR says something about in `BKO-registratie`."""
    return Person.objects.exclude(registration_said="")
