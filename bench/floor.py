"""The floor: the least that Django does for a page. Everything else is measured as a multiple of it."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("floor", lambda request: HttpResponse("floor"))]
