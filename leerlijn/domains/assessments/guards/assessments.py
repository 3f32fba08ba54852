"""What must be so before an assessment goes on; each with its reason."""

from __future__ import annotations

from leerlijn.domains.assessments.outcomes import DEGREE_OF_DIPLOMA, NEGATIVE
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er loopt geen ander assessment", en="no other assessment is under way"))
def has_no_other_assessment(facts: AssessmentFacts) -> Verdict:
    if facts.has_another:
        return Denied(Sentence("You are signed up already. Go on with that assessment."))
    return ALLOWED


@guard(
    Text(
        nl="het diploma past bij de graad: hbo bij tweedegraads, wo bij eerstegraads",
        en="the diploma fits the degree: hbo the second, wo the first",
    )
)
def diploma_opens_degree(facts: AssessmentFacts) -> Verdict:
    said = facts.registered
    if DEGREE_OF_DIPLOMA.get(said.diploma) == said.degree:
        return ALLOWED
    return Denied(
        Sentence(
            "This diploma does not open this degree: hbo opens the second, wo the first. "
            "Change the degree, or advise another route."
        )
    )


@guard(Text(nl="er is een prijs genoemd", en="a price was said"))
def has_a_price(facts: AssessmentFacts) -> Verdict:
    if facts.registered.price is None:
        return Denied(Sentence("The centre has not said yet what it costs."))
    return ALLOWED


@guard(Text(nl="het portfolio is niet eerder teruggestuurd", en="the portfolio was not returned before"))
def was_not_returned(facts: AssessmentFacts) -> Verdict:
    if facts.submission is None or facts.submission.number == 1:
        return ALLOWED
    return Denied(Sentence("The portfolio was returned once already; that is the most there is."))


@guard(Text(nl="er is een test nodig", en="a test is needed"))
def test_is_due(facts: AssessmentFacts) -> Verdict:
    if facts.test_is_due:
        return ALLOWED
    return Denied(Sentence("No test is needed."))


@guard(Text(nl="de andere assessor is het eens", en="the other assessor agrees"))
def both_agree(facts: AssessmentFacts) -> Verdict:
    if facts.proposal and facts.proposal.agreed_by_id:
        return ALLOWED
    return Denied(Sentence("The assessors have not agreed on this outcome."))


@guard(Text(nl="je klaagde niet eerder", en="you did not complain before"))
def did_not_complain_before(facts: AssessmentFacts) -> Verdict:
    if facts.registered.is_complaint_withdrawn:
        return Denied(Sentence("You withdrew your complaint about this. You can file one only once."))
    if facts.registered.complaint:
        return Denied(Sentence("You filed a complaint about this already. It was answered."))
    return ALLOWED


def _came_out_well(facts: AssessmentFacts) -> bool:
    return bool(facts.proposal and facts.proposal.outcome not in NEGATIVE)


@guard(Text(nl="de uitkomst is negatief", en="the outcome is negative"))
def is_negative(facts: AssessmentFacts) -> Verdict:
    if _came_out_well(facts):
        return Denied(Sentence("This result can be sent to an institute."))
    return ALLOWED


@guard(Text(nl="de uitkomst is positief", en="the outcome is positive"))
def is_positive(facts: AssessmentFacts) -> Verdict:
    if _came_out_well(facts):
        return ALLOWED
    return Denied(Sentence("There is no declaration for a negative outcome."))
