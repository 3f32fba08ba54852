"""What must be so before a dossier is begun, handed in, judged and decided; each with its reason."""

from __future__ import annotations

from leerlijn.domains.qualification.models import Proposal
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er loopt geen ander dossier", en="no other dossier is under way"))
def has_no_other_dossier(facts: DossierFacts) -> Verdict:
    if facts.has_other_dossier:
        return Denied(Sentence("There is a dossier under way already. Go on with that one."))
    return ALLOWED


@guard(Text(nl="elk criterium heeft een bewijsstuk", en="each criterion has evidence"))
def covers_every_criterion(facts: DossierFacts) -> Verdict:
    if not facts.uncovered:
        return ALLOWED
    return Denied(
        Counted(
            "You can hand in when each criterion has evidence. {codes} has none.",
            "You can hand in when each criterion has evidence. {codes} have none.",
            count=len(facts.uncovered),
            codes=facts.uncovered,
        )
    )


@guard(Text(nl="minstens twee mensen mogen beoordelen", en="at least two people may judge"))
def has_enough_assessors(facts: DossierFacts) -> Verdict:
    if len(facts.eligible_assessors) >= 2:
        return ALLOWED
    return Denied(Sentence("Fewer than two people may judge this dossier. Add assessors to the pool first."))


@guard(Text(nl="beide oordelen zijn binnen", en="both judgements are in"))
def all_judgements_are_in(facts: DossierFacts) -> Verdict:
    if facts.is_judged:
        return ALLOWED
    return Denied(Sentence("Your colleague's judgement opens when both are in."))


@guard(Text(nl="het voorstel is van de andere beoordelaar", en="the other assessor made the proposal"))
def did_not_propose(facts: DossierFacts) -> Verdict:
    proposal = facts.proposal
    if proposal and proposal.made_by_id == facts.situation.by.person:
        return Denied(Sentence("You made this proposal. Your colleague agrees with it, or says why not."))
    return ALLOWED


def _agreed_on(outcome: Proposal.Outcome, facts: DossierFacts) -> Verdict:
    proposal = facts.proposal
    if proposal and proposal.agreed_by_id and proposal.outcome == outcome:
        return ALLOWED
    return Denied(Sentence("The assessors have not agreed on this outcome."))


@guard(Text(nl="beide beoordelaars vinden: geslaagd", en="both assessors say: pass"))
def agreed_on_pass(facts: DossierFacts) -> Verdict:
    return _agreed_on(Proposal.Outcome.PASS, facts)


@guard(Text(nl="beide beoordelaars vinden: aanvullen", en="both assessors say: supplement"))
def agreed_on_supplement(facts: DossierFacts) -> Verdict:
    return _agreed_on(Proposal.Outcome.SUPPLEMENT, facts)


@guard(Text(nl="beide beoordelaars vinden: niet geslaagd", en="both assessors say: fail"))
def agreed_on_fail(facts: DossierFacts) -> Verdict:
    return _agreed_on(Proposal.Outcome.FAIL, facts)
