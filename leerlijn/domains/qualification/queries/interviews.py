"""What the talk with a candidate is about, who sits at the table, and when all of them can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leerlijn.domains.qualification.models import Interview
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.cases.queries.settings import calendar_of
from leerlijn.foundation.dossiers.queries.items import ClaimLine, sealed_claims
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.meetings.models import Attendance
from leerlijn.foundation.meetings.queries.together import FreeDay, free_together
from leerlijn.foundation.panels.content import CriterionJudgement
from leerlijn.foundation.panels.queries import Judge
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of

WITHIN_DAYS = 30
"""How far ahead a time is looked for; utq.md 2.5, T5 (inferred)."""
DAYS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Topic:
    """A criterion that is asked about: what each assessor found and wants to ask, and the evidence."""

    line: CriterionLine
    found: tuple[tuple[Judge, CriterionJudgement], ...]
    evidence: Sequence[ClaimLine]
    answer: str


def guide_of(facts: DossierFacts) -> tuple[Topic, ...]:
    """A topic for each criterion of the guide, in the order of the framework."""
    if facts.submission is None or facts.round is None:
        return ()
    claims, answers = sealed_claims(facts.submission), facts.answers_in_talk
    lines = {line.code: line for line in facts.criteria_judged}
    found = {each.code: each.judgements for each in facts.compared}
    return tuple(
        Topic(
            line=lines[code],
            found=tuple(zip(facts.round.judges, found[code], strict=True)),
            evidence=claims.get(code, ()),
            answer=answers.get(code, ""),
        )
        for code in facts.guide
    )


def at_the_table(facts: DossierFacts) -> Mapping[int, str]:
    """The assessors in their order and the candidate, by their keys."""
    judges = facts.round.judges if facts.round else ()
    subject = facts.situation.case.subject
    candidate = {subject.pk: subject.name} if subject else {}
    return {judge.person: judge.name for judge in judges} | candidate


def days_free(facts: DossierFacts) -> tuple[FreeDay, ...]:
    """The first working days from tomorrow on which all of them have an hour; two statements."""
    on = facts.situation.on
    return free_together(
        list(at_the_table(facts)),
        first=on + timedelta(days=1),
        last=on + timedelta(days=WITHIN_DAYS),
        calendar=calendar_of(facts.situation.case.path),
        most=DAYS_SHOWN,
    )


def is_no_day_to_talk(day: date, path: str) -> bool:
    """A weekend, a holiday, or the recess; one statement."""
    return not calendar_of(path).is_working_day(day)


def summary_of_talk(facts: DossierFacts) -> str:
    """What the candidate said, in their language, to begin a motivation with; nothing without a talk.

    It weighs nothing: whoever writes the motivation adds what follows from it.
    """
    subject, meeting, answers = facts.situation.case.subject, facts.meeting, facts.answers_in_talk
    if subject is None or meeting is None or not answers:
        return ""
    language = language_of(subject)
    said = [
        Sentence(
            "On {day} we talked with you about {codes}.", day=day_of(meeting.starts_at), codes=tuple(answers)
        ),
        *(Sentence("On {code} you said: {said}", code=code, said=said) for code, said in answers.items()),
    ]
    return "\n\n".join(render(each, language) for each in said)


def who_was_there(interview: Interview) -> tuple[str, ...]:
    """By the list of the meeting; one statement."""
    present = Attendance.objects.filter(session=interview.session_id, status=Attendance.Status.PRESENT)
    seats = present.select_related("place__person").order_by("place")
    return tuple(each.place.person.name for each in seats)
