"""Talks about the quality of teaching: the list of them, and what happened with what each brought."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.agreements.procedures.asking import FORMS
from leerlijn.domains.agreements.queries.dialogues import DialogueFacts, dialogues_seen_by
from leerlijn.domains.agreements.queries.points import REPLIES
from leerlijn.domains.agreements.relations import LIST_AGREEMENTS, READ_AGREEMENTS
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import catalogue


@opens(LIST_AGREEMENTS)
@require_safe
def dialogues(request: Request) -> HttpResponse:
    """Every talk that somebody may see, the newest first."""
    return page(request, "agreements/dialogues.html", {"lines": dialogues_seen_by(request.standing)})


@opens(READ_AGREEMENTS)
@require_safe
def dialogue(request: Request, number: str) -> HttpResponse:
    """One talk: who was there in numbers, what it brought, and what became of each outcome."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, DialogueFacts) or facts.dialogue is None:
        raise Http404
    happened = history_of(seen)
    answered = [each for each in facts.outcomes if each.reply]
    context = {
        "seen": seen,
        "facts": facts,
        "talk": facts.talk,
        "unit": unit_name(seen.case.unit),
        "outcomes": facts.outcomes,
        "answered": len(answered),
        "places": {each.number: _place(each) for each in answered},
        "replies": REPLIES,
        "form": FORMS[facts.talk.form],
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
    }
    return page(request, "agreements/dialogue.html", context)


def _place(point: object) -> object:
    """Where an outcome came back: title, unit and number of the agenda or agreement, and its measure."""
    case = getattr(point, "taken_up_in", None)
    if case is None:
        return None
    title = catalogue.get(case.procedure, case.edition).title
    return title, unit_name(case.unit), case.pk, getattr(point, "taken_up_measure", None)
