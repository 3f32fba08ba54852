"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from leerlijn.domains.partnerships.views import groups, members, partnerships

app_name = "partnerships"
urlpatterns = [
    path("partnerships/", partnerships.all_of_them, name="partnerships"),
    re_path("^partnerships/groups/(?P<number>[0-9]{1,18})/$", groups.group, name="group"),
    path("partnerships/<slug:key>/", partnerships.partnership, name="partnership"),
    path("partnerships/<slug:key>/propose/", partnerships.propose, name="propose"),
    path("partnerships/<slug:key>/members/", members.members, name="members"),
]
