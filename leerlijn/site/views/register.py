"""The register of processing: what is kept about people, why, for how long, and who reads it."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import KINDS, sent
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.policy import policy
from leerlijn.site.register import ABOUT, ALSO, facts, sheet
from leerlijn.site.relations import READ_REGISTER
from leerlijn.site.retention import lengths


@opens(READ_REGISTER)
@require_safe
def register(request: Request) -> HttpResponseBase:
    held = lengths(data_map, on=request.standing.on)
    if (kind := request.GET.get("as")) in KINDS:
        return sent(sheet(data_map, policy, held), kind)
    context = {
        "processings": [(each, facts(each, data_map, policy, held)) for each in data_map.processings()],
        "about": ABOUT,
        "also": ALSO,
    }
    return page(request, "site/register.html", context)
