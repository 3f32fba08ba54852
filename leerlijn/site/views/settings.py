"""What the institution chose itself: terms and rules, with their days and sources; choosing a new value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import actor_of, unit_name, units_under
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Text
from leerlijn.kernel.verdict import Denied, Incomplete
from leerlijn.site.choices import Chooseable, chooseables, chosen_values
from leerlijn.site.forms import SettingForm
from leerlijn.site.relations import (
    CHOOSE_SETTINGS,
    READ_SETTINGS,
    institution_of,
    may_everywhere,
    office_everywhere,
)
from leerlijn.site.views.access import opens_everywhere

CHANNEL = "page"
EVERYWHERE = Text(nl="de hele instelling", en="the whole institution")


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting on the page: what holds everywhere today, and each value that was ever chosen."""

    choice: Chooseable
    in_force: SettingValue | None
    history: Sequence[SettingValue]

    @property
    def value(self) -> object:
        return self.choice.said(self.in_force.value if self.in_force else self.choice.setting.default)


@opens_everywhere(READ_SETTINGS)
@require_safe
def settings(request: Request) -> HttpResponse:
    known = chooseables()
    values = chosen_values(list(known))
    shown = [_shown(choice, values[key], on=request.standing.on) for key, choice in known.items()]
    context = {
        "groups": [(group, [one for one in shown if one.choice.group == group]) for group in _groups(known)],
        "may_choose": bool(may_everywhere(request.standing, CHOOSE_SETTINGS)),
    }
    return page(request, "site/settings.html", context)


def _groups(known: dict[str, Chooseable]) -> list[Text]:
    return list(dict.fromkeys(choice.group for choice in known.values()))


def _shown(choice: Chooseable, values: Sequence[SettingValue], *, on: date) -> Shown:
    running = [row for row in values if row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)]
    whole = [row for row in running if row.unit is None or row.unit.parent_id is None]
    nearest = sorted(whole, key=lambda row: (row.unit is not None, row.starts_on))
    return Shown(choice, nearest[-1] if nearest else None, values)


@opens_everywhere(CHOOSE_SETTINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request, key: str) -> HttpResponse:
    """A new value from a day on; what already runs keeps its own term."""
    choice = chooseables().get(key)
    if choice is None:
        raise Http404
    units = units_under(institution_of(request.standing).path, on=request.standing.on)
    form = _form(request, choice, units)
    if request.method == "POST" and form.is_valid():
        refused = _choose(request, choice, form, units)
        if refused is None:
            return HttpResponseRedirect(reverse("site:settings"))
        form.refuse(refused)
    shown = _shown(choice, chosen_values([key])[key], on=request.standing.on)
    context = {"one": shown, "form": form, "errors_above": form.is_bound and bool(form.errors)}
    return page(request, "site/setting.html", context, status=422 if context["errors_above"] else 200)


def _form(request: Request, choice: Chooseable, units: Sequence[Unit]) -> SettingForm:
    places: list[tuple[str, Said]] = [("", EVERYWHERE)]
    places += [(str(unit.pk), unit_name(unit)) for unit in units if unit.kind == Unit.Kind.FACULTY]
    return SettingForm(
        request.POST if request.method == "POST" else None,
        initial={"day": request.standing.on},
        units=places,
        values=tuple((choice.among or {}).items()),
        read=choice.read,
        today=request.standing.on,
    )


def _choose(
    request: Request, choice: Chooseable, form: SettingForm, units: Sequence[Unit]
) -> dict[str, Said] | None:
    """None when it was chosen; else what is wrong, by field."""
    typed = form.cleaned_data
    made = choose_setting(
        choice.setting.key,
        typed["value"],
        source=typed["source"],
        starts_on=typed["day"],
        unit=next((unit for unit in units if str(unit.pk) == typed["unit"]), None),
        actor=actor_of(request.standing, CHANNEL, office_everywhere(request.standing, CHOOSE_SETTINGS)),
        at=request.at,
    )
    match made:
        case Denied(reason=reason):
            return {"day": reason}
        case Incomplete(errors=errors):
            return dict(errors)
    return None
