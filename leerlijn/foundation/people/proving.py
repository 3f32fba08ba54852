"""How somebody who is signed in proves once more that it is them: every way there is, in one list."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from leerlijn.foundation.people import sign_on
from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.queries.factors import has_passkey, has_second_factor
from leerlijn.kernel.factors import Demand, Factor


@dataclass(frozen=True, slots=True)
class Way:
    """`part` is its part of the page, with a form of its own that carries the journey along (`going_on`).

    Its view calls `sessions.prove` when it holds, and then answers with `views.going.go_on`.
    """

    factor: Factor
    part: str
    is_open_to: Callable[[Account], bool]


def _has_a_password(account: Account) -> bool:
    return account.has_usable_password() and not account.is_first_password


def _is_of_a_demonstration(account: Account) -> bool:
    return settings.DEMO and account.card_order is not None


def _signs_on(account: Account) -> bool:
    return sign_on.is_offered() and account.sign_ons.filter(issuer=settings.OIDC_ISSUER).exists()


OF_THEIR_OWN = timedelta(minutes=15)
SECOND = frozenset({Factor.SIGN_ON, Factor.PASSKEY, Factor.ONE_TIME_CODE})


def demand_of(account: Account) -> Demand:
    """What changing how they sign in asks: the second step of who has one: nothing less takes it away.

    So no password does, and no sign-on that asked for one factor only. Whoever has none yet adds the first
    one by what they came in with.
    """
    has_one = has_second_factor(account)
    factors = SECOND if has_one else SECOND | {Factor.PASSWORD}
    counting = factors | {Factor.DEMONSTRATION} if settings.DEMO else factors
    return Demand(counting, OF_THEIR_OWN, sign_on_by_two=has_one)


WAYS: tuple[Way, ...] = (
    Way(Factor.SIGN_ON, "people/prove/sign_on.html", _signs_on),
    Way(Factor.PASSKEY, "people/prove/passkey.html", has_passkey),
    Way(Factor.ONE_TIME_CODE, "people/prove/code.html", has_second_factor),
    Way(Factor.PASSWORD, "people/prove/password.html", _has_a_password),
    Way(Factor.DEMONSTRATION, "people/prove/demonstration.html", _is_of_a_demonstration),
)


def ways_of(account: Account, *, counting: Collection[str]) -> list[Way]:
    """Those that this account has and that count; where nobody says which count, all of them."""
    return [way for way in WAYS if (not counting or way.factor.value in counting) and way.is_open_to(account)]
