"""What must be so before a UTQ certificate is corrected or revoked."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.certificate_changes import ChangeFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er is een geldig BKO-certificaat", en="there is a valid UTQ certificate"))
def certificate_is_valid(facts: ChangeFacts) -> Verdict:
    if facts.is_valid:
        return ALLOWED
    return Denied(Sentence("There is no valid UTQ certificate here to change."))


@guard(
    Text(
        nl="over dit certificaat wacht nog geen voorstel",
        en="no proposal about this certificate waits yet",
    )
)
def is_not_proposed_yet(facts: ChangeFacts) -> Verdict:
    if not facts.is_proposed:
        return ALLOWED
    return Denied(Sentence("A proposal to revoke this certificate waits for a decision already."))


@guard(Text(nl="een ander dan wie het voorstelde", en="somebody else than whoever proposed it"))
def is_not_by_proposer(facts: ChangeFacts) -> Verdict:
    if not facts.is_by_proposer:
        return ALLOWED
    return Denied(Sentence("You proposed this, so somebody else has to decide it."))
