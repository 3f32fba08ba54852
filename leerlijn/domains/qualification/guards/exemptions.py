"""What must be so before an exemption is asked for, requested, reviewed, advised and granted."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.exemptions import ADVISED, ExemptionFacts
from leerlijn.domains.qualification.relations import READ_FINDINGS
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people.relations import EXEMPTION_ADVISOR
from leerlijn.kernel.policy import holds, may
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er is een plicht om vrijstelling van te vragen", en="there is a duty to be exempted from"))
def has_a_duty(facts: ExemptionFacts) -> Verdict:
    if facts.has_a_duty:
        return ALLOWED
    return Denied(Sentence("There is no duty to qualify that somebody could be exempted from."))


@guard(Text(nl="er loopt geen andere aanvraag", en="no other request is under way"))
def has_no_other_request(facts: ExemptionFacts) -> Verdict:
    if facts.has_other_request:
        return Denied(Sentence("There is a request under way already. Go on with that one."))
    return ALLOWED


@guard(Text(nl="de kandidaat werkt in deze faculteit", en="the candidate works in this faculty"))
def works_in_this_faculty(facts: ExemptionFacts) -> Verdict:
    if facts.works_in_this_faculty:
        return ALLOWED
    return Denied(
        Sentence(
            "The candidate works in another faculty now. HR of that faculty requests it, after a new wish."
        )
    )


@guard(Text(nl="het diploma of certificaat is erbij", en="the diploma or certificate is there"))
def diploma_is_there(facts: ExemptionFacts) -> Verdict:
    if facts.diplomas:
        return ALLOWED
    return Denied(Sentence("The diploma or certificate is not there yet."))


@guard(
    Text(
        nl="waar de grond erom vraagt, is er een reflectieverslag over alle competenties",
        en="where the ground asks for it, there is a reflection report on all competences",
    )
)
def reflection_report_is_there(facts: ExemptionFacts) -> Verdict:
    if not facts.ground.needs_reflection_report:
        return ALLOWED
    if not facts.reflections:
        return Denied(Sentence("This ground needs a reflection report. It is not there yet."))
    if missing := facts.not_reflected_on:
        return Denied(
            Counted(
                "The reflection report says nothing about competence {codes} yet.",
                "The reflection report says nothing about competences {codes} yet.",
                len(missing),
                codes=missing,
            )
        )
    return ALLOWED


@guard(Text(nl="elke competentie is beoordeeld", en="each competence was evaluated"))
def every_competence_is_evaluated(facts: ExemptionFacts) -> Verdict:
    if not facts.not_evaluated:
        return ALLOWED
    return Denied(Sentence("First say of each competence what the evidence shows."))


def may_read_findings(facts: ExemptionFacts) -> bool:
    """The adviser while finding; the faculty once it is advised; the candidate once it is told."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if not may(by, READ_FINDINGS, thing):
        return False
    if holds(by, EXEMPTION_ADVISOR, thing) and not holds(by, CANDIDATE, thing):
        return True
    return state == "candidate_informed" or (state in ADVISED and not holds(by, CANDIDATE, thing))
