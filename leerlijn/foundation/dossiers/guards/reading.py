"""Who may read what of a dossier: the draft, the sealed file, or nothing but where it stands."""

from __future__ import annotations

from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.queries.items import ItemLine, sealed_items
from leerlijn.kernel.policy import Action, may


def items_open_to(facts: DossierFacts, *, draft: Action, sealed: Action) -> tuple[ItemLine, ...] | None:
    """The evidence whoever looks may read; None where they may read none.

    As it is, while it can change, by `draft`; as it was sealed by `sealed`.
    """
    by, thing = facts.situation.by, facts.situation.thing
    if may(by, draft, thing) and (facts.submission is None or facts.can_change):
        return facts.items
    if facts.submission is not None and may(by, sealed, thing):
        return sealed_items(facts.submission)
    return None
