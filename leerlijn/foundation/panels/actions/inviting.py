"""Asking people for the places of a panel, and keeping what they answer."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels import guards
from leerlijn.foundation.panels.actions.declaring import declare_about
from leerlijn.foundation.panels.invited import ACCEPT, DECLINE, counts, invitations_of, token_of
from leerlijn.foundation.panels.models import Declaration, Invitation
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.related import panel_for
from leerlijn.foundation.panels.relations import INVITED, JUDGE, WILLING
from leerlijn.foundation.people.links import standing_by_link
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.chain import digest
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, granted

REPLACE, LAPSE = "replace", "lapse"
"""What the record says of an invitation that is taken back, or was not answered in time."""
ANSWERS = {"accept": ACCEPT, "decline": DECLINE}
COUNTS_NO_MORE = Denied(Sentence("This invitation counts no more. You need to do nothing."))


def invite(
    case: Case,
    coming: Mapping[int, Person],
    rule: PanelRule,
    *,
    certified: Mapping[int, date],
    actor: Actor,
    at: datetime,
) -> None:
    """These people are asked for these places; who had a place of them before makes room.

    The whole panel answers to the rule, with whoever keeps a place. Raises Refused.
    """
    staying = {each.place: each.person for each in invitations_of(case.pk)}
    places = {**staying, **coming}
    people = [places[place] for place in sorted(places)]
    panel = panel_for(case, people, on=localdate(at), certified=certified)
    granted(guards.is_legal(rule, panel))
    make_room(case, places=tuple(coming), again={each.pk for each in people}, actor=actor, at=at)
    for place, person in sorted(coming.items()):
        _ask(case, place, person, actor=actor, at=at)


def _ask(case: Case, place: int, person: Person, *, actor: Actor, at: datetime) -> None:
    asked = Invitation(case=case, place=place, person=person, asked_at=at, nonce=secrets.token_hex(16))
    asked.digest = digest(token_of(asked))
    asked.save(force_insert=True)
    Party.objects.get_or_create(case=case, person=person, relation=INVITED.key)
    _record(asked, "ask", actor=actor, at=at)


def make_room(
    case: Case,
    *,
    places: Sequence[int] | None = None,
    again: Collection[int] = (),
    actor: Actor,
    at: datetime,
) -> None:
    """Whoever was asked for these places, or for any, is asked no more, and reads no more.

    The record says so of each who had the place still, and is not asked `again`.
    """
    leaving = [each for each in invitations_of(case.pk) if places is None or each.place in places]
    there = _parties(case, [each.person_id for each in leaving])
    let_go = set(there.exclude(person__in=again).values_list("person_id", flat=True))
    Invitation.objects.filter(pk__in=[each.pk for each in leaving]).update(replaced_at=at)
    there.delete()
    for each in leaving:
        if each.person_id in let_go:
            _record(each, REPLACE, actor=actor, at=at)


def accept(invitation: Invitation, *, actor: Actor, at: datetime) -> None:
    """They judge as soon as everybody who is asked does."""
    _answer(invitation, Invitation.Answer.ACCEPTED, at=at)
    Party.objects.filter(case=invitation.case_id, person=invitation.person_id, relation=INVITED.key).update(
        relation=WILLING.key, owes=False
    )
    _record(invitation, "accept", actor=actor, at=at)


def decline(
    case: Case, invitation: Invitation, *, reason: str, remark: str, actor: Actor, at: datetime
) -> None:
    """The place is free again. Who knows the candidate too well is asked about them no more, anywhere."""
    _answer(invitation, Invitation.Answer.DECLINED, reason=reason, remark=remark, at=at)
    _parties(case, [invitation.person_id]).delete()
    if reason == Invitation.Reason.KNOWS and case.subject:
        kind = Declaration.Kind.OTHER
        declare_about(case.subject, by=invitation.person_id, kind=kind, actor=actor, at=at)
    _record(invitation, "decline", actor=actor, at=at)


def let_lapse(case: Case, *, unfit: frozenset[int], actor: Actor, at: datetime) -> None:
    """Who did not answer in time loses the place; and who `unfit` says cannot judge after all.

    They read no more either, where they judged already.
    """
    lost = Invitation.objects.filter(case=case, replaced_at=None)
    for each in lost.select_related("person").filter(Q(answer="") | Q(answer="accepted", person__in=unfit)):
        _answer(each, Invitation.Answer.LAPSED, at=at)
        _parties(case, [each.person_id]).delete()
        _record(each, LAPSE, actor=actor, at=at)


def answer_by_link(
    invitation: Invitation, answer: str, *, said: Mapping[str, object], at: datetime
) -> Case | Refusal:
    """The answer of somebody who came by the link of the letter: bound to this one place, by no office.

    `said` is what was filled in for a no.
    """
    if not counts(invitation):
        return COUNTS_NO_MORE
    step = ANSWERS.get(answer)
    if step is None:
        return Incomplete({"do": Sentence("Say yes or no.")})
    by, case = standing_by_link(invitation.person, on=day_of(at)), invitation.case
    filled = said if step == DECLINE else {}
    return take_step(case.pk, step, by=by, at=at, version=case.version, said=filled, channel="link")


def _answer(
    invitation: Invitation, answer: Invitation.Answer, *, reason: str = "", remark: str = "", at: datetime
) -> None:
    said = {"answer": answer, "answered_at": at, "reason": reason, "remark": remark}
    Invitation.objects.filter(pk=invitation.pk).update(**said)


def _parties(case: Case, people: Sequence[int]) -> QuerySet[Party]:
    there = (INVITED.key, WILLING.key, JUDGE.key)
    return Party.objects.filter(case=case, person__in=people, relation__in=there)


def _record(invitation: Invitation, act: str, *, actor: Actor, at: datetime) -> None:
    about = f"person:{invitation.person.pseudonym}"
    record(f"invitation:{invitation.pk}", act, by=actor, at=at, about=about)
