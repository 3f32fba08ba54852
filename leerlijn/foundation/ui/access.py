"""What a view is for: each names one action of the policy, and is not even reached by who may never do it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpResponseBase

from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.sign_in import ask_to_sign_in
from leerlijn.kernel.policy import Action, may_ever

type View[**P] = Callable[Concatenate[Request, P], HttpResponseBase]


def opens[**P](action: Action) -> Callable[[View[P]], View[P]]:
    """Names the action that a view is for; a view without one stops start-up.

    Whoever is not signed in is asked to; whoever could never do this for anything finds nothing here. What
    remains is fetched by the view with `visible_to`, so that it finds only what it may show.
    """

    def named(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if may_ever(request.standing, action):
                return view(request, *args, **kwargs)
            if request.standing:
                raise Http404
            return ask_to_sign_in(request)

        setattr(guarded, "action", action)  # noqa: B010  # read at start-up, and by the matrix of routes
        return guarded

    return named
