"""The budget of many years: theme by year by holder, down to each posting, and what writes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.agreements.actions.books import Act
from leerlijn.domains.agreements.actions.ledger import (
    CORRECTABLE,
    correct,
    grant_funds,
    move_budget,
    post_budget,
)
from leerlijn.domains.agreements.figures.budget_table import budget_sheet, definition
from leerlijn.domains.agreements.forms.accepting import Accepting
from leerlijn.domains.agreements.forms.measures import AmountsForm, MoveForm, ReasonForm
from leerlijn.domains.agreements.guards.measures import STOPS_VOTE, council_has_it
from leerlijn.domains.agreements.queries.consents import sealed_in, sealed_of
from leerlijn.domains.agreements.queries.ledger import (
    Budget,
    Wanted,
    agreements_seen_by,
    budget_of,
    differences,
    entry_of,
    granted_per_year,
    postings_of,
)
from leerlijn.domains.agreements.queries.measures import measures_of
from leerlijn.domains.agreements.queries.rounds import Round, in_round, in_round_named, round_of
from leerlijn.domains.agreements.queries.votes import councils_that_vote_on
from leerlijn.domains.agreements.relations import GRANT_FUNDS, POST_BUDGET, READ_BUDGET, TAKE_BACK
from leerlijn.domains.agreements.views.measures import (
    measure_in,
    seen_agreement,
    writable,
    written,
)
from leerlijn.domains.agreements.views.rounds import asked_round
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.foundation.ui.sheets import sent
from leerlijn.foundation.ui.words import current_language
from leerlijn.kernel.money import Money
from leerlijn.kernel.policy import Action, Standing, may
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

ACTS: Mapping[str, Said] = {
    "grant": Text(nl="toegekend", en="granted"),
    "budget": Text(nl="begroot", en="budgeted"),
    "move": Text(nl="verschoven", en="moved"),
    "shares": Text(nl="anders over thema's verdeeld", en="divided otherwise over themes"),
    "drop": Text(nl="vrijgekomen, maatregel geschrapt", en="freed, measure dropped"),
    "correct": Text(nl="teruggenomen", en="taken back"),
}


def wanted_in(request: Request) -> Wanted:
    """What the address asks for; what it names and does not exist finds nothing."""
    asked = request.GET
    return Wanted(
        holder=key_in(asked.get("holder", "")) or 0,
        theme=asked.get("theme", "")[:40],
        year=key_in(asked.get("year", "")[:4]) or 0,
        case=key_in(asked.get("agreement", "")) or 0,
    )


@opens(READ_BUDGET)
@require_safe
def budget(request: Request) -> HttpResponse:
    """All the money of the agreements that one may see: theme by year, and holder by year."""
    round, all_rounds = asked_round(request)
    wanted, cases = wanted_in(request), in_round(agreements_seen_by(request.standing), round)
    whole, sealed = budget_of(cases), sealed_in(cases)
    agreed = whole.only(key for key, each in sealed.items() if each.consent and not each.consent.changed)
    of, about = wanted.holder, wanted.theme
    holders = [key for key in whole.holders if of in {0, key} and whole.sum(holder=key, theme=about)]
    themes = [theme for theme in round.themes if about in {"", theme.key}]
    free = [(whole.holders[key], whole.free_of(holder=key)) for key in whole.holders if of in {0, key}]
    context = {
        "round": round,
        "rounds": all_rounds,
        "wanted": wanted,
        "budget": whole,
        "years": round.all_years,
        "holder": whole.holders.get(of),
        "theme": round.theme(about),
        "planned": whole.per_year(round, holder=of, theme=about),
        "consented": agreed.per_year(round, holder=of, theme=about),
        "changed": [(each.holder, each.banners()) for each in sealed.values() if each.is_changed],
        "sum": whole.sum(holder=of, theme=about),
        "by_theme": [_row(whole, round, each.key, each.name, holder=of, theme=each.key) for each in themes],
        "by_holder": [
            _row(whole, round, str(key), whole.holders[key], holder=key, theme=about) for key in holders
        ],
        "free": [(name, cents) for name, cents in free if cents],
        "rest": _rest(wanted, round),
        "query": query_of(wanted, round),
        "differences": differences(wanted, round),
        "definition": definition(round, on=request.standing.on),
    }
    return page(request, "agreements/budget.html", context)


type Line = tuple[str, Said, dict[int, int], int]
"""Key, name, cents per year, and their sum."""


def _row(budget: Budget, round: Round, key: str, name: Said, *, holder: int, theme: str) -> Line:
    per_year = budget.per_year(round, holder=holder, theme=theme)
    return key, name, per_year, sum(per_year.values())


def query_of(wanted: Wanted, round: Round) -> str:
    """What somebody chose, as the end of an address."""
    said = {
        "round": round.key,
        "holder": wanted.holder,
        "theme": wanted.theme,
        "year": wanted.year,
        "agreement": wanted.case,
    }
    return urlencode({name: value for name, value in said.items() if value})


def _rest(wanted: Wanted, round: Round) -> dict[str, str]:
    """What a figure of a table asks for besides its own row and column."""
    here = f"&round={round.key}"
    holder = f"&holder={wanted.holder}" if wanted.holder else ""
    theme = f"&theme={wanted.theme}" if wanted.theme else ""
    return {"theme": here + holder, "holder": here + theme, "year": here + holder + theme}


def _correctable_by(standing: Standing) -> frozenset[str]:
    """What was granted is taken back by whoever may grant, the rest by whoever budgets."""
    roles = {office.role for office in standing.offices}
    return frozenset(act for act in CORRECTABLE if roles & taking_back(act).offices)


def taking_back(act: str) -> Action:
    """Who may post something may take it back."""
    return GRANT_FUNDS if act == Act.GRANT else POST_BUDGET


@opens(READ_BUDGET)
@require_safe
def postings(request: Request) -> HttpResponse:
    """Where a figure comes from: each posting with its source, and who wrote it."""
    wanted, seen = wanted_in(request), agreements_seen_by(request.standing)
    cases = seen if wanted.case else in_round_named(seen, request.GET.get("round", ""))
    rows, before = postings_of(cases, wanted, before=key_in(request.GET.get("before", "")))
    figures = budget_of(cases, wanted)
    round = rows[0].round if rows else asked_round(request)[0]
    context = {
        "round": round,
        "wanted": wanted,
        "rows": rows,
        "before": before,
        "is_first": "before" not in request.GET,
        "theme": round.theme(wanted.theme),
        "holder": figures.holders.get(wanted.holder),
        "total": figures.sum() if wanted.holder or wanted.theme or wanted.year else None,
        "consents": [
            each.consent.said for each in sealed_of({row.case for row in rows}).values() if each.consent
        ],
        "acts": ACTS,
        "correctable": _correctable_by(request.standing),
        "query": query_of(wanted, round),
    }
    return page(request, "agreements/budget_postings.html", context)


@opens(READ_BUDGET)
@require_safe
def download(request: Request, kind: str) -> HttpResponseBase:
    """The same table as a file, with its date and its definition."""
    round, _ = asked_round(request)
    cases = in_round(agreements_seen_by(request.standing), round)
    sheet = budget_sheet(cases, wanted_in(request), round, current_language(), on=request.standing.on)
    return sent(sheet, kind)


@opens(POST_BUDGET)
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: Request, number: str, order: str) -> HttpResponse:
    """Money for a measure, year by year."""
    seen = writable(request, number, POST_BUDGET)
    line = measure_in(seen, order)
    data = request.POST if request.method == "POST" else None
    form = AmountsForm(data, round=round_of(seen.case.pk), now=line.budget)

    def act() -> object:
        amounts, wrong = form.amounts()
        if wrong:
            return Incomplete(wrong)
        return post_budget(
            seen.case.pk,
            line.number,
            amounts,
            by=request.standing,
            at=request.at,
            source=form.source,
            because=form.because,
            accepts=form.accepts,
        )

    heading = Sentence("Budget for {title}", title=line.title)
    return _acted(request, seen, form, act, heading=heading, anchor=line.name)


@opens(GRANT_FUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: Request, number: str) -> HttpResponse:
    """Money for the agreement, which its measures divide."""
    seen = writable(request, number, GRANT_FUNDS)
    data = request.POST if request.method == "POST" else None
    round, granted = round_of(seen.case.pk), granted_per_year(seen.case.pk)
    form = AmountsForm(data, round=round, now=granted)

    def act() -> object:
        amounts, wrong = form.amounts()
        if wrong:
            return Incomplete(wrong)
        return grant_funds(
            seen.case.pk,
            amounts,
            by=request.standing,
            at=request.at,
            source=form.source,
            because=form.because,
            accepts=form.accepts,
        )

    return _acted(request, seen, form, act, heading=Sentence("Grant funds, year by year"))


@opens(POST_BUDGET)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, number: str) -> HttpResponse:
    """Money from one measure to another, or back to what no measure has."""
    seen = writable(request, number, POST_BUDGET)
    data = request.POST if request.method == "POST" else None
    form = MoveForm(data, round=round_of(seen.case.pk), lines=measures_of(seen.case.pk))

    def act() -> object:
        amount = form.amount()
        if not isinstance(amount, Money):
            return Incomplete({"amount": amount})
        return move_budget(
            seen.case.pk,
            giver=form.number("giver") or None,
            taker=form.number("taker") or None,
            year=form.number("year"),
            amount=amount,
            by=request.standing,
            at=request.at,
            source=form.typed("source"),
            because=form.typed("because"),
            accepts=form.accepts,
        )

    return _acted(request, seen, form, act, heading=Sentence("Move money between measures"))


@opens(TAKE_BACK)
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: Request, number: str, entry: str) -> HttpResponse:
    """An entry that takes back another; both stay in the ledger."""
    seen = seen_agreement(request, number)
    found = entry_of(seen.case.pk, int(entry))
    if found is None or not may(request.standing, taking_back(found.act), seen.situation.thing):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = ReasonForm(data, field="source", label=Sentence("On which ground"))

    def act() -> object:
        return correct(
            seen.case.pk,
            int(entry),
            by=request.standing,
            at=request.at,
            source=form.typed("source"),
            because=form.typed("because"),
            accepts=form.accepts,
        )

    heading = Sentence("Take back the entry that rests on “{source}”", source=found.source)
    return _acted(request, seen, form, act, heading=heading)


def _acted(
    request: Request,
    seen: CasePage,
    form: Accepting,
    act: Callable[[], object],
    *,
    heading: Said,
    anchor: str = "",
) -> HttpResponse:
    """The form, or what became of it."""
    voting = councils_that_vote_on(seen.case)
    form.ask_to_accept([STOPS_VOTE] if voting else [])
    refusal: Refusal | None = None
    if request.method == "POST":
        done = act()
        if not isinstance(done, Denied | Outdated | Incomplete):
            return written(request, seen, voting, anchor)
        refusal = done
        form.refuse(refusal.errors if isinstance(refusal, Incomplete) else {})
    context = {
        "seen": seen,
        "form": form,
        "voting": voting,
        "heading": heading,
        "says_why": council_has_it(seen.case),
        "conflict": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "agreements/budget_form.html", context, status=status_of(refusal))
