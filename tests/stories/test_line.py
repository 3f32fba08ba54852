"""From a first piece of evidence to a certificate that anybody can verify, in the words of who do it."""

from __future__ import annotations

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.models import Entry


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def test_a_lecturer_qualifies(world):
    case = world.judged()
    assert state(case) == "consensus_talk"
    proposed = world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    assert proposed.state == "verdict_proposed"
    agreed = world.step(case, "agree", "assessor-3")
    assert agreed.state == "verdict_pass"
    told = world.step(case, "notify-pass", "coordinator")
    assert told.state == "notified"
    certificate = Certificate.objects.get(holder=world.people["candidate"])
    assert (certificate.number, certificate.basis) == ("UTQ-2026-0001", f"case:{case.pk}")
    assert [entry.act for entry in Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq")] == [
        "begin",
        "hand-in",
        "ask-assessors",
        "judge",
        "judge",
        "open-judgements",
        "propose",
        "agree",
        "conclude-pass",
        "notify-pass",
    ]
