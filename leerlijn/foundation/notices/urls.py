"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.foundation.notices import views

app_name = "notices"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("calendar/", views.calendar, name="calendar"),
    re_path(r"^calendar/(?P<secret>[A-Za-z0-9_-]{20,60})\.ics$", views.feed, name="feed"),
    path("others/", views.others, name="others"),
    re_path(r"^others/(?P<number>[0-9]{1,18})/ask/$", views.ask_how_it_goes, name="nudge"),
    path("letter-texts/", views.units_with_texts, name="texts"),
    re_path(r"^letter-texts/(?P<number>[0-9]{1,18})/$", views.texts, name="texts-of"),
    re_path(r"^letter-texts/(?P<number>[0-9]{1,18})/(?P<kind>[a-z-]{1,40})/$", views.text, name="text"),
    path("inbox/read/", views.read, name="read"),
]
