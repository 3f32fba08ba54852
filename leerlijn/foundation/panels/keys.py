"""The keys that judgements are locked with: one per round, and the master key that wraps the open ones."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from leerlijn.kernel.keeping import keep_first

NONCE = 12
WRAPPING = "the key of a round"


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def lock(content: bytes, key: bytes, *, about: str) -> str:
    """AES-256-GCM under a fresh nonce, as base64. It opens only as what it is about."""
    nonce = secrets.token_bytes(NONCE)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, content, about.encode())).decode()


def unlock(locked: str, key: bytes, *, about: str) -> bytes:
    """What was locked. Raises cryptography's InvalidTag under another key, changed, or as something else."""
    raw = b64decode(locked)
    return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], about.encode())


@dataclass(frozen=True, slots=True)
class MasterKey:
    """One file for the owner only; made when the first round opens. Whoever has it can read open rounds."""

    place: Path

    def is_here(self) -> bool:
        return self.place.is_file()

    def wrap(self, key: bytes) -> str:
        """The key of a round as it may lie in the database while the round is open."""
        if not self.is_here():
            keep_first(self.place, new_key())
        return lock(key, self._read(), about=WRAPPING)

    def unwrap(self, wrapped: str) -> bytes:
        """Raises FileNotFoundError; no new key takes the place of a lost one here."""
        return unlock(wrapped, self._read(), about=WRAPPING)

    def _read(self) -> bytes:
        return self.place.read_bytes()


def master_key() -> MasterKey:
    """The master key of this installation."""
    return MasterKey(settings.DATA / "keys" / "panels")
