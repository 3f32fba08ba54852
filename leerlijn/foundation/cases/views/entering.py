"""What came by mail, by phone or on paper: entered for whom it came from, who can contest it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.cases.actions.contesting import contest
from leerlijn.foundation.cases.actions.entering import (
    Brought,
    beginning_of,
    enter_opening,
    enter_step,
    with_their_eyes,
)
from leerlijn.foundation.cases.actions.steps import cannot_be_done_now
from leerlijn.foundation.cases.forms import EntryForm, StepForm
from leerlijn.foundation.cases.guards import fields_of
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.contesting import Entered, entered_at, letter_at
from leerlijn.foundation.cases.queries.entering import NOBODY_OF_YOURS, can_come_from, ever_enters, may_enter
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.relations import READ_CASES, TAKE_STEPS
from leerlijn.foundation.cases.views import seen_case, version_in
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.people.queries import person_known_as
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import on_to, page, reason_of, status_of
from leerlijn.kernel.procedure import Field, Step, catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal, Refused, Verdict


@opens(TAKE_STEPS)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Request, number: str, key: str, party: str) -> HttpResponse:
    """The form of a step, filled in by an office for whom it came from."""
    seen = seen_case(request, number)
    step = seen.procedure.step(seen.case.state, key) or seen.procedure.step_named(key)
    parties = can_come_from(step, seen.situation) if step else ()
    whom = next((each for each in parties if each.pk == int(party)), None)
    if step is None or whom is None:
        raise Http404
    permitted = may_enter(step, seen.situation, seen.procedure)
    if isinstance(permitted, Denied):
        raise PermissionDenied(permitted.reason)
    facts = with_their_eyes(seen.situation, whom.person, seen.procedure)
    form = _form(request, fields_of(step), facts)
    if form.wants_row:
        return _entry_page(request, step, form.with_row(), whom.person.name, seen=seen)
    refusal: Refusal | None = None
    if seen.procedure.step(seen.case.state, key) is None:
        refusal = Outdated(cannot_be_done_now(seen.case, seen.procedure))
    elif request.method == "POST":
        taken = enter_step(
            seen.case.pk,
            key,
            by=request.standing,
            whom=whom.person_id,
            at=request.at,
            version=version_in(request),
            brought=_brought(request, form),
        )
        if not isinstance(taken, Denied | Outdated | Incomplete):
            return on_to(request, address_of(taken), entered_for(whom.person.name))
        refusal = _told_to_the_office(taken, step.allows(facts), whom.person.name)
    return _entry_page(request, step, form, whom.person.name, seen=seen, refusal=refusal)


def _told_to_the_office(refusal: Refusal, of_the_step: Verdict, name: str) -> Refusal:
    """What the step itself answers is written to whoever takes it, and not to who enters it for them."""
    if isinstance(refusal, Denied) and refusal == of_the_step:
        return Denied(Sentence("{name} would read here: {reason}", name=name, reason=refusal.reason))
    return refusal


@opens(TAKE_STEPS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, key: str, step: str) -> HttpResponse:
    """The same for an opening: first who it came from, then what they said."""
    procedure = catalogue.current(key, on=request.standing.on)
    opening = procedure.opening(step) if procedure else None
    if procedure is None or opening is None or not ever_enters(request.standing, opening, procedure):
        raise Http404
    known_as, about = request.GET.get("whom", ""), key_in(request.GET.get("about", ""))
    person = person_known_as(known_as)
    if person is None:
        return _whom_page(request, opening, Denied(NOBODY_OF_YOURS) if known_as else None)
    by, at = request.standing, request.at
    try:
        begun = beginning_of(procedure, opening, by=by, whom=person, at=at, about=about)
    except Refused as refused:
        return _whom_page(request, opening, refused.refusal)
    if begun is None:
        return _whom_page(request, opening, Denied(NOBODY_OF_YOURS))
    form = _form(request, opening.asks, begun.facts)
    if form.wants_row:
        return _entry_page(request, opening, form.with_row(), person.name)
    if request.method != "POST":
        return _entry_page(request, opening, form, person.name)
    made = enter_opening(
        procedure,
        opening.key,
        by=by,
        whom=begun.whom.pk,
        at=at,
        unit=begun.unit,
        about=begun.about,
        brought=_brought(request, form),
    )
    if isinstance(made, Denied | Outdated | Incomplete):
        return _entry_page(request, opening, form, person.name, refusal=made)
    return on_to(request, address_of(made), entered_for(person.name))


def _whom_page(request: Request, opening: Step, refusal: Refusal | None) -> HttpResponse:
    said = request.GET
    context = {
        "step": opening,
        "about": said.get("about", ""),
        "known_as": said.get("whom", ""),
        "reason": reason_of(refusal),
    }
    return page(request, "cases/enter_whom.html", context, status=status_of(refusal))


def _form(request: Request, asked: Sequence[Field], facts: Any) -> EntryForm:
    if request.method != "POST":
        return EntryForm(asked, facts)
    return EntryForm(asked, facts, request.POST, request.FILES)


def entered_for(name: str) -> Said:
    return Sentence("This was entered for {name}, who gets a copy.", name=name)


def _brought(request: Request, form: EntryForm) -> Brought:
    upload = request.FILES.get("letter")
    if upload is None or upload.file is None:
        return Brought(form.answers)
    return Brought(form.answers, upload=cast("BinaryIO", upload.file), name=upload.name or "")


def _entry_page(
    request: Request,
    step: Step,
    form: StepForm,
    name: str,
    *,
    seen: CasePage | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "seen": seen,
        "step": step,
        "form": form,
        "name": name,
        "reason": reason_of(refusal),
        "back": address_of(seen.case) if seen else reverse("cases:cases"),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "cases/enter.html", context, status=status_of(refusal))


@opens(TAKE_STEPS)
@require_http_methods(["GET", "HEAD", "POST"])
def entered(request: Request, number: str, version: str) -> HttpResponse:
    """The copy: what was entered, how it came and by whom; whom it came from can contest it."""
    seen, found = _entered(request, number, version)
    refusal: Refusal | None = None
    if request.method == "POST":
        why = request.POST.get("why", "")
        made = contest(seen.case, found.seq, by=request.standing, at=request.at, why=why)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return on_to(request, address_of(made), Sentence("The office reads what is not right."))
        refusal = made
    context = {
        "seen": seen,
        "entered": found,
        "why": request.POST.get("why", ""),
        "wrong": refusal.errors.get("why") if isinstance(refusal, Incomplete) else None,
        "reason": reason_of(refusal),
        "back": address_of(seen.case),
    }
    return page(request, "cases/entered.html", context, status=status_of(refusal))


@opens(READ_CASES)
@require_safe
def letter(request: Request, number: str, version: str) -> HttpResponseBase:
    """The scanned letter, for whom it came from and for the office that entered it."""
    seen, found = _entered(request, number, version)
    document = letter_at(seen.case.pk, found.seq)
    if document is None:
        raise Http404
    return served(document)


def _entered(request: Request, number: str, version: str) -> tuple[CasePage, Entered]:
    seen = seen_case(request, number)
    found = entered_at(seen, int(version))
    if found is None:
        raise Http404
    return seen, found
