"""What must be so before a theme group delivers."""

from __future__ import annotations

from leerlijn.domains.partnerships.queries.groups import GroupFacts
from leerlijn.domains.partnerships.queries.partnerships import PartnershipFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er is een product", en="there is a product"))
def has_a_product(facts: GroupFacts) -> Verdict:
    if facts.made:
        return ALLOWED
    return Denied(Sentence("Nothing was made yet: first add a product."))


@guard(Text(nl="er is een penvoerder", en="there is a lead partner"))
def has_a_lead(facts: PartnershipFacts) -> Verdict:
    if any(member.leads for member in facts.members):
        return ALLOWED
    return Denied(Sentence("First say which member leads."))
