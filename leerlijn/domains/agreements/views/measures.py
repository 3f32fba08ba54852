"""The measures of an agreement: what each says, what is missing, and how it is added, changed and dropped."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.agreements.actions.measures import add_measure, change_measure, drop_measure
from leerlijn.domains.agreements.forms.measures import MeasureForm, ReasonForm
from leerlijn.domains.agreements.guards.measures import STOPS_VOTE, agreement_is_not_over, council_has_it
from leerlijn.domains.agreements.queries.consents import sealed_of
from leerlijn.domains.agreements.queries.ledger import AGREEMENTS, Wanted, agreements_seen_by, budget_of
from leerlijn.domains.agreements.queries.measures import MeasureLine, measures_of, owners_in
from leerlijn.domains.agreements.queries.rounds import round_of
from leerlijn.domains.agreements.queries.votes import councils_that_vote_on
from leerlijn.domains.agreements.relations import GRANT_FUNDS, POST_BUDGET, READ_BUDGET, WRITE_MEASURES
from leerlijn.foundation.cases.queries.addresses import address_of as case_address
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.views import seen_case
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page, reason_of, status_of
from leerlijn.kernel.policy import Action, may
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


def seen_agreement(request: Request, number: str) -> CasePage:
    """The agreement, for whoever may see it; for everybody else it does not exist."""
    seen = seen_case(request, number)
    if seen.case.procedure not in AGREEMENTS:
        raise Http404
    return seen


def writable(request: Request, number: str, action: Action) -> CasePage:
    """The same for whoever may also write in it; the page of the agreement says who that is."""
    seen = seen_agreement(request, number)
    if not may(request.standing, action, seen.situation.thing):
        raise Http404
    return seen


def measure_in(seen: CasePage, order: str) -> MeasureLine:
    found = next((line for line in measures_of(seen.case.pk) if line.number == int(order)), None)
    if found is None:
        raise Http404
    return found


@opens(READ_BUDGET)
@require_safe
def measures(request: Request, number: str) -> HttpResponse:
    """What an agreement does, what each measure costs, and what a reviewer would still ask."""
    seen = seen_agreement(request, number)
    lines = measures_of(seen.case.pk)
    round = lines[0].round if lines else round_of(seen.case.pk)
    gaps = {line.number: line.missing for line in lines}
    themes = {key for line in lines for key in line.shares}
    sealed = sealed_of([seen.case.pk]).get(seen.case.pk)
    consent = sealed.consent if sealed else None
    not_over = agreement_is_not_over(seen.case)

    def may_here(action: Action) -> bool:
        return bool(not_over and may(request.standing, action, seen.situation.thing))

    context = {
        "seen": seen,
        "round": round,
        "lines": lines,
        "gaps": gaps,
        "gap_count": sum(map(len, gaps.values())),
        "largest": max((line.total for line in lines), default=0),
        "total": sum(line.total for line in lines),
        "budget": budget_of(agreements_seen_by(request.standing), Wanted(case=seen.case.pk)),
        "not_chosen": [theme for theme in round.themes if theme.key not in themes],
        "may_write": may_here(WRITE_MEASURES),
        "unit": unit_name(seen.case.unit),
        "back": case_address(seen.case),
        "sealed": sealed,
        "consented": consent is not None and not consent.changed,
        "may_grant": may_here(GRANT_FUNDS),
        "may_post": may_here(POST_BUDGET),
        "over": not_over.reason if isinstance(not_over, Denied) else None,
    }
    return page(request, "agreements/measures.html", context)


@opens(WRITE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, number: str) -> HttpResponse:
    """A new measure."""
    seen = writable(request, number, WRITE_MEASURES)
    form, voting = _form(request, seen), councils_that_vote_on(seen.case)
    if request.method != "POST":
        return _measure_page(request, seen, form, voting)
    added = add_measure(
        seen.case.pk,
        by=request.standing,
        at=request.at,
        said=form.said,
        shares=form.shares,
        owner=form.owner,
        because=form.because,
        accepts=form.accepts,
    )
    if isinstance(added, Denied | Outdated | Incomplete):
        return _measure_page(request, seen, form, voting, refusal=added)
    return written(request, seen, voting, f"M{added.number}")


@opens(WRITE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, number: str, order: str) -> HttpResponse:
    """Another text, owner or division over the themes."""
    seen = writable(request, number, WRITE_MEASURES)
    line = measure_in(seen, order)
    form, voting = _form(request, seen, line), councils_that_vote_on(seen.case)
    if request.method != "POST":
        return _measure_page(request, seen, form, voting, line=line)
    typed = request.POST.get("version", "")
    changed = change_measure(
        seen.case.pk,
        line.number,
        by=request.standing,
        at=request.at,
        version=int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 10 else 0,
        said=form.said,
        shares=form.shares,
        owner=form.owner,
        because=form.because,
        accepts=form.accepts,
    )
    if isinstance(changed, Denied | Outdated | Incomplete):
        return _measure_page(request, seen, form, voting, line=line, refusal=changed)
    return written(request, seen, voting, line.name)


@opens(WRITE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: Request, number: str, order: str) -> HttpResponse:
    """The measure goes; its money is free again."""
    seen = writable(request, number, WRITE_MEASURES)
    line = measure_in(seen, order)
    form = ReasonForm(
        request.POST if request.method == "POST" else None, field="because", label=Sentence("Why it goes")
    )
    voting = councils_that_vote_on(seen.case)
    form.ask_to_accept([STOPS_VOTE] if voting else [])
    refusal: Refusal | None = None
    if request.method == "POST":
        dropped = drop_measure(
            seen.case.pk,
            line.number,
            by=request.standing,
            at=request.at,
            because=form.typed("because"),
            accepts=form.accepts,
        )
        if not isinstance(dropped, Denied | Outdated | Incomplete):
            return written(request, seen, voting)
        refusal = dropped
        form.refuse(dropped.errors if isinstance(dropped, Incomplete) else {})
    context = {
        "seen": seen,
        "form": form,
        "voting": voting,
        "line": line,
        "conflict": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "agreements/measure_drop.html", context, status=status_of(refusal))


def address_of(seen: CasePage, anchor: str = "") -> str:
    """Where the measures of this agreement are read."""
    return reverse("agreements:measures", args=[seen.case.pk]) + (f"#{anchor}" if anchor else "")


def written(request: Request, seen: CasePage, voting: Sequence[Text], anchor: str = "") -> HttpResponse:
    """To where it is read now; whoever stopped a vote reads there that they did.

    `voting` are the councils that voted before it was saved: whoever saves it unchanged stops none.
    """
    address = address_of(seen, anchor)
    still = councils_that_vote_on(seen.case) if voting else ()
    stopped = tuple(council for council in voting if council not in still)
    if not stopped:
        return HttpResponseRedirect(address)
    said = Sentence("Saved. The vote of {councils} has stopped; its members are told.", councils=stopped)
    return on_to(request, address, said)


def _form(request: Request, seen: CasePage, line: MeasureLine | None = None) -> MeasureForm:
    owners = owners_in(seen.case.path, on=request.standing.on, also=line.owner if line else None)
    data = request.POST if request.method == "POST" else None
    return MeasureForm(data, round=round_of(seen.case.pk), owners=owners, line=line)


def _measure_page(
    request: Request,
    seen: CasePage,
    form: MeasureForm,
    voting: Sequence[Text],
    *,
    line: MeasureLine | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    form.ask_to_accept([STOPS_VOTE] if voting else [])
    if refusal is not None:
        form.refuse(refusal.errors if isinstance(refusal, Incomplete) else {})
    context = {
        "seen": seen,
        "form": form,
        "voting": voting,
        "line": line,
        "says_why": council_has_it(seen.case),
        "conflict": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "agreements/measure.html", context, status=status_of(refusal))
