"""Asking somebody to sign in, without losing what they typed before they were signed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import resolve, reverse
from django.views.decorators.debug import sensitive_post_parameters

from leerlijn.foundation.ui.pages import inside

SAFE = {"GET", "HEAD", "OPTIONS"}
SALT = "typed-before-signing-in"
KEPT_FOR = timedelta(days=1)
NOT_TYPED = {"csrfmiddlewaretoken"}
ABOUT = "written-for"
"""The hidden field in which a form says what it is for: which act, about what and whom."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form would have sent, and where to; of files we keep only that there were some."""

    address: str
    values: tuple[tuple[str, str], ...]
    had_files: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What was written in words; choices, numbers and what the page itself sends along are left out."""
        return tuple(
            value
            for name, value in self.values
            if name != ABOUT and (" " in value.strip() or "\n" in value.strip())
        )

    @property
    def about(self) -> str:
        """What it was written for, where the form said so."""
        return dict(self.values).get(ABOUT, "")

    def sealed(self) -> str:
        """As a text that a page can carry and nobody can change."""
        said = {"address": self.address, "values": self.values, "had_files": self.had_files}
        return signing.dumps(said, salt=SALT, compress=True)


def takes_secrets[V: Callable[..., HttpResponseBase]](*names: str) -> Callable[[V], V]:
    """Names the fields of a view's form that are secret: never shown, kept or sent on, nor told in a log.

    By view and not by name: the code of a unit is no secret.
    """

    def named(view: V) -> V:
        hidden = sensitive_post_parameters(*names)(view)
        setattr(hidden, "secrets", frozenset(names))  # noqa: B010  # read by `typed_in`
        return hidden

    return named


def typed_in(request: HttpRequest) -> Typed:
    view = request.resolver_match.func if request.resolver_match else None
    left_out = NOT_TYPED | getattr(view, "secrets", frozenset())
    values = tuple(
        (name, value)
        for name, several in request.POST.lists()
        if name not in left_out
        for value in several
        if isinstance(value, str)
    )
    return Typed(request.get_full_path(), values, bool(request.FILES))


def opened(sealed: str) -> Typed | None:
    """What was typed, or None when this is not ours, or too old."""
    try:
        said = signing.loads(sealed, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    values = tuple((name, value) for name, value in said["values"])
    return Typed(said["address"], values, said["had_files"])


def ask_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Leads to the sign-in page and back here; what was sent along goes with it, and nothing is done yet.

    The view behind settings.LOGIN_URL takes it as `typed`. A request that only asks for a part of a page
    (htmx) sends the whole page there: a sign-in page inside another would mislead.
    """
    where = reverse(settings.LOGIN_URL)
    if request.headers.get("HX-Request") == "true":
        back = urlencode({"next": inside(request, request.headers.get("HX-Current-URL", "/"))})
        return HttpResponse(status=401, headers={"HX-Redirect": f"{where}?{back}"})
    if request.method in SAFE:
        return HttpResponseRedirect(f"{where}?{urlencode({'next': request.get_full_path()})}")
    view = cast("Callable[..., HttpResponseBase]", resolve(where).func)
    return view(request, typed=typed_in(request))
