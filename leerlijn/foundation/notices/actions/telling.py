"""Telling people what happened to a case: in their inbox, and by a letter that waits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse

from leerlijn.foundation.cases.actions.steps import held
from leerlijn.foundation.cases.came import came_in
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.posting import note_unreachable
from leerlijn.foundation.notices.guards import has_an_address
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.announcements import STOPS, begins_the_term, passed_terms
from leerlijn.foundation.notices.queries.recipients import (
    also_told,
    holders_of_the_office,
    is_told_to_all,
    last_move,
    may_see,
    parties_that_owe,
    was_opened_by_time,
    who_can_be_asked,
    whom_it_is_about,
)
from leerlijn.foundation.notices.queries.sayings import BALL, NEWS, OFFICE, UNREACHED, copied, sentences
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import language_of, person_by_pseudonym
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import to_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied

AT_ONCE = {Notice.Kind.BALL, Notice.Kind.NEWS}
"""What waits for the letter of the week, for whoever chose that. An office has its work list instead."""
SOON = timedelta(days=14)
"""What somebody must do before then does not wait: by the letter of the week half of it could be gone.

Nor does news with a term: it can be a decision, and their term to object to it runs.
"""
IN_ANY_CASE = {
    *(Notice.Kind.REMINDER, Notice.Kind.NUDGE, Notice.Kind.WEEK, Notice.Kind.COPY),
    Notice.Kind.UNREACHED,
}
"""What somebody owes by a day, is asked for, or has in their name cannot be silenced; nor that a term of
somebody else stands still until they act.
"""


def tell_about(entry: Entry) -> list[Notice]:
    """What this entry of a case means for those it concerns; twice tells nobody twice.

    Told is how the case stands now: where it moved on since, the entry of that move tells. Who did it knows.
    """
    case = Case.objects.filter(pk=int(entry.subject.partition(":")[2])).first()
    if case is None:
        return []
    copy = give_copy(entry, case)
    warned = _warn_of_a_letter(entry, case) if entry.act == STOPS else []
    return [*([copy] if copy else []), *warned, *_tell_how_it_stands(entry, case)]


def _warn_of_a_letter(entry: Entry, case: Case) -> list[Notice]:
    """Whoever answers questions about it hears that a letter did not arrive and a term stands still."""
    procedure, on = procedure_of(case), day_of(entry.at)
    people = who_can_be_asked(case, procedure, on=on) if case.stands_still else []
    told = [tell(person, UNREACHED, case, procedure, at=entry.at, move=entry) for person in people]
    return [notice for notice in told if notice]


def _tell_how_it_stands(entry: Entry, case: Case) -> list[Notice]:
    move = last_move(case)
    if move is None or entry.seq < move.seq:
        return []
    procedure = procedure_of(case)
    doers = {each.pseudonym for each in (entry, move)}
    told = (
        tell(person, kind, case, procedure, at=entry.at, move=move)
        for kind, person in _concerned(case, procedure, move, on=day_of(entry.at))
        if person.pseudonym not in doers
    )
    return [notice for notice in told if notice]


def tell_of_passed_terms(*, at: datetime) -> int:
    """Tells whoever was not told of a term that has passed: a task of telling that failed is not tried again.

    Their term begins when their letter goes. Who was told is not told twice; says how many were.
    """
    told = 0
    for case in passed_terms(on=day_of(at)):
        move = last_move(case)
        told += len(_tell_how_it_stands(move, case)) if move else 0
    return told


def give_copy(entry: Entry, case: Case) -> Notice | None:
    """Whoever an office entered something for reads what, and can contest it; None for any other entry.

    It goes whatever became of the case since, and says so: who did nothing themselves must know of it.
    """
    if not entry.on_behalf_of:
        return None
    came = came_in(json.loads(entry.detail.payload or "{}"))
    person = person_by_pseudonym(entry.on_behalf_of)
    if came is None or person is None:
        return None
    return put_in_inbox(
        Notice(
            person=person,
            case=case,
            kind=Notice.Kind.COPY,
            said=[to_data(said) for said in copied(came)],
            href=reverse("cases:entered", args=[case.pk, entry.seq]),
            made_at=entry.at,
            copy_of=entry,
            state=case.state,
            since=case.since,
        )
    )


def _concerned(
    case: Case, procedure: Procedure, move: Entry, *, on: date
) -> Iterator[tuple[Notice.Kind, Person]]:
    """Who has the ball now; where nobody has it, or it is announced, those the case is about hear of it.

    What the clock opens for a whole list at once is told only to a person who has the ball: it stands in the
    work list of an office, and that nothing is asked of somebody is no news.
    """
    yield from ((BALL, person) for person in parties_that_owe(case))
    if was_opened_by_time(move):
        return
    yield from ((OFFICE, person) for person in holders_of_the_office(case, procedure, on=on))
    yield from ((NEWS, person) for person in also_told(case, procedure))
    if is_told_to_all(case, procedure, move):
        yield from ((NEWS, person) for person in whom_it_is_about(case, procedure))


def tell(
    person: Person,
    kind: Notice.Kind,
    case: Case,
    procedure: Procedure,
    *,
    at: datetime,
    move: Entry | None = None,
) -> Notice | None:
    """The notice, counted and with its letter in one transaction; None for whoever may not see the case."""
    if not may_see(person, case, procedure, on=day_of(at)):
        return None
    notice = Notice(
        person=person,
        case=case,
        kind=kind,
        said=[to_data(said) for said in sentences(kind, case, procedure, on=day_of(at))],
        href=address_of(case),
        made_at=at,
        entry=move,
        state=case.state,
        since=case.since,
        due_on=case.due_on,
    )
    return _announce(notice, case, at=at) if begins_the_term(notice, case) else put_in_inbox(notice)


@transaction.atomic
def _announce(notice: Notice, case: Case, *, at: datetime) -> Notice | None:
    """A term runs from this letter: it does not wait for a week, and without an address it did not arrive.

    The case is held first: its letter stops the term of what is locked already.
    """
    held(case.pk)
    put, addressed = put_in_inbox(notice, in_any_case=True), has_an_address(notice)
    if put and isinstance(addressed, Denied):
        note_unreachable(put.mail, addressed.reason, at=at)
    return put


def put_in_inbox(notice: Notice, *, in_any_case: bool = False) -> Notice | None:
    """With its letter, `in_any_case` or as its reader chose; None where they were told before.

    Before is of this very move or week.
    """
    try:
        with transaction.atomic():
            return _put_in_inbox(notice, by_mail=in_any_case or goes_by_mail(notice))
    except IntegrityError:
        return None


def _put_in_inbox(notice: Notice, *, by_mail: bool) -> Notice:
    notice.save(force_insert=True)
    Person.objects.filter(pk=notice.person_id).update(unread_notices=F("unread_notices") + 1)
    if by_mail:
        Mail.objects.create(
            notice=notice,
            to=notice.person.email,
            language=language_of(notice.person),
            next_try_at=notice.made_at,
        )
    return notice


def goes_by_mail(notice: Notice) -> bool:
    person = notice.person
    if notice.kind in AT_ONCE and person.mail_is_weekly:
        return _cannot_wait(notice) and bool(person.email)
    return notice.kind in AT_ONCE | IN_ANY_CASE and bool(person.email)


def _cannot_wait(notice: Notice) -> bool:
    if notice.due_on is None:
        return False
    return notice.kind == NEWS or notice.due_on - day_of(notice.made_at) <= SOON
