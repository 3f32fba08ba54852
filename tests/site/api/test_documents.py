"""Files through the interface: brought in once, checked, and read by whoever may."""

from __future__ import annotations

import hashlib

from leerlijn.foundation.documents.guards.limits import LIMITS
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.journal.models import Entry
from tests.stories.world import CODES
from tests.tools.budget import at_most

CONTENT = b"A lesson plan.\n"


def test_a_file_is_kept_under_the_hash_of_its_content(call):
    kept = call("candidate").keep(CONTENT, "plan.txt")
    assert kept.status_code == 201
    told = kept.json()
    assert told == {
        "id": told["id"],
        "hash": hashlib.sha256(CONTENT).hexdigest(),
        "kind": "text/plain",
        "size": len(CONTENT),
        "name": "plan.txt",
    }
    assert Entry.objects.get(subject=f"document:{told['id']}").channel == "api"
    assert call("candidate").get(f"/documents/{told['id']}").json() == told


def test_the_file_comes_back_as_an_attachment(call):
    number = call("candidate").keep(CONTENT, "plan.txt").json()["id"]
    answer = call("candidate").get(f"/documents/{number}/file")
    assert b"".join(answer.streaming_content) == CONTENT
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_name(call):
    answer = call("candidate").keep(b"MZ\x90\x00", "plan.pdf")
    assert answer.status_code == 422
    assert answer.json()["errors"] == {"file": "The content of this file is not what its name says."}
    assert not Document.objects.exists()


def test_a_file_that_is_empty_missing_or_not_alone_is_refused(call):
    candidate = call("candidate")
    assert set(candidate.keep(b"").json()["errors"]) == {"file"}
    assert candidate.keep(CONTENT, title="x").json()["errors"].keys() == {"title"}
    answer = candidate.client.post("/api/v1/documents", {}, headers=candidate.headers(None))
    assert answer.json()["errors"] == {"file": "Send a file, as multipart/form-data."}


def test_a_file_that_is_too_large_says_how_large_it_may_be(call, monkeypatch):
    monkeypatch.setattr(LIMITS, "size", 10)
    answer = call("candidate").keep(CONTENT)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("This file is larger than")


def test_somebody_elses_file_does_not_exist(call):
    number = call("candidate").keep(CONTENT).json()["id"]
    for name in ("stranger", "supervisor", "coordinator", "administrator"):
        assert call(name).get(f"/documents/{number}").status_code == 404
        assert call(name).get(f"/documents/{number}/file").status_code == 404
    assert call("candidate").get("/documents/9999").status_code == 404


def test_whoever_may_read_the_evidence_may_read_its_file(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    item = candidate.put_in(dossier, *CODES)
    number = item["document"]["id"]
    assert call("coordinator").get(f"/documents/{number}").status_code == 404
    assert candidate.seal(dossier).status_code == 200
    assert call("coordinator").get(f"/documents/{number}").json() == item["document"]
    for name in ("dean", "hr", "auditor", "administrator", "assessor-1"):
        assert call(name).get(f"/documents/{number}").status_code == 404


def test_reading_what_is_known_of_a_file_costs_at_most_ten_statements(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    number = candidate.put_in(dossier, *CODES)["document"]["id"]
    candidate.seal(dossier)
    coordinator = call("coordinator")
    with at_most(10):
        assert coordinator.get(f"/documents/{number}").status_code == 200
