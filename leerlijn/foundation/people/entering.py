"""Between the sign-in page and a session: where somebody was going, and what they had typed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.ui.pages import inside
from leerlijn.foundation.ui.sign_in import Typed, opened
from leerlijn.kernel.factors import Factor

FIRST_PASSWORD, SECOND_STEP = "first-password", "second-step"
"""What somebody still has to do before there is a session."""
DEVICE = "device"
"""The cookie of a browser in which somebody signed in before."""
DEVICE_KEPT_FOR = timedelta(days=365)
TIME_TO_CHOOSE = 15 * 60
"""Seconds between the first password and one of their own."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The address somebody wanted, and what they sent there before they were signed out.

    `counting`: the factors of which one has to be shown, where what they sent there decides something.
    """

    address: str = "/"
    typed: Typed | None = None
    counting: tuple[str, ...] = ()

    @property
    def decides(self) -> bool:
        return bool(self.counting)

    @property
    def sealed(self) -> str:
        return self.typed.sealed() if self.typed else ""


def journey_of(request: HttpRequest) -> Journey:
    """As the sign-in page carries it; an address of another server is forgotten."""
    typed = opened(request.POST.get("typed", ""))
    address = inside(request, request.POST.get("next") or request.GET.get("next", "/"))
    known = {each.value for each in Factor}
    counting = (request.POST or request.GET).getlist("counting")
    return Journey(address, typed, tuple(each for each in counting if each in known))


def pass_for(account: Account, *, for_what: str = FIRST_PASSWORD) -> str:
    """Proof, for a quarter of an hour, that somebody knew the password of this account."""
    return signing.dumps([account.pk, account.get_session_auth_hash()], salt=for_what)


def account_of_pass(proof: str, *, for_what: str = FIRST_PASSWORD) -> Account | None:
    """None when it is not ours, too old, or the password was already replaced."""
    try:
        key, hashed = signing.loads(proof, salt=for_what, max_age=TIME_TO_CHOOSE)
    except signing.BadSignature:
        return None
    known = Account.objects.select_related("person__merged_into")
    account = known.filter(pk=key, is_active=True).first()
    return account if account and account.get_session_auth_hash() == hashed else None


def place_of(request: HttpRequest, name: str) -> str:
    """From where a name is tried, as a key that says neither: a browser that knew it before, or an address.

    Whoever signed in from this browser has a place of their own, so that no stranger slows them down from
    behind the same address.
    """
    known = name.strip().casefold()
    tried = f"{_device_of(request, known) or network_of(request)} {known}"
    return salted_hmac("tries", tried, algorithm="sha256").hexdigest()


def place_of_codes(account: Account) -> str:
    """Of codes one place for the whole account: only who knows the password comes so far."""
    return salted_hmac("tries-of-codes", str(account.pk), algorithm="sha256").hexdigest()


def remember_device(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """This browser has signed in with this account; the cookie opens nothing."""
    said = signing.dumps([account.name.casefold(), secrets.token_hex(8)], salt=DEVICE)
    response.set_cookie(
        DEVICE,
        said,
        max_age=DEVICE_KEPT_FOR,
        path="/",  # somebody proves it again elsewhere than where they sign in
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _device_of(request: HttpRequest, name: str) -> str:
    try:
        known, device = signing.loads(request.COOKIES.get(DEVICE, ""), salt=DEVICE, max_age=DEVICE_KEPT_FOR)
    except signing.BadSignature:
        return ""
    return str(device) if known == name else ""


def network_of(request: HttpRequest) -> str:
    """The address of whoever asks; of IPv6 the part that one connection has (64 bits).

    Behind our proxy (BASE_URL is https) the last that `X-Forwarded-For` names: what stands before it, anybody
    can make up.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return ""
    return str(ip_network((address, 64), strict=False) if isinstance(address, IPv6Address) else address)
