"""The addresses of the product."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from leerlijn.site.api.interface import addresses as interface
from leerlijn.site.health import health, livez, readyz
from leerlijn.site.metrics import metrics
from leerlijn.site.pages import DEMONSTRATION

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", livez),
    path("readyz", readyz),
    path("health", health),
    path("metrics", metrics),
    path("api/v1/", interface),
    path("", include("leerlijn.site.pages")),
    path("", include("leerlijn.foundation.ui.urls")),
    path("", include("leerlijn.foundation.people.urls")),
    path("", include("leerlijn.foundation.credentials.urls")),
    path("", include("leerlijn.foundation.journal.urls")),
    path("", include("leerlijn.foundation.frameworks.urls")),
    path("", include("leerlijn.foundation.cases.urls")),
    path("", include("leerlijn.foundation.panels.urls")),
    path("", include("leerlijn.foundation.notices.urls")),
    path("", include("leerlijn.domains.qualification.urls")),
    path("", include("leerlijn.domains.agreements.urls")),
    path("", include("leerlijn.domains.development.urls")),
    path("", include("leerlijn.domains.assessments.urls")),
    path("", include("leerlijn.domains.partnerships.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include(DEMONSTRATION)))

handler400 = "leerlijn.foundation.ui.errors.bad_request"
handler403 = "leerlijn.foundation.ui.errors.refused"
handler404 = "leerlijn.foundation.ui.errors.not_found"
handler500 = "leerlijn.foundation.ui.errors.server_error"
