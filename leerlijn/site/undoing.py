"""Undoing the newest list of staff: with whom somebody went on since, and all that follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.imports.undo_report import UndoReport
from leerlijn.foundation.people.imports.undoing import undo_staff_import
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied
from leerlijn.site import wiring
from leerlijn.site.acts import ACTS

OF_THE_LIST = frozenset({"import-staff", "undo-import-staff", "register", "withdraw"})
OF_THEMSELVES = frozenset({"choose-language", "make-feed", "revoke-feed", "store"})
"""What nobody builds on: the lists themselves, and what somebody chose for themselves."""
OF_THE_CLOCK = ("utq-obligation", "utq-registration", "staff-question")
"""Cases that the clock opens when a list is taken over."""
A_CASE_WAS_OPENED = Sentence("Since then a case was opened about them.")


def undo_list(number: int, *, actor: Actor, at: datetime, dry_run: bool = False) -> UndoReport | Denied:
    """The list is taken back with all that followed from it, in one transaction; or why it is not.

    A dry run reports the same and writes nothing.
    """
    with transaction.atomic():
        report = undo_staff_import(number, actor=actor, at=at, went_on=went_on, dry_run=dry_run)
        if isinstance(report, UndoReport) and not dry_run:
            wiring.after_staff_import_undone(report, actor=actor, at=at)
    return report


def went_on(people: Collection[Person], since: datetime) -> Mapping[int, Said]:
    """With whom somebody went on since a moment, and what was done: a role, a mandate, a case."""
    keys = {f"person:{person.pseudonym}": person.pk for person in people}
    with_case = dict.fromkeys(_in_new_cases(keys.values(), since), A_CASE_WAS_OPENED)
    return {**with_case, **_recorded(keys, since)}


def _recorded(keys: Mapping[str, int], since: datetime) -> dict[int, Said]:
    """The last thing that the journal tells of each of them."""
    later = Entry.objects.filter(Q(subject__startswith="person:") | Q(about__startswith="person:"))
    later = later.filter(at__gt=since).exclude(act__in=OF_THE_LIST | OF_THEMSELVES).order_by("pk")
    return {
        keys[whom]: Sentence("Since then, on {day}: {what}.", day=day_of(at), what=ACTS.get(act, act))
        for subject, about, act, at in later.values_list("subject", "about", "act", "at")
        for whom in (subject, about)
        if whom in keys
    }


def _in_new_cases(people: Collection[int], since: datetime) -> set[int]:
    later = Case.objects.filter(opened_at__gt=since).exclude(procedure__in=OF_THE_CLOCK)
    rows = later.values_list("subject", "parties__person")
    return {person for row in rows for person in row if person}.intersection(people)
