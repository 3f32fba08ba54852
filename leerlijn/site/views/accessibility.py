"""The accessibility statement, for anybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Text
from leerlijn.site.accessibility import statement
from leerlijn.site.relations import READ_ACCESSIBILITY


@opens(READ_ACCESSIBILITY)
@require_safe
def accessibility(request: Request) -> HttpResponse:
    said = statement()
    context = {
        "statement": said,
        "looked_at": list(said.looked_at()),
        "whose": Text(nl=settings.INSTITUTION_NL, en=settings.INSTITUTION_EN),
        "contact": settings.CONTACT,
    }
    return page(request, "site/accessibility.html", context)
