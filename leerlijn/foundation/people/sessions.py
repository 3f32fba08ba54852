"""How somebody is known between two requests: the account behind a session, and by what they proved it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast

from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.queries import standing_as, who_stays
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.factors import Factor, Proof

PROOF = "proof"
"""Under which name a session keeps it."""
DEMONSTRATION = Factor.DEMONSTRATION
PASSWORD = Factor.PASSWORD
MAIL = Factor.MAIL
SIGN_ON = Factor.SIGN_ON
PASSKEY = Factor.PASSKEY
ONE_TIME_CODE = Factor.ONE_TIME_CODE
BACKEND = f"{__name__}.AccountBackend"


class AccountBackend(BaseBackend):
    """Accounts with a name and a password; the person comes along in the same statement."""

    def authenticate(
        self, request: HttpRequest | None, name: str = "", password: str = "", **_: object
    ) -> Account | None:
        known = Account.objects.select_related("person__merged_into")
        account = known.filter(name=name, is_active=True).first()
        if account is None:
            Account().set_password(password)  # takes as long as for a name that exists
            return None
        return account if account.check_password(password) else None

    def get_user(self, user_id: int) -> Account | None:
        found = Account.objects.select_related("person__merged_into")
        return found.filter(pk=user_id, is_active=True).first()


def account_that_fits(request: HttpRequest, *, name: str, password: str) -> Account | None:
    """The account with this name and password, if there is one."""
    found = authenticate(request, name=name, password=password)
    return found if isinstance(found, Account) else None


def open_session(request: HttpRequest, account: Account, *, by: Factor | Proof) -> None:
    """From now on this browser is them, proven by this factor now, or by a proof that was given elsewhere."""
    asked = cast("Request", request)
    login(request, account, backend=BACKEND)
    proof = _keep(asked, by)
    asked.standing = standing_as(who_stays(account.person), on=asked.standing.on, shown=proof)


def prove(request: HttpRequest, *, by: Factor | Proof) -> None:
    """Whoever is signed in proved it once more: the factor and its moment are new, the visit goes on."""
    asked = cast("Request", request)
    request.session.cycle_key()
    asked.standing = replace(asked.standing, shown=_keep(asked, by))


def _keep(request: Request, by: Factor | Proof) -> Proof:
    proof = by if isinstance(by, Proof) else Proof(by, request.at)
    request.session[PROOF] = [proof.factor.value, proof.at and proof.at.isoformat(), proof.by_two]
    return proof


def account_of(request: HttpRequest) -> Account:
    """Of whoever is signed in."""
    return cast("Account", request.user)


def is_signed_in_as(request: HttpRequest, account: Account) -> bool:
    """Whether the open visit is theirs, and still goes on: a password replaced just now ended it."""
    if not cast("Request", request).standing:
        return False
    known = account_of(request)
    return known == account and known.get_session_auth_hash() == account.get_session_auth_hash()


def proof_in(request: HttpRequest) -> Proof | None:
    """What this session was proven by; None where it does not say so in our words."""
    try:
        factor, at, by_two = request.session[PROOF]
        return Proof(Factor(factor), at and datetime.fromisoformat(at), by_two)
    except (KeyError, TypeError, ValueError):
        return None
