"""Who is asked for a panel and what they said, and the link in the letter with which they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.cases.queries.situations import procedure_of, situation_of
from leerlijn.foundation.panels.models import Invitation, Judgement
from leerlijn.foundation.panels.relations import WILLING
from leerlijn.foundation.people.links import standing_by_link, token_from
from leerlijn.kernel.chain import digest
from leerlijn.kernel.procedure import Field
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.terms import day_of

Answer = Invitation.Answer
ACCEPT, DECLINE = "accept-invitation", "decline-invitation"
"""The steps by which it is answered, in whatever procedure; the link in the letter leads to both."""


def invitations_of(case_id: int) -> tuple[Invitation, ...]:
    """Those that count, by place, each with its person; one statement."""
    found = Invitation.objects.filter(case=case_id, replaced_at=None).select_related("person")
    return tuple(found.order_by("place"))


def asked_no_more(case_id: int, *, since: datetime) -> Q:
    """A condition on people: who was asked since then and declined, or judges in a round opened after it."""
    no = Invitation.objects.filter(case=case_id, answer=Answer.DECLINED, asked_at__gte=since)
    judged = Judgement.objects.filter(round__case=case_id, round__opened_at__gt=since)
    return Q(pk__in=no.values("person")) | Q(pk__in=judged.values("judge"))


def let_go_since(case_id: int, *, since: datetime) -> frozenset[int]:
    """Who was asked since then and did not answer in time, or made room for somebody else; one statement."""
    asked = Invitation.objects.filter(case=case_id, asked_at__gte=since)
    gone = asked.filter(Q(answer=Answer.LAPSED) | Q(replaced_at__isnull=False))
    return frozenset(gone.values_list("person", flat=True))


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


def counts(invitation: Invitation) -> bool:
    """Whether it can still be answered."""
    return invitation.answer == Answer.NONE and invitation.replaced_at is None


def waiting_for(case_id: int, person_id: int) -> Invitation | None:
    """What this person was asked in this case and did not answer yet; one statement."""
    unanswered = Invitation.objects.filter(case=case_id, person=person_id, replaced_at=None, answer="")
    return unanswered.select_related("person", "case__unit").first()


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is asked, in the words of the procedure: what it comes to, and what a no asks for."""

    comes_to: tuple[tuple[Said, Said | str], ...]
    why_not: tuple[Field, ...]
    facts: Any


def question_of(invitation: Invitation, *, at: datetime) -> Question | None:
    """None where there is nothing to answer any more; two statements, and those of what it comes to."""
    case = invitation.case
    procedure = procedure_of(case)
    yes, no = (procedure.step(case.state, key) for key in (ACCEPT, DECLINE))
    if yes is None or no is None or not counts(invitation):
        return None
    by = standing_by_link(invitation.person, on=day_of(at))
    facts = procedure.facts(situation_of(case, by=by, at=at))
    return Question(tuple(yes.shows(facts)) if yes.shows else (), no.asks, facts)
