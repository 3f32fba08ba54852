"""A verdict is countersigned over judgement and letter; who edits a comma ends the signature, visibly."""

from __future__ import annotations

import pytest
from django.db.models import F

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.changes import changes

SAID, EDITED = "Convincing, throughout.", "Convincing throughout."


@pytest.fixture
def signed(world) -> Case:
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=SAID)
    return world.step(case, "agree", "assessor-3")


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def page_of(enter, name, case) -> str:
    return enter(name).get(f"/qualification/dossiers/{case.pk}/").content.decode()


def test_the_signature_stands_under_the_fingerprint_of_judgement_and_letter(world, signed):
    [proposal] = Proposal.objects.all()
    assert len(proposal.fingerprint) == 64
    assert proposal.signed_fingerprint == proposal.fingerprint
    entry = Entry.objects.select_related("detail").get(subject=f"verdict:{proposal.pk}", act="sign")
    assert proposal.fingerprint in entry.detail.payload
    assert set(proposal.letter) == {"nl", "en"}
    assert all(SAID in letter for letter in proposal.letter.values())


def test_editing_a_comma_ends_the_signature_and_keeps_both_versions(world, signed, enter):
    edited = world.step(signed, "change-verdict", "assessor-3", motivation=EDITED)
    assert edited.state == "verdict_proposed"
    old, new = Proposal.objects.order_by("pk")
    assert (old.motivation, new.motivation) == (SAID, EDITED)
    assert old.fingerprint != new.fingerprint
    assert (old.signed_fingerprint, new.signed_fingerprint) == (old.fingerprint, "")
    assert old.changed_at is not None
    page = page_of(enter, "assessor-1", signed)
    assert SAID in page
    assert EDITED in page
    assert "The signature counts no more: a word was changed." in page
    assert set(Party.objects.filter(case=signed, owes=True).values_list("person", flat=True)) == {
        world.people["assessor-1"].pk
    }
    assert "cannot be done now" in render(world.step(signed, "notify-pass", "coordinator").reason, "en")


def test_signing_anew_is_one_step_that_shows_the_change(world, signed, enter):
    world.step(signed, "change-verdict", "assessor-3", motivation=EDITED)
    form = enter("assessor-1").get(f"/cases/{signed.pk}/agree/").content.decode()
    assert "“Convincing,” became “Convincing”" in form
    assert "Assessor-3 Voorbeeld, ended on 24 November 2026" in form
    assert world.step(signed, "agree", "assessor-1").state == "verdict_pass"
    newest = Proposal.objects.get(changed_at=None)
    assert newest.signed_fingerprint == newest.fingerprint


def test_whoever_changed_it_does_not_sign_it(world, signed):
    world.step(signed, "change-verdict", "assessor-3", motivation=EDITED)
    assert not world.step(signed, "agree", "assessor-3")
    assert state(signed) == "verdict_proposed"


def test_nothing_changed_is_no_new_version(world, signed):
    refused = world.step(signed, "change-verdict", "assessor-3", motivation=SAID)
    assert render(refused.errors["motivation"], "en") == "Nothing changed."
    assert Proposal.objects.count() == 1


def test_what_was_tampered_with_cannot_be_signed(world):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=SAID)
    Proposal.objects.update(motivation=EDITED)
    assert "is not what was proposed" in render(world.step(case, "agree", "assessor-3").reason, "en")
    Proposal.objects.update(motivation=SAID)
    assert world.step(case, "agree", "assessor-3"), "the control"


@pytest.mark.parametrize("who", ["assessor-3", "coordinator"])
def test_a_proposal_that_falls_is_recorded_and_keeps_no_signature(world, who):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation=SAID)
    if who == "coordinator":
        Proposal.objects.update(agreed_by=world.people["assessor-3"], agreed_at=world.at)
        Proposal.objects.update(signed_fingerprint=F("fingerprint"))
    step = "disagree" if who == "assessor-3" else "judge-anew"
    assert world.step(case, step, who, reason="Not like this.")
    [proposal] = Proposal.objects.all()
    found = (proposal.refused_because, proposal.agreed_by_id, proposal.agreed_at, proposal.signed_fingerprint)
    assert found == ("Not like this.", None, None, "")
    entry = Entry.objects.get(subject=f"verdict:{proposal.pk}", act="refuse")
    assert entry.pseudonym == world.people[who].pseudonym


def test_the_form_to_change_begins_with_what_stands_there(signed, enter):
    form = enter("assessor-1").get(f"/cases/{signed.pk}/change-verdict/").content.decode()
    assert SAID in form


def test_once_it_was_made_known_nobody_changes_it(world, signed, enter):
    world.step(signed, "change-verdict", "assessor-3", motivation=EDITED)
    world.step(signed, "agree", "assessor-1")
    world.step(signed, "notify-pass", "coordinator")
    assert not world.step(signed, "change-verdict", "assessor-3", motivation=SAID)
    page = page_of(enter, "candidate", signed)
    assert EDITED in page
    assert SAID not in page, "a candidate reads what was made known, and no draft"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("a b c", "a b c", []),
        ("a  b", "a b", []),
        ("a b c", "a x c", ["“b” became “x”"]),
        ("a c", "a b c", ["“b” was added"]),
        ("a b c", "a c", ["“b” was taken out"]),
    ],
)
def test_what_changed_is_said_word_by_word(before, after, said):
    assert [render(each, "en") for each in changes(before, after)] == said
