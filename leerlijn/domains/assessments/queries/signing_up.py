"""Signing up without an account: what is asked besides, and the link that stands for an account."""

from __future__ import annotations

from leerlijn.domains.assessments.models import SignUp
from leerlijn.foundation.people.links import token_from
from leerlijn.kernel.chain import digest
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
    """What the address in the letter ends in."""
    return token_from("sign-up", sign_up.nonce)


def sign_up_with(token: str) -> SignUp | None:
    """The sign-up behind an address; one statement."""
    return SignUp.objects.select_related("case__subject").filter(digest=digest(token)).first()
