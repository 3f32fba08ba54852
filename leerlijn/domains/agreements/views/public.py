"""The public page of the quality agreements: what, who, how much, and who consented; without signing in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.agreements.queries.consents import all_sealed
from leerlijn.domains.agreements.queries.cycle import LEVEL_NAMES, current_cycle
from leerlijn.domains.agreements.queries.public import (
    PublicAgreement,
    public_consent,
    public_lines,
    published_agreements,
)
from leerlijn.domains.agreements.queries.rights import BASES
from leerlijn.domains.agreements.queries.rounds import Round, chosen, planning, rounds
from leerlijn.domains.agreements.queries.texts import text_title
from leerlijn.domains.agreements.relations import READ_PUBLIC_AGREEMENTS
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of

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
    """All of one round on one page: the newest in which a council consented, or the one that is named."""
    sealed = {key: each for key, each in all_sealed().items() if each.consent}
    known = {each.round.key: each.round for each in sealed.values()}
    newest_first = sorted(known.values(), key=lambda each: each.first_year, reverse=True)
    asked = request.GET.get("round", "")
    published: list[PublicAgreement] = []
    if known and asked in {"", *known}:
        round = known[asked or newest_first[0].key]
        published = published_agreements(key for key, each in sealed.items() if each.round == round)
    else:
        round = _round_named(asked)
    context = {
        "round": round,
        "rounds": newest_first,
        "published": published,
        "sealed": sealed,
        "planning": planning(round),
        "months": MONTHS,
        "acts": ACTS,
        "levels": LEVEL_NAMES,
        **_by_theme(round, [each.budget for each in published]),
    }
    return page(request, "agreements/public.html", context)


def _round_named(key: str) -> Round:
    """In which nothing is published yet."""
    round = chosen(rounds(), key)
    if round is None:
        raise Http404
    return round


def _by_theme(round: Round, budgets: Iterable[Mapping[tuple[str, int], int]]) -> dict[str, object]:
    """What goes to each theme in each year, and all of it."""
    whole: Counter[tuple[str, int]] = Counter()
    for each in budgets:
        whole.update(each)
    totals = {theme.key: {year: whole[theme.key, year] for year in round.all_years} for theme in round.themes}
    per_year = {year: sum(totals[key][year] for key in totals) for year in round.all_years}
    return {
        "years": round.all_years,
        "totals": totals,
        "per_year": per_year,
        "sum": sum(per_year.values()),
    }


@opens(READ_PUBLIC_AGREEMENTS)
@require_safe
def agreement(request: Request, number: str) -> HttpResponse:
    """One agreement: text, measures and money, and who consented to it by which right."""
    told = public_consent(int(number))
    if told is None:
        raise Http404
    round, lines = told.sealed.round, public_lines(int(number))
    context = {
        "told": told,
        "on": day_of(request.at),
        "round": round,
        "consent": told.sealed.consent,
        "banners": list(told.sealed.banners()),
        "texts": [(text_title(key, round), text) for key, text in told.said.items()],
        "basis": BASES.get(told.basis),
        "lines": lines,
        **_by_theme(round, [line.budget for line in lines]),
    }
    return page(request, "agreements/public_agreement.html", context)
