"""The plan of a track: proposed from what is still to learn, the courses to come and the time that is left.

For each competence a course or a case of one's own, the evidence that should come of it, and a day (utq.md
3.5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.kernel.procedure import INFERRED, Setting
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length

EACH = Setting(
    "utq-intake.each-competence",
    Text(nl="zoveel tijd rekenen we voor een competentie", en="so much time we count for a competence"),
    "P3M",
    INFERRED,
)
ASSESSING = Setting(
    "utq-intake.assessing",
    Text(nl="zoveel tijd rekenen we voor de beoordeling", en="so much time we count for the assessment"),
    "P3M",
    INFERRED,
)
AFTER_A_COURSE = Length(months=1)
"""To finish the evidence that a course leads to."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A course that somebody can still take a seat in; `case` is where it is read."""

    id: int
    case: int
    title: Text
    competences: tuple[str, ...]
    starts_on: date
    ends_on: date

    @property
    def target_on(self) -> date:
        """When its evidence can be there."""
        return AFTER_A_COURSE.after(self.ends_on)


@dataclass(frozen=True, slots=True)
class Task:
    """A teaching task that is planned, and the competences that can be worked on in it."""

    title: str
    starts_on: date
    ends_on: date
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToLearn:
    """A competence, whether something of it is still to be learned, and what evidence others used."""

    code: str
    is_a_gap: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What could be planned for one competence. Where neither is known, somebody has to say it."""

    competence: str
    course: int | None
    own_case: str
    evidence: str
    target_on: date


@dataclass(frozen=True, slots=True)
class Pace:
    """How much time there is: until the last day of the duty, if there is one."""

    due_on: date | None
    each: Length
    assessing: Length

    @property
    def hand_in_by(self) -> date | None:
        """The last day on which a dossier that is handed in can still be decided in time."""
        return self.assessing.before(self.due_on) if self.due_on else None

    def latest_start(self, competences: int) -> date | None:
        """The last day on which somebody who works on so many, one after the other, can begin."""
        day = self.hand_in_by
        for _ in range(competences if day else 0):
            day = self.each.before(day) if day else None
        return day

    def forecast(self, targets: Iterable[date]) -> date | None:
        """When it should be decided: the assessment follows on the last of these days."""
        last = max(targets, default=None)
        return self.assessing.after(last) if last else None


def propose(
    learning: Sequence[ToLearn],
    courses: Sequence[Offered],
    tasks: Sequence[Task],
    pace: Pace,
    *,
    on: date,
) -> list[Proposed]:
    """A line for each competence. Of a gap the first course that fits, else a task; of the others a task."""
    found: list[Proposed] = []
    day = on
    for each in learning:
        task = next((task for task in tasks if each.code in task.competences), None)
        course = next(iter(fitting(each.code, courses, pace)), None) if each.is_a_gap else None
        day = pace.each.after(day) if each.is_a_gap else day
        own_case = "" if course or task is None else task.title
        target = course.target_on if course else task.ends_on if task else pace.each.after(day)
        found.append(
            Proposed(each.code, course.id if course else None, own_case, each.evidence, max(target, on))
        )
    return found


def fitting(code: str, courses: Iterable[Offered], pace: Pace) -> list[Offered]:
    """The courses about a competence of which the evidence is there in time, by their first day."""
    about = sorted((each for each in courses if code in each.competences), key=lambda each: each.starts_on)
    return [each for each in about if pace.hand_in_by is None or each.target_on <= pace.hand_in_by]


def last_that_fits(code: str, courses: Iterable[Offered], pace: Pace) -> Offered | None:
    """Whoever waits longer than until this one begins, finds no course that is in time."""
    return next(reversed(fitting(code, courses, pace)), None)


def why_not(code: str, named: Text | None, courses: Collection[Offered]) -> Said:
    """Why nothing can be done for a competence: the course that was `named` does not go on, or none was."""
    others = any(code in each.competences for each in courses)
    if named:
        if others:
            return Sentence("“{course}” does not go on. Choose another course.", course=named)
        return Sentence("“{course}” does not go on, and no other course about this is open.", course=named)
    if others:
        return Sentence("Choose a course, or write what your own case is.")
    return Sentence("No course about this is open. Write what your own case is.")
