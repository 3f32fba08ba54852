"""Writing one's own judgement, and handing it in. Of a draft the journal knows nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels import guards
from leerlijn.foundation.panels.actions.rounds import locked
from leerlijn.foundation.panels.content import Content, parsed, parsed_note
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.sealing import key_of, read, written
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, all_of

type Change = Callable[[Content], Content]


@transaction.atomic
def save_criterion(
    round_id: int,
    judge: int,
    code: str,
    *,
    finding: str = "",
    seen: str = "",
    why: str = "",
    question: str = "",
    at: datetime,
) -> Content | Denied | Incomplete:
    """The judgement as it stands now, with this criterion in it; a draft may be as unfinished as it likes."""
    round = locked(round_id)
    rule = PanelRule(**round.rule)
    here = guards.is_judged_here(round, code)
    if isinstance(here, Denied):
        return here
    said = parsed(finding, seen, why, question, scale=rule.findings)
    if isinstance(said, Incomplete):
        return said
    if said.question and not rule.talks:
        return Incomplete({"question": Sentence("There is no talk in which this could be asked.")})
    return _rewritten(round, judge, lambda content: content.with_criterion(code, said, at=at))


@transaction.atomic
def save_note(round_id: int, judge: int, note: str, *, at: datetime) -> Content | Denied | Incomplete:
    """The same, with what somebody says about the whole."""
    said = parsed_note(note)
    if isinstance(said, Incomplete):
        return said
    return _rewritten(locked(round_id), judge, lambda content: content.with_note(said, at=at))


@transaction.atomic
def hand_in(round_id: int, judge: int, *, actor: Actor, at: datetime) -> Judgement | Denied:
    """From now on the judgement is fixed, by its digest in the journal; or what keeps it from being so.

    Whoever calls this closes the round after it, in the same transaction: the last one in opens them all.
    """
    round = locked(round_id)
    judgement = _writable(round, judge)
    if isinstance(judgement, Denied):
        return judgement
    content = read(judgement, key=key_of(round))
    complete = guards.is_complete(content, round.criteria, argued=PanelRule(**round.rule).argued)
    if isinstance(complete, Denied):
        return complete
    judgement.handed_in_at, judgement.digest = at, content.digest
    judgement.save(update_fields=["handed_in_at", "digest"])
    record(f"round:{round_id}", "hand-in", by=actor, at=at, payload={"digest": judgement.digest})
    return judgement


def _rewritten(round: Round, judge: int, change: Change) -> Content | Denied:
    """Always the whole judgement anew, so that nothing shows which part of it changed."""
    judgement = _writable(round, judge)
    if isinstance(judgement, Denied):
        return judgement
    key = key_of(round)
    content = change(read(judgement, key=key))
    judgement.content = written(content, key=key, order=judgement.order, criteria=len(round.criteria))
    judgement.save(update_fields=["content"])
    return content


def _writable(round: Round, judge: int) -> Judgement | Denied:
    """One's own judgement while it can still change."""
    judgement = Judgement.objects.filter(round=round, judge_id=judge).first()
    if judgement is None:
        return guards.NOT_ON_THE_PANEL
    ready = all_of(guards.is_open(round), guards.is_not_handed_in(judgement), guards.key_is_here())
    return ready if isinstance(ready, Denied) else judgement
