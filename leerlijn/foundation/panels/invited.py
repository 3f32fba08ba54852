"""Who is asked for a panel and what they said, and the link in the letter with which they answer."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.panels.models import Invitation, Judgement
from leerlijn.foundation.panels.relations import WILLING
from leerlijn.foundation.people.links import token_from
from leerlijn.kernel.chain import digest

Answer = Invitation.Answer


def invitations_of(case_id: int) -> tuple[Invitation, ...]:
    """Those that count, by place, each with its person; one statement."""
    found = Invitation.objects.filter(case=case_id, replaced_at=None).select_related("person")
    return tuple(found.order_by("place"))


def asked_no_more(case_id: int, *, sealed: str, since: datetime) -> frozenset[int]:
    """Who declined since then, or judges or judged what has this fingerprint; one statement."""
    no = Invitation.objects.filter(case=case_id, answer=Answer.DECLINED, asked_at__gte=since)
    judged = Judgement.objects.filter(round__case=case_id, round__sealed=sealed).values_list("judge_id")
    both = no.values_list("person_id").union(judged)
    return frozenset(both.values_list("person_id", flat=True))


def token_of(invitation: Invitation) -> str:
    """What the address in the letter ends in."""
    return token_from("invitation", invitation.nonce)


def invitation_with(token: str) -> Invitation | None:
    """The invitation behind an address, with whether it `waits` for the judging to begin; one statement."""
    willing = Party.objects.filter(case=OuterRef("case"), person=OuterRef("person"), relation=WILLING.key)
    found = Invitation.objects.select_related("person", "case__subject", "case__unit")
    counting = Q(answer=Answer.ACCEPTED, replaced_at=None)
    return found.annotate(waits=Exists(willing) & counting).filter(digest=digest(token)).first()


def said_yes(invitation: Invitation) -> bool:
    """And is asked still, or judges already."""
    return invitation.answer == Answer.ACCEPTED and invitation.replaced_at is None


def waiting_for(case_id: int, person_id: int) -> Invitation | None:
    """What this person was asked in this case and did not answer yet; one statement."""
    unanswered = Invitation.objects.filter(case=case_id, person=person_id, replaced_at=None, answer="")
    return unanswered.first()
