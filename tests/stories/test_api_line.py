"""From a first file to a verified certificate through the interface only, each with their own token."""

from __future__ import annotations

from functools import cache

import pytest

from leerlijn.foundation.journal.models import Entry
from tests.site.api.callers import Caller, chosen, token_of
from tests.stories.world import CODES


@pytest.fixture
def call(world, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    return cache(lambda name: Caller(token_of(world, name)))


def done(answer, status=200) -> dict:
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_lecturer_qualifies_through_the_interface(world, call, client):
    candidate, coordinator = call("candidate"), call("coordinator")
    first, second = call("assessor-1"), call("assessor-3")

    begun = done(candidate.post("/cases", {"procedure": "utq-dossier"}), 201)
    dossier = begun["id"]
    assert begun["state"]["key"] == "in_progress"
    refused = candidate.post(f"/cases/{dossier}/steps/hand-in", {"version": begun["version"]})
    assert refused.status_code == 403

    for code in CODES:
        candidate.put_in(dossier, code, content=f"What shows {code}.\n".encode())
    sealed = done(candidate.seal(dossier))
    assert sealed["state"]["key"] == "submitted"
    number = done(candidate.get(f"/qualification/dossiers/{dossier}"))["submission"]["number"]

    assert dossier in [each["id"] for each in done(coordinator.get("/work"))["work"]]
    asking = next(
        step
        for step in done(coordinator.get(f"/cases/{dossier}"))["steps"]
        if step["name"] == "ask-assessors"
    )
    said = {
        "first": chosen(asking["fields"][0], "Assessor-1"),
        "second": chosen(asking["fields"][1], "Assessor-3"),
    }
    assert done(coordinator.step(dossier, "ask-assessors", **said))["state"]["key"] == "assessors_asked"
    assert done(first.step(dossier, "accept-invitation"))["state"]["key"] == "assessors_asked"
    assert done(second.step(dossier, "accept-invitation"))["state"]["key"] == "individual_judgement"

    for assessor in (first, second):
        assert dossier in [each["id"] for each in done(assessor.get("/work"))["work"]]
        read = done(assessor.get(f"/qualification/dossiers/{dossier}"))
        assert read["submission"]["number"] == number
        assert len(read["items"]) == len(CODES)
        assert assessor.get(f"/qualification/dossiers/{dossier}/differences").status_code == 403
        assessor.judge(dossier)
    assert done(first.step(dossier, "judge"))["state"]["key"] == "individual_judgement"
    assert done(second.step(dossier, "judge"))["state"]["key"] == "consensus_talk"
    compared = done(first.get(f"/qualification/dossiers/{dossier}/differences"))["differences"]
    assert not any(each["differs"] for each in compared)

    proposed = first.step(dossier, "propose", outcome="pass", motivation="Convincing throughout.")
    assert done(proposed)["state"]["key"] == "verdict_proposed"
    own = next(step for step in done(first.get(f"/cases/{dossier}"))["steps"] if step["name"] == "agree")
    assert own["verdict"] == "denied"
    assert done(second.step(dossier, "agree"))["state"]["key"] == "verdict_pass"
    assert done(candidate.get(f"/qualification/dossiers/{dossier}"))["verdict"] is None
    assert done(coordinator.step(dossier, "notify-pass"))["state"]["key"] == "notified"

    verdict = done(candidate.get(f"/qualification/dossiers/{dossier}"))["verdict"]
    assert (verdict["outcome"], verdict["motivation"]) == ("pass", "Convincing throughout.")
    (certificate,) = done(candidate.get("/certificates"))["certificates"]
    assert certificate["number"] == "UTQ-2026-0001"
    page = client.get(certificate["verify"].removeprefix("http://127.0.0.1:8000"))
    assert page.status_code == 200
    assert "Candidate Voorbeeld" in page.content.decode()

    by_people = Entry.objects.filter(subject=f"case:{dossier}").exclude(channel="clock")
    assert list(by_people.order_by("seq").values_list("act", "channel")) == [
        (act, "api")
        for act in (
            "begin",
            "hand-in",
            "ask-assessors",
            "accept-invitation",
            "accept-invitation",
            "judge",
            "judge",
            "propose",
            "agree",
            "notify-pass",
        )
    ]
