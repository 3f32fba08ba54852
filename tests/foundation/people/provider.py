"""A provider of the institution, for tests about what it says wrong: everything it says can be changed."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from hashlib import sha256
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

CLIENT, SECRET = "leerlijn", "a secret of at least thirty-two characters"
ANOTHER_KEY = ECKey.generate_key("P-256", {"kid": "ours"})


def base64(said):
    return urlsafe_b64encode(said).rstrip(b"=").decode()


class Provider:
    """`claims` and `told` (at its address for claims) are what it says; `key` and `alg` how it signs."""

    def __init__(self, address):
        self.issuer = address
        self.key = ECKey.generate_key("P-256", {"kid": "ours"})
        self.signed_with, self.alg = self.key, "ES256"
        self.claims, self.told, self.challenge, self.gives_token = {}, {}, "", True

    def is_asked_for(self, asked, *, subject="sub-1", **claims):
        """Somebody came with this address and proved who they are."""
        now = int(time.time())
        known = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        self.claims = {**known, "sub": subject, **claims}
        self.told = {"sub": subject}
        self.challenge = asked["code_challenge"]

    def answer(self, path, said):
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            places["userinfo_endpoint"] = "told"
            return {"issuer": self.issuer, **{name: f"{self.issuer}/{to}" for name, to in places.items()}}
        if path == "/keys":
            return {"keys": [self.key.as_dict(private=False)]}
        if path == "/told":
            return self.told
        proof = base64(sha256(said["code_verifier"][0].encode()).digest())
        assert proof == self.challenge, "whoever brings the code did not begin this"
        given = {"access_token": "opens nothing else", "token_type": "Bearer", "expires_in": 60}
        return {**given, "id_token": self._token()} if self.gives_token else given

    def _token(self):
        head = {"alg": self.alg, "kid": "ours"}
        if self.alg == "none":
            return f"{base64(json.dumps(head).encode())}.{base64(json.dumps(self.claims).encode())}."
        return jwt.encode(head, self.claims, self.signed_with, algorithms=[self.alg])

    def signs_with_our_secret(self):
        self.signed_with, self.alg = OctKey.import_key(SECRET), "HS256"


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def provided():
    """The provider answers at an address of its own, for as long as this lasts."""

    def answering(environ, start):
        said = parse_qs(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0)).decode())
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(provider.answer(environ["PATH_INFO"], said)).encode()]

    with make_server("127.0.0.1", 0, answering, handler_class=Silent) as server:
        provider = Provider(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield provider
        server.shutdown()
