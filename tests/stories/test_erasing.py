"""Erasing somebody: not while a dossier depends on them; a certificate stays, and every page still opens.

A verdict is final after six weeks: until then its dossier runs.
"""

from __future__ import annotations

import io
from datetime import timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.models import Intake, Measurement
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Letter
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.journal.verification import verify
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Appointment, Membership, Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.data_map import ERASED, Fate, data_map
from leerlijn.kernel.verdict import Denied, granted
from leerlijn.site.erasing.erasing import erase
from leerlijn.site.erasing.lines import sentences_of
from tests.foundation.notices.builders import all_get_their_letters
from tests.stories.world import LONG_AGO, SETTING_UP, World
from tests.tools.budget import at_most


def erased(world: World, name: str = "candidate", **how):
    """What became of asking for it."""
    return erase(world.people[name], data_map, reason="asked", by=SETTING_UP, at=world.at, **how)


def why_not(world: World, name: str = "candidate") -> str:
    refused = erased(world, name)
    assert isinstance(refused, Denied)
    return render(refused.reason, "en")


def leaves(world: World, name: str) -> None:
    """They have no work and no role here any more."""
    yesterday = world.at.date() - timedelta(days=1)
    for kind in (Appointment, Membership):
        kind.objects.filter(person=world.people[name]).update(ends_on=yesterday)


def decided(world: World) -> Case:
    """With its certificate made."""
    case = world.judged()
    granted(world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing."))
    granted(world.step(case, "agree", "assessor-3"))
    case = granted(world.step(case, "notify-pass", "coordinator"))
    all_get_their_letters(world.at)
    world.later(weeks=9)
    let_terms_lapse(at=world.at)
    evaluate_duties(at=world.at)
    return case


def test_nobody_is_erased_on_whom_something_still_depends(world):
    case = world.asked()
    assert "still work here" in why_not(world)
    for name in ("candidate", "assessor-1"):
        leaves(world, name)
        running = f"UTQ: dossier and assessment (case {case.pk})"
        assert why_not(world, name) == f"Still running: {running}. First these are finished or withdrawn."
    assert Person.objects.get(pk=world.people["candidate"].pk).given_name == "Candidate"


def test_a_certificate_stays_as_it_says_and_every_page_of_the_cases_still_opens(world, enter):
    case = decided(world)
    leaves(world, "candidate")
    leaves(world, "assessor-1")
    done = granted(erased(world))
    (kept,) = [line for line in done.lines if line.fate is Fate.LAWFUL]
    assert (kept.processing.key, kept.rows, kept.until) == ("certificates", 1, None)
    assert any("stays, with the name" in render(each, "en") for each in sentences_of(done))
    assert [(left.place, left.is_lawful) for left in done.left] == [("credentials.Certificate.content", True)]
    assert "Candidate Voorbeeld" in Certificate.objects.get().content

    coordinator = enter("coordinator")
    for theirs in Case.objects.filter(subject=world.people["candidate"]):
        answer = coordinator.get(f"/cases/{theirs.pk}/", follow=True)
        assert (answer.status_code, ERASED in unescape(answer.content.decode())) == (200, True)
    assert coordinator.get(f"/qualification/dossiers/{case.pk}/manifest/").status_code == 200
    assert b"Candidate Voorbeeld" in coordinator.get(f"/verify/{Certificate.objects.get().token}").content

    erased(world, "assessor-1")
    administrator = enter("administrator")
    for address in ("/people/", "/people/doubles/"):
        assert ERASED not in unescape(administrator.get(address).content.decode()), "two alike, and nobody"
    assert coordinator.get(f"/qualification/dossiers/{case.pk}/").status_code == 200
    assert verify() is None


def test_a_measurement_is_emptied_only_together_with_whose_it_is(world):
    case = world.begin()
    framework = Framework.objects.first()
    intake = Intake.objects.create(case=case, framework=framework)
    Measurement.objects.create(intake=intake, number=1, made_at=world.at, said="words", fingerprint="0" * 64)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Measurement.objects.update(said="others")
    leaves(world, "candidate")
    assert isinstance(erased(world), Denied)
    assert not isinstance(erased(world, whatever_runs=True), Denied)
    assert Measurement.objects.get().said == ERASED


def test_two_people_erase_somebody_and_neither_alone(world, enter):
    """The second person looks at the same, and does it by the reason of the first, or sends it back."""
    for name in ("hr", "dean"):
        appoint(
            world.people[name],
            Membership.Role.HR,
            world.units["NU"],
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=world.at,
        )
    leaves(world, "stranger")
    stranger = world.people["stranger"]
    address = f"/erasing/{stranger.pk}/"
    first, second, other = enter("administrator"), enter("hr"), enter("coordinator")
    assert [other.get(each).status_code for each in (address, "/erasing/")] == [404, 404]
    assert first.get("/erasing/?person=600007").headers["Location"] == address
    assert first.get("/erasing/?person=1").status_code == 404

    looked = first.post(address, {"do": "look"})
    assert b"Who somebody is: 1 row stays empty" in looked.content
    assert Person.objects.get(pk=stranger.pk).given_name == "Stranger", "a look erases nothing"
    assert first.post(address, {"do": "erase"}).status_code == 403
    refused = first.post(address, {"do": "ask", "reason": " "})
    assert (refused.status_code, b"Say why, in one sentence" in refused.content) == (403, True)
    assert first.post(address, {"do": "ask", "reason": "Left years ago."}).status_code == 302
    assert b"You asked this yourself" in first.post(address, {"do": "erase"}).content

    assert b"Stranger Voorbeeld" in second.get("/erasing/").content
    assert second.post(address, {"do": "refuse"}).status_code == 302
    assert second.post(address, {"do": "erase"}).status_code == 403, "nobody asks it any more"
    assert b"Stranger Voorbeeld" not in second.get("/erasing/").content
    first.post(address, {"do": "ask", "reason": "Left years ago."})
    with at_most(10):
        assert b"Left years ago." in second.get(address).content
    assert b'value="erase"' not in second.get(address).content, "never before they saw what goes"
    assert b'value="erase"' in second.post(address, {"do": "look"}).content
    report = second.post(address, {"do": "erase"})
    assert (report.status_code, b"Voorbeeld" in report.content.partition(b"<main")[2]) == (200, False)
    assert Person.objects.get(pk=stranger.pk).family_name == ERASED
    assert (second.get(address).status_code, verify()) == (404, None)


def test_of_somebody_who_brought_in_the_papers_of_others_the_journal_still_tells_what_those_are(world):
    """Their own go; a letter in a case of somebody else stays, with what was recorded of it."""
    case, office = world.begin("candidate"), world.people["stranger"]
    texts = {
        name: store_document(
            io.BytesIO(name.encode()), name=f"{name}.txt", by=office, actor=SETTING_UP, at=world.at
        )
        for name in ("theirs", "own")
    }
    Letter.objects.create(case=case, seq=1, document=texts["theirs"])
    leaves(world, "stranger")
    granted(erased(world, "stranger"))

    said = {
        name: [entry.payload for entry in entries_of(f"document:{each.pk}")] for name, each in texts.items()
    }
    assert said["theirs"][0]["name"] == "theirs.txt"
    assert [bool(payload) for payload in said["own"]] == [False]
    assert verify() is None


def test_an_erasure_begins_only_where_it_can_be_noted_and_one_that_broke_off_is_finished(
    world, settings, tmp_path, monkeypatch
):
    settings.DATA, settings.BACKUPS = tmp_path, tmp_path / "away"
    leaves(world, "stranger")
    (tmp_path / "mail").mkdir()
    letter = tmp_path / "mail" / "1.log"
    letter.write_bytes(b"To: a@example.org\nSubject: x\n\nDear Stranger Voorbeeld\n")
    assert "cannot be written in" in why_not(world, "stranger")
    assert Person.objects.get(pk=world.people["stranger"].pk).given_name == "Stranger"
    settings.BACKUPS.mkdir()

    def breaks(*_, **__):
        raise OSError("the disk went away")

    with monkeypatch.context() as away:
        away.setattr("leerlijn.site.erasing.again.note", breaks)
        with pytest.raises(OSError, match="went away"):
            erased(world, "stranger")
    assert not letter.exists()  # nobody knows their name any more
    again = granted(erased(world, "stranger"))
    assert (again.pseudonym, bool(again.hash)) == (world.people["stranger"].pseudonym, True)
    for folder in (settings.DATA, settings.BACKUPS):
        assert again.pseudonym in (folder / "erased.jsonl").read_text()
    assert "erased already" in why_not(world, "stranger")
