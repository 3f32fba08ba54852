"""Erasing somebody: what would go and stay, asking for it, and a second person who decides."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import actor_of, person_known_as
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page, reason_of, status_of
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Verdict
from leerlijn.site.erasing import two
from leerlijn.site.erasing.erasing import erase
from leerlijn.site.erasing.lines import sentences_of
from leerlijn.site.erasing.whom import can_be_erased, whom
from leerlijn.site.relations import ERASE, office_everywhere
from leerlijn.site.views.access import opens_everywhere

ASKED = Sentence("Asked. Somebody else who may do this looks at it and decides.")
NOT_ERASED = Sentence("Nothing is erased: this is not asked any more.")
NOBODY = Sentence("Nobody is known by this number or mail address, or several people are.")


@opens_everywhere(ERASE)
@require_safe
def all_erasing(request: Request) -> HttpResponse:
    """What waits for a second person; with `person` in the address on to that person."""
    typed = request.GET.get("person", "").strip()
    found = person_known_as(typed) if typed else None
    if found:
        return redirect("site:erase", found.pk)
    context = {"waiting": two.all_asked(), "typed": typed, "wrong": NOBODY if typed else None}
    return page(request, "site/erasing.html", context, status=404 if typed else 200)


@opens_everywhere(ERASE)
@require_http_methods(["GET", "HEAD", "POST"])
def erasing(request: Request, number: str) -> HttpResponse:
    """A POST says in `do` what: look, ask, take it back, or do it."""
    person = Person.objects.filter(pk=number, merged_into=None, erased_at=None).first()
    if person is None:
        raise Http404
    if request.method != "POST":
        return _page(request, person)
    office = office_everywhere(request.standing, ERASE)
    typed, at = request.POST.get("reason", ""), request.at
    match request.POST.get("do"):
        case "ask":
            made = two.ask_erasure(person, reason=typed, by=request.standing, office=office, at=at)
            return _answered(request, person, made, ASKED)
        case "refuse":
            made = two.refuse_erasure(person, by=request.standing, office=office, at=at)
            return _answered(request, person, made, NOT_ERASED)
        case "erase":
            done = two.confirm_erasure(person, data_map, by=request.standing, office=office, at=at)
            if isinstance(done, Denied):
                return _page(request, person, done)
            return page(request, "site/erased.html", {"said": sentences_of(done)[1:]})
        case _:
            by = actor_of(request.standing, two.CHANNEL, office)
            seen = erase(person, data_map, reason="", by=by, at=at, dry_run=True)
            if isinstance(seen, Denied):
                return _page(request, person, seen)
            return _page(request, person, more={"preview": sentences_of(seen)[1:]})


def _answered(request: Request, person: Person, made: Entry | Denied, said: Sentence) -> HttpResponse:
    return _page(request, person, made) if isinstance(made, Denied) else on_to(request, request.path, said)


def _page(
    request: Request,
    person: Person,
    refusal: Denied | None = None,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    asked = two.asked_for(person)
    verdict = _verdict(person, request)
    context = {
        "person": person,
        "asked": asked,
        "is_mine": bool(asked) and not two.is_asked_by_another(asked, request.standing),
        "in_the_way": verdict.reason if isinstance(verdict, Denied) else None,
        "typed": request.POST.get("reason", ""),
        "reason": reason_of(refusal),
        "preview": (),
        **(more or {}),
    }
    return page(request, "site/erase.html", context, status=status_of(refusal))


def _verdict(person: Person, request: Request) -> Verdict:
    with transaction.atomic():
        return can_be_erased(whom(person), on=day_of(request.at))
