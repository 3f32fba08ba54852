"""Signs what a certificate says and checks it again: a JSON Web Signature (RFC 7515) with Ed25519 (RFC 9864).

The credential is the whole signature as flattened JSON. It travels inside the PDF, and any JOSE library opens
it with the keys at `/.well-known/leerlijn-keys.json`.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ALGORITHM = "Ed25519"
TYPE = "leerlijn-certificate+json"
LARGEST = 100_000
PARTS = {"payload", "protected", "signature"}
UNREADABLE = (JoseError, ValueError, KeyError, TypeError, RecursionError)


def signed(canonical: str, *, key: OKPKey) -> str:
    """The credential: the same content under the same key gives the same text."""
    header = {"alg": ALGORITHM, "kid": key.thumbprint(), "typ": TYPE}
    made = jws.serialize_json({"protected": header}, canonical.encode(), key, algorithms=[ALGORITHM])
    return json.dumps(made, sort_keys=True, separators=(",", ":"))


def said_in(credential: str) -> str | None:
    """What the credential says before anybody checked who said it; None when it is no credential."""
    try:
        return urlsafe_b64decode(_parts(credential)["payload"] + "==").decode()
    except UNREADABLE:
        return None


def opened(credential: str, *, public: Mapping[str, str]) -> str | None:
    """The content that this key signed, or None when the signature is not that of the content."""
    try:
        key = OKPKey.import_key(dict(public))
        return jws.deserialize_json(_parts(credential), key, algorithms=[ALGORITHM]).payload.decode()
    except UNREADABLE:
        return None


def _parts(credential: str) -> jws.FlattenedJSONSerialization:
    """Exactly what we make: other forms of the standard may hold no signature, or headers nobody signed."""
    parts = json.loads(credential) if len(credential) <= LARGEST else None
    if not isinstance(parts, dict) or parts.keys() != PARTS:
        raise ValueError("not a credential")
    return jws.FlattenedJSONSerialization(
        payload=str(parts["payload"]), protected=str(parts["protected"]), signature=str(parts["signature"])
    )
