"""What must be so before a talk with the candidate is planned and reported; each with its reason."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er hoort geen gesprek bij", en="no talk belongs to it"))
def closes_on_paper(facts: DossierFacts) -> Verdict:
    if not facts.closes_with_a_talk:
        return ALLOWED
    return Denied(Sentence("The assessors talk with the candidate first."))


@guard(Text(nl="er hoort een gesprek met de kandidaat bij", en="a talk with the candidate belongs to it"))
def closes_with_a_talk(facts: DossierFacts) -> Verdict:
    if facts.closes_with_a_talk:
        return ALLOWED
    return Denied(Sentence("No talk with the candidate belongs to this judgement."))
