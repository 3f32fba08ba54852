"""The tree of units: what there is, who has which role, and giving and ending a role."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import queries
from leerlijn.foundation.people.actions.memberships import appoint, end_membership
from leerlijn.foundation.people.actions.units import add_unit, drop_name, end_unit, rename_unit
from leerlijn.foundation.people.forms import AppointmentForm, EndForm, NameForm, UnitForm
from leerlijn.foundation.people.kinds import Kind, Role
from leerlijn.foundation.people.queries import names, tree
from leerlijn.foundation.people.relations import (
    ADD_UNIT,
    APPOINT_TO_POOL,
    CHANGE_UNIT,
    READ_LOOSE_RIGHTS,
    READ_PEOPLE,
    READ_UNITS,
    appointing,
    roles_to_give,
)
from leerlijn.foundation.people.roles import KINDS, role_title
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Action, Thing, may, may_ever
from leerlijn.kernel.sentence import Sentence, Text, Value
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
NAMED = 3
"""Holders of one role that a row still names; more are counted."""
FORM = ["GET", "HEAD", "POST"]
NOBODY = Sentence("We know nobody with this number. Somebody from outside is added first, under People.")


@opens(READ_UNITS)
@require_safe
def units(request: Request) -> HttpResponse:
    """The upper branches of what somebody reads; each unit leads on to what is below it."""
    branches = tree.upper_branches(request.standing, READ_UNITS)
    shown = [unit for top, below in branches for unit in (top, *below)]
    offices = tree.offices_in(shown, on=request.standing.on)
    context = {
        "branches": branches,
        "kinds": KINDS,
        "held": {unit.pk: _in_short(request, offices.get(unit.pk, [])) for unit in shown},
        "may_add": [top.pk for top, _ in branches if may(request.standing, ADD_UNIT, Thing(top.path))],
        "may_read_loose": may_ever(request.standing, READ_LOOSE_RIGHTS),
    }
    return page(request, "people/units.html", context)


def _in_short(request: Request, lines: Iterable[tree.OfficeLine]) -> list[tuple[Text, Value]]:
    """Per role who has it today, by name where they are few."""
    names: dict[str, list[str]] = {}
    for line in lines:
        if line.starts_on <= request.standing.on:
            names.setdefault(line.role, []).append(line.name)
    return [
        (role_title(role), tuple(some) if len(some) <= NAMED else Sentence("{count} people", count=len(some)))
        for role, some in names.items()
    ]


@opens(READ_UNITS)
@require_safe
def unit(request: Request, number: str) -> HttpResponse:
    """A unit: who has which role in it since when, who acts for whom, and what is below it."""
    seen, on = _unit_of(request, number, READ_UNITS), request.standing.on
    below = tree.units_right_under(seen, on=on)
    lines = tree.offices_in([seen, *below], on=on)
    may_give = roles_to_give(request.standing, seen.path)
    context = {
        "unit": seen,
        "name": queries.unit_name(seen),
        "above": [each for each in tree.units_above(seen) if _reads(request, each.path)],
        "kinds": KINDS,
        "offices": [(role_title(line.role), line, line.role in may_give) for line in lines.get(seen.pk, [])],
        "below": below,
        "held": {each.pk: _in_short(request, lines.get(each.pk, [])) for each in below},
        "mandates": [(role_title(each.role), each) for each in tree.mandates_in(seen, on=on)],
        "may_appoint": bool(may_give),
        "may_add": may(request.standing, ADD_UNIT, Thing(seen.path)),
        "may_change": may(request.standing, CHANGE_UNIT, Thing(seen.path)),
        "names": names.names_of(seen),
        "on": on,
        "may_look_up": may(request.standing, READ_PEOPLE, Thing(seen.path)),
    }
    return page(request, "people/unit.html", context)


def _reads(request: Request, path: str) -> bool:
    return bool(may(request.standing, READ_UNITS, Thing(path)))


@opens(ADD_UNIT)
@require_http_methods(FORM)
def add(request: Request, number: str) -> HttpResponse:
    """A new unit right under this one."""
    parent = _unit_of(request, number, READ_UNITS)
    _ask_verdict(request, ADD_UNIT, parent.path)
    form = UnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        made = add_unit(
            Kind(said["kind"]),
            code=said["code"],
            name=Text(nl=said["name_nl"], en=said["name_en"]),
            starts_on=said["starts_on"],
            parent=parent,
            by=_actor(request, ADD_UNIT, parent.path),
            at=request.at,
        )
        if not isinstance(made, Denied):
            return redirect("people:unit", parent.pk)
        form.refuse({"code": made.reason})
    context = {"parent": parent, "name": queries.unit_name(parent), "form": form}
    return _form_page(request, "people/add_unit.html", context, form)


@opens(CHANGE_UNIT)
@require_http_methods(FORM)
def rename(request: Request, number: str) -> HttpResponse:
    """Another name from a day on; what it was called before stays on its days."""
    seen = _unit_of(request, number, READ_UNITS)
    _ask_verdict(request, CHANGE_UNIT, seen.path)
    now = {"name_nl": seen.name_nl, "name_en": seen.name_en, "starts_on": request.standing.on}
    form = NameForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        said = form.cleaned_data
        by = _actor(request, CHANGE_UNIT, seen.path)
        name = Text(nl=said["name_nl"], en=said["name_en"])
        made = rename_unit(seen.pk, name=name, starts_on=said["starts_on"], by=by, at=request.at)
        if not isinstance(made, Denied):
            return redirect("people:unit", seen.pk)
        form.refuse({"starts_on": made.reason})
    context = {"unit": seen, "name": queries.unit_name(seen), "form": form}
    return _form_page(request, "people/rename_unit.html", context, form)


@opens(CHANGE_UNIT)
@require_POST
def drop(request: Request, number: str) -> HttpResponse:
    """A name that is planned for a later day."""
    found = names.name_numbered(int(number))
    if found is None or not _reads(request, found.unit.path):
        raise Http404
    _ask_verdict(request, CHANGE_UNIT, found.unit.path)
    dropped = drop_name(found.pk, by=_actor(request, CHANGE_UNIT, found.unit.path), at=request.at)
    if isinstance(dropped, Denied):
        raise PermissionDenied(dropped.reason)
    return redirect("people:unit", found.unit_id)


@opens(CHANGE_UNIT)
@require_http_methods(FORM)
def end(request: Request, number: str) -> HttpResponse:
    """The last day of a unit."""
    seen = _unit_of(request, number, READ_UNITS)
    _ask_verdict(request, CHANGE_UNIT, seen.path)
    last = {"ends_on": seen.ends_on or request.standing.on}
    form = EndForm(request.POST if request.method == "POST" else None, initial=last)
    if form.is_valid():
        by = _actor(request, CHANGE_UNIT, seen.path)
        ended = end_unit(seen.pk, ends_on=form.cleaned_data["ends_on"], by=by, at=request.at)
        if not isinstance(ended, Denied):
            return redirect("people:unit", seen.pk)
        form.refuse({"ends_on": ended.reason})
    context = {"unit": seen, "name": queries.unit_name(seen), "form": form}
    return _form_page(request, "people/end_unit.html", context, form)


@opens(APPOINT_TO_POOL)
@require_http_methods(FORM)
def give_role(request: Request, number: str) -> HttpResponse:
    """Somebody gets a role in this unit, from a day."""
    seen = _unit_of(request, number, READ_UNITS)
    _ask_verdict(request, APPOINT_TO_POOL, seen.path)
    roles = roles_to_give(request.standing, seen.path)
    started = {"starts_on": request.standing.on}
    form = AppointmentForm(roles, request.POST if request.method == "POST" else None, initial=started)
    if form.is_valid() and _is_appointed(request, form, seen):
        return redirect("people:unit", seen.pk)
    context = {"unit": seen, "name": queries.unit_name(seen), "form": form}
    return _form_page(request, "people/appoint.html", context, form)


def _is_appointed(request: Request, form: AppointmentForm, unit: tree.Place) -> bool:
    """If not, the form says why."""
    said = form.cleaned_data
    person = queries.person_by_number(said["number"])
    if person is None:
        form.refuse({"number": NOBODY})
        return False
    role = Role(said["role"])
    made = appoint(
        person,
        role,
        unit,
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        by=_actor(request, appointing(role), unit.path),
        at=request.at,
    )
    if isinstance(made, Denied):
        form.refuse({"number": made.reason})
        return False
    return True


@opens(APPOINT_TO_POOL)
@require_http_methods(FORM)
def end_role(request: Request, number: str) -> HttpResponse:
    """The last day of somebody's role."""
    held = tree.membership_numbered(int(number))
    if held is None or not _reads(request, held.unit.path):
        raise Http404
    action = appointing(held.role)
    _ask_verdict(request, action, held.unit.path)
    last = {"ends_on": held.ends_on or request.standing.on}
    form = EndForm(request.POST if request.method == "POST" else None, initial=last)
    if form.is_valid():
        by = _actor(request, action, held.unit.path)
        ended = end_membership(held.pk, ends_on=form.cleaned_data["ends_on"], by=by, at=request.at)
        if not isinstance(ended, Denied):
            return redirect("people:unit", held.unit_id)
        form.refuse({"ends_on": ended.reason})
    context = {
        "held": held,
        "role": role_title(held.role),
        "unit": queries.unit_name(held.unit),
        "form": form,
    }
    return _form_page(request, "people/end_role.html", context, form)


@opens(READ_LOOSE_RIGHTS)
@require_safe
def loose(request: Request) -> HttpResponse:
    """Rights whose reason has gone: to end, or to leave on purpose."""
    rights = tree.loose_rights(request.standing, READ_LOOSE_RIGHTS)
    context = {"rights": [(role_title(each.role), each) for each in rights]}
    return page(request, "people/loose.html", context)


def _unit_of(request: Request, number: str, action: Action) -> tree.Place:
    """For whoever may read it; for everybody else it does not exist."""
    found = tree.visible_to(request.standing, action).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found


def _ask_verdict(request: Request, action: Action, path: str) -> None:
    verdict = may(request.standing, action, Thing(path))
    if isinstance(verdict, Denied):
        raise PermissionDenied(verdict.reason)


def _actor(request: Request, action: Action, path: str) -> Actor:
    office = queries.office_for(request.standing, action, path)
    return queries.actor_of(request.standing, CHANNEL, office)


def _form_page(
    request: Request,
    template: str,
    context: dict[str, object],
    form: UnitForm | NameForm | AppointmentForm | EndForm,
) -> HttpResponse:
    wrong = bool(form.errors)
    return page(request, template, {**context, "errors_above": wrong}, status=422 if wrong else 200)
