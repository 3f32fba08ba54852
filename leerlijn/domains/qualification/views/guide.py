"""What the UTQ is and how it goes, for anybody: a page, and the same as a PDF to take along."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from leerlijn.domains.qualification.guide.parts import CONTACTS, Guide, guide_by
from leerlijn.domains.qualification.guide.printing import printed
from leerlijn.domains.qualification.guide.rules import rules_at
from leerlijn.domains.qualification.queries.contacts import Place, holders, places
from leerlijn.domains.qualification.relations import READ_UTQ_CONTACTS, READ_UTQ_GUIDE
from leerlijn.foundation.people.queries import main_unit_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Thing, may
from leerlijn.kernel.sentence import Language


@opens(READ_UTQ_GUIDE)
@require_safe
def utq(request: Request) -> HttpResponse:
    """Four statements, for whoever is signed in two more: where they work, and who holds the offices."""
    place, others = _place(request)
    if "faculty" not in request.GET and request.standing.person:
        place = _own_place(request, others) or place
    may_see = may(request.standing, READ_UTQ_CONTACTS, Thing(place.path))
    context = {
        "guide": _guide(request, place),
        "place": place,
        "places": others,
        "holders": holders(place, CONTACTS, on=request.standing.on) if may_see else {},
        "may_see": bool(may_see),
    }
    return page(request, "qualification/utq.html", context)


@opens(READ_UTQ_GUIDE)
@require_safe
def quick_guide(request: Request, language: Language) -> HttpResponse:
    """The same four statements; nobody's name stands in it."""
    place, _ = _place(request)
    pdf = printed(
        _guide(request, place),
        place=place.name,
        address=settings.BASE_URL + reverse("qualification:utq") + _asked_for(place),
        language=language,
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="utq-quick-guide-{language}.pdf"'
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-cache"
    return response


def _place(request: Request) -> tuple[Place, list[Place]]:
    """The faculty that is asked for, else the institution; and all there are. Raises Http404."""
    known = places(request.standing.on)
    asked = request.GET.get("faculty", "")
    if not asked:
        return known[0], known
    found = next((each for each in known if each.is_faculty and each.code == asked), None)
    if found is None:
        raise Http404
    return found, known


def _own_place(request: Request, known: list[Place]) -> Place | None:
    """The faculty in which whoever looks works most."""
    unit = main_unit_of(request.standing.person, on=request.standing.on)
    faculties = (each for each in known if each.is_faculty)
    return next((each for each in faculties if unit and unit.path.startswith(each.path)), None)


def _asked_for(place: Place) -> str:
    return "?" + urlencode({"faculty": place.code}) if place.is_faculty else ""


def _guide(request: Request, place: Place) -> Guide:
    return guide_by(rules_at(place.path, on=request.standing.on))
