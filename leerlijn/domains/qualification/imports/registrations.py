"""Reads the free text of `BKO-registratie` into the register; what cannot be read becomes a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from leerlijn.domains.qualification.actions.register import (
    FROM_A_LIST,
    CertificateFound,
    ExemptionFound,
    Found,
    PartFound,
    Register,
    ToEnter,
    enter_all,
)
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of

FIRST_YEAR = 1990
"""Before this there was no such qualification anywhere."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that nobody should guess at; `because` says what is unclear."""

    text: str
    because: Said


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody has to look: this text of this person could not be read."""

    person: int
    pseudonym: str
    unreadable: Unreadable


FORMS: Mapping[str, Callable[[Mapping[str, str]], Found]] = {
    r"(?:bko|utq) (?P<issuer>[a-z]+) (?P<year>\d{4})": lambda said: CertificateFound(
        said["issuer"].upper(), int(said["year"])
    ),
    r"(?:vrijstelling|exemption) (?P<year>\d{4})": lambda said: ExemptionFound(int(said["year"])),
    r"(?:deelcertificaat|partial certificate) (?P<issuer>[a-z]+) (?P<unit>[a-z]+) (?P<year>\d{4})": (
        lambda said: PartFound(said["issuer"].upper(), said["unit"].upper(), int(said["year"]))
    ),
}


def read_registration(text: str, *, on: date) -> tuple[Found | Unreadable, ...]:
    """Each part of the text, parts being divided by a semicolon; nothing for an empty text."""
    parts = (" ".join(part.split()) for part in text.split(";"))
    return tuple(_read(part, on) for part in parts if part)


def _read(part: str, on: date) -> Found | Unreadable:
    for form, made in FORMS.items():
        if said := re.fullmatch(form, part, re.IGNORECASE | re.ASCII):
            found = made(said.groupdict())
            doubt = _doubt(found, on)
            return Unreadable(part, doubt) if doubt else found
    return Unreadable(
        part, Sentence("“{text}” does not say which certificate it is, of whom and of when.", text=part)
    )


def _doubt(found: Found, on: date) -> Said | None:
    if found.year > on.year:
        return Sentence("The year {year} has not come yet.", year=str(found.year))
    if found.year < FIRST_YEAR:
        return Sentence("In {year} this qualification did not exist yet.", year=str(found.year))
    issuer = getattr(found, "issuer", None)
    if issuer and issuer not in issuers().names:
        return Sentence("We do not know a university with the code {code}.", code=issuer)
    return None


def read_registrations(
    persons: QuerySet[Person], *, actor: Actor, at: datetime
) -> tuple[list[Register], list[Question]]:
    """Enters what can be read for these people, and asks about the rest; again, it changes nothing."""
    rows = persons.exclude(registration_said="").order_by("pk")
    read = list(_parts(rows.values_list("pk", "pseudonym", "registration_said"), day_of(at)))
    source = f"{FROM_A_LIST} {day_of(at).isoformat()}"
    entries = [
        ToEnter(person, pseudonym, found, f"{source}: '{text}'"[:300])
        for person, pseudonym, text, found in read
        if not isinstance(found, Unreadable)
    ]
    questions = [
        Question(person, pseudonym, found)
        for person, pseudonym, _, found in read
        if isinstance(found, Unreadable)
    ]
    return enter_all(entries, actor=actor, at=at), questions


def _parts(
    rows: Iterable[tuple[int, str, str]], on: date
) -> Iterator[tuple[int, str, str, Found | Unreadable]]:
    for person, pseudonym, said in rows:
        for found in read_registration(said, on=on):
            yield person, pseudonym, said, found
