"""A certificate that is wrong is corrected, or revoked by the executive board: never deleted."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.notices.queries.recipients import last_move
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Outdated, granted
from tests.site.api.callers import Caller, token_of
from tests.stories.world import World
from tests.tools.budget import at_most

KEY = "utq-certificate-change"
GROUNDS = "The lesson plan was written by somebody else."


def on_page(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def verified(certificate: Certificate) -> str:
    """What anybody reads who checks it."""
    return on_page(Client(headers={"accept-language": "en"}).get(f"/verify/{certificate.token}"))


@pytest.fixture
def passed(world) -> Case:
    """A dossier of which the certificate was made; the administrator and the coordinator are on the board."""
    world.of_the_board("administrator", "coordinator")
    case = world.judged()
    granted(world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing."))
    granted(world.step(case, "agree", "assessor-3"))
    case = granted(world.step(case, "notify-pass", "coordinator"))
    evaluate_duties(at=world.at)
    return case


def change_of(world: World) -> Case:
    return Case.objects.get(procedure=KEY)


def who_hears(case: Case) -> set[str]:
    """Whom its last move is told to."""
    move = last_move(case)
    assert move is not None
    return {notice.person.given_name for notice in tell_about(move)}


def state_of_duty(world: World) -> str:
    return duty_of(world.people["candidate"].pk).state


def test_a_corrected_name_makes_a_new_certificate_and_both_stay(world, passed, enter):
    old, desk = Certificate.objects.get(), enter("coordinator")
    dossier = f"/qualification/dossiers/{passed.pk}/"
    address = f"{dossier}certificate/correct/"
    assert "Correct the name on the certificate" in on_page(desk.get(dossier))
    assert "Correct the name" not in on_page(enter("candidate").get(dossier))
    assert enter("candidate").get(address).status_code in {403, 404}
    with at_most(10):
        form = desk.get(address)
    assert f"Certificate {old.number} of Candidate Voorbeeld." in on_page(form)
    kept = desk.post(address, {"name": "Candidate \u4e2d", "reason": "She married."})
    assert kept.status_code == 422
    assert "cannot be printed on a certificate" in on_page(kept)
    assert "She married." in on_page(kept), "nothing is lost"
    same = desk.post(address, {"name": " Candidate  Voorbeeld", "reason": "She married."})
    assert "This name stands on the certificate already." in on_page(same)
    assert Certificate.objects.count() == 1
    assert not Case.objects.filter(procedure=KEY).exists()
    assert desk.post(address, {"name": "Candidate de Vries", "reason": "She married."}).status_code == 302
    old = Certificate.objects.select_related("corrected_by").get(pk=old.pk)
    assert (old.status, old.corrected_by.says.holder) == ("corrected", "Candidate de Vries")
    assert old.corrected_by.number in verified(old)
    assert "is valid" in verified(old.corrected_by)
    case = change_of(world)
    assert (case.state, case.is_open, case.about_id) == ("corrected", False, passed.pk)
    assert who_hears(case) == {"Candidate"}
    assert "She married." in on_page(enter("candidate").get(f"/cases/{case.pk}/"))
    assert state_of_duty(world) == "discharged_by_certificate"


def test_the_board_revokes_and_never_whoever_proposed_it(world, passed, enter):
    certificate, desk = Certificate.objects.get(), enter("coordinator")
    assert state_of_duty(world) == "discharged_by_certificate"
    address = f"/qualification/dossiers/{passed.pk}/certificate/propose-revocation/"
    assert desk.post(address, {"grounds": ""}).status_code == 422
    assert desk.post(address, {"grounds": GROUNDS}).status_code == 302
    twice = desk.post(address, {"grounds": GROUNDS})
    assert twice.status_code == 403
    assert "waits for a decision already" in on_page(twice)
    case, said = change_of(world), {"reason": "It was not her work."}
    assert (case.state, case.due_on is not None) == ("proposed", True)
    assert who_hears(case) == {"Candidate", "Administrator"}, "the holder and who decides"
    assert "is valid" in verified(certificate), "until it is decided"
    for step in ("revoke", "let-stand"):
        refused = world.step(case, step, "coordinator", **said)
        assert isinstance(refused, Denied)
        assert "You proposed this" in render(refused.reason, "en")
    assert isinstance(world.step(case, "revoke", "dean", **said), Denied), "who is not on the board"
    board = enter("administrator")
    with at_most(10):
        asked = board.get(f"/cases/{case.pk}/revoke/")
    assert GROUNDS in on_page(asked)
    assert certificate.number in on_page(asked)
    assert "Waarom het wordt ingetrokken" in on_page(
        enter("administrator", "nl").get(f"/cases/{case.pk}/revoke/")
    )
    assert granted(world.step(case, "revoke", "administrator", **said)).state == "revoked"
    certificate.refresh_from_db()
    assert (certificate.status, certificate.revoked_because) == ("revoked", said["reason"])
    assert "This was withdrawn on" in verified(certificate)
    assert duty_of(world.people["candidate"].pk).is_open, "at once, not tonight"
    duties = Case.objects.filter(procedure="utq-obligation", subject=world.people["candidate"])
    opened = duties.count()
    evaluate_duties(at=world.at)
    assert duties.count() == opened, "tonight opens no second one"
    assert isinstance(world.step(case, "revoke", "administrator", **said), Denied | Outdated), "once"
    assert who_hears(Case.objects.get(pk=case.pk)) == {"Candidate"}
    read = on_page(enter("candidate").get(f"/cases/{case.pk}/"))
    assert f"Certificate {certificate.number}: {GROUNDS}" in read
    assert f"The answer: {said['reason']}" in read
    again = desk.get(address)
    assert again.status_code == 403
    assert "no valid UTQ certificate here" in on_page(again)
    page = on_page(enter("candidate").get(f"/qualification/dossiers/{passed.pk}/"))
    assert "is qualified" not in page
    assert "Revoked on" in page


def test_a_program_proposes_and_the_certificate_may_stand(world, passed, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    desk, board = (Caller(token_of(world, name)) for name in ("coordinator", "administrator"))
    new = {
        "procedure": KEY,
        "step": "propose-revocation",
        "fields": {"grounds": GROUNDS},
    }
    own = desk.post("/cases", new)
    assert own.status_code == 403, "nothing of one's own to change"
    begun = desk.post("/cases", new | {"subject": world.people["candidate"].number})
    assert begun.status_code == 201, begun.content
    case = change_of(world)
    assert (begun.json()["state"]["key"], case.about_id) == ("proposed", passed.pk)
    assert begun.json()["steps"][0]["verdict"] == "denied", "not for whoever proposed it"
    assert desk.step(case.pk, "let-stand", reason="No.").status_code == 403
    stands = board.step(case.pk, "let-stand", reason="It was her own work after all.")
    assert Case.objects.get(pk=case.pk).data["answer"] == "It was her own work after all."
    assert stands.json()["state"]["key"] == "stands"
    assert "is valid" in verified(Certificate.objects.get())
    assert state_of_duty(world) == "discharged_by_certificate"
