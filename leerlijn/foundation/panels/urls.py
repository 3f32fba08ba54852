"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.foundation.panels import views

NUMBER = "(?P<number>[0-9]{1,18})"

TOKEN = "(?P<token>[0-9a-f]{40})"

app_name = "panels"
urlpatterns = [
    re_path(rf"^invitations/{TOKEN}/$", views.invitation, name="invitation"),
    path("account/acquaintances/", views.acquaintances, name="acquaintances"),
    path("account/acquaintances/say/", views.say, name="say-acquaintance"),
    re_path(rf"^account/acquaintances/{NUMBER}/take-back/$", views.take_back, name="take-back-acquaintance"),
]
