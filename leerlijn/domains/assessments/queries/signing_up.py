"""Signing up without an account: what is asked besides, and the link that stands for an account."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from leerlijn.domains.assessments.models import SignUp
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_as
from leerlijn.kernel.chain import digest
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Field, Line
from leerlijn.kernel.sentence import Text

WHO: tuple[Field, ...] = (
    Line(name="given_name", label=Text(nl="Je voornaam", en="Your first name"), longest=100),
    Line(name="family_name", label=Text(nl="Je achternaam", en="Your last name"), longest=150),
    Line(
        name="email",
        label=Text(nl="Je mailadres", en="Your mail address"),
        hint=Text(
            nl="We sturen je een mail met een link, om te bevestigen.",
            en="We send you a letter with a link, to confirm.",
        ),
    ),
)


def token_of(sign_up: SignUp) -> str:
    """What the address in the letter ends in; the database alone cannot tell it, without our key."""
    return salted_hmac("sign-up", sign_up.nonce, algorithm="sha256").hexdigest()[:40]


def sign_up_with(token: str) -> SignUp | None:
    """The sign-up behind an address; one statement."""
    return SignUp.objects.select_related("case__subject").filter(digest=digest(token)).first()


def as_guest(person: Person, standing: Standing) -> Standing:
    """Somebody as themselves only: a link in a letter carries no office."""
    whole = standing_as(person, on=standing.on)
    return Standing(
        on=whole.on,
        person=whole.person,
        pseudonym=whole.pseudonym,
        name=whole.name,
        initials=whole.initials,
        language=whole.language,
    )
