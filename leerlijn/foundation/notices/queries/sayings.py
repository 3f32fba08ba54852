"""What is said about a case, in the words of its procedure: what is owed, by when, and whom to ask."""

from __future__ import annotations

import json
from datetime import date

from leerlijn.foundation.cases.came import CameSaid, came_in
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import EntryDetail
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.recipients import contact_of, owner_of
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Counted, Said, Sentence, Value, from_data

BALL, OFFICE, NEWS = Notice.Kind.BALL, Notice.Kind.OFFICE, Notice.Kind.NEWS
REMINDER, NUDGE, COPY = Notice.Kind.REMINDER, Notice.Kind.NUDGE, Notice.Kind.COPY
UNREACHED = Notice.Kind.UNREACHED


def sentences(kind: str, case: Case, procedure: Procedure, *, on: date) -> tuple[Said, ...]:
    """Everything a notice says, as the case stands on this day; the first is the headline."""
    if kind == NEWS:
        return (news(case, procedure),)
    if kind == OFFICE:
        return (owed(heading(kind, case, procedure, on=on), case, procedure),)
    if kind == UNREACHED:
        return (
            owed(heading(kind, case, procedure, on=on), case, procedure),
            Sentence("The term that runs from it stands still: nobody loses a right by it."),
            Sentence("See to it that they get the letter, and say in the case how and on which day."),
        )
    return (
        owed(heading(kind, case, procedure, on=on), case, procedure),
        *what_can_be_done(case, procedure),
        *where_to_ask(procedure),
    )


def heading(kind: str, case: Case, procedure: Procedure, *, on: date) -> Said:
    """What it is, in a few words."""
    state = procedure.state(case.state)
    if kind == NEWS:
        return Sentence("This has ended") if state.final else Sentence("There is news")
    if kind == REMINDER and case.due_on:
        return time_left((case.due_on - on).days)
    if kind == COPY:
        return Sentence("The office entered something in your name")
    if kind == UNREACHED:
        return Sentence("A letter did not arrive")
    if kind == NUDGE:
        return Sentence("Somebody who handles this asks how it goes")
    if kind == OFFICE and state.owner:
        return Sentence("The ball is with you as {role}", role=state.owner.title)
    return Sentence("The ball is with you")


def came_of(notice: Notice) -> CameSaid | None:
    """How it came, of which this is the copy; None for any other notice. One statement."""
    detail = EntryDetail.objects.filter(entry=notice.copy_of_id).first() if notice.copy_of_id else None
    return came_in(json.loads(detail.payload or "{}")) if detail else None


def copied(came: CameSaid) -> tuple[Said, ...]:
    """That an office entered what came from its reader, and that they can contest it."""
    return (
        Sentence(
            "The office entered in your name what came on {day}, {way}.",
            day=came.on,
            way=came.way,
        ),
        Sentence("Read it. If it is not right, you can contest it there."),
    )


def time_left(days: int) -> Said:
    if days < 0:
        return Counted("One day late", "{count} days late", -days)
    return Counted("One day left", "{count} days left", days) if days else Sentence("Today is the last day")


def owed(head: Said, case: Case, procedure: Procedure) -> Said:
    """What is owed, by when, and why then."""
    state = procedure.state(case.state).title
    why = _explained(case)
    if case.due_on and why is not None:
        words = {"head": head, "state": state, "day": case.due_on, "why": why}
        return Sentence("{head}: {state}, by {day}. Why: {why}", **words)
    return Sentence("{head}: {state}.", head=head, state=state)


def news(case: Case, procedure: Procedure) -> Said:
    """Where the case has come, and what follows by itself."""
    state = procedure.state(case.state)
    head = heading(NEWS, case, procedure, on=date.min)
    passed = procedure.if_passed(state, ends_then=case.ends_then)
    if case.due_on and passed:
        return Sentence(
            "{head}: {state}. After {day}: {what}",
            head=head,
            state=state.title,
            day=case.due_on,
            what=passed,
        )
    return Sentence("{head}: {state}.", head=head, state=state.title)


def what_can_be_done(case: Case, procedure: Procedure) -> tuple[Said, ...]:
    """The steps that are open to whoever has the ball: also those by which they say no."""
    owner = owner_of(case, procedure)
    steps = tuple(
        Sentence("“{step}”", step=step.title)
        for step in procedure.steps_in(case.state)
        if owner in step.relations
    )
    return (Sentence("What you can do: {steps}.", steps=steps),) if steps else ()


def where_to_ask(procedure: Procedure) -> tuple[Said, ...]:
    role = contact_of(procedure)
    if role is None:
        return ()
    return (Sentence("Can you not do it, or not in time? Ask the {role}.", role=role.title),)


def _explained(case: Case) -> Value | None:
    return from_data(case.due_said) if case.due_said else None
