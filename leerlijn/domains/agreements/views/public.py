"""The public page of the quality agreements: what, who, how much, and who consented; without signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.agreements.queries.consents import all_consents
from leerlijn.domains.agreements.queries.cycle import LEVEL_NAMES, current_cycle, planning
from leerlijn.domains.agreements.queries.public import published_agreements
from leerlijn.domains.agreements.relations import READ_PUBLIC_AGREEMENTS
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Text

MONTHS = tuple(
    Text(nl=nl, en=en)
    for nl, en in (
        ("jan", "Jan"),
        ("feb", "Feb"),
        ("mrt", "Mar"),
        ("apr", "Apr"),
        ("mei", "May"),
        ("jun", "Jun"),
        ("jul", "Jul"),
        ("aug", "Aug"),
        ("sep", "Sep"),
        ("okt", "Oct"),
        ("nov", "Nov"),
        ("dec", "Dec"),
    )
)
ACTS = {
    "advice": Text(nl="geeft advies", en="gives advice"),
    "consent": Text(nl="stemt in of niet", en="consents or not"),
    "information": Text(nl="wordt geïnformeerd", en="is informed"),
    "represented": Text(nl="zijn vertegenwoordigd", en="are represented"),
    "none": Text(nl="–", en="–"),
}


@opens(READ_PUBLIC_AGREEMENTS)
@require_safe
def themes(request: Request) -> HttpResponse:
    """The annex of the source, Dutch as it stands there, and the three criteria."""
    return page(request, "agreements/public_themes.html", {"cycle": current_cycle()})


@opens(READ_PUBLIC_AGREEMENTS)
@require_safe
def agreements(request: Request) -> HttpResponse:
    """All of it on one page."""
    cycle = current_cycle()
    published = published_agreements()
    years = cycle.all_years
    totals = {
        theme.key: {year: sum(each.budget.get((theme.key, year), 0) for each in published) for year in years}
        for theme in cycle.themes
    }
    per_year = {year: sum(totals[key][year] for key in totals) for year in years}
    context = {
        "cycle": cycle,
        "published": published,
        "years": years,
        "totals": totals,
        "per_year": per_year,
        "sum": sum(per_year.values()),
        "consents": all_consents(),
        "planning": planning(cycle),
        "months": MONTHS,
        "acts": ACTS,
        "levels": LEVEL_NAMES,
    }
    return page(request, "agreements/public.html", context)
