"""Signing in and out, and everybody's own account."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.accounts import choose_password, close_account
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.actions.visits import end_sessions
from leerlijn.foundation.people.models import Token
from tests.foundation.people.colleagues import (
    AT,
    ON,
    PASSWORD,
    SETTING_UP,
    Role,
    account_of,
    card_of,
    holds,
    person_of_token,
    somebody,
)
from tests.tools.budget import at_most

KEY = {"scope": "act", "days": "90"}
WORDS = "I taught <b>three</b> courses.\nThe last one twice."


@pytest.fixture
def client():
    """A browser: it must send our forms with their proof."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["language"] = "en"
    return browser


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True


@pytest.fixture
def account(ilse):
    return account_of(ilse, "ilse")


def html(answer):
    return answer.content.decode()


def proof_in(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)


def hidden_in(page):
    """The hidden fields of the first form in the body of a page."""
    form = page[page.index("<form", page.index("<main")) :].split("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))


def send(client, address, said, *, opened="/sign-in/"):
    """Fills in the form on a page and sends it."""
    return client.post(address, {**said, "csrfmiddlewaretoken": proof_in(html(client.get(opened)))})


def sign_in(client, *, name="ilse", password=PASSWORD, **more):
    return send(client, "/sign-in/", {"name": name, "password": password, **more})


def test_whoever_reads_on_in_another_language_hears_why_and_a_choice_on_this_device_stays(account, ilse):
    ilse.language = "nl"
    ilse.save(update_fields=["language"])
    for chosen, language, is_said in (("", "nl", True), ("en", "en", False)):
        browser = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
        if chosen:
            browser.cookies["language"] = chosen
        assert '<html lang="en">' in html(browser.get("/sign-in/"))
        page = html(browser.get(sign_in(browser, next="/account/").url))
        assert f'<html lang="{language}">' in page
        assert ("Je leest verder in de taal van je account." in page) == is_said


def test_a_name_and_its_password_open_the_account(client, account):
    answer = sign_in(client, next="/account/")

    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert "Ilse Wevers" in html(client.get("/account/"))


@pytest.mark.parametrize(("name", "password"), [("ilse", "wrong"), ("nobody", PASSWORD)])
def test_what_does_not_fit_is_said_in_one_sentence_and_the_name_stays(client, account, name, password):
    answer = sign_in(client, name=name, password=password)

    assert answer.status_code == 422
    assert "This name and this password do not fit together." in html(answer)
    assert f'value="{name}"' in html(answer)
    assert password not in html(answer)
    assert client.get("/account/").status_code == 302


def test_an_empty_form_says_what_to_fill_in_beside_each_field(client, account):
    page = html(sign_in(client, name="", password=""))

    assert "Fill in the name of your account." in page
    assert "Fill in your password." in page


def test_a_closed_account_opens_nothing_and_its_session_ends(client, account):
    sign_in(client)
    assert client.get("/account/").status_code == 200

    close_account(account.pk, by=SETTING_UP, at=AT)

    assert client.get("/account/").status_code == 302
    assert sign_in(client).status_code == 422


def test_signing_in_never_leads_to_another_server(client, account):
    assert sign_in(client, next="https://evil.example/")["Location"] == "/"


def test_whoever_is_not_signed_in_is_asked_to_and_comes_back(client, account):
    answer = client.get("/account/?from=mail")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Faccount%2F%3Ffrom%3Dmail")
    assert hidden_in(html(client.get(answer["Location"])))["next"] == "/account/?from=mail"


def test_signing_out_ends_the_session_on_the_server_too(client, account):
    sign_in(client)
    kept = client.cookies["sessionid"].value
    assert Session.objects.filter(session_key=kept).exists()

    send(client, "/sign-out/", {}, opened="/account/")

    assert not Session.objects.filter(session_key=kept).exists()
    client.cookies["sessionid"] = kept
    assert client.get("/account/").status_code == 302


def test_signing_out_everywhere_ends_every_visit_and_leaves_the_keys(client, account, ilse):
    elsewhere = Client()
    assert elsewhere.login(name="ilse", password=PASSWORD)
    key = make_token(ilse, by=SETTING_UP, at=datetime.now(UTC)).secret
    sign_in(client)
    assert elsewhere.get("/account/").status_code == 200

    send(client, "/sign-out/everywhere/", {}, opened="/account/")

    assert [each.get("/account/").status_code for each in (client, elsewhere)] == [302, 302]
    assert person_of_token(key, at=datetime.now(UTC)) == ilse
    sign_in(client)
    assert client.get("/account/").status_code == 200

    choose_password(account.pk, "seven other bicycles", by=SETTING_UP, at=AT)
    assert client.get("/account/").status_code == 302  # another password does so too


def test_whoever_is_to_be_forgotten_is_out_at_once(client, account, ilse, pieter):
    mine, others = (make_token(each, by=SETTING_UP, at=AT).secret for each in (ilse, pieter))
    account_of(pieter, "pieter")
    beside = Client()
    assert beside.login(name="pieter", password=PASSWORD)
    sign_in(client)

    end_sessions(ilse, by=SETTING_UP, at=AT)

    assert client.get("/account/").status_code == 302
    assert person_of_token(mine, at=AT) is None
    assert beside.get("/account/").status_code == 200
    assert person_of_token(others, at=AT) == pieter


@pytest.mark.parametrize(
    "address", ["/sign-out/", "/sign-out/everywhere/", "/account/keys/", "/account/language/"]
)
def test_what_changes_something_cannot_be_done_by_opening_an_address(client, account, address):
    sign_in(client)

    assert client.get(address).status_code == 405


class TestAFirstPassword:
    """It opens nothing but the choice of one's own."""

    @pytest.fixture
    def new(self, ilse):
        return account_of(ilse, "ilse", first=True)

    def choose(self, client, password, **other):
        page = html(sign_in(client, next="/account/"))
        said = {**hidden_in(page), "password": password, **other}
        return client.post("/sign-in/password/", said)

    def test_gives_no_session_yet(self, client, new):
        answer = sign_in(client)

        assert "Choose a password of your own" in html(answer)
        assert client.get("/account/").status_code == 302

    def test_is_replaced_and_then_opens_the_account(self, client, new):
        answer = self.choose(client, "three slow rivers")

        assert (answer.status_code, answer["Location"]) == (302, "/account/")
        assert client.get("/account/").status_code == 200
        new.refresh_from_db()
        assert new.check_password("three slow rivers")
        assert not new.is_first_password

    def test_asks_again_when_the_new_one_is_too_short(self, client, new):
        answer = self.choose(client, "short")

        assert answer.status_code == 422
        assert "at least 12 characters" in html(answer)
        assert client.get("/account/").status_code == 302

    def test_its_proof_works_once(self, client, new):
        page = html(sign_in(client))
        said = {**hidden_in(page), "password": "three slow rivers"}
        client.post("/sign-in/password/", said)

        other = Client(enforce_csrf_checks=False)
        answer = other.post("/sign-in/password/", {**said, "password": "four slow rivers"})

        assert answer.status_code == 422
        new.refresh_from_db()
        assert new.check_password("three slow rivers")

    def test_a_made_up_proof_is_refused(self, client, new):
        assert self.choose(client, "three slow rivers", proof="made:up").status_code == 422


class TestTheDemonstration:
    """Whoever stands on a card can be entered as."""

    @pytest.fixture(autouse=True)
    def world(self, demonstration, ilse, pieter):
        card_of(pieter, "assessor-1", order=2)
        card_of(ilse, "candidate", order=1)

    def enter(self, client, account):
        return send(client, "/sign-in/", {"account": account, "next": "/account/"})

    def test_has_a_card_for_each_in_order_and_one_primary_button(self, client):
        page = html(client.get("/sign-in/"))

        assert re.findall(r"<h3>([^<]+)</h3>", page) == ["Ilse Wevers", "Pieter Reimerink"]
        assert page.count('data-variant="primary"') == 1
        assert "role of candidate" in page
        assert "This is a demonstration." in page

    def test_speaks_dutch_too(self, client):
        client.cookies["language"] = "nl"
        page = html(client.get("/sign-in/"))

        assert "Wiens lijn wil je lopen?" in page
        assert "rol van candidate" in page

    def test_the_page_costs_one_statement(self, client):
        with at_most(1):
            client.get("/sign-in/")

    def test_a_button_enters_as_that_person(self, client):
        assert self.enter(client, "candidate")["Location"] == "/account/"
        assert "<h1>Ilse Wevers</h1>" in html(client.get("/account/"))

    def test_somebody_else_can_be_entered_as_without_signing_out(self, client):
        self.enter(client, "candidate")
        self.enter(client, "assessor-1")

        assert "<h1>Pieter Reimerink</h1>" in html(client.get("/account/"))

    def test_an_account_without_a_card_cannot_be_entered(self, client):
        account_of(somebody("Real Person"), "real")

        assert self.enter(client, "real").status_code == 422
        assert client.get("/account/").status_code == 302

    def test_its_sessions_are_worth_nothing_in_production(self, client, settings):
        self.enter(client, "candidate")
        assert client.get("/account/").status_code == 200

        settings.DEMO = False

        assert client.get("/account/").status_code == 302

    def test_production_has_no_way_in_without_a_password(self, client, settings):
        settings.DEMO = False

        assert self.enter(client, "candidate").status_code == 422
        assert "Ilse" not in html(client.get("/sign-in/"))


class TestSignedOutWhileWriting:
    """Nothing that was typed is lost, and nothing is done until they say so."""

    @pytest.fixture
    def left(self, client, account):
        """Somebody opened the form, and then their session ended."""
        sign_in(client)
        proof = proof_in(html(client.get("/account/")))
        Session.objects.all().delete()
        return proof

    def write(self, client, proof, **other):
        return client.post(
            "/account/keys/?x=1", {"csrfmiddlewaretoken": proof, "label": WORDS, **KEY, **other}
        )

    def signed_in_again(self, client, page):
        return client.post("/sign-in/", {**hidden_in(page), "name": "ilse", "password": PASSWORD})

    def test_is_asked_to_sign_in_and_nothing_happened_yet(self, client, left):
        answer = self.write(client, left)

        assert answer.status_code == 401
        assert "You were signed out in the meantime." in html(answer)
        assert not Token.objects.exists()

    def test_sees_the_words_again_after_signing_in(self, client, left):
        page = html(self.signed_in_again(client, html(self.write(client, left))))

        assert "You wrote this before you were signed out" in page
        assert "I taught &lt;b&gt;three&lt;/b&gt; courses.\nThe last one twice." in page
        assert "You are now signed in as Ilse Wevers." in page
        assert page[page.index("<main") :].count("<button") == 1
        assert not Token.objects.exists()

    def test_sends_it_on_with_one_button(self, client, left):
        page = html(self.signed_in_again(client, html(self.write(client, left))))
        assert 'action="/account/keys/?x=1"' in page

        client.post("/account/keys/?x=1", {**hidden_in(page), "label": WORDS, **KEY})

        assert Token.objects.get().label == WORDS

    def test_a_mistake_while_signing_in_keeps_it_too(self, client, left):
        page = html(self.write(client, left))

        wrong = client.post("/sign-in/", {**hidden_in(page), "name": "ilse", "password": "wrong"})

        assert "I taught" in html(self.signed_in_again(client, html(wrong)))

    def test_a_file_is_not_kept_and_that_is_said(self, client, left):
        page = html(self.write(client, left, file=SimpleUploadedFile("a.pdf", b"x")))
        assert "Only the file you had chosen is gone" in page

        assert "the next page asks for it again" in html(self.signed_in_again(client, page))

    def test_the_proof_of_the_form_is_never_carried_along(self, client, left):
        page = html(self.signed_in_again(client, html(self.write(client, left))))

        assert left not in page

    def test_nobody_can_plant_words_of_their_own(self, client, account):
        answer = sign_in(client, typed="made-up", next="/account/")

        assert answer["Location"] == "/account/"

    def test_a_form_without_its_proof_is_still_refused(self, client, account):
        sign_in(client)
        Session.objects.all().delete()

        assert client.post("/account/keys/", {"label": WORDS}).status_code == 403

    def test_works_in_the_demonstration_as_well(self, client, left, demonstration):
        card_of(somebody("Card Holder"), "candidate")
        page = html(self.write(client, left))

        again = client.post("/sign-in/", {**hidden_in(page), "account": "candidate"})

        assert "I taught" in html(again)


class TestTheAccountPage:
    @pytest.fixture
    def page(self, client, account):
        sign_in(client)
        return lambda: html(client.get("/account/"))

    def test_names_roles_and_mandates_with_their_days(self, page, house, ilse, pieter):
        holds(ilse, Role.ASSESSOR, house.law, since=ON)
        holds(pieter, Role.DEAN, house.water)
        give_mandate(
            giver=pieter,
            deputy=ilse,
            role=Role.DEAN,
            unit=house.water,
            starts_on=ON,
            reason="Research leave.",
            by=SETTING_UP,
            at=AT,
        )

        shown = page()

        assert "since 12 October 2026" in shown
        assert "You act for Pieter Reimerink as dean" in shown
        assert "Research leave." in shown

    def test_costs_as_much_with_many_roles_as_with_one(self, client, page, house, ilse):
        holds(ilse, Role.ASSESSOR, house.law)
        with at_most(6):
            client.get("/account/")
        for role in Role:
            holds(ilse, role, house.water)
        for number in range(60):
            make_token(ilse, label=str(number), by=SETTING_UP, at=datetime.now(UTC))
        with at_most(6):
            client.get("/account/")

    def test_a_language_is_kept_with_the_person_and_on_the_device(self, client, page, ilse):
        page()
        answer = send(client, "/account/language/", {"language": "nl"}, opened="/account/")

        ilse.refresh_from_db()
        assert (ilse.language, answer.cookies["language"].value) == ("nl", "nl")
        entry = entries_of(f"person:{ilse.pseudonym}")[-1]
        assert (entry.act, entry.pseudonym, entry.name) == (
            "choose-language",
            ilse.pseudonym,
            "Ilse Wevers",
        )

    def test_whether_mail_comes_at_once_or_once_a_week_is_chosen_here(self, client, page, ilse):
        assert 'value="at-once" checked' in page()
        for _ in range(2):
            assert send(client, "/account/mail/", {"rhythm": "weekly"}, opened="/account/").status_code == 302
        assert 'value="weekly" checked' in page()
        acts = [entry.act for entry in entries_of(f"person:{ilse.pseudonym}")]
        assert acts.count("choose-mail") == 1
        assert send(client, "/account/mail/", {"rhythm": "never"}, opened="/account/").status_code == 422
        assert 'value="weekly" checked' in page()

    def test_a_language_chosen_on_any_page_holds_at_the_next_sign_in_on_another_device(
        self, client, page, ilse
    ):
        client.get("/language/en/?next=/account/")
        elsewhere = Client(headers={"accept-language": "nl"})
        elsewhere.cookies["language"] = "nl"
        assert '<html lang="nl">' in html(elsewhere.get("/sign-in/"))
        assert elsewhere.login(name="ilse", password=PASSWORD)
        assert '<html lang="en">' in html(elsewhere.get("/account/"))
        elsewhere.get("/language/nl/")
        assert '<html lang="nl">' in html(client.get("/account/"))

    def test_another_site_chooses_no_language_for_somebody(self, client, page, ilse):
        client.get("/language/en/", headers={"sec-fetch-site": "cross-site"})
        ilse.refresh_from_db()
        assert not ilse.language_is_chosen

    def test_an_unknown_language_changes_nothing(self, client, page, ilse):
        assert send(client, "/account/language/", {"language": "fr"}, opened="/account/").status_code == 422

    def test_a_key_is_shown_once(self, client, page, ilse):
        said = {"label": "Timetable", "scope": "read", "days": "30"}
        made = html(send(client, "/account/keys/", said, opened="/account/"))

        (secret,) = set(re.findall(r"leerlijn_[\w-]+", made))
        now = datetime.now(UTC)
        assert person_of_token(secret, at=now) == ilse
        assert person_of_token(secret, at=now + timedelta(days=31)) is None
        assert "Timetable" in page()
        assert "Only read</td>" in page()
        assert "Never used." in page()
        assert secret not in page()
        Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"})
        assert "Last used on" in page()

    def test_a_label_that_is_too_long_says_so_beside_the_field(self, client, page):
        answer = send(client, "/account/keys/", {"label": "x" * 101, **KEY}, opened="/account/")

        assert answer.status_code == 422
        assert "Say it in at most 100 characters." in html(answer)
        assert "x" * 101 in html(answer)
        assert not Token.objects.exists()

    def test_a_key_can_be_revoked_by_its_person_only(self, client, page, ilse, pieter):
        soon = datetime.now(UTC) - timedelta(hours=1)
        theirs = make_token(pieter, by=SETTING_UP, at=soon).token
        own = make_token(ilse, by=SETTING_UP, at=soon).token

        assert send(client, f"/account/keys/{theirs.pk}/revoke/", {}, opened="/account/").status_code == 404
        assert send(client, f"/account/keys/{own.pk}/revoke/", {}, opened="/account/").status_code == 302

        assert list(Token.objects.filter(revoked_at=None)) == [theirs]
