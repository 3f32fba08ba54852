"""What must be so before a dossier is handed in, judged and decided; each with its reason."""

from __future__ import annotations

from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


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


@guard(
    Text(
        nl="bij elk bewijsstuk staat waarom het zijn criteria aantoont",
        en="each piece of evidence says why it proves its criteria",
    )
)
def every_claim_says_why(facts: DossierFacts) -> Verdict:
    if not facts.unsaid:
        return ALLOWED
    return Denied(
        Sentence("First say why at {claims}. One sentence may serve several criteria.", claims=facts.unsaid)
    )


@guard(Text(nl="er geldt een nieuwere editie van de criteria", en="a newer edition of the criteria holds"))
def newer_criteria_hold(facts: DossierFacts) -> Verdict:
    if facts.offered:
        return ALLOWED
    return Denied(Sentence("There is no newer edition of the criteria."))


@guard(Text(nl="beide oordelen zijn binnen", en="both judgements are in"))
def all_judgements_are_in(facts: DossierFacts) -> Verdict:
    if facts.is_judged:
        return ALLOWED
    return Denied(Sentence("Your colleague's judgement opens when both are in."))


@guard(Text(nl="elk verschil is opgelost", en="each difference is settled"))
def everything_is_settled(facts: DossierFacts) -> Verdict:
    if not facts.unsettled:
        return ALLOWED
    return Denied(
        Counted(
            "First settle {codes}: you find it differently.",
            "First settle {codes}: you find them differently.",
            count=len(facts.unsettled),
            codes=facts.unsettled,
        )
    )


@guard(Text(nl="geen assessor kent de kandidaat te goed", en="no assessor knows the candidate too well"))
def no_assessor_is_related(facts: DossierFacts) -> Verdict:
    """It names nobody, and does not say what the relation is."""
    if not facts.related_judges:
        return ALLOWED
    return Denied(
        Sentence(
            "An assessor turns out to know the candidate too well, so this outcome cannot stand. "
            "The coordinator lets others judge."
        )
    )


@guard(Text(nl="je kent de kandidaat niet te goed", en="you do not know the candidate too well"))
def is_not_related(facts: DossierFacts) -> Verdict:
    """It does not say what the relation is."""
    if facts.situation.by.person not in facts.related_invited:
        return ALLOWED
    return Denied(Sentence("You cannot judge this candidate. Say no; nobody reads what keeps you from it."))


@guard(
    Text(
        nl="iedereen die gevraagd is, oordeelt, en niemand kent de kandidaat te goed",
        en="everybody who is asked judges, and nobody knows the candidate too well",
    )
)
def panel_is_complete(facts: DossierFacts) -> Verdict:
    if facts.everybody_accepted and not facts.related_invited:
        return ALLOWED
    return Denied(Sentence("The judging begins when everybody who is asked has said yes."))


@guard(Text(nl="nog niemand oordeelt", en="nobody judges yet"))
def nobody_judges_yet(facts: DossierFacts) -> Verdict:
    if not facts.is_being_judged:
        return ALLOWED
    return Denied(Sentence("The judging has begun. Ask the coordinator."))


@guard(Text(nl="het voorstel is van de andere beoordelaar", en="the other assessor made the proposal"))
def did_not_propose(facts: DossierFacts) -> Verdict:
    proposal = facts.proposal
    if proposal and proposal.made_by_id == facts.situation.by.person:
        return Denied(Sentence("You made this proposal. Your colleague agrees with it, or says why not."))
    return ALLOWED
