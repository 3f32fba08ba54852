"""The addresses of the bare site: this room's own, and the gallery."""

from django.urls import include, path

from leerlijn.foundation.ui.pages import page
from tests.foundation.ui.gallery import CONTEXT


def gallery(request):
    return page(request, "gallery.html", CONTEXT)


urlpatterns = [path("", include("leerlijn.foundation.ui.urls")), path("gallery/", gallery)]
