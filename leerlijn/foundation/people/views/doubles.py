"""Who may be known twice, what would go over, making one of both, and taking that back."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.people.actions.merging import (
    TAKEN_BACK_WITHIN,
    keep_apart,
    merge,
    nothing_is_in_the_way,
    take_back,
)
from leerlijn.foundation.people.queries import directory, person_of
from leerlijn.foundation.people.queries.doubles import (
    AT_ONCE,
    Merged,
    apart_since,
    merges_since,
    probable_doubles,
    what_would_move,
    what_would_stay,
)
from leerlijn.foundation.people.relations import MERGE_PEOPLE, READ_DOUBLES
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page, reason_of, status_of
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied

FOR_ABOVE_BOTH = Denied(
    Sentence(
        "One of them also works or has a role outside your unit. "
        "Ask a functional administrator of the whole institution."
    )
)


@opens(READ_DOUBLES)
@require_safe
def doubles(request: Request) -> HttpResponse:
    """Groups with one name or mail address, and what was merged in the last thirty days."""
    return _list(request)


def _list(request: Request, refusal: Denied | None = None) -> HttpResponse:
    seen = directory.visible_to(request.standing, READ_DOUBLES)
    may_merge = may_ever(request.standing, MERGE_PEOPLE)
    groups, since = probable_doubles(seen), request.at - TAKEN_BACK_WITHIN
    context = {
        "groups": groups[:AT_ONCE],
        "number_of_others": max(0, len(groups) - AT_ONCE),
        "apart": apart_since(since) if may_merge else [],
        "may_merge": may_merge,
        "merges": _to_take_back(request) if may_merge else [],
        "reason": reason_of(refusal),
    }
    return page(request, "people/doubles.html", context, status=status_of(refusal))


def _to_take_back(request: Request) -> list[Merged]:
    """What was merged in these thirty days, of whom nothing lies outside their unit; two statements."""
    found = merges_since(request.at - TAKEN_BACK_WITHIN)
    managed = directory.wholly_under(request.standing, MERGE_PEOPLE)
    theirs = set(managed.filter(pk__in=[each.stays_id for each in found]).values_list("pk", flat=True))
    return [each for each in found if each.stays_id in theirs]


@opens(MERGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def merging(request: Request, stays: str, gone: str) -> HttpResponse:
    """What would go over from one to the other; and doing it."""
    who = directory.visible_to(request.standing, MERGE_PEOPLE).in_bulk([int(stays), int(gone)])
    kept, leaving = who.get(int(stays)), who.get(int(gone))
    if kept is None or leaving is None:
        raise Http404
    managed = directory.wholly_under(request.standing, MERGE_PEOPLE).filter(pk__in=who).count()
    verdict = nothing_is_in_the_way(kept.pk, leaving.pk) if managed == len(who) else FOR_ABOVE_BOTH
    refusal = verdict if isinstance(verdict, Denied) else None
    status = 200
    if request.method == "POST":
        why = request.POST.get("reason", "")
        act = partial(merge, kept.pk, leaving.pk, reason=why, by=request.standing, at=request.at)
        made = act() if refusal is None else refusal
        if not isinstance(made, Denied):
            return on_to(request, reverse("people:doubles"), _told(kept.name))
        refusal, status = made, status_of(made)
    context = {
        "stays": kept,
        "gone": leaving,
        "moves": what_would_move(leaving.pk),
        "remains": what_would_stay(leaving.pk),
        "can_be_one": bool(verdict),
        "typed": request.POST.get("reason", ""),
        "reason": reason_of(refusal),
    }
    return page(request, "people/merge.html", context, status=status)


@opens(MERGE_PEOPLE)
@require_POST
def apart(request: Request, stays: str, gone: str) -> HttpResponse:
    """They are two people: the list does not ask again."""
    who = directory.visible_to(request.standing, MERGE_PEOPLE).in_bulk([int(stays), int(gone)])
    if {*who} != {int(stays), int(gone)}:
        raise Http404
    made = keep_apart(int(stays), int(gone), by=request.standing, at=request.at)
    if isinstance(made, Denied):
        return _list(request, made)
    told = Sentence(
        "Kept: {one} and {other} are two people.", one=who[int(stays)].name, other=who[int(gone)].name
    )
    return on_to(request, reverse("people:doubles"), told)


def _told(name: str) -> Said:
    return Sentence("{name} is one person now. You can take this back for thirty days.", name=name)


@opens(MERGE_PEOPLE)
@require_POST
def undo(request: Request, number: str) -> HttpResponse:
    """Both are there again; what came or changed since stays with the one who stayed."""
    if int(number) not in {each.pk for each in _to_take_back(request)}:
        raise Http404
    made = take_back(int(number), by=request.standing, at=request.at)
    if isinstance(made, Denied):
        return _list(request, made)
    told = Sentence(
        "They are two again. What came or changed since stays with {name}.",
        name=person_of(made.stays_id).name,
    )
    return on_to(request, reverse("people:doubles"), told)
