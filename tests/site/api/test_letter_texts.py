"""The texts of letters through the interface: read, looked at on a real case, and written."""

from __future__ import annotations

from leerlijn.foundation.notices.models import Wording

OWN = "Dear {name},\n\nAbout {about}.\n\n{message}\n\n{address}"
SAID = {"nl": OWN, "en": OWN, "subject_nl": "Voor jou: {about}", "subject_en": "For you: {about}"}
VERSION = {"note": "Warmer", "starts_on": "2026-11-24"}


def test_a_text_is_read_looked_at_with_whom_it_goes_to_and_kept_as_a_version(world, call):
    case = world.begin()
    coordinator = call("coordinator")
    kinds = coordinator.get("/letter-texts/ET").json()["kinds"]
    ball = next(each for each in kinds if each["kind"] == "ball")
    assert (ball["unit"], ball["subject"]) == (None, {"nl": "", "en": ""})
    assert "about" in [each["key"] for each in ball["placeholders"] if each["required"]]
    seen = coordinator.post("/letter-texts/ET/ball/preview", SAID | {"case": case.pk}).json()
    english = next(each for each in seen["letters"] if each["language"] == "en")
    assert english["subject"] == "For you: UTQ dossier"
    assert "Dear Candidate Voorbeeld," in english["body"]
    assert "{" not in english["body"]
    assert not Wording.objects.exists()
    made = coordinator.post("/letter-texts/ET/ball", SAID | VERSION, {"Idempotency-Key": "a"})
    assert (made.status_code, made.json()["unit"]) == (201, "ET")
    [version] = coordinator.get("/letter-texts/ET/ball").json()["versions"]
    assert (version["by"], version["note"], version["subject"]["en"]) == (
        "Coordinator Voorbeeld",
        "Warmer",
        "For you: {about}",
    )


def test_what_misses_a_placeholder_or_is_not_theirs_is_refused(world, call):
    world.begin()
    lame = SAID | {"en": OWN.replace("{address}", ""), "subject_nl": "Voor jou"}
    for path, more in (("/letter-texts/ET/ball/preview", {}), ("/letter-texts/ET/ball", VERSION)):
        refused = call("coordinator").post(path, lame | more)
        assert refused.status_code == 422
        assert refused.json()["errors"] == {
            "en": "{address} is missing: the address of the page.",
            "subject_nl": "{about} is missing: what the case is called.",
        }
        assert call("candidate").post(path, SAID | more).status_code == 404
        assert call("coordinator").post(path.replace("ball", "none"), SAID | more).status_code == 404
    assert call("candidate").get("/letter-texts/ET").status_code == 404
    assert call("coordinator").post("/letter-texts/ET/ball/preview", {}).status_code == 422
    nowhere = call("coordinator").post("/letter-texts/ET/ball/preview", SAID | {"case": 10**9})
    assert list(nowhere.json()["errors"]) == ["case"]
    assert not Wording.objects.exists()
