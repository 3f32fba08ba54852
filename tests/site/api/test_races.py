"""The same POST 32 times at once against the running product: with one key, one object; on both databases."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.tools.databases import created
from tests.tools.serving import served

pytestmark = pytest.mark.races

HOW_MANY = 32
DO = "import django; django.setup(); from tests.site.api import rival; rival.{}()"
BEGIN = json.dumps({"procedure": "utq-dossier"}).encode()
FORM = (
    b'--seam\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\n'
    b"Content-Type: text/plain\r\n\r\nA plan.\n\r\n--seam--\r\n"
)


def done(process) -> str:
    assert process.returncode == 0, process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def database(template, tmp_path_factory, server_url):
    with created(server_url, tmp_path_factory.mktemp("called") / "data", of=template) as database:
        yield database


@pytest.fixture(scope="module")
def secrets(database) -> dict[str, str]:
    """The token of each lecturer who calls."""
    return json.loads(done(database.run("-c", DO.format("prepare"))))


@pytest.fixture(scope="module")
def address(database, secrets):
    with served(database, "--workers", "2") as server:
        yield f"{server.address}/api/v1"


@pytest.fixture
def added(database, address):
    """How many objects and entries there are more than when the test began."""

    def told() -> Counter:
        return Counter(json.loads(done(database.run("-c", DO.format("tell")))))

    before = told()
    return lambda: told() - before


def posted(address: str, secret: str, body: bytes, *, kind: str, key: str = "") -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": kind}
    asked = Request(address, body, {**headers, **({"Idempotency-Key": key} if key else {})}, method="POST")
    try:
        with urlopen(asked, timeout=120) as answer:
            return answer.status, answer.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def at_once(address: str, secret: str, body: bytes, *, kind: str, key: str = "") -> list[tuple[int, bytes]]:
    """The same from so many programs, which all begin when the last one is ready."""
    ready = Barrier(HOW_MANY)

    def call(_: int) -> tuple[int, bytes]:
        ready.wait()
        return posted(address, secret, body, kind=kind, key=key)

    with ThreadPoolExecutor(HOW_MANY) as programs:
        return list(programs.map(call, range(HOW_MANY)))


def test_of_32_files_with_one_key_one_is_kept(address, secrets, added):
    kind = "multipart/form-data; boundary=seam"
    answers = at_once(f"{address}/documents", secrets["candidate"], FORM, kind=kind, key="one file")
    assert Counter(status for status, _ in answers) == {201: HOW_MANY}
    assert len({body for _, body in answers}) == 1
    told = added()
    assert (told["documents"], told["stored"], told["keys"]) == (1, 1, 1)


def test_without_a_key_there_are_32(address, secrets, added):
    kind = "multipart/form-data; boundary=seam"
    answers = at_once(f"{address}/documents", secrets["candidate"], FORM, kind=kind)
    assert Counter(status for status, _ in answers) == {201: HOW_MANY}
    told = added()
    assert (told["documents"], told["stored"], told["keys"]) == (HOW_MANY, HOW_MANY, 0)


def test_of_32_cases_with_one_key_one_is_opened(address, secrets, added):
    answers = at_once(
        f"{address}/cases", secrets["candidate"], BEGIN, kind="application/json", key="one case"
    )
    assert Counter(status for status, _ in answers) == {201: HOW_MANY}
    assert len({body for _, body in answers}) == 1
    told = added()
    assert (told["cases"], told["begun"], told["keys"]) == (1, 1, 1)


def test_of_32_pieces_of_evidence_with_one_key_one_is_put_in(address, secrets, added):
    _, begun = posted(f"{address}/cases", secrets["assessor-1"], BEGIN, kind="application/json")
    _, kept = posted(
        f"{address}/documents", secrets["assessor-1"], FORM, kind="multipart/form-data; boundary=seam"
    )
    said = {"title": "Plan", "kind": "lesson-plan", "document": json.loads(kept)["id"], "criteria": ["1.1"]}
    path = f"{address}/qualification/dossiers/{json.loads(begun)['id']}/items"
    answers = at_once(
        path, secrets["assessor-1"], json.dumps(said).encode(), kind="application/json", key="one piece"
    )
    assert Counter(status for status, _ in answers) == {201: HOW_MANY}
    assert len({body for _, body in answers}) == 1
    told = added()
    assert (told["items"], told["added"]) == (1, 1)
