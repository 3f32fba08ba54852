"""What every page has around it: where you are, who you are, and how a view answers with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from leerlijn.foundation.ui.words import current_language
from leerlijn.kernel.sentence import Language, Said, Value, from_data, to_data
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

APPEARANCE_COOKIE = "appearance"
OTHER: dict[Language, Language] = {"nl": "en", "en": "nl"}


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the menu or the footer; current on its own page and, unless `alone`, on those below it."""

    label: Said
    href: str
    alone: bool = False

    def is_current(self, path: str) -> bool:
        return path == self.href if self.alone or self.href == "/" else path.startswith(self.href)


def back_here(request: HttpRequest) -> str:
    """The end of an address that leads back to this page after a choice made on it."""
    here = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    return "?" + urlencode({"next": here})


def inside(request: HttpRequest, wanted: str) -> str:
    """This address if it is one of this very server, else the first page."""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else "/"


def switch_address(request: HttpRequest) -> str:
    """The address that shows this page in the other language."""
    return reverse("ui:language", args=[OTHER[current_language()]]) + back_here(request)


def chosen_appearance(request: HttpRequest) -> str:
    """Light or dark where somebody chose it on this device, else empty: the device decides."""
    chosen = request.COOKIES.get(APPEARANCE_COOKIE, "")
    return chosen if chosen in {"light", "dark"} else ""


SAID_COOKIE = "said"
SAID_FOR = 60
"""Seconds in which the next page says it."""


def on_to(request: HttpRequest, address: str, said: Said) -> HttpResponseRedirect:
    """Leads on to another page, which says once what was done."""
    answer = HttpResponseRedirect(address)
    sealed = signing.dumps(to_data(said), salt=SAID_COOKIE)
    answer.set_cookie(
        SAID_COOKIE, sealed, max_age=SAID_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return answer


def said_before(request: HttpRequest) -> Value | None:
    """What the page before wanted to be said here; nothing that was not ours."""
    try:
        return from_data(signing.loads(request.COOKIES[SAID_COOKIE], salt=SAID_COOKIE, max_age=SAID_FOR))
    except (KeyError, signing.BadSignature):
        return None


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Context processor: what `ui/page.html` asks for. The site adds its own for menu and institution."""
    return {
        "address": request.path,
        "reader": getattr(request, "standing", None) or None,
        "back_here": back_here(request),
        "switch": switch_address(request),
        "appearance": chosen_appearance(request),
        "said_before": said_before(request),
        "demo": getattr(settings, "DEMO", False),
    }


STATUS: Mapping[type, int] = {NoneType: 200, Denied: 403, Outdated: 409, Incomplete: 422}


def status_of(refusal: Refusal | None) -> int:
    """With which status a page answers that shows why something was not done, or that nothing was refused."""
    return STATUS[type(refusal)]


def reason_of(refusal: Refusal | None) -> Said | None:
    """The one sentence above the form; what is wrong per field stands beside it."""
    return refusal.reason if isinstance(refusal, Denied | Outdated) else None


def page(
    request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of the product, never kept by a cache that others share."""
    response = render(request, template, dict(context or {}), status=status)
    response.headers.setdefault("Cache-Control", "private, no-store")
    if SAID_COOKIE in request.COOKIES:
        response.delete_cookie(SAID_COOKIE)
    return response
