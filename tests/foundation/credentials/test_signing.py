import json

import pytest
from joserfc.jwk import OKPKey

from leerlijn.foundation.credentials.signing import opened, said_in, signed

KEY = OKPKey.generate_key("Ed25519")
PUBLIC = KEY.as_dict(private=False)


def changed(credential, **parts):
    return json.dumps(json.loads(credential) | parts)


def test_a_credential_opens_with_the_public_key_and_is_the_same_every_time():
    credential = signed('{"holder":"Noor"}', key=KEY)
    assert opened(credential, public=PUBLIC) == '{"holder":"Noor"}'
    assert credential == signed('{"holder":"Noor"}', key=KEY)


def test_a_changed_text_does_not_open_but_can_be_read():
    other = json.loads(signed('{"holder":"Nora"}', key=OKPKey.generate_key("Ed25519")))
    credential = changed(signed('{"holder":"Noor"}', key=KEY), payload=other["payload"])
    assert said_in(credential) == '{"holder":"Nora"}'
    assert opened(credential, public=PUBLIC) is None


def test_the_signature_of_somebody_else_does_not_open():
    assert opened(signed("{}", key=OKPKey.generate_key("Ed25519")), public=PUBLIC) is None


HOSTILE = [
    "",
    "null",
    "[]",
    "{}",
    '{"payload":"e30","signatures":[]}',
    '{"payload":1,"protected":2,"signature":3}',
    '{"payload":"e30","protected":"e30","signature":""}',
    '{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}',
    "[" * 50_000,
    " " * 200_000,
]


@pytest.mark.parametrize("credential", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_credential_never_opens(credential):
    assert opened(credential, public=PUBLIC) is None


def test_a_header_that_nobody_signed_is_refused():
    credential = changed(signed("{}", key=KEY), header={"kid": "mine"})
    assert opened(credential, public=PUBLIC) is None
    assert said_in(credential) is None
