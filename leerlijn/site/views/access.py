"""Pages about the institution as a whole are not even there for an office that ends at a faculty."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponseBase

from leerlijn.foundation.ui.access import View, opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Action
from leerlijn.site.relations import may_everywhere


def opens_everywhere[**P](action: Action) -> Callable[[View[P]], View[P]]:
    """Like `opens`, for somebody who may do this in the whole institution."""

    def named(view: View[P]) -> View[P]:
        @wraps(view)
        def for_all(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may_everywhere(request.standing, action):
                raise Http404
            return view(request, *args, **kwargs)

        opened = opens(action)(for_all)
        setattr(opened, "everywhere", True)  # noqa: B010  # read by the matrix of routes
        return opened

    return named
