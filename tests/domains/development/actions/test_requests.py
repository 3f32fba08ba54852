"""A proposal and its signature: over a fingerprint, without an account, and only over the newest version."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.domains.development.actions.requests import may_be_signed, sign_by_link
from leerlijn.domains.development.models import Proposal, Request, SigningLink
from leerlijn.domains.development.queries.requests import MANDATE, link_of, token_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.chain import digest
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, granted
from tests.domains.development.world import SETTING_UP


def the_link() -> SigningLink:
    """As whoever opens the address gets it."""
    return link_of(token_of(SigningLink.objects.order_by("-pk")[0]))


def sign(world, link=None):
    link = link or the_link()
    return sign_by_link(link, fingerprint=link.proposal.fingerprint, at=world.at)


def said(refusal) -> str:
    assert isinstance(refusal, Denied), refusal
    return refusal.reason.key


def test_a_leader_signs_without_an_account_over_the_fingerprint_of_the_proposal(world):
    case = world.sent()
    assert isinstance(sign(world), Case)
    proposal = Proposal.objects.get()
    assert proposal.signed_fingerprint == proposal.fingerprint
    assert (proposal.signed_by_id, world.state(case)) == (world.people["leader"].pk, "agreed")
    signed = journal.entries_of(f"case:{case.pk}")[-1]
    assert (signed.act, signed.name) == ("sign", "Leader Vos")
    entries = journal.entries_of(f"proposal:{proposal.pk}")
    assert [each.act for each in entries] == ["write", "send", "sign"]
    assert entries[-1].payload["fingerprint"] == proposal.fingerprint


def test_the_office_that_wrote_the_record_enters_what_is_wrong_in_it_but_never_that_it_is_right(world):
    case = granted(world.ask())
    world.step(case, "acknowledge", "office", expert=str(world.people["expert"].pk))
    world.step(case, "plan-intake", "office", day=world.at.date().isoformat())
    record = {"problem": "Toetsen sturen.", "change": "Feedback stuurt.", "school_does": "Uitproberen."}
    world.step(case, "hold-intake", "office", **record)
    refused = world.by_phone(case, "approve-intake", "leader")
    assert said(refused) == "This cannot be entered for somebody else."
    assert world.by_phone(case, "correct-intake", "leader", wrong="Niet zo.").state == "intake_planned"


def test_a_proposal_begins_only_when_the_school_finds_the_record_of_the_intake_right(world):
    case = granted(world.ask())
    world.step(case, "acknowledge", "office", expert=str(world.people["expert"].pk))
    world.step(case, "plan-intake", "expert", day=world.at.date().isoformat())
    record = {"problem": "Toetsen sturen.", "change": "Feedback stuurt.", "school_does": "Uitproberen."}
    world.step(case, "hold-intake", "expert", **record)
    assert isinstance(world.step(case, "begin-proposal", "expert"), Outdated)
    assert isinstance(world.step(case, "approve-intake", "expert"), Denied)
    assert isinstance(world.step(case, "approve-intake", "office"), Denied)
    assert (
        world.step(case, "correct-intake", "leader", wrong="De sectie doet ook mee.").state
        == "intake_planned"
    )
    world.step(case, "hold-intake", "expert", **{**record, "school_does": "De sectie doet mee."})
    assert world.step(case, "approve-intake", "leader").state == "intake_held"
    assert world.step(case, "begin-proposal", "expert").state == "proposal_draft"
    assert Request.objects.get(case=case).intake["school_does"] == "De sectie doet mee."


def test_above_its_mandate_the_office_leaves_the_sending_to_the_director(world):
    signatory = str(world.people["leader"].pk)
    before, cheap = world.drafted(), world.drafted(price="1.000,00")
    assert world.step(before, "send", "office", signatory=signatory).state == "proposal_sent"
    dear = world.drafted()
    choose(world, "1000")
    refused = world.step(dear, "send", "office", signatory=signatory)
    assert said(refused) == "Above {limit} euros the director sends the proposal."
    assert world.step(cheap, "send", "office", signatory=signatory).state == "proposal_sent"
    assert world.step(dear, "send", "director", signatory=signatory).state == "proposal_sent"


def choose(world, value):
    granted(
        choose_setting(
            MANDATE.key, value, source="Besluit", starts_on=world.at.date(), actor=SETTING_UP, at=world.at
        )
    )


def test_of_the_token_only_the_hash_is_kept(world):
    world.sent()
    link = SigningLink.objects.get()
    token = token_of(link)
    assert link.digest == digest(token)
    assert token not in str(SigningLink.objects.values().get())
    assert link_of("0" * 40) is None


def test_once_signed_nothing_is_written_any_more_and_nobody_signs_twice(world):
    case = world.sent()
    sign(world)
    assert isinstance(world.write(case, price="9.999,00"), Outdated)
    assert said(sign(world)) == "This was signed on {day}."
    assert Proposal.objects.count() == 1


def test_a_proposal_that_was_changed_after_it_was_signed_says_so(world):
    world.sent()
    sign(world)
    proposal = Proposal.objects.get()
    Proposal.objects.update(content=proposal.content.replace("240000", "999900"))
    assert said(sign(world)).startswith("This proposal was changed after it was signed")


def test_a_proposal_that_was_changed_behind_our_back_cannot_be_signed(world):
    case = world.sent()
    proposal = Proposal.objects.get()
    Proposal.objects.update(content=proposal.content.replace("240000", "999900"))
    assert said(sign(world)).startswith("What stands here is not what was proposed.")
    assert world.state(case) == "proposal_sent"


def test_the_link_to_an_older_version_says_that_there_is_a_newer_one(world):
    case = world.sent()
    old = the_link()
    world.step(case, "revise", "expert")
    world.write(case, price="1.800,00")
    world.step(case, "send", "office", signatory=str(world.people["leader"].pk))
    refused = sign(world, link_of(token_of(old)))
    assert said(refused).startswith("There is a newer proposal, version {newest}.")
    assert isinstance(sign(world), Case)
    assert Proposal.objects.get(version=1).signed_fingerprint == ""
    assert said(sign(world, link_of(token_of(old)))).startswith(
        "Another version of this proposal was signed."
    )


def test_a_link_ends_with_the_proposal(world):
    case = world.sent()
    world.later(days=31)
    assert said(sign(world)).startswith("This link counted until {day}.")
    world.pass_time()
    assert world.state(case) == "expired"


def test_whoever_read_another_text_signs_nothing(world):
    world.sent()
    assert said(sign_by_link(the_link(), fingerprint="0" * 64, at=world.at)).startswith(
        "This is not the text"
    )


def test_who_does_not_lead_the_school_any_more_signs_nothing(world):
    case = world.sent()
    membership = Membership.objects.get(person=world.people["leader"])
    yesterday = (world.at - timedelta(days=1)).date()
    world.later(days=3)
    end_membership(membership.pk, ends_on=world.at.date() - timedelta(days=1), by=SETTING_UP, at=world.at)
    assert said(sign(world)) == "Only who leads this school today signs for it."
    assert (world.state(case), yesterday < world.at.date()) == ("proposal_sent", True)


def test_only_who_leads_the_school_of_the_question_can_be_asked_to_sign(world):
    case = world.drafted()
    refused = world.step(case, "send", "office", signatory=str(world.people["other-leader"].pk))
    assert isinstance(refused, Incomplete)


def test_nobody_else_signs_with_their_own_account(world):
    case = world.sent()
    for name in ("office", "director", "expert", "teacher", "other-leader"):
        assert isinstance(world.step(case, "sign", name), Denied), name
    assert isinstance(world.step(case, "sign", "leader"), Case)


@pytest.mark.parametrize(("field", "typed"), [("price", "veel"), ("valid_until", "2020-01-01")])
def test_what_cannot_be_in_a_proposal_is_said_beside_its_field(world, field, typed):
    case = world.drafted()
    refused = world.write(case, **{field: typed})
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [field]


def test_a_version_is_sent_once(world):
    case = world.sent()
    world.step(case, "ask-change", "leader", change="Korter.")
    refused = world.step(case, "send", "office", signatory=str(world.people["leader"].pk))
    assert said(refused).startswith("This version was sent already.")
    assert may_be_signed(the_link(), at=world.at) is not None


def test_a_price_below_zero_is_refused_beside_its_field(world):
    case = world.drafted()
    refused = world.write(case, price="-2.400,00")
    assert isinstance(refused, Incomplete)
    assert refused.errors["price"].key == "A price is not below zero."
    assert Proposal.objects.count() == 1
