"""Erasing somebody by two people: one asks and says why, another looks at the same and does it, or does not.

What waits stands in the journal alone, and goes with the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import EntryLine, lines_of
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.data_map import DataMap
from leerlijn.kernel.policy import Office, Standing
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict, all_of
from leerlijn.site.erasing.erasing import erase
from leerlijn.site.erasing.journal import subject_of
from leerlijn.site.erasing.lines import Erased

ASK, REFUSE, DO = "ask-erasure", "refuse-erasure", "erase"
CHANNEL = "page"
LONGEST = 300
MOST = 500
"""Entries that are looked through for what waits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked to erase somebody, when and why."""

    pseudonym: str
    by: str
    at: datetime
    reason: str
    of: str


def asked_for(person: Person) -> Asked | None:
    """What waits for a second person; one statement."""
    found = Entry.objects.filter(subject=subject_of(person.pseudonym), act__in=(ASK, REFUSE, DO))
    return _waiting(lines_of(found.order_by("-seq"), limit=1)).get(person.pseudonym)


def all_asked() -> Sequence[tuple[Person, Asked]]:
    """Everything that waits, the newest first; two statements."""
    found = Entry.objects.filter(act__in=(ASK, REFUSE, DO), subject__startswith="person:").order_by("-pk")
    waiting = _waiting(lines_of(found, limit=MOST))
    people = Person.objects.filter(pseudonym__in=waiting, erased_at=None).in_bulk(field_name="pseudonym")
    return [(people[pseudonym], asked) for pseudonym, asked in waiting.items() if pseudonym in people]


def _waiting(newest_first: Iterable[EntryLine]) -> dict[str, Asked]:
    """By pseudonym, where the newest of these acts is that it was asked."""
    newest: dict[str, EntryLine] = {}
    for entry in newest_first:
        newest.setdefault(entry.subject.partition(":")[2], entry)
    return {
        of: Asked(each.pseudonym, each.name, each.at, str(each.payload.get("reason", "")), of)
        for of, each in newest.items()
        if each.act == ASK
    }


def is_somebody_else(person: Person, by: Standing) -> Verdict:
    if by.is_known_as(person.pseudonym):
        return Denied(Sentence("Nobody erases themselves: ask a colleague."))
    return ALLOWED


def says_why(reason: str) -> Verdict:
    if not reason.strip():
        return Denied(Sentence("Say why, in one sentence, and without saying who: it stays in the journal."))
    if len(reason) > LONGEST:
        return Denied(Sentence("This is too long."))
    return ALLOWED


def is_asked_by_another(asked: Asked | None, by: Standing) -> Verdict:
    if asked is None:
        return Denied(Sentence("Nobody asks to erase this person now."))
    if by.is_known_as(asked.pseudonym):
        return Denied(Sentence("You asked this yourself: a second person looks at it and decides."))
    return ALLOWED


def ask_erasure(
    person: Person, *, reason: str, by: Standing, office: Office | None, at: datetime
) -> Entry | Denied:
    fits = all_of(is_somebody_else(person, by), says_why(reason))
    if isinstance(fits, Denied):
        return fits
    actor = actor_of(by, CHANNEL, office)
    return record(subject_of(person.pseudonym), ASK, by=actor, at=at, payload={"reason": reason.strip()})


def refuse_erasure(person: Person, *, by: Standing, office: Office | None, at: datetime) -> Entry | Denied:
    """Whoever asked may take it back in the same way."""
    if asked_for(person) is None:
        return Denied(Sentence("Nobody asks to erase this person now."))
    return record(subject_of(person.pseudonym), REFUSE, by=actor_of(by, CHANNEL, office), at=at)


def confirm_erasure(
    person: Person, known: DataMap, *, by: Standing, office: Office | None, at: datetime
) -> Erased | Denied:
    """Done at once, by the reason of whoever asked."""
    asked = asked_for(person)
    fits = all_of(is_somebody_else(person, by), is_asked_by_another(asked, by))
    if isinstance(fits, Denied) or asked is None:
        return fits if isinstance(fits, Denied) else Denied(Sentence("Nobody asks to erase this person now."))
    return erase(person, known, reason=asked.reason, by=actor_of(by, CHANNEL, office), at=at)
