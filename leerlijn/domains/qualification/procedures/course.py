"""A course of the UTQ, from its planning to the statements; utq.md 2.3 and 3.6."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.qualification.actions.courses import plan_course, release_everybody, settle_seats
from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.guards.courses import lists_are_complete
from leerlijn.domains.qualification.queries.courses import COURSE
from leerlijn.domains.qualification.queries.courses.facts import CourseFacts, course_facts
from leerlijn.domains.qualification.queries.names import names_of_courses
from leerlijn.domains.qualification.relations import COURSE_TRAINER
from leerlijn.foundation.meetings.sessions import SESSIONS
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Line,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    SeveralOf,
    State,
    Until,
    WholeNumber,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
trainer = Role("trainer", Text(nl="trainer", en="trainer"), Meaning.JUDGE, COURSE_TRAINER)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def the_day_before(facts: CourseFacts) -> tuple[date, Said] | None:
    if facts.course is None:
        return None
    day = facts.course.starts_on - timedelta(days=1)
    return day, Sentence("The first meeting is on the day after {day}.", day=day)


def two_weeks_after(facts: CourseFacts) -> tuple[date, Said] | None:
    day = facts.known.ends_on + timedelta(days=14)
    return day, Sentence("Two weeks after the last meeting: {day}.", day=day)


open_ = State(
    "open",
    Text(nl="Open voor aanmelding", en="Open"),
    CLOCK,
    Until(day=the_day_before, if_passed=Text(nl="de cursus begint.", en="the course begins."), lapse="begin"),
)
running = State(
    "running",
    Text(nl="Bezig", en="Running"),
    trainer,
    Until(
        day=two_weeks_after,
        if_passed=Text(
            nl="de deelnemers wachten op hun verklaring.", en="those who came wait for their statements."
        ),
    ),
)
finished = State("finished", Text(nl="Afgerond", en="Finished"), final=True)
cancelled = State("cancelled", Text(nl="Gaat niet door", en="Cancelled"), final=True)

WHAT_IS_ASKED = (
    Line(name="title_nl", label=Text(nl="Titel in het Nederlands", en="Title in Dutch")),
    Line(name="title_en", label=Text(nl="Titel in het Engels", en="Title in English")),
    SeveralOf(
        name="competences",
        label=Text(nl="Over welke competenties", en="About which competences"),
        among=lambda facts: tuple(COMPETENCES.items()),
    ),
    OneOf(
        name="trainer", label=Text(nl="Wie het geeft", en="Who gives it"), among=lambda facts: facts.trainers
    ),
    Choice(
        name="language",
        label=Text(nl="In welke taal", en="In which language"),
        among={"nl": Text(nl="Nederlands", en="Dutch"), "en": Text(nl="Engels", en="English")},
    ),
    WholeNumber(name="seats", label=Text(nl="Hoeveel plaatsen", en="How many seats"), least=1, most=500),
    SESSIONS,
)
cancel = coordinator.may(
    "cancel",
    Text(nl="Laat de cursus niet doorgaan", en="Cancel the course"),
    told=Text(nl="De cursus gaat niet door", en="The course was cancelled"),
    to=cancelled,
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), longest=1000)],
    then=[release_everybody],
    decides=True,
)

PROCEDURE = Procedure(
    key=COURSE,
    edition="2026",
    title=Text(nl="BKO-cursus", en="UTQ course"),
    named=names_of_courses,
    source=Text(
        nl="de cursussen van CELT bij elke competentie van de BKO",
        en="the courses of CELT for each competence of the UTQ",
    ),
    starts_on=date(2017, 9, 1),
    roles=(coordinator, trainer, auditor),
    openings=(
        coordinator.may(
            "plan",
            Text(nl="Plan een cursus", en="Plan a course"),
            told=Text(nl="De cursus is gepland", en="The course was planned"),
            to=open_,
            asks=WHAT_IS_ASKED,
            then=[plan_course],
        ),
    ),
    table={
        open_: (CLOCK.may("begin", Text(nl="De cursus begint", en="The course begins"), to=running), cancel),
        running: (
            trainer.may(
                "finish",
                Text(nl="Rond af en geef de verklaringen uit", en="Finish, and issue the statements"),
                told=Text(
                    nl="Afgerond; de verklaringen zijn uitgegeven", en="Finished; the statements were issued"
                ),
                to=finished,
                when=[lists_are_complete],
                then=[settle_seats],
                releases=True,
                together_with=[coordinator],
            ),
            cancel,
        ),
        finished: (),
        cancelled: (),
    },
    facts=course_facts,
    page="qualification:course",
)
