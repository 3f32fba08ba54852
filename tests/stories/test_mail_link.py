"""Somebody from outside signs in with a link by mail: one letter, one press; others learn nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse

from leerlijn.domains.assessments.actions.signing_up import ask_to_sign_up
from leerlijn.domains.assessments.queries import signing_up
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.entering import write_letters_about_links
from leerlijn.foundation.panels import invited
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.actions.visits import end_sessions
from leerlijn.foundation.people.models import Account, MailLink, Person
from leerlijn.kernel.factors import Factor
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import granted
from leerlijn.site.inspection import addresses
from tests.foundation.people.colleagues import SETTING_UP, Role, holds, somebody
from tests.foundation.people.views.browser import heading, html
from tests.stories.assessment_world import Centre
from tests.tools.opening import opened, writes

OUTSIDE = "guus@school.example"
NO_MORE = "This link does not count: it counts once, for 15 minutes. Ask for a new one."


@pytest.fixture
def guest(world, monkeypatch) -> Person:
    """An assessor from outside, with a number of our own and no account."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    return somebody("Guus Gast", email=OUTSIDE, number="X-1", language="en")


def browser() -> Client:
    return Client(enforce_csrf_checks=False, headers={"accept-language": "en"})


def ask(email: str, client: Client | None = None):
    return (client or browser()).post("/sign-in/link/", {"email": email})


def letters() -> list:
    """What went since the last time."""
    mail.outbox.clear()
    write_letters_about_links.call(list(Entry.objects.values_list("pk", flat=True)))
    return list(mail.outbox)


def address_in(letter) -> str:
    return re.search(r"https?://[^/]+(/\S+)", letter.body)[1]


def asked_for(email: str) -> str:
    ask(email)
    (letter,) = letters()
    return address_in(letter)


def who_is_in(client: Client):
    return client.get("/account/").wsgi_request.standing


def test_an_outsider_is_in_with_one_letter_and_one_press(world, guest):
    address = asked_for(OUTSIDE.upper())
    scanner, client = browser(), browser()
    assert [scanner.get(address).status_code, scanner.head(address).status_code] == [200, 200]
    assert not who_is_in(scanner)
    assert not Account.objects.filter(person=guest).exists()

    page = client.get(address)
    assert heading(page) == "Welcome, Guus Gast"
    assert client.post(address).status_code == 302

    standing = who_is_in(client)
    assert (standing.person, standing.proof.factor, standing.proof.at) == (guest.pk, Factor.MAIL, world.at)
    account = Account.objects.get(person=guest)
    assert (account.name, account.has_usable_password()) == (OUTSIDE, False)
    decided = client.post("/account/keys/", {"label": "", "scope": "read", "days": "30"})
    assert (decided.status_code, heading(decided)) == (401, "Is it still you?")
    assert "what you came in with is not enough for that" in html(decided)
    assert "You have nothing here that is enough for this." in html(decided)
    again = browser().post(address)
    assert (again.status_code, NO_MORE in html(again)) == (403, True)


@pytest.mark.parametrize("late", [timedelta(minutes=15), timedelta(minutes=15, seconds=1)])
def test_a_link_counts_for_fifteen_minutes(world, guest, late):
    address = asked_for(OUTSIDE)
    world.at += late
    client, counts = browser(), late == timedelta(minutes=15)
    answer = client.get(address), client.post(address)
    assert [each.status_code for each in answer] == ([200, 302] if counts else [403, 403])
    assert bool(who_is_in(client)) is counts
    assert NO_MORE in html(browser().get(f"/sign-in/link/{'0' * 40}/"))


def test_whoever_asks_learns_nothing(world, guest):
    colleague = world.people["candidate"]
    Person.objects.filter(pk=colleague.pk).update(email="works@here.example", language="en")
    answers = {
        re.sub(r"\S+@\S+\.example|csrf\S+ value=\S+", "", html(ask(email))).replace("nobody", "")
        for email in (OUTSIDE, "works@here.example", "nobody@school.example")
    }
    assert len(answers) == 1
    to_guest, to_colleague = sorted(letters(), key=lambda each: each.to[0])
    assert (to_guest.to, to_colleague.to) == ([OUTSIDE], ["works@here.example"])
    assert "You work here, so you sign in with your own account, not with a link." in to_colleague.body
    assert address_in(to_colleague) == "/sign-in/"


@pytest.mark.parametrize("because", ["works here", "manages", "has an office", "closed", "forgotten"])
def test_a_link_opens_nothing_for_whom_it_is_not(world, guest, because):
    address = asked_for(OUTSIDE)
    if because == "works here":
        world.people["candidate"].appointments.update(person=guest)
    if because == "manages":
        holds(guest, Role.ADMINISTRATOR, world.units["NU"])
    if because == "has an office":
        holds(guest, Role.HR, world.units["NU"])
    if because == "closed":
        Account.objects.create(person=guest, name="guus", is_active=False)
    if because == "forgotten":
        end_sessions(guest, by=SETTING_UP, at=world.at)
    client = browser()
    assert client.post(address).status_code == 403
    assert not who_is_in(client)


def test_asking_often_slows_down_whoever_does_and_never_the_other(world, guest):
    stranger = browser()
    stranger.defaults["REMOTE_ADDR"] = "203.0.113.9"
    codes = [ask(OUTSIDE, stranger).status_code for _ in range(7)]
    assert codes == [200] * 5 + [429] * 2
    assert len(letters()) == 1
    assert ask(OUTSIDE).status_code == 200  # of their own place
    assert MailLink.objects.count() == 1  # the letter of just now counts still
    world.at += timedelta(minutes=6)
    assert ask(OUTSIDE).status_code == 200
    (letter,) = letters()
    assert browser().post(address_in(letter)).status_code == 302


def test_a_role_that_ends_opens_nothing_at_once_in_a_visit_that_goes_on(world, guest):
    client = browser()
    client.post(asked_for(OUTSIDE))
    role = holds(guest, Role.COORDINATOR, world.units["ET"])
    assert client.get("/people/").status_code == 200
    type(role).objects.filter(pk=role.pk).update(ends_on=world.at.date() - timedelta(days=1))
    assert client.get("/people/").status_code == 404
    assert who_is_in(client)


LINKS = {"sign-in/link/", "invitations/", "assessments/confirm/", "sign/"}
"""Of every letter with which somebody acts without signing in."""


def test_every_link_in_a_letter_is_among_these():
    patterns = {address for address, _ in addresses(get_resolver()) if "(?P<token>[0-9a-f]{40})" in address}
    assert {re.match(r"\^?([a-z/-]+)", each.replace("^", ""))[1] for each in patterns} == LINKS


def test_opening_a_link_in_a_letter_writes_nothing(world, guest):
    world.asked("stranger")
    said = {
        "given_name": "Nina",
        "family_name": "Vos",
        "email": "n.vos@school.example",
        "degree": "first",
        "subject": "natuurkunde",
        "diploma": "wo",
        "diploma_field": "technische natuurkunde",
        "work": "Zes jaar onderzoeker.",
        "payer": "self",
    }
    Centre(world)
    procedure = catalogue.current("act-switch", on=world.at.date())
    sign_up = granted(ask_to_sign_up(procedure, said=said, language="nl", at=world.at))
    invitation = Invitation.objects.order_by("pk").first()
    by_mail = asked_for(OUTSIDE)
    for address in (
        by_mail,
        reverse("panels:invitation", args=[invited.token_of(invitation)]),
        reverse("assessments:confirm", args=[signing_up.token_of(sign_up)]),
    ):
        opened(address)
    assert writes(lambda: browser().post(by_mail))  # the control
