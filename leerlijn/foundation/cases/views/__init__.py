"""The pages every procedure has without further code: its cases, each with its steps, and itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.cases.actions.steps import cannot_be_done_now, take_step
from leerlijn.foundation.cases.figures import cases_sheet
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import Offer, fields_of, is_permitted, offers_on
from leerlijn.foundation.cases.queries.addresses import address_of, done_on
from leerlijn.foundation.cases.queries.entering import begun_for_others
from leerlijn.foundation.cases.queries.lines import PAGE, after, by_lateness, passed_on_by, work_of
from leerlijn.foundation.cases.queries.pages import (
    CasePage,
    Happened,
    as_it_stood,
    history_of,
    page_of,
)
from leerlijn.foundation.cases.queries.visibility import handles_something
from leerlijn.foundation.cases.queries.wanted import cases_wanted, wanted_in
from leerlijn.foundation.cases.relations import READ_CASES, READ_PROCEDURES, READ_WORK, TAKE_STEPS
from leerlijn.foundation.cases.together import steps_for_several
from leerlijn.foundation.people.queries.names import name_on
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.foundation.ui.sheets import KINDS, sent
from leerlijn.foundation.ui.words import current_language
from leerlijn.kernel.procedure import Procedure, Step, catalogue, diagram, term_in_words
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

AT_ONCE, FOLLOWED = 50, 6
"""How much that waits, and how much that was passed on, is on one page."""


@dataclass(frozen=True, slots=True)
class Button:
    """An offer with the address where it is taken up."""

    offer: Offer
    href: str

    @property
    def refused(self) -> Said | None:
        """Why it leads nowhere; what is still missing for a step with a page of its own is done there."""
        return None if self.offer.step.page else self.offer.refused


def seen_case(request: Request, number: str) -> CasePage:
    """The case, for whoever may see it; for everybody else it does not exist."""
    found = page_of(int(number), by=request.standing, at=request.at)
    if found is None:
        raise Http404
    return found


def just_done(request: Request, happened: Sequence[Happened]) -> Happened | None:
    """What whoever looks has just done: nothing came after it but what the clock did at once."""
    of_people = [entry for entry in happened if not entry.is_of_the_clock]
    newest = of_people[-1] if of_people else None
    return newest if newest and newest.is_own and newest.act == request.GET.get("done") else None


def told_of(request: Request, seen: CasePage) -> Happened | None:
    """The same on a page that shows no history; one statement, and none where nothing was done."""
    return just_done(request, history_of(seen)) if "done" in request.GET else None


def buttons_on(seen: CasePage) -> list[Button]:
    return [Button(offer, _step_address(offer.step, seen)) for offer in offers_on(seen)]


def _step_address(step: Step, seen: CasePage) -> str:
    if step.page:
        return reverse(step.page, args=[seen.case.pk])
    return reverse("cases:step", args=[seen.case.pk, step.key])


@opens(READ_CASES)
@require_safe
def case(request: Request, number: str) -> HttpResponse:
    """A case in the way every case can be shown."""
    seen = seen_case(request, number)
    happened = history_of(seen)
    context = {
        "seen": seen,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
    }
    return page(request, "cases/case.html", context)


@opens(TAKE_STEPS)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, number: str, key: str) -> HttpResponse:
    """The form of a step, and taking it."""
    seen = seen_case(request, number)
    wanted = seen.procedure.step(seen.case.state, key) or seen.procedure.step_named(key)
    if wanted is None or not wanted.relations:
        raise Http404
    permitted = is_permitted(wanted, seen.situation, seen.procedure)
    if isinstance(permitted, Denied):  # what the step offers to choose from is for those who may take it
        raise PermissionDenied(permitted.reason)
    if request.method != "POST":
        return _step_page(request, seen, wanted)
    form = StepForm(fields_of(wanted), seen.facts, request.POST)
    if form.wants_row:
        return _step_page(request, seen, wanted, form=form.with_row())
    taken = take_step(
        seen.case.pk,
        key,
        by=request.standing,
        at=request.at,
        version=version_in(request),
        said=form.answers,
    )
    if isinstance(taken, Denied | Outdated | Incomplete):
        return _step_page(request, seen, wanted, form=form, refusal=taken)
    return HttpResponseRedirect(done_on(seen.case, key))


def version_in(request: Request) -> int:
    """The version that the form was made from; 0, which no case has, where it names none."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _step_page(
    request: Request,
    seen: CasePage,
    wanted: Step,
    *,
    form: StepForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The form, with what was typed and the one sentence that says why the step was not taken."""
    shown = form or StepForm(fields_of(wanted), seen.facts)
    if isinstance(refusal, Incomplete):
        shown.refuse(refusal.errors)
    offer = next(iter(offers_on(seen, wanted.key)), None)
    if offer is None and reason_of(refusal) is None:  # a step of another state
        refusal = Outdated(cannot_be_done_now(seen.case, seen.procedure))
    context = {
        "seen": seen,
        "step": wanted,
        "form": shown,
        "on_the_table": wanted.shows(seen.facts) if wanted.shows and offer else (),  # only in its own state
        "reason": reason_of(refusal),
        "offer": offer,
        "typed": shown.texts,
        "back": address_of(seen.case),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "cases/step.html", context, status=status_of(refusal))


@opens(READ_CASES)
@require_safe
def cases(request: Request) -> HttpResponseBase:
    """All cases somebody may see, the newest first; the filters stand in the address."""
    wanted = wanted_in(request.GET)
    chosen = next(iter(wanted.procedures), None)
    if wanted.procedure and not chosen:
        raise Http404
    found = cases_wanted(request.standing, wanted).order_by("-pk")
    if (kind := request.GET.get("as")) in KINDS:
        return sent(
            cases_sheet(found, wanted, seen_by=request.standing, name=wanted.procedure or "cases"), kind
        )
    last = key_in(request.GET.get("after", ""))
    rows = after(found, last)
    context = {
        "rows": rows[:PAGE],
        "together": steps_for_several(rows[:PAGE], request.standing) if chosen else [],
        "next": rows[PAGE - 1].id if len(rows) > PAGE else None,
        "procedure": chosen,
        "wanted": wanted,
        "begin_for": begun_for_others(chosen, request.standing) if chosen else [],
        "states": [(state.key, state.title) for state in chosen.states] if chosen else [],
        "is_first": last is None,
    }
    return page(request, "cases/cases.html", context)


@opens(READ_WORK)
@require_safe
def work(request: Request) -> HttpResponse:
    """Everything that waits for whoever looks, by what being late does."""
    rows = work_of(request.standing, limit=AT_ONCE)
    context = {
        "groups": by_lateness(rows),
        "count": len(rows),
        "passed": passed_on_by(request.standing, limit=FOLLOWED),
        "handles": handles_something(request.standing),
        "on": day_of(request.at),
    }
    return page(request, "cases/work.html", context)


@opens(READ_PROCEDURES)
@require_safe
def procedures(request: Request) -> HttpResponse:
    """Every procedure that runs here."""
    current = [catalogue.editions_of(key)[0] for key in catalogue.names()]
    return page(request, "cases/procedures.html", {"procedures": current})


@opens(READ_PROCEDURES)
@require_safe
def procedure(request: Request, key: str) -> HttpResponse:
    """One procedure in words and as a diagram; an older edition by its name in the address."""
    editions = catalogue.editions_of(key)
    wanted = request.GET.get("edition", editions[0].edition if editions else "")
    found: Procedure | None = next((each for each in editions if each.edition == wanted), None)
    if found is None:
        raise Http404
    context = {
        "procedure": found,
        "editions": editions,
        "diagram": diagram(found, current_language()),
        "terms": {state.key: term_in_words(state.within) for state in found.states if state.within},
    }
    return page(request, "cases/procedure.html", context)


@opens(READ_CASES)
@require_safe
def history(request: Request, number: str, version: str) -> HttpResponse:
    """The case as it stood after one of its entries."""
    seen = seen_case(request, number)
    happened = [each for each in history_of(seen) if each.version <= int(version)]
    if not happened or happened[-1].version != int(version):
        raise Http404
    past = as_it_stood(seen.case, happened)
    if past is None:
        raise Http404
    context = {
        "seen": seen,
        "past": past,
        "state": seen.procedure.state(past.state),
        "unit": name_on(past.unit_id, day_of(happened[-1].at)),
        "happened": happened,
        "back": address_of(seen.case),
    }
    return page(request, "cases/history.html", context)
