"""The addresses of the product."""

from django.urls import URLPattern, URLResolver, include, path

from leerlijn.site.health import livez, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", livez),
    path("readyz", readyz),
    path("", include("leerlijn.foundation.ui.urls")),
]
