"""The addresses of this room."""

from django.urls import path

from leerlijn.foundation.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("criteria/", views.frameworks, name="frameworks"),
    path("criteria/<slug:key>/<slug:edition>/", views.edition, name="edition"),
]
