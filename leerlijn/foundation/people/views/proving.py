"""Proving once more that it is you, before something is decided; what was typed comes along and back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.people.actions.tries import count_try, forget_tries
from leerlijn.foundation.people.entering import Journey, journey_of, place_of
from leerlijn.foundation.people.forms import PasswordForm
from leerlijn.foundation.people.proving import ways_of
from leerlijn.foundation.people.relations import PROVE
from leerlijn.foundation.people.sessions import DEMONSTRATION, PASSWORD, account_of, prove
from leerlijn.foundation.people.views.going import go_on
from leerlijn.foundation.people.views.waiting import too_many
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import inside, page
from leerlijn.foundation.ui.sign_in import ask_to_sign_in, takes_secrets, typed_in
from leerlijn.kernel.factors import CALLED, Factor, Unproven
from leerlijn.kernel.sentence import Said, Sentence

GIVEN = Sentence(
    "An administrator gave you this password. Sign out, and sign in with it to choose one of your own."
)
DOES_NOT_FIT = Sentence("This is not your password. Check it; capitals count.")


def ask_to_prove(request: Request, unproven: Unproven) -> HttpResponseBase:
    """Instead of what a deed would have answered; nothing of it was done, and nothing typed is lost.

    A request for a part of a page (htmx) sends the whole page there. Who came by a link that was made for
    something else signs in first.
    """
    if not request.standing:
        return ask_to_sign_in(request)
    counting = tuple(sorted(unproven.demand.factors))
    if request.headers.get("HX-Request") == "true":
        asked = {"next": inside(request, request.headers.get("HX-Current-URL", "/")), "counting": counting}
        back = urlencode(asked, doseq=True)
        return HttpResponse(status=401, headers={"HX-Redirect": f"{reverse('people:prove')}?{back}"})
    typed = typed_in(request)
    return _ask(request, Journey(typed.address, typed, counting), said=unproven.reason, status=401)


@opens(PROVE)
@takes_secrets("password")
@require_http_methods(["GET", "HEAD", "POST"])
def prove_again(request: Request) -> HttpResponse:
    """The page, and proving it with a password. A wrong one counts as it does at the door."""
    journey, account = journey_of(request), account_of(request)
    if request.method != "POST":
        return _ask(request, journey)
    if account.is_first_password:
        return _ask(request, journey, said=GIVEN, status=422)
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return _ask(request, journey, form=form, status=422)
    place = place_of(request, account.name)
    if wait := count_try(place, at=request.at):
        form.refuse({"": too_many(wait)})
        return _ask(request, journey, form=form, status=429)
    if not account.check_password(form.cleaned_data["password"]):
        form.refuse({"password": DOES_NOT_FIT})
        return _ask(request, journey, form=form, status=422)
    forget_tries(place)
    prove(request, by=PASSWORD)
    return go_on(request, journey)


@opens(PROVE)
@require_POST
def prove_by_card(request: Request) -> HttpResponse:
    """In a demonstration, where nobody has anything to prove."""
    if not settings.DEMO:
        raise Http404
    prove(request, by=DEMONSTRATION)
    return go_on(request, journey_of(request))


def _ask(
    request: Request,
    journey: Journey,
    *,
    said: Said | None = None,
    form: PasswordForm | None = None,
    status: int = 200,
) -> HttpResponse:
    ways = ways_of(account_of(request), counting=journey.counting)
    context = {
        "journey": journey,
        "said": said,
        "ways": [way.part for way in ways],
        "counting": [CALLED[Factor(each)] for each in journey.counting if each != DEMONSTRATION],
        "account_name": account_of(request).name,
        "form": form or PasswordForm(),
        "errors_above": bool(form and form.errors),
    }
    return page(request, "people/prove.html", context, status=status)
