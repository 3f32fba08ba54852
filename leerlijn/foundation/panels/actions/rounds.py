"""Opening a round, putting somebody else in a place of the panel, and closing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels import guards
from leerlijn.foundation.panels.content import Content
from leerlijn.foundation.panels.keys import master_key, new_key
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.related import panel_for, related_among
from leerlijn.foundation.panels.sealing import compact, key_of, read, released, written
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.verdict import Denied, all_of

TWO = PanelRule()


def open_round(  # noqa: PLR0917 - a call in this order reads as a sentence
    case: Case,
    framework_id: int,
    criteria: Sequence[str],
    judges: Sequence[Person],
    fingerprint: str,
    rule: PanelRule = TWO,
    between: int | None = None,
    *,
    certified: Mapping[int, date] | None = None,
    actor: Actor,
    at: datetime,
) -> Round | Denied:
    """The round in which these people judge what has this fingerprint, or what keeps it from starting.

    `between` is the round whose open differences they decide; `certified` is since when, by person.
    """
    panel = panel_for(case, judges, on=localdate(at), certified=certified)
    ready = all_of(
        guards.is_legal(rule, panel),
        guards.can_be_judged(framework_id, criteria),
        guards.no_round_is_open(case.pk),
        guards.key_is_here(),
    )
    if isinstance(ready, Denied):
        return ready
    key = new_key()
    try:
        with transaction.atomic():
            round = Round.objects.create(
                case=case,
                framework_id=framework_id,
                criteria=list(criteria),
                rule=asdict(rule),
                sealed=fingerprint,
                between_id=between,
                opened_at=at,
                wrapped_key=master_key().wrap(key),
            )
            Judgement.objects.bulk_create(
                Judgement(
                    round=round,
                    judge_id=seat.person,
                    order=order,
                    content=_blank(round, key, order),
                    eligible=seat.kept(panel.on),
                )
                for order, seat in enumerate(panel.seats, start=1)
            )
            record(_subject(round), "open", by=actor, at=at, payload=_opening(round, judges))
    except IntegrityError:
        rival = guards.no_round_is_open(case.pk)
        if isinstance(rival, Denied):
            return rival
        raise
    return round


def replace_judge(
    round_id: int,
    leaving: int,
    coming: Person,
    *,
    certified: Mapping[int, date] | None = None,
    actor: Actor,
    at: datetime,
) -> Judgement | Denied:
    """Somebody else judges in the place of the one who drops out, whose draft is gone for good."""
    made = replace_judges(round_id, {leaving: coming}, certified=certified, actor=actor, at=at)
    return made if isinstance(made, Denied) else made[0]


@transaction.atomic
def replace_judges(
    round_id: int,
    coming: Mapping[int, Person],
    *,
    certified: Mapping[int, date] | None = None,
    actor: Actor,
    at: datetime,
) -> list[Judgement] | Denied:
    """The same for several at once, by who drops out; the new judgements.

    The new panel answers to the rule of the round. A judgement that was handed in stays, unless whoever
    wrote it knows the candidate too well: then the record alone keeps that it was, and its digest.
    """
    round, on = locked(round_id), localdate(at)
    seats = _seats(round)
    leaving = [row for row in seats if row.judge_id in coming]
    if len(leaving) != len(coming):
        return guards.NOT_ON_THE_PANEL
    judges = [coming.get(row.judge_id, row.judge) for row in seats]
    panel = panel_for(round.case, judges, on=on, certified=certified)
    unfit = related_among(list(coming), round.case.subject_id, on=on)
    ready = all_of(
        guards.is_open(round),
        *(guards.can_make_room(row, unfit) for row in leaving),
        guards.is_legal(PanelRule(**round.rule), panel),
        guards.key_is_here(),
    )
    if isinstance(ready, Denied):
        return ready
    for row in leaving:
        row.judge = coming[row.judge_id]
        row.content = _blank(round, key_of(round), row.order)
        row.eligible = panel.seats[row.order - 1].kept(panel.on)
        row.handed_in_at, row.digest = None, ""
        row.save(update_fields=["judge", "content", "eligible", "handed_in_at", "digest"])
    record(_subject(round), "replace", by=actor, at=at, payload={"judges": _pseudonyms(judges)})
    return leaving


@transaction.atomic
def close_round(round_id: int, *, actor: Actor, at: datetime) -> Round | Denied:
    """The round with its key released, once everybody is in. Closing what is closed changes nothing."""
    round = locked(round_id)
    ready = all_of(guards.all_are_in(round), guards.key_is_here())
    if isinstance(ready, Denied):
        return ready
    key = key_of(round)
    still_open = Round.objects.filter(pk=round_id, closed_at=None)
    if still_open.update(closed_at=at, released_key=released(key)):
        _make_compact(round, key)
        record(_subject(round), "close", by=actor, at=at)
    return Round.objects.get(pk=round_id)


def locked(round_id: int) -> Round:
    """Whoever changes something in a round waits for whoever does so already."""
    rounds = Round.objects.select_for_update(of=("self",)).select_related("case")
    return rounds.get(pk=round_id)


def _seats(round: Round) -> list[Judgement]:
    return list(Judgement.objects.filter(round=round).select_related("judge").order_by("order"))


def _make_compact(round: Round, key: bytes) -> None:
    """What filled the judgements up has done its work."""
    rows = _seats(round)
    for row in rows:
        row.content = compact(read(row, key=key), key=key, order=row.order)
    Judgement.objects.bulk_update(rows, ["content"])


def _blank(round: Round, key: bytes, order: int) -> str:
    return written(Content(), key=key, order=order, criteria=len(round.criteria))


def _opening(round: Round, judges: Sequence[Person]) -> dict[str, object]:
    return {
        "sealed": round.sealed,
        "framework": round.framework_id,
        "criteria": round.criteria,
        "rule": round.rule,
        "judges": _pseudonyms(judges),
    }


def _pseudonyms(judges: Sequence[Person]) -> list[str]:
    return [judge.pseudonym for judge in judges]


def _subject(round: Round) -> str:
    return f"round:{round.pk}"
