"""A device with a passkey, for tests about what it says wrong: everything it says can be changed."""

from __future__ import annotations

import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT, VERIFIED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV


class Device:
    def __init__(self, name=b"the first device"):
        self.name, self.uses = name, 0
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.origin, self.place, self.flags = "http://testserver", "testserver", PRESENT | VERIFIED

    def makes(self, options):
        """The answer to a page that asks for a new passkey."""
        asked = json.loads(options)["publicKey"]
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        half = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        told = AttestationObject.create("none", self._told(half), {})
        response = {
            "clientDataJSON": self._client("webauthn.create", asked),
            "attestationObject": websafe_encode(told),
        }
        return self._answer(response)

    def shows(self, options):
        """The answer to a page that asks for a passkey."""
        asked = json.loads(options)["publicKey"]
        self.uses += 1
        told, client = self._told(), self._client("webauthn.get", asked)
        signed = self.key.sign(told + sha256(websafe_decode(client)).digest(), ec.ECDSA(SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": websafe_encode(told)}
        return self._answer({**response, "signature": websafe_encode(signed), "userHandle": self.handle})

    def _told(self, half=b""):
        flags = self.flags | (AuthenticatorData.FLAG.AT if half else 0)
        return AuthenticatorData.create(sha256(self.place.encode()).digest(), flags, self.uses, half)

    def _client(self, kind, asked):
        told = CollectedClientData.create(kind, websafe_decode(asked["challenge"]), self.origin)
        return websafe_encode(told)

    def _answer(self, response):
        name = websafe_encode(self.name)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
