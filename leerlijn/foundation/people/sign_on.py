"""Signing in at the institution's own provider, by OpenID Connect; the protocol is Authlib's.

Authorization code with PKCE, `state` and `nonce`. What the provider says is believed only in a token that it
signed for us; whatever does not hold is one sentence, and opens nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from authlib.integrations.django_client.apps import DjangoOAuth2App
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from joserfc.errors import ExpiredTokenError, InvalidClaimError, JoseError
from requests import RequestException

from leerlijn.foundation.people.entering import Journey
from leerlijn.foundation.people.queries import account_of_sign_on
from leerlijn.foundation.ui.sign_in import opened
from leerlijn.kernel.factors import Factor, Proof
from leerlijn.kernel.sentence import Sentence

NAME = "institution"
ANSWERS_WITHIN = 5
"""Seconds for each question to the provider: whoever signs in waits that long, and so does a worker."""
CLOCKS_DIFFER = 120
"""Seconds that the provider's clock and ours may differ."""
LEFT_ALONE = 10
"""Seconds in which a provider that did not answer is not asked again: else all workers wait for it."""
TIME_AWAY = 3600
"""Seconds in which somebody comes back."""
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""With the provider's private key: never unsigned, and never with what we know too."""
AT_LEAST_TWO = {"mfa"}
"""What `amr` says when two factors were asked (RFC 8176)."""
REMEMBERED = 24 * 3600
"""Seconds that the provider may know somebody without asking anew; who is asked for this tells since when."""
FAR_AWAY = 2**37
"""Seconds since 1970 that are no moment any more."""
HOME = "schac_home_organization"
EMPLOYEE = ":employeeid:"
"""In `schacPersonalUniqueCode`, before the personnel number."""

DOES_NOT_ANSWER = Sentence(
    "The sign-in of your institution does not answer now. Nothing went wrong on your side: try again later."
)
NOT_BEGUN_HERE = Sentence("This sign-in did not begin in this browser, or too long ago. Begin again.")
GIVEN_UP = Sentence("You did not finish the sign-in of your institution, so nothing was opened.")
DOES_NOT_HOLD = Sentence(
    "What came from the sign-in of your institution cannot be trusted, so nothing was opened. "
    "Tell the functional administrator."
)
CLOCKS = Sentence(
    "The sign-in of your institution came too late, or its clock and ours differ. Begin again; "
    "does it stay like this, tell the functional administrator."
)
NOT_ASKED_AGAIN = Sentence(
    "The sign-in of your institution did not ask who you are again, so it proves nothing new."
)

away: dict[str, float] = {}
"""Of each provider that does not answer, until when it is left alone; in this process."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was opened: why, and with which status the page says so."""

    reason: Sentence
    status: int


@dataclass(frozen=True, slots=True)
class Known:
    """Who came back, in the words of the provider; `numbers` and `homes` are empty where it does not tell.

    `asked_at`: when it asked who they are; None where it does not tell.
    """

    issuer: str
    subject: str
    numbers: tuple[str, ...]
    homes: tuple[str, ...]
    by_two: bool
    asked_at: datetime | None

    def proof(self, *, at: datetime) -> Proof:
        """Of the moment at which the provider asked, however long after that they come here."""
        return Proof(Factor.SIGN_ON, self.asked_at and min(self.asked_at, at), self.by_two)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came back; `again` when they were signed in already, and prove it once more."""

    journey: Journey
    known: Known
    again: bool


def is_offered() -> bool:
    """A demonstration has cards only."""
    return bool(settings.OIDC_ISSUER) and not settings.DEMO


def address_to_go_to(request: HttpRequest, journey: Journey, *, again: bool) -> str | Refused:
    """Where the provider asks who somebody is. What belongs to the way back stays in the session.

    `again`: it has to ask anew, also of whom it still knows.
    """
    asked = {"prompt": "login", "max_age": "0"} if again else {"max_age": str(REMEMBERED)}
    if again and settings.OIDC_TWO_FACTORS:
        asked["acr_values"] = " ".join(settings.OIDC_TWO_FACTORS)
    back = settings.BASE_URL + reverse("people:sign-on-back")
    try:
        client = _provider()
        going = client.create_authorization_url(back, **asked)
    except Exception as failed:  # the provider's answers are foreign, and all that can break is its side
        return _refused(failed)
    kept = {
        "next": journey.address,
        "typed": journey.sealed,
        "counting": list(journey.counting),
        "again": again,
        "begun": time.time(),
    }
    client.save_authorize_data(request, redirect_uri=back, **kept, **going)
    return str(going["url"])


def arrival(request: HttpRequest) -> Arrival | Refused:
    """Whoever comes back, once everything that was sent along holds."""
    try:
        client = _provider()
        begun = client.framework.get_state_data(request.session, request.GET.get("state", ""))
        if begun is None or begun["begun"] + TIME_AWAY < time.time():
            return Refused(NOT_BEGUN_HERE, 400)
        token = client.authorize_access_token(
            request,
            claims_options={
                "iss": {"essential": True, "value": settings.OIDC_ISSUER},
                "aud": {"essential": True, "value": settings.OIDC_CLIENT},
            },
            leeway=CLOCKS_DIFFER,
        )
        if "id_token" not in token:
            return Refused(DOES_NOT_HOLD, 403)
        claims = token["userinfo"]
        asked_at = _asked_at(claims)
        since = begun["begun"] - CLOCKS_DIFFER
        if begun["again"] and (asked_at is None or asked_at.timestamp() < since):
            return Refused(NOT_ASKED_AGAIN, 403)
        told = _told(client, claims, token)
    except Exception as failed:  # as above
        return _refused(failed)
    if told["sub"] != claims["sub"]:
        return Refused(DOES_NOT_HOLD, 403)
    return Arrival(
        Journey(begun["next"], opened(begun["typed"]), tuple(begun["counting"])),
        _known(claims, told, asked_at),
        begun["again"],
    )


def _told(client: DjangoOAuth2App, claims: Mapping[str, Any], token: dict[str, Any]) -> Mapping[str, Any]:
    """What it says of them: in the token, or at its address for that. Who is linked needs neither."""
    needed = {settings.OIDC_NUMBER, HOME} if settings.OIDC_HOME else {settings.OIDC_NUMBER}
    if needed <= claims.keys() or "userinfo_endpoint" not in client.server_metadata:
        return claims
    if account_of_sign_on(settings.OIDC_ISSUER, str(claims["sub"])) is not None:
        return claims
    return {**claims, **client.userinfo(token=token)}


def _asked_at(claims: Mapping[str, Any]) -> datetime | None:
    said = claims.get("auth_time")
    if said is None:
        return None
    if type(said) not in {int, float} or not 0 <= said < FAR_AWAY:
        raise InvalidClaimError("auth_time")
    return datetime.fromtimestamp(said, UTC)


def _known(claims: Mapping[str, Any], told: Mapping[str, Any], asked_at: datetime | None) -> Known:
    methods = set(_several(claims.get("amr")))
    by_two = claims.get("acr") in settings.OIDC_TWO_FACTORS or not methods.isdisjoint(AT_LEAST_TWO)
    said = (_number_in(value) for value in _several(told.get(settings.OIDC_NUMBER)))
    return Known(
        issuer=settings.OIDC_ISSUER,
        subject=str(claims["sub"]),
        numbers=tuple(number for number in said if number),
        homes=_several(told.get(HOME)),
        by_two=by_two,
        asked_at=asked_at,
    )


def _number_in(value: str) -> str:
    """A personnel number as HR writes it; of a coded one only an employee's, never that of a student."""
    if value.lower().startswith("urn:"):
        return value.partition(EMPLOYEE)[2].strip()
    return value.strip()


def _several(said: object) -> tuple[str, ...]:
    """A claim may have one value or several."""
    if said is None or said == "":
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else (str(said),)


def _provider() -> DjangoOAuth2App:
    client = _client(settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET, settings.OIDC_SCOPES)
    if away.get(settings.OIDC_ISSUER, 0.0) > time.monotonic():
        raise TimeoutError("it did not answer just now")
    try:
        known = client.load_server_metadata()
    except Exception:
        away[settings.OIDC_ISSUER] = time.monotonic() + LEFT_ALONE
        raise
    if known.get("issuer") != settings.OIDC_ISSUER:
        raise ValueError(f"this is {known.get('issuer')}")
    known["id_token_signing_alg_values_supported"] = SIGNED_BY
    return client


@cache
def _client(issuer: str, client: str, secret: str, scopes: str) -> DjangoOAuth2App:
    """One for as long as the process lives: it keeps what the provider published, and its keys."""
    return OAuth().register(
        NAME,
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": scopes,
            "code_challenge_method": "S256",
            "default_timeout": ANSWERS_WITHIN,
            "leeway": 0,  # of the access token, which is used at once
        },
    )


def _refused(failed: Exception) -> Refused:
    """Why, in one sentence; the technical cause goes into the log, without anything that was sent."""
    if isinstance(failed, OAuthError) and failed.error == "access_denied":
        return Refused(GIVEN_UP, 403)
    log.warning("Sign-on was refused: %s %r", type(failed).__name__, getattr(failed, "error", ""))
    if isinstance(failed, ExpiredTokenError):
        return Refused(CLOCKS, 403)
    if isinstance(failed, InvalidClaimError) and failed.claim in {"iat", "nbf"}:
        return Refused(CLOCKS, 403)
    if isinstance(failed, JoseError):
        return Refused(DOES_NOT_HOLD, 403)
    if isinstance(failed, OAuthError | RequestException | ValueError | RuntimeError | TimeoutError):
        return Refused(DOES_NOT_ANSWER, 503)
    raise failed
