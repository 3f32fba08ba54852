"""Who is asked for a panel and what they said, and the link in the letter with which they answer."""

from __future__ import annotations

from datetime import datetime

from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.links import token_from
from leerlijn.kernel.chain import digest

Answer = Invitation.Answer


def invitations_of(case_id: int) -> tuple[Invitation, ...]:
    """Those that count, by place, each with its person; one statement."""
    found = Invitation.objects.filter(case=case_id, replaced_at=None).select_related("person")
    return tuple(found.order_by("place"))


def said_no(case_id: int, *, since: datetime) -> frozenset[int]:
    """Who declined or did not answer since then: nobody asks them again; one statement."""
    no = Invitation.objects.filter(
        case=case_id, answer__in=(Answer.DECLINED, Answer.LAPSED), asked_at__gte=since
    )
    return frozenset(no.values_list("person_id", flat=True))


def token_of(invitation: Invitation) -> str:
    """What the address in the letter ends in."""
    return token_from("invitation", invitation.nonce)


def invitation_with(token: str) -> Invitation | None:
    """The invitation behind an address; one statement."""
    found = Invitation.objects.select_related("person", "case__subject", "case__unit")
    return found.filter(digest=digest(token)).first()


def waiting_for(case_id: int, person_id: int) -> Invitation | None:
    """What this person was asked in this case and did not answer yet; one statement."""
    unanswered = Invitation.objects.filter(case=case_id, person=person_id, replaced_at=None, answer="")
    return unanswered.first()
