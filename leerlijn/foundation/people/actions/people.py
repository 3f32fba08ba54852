"""Making somebody known, and what they choose for themselves."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import language_of
from leerlijn.kernel.sentence import Language, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete


def add_person(
    *,
    given_name: str,
    family_name: str,
    by: Actor,
    at: datetime,
    prefix: str = "",
    number: str = "",
    email: str = "",
    language: Language = "nl",
) -> Person | Denied:
    """Somebody new; refused when another has this personnel number."""
    with transaction.atomic():
        free = guards.number_is_free(number)
        if isinstance(free, Denied):
            return free
        person = Person.objects.create(
            given_name=given_name,
            prefix=prefix,
            family_name=family_name,
            number=number or None,
            email=email,
            language=language,
        )
        said = {"name": person.name, "number": number, "email": email, "language": language}
        record(subject(person), "add-person", by=by, at=at, payload=said)
        return person


def choose_language(person_id: int, language: Language, *, by: Actor, at: datetime) -> Person:
    """The language in which pages, mail and letters speak to them; choosing the same again writes nothing."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        if language_of(person) != language or not person.language_is_chosen:
            person.language, person.language_is_chosen = language, True
            person.save(update_fields=["language", "language_is_chosen"])
            record(subject(person), "choose-language", by=by, at=at, payload={"language": language})
        return person


def choose_mail(person_id: int, *, weekly: bool, by: Actor, at: datetime) -> None:
    """Whether what happens reaches them at once or once a week; choosing the same again writes nothing."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        if person.mail_is_weekly != weekly:
            person.mail_is_weekly = weekly
            person.save(update_fields=["mail_is_weekly"])
            record(subject(person), "choose-mail", by=by, at=at, payload={"weekly": weekly})


def change_address(person_id: int, email: str, *, by: Actor, at: datetime) -> Incomplete | None:
    """Where their mail goes from now on, whatever a list of HR says."""
    try:
        validate_email(email)
    except ValidationError:
        return Incomplete({"email": Sentence("“{address}” is no e-mail address.", address=email)})
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        person.email, person.email_is_chosen = email, True
        person.save(update_fields=["email", "email_is_chosen"])
        record(subject(person), "change-address", by=by, at=at, payload={"email": email})
    return None


def subject(person: Person) -> str:
    """Under which the journal writes about somebody."""
    return f"person:{person.pseudonym}"
