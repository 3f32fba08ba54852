"""The address where anchors are public; others keep it, so it never changes."""

from django.urls import path

from leerlijn.foundation.journal.views import published_anchors

app_name = "journal"
urlpatterns = [path("journal/anchors", published_anchors, name="anchors")]
