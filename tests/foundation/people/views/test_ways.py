"""What somebody signs in with beside a password: an app with codes, and codes for when it is lost."""

import re
import time
from base64 import b32decode
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.core import mail
from django.test import Client

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.accounts import renew_password
from leerlijn.foundation.people.actions.mail_links import ask_for_link, token_of
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.letters import write_about_ways
from leerlijn.foundation.people.models import CodeApp, MailLink, Passkey, RecoveryCode
from leerlijn.foundation.people.sessions import proof_in
from leerlijn.kernel.factors import Factor
from tests.foundation.people.colleagues import AT, PASSWORD, SETTING_UP, Role, account_of, holds, somebody
from tests.foundation.people.views.test_account import hidden_in, html, send, sign_in
from tests.tools.budget import at_most


@pytest.fixture
def ilse(db):
    return somebody("Ilse Wevers", language="en", email="ilse@noaber.example")


@pytest.fixture
def account(ilse):
    return account_of(ilse, "ilse")


def new_browser():
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["language"] = "en"
    return browser


def is_in(browser):
    return browser.get("/account/").status_code == 200


class Phone:
    """An app for codes, by another hand than ours: it knows what it scanned, and what time it is."""

    def __init__(self, page):
        typed = re.search(r'<code class="mono">([A-Z2-7 ]+)</code>', page).group(1)
        self.codes = TOTP(b32decode(typed.replace(" ", "")), 6, SHA1(), 30)
        self.began = time.time()

    def shows(self, later=0):
        return self.codes.generate(self.began + 30 * later).decode()


def goes_on(browser, page, code):
    """Types a code on the page of the second step."""
    return browser.post("/sign-in/code/", {**hidden_in(html(page)), "code": code})


def recovery_codes_in(page):
    return re.findall(r'<code class="mono">([a-z2-7-]{19})</code>', page)


def adds_an_app(browser):
    page = browser.get("/account/ways/codes/add/")
    phone = Phone(html(page))
    return phone, browser.post("/account/ways/codes/add/", {**hidden_in(html(page)), "code": phone.shows()})


def acts_about(person):
    return [entry.act for entry in entries_of(f"person:{person.pseudonym}")]


def test_an_app_with_codes_is_asked_after_the_password_and_no_code_works_twice(account, ilse):
    browser = new_browser()
    assert sign_in(browser).status_code == 302
    with at_most(10):
        assert "No second step is asked yet." in html(browser.get("/account/ways/"))

    page = browser.get("/account/ways/codes/add/")
    wrong = browser.post("/account/ways/codes/add/", {**hidden_in(html(page)), "code": "12345x"})
    assert (wrong.status_code, "This code does not fit." in html(wrong)) == (422, True)
    assert not CodeApp.objects.exists()
    phone = Phone(html(wrong))
    assert phone.shows() == Phone(html(page)).shows()  # the picture that was scanned still stands there
    added = browser.post("/account/ways/codes/add/", {**hidden_in(html(wrong)), "code": phone.shows()})
    recovery = recovery_codes_in(html(added))
    assert (len(recovery), RecoveryCode.objects.filter(digest__in=recovery).count()) == (10, 0)
    assert recovery_codes_in(html(browser.get("/account/ways/"))) == []
    pressed = {**hidden_in(html(wrong)), "code": phone.shows()}
    recovery = recovery_codes_in(html(browser.post("/account/ways/codes/add/", pressed)))  # twice
    assert (len(recovery), CodeApp.objects.count(), RecoveryCode.objects.count()) == (10, 1, 10)
    secret = phone.codes._hotp._key
    assert (secret not in CodeApp.objects.get().secret.encode(), "add-code-app" in acts_about(ilse)) == (
        True,
        True,
    )

    browser = new_browser()
    asked = sign_in(browser, next="/account/ways/")
    assert (asked.status_code, "One more step" in html(asked), is_in(browser)) == (200, True, False)
    again = goes_on(browser, asked, phone.shows())  # which was used to add it
    assert (again.status_code, "was used already" in html(again), is_in(browser)) == (422, True, False)
    answer = goes_on(browser, again, f" {phone.shows(later=1)[:3]} {phone.shows(later=1)[3:]}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/ways/")
    assert proof_in(browser).factor == Factor.ONE_TIME_CODE

    rival = new_browser()
    asked = sign_in(rival)
    assert (goes_on(rival, asked, phone.shows(later=1)).status_code, is_in(rival)) == (422, False)
    assert (goes_on(rival, asked, recovery[0].upper().replace("-", " ")).status_code, is_in(rival)) == (
        302,
        True,
    )
    assert "9 codes are left." in html(rival.get("/account/ways/"))
    rival = new_browser()
    asked = sign_in(rival)
    assert (goes_on(rival, asked, recovery[0]).status_code, is_in(rival)) == (422, False)
    for _ in range(5):
        answer = goes_on(rival, asked, "000000")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2")
    assert (
        rival.post(
            "/sign-in/code/",
            {"csrfmiddlewaretoken": hidden_in(html(asked))["csrfmiddlewaretoken"], "code": recovery[1]},
        ).status_code
        == 302
    )
    assert not is_in(rival)


def test_who_lost_everything_gets_in_by_an_administrator_who_says_why(account, ilse, house, clock):
    browser = new_browser()
    sign_in(browser)
    phone, _ = adds_an_app(browser)
    chief = somebody("Anna Klaver", language="en")
    holds(chief, Role.ADMINISTRATOR, house.institution)
    account_of(chief, "anna")
    theirs = f"/people/{ilse.pk}/account/"

    first = renew_password(account.pk, by=SETTING_UP, at=AT).password
    newcomer = new_browser()
    page = sign_in(newcomer, password=first)
    page = newcomer.post("/sign-in/password/", {**hidden_in(html(page)), "password": PASSWORD})
    assert ("One more step" in html(page), is_in(newcomer)) == (True, False)
    assert (goes_on(newcomer, page, phone.shows(later=1)).status_code, is_in(newcomer)) == (302, True)

    ask_for_link(ilse.email, at=AT)
    by_link = f"/sign-in/link/{token_of(MailLink.objects.get())}/"
    visitor = new_browser()
    page = visitor.post(by_link, hidden_in(html(visitor.get(by_link))))
    assert ("One more step" in html(page), is_in(visitor)) == (True, False)

    sign_in(browser := new_browser(), name="anna")
    page = send(browser, f"{theirs}second-step/", {"reason": " "}, opened=theirs)
    assert (page.status_code, "Say why; they read it too." in html(page)) == (422, True)
    assert CodeApp.objects.exists()
    said = {"reason": "Showed a passport at the desk."}
    assert send(browser, f"{theirs}second-step/", said, opened=theirs).status_code == 302
    assert [model.objects.count() for model in (CodeApp, RecoveryCode, Passkey)] == [0, 0, 0]
    assert acts_about(ilse)[-1] == "remove-second-factors"
    assert "Device lost?" not in html(browser.get(theirs))
    assert send(browser, f"{theirs}second-step/", said, opened=theirs).status_code == 403

    assert not is_in(newcomer)
    newcomer = new_browser()
    assert (sign_in(newcomer).status_code, is_in(newcomer)) == (302, True)
    make_token(ilse, by=SETTING_UP, at=AT)
    for is_new in (True, False):
        said = {"is_new": is_new}
        record(f"person:{ilse.pseudonym}", "link-sign-on", by=SETTING_UP, at=AT, payload=said)
    write_about_ways.func(list(Entry.objects.values_list("pk", flat=True)))
    told = [(letter.to, letter.body) for letter in mail.outbox]
    assert [to for to, _ in told] == [["ilse@noaber.example"]] * 6
    for (_, body), said in zip(
        told,
        (
            "app with codes was added",
            "new first password",
            "A password was chosen",
            "took the second step off",
            "A key for programs was made",
            "was linked to the sign-in",
        ),
        strict=True,
    ):
        assert said in body
    assert "The reason: Showed a passport at the desk." in told[3][1]


def test_what_was_added_is_removed_by_who_has_it_only_and_proved_it_just_now(account, ilse, clock):
    browser = new_browser()
    sign_in(browser)
    phone, _ = adds_an_app(browser)
    clock.at += timedelta(minutes=16)
    late = browser.get("/account/ways/codes/add/")
    assert (late.status_code, late.headers["Location"].partition("?")[0]) == (302, "/prove/")
    asked = send(browser, "/account/ways/codes/remove/", {}, opened="/account/ways/")
    assert (asked.status_code, CodeApp.objects.count()) == (401, 1)
    assert "The password of" not in html(asked)  # a password is not enough to take the second step away
    asked = browser.post("/sign-in/code/", hidden_in(html(asked)))
    assert "One more step" in html(asked)
    shown = goes_on(browser, asked, phone.shows(later=1))
    assert (shown.status_code, "Send it now" in html(shown)) == (200, True)
    somebody_elses = Passkey.objects.create(
        account=account_of(somebody("Pieter Reimerink"), "pieter"),
        label="x",
        credential="x",
        public_key="x",
        uses=0,
        added_at=AT,
    )
    page = "/account/ways/"
    old = RecoveryCode.objects.values_list("digest", flat=True)
    before = set(old)
    assert len(recovery_codes_in(html(send(browser, f"{page}recovery/", {}, opened=page)))) == 10
    assert before.isdisjoint(set(old.all()))
    assert send(browser, f"{page}passkeys/{somebody_elses.pk}/remove/", {}, opened=page).status_code == 404
    assert send(browser, f"{page}codes/remove/", {}, opened=page).status_code == 302
    assert not RecoveryCode.objects.filter(account=account).exists()
    assert send(browser, f"{page}recovery/", {}, opened=f"{page}codes/add/").status_code == 403
    assert acts_about(ilse)[-3:] == ["add-code-app", "renew-recovery-codes", "remove-code-app"]
    answer = send(browser, f"{page}passkeys/add/", {"label": "Laptop"}, opened=f"{page}passkeys/add/")
    assert (answer.status_code, "A passkey needs JavaScript" in html(answer)) == (422, True)
