"""The catalogue and its cards, which anybody may read, and enrolling from there."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.development.actions.enrolments import enrol
from leerlijn.domains.development.queries.catalogue import FILTERS, Wanted, after_in, cards, offering_page
from leerlijn.domains.development.queries.enrolment_lists import own_in
from leerlijn.domains.development.queries.enrolments import ENROLMENT, enrolment_facts
from leerlijn.domains.development.queries.shipped import shipped
from leerlijn.domains.development.relations import ENROL, ENROL_TEAM, READ_CATALOGUE
from leerlijn.domains.development.views.enrolling import Enrolling, enrolling_page
from leerlijn.domains.development.views.enrolments import KINDS
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.terms import day_of

LONGEST_SEARCH = 100
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
FOR_ONESELF = Enrolling(ENROLMENT, enrolment_facts, enrol, "development/enrol.html")


@opens(READ_CATALOGUE)
@require_safe
def offers(request: Request) -> HttpResponse:
    """What is offered; what somebody looks for stands in the address."""
    wanted = wanted_by(request)
    found, total, has_more = cards(
        wanted, on=day_of(request.at), after=after_in(request.GET.get("after", ""))
    )
    known = shipped()
    asked = {"q": wanted.words, "month": wanted.month, **wanted.chosen}
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "on": day_of(request.at),
        "cards": found,
        "own": own_in((each.edition for card in found for each in card.editions), request.standing),
        "total": total,
        "wanted": wanted,
        "choices": {
            "subject": known.subjects,
            "level": known.levels,
            "category": known.categories,
            "form": known.forms,
        },
        "is_first": "after" not in request.GET,
        "is_filtered": bool(kept),
        "next": f"?{urlencode({**kept, 'after': found[-1].key})}" if has_more else "",
        "first": f"?{urlencode(kept)}",
    }
    return page(request, "development/catalogue.html", context)


def wanted_by(request: Request) -> Wanted:
    """What the address asks; what is unknown in it is left out."""
    known = shipped()
    lists = {
        "subject": known.subjects,
        "level": known.levels,
        "category": known.categories,
        "form": known.forms,
    }
    chosen = {name: value for name in FILTERS if (value := request.GET.get(name, "")) in lists[name]}
    month = request.GET.get("month", "")
    return Wanted(
        words=request.GET.get("q", "").replace("\0", "")[:LONGEST_SEARCH],
        chosen=chosen,
        month=month if MONTH.fullmatch(month) else "",
    )


@opens(READ_CATALOGUE)
@require_safe
def offering(request: Request, code: str) -> HttpResponse:
    """One card: what it is, when, how many seats are left, who comes first, and what withdrawing costs."""
    found = offering_page(code, on=day_of(request.at))
    if found is None:
        raise Http404
    editions = sorted(found.card.editions, key=lambda each: not each.takes_enrolments)
    context = {
        "found": found,
        "card": found.card,
        "editions": editions,
        "next": found.card.next,
        "on": day_of(request.at),
        "own": own_in((each.edition for each in editions), request.standing),
        "kinds": KINDS,
        "may_enrol_team": may_ever(request.standing, ENROL_TEAM),
    }
    return page(request, "development/offering.html", context)


@opens(ENROL)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_in(request: Request, code: str, number: str) -> HttpResponse:
    """The form to enrol, and enrolling; the answer is a seat or a place on the list, never a mistake."""
    return enrolling_page(request, code, number, FOR_ONESELF)
