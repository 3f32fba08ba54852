"""Courses of the UTQ: the list, one of them, planning it, its lists; and one's own seat in it."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.domains.qualification.actions.courses import ask_seat, mark_list
from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.queries.courses import COURSE, SEAT
from leerlijn.domains.qualification.queries.courses.facts import (
    CourseFacts,
    SeatFacts,
    before_asking,
    before_planning,
    course_of_case,
    planning_unit,
    title_of,
)
from leerlijn.domains.qualification.queries.courses.lines import (
    course_line,
    courses_for,
    gaps_of,
    people_in,
    seated_in,
)
from leerlijn.domains.qualification.relations import (
    ASK_SEAT,
    MARK_COURSE,
    PLAN_COURSE,
    READ_COURSE_STATEMENT,
    READ_COURSES,
)
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage, history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.meetings.guards import closed_lists
from leerlijn.foundation.meetings.queries import sessions_for, sessions_of
from leerlijn.foundation.meetings.views import Sheet, attendance_page
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may, may_ever
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

COURSES = {"open": "good", "running": "asked", "finished": "neutral", "cancelled": "lost"}
SEATS = {
    "asked": "asked",
    "waiting": "late",
    "offered": "asked",
    "seated": "good",
    "attended": "good",
    "missed": "attention",
    "cancelled": "lost",
}
"""How a state looks as a badge; what is over and no loss is neutral."""


@opens(READ_COURSES)
@require_safe
def courses(request: Request) -> HttpResponse:
    """What is to come, by its first day, and what helps with what is still missing in one's own dossier."""
    lines, may_plan = courses_for(request.standing), may_ever(request.standing, PLAN_COURSE)
    others = [line for line in lines if line.own not in SEATS and not line.gives]
    context = {
        "own": [line for line in lines if line.own in SEATS],
        "given": [line for line in lines if line.gives],
        "running": [line for line in others if line.state == "running"] if may_plan else (),
        "others": [line for line in others if line.state == "open"],
        "gaps": gaps_of(request.standing),
        "kinds": SEATS,
        "may_plan": may_plan,
    }
    return page(request, "qualification/courses.html", context)


@opens(READ_COURSES)
@require_safe
def course(request: Request, number: str) -> HttpResponse:
    """One course: its meetings and seats for everybody; for who gives or organises it, who comes."""
    return _course_page(request, number)


def _course_page(request: Request, number: str, *, refused: Said | None = None) -> HttpResponse:
    seen = _organised(request, number)
    line = seen.facts.course if seen else course_line(int(number), request.standing)
    if line is None:
        raise Http404
    may_mark = bool(seen and may(request.standing, MARK_COURSE, seen.situation.thing))
    sessions = sessions_of([line.series])[line.series]
    happened = history_of(seen) if seen else ()
    context = {
        "course": line,
        "sessions": sessions,
        "about": [(code, COMPETENCES[code]) for code in line.competences],
        "seen": seen,
        "buttons": buttons_on(seen) if seen else (),
        "happened": happened,
        "done": just_done(request, happened),
        "people": people_in(line.id) if may_mark else (),
        "may_mark": may_mark,
        "closed_lists": closed_lists(sessions, at=request.at),
        "refused": refused or (None if seen or line.own in SEATS else _why_no_seat(request, number)),
        "kind": COURSES[line.state],
        "kinds": SEATS,
        "at": request.at,
    }
    return page(request, "qualification/course.html", context, status=403 if refused else 200)


def _organised(request: Request, number: str) -> CasePage | None:
    """The case of the course, for who gives it, organises it or watches over it."""
    try:
        seen = seen_case(request, number)
    except Http404:
        return None
    return seen if isinstance(seen.facts, CourseFacts) else None


def _why_no_seat(request: Request, number: str) -> Said | None:
    """Why whoever looks may not take a seat; None where they may."""
    procedure, found = catalogue.current(SEAT, on=request.standing.on), course_of_case(int(number))
    if procedure is None or found is None:
        raise Http404
    facts = before_asking(procedure, found, by=request.standing, at=request.at)
    verdict = procedure.openings[0].allows(facts)
    return verdict.reason if isinstance(verdict, Denied) else None


@opens(ASK_SEAT)
@require_POST
def ask(request: Request, number: str) -> HttpResponse:
    """One button: a seat, or a place on the list."""
    found = course_of_case(int(number))
    if found is None:
        raise Http404
    made = ask_seat(found, by=request.standing, at=request.at)
    match made:
        case Denied(reason=reason) | Outdated(reason=reason):
            return _course_page(request, number, refused=reason)
        case Incomplete():
            raise Http404
    return HttpResponseRedirect(done_on(made, "ask"))


@opens(PLAN_COURSE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request) -> HttpResponse:
    """The form of a new course."""
    procedure, unit = catalogue.current(COURSE, on=request.standing.on), planning_unit(request.standing)
    if procedure is None or unit is None:
        raise Http404
    opening = procedure.openings[0]
    facts = before_planning(procedure, unit, by=request.standing, at=request.at)
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    reason: Said | None = None
    status = 200
    if form.wants_row:
        form.with_row()
    elif request.method == "POST":
        made = open_case(procedure, by=request.standing, at=request.at, unit=unit, said=form.answers)
        match made:
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return HttpResponseRedirect(done_on(made, opening.key))
    context = {"form": form, "step": opening, "reason": reason, "errors_above": status == 422}
    return page(request, "qualification/plan_course.html", context, status=status)


@opens(MARK_COURSE)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: Request, number: str, order: str) -> HttpResponse:
    """The list of one meeting."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, CourseFacts) or seen.facts.course is None:
        raise Http404
    permitted = may(request.standing, MARK_COURSE, seen.situation.thing)
    session = next((line for line in seen.facts.sessions if str(line.number) == order), None)
    if session is None:
        raise Http404
    if isinstance(permitted, Denied):
        raise PermissionDenied(permitted.reason)
    found, by = seen.facts.course, actor_of(request.standing, "page")
    sheet = Sheet(
        title=found.title,
        session=session,
        seated=seated_in(found.id),
        mark=partial(mark_list, found.case, session.id, by=by, at=request.at),
        back=reverse("qualification:course", args=[number]),
    )
    return attendance_page(request, sheet)


@opens(READ_CASES)
@require_safe
def seat(request: Request, number: str) -> HttpResponse:
    """One's own seat: where it stands, the meetings, and what being there led to."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, SeatFacts) or facts.seat is None:
        raise Http404
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "title": title_of(facts.course),
        "sessions": sessions_for(facts.place),
        "statement": facts.statement if seen.case.state in {"attended", "closed"} else None,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "kind": SEATS.get(seen.case.state, "neutral"),
    }
    return page(request, "qualification/seat.html", context)


@opens(READ_COURSE_STATEMENT)
@require_safe
def statement(request: Request, number: str) -> HttpResponseBase:
    """The signed PDF, for whoever it was given to."""
    seen = seen_case(request, number)
    found = seen.facts.statement if isinstance(seen.facts, SeatFacts) and seen.facts.seat else None
    if found is None or found.holder_id != request.standing.person or found.document is None:
        raise Http404
    return served(found.document)
