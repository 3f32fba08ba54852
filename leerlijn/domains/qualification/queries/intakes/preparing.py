"""What is prepared in an intake, loaded once: the CV, the self-diagnosis, the tasks, the times to meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from leerlijn.domains.qualification.cv import QUALIFICATIONS, SECTIONS, TASKS, Section
from leerlijn.domains.qualification.grounds import GROUNDS, Grounds, editions_of_grounds
from leerlijn.domains.qualification.models import CVRow, Estimate, Intake, Level, Measurement, SelfAssessment
from leerlijn.domains.qualification.obligation import WITH_DUTY
from leerlijn.domains.qualification.queries.dossiers import OBLIGATION as DUTY
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.intakes import BEING_PREPARED, HANDED_IN, PLANNING, PROCEDURE
from leerlijn.domains.qualification.tracks import Task
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.dossiers.queries.dossiers import criteria_in
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.meetings.queries.slots import SlotLine, free_slots
from leerlijn.foundation.people.models import Appointment
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.terms import Length

A_YEAR = Length(years=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the CV as it is shown and changed."""

    section: str
    order: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SelfLine:
    """What somebody says of themselves on one criterion."""

    level: int | None
    example: str
    need: str
    way: str

    @property
    def is_whole(self) -> bool:
        """Rated, with an example; and what is not yet sufficient, with what is to be learned."""
        if self.level is None or not self.example:
            return False
        return bool(self.need) or self.level >= Level.SUFFICIENT


@dataclass(frozen=True)
class PreparedIntake:
    """What is known of an intake at one moment. While it is being opened there is none yet."""

    situation: Situation
    intake: Intake | None = None

    @property
    def known(self) -> Intake:
        """The intake, where it is known to be there. Raises LookupError."""
        if self.intake is None:
            raise LookupError(f"case {self.situation.case.pk} has no intake")
        return self.intake

    @property
    def candidate(self) -> int:
        return self.situation.case.subject_id or self.situation.by.person

    @property
    def is_being_prepared(self) -> bool:
        return self.situation.case.state in BEING_PREPARED

    @property
    def is_being_planned(self) -> bool:
        return self.situation.case.state in PLANNING

    @property
    def can_be_estimated(self) -> bool:
        """Once it was handed in, for as long as it is open."""
        return self.situation.case.state in HANDED_IN

    @cached_property
    def criteria(self) -> tuple[CriterionLine, ...]:
        return criteria_in(self.known.framework_id)

    @property
    def codes(self) -> tuple[str, ...]:
        """Of the competences, in order."""
        return tuple(dict.fromkeys(line.competence.code for line in self.criteria))

    @cached_property
    def their_cases(self) -> tuple[Case, ...]:
        """The duty, and the open dossier and intakes of the candidate; one statement."""
        open_ones = Q(procedure__in=[DOSSIER, PROCEDURE], is_open=True)
        wanted = Case.objects.filter(Q(procedure=DUTY) | open_ones, subject=self.candidate)
        return tuple(wanted.order_by("pk"))

    @property
    def duty(self) -> Case | None:
        """The newest."""
        return next((case for case in reversed(self.their_cases) if case.procedure == DUTY), None)

    @property
    def has_a_duty(self) -> bool:
        return self.duty is not None and self.duty.state in WITH_DUTY

    @property
    def runs_elsewhere(self) -> Case | None:
        """Another intake, or a dossier, that is under way."""
        others = (each for each in self.their_cases if each.pk != self.situation.case.pk)
        return next((each for each in others if each.procedure != DUTY), None)

    @cached_property
    def managers(self) -> tuple[int, ...]:
        """The line managers that HR's file names today; one statement."""
        work = Appointment.objects.filter(in_force(self.situation.on), person=self.candidate)
        named = work.filter(manager__isnull=False).order_by("-fte", "pk")
        return tuple(dict.fromkeys(named.values_list("manager_id", flat=True)))

    @cached_property
    def cv(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each section, also of those that have none; one statement."""
        found: dict[str, tuple[Row, ...]] = dict.fromkeys(SECTIONS, ())
        for row in CVRow.objects.filter(intake=self.known).order_by("section", "order"):
            found[row.section] = (*found.get(row.section, ()), Row(row.section, row.order, row.data))
        return found

    @property
    def missing_in_cv(self) -> tuple[Section, ...]:
        """What has no row yet, and of which it was not said that there is nothing."""
        said = self.known.nothing
        needed = (section for section in SECTIONS.values() if section.is_needed)
        return tuple(each for each in needed if not self.cv[each.key] and each.key not in said)

    @cached_property
    def self_assessments(self) -> Mapping[str, SelfLine]:
        """As they are now, per criterion; one statement."""
        rows = SelfAssessment.objects.filter(intake=self.known)
        return {row.criterion: SelfLine(row.level, row.example, row.need, row.way) for row in rows}

    @property
    def unrated(self) -> tuple[str, ...]:
        """The criteria of which something is not said yet."""
        said = self.self_assessments
        return tuple(
            line.code for line in self.criteria if line.code not in said or not said[line.code].is_whole
        )

    @property
    def lacks_goals(self) -> bool:
        return len([goal for goal in self.known.goals if goal]) < 3 or not self.known.worries

    @cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        """Those of the supervisor; one statement."""
        found = Estimate.objects.filter(intake=self.known).select_related("made_by")
        return {each.criterion: each for each in found}

    @cached_property
    def measurements(self) -> tuple[Measurement, ...]:
        """The first is where they began; one statement."""
        return tuple(Measurement.objects.filter(intake=self.known).order_by("number"))

    @property
    def gaps(self) -> frozenset[str]:
        """The competences with a criterion that is not yet sufficient, as the candidate sees it."""
        enough = {
            code
            for code, said in self.self_assessments.items()
            if said.level is not None and said.level >= Level.SUFFICIENT
        }
        return frozenset(line.competence.code for line in self.criteria if line.code not in enough)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Those that are planned, by their first day."""
        rows = sorted(self.cv[TASKS], key=lambda row: str(row.data["starts_on"]))
        return tuple(
            Task(
                row.data["course"],
                date.fromisoformat(row.data["starts_on"]),
                date.fromisoformat(row.data["ends_on"]),
                tuple(row.data["competences"]),
            )
            for row in rows
        )

    @property
    def without_task(self) -> tuple[str, ...]:
        """The competences for which nothing is taught in the next twelve months."""
        on = self.situation.on
        until = A_YEAR.after(on)
        soon = [task for task in self.tasks if task.starts_on <= until and task.ends_on >= on]
        return tuple(code for code in self.codes if not any(code in task.competences for task in soon))

    @property
    def qualifications(self) -> tuple[Row, ...]:
        return self.cv[QUALIFICATIONS]

    @cached_property
    def slots(self) -> tuple[SlotLine, ...]:
        """The times that consultants of the faculty offer; not those of the candidate or a manager."""
        path, at = self.situation.case.path, self.situation.at
        without = {self.candidate, *self.managers}
        return free_slots(PROCEDURE, path=path, at=at, without=without)

    @property
    def meeting(self) -> Session | None:
        return self.known.session

    @cached_property
    def grounds(self) -> Grounds:
        """The grounds for exemption in force where the candidate works; one statement."""
        path, on = self.situation.case.path, self.situation.on
        return editions_of_grounds()[setting(GROUNDS, path=path, on=on)]
