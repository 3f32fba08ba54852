"""The addresses of this room; they stand on paper, so they never change."""

from django.urls import path, re_path

from leerlijn.foundation.credentials.views import check_certificate, published_keys, verify_certificate

app_name = "credentials"
urlpatterns = [
    path("verify/", check_certificate, name="check"),
    re_path(r"^verify/(?P<reference>[A-Za-z0-9_-]{1,40})$", verify_certificate, name="verify"),
    path(".well-known/leerlijn-keys.json", published_keys, name="keys"),
]
