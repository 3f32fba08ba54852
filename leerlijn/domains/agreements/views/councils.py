"""The desk of a council, and one request before it: what is asked, by which right, until when, what to do."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.agreements.queries.consents import Banner, sealed_by
from leerlijn.domains.agreements.queries.councils import councils_with
from leerlijn.domains.agreements.queries.fingerprints import PARTS
from leerlijn.domains.agreements.queries.outcomes import COUNTED
from leerlijn.domains.agreements.queries.points import REPLIES
from leerlijn.domains.agreements.queries.requests import (
    OUTCOMES,
    RequestFacts,
    requests_before,
)
from leerlijn.domains.agreements.queries.rights import (
    ASKED,
    BASES,
)
from leerlijn.domains.agreements.queries.texts import text_title
from leerlijn.domains.agreements.relations import READ_AGREEMENTS, READ_COUNCILS
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.cases.views import buttons_on, seen_case, told_of
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.people.roles import role_title
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text

RIGHTS = {
    "advice": Text(
        nl="Je raad geeft advies. Wie besluit, beantwoordt elk punt met redenen, "
        "en praat met jullie voordat hij afwijkt.",
        en="Your council gives advice. Whoever decides answers each point with reasons, "
        "and talks with you before deviating.",
    ),
    "consent": Text(
        nl="Zonder jullie instemming gaat dit niet door. Zwijgen is nooit instemming.",
        en="Without your consent this does not go ahead. Silence is never consent.",
    ),
}
"""The right in one sentence, for students who are new each year."""
CHOICES = {
    "for": Text(nl="voor", en="for"),
    "against": Text(nl="tegen", en="against"),
    "abstain": Text(nl="onthouding", en="abstained"),
}


@opens(READ_AGREEMENTS)
@require_safe
def council_request(request: Request, number: str) -> HttpResponse:
    """A request for advice or consent, for whoever may see it."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, RequestFacts) or facts.request is None:
        raise Http404
    asked = facts.asked
    is_consent = asked.kind == "consent-request"
    about = asked.about
    duties = [each.duty_id for each in facts.conditions if each.duty_id] if is_consent else []
    beside = visible_to(request.standing).filter(pk__in=[about.pk, *duties])
    readable = set(beside.values_list("pk", flat=True))
    context = {
        "seen": seen,
        "facts": facts,
        "asked": asked,
        "right": ASKED[asked.kind],
        "rights": RIGHTS,
        "basis": BASES.get(asked.basis),
        "source": Text(nl=asked.source_nl, en=asked.source_en),
        "scope": Text(nl=asked.scope_nl, en=asked.scope_en),
        "council": unit_name(asked.council),
        "holder": unit_name(about.unit),
        "about_title": catalogue.get(about.procedure, about.edition).title,
        "may_read_about": about.pk in readable,
        "readable": readable,
        "has_money": about.procedure != "programme-agenda",
        "texts": [
            (text_title(key, facts.round), text) for key, text in asked.version.said.items() if key != PARTS
        ],
        "banners": _banners(facts),
        "moves": [each for each in history_of(seen) if each.is_move],
        "buttons": buttons_on(seen),
        "votes": facts.votes if is_consent and asked.outcome in COUNTED else [],
        "choices": CHOICES,
        "outcomes": OUTCOMES,
        "replies": REPLIES,
        "is_consent": is_consent,
        "done": told_of(request, seen),
        "on": request.standing.on,
    }
    return page(request, "agreements/council_request.html", context)


def _banners(facts: RequestFacts) -> list[Banner]:
    """Where this lies before the council now, or is its newest consent: what is different since."""
    about = facts.asked.about
    sealed = sealed_by(about.pk, [facts.asked], holder=unit_name(about.unit), round=facts.round)
    if not (facts.is_newest and sealed.is_changed):
        return []
    return list(sealed.banners(since_asked=facts.changed, since_consent=facts.changed))


@opens(READ_COUNCILS)
@require_safe
def desk(request: Request) -> HttpResponse:
    """Every request before the councils of whoever looks, the open ones first."""
    councils = [(unit_name(unit), role_title(role)) for unit, role in councils_with(request.standing)]
    rows = [
        {
            "request": each,
            "is_open": each.case.is_open,
            "council": unit_name(each.council),
            "holder": unit_name(each.about.unit),
            "title": catalogue.get(each.about.procedure, each.about.edition).title,
            "state": catalogue.get(each.case.procedure, each.case.edition).state(each.case.state).title,
            "right": ASKED[each.kind],
        }
        for each in requests_before(request.standing)
        if each.case
    ]
    context = {
        "councils": councils,
        "open": [row for row in rows if row["is_open"]],
        "closed": [row for row in rows if not row["is_open"]],
        "rights": RIGHTS,
        "outcomes": OUTCOMES,
        "on": request.standing.on,
    }
    return page(request, "agreements/council_desk.html", context)
