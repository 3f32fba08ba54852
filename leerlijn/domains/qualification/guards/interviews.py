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


@guard(
    Text(
        nl="de kandidaat zegt het af voordat het begint",
        en="a candidate calls it off before it begins",
    )
)
def candidate_is_in_time(facts: DossierFacts) -> Verdict:
    """Once it began, those who report it say whether it was held."""
    situation, meeting = facts.situation, facts.meeting
    is_candidate = situation.by.person == situation.case.subject_id
    if not is_candidate or meeting is None or situation.at < meeting.starts_at:
        return ALLOWED
    return Denied(Sentence("The talk has begun. Was it not held? Then an assessor calls it off."))
