"""Somebody from outside asks for a link by mail, and comes in with it; opening the link does nothing yet."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.people.actions.mail_links import ask_for_link, mail_link_with, use_link
from leerlijn.foundation.people.actions.tries import count_try
from leerlijn.foundation.people.entering import Journey, place_of
from leerlijn.foundation.people.forms import LinkForm
from leerlijn.foundation.people.guards import COUNTS_FOR
from leerlijn.foundation.people.relations import SIGN_IN
from leerlijn.foundation.people.sessions import MAIL
from leerlijn.foundation.people.views.second_step import enter
from leerlijn.foundation.people.views.waiting import MINUTE, seconds_of, told
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied


@opens(SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """The same answer whoever has the address. A demonstration has cards only."""
    if settings.DEMO:
        raise Http404
    if request.method != "POST":
        return _ask(request, LinkForm())
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    email = form.cleaned_data["email"]
    if wait := count_try(place_of(request, f"mail {email}"), at=request.at):
        form.refuse({"": Sentence("You asked for this several times from here. {wait}", wait=told(wait))})
        answer = _ask(request, form, status=429)
        answer.headers["Retry-After"] = str(seconds_of(wait))
        return answer
    ask_for_link(email, at=request.at)
    minutes = int(COUNTS_FOR.total_seconds()) // MINUTE
    return page(request, "people/link_asked.html", {"email": email, "minutes": minutes})


@opens(SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def come(request: Request, token: str) -> HttpResponse:
    """What the link opens. Programs that look for bad links open it too: only the button acts."""
    if settings.DEMO:
        raise Http404
    link = mail_link_with(token, at=request.at)
    if isinstance(link, Denied):
        return page(request, "people/link.html", {"link": None, "said": link.reason}, status=403)
    if request.method != "POST":
        return page(request, "people/link.html", {"link": link})
    account = use_link(token, at=request.at)
    if isinstance(account, Denied):
        return page(request, "people/link.html", {"link": None, "said": account.reason}, status=403)
    return enter(request, account, Journey(), by=MAIL)


def _ask(request: Request, form: LinkForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "errors_above": form.is_bound and bool(form.errors)}
    return page(request, "people/ask_link.html", context, status=status)
