"""The addresses of the bare site: this room's own, a gallery of all parts, and every kind of refusal."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.urls import include, path

from leerlijn.foundation.ui import errors
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Sentence
from tests.foundation.ui.gallery import CONTEXT, DESK, READER

SAID = Sentence("This is not open to you.")


def shown(template, **more):
    def view(request):
        request.standing = READER
        return page(request, template, CONTEXT | more)

    return view


def refused(request):
    raise PermissionDenied(SAID)


def absent(request):
    raise Http404


def unreadable(request):
    raise BadRequest(SAID)


def broken(request):
    return {}["nothing"]


urlpatterns = [
    path("", include("leerlijn.foundation.ui.urls")),
    path("gallery/", shown("gallery.html")),
    path("desk/", shown("desk.html", **DESK)),
    path("proven/", shown("ending.html", kind="proven")),
    path("broken-off/", shown("ending.html", kind="broken")),
    path("question/", shown("question.html")),
    path("refused/", refused),
    path("absent/", absent),
    path("unreadable/", unreadable),
    path("changed/", lambda request: errors.conflict(request, SAID)),
    path("too-large/", lambda request: errors.too_large(request, SAID)),
    path("broken/", broken),
]
handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.server_error
