"""The talk with a candidate: when it is, what the assessors ask about, and what came of it."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from ninja import Router

from leerlijn.domains.qualification.guards.reading import (
    may_read_guide,
    may_read_interview,
    may_read_interview_report,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import Topic, at_the_table, guide_of, who_was_there
from leerlijn.domains.qualification.relations import READ_INTERVIEW
from leerlijn.foundation.ui.asked import Request
from leerlijn.site.api.calls import asks
from leerlijn.site.api.dossiers import seen_dossier
from leerlijn.site.api.judgements import FoundTold, found_told
from leerlijn.site.api.values import Number, Told, Words, words

router = Router(tags=["qualification"])


class PlannedTold(Told):
    starts_at: datetime
    ends_at: datetime
    place: str


class TopicTold(Told):
    """A criterion that not both accept yet; `evidence` are the codes of what was handed in for it."""

    criterion: str
    text: Words
    note: Words
    found: list[FoundTold]
    evidence: list[str]


class ReportTold(Told):
    attendees: list[str]
    answers: dict[str, str]
    minutes: str
    recording: str


class InterviewTold(Told):
    """`guide` is for the assessors; `report` for them at once, for others with the verdict; else null.

    `may_record` is what the candidate said, null while they said nothing.
    """

    people: list[str]
    planned: PlannedTold | None
    may_record: bool | None
    guide: list[TopicTold] | None
    report: ReportTold | None


@router.get("/qualification/dossiers/{number}/interview", response=InterviewTold)
@asks(READ_INTERVIEW)
def read_interview(request: Request, number: Number) -> InterviewTold:
    """The criterion-based interview about a dossier; planning and reporting it are steps of the case."""
    _, facts = seen_dossier(request, number)
    if not may_read_interview(facts):
        raise Http404
    meeting = facts.meeting
    return InterviewTold(
        people=list(at_the_table(facts).values()),
        planned=PlannedTold(starts_at=meeting.starts_at, ends_at=meeting.ends_at, place=meeting.place_nl)
        if meeting
        else None,
        may_record=facts.interview.may_record if facts.interview else None,
        guide=[_topic(topic) for topic in guide_of(facts)] if may_read_guide(facts) else None,
        report=_report(facts) if may_read_interview_report(facts) else None,
    )


def _topic(topic: Topic) -> TopicTold:
    return TopicTold(
        criterion=topic.line.code,
        text=words(topic.line.text),
        note=words(topic.line.note),
        found=[found_told(judged, judge) for judge, judged in topic.found],
        evidence=[item.code for item in topic.evidence],
    )


def _report(facts: DossierFacts) -> ReportTold:
    interview = facts.planned_interview
    return ReportTold(
        attendees=list(who_was_there(interview)),
        answers=interview.answers,
        minutes=facts.meeting.minutes if facts.meeting else "",
        recording=interview.recording,
    )
