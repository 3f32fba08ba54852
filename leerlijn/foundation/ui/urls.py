"""The addresses of this room."""

from django.urls import re_path

from leerlijn.foundation.ui.views import choose_appearance, choose_language

app_name = "ui"
urlpatterns = [
    re_path(r"^language/(?P<language>nl|en)/$", choose_language, name="language"),
    re_path(r"^appearance/(?P<appearance>light|dark|device)/$", choose_appearance, name="appearance"),
]
