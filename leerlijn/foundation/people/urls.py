"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.foundation.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/password/", views.choose_password, name="choose-password"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.account, name="account"),
    path("account/language/", views.choose_language, name="choose-language"),
    path("account/keys/", views.make_token, name="make-token"),
    re_path(r"^account/keys/(?P<number>[0-9]{1,18})/revoke/$", views.revoke_token, name="revoke-token"),
]
