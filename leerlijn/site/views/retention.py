"""How long everything is kept, and what could be destroyed on a day. Nothing is destroyed here."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import KINDS, sent
from leerlijn.kernel.data_map import data_map
from leerlijn.site import retention as keeping
from leerlijn.site.forms import DayForm
from leerlijn.site.relations import READ_DESTRUCTION, READ_REGISTER, READ_SETTINGS, may_everywhere
from leerlijn.site.views.access import opens_everywhere


@opens(READ_REGISTER)
@require_safe
def retention(request: Request) -> HttpResponse:
    held = keeping.lengths(data_map, on=request.standing.on)
    context = {
        "lines": keeping.table(data_map, held),
        "may_read_settings": bool(may_everywhere(request.standing, READ_SETTINGS)),
        "may_read_list": bool(may_everywhere(request.standing, READ_DESTRUCTION)),
    }
    return page(request, "site/retention.html", context)


@opens_everywhere(READ_DESTRUCTION)
@require_safe
def proposed(request: Request) -> HttpResponseBase:
    """The day stands in the address; without one it is today."""
    form = DayForm(request.GET) if "day" in request.GET else DayForm(initial={"day": request.standing.on})
    on: date = request.standing.on
    if form.is_bound:
        if not form.is_valid():
            return page(request, "site/destruction.html", {"form": form, "errors_above": True}, status=422)
        on = form.cleaned_data["day"]
    found = keeping.proposed(data_map, keeping.lengths(data_map, on=on), on=on)
    if (kind := request.GET.get("as")) in KINDS:
        return sent(keeping.sheet(found, on=on), kind)
    return page(request, "site/destruction.html", {"form": form, "found": found, "on": on})
