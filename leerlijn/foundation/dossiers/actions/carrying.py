"""Choosing the edition of the criteria for a dossier: it stays, or moves with all that was accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.foundation.dossiers.models import Claim, Dossier, EditionChoice
from leerlijn.foundation.dossiers.queries.carrying import Carrying, moved_claims
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused

MOVE = "move"


@effect(
    Text(
        nl="wat al voldoende was, blijft voldoende; de kandidaat leest wat er is gekozen",
        en="what was sufficient stays sufficient; the candidate reads what was chosen",
    )
)
def choose_edition(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """`edition` is "move" or "keep"; `counts` names the parts of what was split that count already."""
    offered, carrying = facts.offered, facts.carrying
    if offered is None or carrying is None:
        raise Refused(Denied(Sentence("There is no newer edition of the criteria.")))
    dossier, before = facts.opened, facts.opened.framework.edition
    if answers["edition"] != MOVE:
        EditionChoice.objects.create(dossier=dossier, framework_id=offered.id, moved=False, made_at=at)
        _record(dossier, "keep-edition", actor, at, {"edition": before, "offered": offered.edition})
        return
    chosen = answers.get("counts")
    counting = _counting(facts, carrying, chosen if isinstance(chosen, tuple) else ())
    EditionChoice.objects.create(
        dossier=dossier,
        framework_id=offered.id,
        moved=True,
        accepted={new: list(old) for new, old in counting.items()},
        dropped=list(carrying.preview.dropped),
        made_at=at,
    )
    left = _move_claims(dossier, carrying)
    Dossier.objects.filter(pk=dossier.pk).update(framework_id=offered.id)
    said = {
        "from": before,
        "to": offered.edition,
        "accepted": counting,
        "dropped": carrying.preview.dropped,
        "claims_left": left,
    }
    _record(dossier, "move-edition", actor, at, said)


def _counting(
    facts: DossierFacts, carrying: Carrying, chosen: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Raises Refused where nothing would be left to judge: then nobody could decide any more."""
    if facts.submission is not None and not carrying.left_to_judge(chosen):
        said = Sentence("Then nothing would be left to judge. Choose fewer parts, or keep the edition.")
        raise Refused(Incomplete({"counts": said}))
    return carrying.counting(chosen)


def _move_claims(dossier: Dossier, carrying: Carrying) -> list[dict[str, object]]:
    """The evidence under its new criteria; what has no place there is handed back for the record."""
    rows = Claim.objects.filter(item__dossier=dossier)
    known = list(rows.order_by("criterion", "pk").values_list("item", "criterion", "sentence"))
    kept, left = moved_claims(known, carrying.carried)
    rows.delete()
    Claim.objects.bulk_create(
        Claim(item_id=item, criterion=code, sentence=sentence) for (item, code), sentence in kept.items()
    )
    return [{"item": item, "criterion": code, "sentence": sentence} for item, code, sentence in left]


def _record(dossier: Dossier, act: str, actor: Actor, at: datetime, said: Mapping[str, object]) -> None:
    record(f"dossier:{dossier.pk}", act, by=actor, at=at, payload=said)
