"""What must be so before a talk goes on: it brought something, and each outcome has an answer."""

from __future__ import annotations

from leerlijn.domains.agreements.queries.dialogues import DialogueFacts
from leerlijn.domains.agreements.relations import PARTICIPANT
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="elke uitkomst heeft een antwoord", en="every outcome has an answer"))
def every_outcome_is_answered(facts: DialogueFacts) -> Verdict:
    if facts.outcomes and not facts.open_outcomes:
        return ALLOWED
    return Denied(Sentence("Not every outcome has an answer yet."))


@guard(Text(nl="iedereen die meepraatte, vindt dat het klopt", en="everybody who took part finds it right"))
def everybody_confirmed(facts: DialogueFacts) -> Verdict:
    took_part = [party for party in facts.situation.parties if party.relation == PARTICIPANT.key]
    if took_part and not any(party.owes for party in took_part):
        return ALLOWED
    return Denied(Sentence("Not everybody who took part has confirmed the outcomes yet."))


@guard(Text(nl="er is een uitkomst zonder antwoord", en="there is an outcome without an answer"))
def an_outcome_waits(facts: DialogueFacts) -> Verdict:
    return ALLOWED if facts.open_outcomes else Denied(Sentence("Every outcome has an answer."))
