"""One step in several cases: what would happen in each of those that were chosen, and doing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import fields_of
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.wanted import wanted_in
from leerlijn.foundation.cases.relations import TAKE_STEPS
from leerlijn.foundation.cases.together import (
    MOST,
    Done,
    Foreseen,
    TooMany,
    all_wanted,
    foreseen,
    take_together,
    those_of,
)
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import read_fields

LOOKED_AT = "looked-at"
"""The cases of a form with the version of each, as 812.3 813.1: one field, however many they are."""


@opens(TAKE_STEPS)
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: Request) -> HttpResponse:
    """First what a step would do in each of the cases that were chosen in a list, then doing it."""
    versions = versions_in(request.POST.get(LOOKED_AT, "")) if request.method == "POST" else {}
    try:
        chosen = _chosen(request, versions)
    except TooMany:
        return _nothing(request, too_many=True)
    seen = foreseen((request.POST or request.GET).get("step", ""), chosen)
    if seen is None:
        return _nothing(request)
    if request.method != "POST":
        return _page(request, seen, {each.case.pk: each.case.version for each in seen.ready})
    facts = (seen.ready or seen.pages)[0].facts
    form = StepForm(fields_of(seen.step), facts, request.POST)
    if seen.ready:
        _, wrong = read_fields(fields_of(seen.step), form.answers, facts)
        if wrong:
            form.refuse(wrong)
            return _page(request, seen, versions, form=form, status=422)
    by, at = request.standing, request.at
    done = take_together(seen, versions=versions, by=by, at=at, said=form.answers)
    return _page(request, seen, versions, done=done)


def versions_in(typed: str) -> dict[int, int]:
    """The version that was looked at of each case; what cannot be read is passed over."""
    pairs = (each.partition(".") for each in typed.split())
    read = ((key_in(number), key_in(version)) for number, _, version in pairs)
    return {number: version for number, version in read if number is not None and version is not None}


def _chosen(request: Request, versions: Mapping[int, int]) -> list[CasePage]:
    """Those of the form, those that were ticked, or all that the filters of the list select."""
    by, at = request.standing, request.at
    if request.method == "POST":
        return those_of(versions, by, at)
    if request.GET.get("all"):
        return all_wanted(wanted_in(request.GET), by, at)
    return those_of(_keys(request.GET.getlist("case")), by, at)


def _keys(typed: Iterable[str]) -> set[int]:
    return {number for each in typed if (number := key_in(each)) is not None}


def _nothing(request: Request, *, too_many: bool = False) -> HttpResponse:
    context = {"seen": None, "most": MOST, "too_many": too_many}
    return page(request, "cases/together.html", context, status=422)


def _page(
    request: Request,
    seen: Foreseen,
    versions: Mapping[int, int],
    *,
    form: StepForm | None = None,
    done: Done | None = None,
    status: int = 200,
) -> HttpResponse:
    """`versions` are those that were looked at first: a form that was refused does not look again."""
    is_asked = bool(seen.ready) and done is None
    ready = [(each.case.pk, versions.get(each.case.pk, 0)) for each in seen.ready]
    context = {
        "seen": seen,
        "step": seen.step,
        "looked_at": " ".join(f"{number}.{version}" for number, version in ready),
        "form": form or (StepForm(fields_of(seen.step), seen.ready[0].facts) if is_asked else None),
        "errors_above": form is not None,
        "done": done,
        "exceptions": done.exceptions if done else seen.exceptions,
        "address_of": address_of,
    }
    return page(request, "cases/together.html", context, status=status)
