"""Undoing the newest list of staff: with whom somebody went on since, and all that follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from leerlijn.domains.qualification.actions.register import is_of_a_list
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.queries import EntryLine, entries_since
from leerlijn.foundation.people.imports.undo_report import UndoReport
from leerlijn.foundation.people.imports.undoing import undo_staff_import
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries.among import Among
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Outdated
from leerlijn.site import wiring
from leerlijn.site.acts import what_happened

OF_THE_LIST = frozenset({"import-staff", "undo-import-staff"})
OF_THEMSELVES = frozenset({"choose-language", "choose-mail", "make-feed", "revoke-feed", "store"})
"""What nobody builds on: the lists themselves, and what somebody chose for themselves."""
OF_THE_REGISTER = frozenset({"register", "withdraw"})
"""What a list does of itself, and what an office may do too."""
OF_THE_CLOCK = ("utq-obligation", "utq-registration", "staff-question")
"""Cases that the clock opens when a list is taken over; a step of somebody in one of them counts."""
A_CASE_WAS_OPENED = Sentence("Since then a case was opened about them.")


def undo_list(
    number: int, *, actor: Actor, at: datetime, dry_run: bool = False, digest: str | None = None
) -> UndoReport | Denied | Outdated:
    """The list is taken back with all that followed from it, in one transaction; or why it is not.

    `digest` is that of the report that somebody looked at. A dry run reports the same and writes nothing.
    """
    with transaction.atomic():
        report = undo_staff_import(
            number, actor=actor, at=at, went_on=went_on, dry_run=dry_run, digest=digest
        )
        if isinstance(report, UndoReport) and not dry_run:
            wiring.after_staff_import_undone(report, actor=actor, at=at)
    return report


def went_on(people: Collection[Person], since: datetime) -> Mapping[int, Said]:
    """With whom somebody went on since a moment, and what was done: a role, a mandate, a case, an answer."""
    keys = {f"person:{person.pseudonym}": person.pk for person in people}
    with_case = dict.fromkeys(_in_new_cases(keys.values(), since), A_CASE_WAS_OPENED)
    return {**with_case, **_answered(keys.values(), since), **_recorded(keys, since)}


def _recorded(keys: Mapping[str, int], since: datetime) -> dict[int, Said]:
    """The last thing that the journal tells of each of them."""
    about_people = Q(subject__startswith="person:") | Q(about__startswith="person:")
    later = entries_since(since, about_people & ~Q(act__in=OF_THE_LIST | OF_THEMSELVES))
    return {
        keys[whom]: _since_then(entry)
        for entry in later
        if not (entry.act in OF_THE_REGISTER and is_of_a_list(entry.payload))
        for whom in (entry.subject, entry.about)
        if whom in keys
    }


def _answered(people: Collection[int], since: datetime) -> dict[int, Said]:
    """Of whom somebody took a step in a case that the clock had opened: the last."""
    theirs = Case.objects.filter(procedure__in=OF_THE_CLOCK, subject__in=Among(people))
    subjects = {f"case:{key}": person for key, person in theirs.values_list("pk", "subject")}
    later = entries_since(since, Q(subject__startswith="case:") & ~Q(channel="clock"))
    return {subjects[entry.subject]: _since_then(entry) for entry in later if entry.subject in subjects}


def _since_then(entry: EntryLine) -> Said:
    return Sentence("Since then, on {day}: {what}.", day=day_of(entry.at), what=what_happened(entry))


def _in_new_cases(people: Collection[int], since: datetime) -> set[int]:
    later = Case.objects.filter(opened_at__gt=since).exclude(procedure__in=OF_THE_CLOCK)
    rows = later.values_list("subject", "parties__person")
    return {person for row in rows for person in row if person}.intersection(people)
