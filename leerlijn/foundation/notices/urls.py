"""The addresses of this room."""

from django.urls import path

from leerlijn.foundation.notices import views

app_name = "notices"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read, name="read"),
]
