"""Changing who takes part in a partnership and who leads it, with all that changed before beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leerlijn.domains.partnerships.actions.members import admit_member, let_lead, let_leave
from leerlijn.domains.partnerships.queries.partnerships import Taken, member_of, taken_part
from leerlijn.domains.partnerships.relations import CHANGE_MEMBERS
from leerlijn.domains.partnerships.safeguards import KINDS
from leerlijn.domains.partnerships.years import first_day, school_year
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Thing, may
from leerlijn.kernel.procedure import Answer, Choice, Field, Line, OneOf, read_fields
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied

YEARS_AHEAD = 3
WHEN = OneOf(name="year", label=Text(nl="Met ingang van", en="From"), among=lambda facts: facts.years)
WHO = OneOf(name="member", label=Text(nl="Welk lid", en="Which member"), among=lambda facts: facts.members)
FORMS: Mapping[str, tuple[Field, ...]] = {
    "lead": (WHO, WHEN),
    "admit": (
        Line(
            name="name",
            label=Text(nl="Naam", en="Name"),
            hint=Text(
                nl="Leeg: er komt een lid waarvan de naam nog volgt.", en="Empty: the name follows later."
            ),
            required=False,
        ),
        Choice(name="kind", label=Text(nl="Wat voor lid", en="What sort of member"), among=KINDS),
        WHEN,
    ),
    "leave": (WHO, WHEN),
}


@dataclass(frozen=True)
class Choices:
    """Which members and which first days somebody can choose."""

    taken: Taken
    on: date

    @property
    def years(self) -> tuple[tuple[str, Said], ...]:
        following = school_year(self.on) + 1
        return tuple(
            (str(year), Sentence("{day}", day=first_day(year)))
            for year in range(following, following + YEARS_AHEAD)
        )

    @property
    def members(self) -> tuple[tuple[str, Said | str], ...]:
        return tuple((str(key), said) for key, said in self.taken.coming(school_year(self.on)))


@opens(CHANGE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: Request, key: str) -> HttpResponse:
    """Three forms: who leads, who comes, who leaves; each change takes effect on a 1 August."""
    taken = taken_part(key)
    if taken is None or not may(request.standing, CHANGE_MEMBERS, Thing(taken.partnership.case.path)):
        raise Http404
    choices = Choices(taken, day_of(request.at))
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if request.method == "POST" and act not in FORMS:
        raise Http404
    forms = {
        name: StepForm(asked, choices, request.POST if name == act else None, auto_id=f"{name}_%s")
        for name, asked in FORMS.items()
    }
    if act:
        answers, errors = read_fields(FORMS[act], forms[act].answers, choices)
        refused = errors or _change(act, answers, taken, request)
        if not refused:
            return HttpResponseRedirect(reverse("partnerships:partnership", args=[key]))
        forms[act].refuse(refused)
    context = {
        "found": taken.partnership,
        "forms": forms,
        "wrong": forms.get(act),
        "changes": taken.changes,
        "last": taken.rows[-1].order,
        "errors_above": bool(act),
    }
    return page(request, "partnerships/members.html", context, status=422 if act else 200)


def _seen_in(request: Request) -> int:
    """The last member of the list on the page that was sent; 0 where it says none."""
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def _change(act: str, answers: Mapping[str, Answer], taken: Taken, request: Request) -> dict[str, Said]:
    """Nothing where it was done, else what is wrong beside its field."""
    day, by, at = first_day(int(str(answers["year"]))), actor_of(request.standing, "page"), request.at
    if act == "admit":
        kind, name = str(answers["kind"]), str(answers["name"] or "")
        made = admit_member(
            taken.partnership, kind=kind, name=name, starts_on=day, by=by, at=at, seen=_seen_in(request)
        )
        return {"year": made.reason} if isinstance(made, Denied) else {}
    member = member_of(taken.partnership.pk, int(str(answers["member"])))
    if member is None:
        return {"member": Sentence("Choose one of the answers in the list.")}
    if act == "lead":
        led = let_lead(member, starts_on=day, by=by, at=at)
        return {"member": led.reason} if isinstance(led, Denied) else {}
    left = let_leave(member, leaves_on=day, by=by, at=at)
    return {"member": left.reason} if isinstance(left, Denied) else {}
