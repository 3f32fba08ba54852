"""Who signs in where somebody else is signed in begins a visit of their own and proves nothing for them."""

from datetime import timedelta

from leerlijn.foundation.people.actions.accounts import renew_password
from leerlijn.foundation.people.actions.mail_links import ask_for_link, token_of
from leerlijn.foundation.people.models import Account, MailLink, Token
from leerlijn.foundation.people.sessions import proof_in
from leerlijn.kernel.factors import Factor
from tests.foundation.people.colleagues import AT, PASSWORD, SETTING_UP, account_of, somebody
from tests.foundation.people.views.test_account import hidden_in, html, send, sign_in
from tests.foundation.people.views.test_ways import adds_an_app, goes_on, new_browser

THEIRS = "another long password"


def left_open(clock):
    """A browser in which Ilse signed in three hours ago."""
    clock.at = AT
    browser = new_browser()
    sign_in(browser)
    clock.at = AT + timedelta(hours=3)
    return browser


def visit(browser):
    """Who is in, by what, since when, and whether what the one before kept there is gone."""
    proof = proof_in(browser)
    who = Account.objects.get(pk=browser.session["_auth_user_id"]).name
    return who, proof.factor, proof.at, "of-ilse" in browser.session


def keeps(browser):
    session = browser.session
    session["of-ilse"] = True
    session.save()
    return browser


def test_no_factor_of_somebody_else_proves_the_visit_that_stands_open(db, ilse, clock):
    account_of(ilse, "ilse")
    pieter = somebody("Pieter Reimerink", language="en", email="pieter@noaber.example")
    theirs = account_of(pieter, "pieter", password=THEIRS)
    later = AT + timedelta(hours=3)

    browser = keeps(left_open(clock))
    first = browser.cookies["sessionid"].value
    assert sign_in(browser, name="pieter", password=THEIRS).status_code == 302
    assert visit(browser) == ("pieter", Factor.PASSWORD, later, False)
    key = send(browser, "/account/keys/", {"scope": "decide", "days": "90"}, opened="/account/")
    assert (key.status_code, list(Token.objects.values_list("person", flat=True))) == (200, [pieter.pk])
    assert not browser.session.exists(first)

    given = renew_password(theirs.pk, by=SETTING_UP, at=AT).password
    browser = keeps(left_open(clock))
    page = sign_in(browser, name="pieter", password=given)
    browser.post("/sign-in/password/", {**hidden_in(html(page)), "password": THEIRS})
    assert visit(browser) == ("pieter", Factor.PASSWORD, later, False)

    ask_for_link(pieter.email, at=later)
    address = f"/sign-in/link/{token_of(MailLink.objects.get())}/"
    browser = keeps(left_open(clock))
    assert send(browser, address, {}, opened=address).status_code == 302
    assert visit(browser) == ("pieter", Factor.MAIL, later, False)

    sign_in(own := new_browser(), name="pieter", password=THEIRS)
    phone, _ = adds_an_app(own)
    browser = keeps(left_open(clock))
    page = sign_in(browser, name="pieter", password=THEIRS)
    assert ("One more step" in html(page), visit(browser)[0]) == (True, "ilse")
    assert goes_on(browser, page, phone.shows(later=1)).status_code == 302
    assert visit(browser) == ("pieter", Factor.ONE_TIME_CODE, later, False)

    browser = keeps(left_open(clock))  # the control: their own password does prove it
    assert sign_in(browser, password=PASSWORD).status_code == 302
    assert visit(browser) == ("ilse", Factor.PASSWORD, later, True)


def test_a_first_password_replaced_in_an_open_visit_opens_the_next_page_too(db, ilse, clock):
    account = account_of(ilse, "ilse")
    browser = new_browser()
    given = renew_password(account.pk, by=SETTING_UP, at=AT).password
    page = sign_in(browser, password=given)
    browser.post("/sign-in/password/", {**hidden_in(html(page)), "password": PASSWORD})
    Account.objects.filter(pk=account.pk).update(is_first_password=True)
    page = sign_in(browser)
    browser.post("/sign-in/password/", {**hidden_in(html(page)), "password": THEIRS})
    assert browser.get("/account/").status_code == 200


def test_a_password_that_was_given_and_not_replaced_proves_nothing(db, ilse, clock):
    account_of(ilse, "ilse")
    browser = left_open(clock)
    Account.objects.update(is_first_password=True)
    answer = send(browser, "/prove/", {"password": PASSWORD}, opened="/account/")
    assert (answer.status_code, "An administrator gave you this password." in html(answer)) == (422, True)
    assert proof_in(browser).at == AT


def test_a_password_is_replaced_by_who_just_proved_it_and_every_other_visit_ends(db, ilse, clock):
    account = account_of(ilse, "ilse")
    browser, page = left_open(clock), "/account/ways/password/"
    asked = browser.get(page)
    assert asked["Location"].startswith("/prove/?next=%2Faccount%2Fways%2Fpassword%2F")
    assert send(browser, page, {"password": THEIRS}, opened="/account/").status_code == 401
    send(browser, "/prove/", {"password": PASSWORD}, opened="/prove/")
    sign_in(other := new_browser())

    assert page in html(browser.get("/account/ways/"))
    short = send(browser, page, {"password": "short"}, opened=page)
    assert (short.status_code, "at least 12 characters" in html(short)) == (422, True)
    assert send(browser, page, {"password": THEIRS}, opened=page).status_code == 302
    assert visit(browser)[:3] == ("ilse", Factor.PASSWORD, AT + timedelta(hours=3))
    assert [each.get("/account/").status_code for each in (browser, other)] == [200, 302]
    account.refresh_from_db()
    assert account.check_password(THEIRS)

    Account.objects.filter(pk=account.pk).update(password="!")
    browser.force_login(Account.objects.get())
    assert (page in html(browser.get("/account/ways/")), Token.objects.exists()) == (False, False)
