"""Evidence in object storage: the same pages; and a sentence, with nothing half saved, while it is silent."""

from __future__ import annotations

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.verdict import Denied
from leerlijn.site import health
from leerlijn.site.erasing.erasing import FILES_STAY, erase
from leerlijn.site.personal import data_map
from leerlijn.site.pulse import Beat, Pulse, State
from tests.stories.world import AT, CODES, SETTING_UP
from tests.tools.object_storage import BUCKET, KEY, SECRET
from tests.tools.serving import free_port

PLAN, OTHER = b"A plan for week three.\n", b"Another plan.\n"


@pytest.fixture
def elsewhere(settings, object_storage, monkeypatch):
    settings.FILES, settings.S3_ENDPOINT = f"s3://{BUCKET}/story", object_storage.endpoint
    settings.S3_KEY, settings.S3_SECRET = KEY, SECRET
    monkeypatch.setattr(health, "reach", health.Reach())
    monkeypatch.setattr(health, "KEPT_FOR", 0.0)
    beat = Beat(State.RUNNING, None)
    monkeypatch.setattr(health, "pulse", lambda at: Pulse(beat, beat))  # as where a clock and a worker run
    return settings


def falls_silent(settings) -> None:
    settings.S3_ENDPOINT = f"http://127.0.0.1:{free_port()}"


def test_evidence_goes_on_as_always_and_says_so_while_files_cannot_be_reached(
    world, enter, elsewhere, object_storage
):
    browser = enter("candidate")
    browser.post("/qualification/dossiers/begin/")
    case = Case.objects.get(procedure="utq-dossier")
    address = f"/qualification/dossiers/{case.pk}/"

    def add(content: bytes):
        data = {"title": "A plan of mine", "kind": "lesson-plan", "criteria": list(CODES)}
        file = SimpleUploadedFile("plan.txt", content)
        return browser.post(f"{address}items/add/", {**data, "document": file})

    assert add(PLAN).status_code == 302
    kept = Document.objects.get()
    assert f"story/{kept.hash[:2]}/{kept.hash[2:]}" in object_storage.names()
    opened = browser.get(f"{address}items/1/file/")
    assert (opened.getvalue(), opened.headers["Content-Length"]) == (PLAN, str(len(PLAN)))
    assert browser.get("/readyz").content == b"ready\n"
    well = browser.get("/health")
    assert (well.status_code, b"files: ready\n" in well.content) == (200, True)

    falls_silent(elsewhere)
    refused = add(OTHER)
    page = html.unescape(refused.content.decode())
    assert refused.status_code == 422
    assert "Files cannot be saved right now. Your file was not saved." in page
    assert "A plan of mine" in page
    assert list(Document.objects.all()) == [kept]
    later = browser.get(f"{address}items/1/file/")
    assert later.status_code == 503
    assert "Files cannot be opened right now. Nothing is lost" in later.content.decode()
    in_dutch = enter("candidate", "nl").get(f"{address}items/1/file/").content.decode()
    assert "Bestanden kunnen nu niet worden geopend." in in_dutch
    owner = Person.objects.get(pk=kept.owner_id)
    program = {"Authorization": f"Bearer {make_token(owner, by=SETTING_UP, at=AT).secret}"}
    told = browser.get(f"/api/v1/documents/{kept.pk}/file", headers=program)
    assert (told.status_code, told.headers["Content-Type"]) == (503, "application/problem+json")
    assert browser.get(address).status_code == 200
    ready, health_now = browser.get("/readyz"), browser.get("/health")
    assert (ready.status_code, ready.content) == (200, b"ready\nfiles: unreachable\n")
    assert health_now.status_code == 503
    assert b"files: unreachable\n" in health_now.content
    asked = erase(owner, data_map, reason="Asked.", by=SETTING_UP, at=AT)
    assert asked == Denied(FILES_STAY)
