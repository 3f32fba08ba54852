"""Which councils vote at this moment on what an agreement says."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.fingerprints import wholes_of
from leerlijn.domains.agreements.queries.outcomes import WAITING
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.sentence import Text

VOTING = ("vote_called", "all_voted")


def councils_that_vote_on(case: Case) -> tuple[Text, ...]:
    """On it, or on a whole of which it is a part: whoever changes a word or a euro stops their vote."""
    about = [case.pk, *(whole.pk for whole in wholes_of(case))]
    found = CouncilRequest.objects.filter(about__in=about, outcome__in=WAITING, case__state__in=VOTING)
    return tuple(unit_name(each.council) for each in found.select_related("council").order_by("pk"))
