"""Opening accounts: with a password for people, with a card for the demonstration."""

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.accounts import choose_password, link_sign_on, open_account
from leerlijn.foundation.people.models import Account, SignOn
from leerlijn.foundation.people.queries import card_groups, cards
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from tests.foundation.people.colleagues import AT, SETTING_UP, card_of, somebody
from tests.foundation.people.queries.test_directory import works


def test_a_first_password_is_told_once_and_must_be_replaced(ilse):
    opened = open_account("ilse", ilse, by=SETTING_UP, at=AT)

    assert opened.account.is_first_password
    assert opened.account.check_password(opened.password)
    assert opened.password not in Account.objects.get().password


def test_a_name_and_a_person_have_one_account(ilse, pieter):
    open_account("ilse", ilse, by=SETTING_UP, at=AT)

    assert not open_account("ilse", pieter, by=SETTING_UP, at=AT)
    assert not open_account("ilse-2", ilse, by=SETTING_UP, at=AT)


def test_beside_real_people_there_are_no_demonstration_accounts(ilse, settings):
    refused = card_of(ilse, "candidate")

    assert render(refused.reason, "en").startswith("Here are real people")
    settings.DEMO = True
    assert card_of(ilse, "candidate")


def test_cards_stand_in_their_order_and_have_no_password(ilse, pieter, settings):
    settings.DEMO = True
    card_of(ilse, "assessor", order=2)
    account = card_of(pieter, "candidate", order=1)

    assert [card.account for card in cards()] == ["candidate", "assessor"]
    assert not account.has_usable_password()


def test_cards_that_belong_together_stand_together(ilse, pieter, settings):
    settings.DEMO = True
    group = Text(nl="Kwalificatie", en="Qualification")
    card_of(ilse, "assessor", order=2, group=group)
    card_of(pieter, "candidate", order=1, group=group)

    ((under, found),) = card_groups()
    assert (under, [card.account for card in found]) == (group, ["candidate", "assessor"])


def test_a_short_password_is_refused(ilse):
    account = open_account("ilse", ilse, by=SETTING_UP, at=AT).account

    assert not choose_password(account.pk, "elevensigns", by=SETTING_UP, at=AT)
    assert not choose_password(account.pk, "twelve signs", by=SETTING_UP, at=AT).is_first_password


def test_two_first_sign_ons_at_once_link_one_account_and_say_so_once(house):
    works(lecturer := somebody("Ilse Wevers", number="204417"), house.water)
    known = {"issuer": "https://noaber.example", "subject": "sub-1", "at": AT}

    assert link_sign_on("204417", **known) == link_sign_on("204417", **known)

    acts = [entry.act for entry in entries_of(f"person:{lecturer.pseudonym}")]
    assert (SignOn.objects.count(), acts.count("link-sign-on")) == (1, 1)
