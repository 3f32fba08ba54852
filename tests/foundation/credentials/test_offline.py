"""The checker that docs/certificates.md prints, run as a stranger would: two files, no server."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from joserfc.jwk import OKPKey

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.printing import printed
from leerlijn.foundation.credentials.signing import signed
from tests.foundation.credentials.builders import content, issued

DOCUMENT = Path(__file__).parents[3] / "docs" / "certificates.md"


@pytest.fixture
def check(tmp_path, key):
    checker = tmp_path / "check.py"
    checker.write_text(re.search(r"```python\n(.*?)```", DOCUMENT.read_text(), re.S)[1])
    keys = tmp_path / "keys.json"

    def run(credential, published=None):
        keys.write_text(json.dumps(published or queries.published_keys()))
        pdf = tmp_path / "certificate.pdf"
        pdf.write_bytes(printed(content(), credential=credential, address="https://example.org/verify/x"))
        return subprocess.run(
            [sys.executable, str(checker), str(pdf), str(keys)], capture_output=True, text=True, check=False
        )

    return run


def test_a_stranger_reads_what_was_signed(check, holder):
    found = check(issued(holder).credential)
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines() == [
        "UTQ-2026-0001",
        "Lotte Brinkhuis",
        "University Teaching Qualification (UTQ)",
        "2026-06-18",
    ]


def test_a_stranger_is_warned_of_a_forged_certificate(check, key):
    found = check(signed(content().canonical, key=OKPKey.generate_key("Ed25519")))
    assert found.returncode == 1
    assert "None of these keys" in found.stderr


def test_a_stranger_is_warned_of_a_key_from_other_days(check, holder):
    credential = issued(holder).credential
    published = queries.published_keys()
    published["keys"][0]["published_on"] = "2026-07-01"
    found = check(credential, published)
    assert "not in use on that day" in found.stderr
