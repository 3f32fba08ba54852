"""Agreeing on a criterion after the judgements opened and after a talk, or deciding it for the two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels import guards, queries
from leerlijn.foundation.panels.actions.rounds import locked
from leerlijn.foundation.panels.content import parsed
from leerlijn.foundation.panels.models import Round, Settlement
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.kernel.verdict import Denied, Incomplete, all_of


@transaction.atomic
def settle_criterion(
    round_id: int, judge: int, code: str, *, finding: str, argument: str, actor: Actor, at: datetime
) -> Settlement | Denied | Incomplete:
    """What they agree to find of it, in the place of what was settled before; or what keeps it from being so.

    The first judgements stay as they were.
    """
    round = locked(round_id)
    differing = {each.code: each for each in queries.differences(round_id)}
    ready = all_of(
        guards.sits_on(round, judge),
        guards.is_closed(round),
        guards.is_judged_here(round, code),
        guards.is_not_decided(round, code),
    )
    if isinstance(ready, Denied):
        return ready
    rule = PanelRule(**round.rule)
    said = parsed(finding, "", argument, scale=rule.outcomes)
    if isinstance(said, Incomplete):
        return said
    argued = guards.is_argued(said, differing[code], rule)
    if isinstance(argued, Incomplete):
        return argued
    settlement, _ = Settlement.objects.update_or_create(
        round=round,
        criterion=code,
        defaults={
            "finding": str(said.finding),
            "argument": said.why,
            "made_by_id": judge,
            "made_at": at,
        },
    )
    record(f"round:{round_id}", "settle", by=actor, at=at, payload={"criterion": code})
    return settlement


def note_talk(round_id: int, codes: Sequence[str], *, actor: Actor, at: datetime) -> Round | Denied:
    """Whoever is judged was asked about these criteria; what the judges find of them is settled anew."""
    round = locked(round_id)
    closed = guards.is_closed(round)
    if isinstance(closed, Denied):
        return closed
    round.talked_about = list(codes)
    round.save(update_fields=["talked_about"])
    record(f"round:{round_id}", "talk", by=actor, at=at, payload={"criteria": round.talked_about})
    return round


def settle_as_decided(deciding: Round, *, at: datetime) -> None:
    """What a third assessor found of the open criteria is what holds between the first two.

    Whoever calls this has closed the deciding round, in the same transaction. Raises LookupError for a round
    that decides nothing between others.
    """
    if deciding.between_id is None:
        raise LookupError(f"round {deciding.pk} decides nothing between others")
    [third] = queries.judgements_of(deciding.pk)
    Settlement.objects.filter(round=deciding.between_id, criterion__in=deciding.criteria).delete()
    Settlement.objects.bulk_create(
        Settlement(
            round_id=deciding.between_id,
            criterion=code,
            finding=str(third.content.of(code).finding),
            argument=third.content.of(code).why,
            made_by_id=third.judge.person,
            made_at=at,
        )
        for code in deciding.criteria
    )
