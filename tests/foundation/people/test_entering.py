"""From where somebody signs in, and what guessing costs: the guesser, and nobody else."""

import re
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from leerlijn.foundation.people.actions.tries import FREE
from leerlijn.foundation.people.entering import network_of, place_of
from leerlijn.foundation.people.models import Account, Tries
from tests.foundation.people.colleagues import PASSWORD, account_of

ATTACKER, CAMPUS = "203.0.113.9", "198.51.100.7"


@pytest.fixture(autouse=True)
def account(ilse, clock):
    return account_of(ilse, "ilse")


def browser(address=CAMPUS):
    made = Client(REMOTE_ADDR=address)
    made.cookies["language"] = "en"
    return made


def enter(client, password=PASSWORD, name="ilse"):
    return client.post("/sign-in/", {"name": name, "password": password})


def guess(client, name="ilse", times=FREE):
    return [enter(client, f"guess {number}", name).status_code for number in range(times)]


def test_guessing_is_slowed_down_and_the_right_password_waits_too(clock):
    attacker = browser(ATTACKER)
    assert guess(attacker) == [422] * FREE

    answer = enter(attacker)

    assert (answer.status_code, answer["Retry-After"]) == (429, "2")
    page = answer.content.decode()
    assert "There were many tries with this name from here. Wait 2 seconds, then try again." in page
    assert 'value="ilse"' in page
    assert PASSWORD not in page
    clock.at += timedelta(seconds=2)
    assert enter(attacker).status_code == 302


def test_a_long_pause_is_told_in_minutes(clock):
    attacker = browser(ATTACKER)
    guess(attacker)
    for _ in range(8):
        clock.at += timedelta(minutes=16)
        enter(attacker, "wrong")

    assert "Wait 9 minutes, then try again." in enter(attacker).content.decode()


def test_the_victim_signs_in_from_elsewhere_meanwhile():
    attacker = browser(ATTACKER)
    guess(attacker, times=20)
    assert enter(attacker).status_code == 429

    assert enter(browser()).status_code == 302
    assert Account.objects.get().is_active


def test_a_browser_that_signed_in_before_is_not_slowed_down_by_its_neighbour():
    victim, neighbour = browser(), browser()
    assert enter(victim).status_code == 302
    victim.post("/sign-out/")
    guess(neighbour, times=20)
    assert enter(browser()).status_code == 429

    assert enter(victim).status_code == 302
    assert "/prove/".startswith(victim.cookies["device"]["path"])  # the browser tells it there too
    assert victim.post("/prove/", {"password": PASSWORD}).status_code == 302


def test_a_known_browser_is_slowed_down_for_its_own_guesses_and_for_other_names(pieter):
    account_of(pieter, "pieter")
    known = browser()
    enter(known)
    known.post("/sign-out/")

    assert guess(known, times=FREE + 1)[-1] == 429
    assert guess(known, "pieter", times=FREE + 1)[-1] == 429


def test_a_made_up_browser_gets_no_place_of_its_own():
    attacker = browser(ATTACKER)
    guess(attacker)
    attacker.cookies["device"] = "made:up"

    assert enter(attacker).status_code == 429


def test_a_name_without_an_account_is_slowed_down_alike():
    assert guess(browser(ATTACKER), "nobody", times=FREE + 1) == [*[422] * FREE, 429]
    assert guess(browser(ATTACKER), " NOBODY ", times=1) == [429]


def test_what_is_kept_names_neither_person_nor_address():
    enter(browser(ATTACKER), "wrong")

    (kept,) = Tries.objects.values_list("key", flat=True)
    assert re.fullmatch("[0-9a-f]{64}", kept)


@pytest.mark.parametrize(
    ("told", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_an_address_is_that_of_one_connection(told, network):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=told)) == network


def test_behind_our_proxy_only_its_own_word_counts(settings):
    def asked(forwarded):
        headers = {"x-forwarded-for": forwarded} if forwarded else {}
        return RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers=headers)

    assert network_of(asked("203.0.113.9")) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert network_of(asked("198.51.100.7, 203.0.113.9")) == "203.0.113.9"
    assert network_of(asked("")) == "10.0.0.1"


def test_the_same_name_from_the_same_address_is_one_place():
    first, second = RequestFactory().post("/"), RequestFactory().post("/")

    assert place_of(first, "Ilse") == place_of(second, "ilse ")
    assert place_of(first, "ilse") != place_of(first, "pieter")


@pytest.mark.parametrize(
    ("where", "back"),
    [
        ("http://testserver/cases/1/?tab=2", "http%3A%2F%2Ftestserver%2Fcases%2F1%2F%3Ftab%3D2"),
        ("https://evil.example/", "%2F"),
        (None, "%2F"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_of_a_page_sends_the_whole_page_to_sign_in_and_back_to_itself(method, where, back):
    headers = {"hx-request": "true"} | ({"hx-current-url": where} if where else {})

    answer = getattr(browser(), method)("/account/mandates/give/", headers=headers)

    assert (answer.status_code, answer["HX-Redirect"]) == (401, f"/sign-in/?next={back}")
    assert answer.content == b""
