"""Who is who in a round of judgement, and which relations keep somebody from judging."""

from __future__ import annotations

from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Relation, policy
from leerlijn.kernel.sentence import Text

THIRD = policy.relation(
    "third-judge",
    because=Text(nl="derde beoordelaar in deze zaak", en="third assessor in this case"),
)
JUDGE = policy.relation("judge", because=Text(nl="beoordelaar in deze zaak", en="assessor in this case"))
INVITED = policy.relation(
    "invited-judge",
    because=Text(nl="gevraagd als beoordelaar in deze zaak", en="asked to be an assessor in this case"),
)
WILLING = policy.relation(
    "willing-judge",
    because=Text(
        nl="beoordelaar in deze zaak, zodra de anderen er zijn",
        en="assessor in this case, as soon as the others are there",
    ),
)

ANSWER_INVITATION = policy.action(
    "answer-invitation",
    Text(
        nl="met een link uit een mail zeggen of je oordeelt",
        en="say with a link from a letter whether you judge",
    ),
    open_to=[ANYBODY],
    writes=True,
)
DECLARE_RELATION = policy.action(
    "declare-relation",
    Text(nl="zeggen wie je kent", en="say whom you know"),
    open_to=[SIGNED_IN],
    writes=True,
)
READ_DECLARATIONS = policy.action(
    "read-own-declarations",
    Text(nl="lezen wie je zei te kennen", en="read whom you said you know"),
    open_to=[SIGNED_IN],
)

BARRING: set[Relation] = set()
"""Whoever has or had one of these to any case about somebody can never judge that person."""
DECIDING: set[tuple[str, str]] = set()
"""Procedure and step: whoever took it about somebody has spoken about them before, and does not judge."""


def bars_from_judging(relation: Relation) -> Relation:
    BARRING.add(relation)
    return relation


def spoke_before(procedure: str, *steps: str) -> None:
    DECIDING.update((procedure, step) for step in steps)
