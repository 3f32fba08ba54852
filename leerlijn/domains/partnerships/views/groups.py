"""A theme group for the partners: its question, what it made for each safeguard, and what is still a gap."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.partnerships.queries.groups import GroupFacts, advices_in
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Text

ANSWERS = {
    "adopted": ("good", Text(nl="Overgenomen", en="Adopted")),
    "rejected": ("lost", Text(nl="Niet overgenomen", en="Rejected")),
    "returned": ("attention", Text(nl="Teruggegeven", en="Returned")),
    "": ("asked", Text(nl="Wacht op een besluit", en="Waits for a decision")),
}
"""How the answer to an advice looks as a badge, and what it is called."""


@opens(READ_CASES)
@require_safe
def group(request: Request, number: str) -> HttpResponse:
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, GroupFacts) or facts.group is None:
        raise Http404
    happened = history_of(seen)
    context = {
        "seen": seen,
        "group": facts.group,
        "work": facts.work,
        "seats": facts.seats,
        "advices": advices_in(happened),
        "answers": ANSWERS,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "partnership": facts.group.partnership,
    }
    return page(request, "partnerships/group.html", context)
