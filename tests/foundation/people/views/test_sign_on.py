"""Signing in at the institution: who comes in, who is told why not, and what is not believed."""

import time
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people import sign_on
from leerlijn.foundation.people.actions.accounts import close_account, renew_password, unlink_sign_on
from leerlijn.foundation.people.models import Account, Appointment, CodeApp, SignOn
from leerlijn.foundation.people.sessions import proof_in
from leerlijn.foundation.ui.sign_in import Typed
from leerlijn.kernel.factors import Factor
from tests.foundation.people.colleagues import AT, SETTING_UP, account_of, somebody
from tests.foundation.people.provider import ANOTHER_KEY, CLIENT, SECRET, provided
from tests.foundation.people.queries.test_directory import works
from tests.foundation.people.views.test_account import WORDS, html, send
from tests.foundation.people.views.test_account import sign_in as with_a_password
from tests.foundation.people.views.test_ways import adds_an_app

CODED = "urn:schac:personalUniqueCode:nl:local:noaber.example"
TWO = "https://example.org/two-steps"


@pytest.fixture(scope="module")
def answering():
    with provided() as provider:
        yield provider


@pytest.fixture
def provider(answering, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = answering.issuer, CLIENT, SECRET
    settings.OIDC_HOME, settings.OIDC_TWO_FACTORS = ["noaber.example"], [TWO]
    answering.signed_with, answering.alg, answering.gives_token = answering.key, "ES256", True
    return answering


def at_work(person, where):
    works(person, where, since=date(2020, 1, 1))
    return person


@pytest.fixture
def lecturer(house):
    return at_work(somebody("Ilse Wevers", language="en", number="204417"), house.water)


def new_browser():
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["language"] = "en"
    return browser


def leave(browser, **said):
    """Presses the button; what the provider is asked."""
    answer = send(browser, "/sign-in/institution/", said)
    assert answer.status_code == 200, html(answer)
    asked = parse_qs(urlsplit(answer["Refresh"].partition("url=")[2]).query)
    return {name: values[0] for name, values in asked.items()}


def come_back(browser, asked, **other):
    return browser.get("/sign-in/institution/back/", {"code": "c", "state": asked["state"], **other})


def told(number="204417", home="noaber.example"):
    return {"employee_number": number, "schac_home_organization": home}


def sign_in(browser, provider, *, subject="sub-1", acr="", **says):
    asked = leave(browser, next="/account/")
    provider.is_asked_for(asked, subject=subject, **({"acr": acr} if acr else {}))
    provider.told |= told(**says)
    return come_back(browser, asked)


def is_in(browser):
    return browser.get("/account/").status_code == 200


def test_whom_hr_knows_comes_in_by_their_number_and_from_then_on_by_their_sub(provider, lecturer):
    browser = new_browser()
    answer = sign_in(browser, provider, number=f"{CODED}:employeeid:204417")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/")
    assert "Ilse Wevers" in html(browser.get("/account/"))
    account = Account.objects.get(person=lecturer)
    assert (account.name, account.has_usable_password()) == ("204417", False)
    linked = [entry for entry in entries_of(f"person:{lecturer.pseudonym}") if entry.act == "link-sign-on"]
    assert [entry.payload["issuer"] for entry in linked] == [provider.issuer]

    later = new_browser()
    assert sign_in(later, provider, number="somebody else's", acr=TWO).status_code == 302
    proof = proof_in(later)
    assert (proof.factor, proof.by_two) == (Factor.SIGN_ON, True)
    assert SignOn.objects.count() == 1

    kept = Typed("/account/keys/", (("label", WORDS),)).sealed()
    asked = leave(later, typed=kept)
    provider.is_asked_for(asked, auth_time=int(time.time()), amr=["pwd", "mfa"])
    back = come_back(later, asked)
    assert ("I taught &lt;b&gt;three&lt;/b&gt; courses." in html(back), proof_in(later).by_two) == (
        True,
        True,
    )

    close_account(account.pk, by=SETTING_UP, at=AT)
    closed = sign_in(new_browser(), provider)
    assert (closed.status_code, "Your account is closed." in html(closed)) == (403, True)


def says(**claims):
    return lambda provider: provider.claims.update(claims)


def is_signed_by(key, alg="ES256"):
    return lambda provider: vars(provider).update(signed_with=key, alg=alg)


HALF_AN_HOUR = 1800
UNTRUSTED, CLOCKS = "cannot be trusted, so nothing was opened", "its clock and ours differ"
FORGED = {
    "another key": (is_signed_by(ANOTHER_KEY), UNTRUSTED),
    "no signature": (is_signed_by(None, "none"), UNTRUSTED),
    "our own secret as the key": (lambda provider: provider.signs_with_our_secret(), UNTRUSTED),
    "for somebody else": (says(aud="another product"), UNTRUSTED),
    "for both, given to another": (says(aud=[CLIENT, "another"], azp="another"), UNTRUSTED),
    "for another, in our name": (says(aud="another", azp=CLIENT), UNTRUSTED),
    "by somebody else": (says(iss="https://elsewhere.example"), UNTRUSTED),
    "of another visit": (says(nonce="of another visit"), UNTRUSTED),
    "nobody": (lambda provider: provider.claims.pop("sub"), UNTRUSTED),
    "no token": (lambda provider: vars(provider).update(gives_token=False), UNTRUSTED),
    "claims of somebody else": (lambda provider: provider.told.update(sub="sub-2"), UNTRUSTED),
    "asked at no moment": (says(auth_time=""), UNTRUSTED),
    "asked beyond all days": (says(auth_time=1e300), UNTRUSTED),
    "asked as a word": (says(auth_time="yesterday"), UNTRUSTED),
    "long over": (lambda provider: provider.claims.update(exp=time.time() - HALF_AN_HOUR), CLOCKS),
    "not yet": (lambda provider: provider.claims.update(iat=time.time() + HALF_AN_HOUR), CLOCKS),
}


def test_a_forged_token_opens_nothing_and_says_so_in_one_sentence(provider, lecturer):
    heard = {}
    for name, (forge, _) in FORGED.items():
        browser = new_browser()
        asked = leave(browser)
        provider.signed_with, provider.alg, provider.gives_token = provider.key, "ES256", True
        provider.is_asked_for(asked)
        provider.told |= told()
        forge(provider)
        answer = come_back(browser, asked)
        said = [sentence for sentence in (UNTRUSTED, CLOCKS) if sentence in html(answer)]
        heard[name] = (answer.status_code, is_in(browser), said)

    assert heard == {name: (403, False, [sentence]) for name, (_, sentence) in FORGED.items()}
    assert not SignOn.objects.exists()

    provider.signed_with, provider.alg, provider.gives_token = provider.key, "ES256", True
    a_minute_apart = {"iat": int(time.time()) + 60, "aud": [CLIENT]}
    browser = new_browser()
    asked = leave(browser)
    provider.is_asked_for(asked, **a_minute_apart)
    provider.told |= told()
    assert (come_back(browser, asked).status_code, is_in(browser)) == (302, True)


def test_a_way_back_that_does_not_fit_opens_nothing(provider, lecturer):
    browser = new_browser()
    asked = leave(browser)
    provider.is_asked_for(asked)
    provider.told |= told()

    stranger = come_back(new_browser(), asked)
    assert (stranger.status_code, "did not begin in this browser" in html(stranger)) == (400, True)
    assert come_back(browser, {"state": "made up"}).status_code == 400
    given_up = come_back(browser, asked, error="access_denied")
    assert (given_up.status_code, "You did not finish" in html(given_up)) == (403, True)

    assert come_back(browser, asked).status_code == 302
    assert come_back(browser, asked).status_code == 400  # nothing comes back twice


def test_while_the_provider_is_away_the_page_says_so_and_a_password_works(
    db, settings, lecturer, monkeypatch
):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    account_of(lecturer, "ilse")
    browser = new_browser()

    answer = send(browser, "/sign-in/institution/", {"next": "/account/"})
    assert (answer.status_code, "does not answer now" in html(answer)) == (503, True)
    monkeypatch.setattr("requests.Session.send", lambda *_, **__: pytest.fail("it was left alone no moment"))
    assert send(browser, "/sign-in/institution/", {}).status_code == 503
    sign_on.away.clear()
    assert "Or with an account of Leerlijn" in html(browser.get("/sign-in/"))
    settings.OIDC_ISSUER = ""
    assert "Or with an account" not in html(browser.get("/sign-in/"))
    assert browser.get("/sign-in/institution/back/").status_code == 404


def test_whoever_is_not_linked_reads_why_and_whom_to_ask(provider, lecturer, house):
    def hears(**said):
        browser = new_browser()
        answer = sign_in(browser, provider, **said)
        assert (answer.status_code, is_in(browser)) == (403, False)
        return html(answer)

    account_of(somebody("Guest Assessor", number="X-7"), "guest")  # a number that we made up ourselves
    for number in ("999999", "X-7"):
        assert "HR&#39;s list here does not have your personnel number. Ask" in hears(number=number)
    assert "did not tell your personnel number" in hears(number="")
    assert "did not tell" in hears(number=f"{CODED}:studentid:204417")
    assert "at another institution" in hears(home="elsewhere.example")
    assert not SignOn.objects.exists()

    assert sign_in(new_browser(), provider).status_code == 302
    assert "belongs here to another sign-in" in hears(subject="sub-2")
    assert list(SignOn.objects.values_list("subject", flat=True)) == ["sub-1"]
    account = Account.objects.get(person=lecturer)
    for is_done in (True, False):
        unlinked = unlink_sign_on(account.pk, reason="A new account there.", by=SETTING_UP, at=AT)
        assert bool(unlinked) == is_done
    assert sign_in(new_browser(), provider, subject="sub-2").status_code == 302
    assert list(SignOn.objects.values_list("subject", flat=True)) == ["sub-2"]

    today = timezone.localdate()
    Appointment.objects.update(ends_on=today)
    assert sign_in(new_browser(), provider, subject="sub-2").status_code == 302
    Appointment.objects.update(ends_on=today - timedelta(days=1))
    assert "Your appointment ended on" in hears(subject="sub-2")
    first = renew_password(account.pk, by=SETTING_UP, at=AT).password
    page = with_a_password(new_browser(), name="204417", password=first)
    assert "Choose a password of your own" in html(page)


def test_who_is_signed_in_proves_it_again_only_when_asked_again_and_only_as_themselves(
    provider, lecturer, house
):
    at_work(somebody("Pieter Reimerink", number="100200"), house.law)
    browser = new_browser()
    sign_in(browser, provider)
    first = proof_in(browser).at

    asked = leave(browser, next="/account/")
    assert (asked["prompt"], asked["max_age"], asked["acr_values"]) == ("login", "0", TWO)
    provider.is_asked_for(asked, auth_time=int(time.time()) - HALF_AN_HOUR)
    answer = come_back(browser, asked)
    assert (answer.status_code, "did not ask who you are again" in html(answer)) == (403, True)

    asked = leave(browser)
    provider.is_asked_for(asked, subject="sub-2", auth_time=int(time.time()))
    provider.told |= told("100200")
    answer = come_back(browser, asked)
    assert (answer.status_code, "somebody else than who is signed in" in html(answer)) == (403, True)
    assert proof_in(browser).at == first

    asked = leave(browser, next="/account/")
    provider.is_asked_for(asked, auth_time=int(time.time()))
    assert come_back(browser, asked).status_code == 302
    assert (first, proof_in(browser).at is None) == (None, False)


def test_a_sign_on_that_asked_nobody_anything_opens_reading_and_takes_no_second_step_away(provider, lecturer):
    def comes(**claims):
        browser = new_browser()
        asked = leave(browser, next="/account/")
        assert (asked["max_age"], "prompt" in asked) == ("86400", False)
        provider.is_asked_for(asked, **claims)
        provider.told |= told()
        assert (come_back(browser, asked).status_code, is_in(browser)) == (302, True)
        return browser

    def decides(browser):
        key = {"scope": "read", "days": "30"}
        return send(browser, "/account/keys/", key, opened="/account/").status_code == 200

    def takes_it_away(browser):
        page = "/account/ways/"
        return send(browser, f"{page}codes/remove/", {}, opened=page).status_code == 302

    now = int(time.time())
    silent, long_ago, fresh = comes(), comes(auth_time=now - 16 * HALF_AN_HOUR), comes(auth_time=now)
    assert proof_in(silent).at is None
    assert [proof_in(each).at.timestamp() for each in (long_ago, fresh)] == [now - 16 * HALF_AN_HOUR, now]
    assert [decides(each) for each in (silent, long_ago, fresh)] == [False, False, True]
    assert silent.get("/account/ways/codes/add/").status_code == 302
    ahead = proof_in(comes(auth_time=now + HALF_AN_HOUR)).at
    assert ahead.timestamp() < now + HALF_AN_HOUR

    adds_an_app(fresh)
    assert not takes_it_away(comes(auth_time=now))  # one factor, and nobody asked for the second step
    assert not takes_it_away(comes(acr=TWO))
    assert CodeApp.objects.count() == 1
    assert takes_it_away(comes(acr=TWO, auth_time=now))


def test_the_home_is_asked_where_the_token_has_the_number_only_and_of_nobody_who_is_linked(
    provider, lecturer
):
    for elsewhere, status in (("elsewhere.example", 403), ("noaber.example", 302), (None, 302)):
        browser = new_browser()
        asked = leave(browser)
        provider.is_asked_for(asked, employee_number="204417")
        provider.told = told(home=elsewhere) | {"sub": "sub-1"} if elsewhere else {"sub": "not asked"}
        assert come_back(browser, asked).status_code == status
