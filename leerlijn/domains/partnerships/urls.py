"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from leerlijn.domains.partnerships.views import members, partnerships

app_name = "partnerships"
urlpatterns = [
    path("partnerships/", partnerships.all_of_them, name="partnerships"),
    path("partnerships/<slug:key>/", partnerships.partnership, name="partnership"),
    path("partnerships/<slug:key>/propose/", partnerships.propose, name="propose"),
    path("partnerships/<slug:key>/members/", members.members, name="members"),
]
