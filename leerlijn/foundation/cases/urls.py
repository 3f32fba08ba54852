"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.foundation.cases import views
from leerlijn.foundation.cases.views import entering, together

app_name = "cases"
urlpatterns = [
    path("work/", views.work, name="work"),
    path("cases/", views.cases, name="cases"),
    path("cases/together/", together.together, name="together"),
    re_path(r"^cases/(?P<number>[0-9]{1,18})/$", views.case, name="case"),
    re_path(
        r"^cases/(?P<number>[0-9]{1,18})/history/(?P<version>[0-9]{1,6})/$", views.history, name="history"
    ),
    re_path(r"^cases/(?P<number>[0-9]{1,18})/(?P<key>[a-z-]{1,60})/$", views.step, name="step"),
    re_path(
        r"^cases/(?P<number>[0-9]{1,18})/(?P<key>[a-z-]{1,60})/for/(?P<party>[0-9]{1,18})/$",
        entering.enter,
        name="enter",
    ),
    re_path(
        r"^cases/(?P<number>[0-9]{1,18})/entered/(?P<version>[0-9]{1,6})/$", entering.entered, name="entered"
    ),
    re_path(
        r"^cases/(?P<number>[0-9]{1,18})/entered/(?P<version>[0-9]{1,6})/letter/$",
        entering.letter,
        name="letter",
    ),
    path("procedures/<slug:key>/for-others/<slug:step>/", entering.begin, name="begin-for"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<slug:key>/", views.procedure, name="procedure"),
]
