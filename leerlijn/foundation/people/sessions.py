"""How somebody is known between two requests: the account behind a session, and by what they proved it."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.queries import standing_as, who_stays
from leerlijn.foundation.ui.asked import Request

FACTOR = "factor"
DEMONSTRATION = "demonstration"
"""Nothing was proven: production refuses it."""
PASSWORD = "password"
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


def open_session(request: HttpRequest, account: Account, *, by: str) -> None:
    """From now on this browser is them; `by` is the factor."""
    asked = cast("Request", request)
    login(request, account, backend=BACKEND)
    request.session[FACTOR] = by
    asked.standing = standing_as(who_stays(account.person), on=asked.standing.on)
