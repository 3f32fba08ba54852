"""Where the private halves of the signing keys lie: one file each in the data folder, for the owner only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from joserfc.jwk import OKPKey

from leerlijn.kernel.keeping import keep_first


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """Keys by their identifier, which is the thumbprint of the public half (RFC 7638)."""

    root: Path

    def make(self) -> OKPKey:
        """A new key that survives a power cut before anybody hears of it."""
        key = OKPKey.generate_key("Ed25519")
        keep_first(self._place(key.thumbprint()), json.dumps(key.as_dict(private=True)).encode())
        return key

    def open(self, identifier: str) -> OKPKey:
        """The private key. Raises FileNotFoundError."""
        return OKPKey.import_key(json.loads(self._place(identifier).read_text()))

    def holds(self, identifier: str) -> bool:
        return self._place(identifier).is_file()

    def _place(self, identifier: str) -> Path:
        return self.root / f"{identifier}.json"


def current_keys() -> KeyFolder:
    """The keys of this installation."""
    return KeyFolder(settings.DATA / "keys")
