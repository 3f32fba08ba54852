"""The talk with a candidate: planned for all at the table, called off, agreed to be recorded, reported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.qualification.models import Interview
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import at_the_table, is_no_day_to_talk
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions.attendance import Mark, mark_attendance
from leerlijn.foundation.meetings.actions.planning import write_minutes
from leerlijn.foundation.meetings.actions.together import call_off_together, meet_together
from leerlijn.foundation.meetings.models import Attendance, Place
from leerlijn.foundation.meetings.sessions import ends_before_it_begins, planned
from leerlijn.foundation.panels.actions.settling import note_talk
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, Table, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted

type Answers = Mapping[str, Answer]
TITLE = Text(nl="BKO: criteriumgericht interview", en="UTQ: criterion-based interview")
YES = "yes"


@effect(
    Text(
        nl="het gesprek staat in de agenda van de assessoren en de kandidaat",
        en="the talk stands in the calendars of the assessors and the candidate",
    )
)
def plan_interview(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """On a working day and at a time when all of them can; the first assessor leads it."""
    case, round = facts.situation.case, facts.round
    if round is None:
        raise Refused(Denied(Sentence("There is no round of judgement here.")))
    day = answers["day"]
    if (found := ends_before_it_begins(answers)) is not None:
        raise Refused(Incomplete(dict([found])))
    if isinstance(day, date) and is_no_day_to_talk(day, case.path):
        raise Refused(Incomplete({"day": Sentence("Choose a working day outside the recess.")}))
    known = Person.objects.in_bulk(list(at_the_table(facts)))
    people = [known[person] for person in at_the_table(facts)]
    made = meet_together(TITLE, planned(answers, people[0]), people, unit=case.unit, by=actor, at=at)
    if isinstance(made, Denied):
        raise Refused(Incomplete({"from": made.reason}))
    Interview.objects.update_or_create(round_id=round.id, defaults={"session": made})


@effect(
    Text(
        nl="het gesprek gaat uit ieders agenda; de ander leest waarom",
        en="the talk leaves all calendars; the other reads why",
    )
)
def call_off_interview(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    free_the_time(facts, actor=actor, at=at)


def free_the_time(facts: DossierFacts, *, actor: Actor, at: datetime) -> None:
    """A talk that was planned and is not held takes nobody's time."""
    interview = facts.interview
    if interview is None or interview.session_id is None or interview.reported_at:
        return
    call_off_together(interview.session_id, by=actor, at=at)
    Interview.objects.filter(pk=interview.pk).update(session=None)


@effect(
    Text(
        nl="de assessoren lezen of het gesprek opgenomen mag worden",
        en="the assessors read whether the talk may be recorded",
    )
)
def answer_recording(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Interview.objects.filter(pk=facts.planned_interview.pk).update(may_record=answers["may_record"] == YES)


@effect(
    Text(
        nl="wat de kandidaat antwoordde ligt vast; over die criteria worden de assessoren het opnieuw eens",
        en="what the candidate answered is on record; on those criteria the assessors agree anew",
    )
)
def report_interview(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    interview = facts.planned_interview
    said = _answers_in(answers["answers"])
    if isinstance(answers["answers"], Table) and len(answers["answers"].rows) > len(said):
        raise Refused(Incomplete({"answers": Sentence("Write one answer at each criterion.")}))
    _refuse_if_not_whole(facts, said, answers["attendees"])
    assert interview.session_id is not None
    places = Place.objects.filter(series__sessions=interview.session_id, state=Place.State.SEATED)
    marks = {
        place: Mark(_status(str(person), answers["attendees"]))
        for place, person in places.values_list("pk", "person")
    }
    granted(mark_attendance(interview.session_id, marks, by=actor, at=at))
    if minutes := str(answers["minutes"] or ""):
        granted(write_minutes(interview.session_id, minutes, by=actor, at=at))
    Interview.objects.filter(pk=interview.pk).update(
        answers=said, recording=str(answers.get("recording") or ""), reported_at=at
    )
    granted(note_talk(interview.round_id, facts.guide, actor=actor, at=at))


def _status(person: str, attendees: Answer) -> str:
    there = isinstance(attendees, tuple) and person in attendees
    return Attendance.Status.PRESENT if there else Attendance.Status.ABSENT


def _answers_in(given: Answer) -> dict[str, str]:
    rows = given.rows if isinstance(given, Table) else ()
    return {str(row["criterion"]): str(row["answer"]) for row in rows}


def _refuse_if_not_whole(facts: DossierFacts, said: Mapping[str, str], attendees: Answer) -> None:
    """An answer at each criterion of the guide; there is no talk without the candidate and an assessor."""
    errors: dict[str, Said] = {}
    there = set(attendees) if isinstance(attendees, tuple) else set()
    if str(facts.situation.case.subject_id) not in there or len(there) < 2:
        errors["attendees"] = Sentence("A talk is one of the candidate and an assessor. Else call it off.")
    lacking = tuple(code for code in facts.guide if code not in said)
    if lacking:
        errors["answers"] = Sentence("Write what was answered about {codes}.", codes=lacking)
    if errors:
        raise Refused(Incomplete(errors))
