"""What the journal says of somebody: names and content go by order of an entry, the chain stays whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from leerlijn.domains.assessments.models import SignUp
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Dossier, Proposal
from leerlijn.foundation.journal.actions import Actor, erase_names, erase_payloads, record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.panels.models import Round
from leerlijn.site.erasing.whom import Whom


def order_erasure(theirs: Whom, *, reason: str, by: Actor, at: datetime) -> Entry:
    """The entry that everything below refers to; it says why, and never whom."""
    about = subject_of(theirs.person.pseudonym)
    return record(about, "erase", by=by, at=at, payload={"reason": reason})


@dataclass(frozen=True, slots=True)
class Told:
    """The subjects of which all that is said goes, and those of which nothing does."""

    subjects: frozenset[str]
    kept: frozenset[str]


def told_of(theirs: Whom) -> Told:
    """Before anything else goes: the rows tell which subjects are theirs."""
    kept = frozenset(f"certificate:{number}" for number in _certificates(theirs))
    return Told(frozenset(_subjects(theirs)) - kept, kept)


def erase_from_journal(
    theirs: Whom, told: Told, *, gone: Collection[int], staying: Collection[int], order: Entry
) -> int:
    """With the files that went. One that stays, in a case of somebody else, is told of as before."""
    kept = told.kept | set(map(_file, staying))
    subjects = told.subjects | set(map(_file, gone))
    count = sum(erase_payloads(about=subject_of(each), but=kept, order=order) for each in theirs.pseudonyms)
    wanted = sorted(subjects)
    for start in range(0, len(wanted), AT_ONCE):
        count += erase_payloads(subjects=wanted[start : start + AT_ONCE], order=order)
    return count + sum(erase_names(each, order=order) for each in theirs.pseudonyms)


def _file(document: int) -> str:
    return f"document:{document}"


AT_ONCE = 500


def subject_of(pseudonym: str) -> str:
    return f"person:{pseudonym}"


def _certificates(theirs: Whom) -> list[str]:
    return list(Certificate.objects.filter(holder__in=theirs.keys).values_list("number", flat=True))


def _subjects(theirs: Whom) -> Iterator[str]:
    """Themselves, the cases about them, and what the rooms call the things in such a case."""
    yield from map(subject_of, theirs.pseudonyms)
    cases = list(Case.objects.filter(subject__in=theirs.keys).values_list("pk", flat=True))
    theirs_alone = Q(utq_intakes__case__in=cases) | Q(utq_interview__round__case__in=cases)
    for kind, found in (
        ("case", Case.objects.filter(pk__in=cases)),
        ("dossier", Dossier.objects.filter(case__in=cases)),
        ("verdict", Proposal.objects.filter(case__in=cases)),
        ("round", Round.objects.filter(case__in=cases)),
        ("session", Session.objects.filter(theirs_alone).distinct()),
        ("sign-up", SignUp.objects.filter(case__in=cases)),
    ):
        yield from (f"{kind}:{key}" for key in found.values_list("pk", flat=True))
