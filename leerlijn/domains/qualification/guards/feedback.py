"""What must be so before evidence is shared for feedback, answered, and called ready."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.feedback import FeedbackFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er is een bewijsstuk met een criterium", en="there is evidence with a criterion"))
def has_something_to_share(facts: FeedbackFacts) -> Verdict:
    if facts.to_share:
        return ALLOWED
    return Denied(Sentence("First put in evidence, and say which criterion it proves."))


@guard(Text(nl="het dossier heeft een begeleider", en="the dossier has a supervisor"))
def dossier_is_supervised(facts: FeedbackFacts) -> Verdict:
    if facts.dossier and facts.dossier.is_supervised:
        return ALLOWED
    return Denied(Sentence("You have no supervisor yet. Ask the coordinator to name one."))


@guard(Text(nl="er is een nieuwe versie", en="there is a new version"))
def was_revised(facts: FeedbackFacts) -> Verdict:
    if facts.is_revised:
        return ALLOWED
    return Denied(Sentence("First put in a new version."))


@guard(Text(nl="er is niets gedeeld voor feedback", en="nothing is shared for feedback"))
def nothing_is_shared(facts: DossierFacts) -> Verdict:
    if not facts.shared:
        return ALLOWED
    items = tuple(f"E{each.order}" for each in sorted(facts.shared, key=lambda each: each.order))
    return Denied(Sentence("First take {items} back from feedback, or say that it is ready.", items=items))
