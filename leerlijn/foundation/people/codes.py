"""Codes of six digits that an app shows for half a minute (TOTP), and codes for when the app is lost."""

from __future__ import annotations

import secrets
from base64 import b32encode, urlsafe_b64encode
from io import BytesIO

import segno
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken as DoesNotFit
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.crypto import salted_hmac

from leerlijn.foundation.people.queries import digest_of

STEP = 30
"""Seconds that an app shows one code."""
DIGITS = 6
CLOCKS_DIFFER = 1
"""Steps before and after this one that count too: a phone's clock is not ours."""
RECOVERY_CODES = 10


def new_secret() -> bytes:
    """160 bits, as RFC 4226 recommends."""
    return secrets.token_bytes(20)


def as_typed(secret: bytes) -> str:
    """For who cannot scan: in groups of four."""
    letters = b32encode(secret).decode()
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def picture_of(secret: bytes, *, name: str, title: str) -> str:
    """What an app scans, as SVG within a page; dark on white in the dark too."""
    address = _codes(secret).get_provisioning_uri(name, "Leerlijn")
    made = BytesIO()
    segno.make(address, error="m", micro=False).save(
        made, kind="svg", xmldecl=False, svgns=False, scale=4, dark="#000", light="#fff", title=title
    )
    return made.getvalue().decode()


def step_of(secret: bytes, code: str, *, now: float, after: int = 0) -> int | None:
    """Of which half minute this code is; None when of none near, or of one that was used."""
    this = int(now) // STEP
    typed = code.replace(" ", "")
    if not (typed.isascii() and typed.isdecimal()):
        return None
    for step in range(this - CLOCKS_DIFFER, this + CLOCKS_DIFFER + 1):
        try:
            _codes(secret).verify(typed.encode(), step * STEP)
        except DoesNotFit:
            continue
        return step if step > after else None
    return None


def sealed(secret: bytes) -> str:
    """As it is kept: whoever has the database, and not the secret key of the installation, has no codes."""
    return _seal().encrypt(secret).decode()


def opened(kept: str) -> bytes | None:
    """None when the secret key of the installation is another one since."""
    try:
        return _seal().decrypt(kept.encode())
    except InvalidToken:
        return None


def new_recovery_codes() -> tuple[str, ...]:
    """80 bits each, in groups of four letters."""
    return tuple(
        "-".join(letters[place : place + 4] for place in range(0, 16, 4))
        for letters in (b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(RECOVERY_CODES))
    )


def recovery_digest(code: str) -> str:
    """However it was typed over."""
    return digest_of(code.lower().replace("-", "").replace(" ", ""))


def _codes(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP)  # what every app knows


def _seal() -> Fernet:
    return Fernet(urlsafe_b64encode(salted_hmac("code-app", "", algorithm="sha256").digest()))
