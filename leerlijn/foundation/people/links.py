"""Links in letters with which one person does one thing without an account: their tokens, and as whom."""

from __future__ import annotations

from datetime import date

from django.utils.crypto import salted_hmac

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import language_of
from leerlijn.kernel.factors import Link
from leerlijn.kernel.policy import Standing


def token_from(purpose: str, nonce: str) -> str:
    """What the address in the letter ends in; the database alone cannot tell it, without our key."""
    return salted_hmac(purpose, nonce, algorithm="sha256").hexdigest()[:40]


def standing_by_link(person: Person, *, on: date, to: str = "") -> Standing:
    """As themselves and by no office. `to` is the one deed that the letter was written for, if it decides."""
    return Standing(
        on=on,
        person=person.pk,
        pseudonym=person.pseudonym,
        name=person.name,
        initials=person.initials,
        language=language_of(person),
        shown=Link(to),
    )
