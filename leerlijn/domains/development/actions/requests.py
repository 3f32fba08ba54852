"""What the steps of a tailor-made request do: keep the question, propose in versions, send, sign."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.development.models import Proposal, Request, SigningLink
from leerlijn.domains.development.queries.enrolments import school_name
from leerlijn.domains.development.queries.requests import (
    ProposalContent,
    RequestFacts,
    token_of,
)
from leerlijn.domains.development.relations import GUEST, REQUEST_EXPERT
from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.links import standing_by_link
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import person_of
from leerlijn.kernel.chain import digest
from leerlijn.kernel.money import parse
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused
from leerlijn.kernel.wrong import Wrong


@effect(Text(nl="het bureau leest je vraag", en="the office reads your question"))
def begin_request(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    Request.objects.create(
        case=case,
        location=Unit.objects.get(pk=int(str(answers["school"]))),
        asker=person_of(facts.situation.by.person),
        question=str(answers["question"]),
        target_group=str(answers["target_group"]),
        people=int(str(answers["people"])),
        period=str(answers["period"]),
    )


@effect(Text(nl="deze expert pakt het op", en="this expert takes it up"))
def name_expert(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    expert, case = int(str(answers["expert"])), facts.situation.case
    Party.objects.get_or_create(case=case, person_id=expert, relation=REQUEST_EXPERT.key)


@effect(Text(nl="beide partijen lezen hetzelfde verslag", en="both parties read the same record"))
def keep_intake(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    intake = {name: str(answers[name]) for name in ("problem", "change", "school_does")}
    Request.objects.filter(pk=facts.known.pk).update(intake={**intake, "held_on": day_of(at).isoformat()})


@effect(
    Text(nl="er is een nieuwe versie; de vorige blijft", en="there is a new version; the one before stays")
)
def write_proposal(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """A version that was not sent yet is followed too: nothing that was written is written over."""
    request = facts.known
    valid_until = answers["valid_until"]
    assert isinstance(valid_until, date)
    if valid_until < day_of(at):
        raise Refused(Incomplete({"valid_until": Sentence("A proposal is valid until a day that comes.")}))
    content = ProposalContent(
        number=request.pk,
        version=len(facts.proposals) + 1,
        school=school_name(request.location).nl,
        title=str(answers["title"]),
        goals=str(answers["goals"]),
        form=str(answers["form"]),
        participants=str(answers["participants"]),
        sessions=str(answers["sessions"]),
        hours=int(str(answers["hours"])),
        school_does=str(answers["school_does"]),
        evaluation=str(answers["evaluation"]),
        price=_cents(str(answers["price"])),
        valid_until=valid_until.isoformat(),
    )
    proposal = Proposal.objects.create(
        request=request,
        version=content.version,
        content=content.canonical,
        fingerprint=digest(content.canonical),
        made_by=person_of(facts.situation.by.person),
        made_at=at,
        valid_until=valid_until,
    )
    payload = {"version": proposal.version, "fingerprint": proposal.fingerprint}
    record(f"proposal:{proposal.pk}", "write", by=actor, at=at, payload=payload)


def _cents(typed: str) -> int:
    try:
        cents = parse(typed).cents
    except Wrong as wrong:
        raise Refused(Incomplete({"price": wrong.sentence})) from None
    if cents < 0:
        raise Refused(Incomplete({"price": Sentence("A price is not below zero.")}))
    return cents


@effect(
    Text(
        nl="de schoolleider krijgt een mail met één link, om zonder account te tekenen",
        en="the school leader gets a letter with one link, to sign without an account",
    )
)
def send_proposal(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The link is to this version and this person, and ends with the proposal; the letter follows."""
    proposal, case = facts.newest, facts.situation.case
    if proposal is None:
        raise Refused(Denied(Sentence("Write the proposal first.")))
    signatory = person_of(int(str(answers["signatory"])))
    link = SigningLink(
        proposal=proposal,
        person=signatory,
        nonce=secrets.token_hex(16),
        made_at=at,
        expires_on=proposal.valid_until,
    )
    link.digest = digest(token_of(link))
    link.save(force_insert=True)
    Proposal.objects.filter(pk=proposal.pk).update(sent_at=at)
    name_cases([case])
    Party.objects.filter(case=case, relation=GUEST.key).exclude(person=signatory).delete()
    Party.objects.get_or_create(case=case, person=signatory, relation=GUEST.key)
    payload = {"version": proposal.version, "fingerprint": proposal.fingerprint, "link": link.pk}
    about = f"person:{signatory.pseudonym}"
    record(f"proposal:{proposal.pk}", "send", by=actor, at=at, payload=payload, about=about)


@effect(
    Text(
        nl="je handtekening staat onder de vingerafdruk van deze versie; je krijgt een afschrift",
        en="your signature stands under the fingerprint of this version; you get a copy",
    )
)
def sign_proposal(facts: RequestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Over the text as it is stored, never over what was sent along with the click."""
    proposal = facts.newest
    if proposal is None or digest(proposal.content) != proposal.fingerprint:
        raise Refused(Denied(Sentence("What stands here is not what was proposed. Ask the office.")))
    by = facts.situation.by
    Proposal.objects.filter(pk=proposal.pk, signed_at=None).update(
        signed_at=at, signed_by=by.person, signed_fingerprint=proposal.fingerprint
    )
    SigningLink.objects.filter(proposal=proposal, person=by.person).update(used_at=at)
    payload = {"version": proposal.version, "fingerprint": proposal.fingerprint}
    about = f"person:{by.pseudonym}"
    record(f"proposal:{proposal.pk}", "sign", by=actor, at=at, payload=payload, about=about)


def may_be_signed(link: SigningLink, *, at: datetime) -> Denied | None:
    """Why this link cannot sign any more, in one sentence; None where it can."""
    proposal = link.proposal
    request = proposal.request
    if proposal.signed_at:
        return _said_of_the_signed(proposal)
    if request.case.state == "agreed":
        return Denied(Sentence("Another version of this proposal was signed. This one counts no more."))
    newest = Proposal.objects.filter(request=request).count()
    if newest > proposal.version:
        return Denied(
            Sentence(
                "There is a newer proposal, version {newest}. This is version {version}, and it counts no "
                "more: the newer one comes to you by mail.",
                newest=newest,
                version=proposal.version,
            )
        )
    if day_of(at) > link.expires_on:
        return Denied(
            Sentence("This link counted until {day}. Ask the office for a new one.", day=link.expires_on)
        )
    if request.case.state != "proposal_sent":
        return Denied(Sentence("This proposal cannot be signed at the moment. Ask the office."))
    return None


def _said_of_the_signed(proposal: Proposal) -> Denied:
    if digest(proposal.content) != proposal.signed_fingerprint:
        return Denied(
            Sentence("This proposal was changed after it was signed, so what stands here was never agreed.")
        )
    return Denied(Sentence("This was signed on {day}.", day=day_of(proposal.signed_at or proposal.made_at)))


def sign_by_link(link: SigningLink, *, fingerprint: str, at: datetime) -> Case | Refusal:
    """The signature of a guest: bound to this one deed, as themselves and by no office.

    `fingerprint` is of the text that was on the page.
    """
    refusal = may_be_signed(link, at=at)
    if refusal is not None:
        return refusal
    if fingerprint != link.proposal.fingerprint:
        return Denied(Sentence("This is not the text that you read. Open the link again."))
    case = link.proposal.request.case
    by = standing_by_link(link.person, on=day_of(at), to="sign")
    return take_step(case.pk, "sign", by=by, at=at, version=case.version, channel="link")
