"""Between the sign-in page and a session: where somebody was going, and what they had typed."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.ui.pages import inside
from leerlijn.foundation.ui.sign_in import Typed, opened

SALT = "first-password"
TIME_TO_CHOOSE = 15 * 60
"""Seconds between the first password and one of their own."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The address somebody wanted, and what they sent there before they were signed out."""

    address: str = "/"
    typed: Typed | None = None

    @property
    def sealed(self) -> str:
        return self.typed.sealed() if self.typed else ""


def journey_of(request: HttpRequest) -> Journey:
    """As the sign-in page carries it; an address of another server is forgotten."""
    typed = opened(request.POST.get("typed", ""))
    return Journey(inside(request, request.POST.get("next") or request.GET.get("next", "/")), typed)


def pass_for(account: Account) -> str:
    """Proof, for a quarter of an hour, that somebody knew the first password of this account."""
    return signing.dumps([account.pk, account.get_session_auth_hash()], salt=SALT)


def account_of_pass(proof: str) -> Account | None:
    """None when it is not ours, too old, or the password was already replaced."""
    try:
        key, known = signing.loads(proof, salt=SALT, max_age=TIME_TO_CHOOSE)
    except signing.BadSignature:
        return None
    account = Account.objects.select_related("person").filter(pk=key, is_active=True).first()
    return account if account and account.get_session_auth_hash() == known else None
