"""The plan of a track beside what it rests on: the courses to come, the gaps, the last day of the duty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import F, OuterRef, Subquery

from leerlijn.domains.qualification.models import Course, Intake, TrackLine, TrackPlan
from leerlijn.domains.qualification.queries.courses.facts import title_of
from leerlijn.domains.qualification.queries.dossiers import OBLIGATION
from leerlijn.domains.qualification.queries.intakes.preparing import PreparedIntake
from leerlijn.domains.qualification.tracks import (
    ASSESSING,
    EACH,
    Offered,
    Pace,
    ToLearn,
    last_that_fits,
    why_not,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import values_of
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.frameworks.queries import CompetenceLine
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.chain import canonical, digest
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Language, Said, Sentence, Text
from leerlijn.kernel.terms import Length

CANDIDATE, SUPERVISOR = "candidate", "supervisor"
"""Who agree to a plan."""
GOES_ON = frozenset({"open", "running", "finished"})
"""The states of a course that somebody can still count on, or has had."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Somebody who agreed to a plan, by their role; it `counts` while the plan is the same."""

    who: str
    at: datetime
    counts: bool


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """The plan for one competence, with what is wrong with it; `last` is the last course that still fits."""

    competence: CompetenceLine
    is_a_gap: bool
    course: int | None
    course_case: int | None
    course_title: Text | None
    own_case: str
    evidence: str
    observation_on: date | None
    target_on: date | None
    wrong: tuple[Said, ...]
    last: Offered | None


@dataclass(frozen=True)
class IntakeFacts(PreparedIntake):
    """The same with the plan, beside the courses to come and the last day of the duty."""

    @property
    def plan(self) -> TrackPlan | None:
        """None until the meeting was held."""
        return getattr(self.intake, "plan", None)

    @property
    def made_plan(self) -> TrackPlan:
        """The plan, where it is known to be there. Raises LookupError."""
        if self.plan is None:
            raise LookupError(f"case {self.situation.case.pk} has no plan yet")
        return self.plan

    @cached_property
    def pace(self) -> Pace:
        """One statement."""
        wanted = (EACH, ASSESSING)
        chosen = values_of(wanted, path=self.situation.case.path, on=self.situation.on)
        each, assessing = (Length.parse(chosen[one.key]) for one in wanted)
        return Pace(self.due_on, each, assessing)

    @property
    def due_on(self) -> date | None:
        """The last day of the duty; known with the intake."""
        return getattr(self.intake, "due_on", None)

    @cached_property
    def courses(self) -> tuple[Offered, ...]:
        """Those that still have a seat; one statement."""
        found = Course.objects.filter(
            case__state="open", starts_on__gt=self.situation.on, series__taken__lt=F("series__seats")
        )
        rows = found.order_by("starts_on", "pk").values_list(
            *("pk", "case", "series__title_nl", "series__title_en", "competences", "starts_on", "ends_on")
        )
        return tuple(
            Offered(pk, case, Text(nl=nl, en=en), tuple(about), starts_on, ends_on)
            for pk, case, nl, en, about, starts_on, ends_on in rows
        )

    @cached_property
    def plan_rows(self) -> Mapping[str, TrackLine]:
        """The lines as they are kept, by competence; one statement."""
        found = TrackLine.objects.filter(plan=self.plan).select_related("course__series", "course__case")
        return {row.competence: row for row in found}

    @cached_property
    def plan_lines(self) -> tuple[PlannedLine, ...]:
        """One for each competence, in order."""
        competences = {line.competence.code: line.competence for line in self.criteria}
        return tuple(self._planned(competence) for competence in competences.values())

    def planned(self, code: str) -> PlannedLine:
        """Of this competence. Raises LookupError."""
        found = next((line for line in self.plan_lines if line.competence.code == code), None)
        if found is None:
            raise LookupError(f"the criteria have no competence {code}")
        return found

    def _row(self, code: str) -> TrackLine:
        """As it is kept, or empty."""
        return self.plan_rows.get(code) or TrackLine(competence=code)

    def wrong_with(self, row: TrackLine) -> tuple[Said, ...]:
        """Why a line of the plan does not hold; the courses to come are asked for where it does not."""
        course = row.course
        holds = course.case.state in GOES_ON if course else bool(row.own_case)
        said = (
            None if holds else why_not(row.competence, title_of(course) if course else None, self.courses),
            None if row.evidence else Sentence("Say what evidence should come of it."),
            None if row.target_on else Sentence("Choose a day on which it should be there."),
        )
        return tuple(each for each in said if each)

    def _planned(self, competence: CompetenceLine) -> PlannedLine:
        row = self._row(competence.code)
        course = row.course
        return PlannedLine(
            competence=competence,
            is_a_gap=competence.code in self.gaps,
            course=course.pk if course else None,
            course_case=course.case_id if course else None,
            course_title=title_of(course) if course else None,
            own_case=row.own_case,
            evidence=row.evidence,
            observation_on=row.observation_on,
            target_on=row.target_on,
            wrong=self.wrong_with(row),
            last=last_that_fits(competence.code, self.courses, self.pace),
        )

    @property
    def forecast_on(self) -> date | None:
        """When it should be decided."""
        return self.pace.forecast(row.target_on for row in self.plan_rows.values() if row.target_on)

    @property
    def ends_too_late(self) -> bool:
        return bool(self.due_on and self.forecast_on and self.forecast_on > self.due_on)

    @property
    def latest_start(self) -> date | None:
        """The last day on which somebody can begin with what is to be learned, and still be in time."""
        return self.pace.latest_start(len(self.gaps))

    @cached_property
    def not_planned(self) -> tuple[str, ...]:
        """The competences for which the plan does not hold."""
        return tuple(code for code in self.codes if self.wrong_with(self._row(code)))

    @property
    def to_learn(self) -> list[ToLearn]:
        """What a plan is proposed from; the evidence in the language of the candidate."""
        subject = self.situation.case.subject
        language: Language = "en" if subject and subject.language == "en" else "nl"
        evidence = {line.competence.code: line.evidence for line in reversed(self.criteria)}
        return [ToLearn(code, code in self.gaps, evidence[code].in_language(language)) for code in self.codes]

    @cached_property
    def fingerprint(self) -> str:
        """Of all that is agreed: who changes a word or a day changes it."""
        plan = self.made_plan
        lines = [
            (row.competence, row.course_id, row.own_case, row.evidence, *_days(row))
            for _, row in sorted(self.plan_rows.items())
        ]
        hours = (plan.hours_planned, plan.hours_compensated, plan.compensated_when)
        return digest(canonical({"lines": lines, "hours": hours, "extension": plan.extension_because}))

    @property
    def agreements(self) -> list[Agreed]:
        """Who agreed, and whether that was to the plan as it stands."""
        plan = self.plan
        if plan is None:
            return []
        found = (
            (CANDIDATE, plan.candidate_agreed_to, plan.candidate_agreed_at),
            (SUPERVISOR, plan.supervisor_agreed_to, plan.supervisor_agreed_at),
        )
        return [Agreed(who, at, to == self.fingerprint) for who, to, at in found if to and at]

    def has_agreed(self, who: str) -> bool:
        return any(each.who == who and each.counts for each in self.agreements)


def _days(row: TrackLine) -> Iterator[str]:
    for day in (row.observation_on, row.target_on):
        yield day.isoformat() if day else ""


def facts_of(situation: Situation) -> IntakeFacts:
    """One statement."""
    return IntakeFacts(situation, intake_of(situation.case.pk) if situation.case.pk else None)


def intake_of(case: int) -> Intake | None:
    """With its plan, its meeting, who confirmed the tasks, and the last day of the duty; one statement."""
    duties = Case.objects.filter(procedure=OBLIGATION, subject=OuterRef("case__subject")).order_by("-pk")
    found = Intake.objects.filter(case=case).annotate(due_on=Subquery(duties.values("due_on")[:1]))
    joined = ("plan__changed_by", "session__leader", "confirmed_by", "place", "framework")
    return found.select_related(*joined).first()


def before_beginning(
    procedure: Procedure, unit: Unit, *, subject: int, by: Standing, at: datetime
) -> IntakeFacts:
    """What the guards look at while there is no case yet."""
    case = Case(
        procedure=procedure.key, edition=procedure.edition, unit=unit, path=unit.path, subject_id=subject
    )
    return IntakeFacts(Situation(case, by, at, ()))
