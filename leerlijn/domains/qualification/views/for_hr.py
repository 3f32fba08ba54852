"""The file with which HR brings its own system up to date."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.domains.qualification.figures.for_hr import COLUMNS, hr_lines, hr_sheet
from leerlijn.domains.qualification.forms import SinceForm
from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.domains.qualification.relations import WRITE_BACK_TO_HR
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.queries import names_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import KINDS, sent
from leerlijn.kernel.procedure import catalogue


@opens(WRITE_BACK_TO_HR)
@require_safe
def for_hr(request: Request) -> HttpResponseBase:
    """A day to choose, and with a kind of file the file: of whom HR of this office may see the duty."""
    asked = bool(request.GET)
    form = SinceForm(request.GET if asked else None)
    if not asked or not form.is_valid() or form.cleaned_data["kind"] not in KINDS:
        context = {
            "form": form,
            "columns": COLUMNS,
            "errors_above": asked and bool(form.errors),
        }
        return page(request, "qualification/for_hr.html", context, status=422 if asked else 200)
    since: date | None = form.cleaned_data["since"]
    cases = visible_to(request.standing, catalogue.editions_of(PROCEDURE))
    by = names_of([request.standing.person])[request.standing.person]
    sheet = hr_sheet(hr_lines(cases, since=since), since=since, on=request.standing.on, by=by)
    return sent(sheet, form.cleaned_data["kind"])
