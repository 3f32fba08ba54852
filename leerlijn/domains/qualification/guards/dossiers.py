"""What must be so before a dossier is begun, handed in, judged and decided; each with its reason."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er loopt geen ander dossier", en="no other dossier is under way"))
def has_no_other_dossier(facts: DossierFacts) -> Verdict:
    if facts.has_other_dossier:
        return Denied(Sentence("There is a dossier under way already. Go on with that one."))
    return ALLOWED


@guard(Text(nl="de kandidaat heeft een begeleider", en="the candidate has a supervisor"))
def has_a_supervisor(facts: DossierFacts) -> Verdict:
    if facts.is_supervised:
        return ALLOWED
    return Denied(Sentence("You have no supervisor yet. Ask the coordinator to name one."))


@guard(Text(nl="de faculteit laat het toe zonder voorcheck", en="the faculty allows it without a pre-check"))
def may_skip_precheck(facts: DossierFacts) -> Verdict:
    if facts.may_skip_precheck:
        return ALLOWED
    return Denied(Sentence("Your faculty wants a pre-check first. Ask your supervisor for it."))


@guard(
    Text(nl="wat open bleef, gaat naar een derde assessor", en="what stayed open goes to a third assessor")
)
def third_decides(facts: DossierFacts) -> Verdict:
    """Where nobody may judge besides the two, the coordinator has it."""
    if facts.unsettled and facts.third_decides and facts.eligible_thirds:
        return ALLOWED
    return Denied(Sentence("The coordinator says what happens now."))


@guard(Text(nl="er is een criterium open", en="a criterion is open"))
def something_is_open(facts: DossierFacts) -> Verdict:
    if facts.unsettled:
        return ALLOWED
    return Denied(Sentence("Every criterion is settled; there is nothing for a third assessor."))


@guard(Text(nl="minstens twee mensen mogen beoordelen", en="at least two people may judge"))
def has_enough_assessors(facts: DossierFacts) -> Verdict:
    if len(facts.assessors_to_ask) >= 2:
        return ALLOWED
    return Denied(Sentence("Fewer than two people may judge this dossier. Add assessors to the pool first."))


def _agreed_on(outcome: Outcome, facts: DossierFacts) -> Verdict:
    proposal = facts.proposal
    if proposal and proposal.agreed_by_id and proposal.outcome == outcome:
        return ALLOWED
    return Denied(Sentence("The assessors have not agreed on this outcome."))


@guard(Text(nl="beide beoordelaars vinden: geslaagd", en="both assessors say: pass"))
def agreed_on_pass(facts: DossierFacts) -> Verdict:
    return _agreed_on(Outcome.PASS, facts)


@guard(Text(nl="beide beoordelaars vinden: aanvullen", en="both assessors say: supplement"))
def agreed_on_supplement(facts: DossierFacts) -> Verdict:
    return _agreed_on(Outcome.SUPPLEMENT, facts)


@guard(Text(nl="beide beoordelaars vinden: niet geslaagd", en="both assessors say: fail"))
def agreed_on_fail(facts: DossierFacts) -> Verdict:
    return _agreed_on(Outcome.FAIL, facts)


@guard(Text(nl="er zit nog niets in het dossier", en="there is nothing in the dossier yet"))
def nothing_is_in_it_yet(facts: DossierFacts) -> Verdict:
    if not facts.items and facts.submission is None:
        return ALLOWED
    return Denied(Sentence("There is something in this dossier already: it goes on here."))
