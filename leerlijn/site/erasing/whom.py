"""Who is to be erased: every row and name by which they are known, and what must be finished first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Appointment, Membership, Person
from leerlijn.foundation.people.queries import not_over
from leerlijn.foundation.people.roles import role_title
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

SHORTEST_NUMBER = 5
"""Digits of a personnel number that is looked for in texts: a shorter one stands everywhere."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Whom:
    """One human being: the row that stays, and those that were merged into it, as they were.

    `names` are as they are written, `words` all that leads to them in a text: names, addresses and numbers;
    without what somebody else has too, who would lose theirs.
    """

    person: Person
    known: tuple[Person, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def keys(self) -> list[int]:
        return [each.pk for each in self.known]

    @property
    def pseudonyms(self) -> list[str]:
        return [each.pseudonym for each in self.known]


def as_written(word: str) -> set[str]:
    """As it stands in a column, and as JSON writes it there."""
    return {word, json.dumps(word)[1:-1]}


def whom(person: Person) -> Whom:
    stays = person.merged_into_id or person.pk
    rows = Person.objects.filter(Q(pk=stays) | Q(merged_into=stays)).order_by("pk").select_for_update()
    known = tuple(rows)
    theirs = {each.name for each in known if each.given_name}
    family = {each.family_name for each in known}
    addresses = {each.email for each in known if each.email}
    alike = Q(family_name__in=family) | Q(email__in=addresses)
    others = list(Person.objects.filter(alike).exclude(pk__in=[each.pk for each in known]))
    names = sorted(theirs - {other.name for other in others})
    numbers = {each.number for each in known if each.number and len(each.number) >= SHORTEST_NUMBER}
    words = sorted({*names, *numbers, *(addresses - {other.email for other in others})})
    return Whom(next(each for each in known if each.pk == stays), known, tuple(names), tuple(words))


def can_be_erased(theirs: Whom, *, on: date) -> Verdict:
    """Not while anything depends on them; the sentence says what."""
    if theirs.person.erased_at:
        return Denied(Sentence("They were erased already, on {day}.", day=theirs.person.erased_at.date()))
    if roles := tuple(_held(theirs, on)):
        return Denied(
            Sentence(
                "They still work here or have a role ({roles}). The list of staff or a unit ends that first.",
                roles=roles,
            )
        )
    running = tuple(_running(theirs))
    if len(running) > SHOWN:
        return Denied(
            Sentence(
                "Still running: {cases} and {more} more. First these are finished or withdrawn.",
                cases=running[:SHOWN],
                more=len(running) - SHOWN,
            )
        )
    if running:
        return Denied(
            Sentence("Still running: {cases}. First these are finished or withdrawn.", cases=running)
        )
    return ALLOWED


def _held(theirs: Whom, on: date) -> Iterator[Text | str]:
    lasting = not_over(on)
    yield from Appointment.objects.filter(lasting, person__in=theirs.keys).values_list("profile", flat=True)
    for role in Membership.objects.filter(lasting, person__in=theirs.keys).values_list("role", flat=True):
        yield role_title(role)


def _running(theirs: Whom) -> Iterator[Sentence]:
    """Every open case about them or in which they have a part: a dossier that is judged, an objection."""
    theirs_or_with_them = Q(subject__in=theirs.keys) | Q(parties__person__in=theirs.keys)
    found = Case.objects.filter(theirs_or_with_them, is_open=True).distinct().order_by("pk")
    for key, procedure, edition in found.values_list("pk", "procedure", "edition"):
        title = catalogue.get(procedure, edition).title
        yield Sentence("{procedure} (case {number})", procedure=title, number=str(key))
