"""What must be so before a fragment is taken."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.fragments import FragmentFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="het besluit over het dossier staat vast", en="the verdict on the dossier stands"))
def dossier_is_closed(facts: FragmentFacts) -> Verdict:
    if facts.is_closed:
        return ALLOWED
    return Denied(Sentence("A fragment is taken from a dossier once the verdict on it stands."))
