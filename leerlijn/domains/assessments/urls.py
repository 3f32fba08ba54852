"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from leerlijn.domains.assessments.views import assessments, centre, signing_up
from leerlijn.foundation.dossiers.views import evidence, judging

NUMBER = "(?P<number>[0-9]{1,18})"
ORDER = "(?P<order>[0-9]{1,5})"
TOKEN = "(?P<token>[0-9a-f]{40})"
CODE = r"(?P<code>[0-9][0-9A-Za-z.]{0,19})"

app_name = "assessments"
urlpatterns = [
    path("assessments/", centre.centre, name="centre"),
    path("assessments/sign-up/", centre.sign_up, name="sign-up"),
    path("assessments/sign-up/sent/", signing_up.sent, name="sent"),
    re_path(rf"^assessments/confirm/{TOKEN}/$", signing_up.confirm_sign_up, name="confirm"),
    path("assessments/mine/", centre.mine, name="mine"),
    path("assessments/board/", centre.board, name="board"),
    re_path(rf"^assessments/{NUMBER}/$", assessments.assessment, name="dossier"),
    re_path(rf"^assessments/{NUMBER}/order/$", assessments.order, name="order"),
    re_path(rf"^assessments/{NUMBER}/items/add/$", evidence.add, name="add"),
    re_path(rf"^assessments/{NUMBER}/items/{ORDER}/$", evidence.change, name="change"),
    re_path(rf"^assessments/{NUMBER}/items/{ORDER}/out/$", evidence.take_out, name="take-out"),
    re_path(rf"^assessments/{NUMBER}/items/{ORDER}/file/$", assessments.file, name="file"),
    re_path(rf"^assessments/{NUMBER}/items/{ORDER}/{CODE}/$", evidence.claim, name="claim"),
    re_path(rf"^assessments/{NUMBER}/manifest/$", assessments.manifest, name="manifest"),
    re_path(rf"^assessments/{NUMBER}/desk/$", judging.desk, name="desk"),
    re_path(rf"^assessments/{NUMBER}/desk/{CODE}/$", judging.desk, name="desk-on"),
    re_path(rf"^assessments/{NUMBER}/difference/$", judging.difference, name="difference"),
    re_path(rf"^assessments/{NUMBER}/difference/{CODE}/$", judging.settle, name="settle"),
]
