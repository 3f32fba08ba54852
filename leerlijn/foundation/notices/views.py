"""The inbox, what others have, and the calendar that follows somebody's dates."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.cases.queries.lines import Place
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.actions.feeds import make_feed, revoke_feed
from leerlijn.foundation.notices.actions.nudging import nudge
from leerlijn.foundation.notices.actions.reading import mark_as_read
from leerlijn.foundation.notices.actions.wordings import change_text
from leerlijn.foundation.notices.calendars import written
from leerlijn.foundation.notices.forms import TextForm
from leerlijn.foundation.notices.guards import text_can_go
from leerlijn.foundation.notices.queries.calendar import dates_of, feed_at, has_feed
from leerlijn.foundation.notices.queries.inbox import PAGE, inbox_of
from leerlijn.foundation.notices.queries.others import page_of_others
from leerlijn.foundation.notices.queries.wordings import (
    LookedAt,
    cases_to_look_with,
    previews,
    versions_of,
    wording_at,
    wordings_at,
)
from leerlijn.foundation.notices.relations import (
    CHANGE_TEXT,
    FOLLOW_CALENDAR,
    MAKE_CALENDAR,
    MARK_INBOX,
    NUDGE,
    READ_INBOX,
    READ_OTHERS,
    READ_TEXTS,
)
from leerlijn.foundation.notices.texts import KINDS, TextKind, Written
from leerlijn.foundation.people.queries import actor_of, language_of, standing_as, tree
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.forms import said_now
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.kernel.policy import Action
from leerlijn.kernel.sentence import Language, Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete


@opens(READ_INBOX)
@require_safe
def inbox(request: Request) -> HttpResponse:
    """The newest first; `before` is the key of the last one on the page before."""
    before = key_in(request.GET.get("before", ""))
    lines = inbox_of(request.standing, before=before)
    context = {
        "lines": lines[:PAGE],
        "next": lines[PAGE - 1].id if len(lines) > PAGE else None,
        "is_first": before is None,
        "unread": request.standing.unread,
    }
    return page(request, "notices/inbox.html", context)


@opens(READ_OTHERS)
@require_safe
def others(request: Request) -> HttpResponse:
    """What others have of what whoever looks handles, the worst first, with whom and since when."""
    return _others_page(request)


def _others_page(request: Request, *, reason: Said | None = None) -> HttpResponse:
    place = Place.read(request.GET.get("after", ""))
    rows, following = page_of_others(request.standing, after=place)
    context = {
        "rows": rows,
        "groups": [(late, list(each)) for late, each in groupby(rows, key=lambda row: row.line.late)],
        "next": following,
        "is_first": place is None,
        "asked": key_in(request.GET.get("asked", "")),
        "on": day_of(request.at),
        "reason": reason,
    }
    return page(request, "notices/others.html", context, status=403 if reason else 200)


@opens(NUDGE)
@require_POST
def ask_how_it_goes(request: Request, number: str) -> HttpResponse:
    """Asks whoever has the ball of a case, and says so above the list."""
    case = int(number)
    if not visible_to(request.standing).filter(pk=case).exists():
        raise Http404
    asked = nudge(case, by=request.standing, channel="page", at=request.at)
    if isinstance(asked, Denied):
        return _others_page(request, reason=asked.reason)
    return HttpResponseRedirect(f"{reverse('notices:others')}?asked={case}#case-{case}")


@opens(MARK_INBOX)
@require_POST
def read(request: Request) -> HttpResponse:
    """Marks all that was shown and all that came before it."""
    up_to = key_in(request.POST.get("up_to", ""))
    if up_to is not None:
        mark_as_read(request.standing.person, up_to=up_to, at=request.at)
    return HttpResponseRedirect(reverse("notices:inbox"))


GONE = 410


@opens(MAKE_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: Request) -> HttpResponse:
    """The private address: made, shown once, and ended."""
    who, address = request.standing.person, ""
    if request.method == "POST":
        by = actor_of(request.standing, "page")
        if request.POST.get("do") == "end":
            revoke_feed(who, by=by, at=request.at)
            return HttpResponseRedirect(reverse("notices:calendar"))
        secret = make_feed(who, by=by, at=request.at)
        address = settings.BASE_URL + reverse("notices:feed", args=[secret])
    context = {"private": address, "is_followed": bool(address) or has_feed(who)}
    return page(request, "notices/calendar.html", context)


@opens(FOLLOW_CALENDAR)
@require_safe
def feed(request: Request, secret: str) -> HttpResponse:
    """The dates of whoever made this address, for a calendar that has no session; 410 once it was ended."""
    found = feed_at(secret)
    if found is None:
        raise Http404
    if found.person is None:
        return HttpResponse(status=GONE)
    standing = standing_as(found.person, on=request.standing.on)
    text = written(dates_of(standing, since=request.at), language_of(found.person), at=request.at)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="leerlijn.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@opens(READ_TEXTS)
@require_safe
def units_with_texts(request: Request) -> HttpResponse:
    """Where somebody reads the texts of letters."""
    branches = tree.upper_branches(request.standing, READ_TEXTS)
    return page(request, "notices/units.html", {"branches": branches})


@opens(READ_TEXTS)
@require_safe
def texts(request: Request, number: str) -> HttpResponse:
    """Every kind of letter, and whose text holds in this unit today."""
    unit = _unit_of(request, number, READ_TEXTS)
    kinds = KINDS.written_in(unit)
    held = wordings_at(kinds, unit.path, on=request.standing.on)
    context = {"unit": unit, "kinds": [(kind, held[kind.key]) for kind in kinds]}
    return page(request, "notices/texts.html", context)


@opens(CHANGE_TEXT)
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: Request, number: str, kind: str) -> HttpResponse:
    """Writing a text: looked at on a real case as often as wanted, then kept as a new version."""
    unit, asked = _unit_of(request, number, CHANGE_TEXT), KINDS.get(kind)
    if asked is None or asked not in KINDS.written_in(unit):
        raise Http404
    held = wording_at(asked, unit.path, on=request.standing.on)
    cases = cases_to_look_with(request.standing, unit, asked)
    typed = request.POST if request.method == "POST" else None
    at_first = {
        **{"nl": held.text.nl, "en": held.text.en, "starts_on": request.standing.on},
        **{"subject_nl": held.own_subject.nl, "subject_en": held.own_subject.en},
    }
    choices = [(str(case.pk), _called(case)) for case in cases]
    form = TextForm(typed, initial=at_first, cases=choices)
    if typed is not None:
        flaws = _keep_or_judge(request, asked, unit, form)
        if flaws is None:
            return on_to(request, reverse("notices:texts-of", args=[unit.pk]), Sentence("The text is kept."))
        form.refuse(flaws)
    looked_at = next(
        (case for case in cases if str(case.pk) == form["case"].value()), next(iter(cases), None)
    )
    context = {
        "unit": unit,
        "kind": asked,
        "held": held,
        "form": form,
        "versions": versions_of(asked, unit),
        "previews": _previews(request, asked, form, looked_at),
        "errors_above": form.is_bound and bool(form.errors),
    }
    return page(request, "notices/text.html", context, status=422 if context["errors_above"] else 200)


def _called(case: LookedAt) -> str:
    """What it is called, and whom it is about."""
    return " · ".join(filter(None, (said_now(case.name), case.subject.name if case.subject else "")))


def _keep_or_judge(
    request: Request, kind: TextKind, unit: tree.Place, form: TextForm
) -> Mapping[str, Said] | None:
    """None when the text was kept; else what is wrong, by field: nothing where it was only looked at."""
    form.full_clean()
    day = form.cleaned_data.get("starts_on")
    if day is None:
        return {"starts_on": Sentence("Write a day as 2026-11-24.")}
    said = Text(nl=form.cleaned_data.get("nl", ""), en=form.cleaned_data.get("en", ""))
    subject = Text(nl=form.cleaned_data.get("subject_nl", ""), en=form.cleaned_data.get("subject_en", ""))
    if request.POST.get("act") != "keep":
        return text_can_go(kind, said, subject=subject, note="-", starts_on=day, today=request.standing.on)
    made = change_text(
        kind,
        unit,
        said,
        subject=subject,
        note=form.cleaned_data.get("note", ""),
        starts_on=day,
        by=request.standing,
        channel="page",
        at=request.at,
    )
    match made:
        case Denied(reason=reason):
            return {"nl": reason}
        case Incomplete(errors=errors):
            return errors
    return None


def _previews(
    request: Request, kind: TextKind, form: TextForm, case: LookedAt | None
) -> list[tuple[Language, str, str]]:
    """The letter as it would come to who gets it."""
    typed = Text(nl=str(form["nl"].value() or ""), en=str(form["en"].value() or ""))
    own = Text(nl=str(form["subject_nl"].value() or ""), en=str(form["subject_en"].value() or ""))
    written = Written(typed, own if own.nl or own.en else kind.subject)
    return previews(kind, written, case, standing=request.standing)


def _unit_of(request: Request, number: str, action: Action) -> tree.Place:
    """For whoever may; for everybody else it does not exist."""
    found = tree.visible_to(request.standing, action).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found
