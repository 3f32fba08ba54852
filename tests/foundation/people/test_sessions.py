"""By what a visit was proven, and when."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.sessions import DEMONSTRATION, PASSKEY, SIGN_ON, open_session, prove
from leerlijn.kernel.factors import Proof
from tests.foundation.people.colleagues import account_of
from tests.tools.budget import at_most


def enter(request, factor):
    open_session(request, Account.objects.select_related("person__merged_into").get(), by=factor)
    return HttpResponse()


def prove_again(request):
    request.at += timedelta(hours=1)
    prove(request, by=Proof(SIGN_ON, request.at, by_two=True))
    return whoami(request)


def whoami(request):
    """Factor, minutes, and whether it was two of them."""
    if (proof := request.standing.proof) is None:
        return HttpResponse()
    return HttpResponse(f"{proof.factor} {(proof.at - request.at).total_seconds() // 60:.0f} {proof.by_two}")


urlpatterns = [
    path("whoami/", whoami),
    path("prove/", prove_again),
    path("demonstration/", enter, {"factor": DEMONSTRATION}),
    path("passkey/", enter, {"factor": PASSKEY}),
]


@pytest.fixture
def browser(ilse, settings):
    account_of(ilse, "ilse")
    settings.ROOT_URLCONF = __name__
    return Client()


def test_a_visit_knows_its_newest_proof_at_no_extra_statement(browser):
    browser.get("/passkey/")
    before = browser.cookies["sessionid"].value
    with at_most(3):
        assert browser.get("/whoami/").content == b"passkey -1 False"
    assert browser.get("/prove/").content == b"sign-on 0 True"
    assert browser.cookies["sessionid"].value != before
    assert browser.get("/whoami/").content == b"sign-on 59 True"


def test_what_proves_nothing_opens_a_demonstration_only(browser, settings):
    browser.get("/demonstration/")
    assert browser.get("/whoami/").content == b""
    settings.DEMO = True
    assert browser.get("/whoami/").content.startswith(b"demonstration")
