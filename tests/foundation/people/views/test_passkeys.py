"""A passkey opens the account alone; one that is copied, of another place or shown twice opens nothing."""

import html as markup
import re

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.sessions.models import Session
from django.test import Client

from leerlijn.foundation.people.models import Passkey
from leerlijn.foundation.people.sessions import proof_in
from leerlijn.kernel.factors import Factor
from tests.foundation.people.colleagues import account_of, somebody
from tests.foundation.people.device import PRESENT, Device
from tests.foundation.people.views.test_account import hidden_in, html, sign_in
from tests.foundation.people.views.test_ways import is_in, new_browser

ADD, SHOW = "/account/ways/passkeys/add/", "/sign-in/passkey/"


def options_in(page):
    return markup.unescape(re.search(r'data-options="([^"]+)"', html(page)).group(1))


def add(browser, device, label="Laptop"):
    page = browser.get(ADD)
    return browser.post(
        ADD, {**hidden_in(html(page)), "label": label, "answer": device.makes(options_in(page))}
    )


def show(browser, device, *, page=None):
    page = page or browser.get(f"{SHOW}?next=/account/ways/")
    return browser.post(SHOW, {**hidden_in(html(page)), "answer": device.shows(options_in(page))})


@pytest.fixture
def device(db):
    account_of(somebody("Ilse Wevers", language="en"), "ilse")
    made, browser = Device(), new_browser()
    sign_in(browser)
    assert "These are your recovery codes." in html(add(browser, made))
    assert "is known here already" in html(add(browser, made))
    return made


def test_a_passkey_alone_opens_the_account_and_after_a_password_it_is_asked(device):
    browser = new_browser()
    answer = show(browser, device)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/ways/")
    assert proof_in(browser).factor == Factor.PASSKEY
    browser = new_browser()
    assert "Use a passkey instead" in html(sign_in(browser))
    assert not is_in(browser)


def changed(**values):
    def change(device):
        before = {name: getattr(device, name) for name in values}
        vars(device).update(values)
        return before

    return change


FORGED = {
    "of another place": changed(origin="https://elsewhere.example"),
    "for another place": changed(place="elsewhere.example"),
    "without its owner": changed(flags=PRESENT),
    "another key": changed(key=ec.generate_private_key(ec.SECP256R1())),
    "nobody's": changed(name=b"a device that nobody knows"),
    "of somebody else": changed(handle="c29tZWJvZHkgZWxzZQ"),
    "a copy that counted less": changed(uses=0),
}


def test_what_does_not_hold_opens_nothing_and_says_so(device):
    show(new_browser(), device)
    device.uses = 5
    show(new_browser(), device)
    heard = {}
    for name, change in FORGED.items():
        browser, before = new_browser(), change(device)
        answer = show(browser, device)
        heard[name] = (answer.status_code, "does not fit here" in html(answer), is_in(browser))
        vars(device).update(before)
    assert heard == dict.fromkeys(FORGED, (422, True, False))

    browser, rival = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})
    page = browser.get(SHOW)
    rival.get(SHOW)
    answer = show(rival, device, page=page)  # what was asked in another visit
    assert (answer.status_code, "does not fit here" in html(answer), is_in(rival)) == (422, True, False)
    Passkey.objects.update(uses=0)
    device.uses = -1  # one that does not count
    given = {"answer": device.shows(options_in(page))}
    asked = browser.cookies["asked-of-device"].value
    assert browser.post(SHOW, given).status_code == 302
    rival.cookies["asked-of-device"] = asked  # whoever copied both, of a device that does not count
    assert (rival.post(SHOW, given).status_code, is_in(rival)) == (422, False)
    again = browser.post(SHOW, given)
    assert (again.status_code, "was sent twice" in html(again)) == (422, True)


def test_a_page_that_anybody_opens_leaves_nothing_here_and_no_answer_breaks_it(device):
    Session.objects.all().delete()
    browser = new_browser()
    page = browser.get(SHOW)
    page = browser.post(SHOW, hidden_in(html(page)) | {"answer": ""})
    assert (page.status_code, Session.objects.count()) == (422, 0)
    for answer in ("[" * 40_000, "[]", "1", "{}", '{"rawId": 1}', "x" * 60_000):
        page = browser.post(SHOW, {**hidden_in(html(page)), "answer": answer})
        assert (page.status_code, "does not fit here" in html(page)) == (422, True)
    sign_in(browser, next="/account/ways/")
    show(browser, device)
    for answer in ("[" * 40_000, "[]"):
        page = browser.get(ADD)
        page = browser.post(ADD, {**hidden_in(html(page)), "label": "Phone", "answer": answer})
        assert (page.status_code, "does not fit here" in html(page)) == (422, True)
