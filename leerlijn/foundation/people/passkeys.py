"""Passkeys: what a device is asked, and whether its answer holds; the protocol (WebAuthn) is Yubico's fido2.

A passkey is two factors in one: the device, and the finger, face or code that opens it. What is asked counts
for one answer. Of whoever adds one it stays in the session; of whoever shows one in a cookie that we sealed:
a page that anybody opens leaves nothing on the server.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from leerlijn.foundation.people.models import Account, Passkey
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

ASKED = "asked-of-device"
"""Under which name the session keeps it, and the cookie."""
ANSWERED_WITHIN = 300
"""Seconds."""
LONGEST = 50_000
"""Characters of an answer: the longest that a device gives has a few thousand."""
WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading an answer throws that is none."""
ALWAYS = UserVerificationRequirement.REQUIRED

NOTHING_CAME = Sentence(
    "Nothing came from your device. A passkey needs JavaScript, and a browser that is not too old."
)
TOO_LATE = Sentence("That took longer than five minutes, or was sent twice. Try once more.")
DOES_NOT_HOLD = Sentence("This passkey does not fit here. Try once more, or sign in another way.")


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """As a device made it: which it is, the public half, and what it counted."""

    credential: str
    public_key: str
    uses: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A passkey that answered what was asked of it, now. `asked_at`: of which moment the question is."""

    passkey: Passkey
    uses: int
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """`options` are for the page; what is sealed comes back by the cookie."""

    options: str
    sealed: str

    def keep(self, request: HttpRequest, answer: HttpResponse) -> None:
        answer.set_cookie(
            ASKED,
            self.sealed,
            max_age=ANSWERED_WITHIN,
            path=reverse("people:by-passkey"),
            httponly=True,
            samesite="Strict",
            secure=request.is_secure(),
        )


def asks_for_a_new_one(request: HttpRequest, account: Account, known: Iterable[Passkey]) -> str:
    """For the page: which passkey to make. One that this account has already is not made twice."""
    asked, kept = _server(request).register_begin(
        PublicKeyCredentialUserEntity(
            name=account.name, display_name=account.person.name, id=handle_of(account)
        ),
        [_half(each) for each in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=ALWAYS,
    )
    return _keep(request, asked, kept)


def asks_for_one(request: Request) -> Question:
    """To show a passkey of this place, whosever it is."""
    asked, kept = _server(request).authenticate_begin(user_verification=ALWAYS)
    sealed = signing.dumps([dict(kept), request.at.isoformat()], salt=ASKED)
    return Question(json.dumps(dict(asked)), sealed)


def forget_question(answer: HttpResponse) -> None:
    answer.delete_cookie(ASKED, path=reverse("people:by-passkey"), samesite="Strict")


def made(request: HttpRequest, answer: str) -> NewPasskey | Denied:
    kept = _kept(request)
    if not answer or kept is None:
        return Denied(TOO_LATE if answer else NOTHING_CAME)
    try:
        told = _server(request).register_complete(kept, _read(answer))
        half = told.credential_data
    except WRONG:
        return Denied(DOES_NOT_HOLD)
    if half is None:
        return Denied(DOES_NOT_HOLD)
    return NewPasskey(websafe_encode(half.credential_id), websafe_encode(half), told.counter)


def shown(request: HttpRequest, answer: str) -> Shown | Denied:
    """Whose device this is. One that counts has counted on since: else there are two of it."""
    kept, asked_at = _question_in(request)
    if not answer or asked_at is None:
        return Denied(TOO_LATE if answer else NOTHING_CAME)
    try:
        told = AuthenticationResponse.from_dict(_read(answer))
        found = Passkey.objects.select_related("account__person__merged_into")
        passkey = found.filter(credential=websafe_encode(told.raw_id), account__is_active=True).first()
        if passkey is None:
            return Denied(DOES_NOT_HOLD)
        _server(request).authenticate_complete(kept, [_half(passkey)], told)
    except WRONG:
        return Denied(DOES_NOT_HOLD)
    of_somebody_else = told.response.user_handle not in {None, handle_of(passkey.account)}
    uses = told.response.authenticator_data.counter
    if of_somebody_else or (passkey.uses and uses <= passkey.uses):
        return Denied(DOES_NOT_HOLD)
    return Shown(passkey, uses, asked_at)


def handle_of(account: Account) -> bytes:
    """Under which a device keeps the passkeys of one account; says nothing about who it is."""
    return sha256(f"leerlijn passkey {account.pk}".encode()).digest()


def _half(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(passkey.public_key))


def _server(request: HttpRequest) -> Fido2Server:
    """A passkey belongs to the name under which it was made, and answers to no other."""
    host, here = request.get_host(), f"{request.scheme}://{request.get_host()}"
    us = PublicKeyCredentialRpEntity(id=host.partition(":")[0], name="Leerlijn")
    return Fido2Server(us, verify_origin=lambda origin: origin == here)


def _read(answer: str) -> Any:
    if len(answer) > LONGEST:
        raise ValueError("no device says so much")
    return json.loads(answer)


def _question_in(request: HttpRequest) -> tuple[Any, datetime | None]:
    """What was asked of this browser, and when; None where it is not ours, or too old."""
    try:
        kept, at = signing.loads(request.COOKIES.get(ASKED, ""), salt=ASKED, max_age=ANSWERED_WITHIN)
    except signing.BadSignature:
        return None, None
    return kept, datetime.fromisoformat(at)


def _keep(request: HttpRequest, asked: Any, kept: Any) -> str:
    request.session[ASKED] = {**kept, "until": time.time() + ANSWERED_WITHIN}
    return json.dumps(dict(asked))


def _kept(request: HttpRequest) -> Any:
    """What was asked, once."""
    kept = request.session.pop(ASKED, None)
    return kept if kept and kept["until"] > time.time() else None
