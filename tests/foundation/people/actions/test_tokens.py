"""Keys to the API: shown once, kept as a hash, over after ninety days or what was chosen."""

from datetime import timedelta

import pytest

from leerlijn.foundation.journal.models import EntryDetail
from leerlijn.foundation.people.actions.accounts import close_account
from leerlijn.foundation.people.actions.tokens import make_token, revoke_token
from leerlijn.foundation.people.models import Token
from tests.foundation.people.colleagues import AT, SETTING_UP, account_of, person_of_token
from tests.tools.budget import at_most

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def account(ilse):
    return account_of(ilse, "ilse")


@pytest.fixture
def made(ilse, account):
    return make_token(ilse, label="timetable", by=SETTING_UP, at=AT)


def test_the_secret_opens_for_its_person_in_one_statement(ilse, made):
    with at_most(1):
        assert person_of_token(made.secret, at=AT) == ilse


def test_the_secret_is_nowhere_in_the_database(made):
    kept = [*Token.objects.values_list("digest", flat=True)]
    kept += EntryDetail.objects.values_list("payload", flat=True)

    assert not any(made.secret in text for text in kept)


def test_a_key_lasts_ninety_days_to_the_second_and_none_longer_than_a_year(ilse, made):
    last = AT + timedelta(days=90)

    assert person_of_token(made.secret, at=last - A_SECOND) == ilse
    assert person_of_token(made.secret, at=last) is None
    assert make_token(ilse, lasts=timedelta(days=365), by=SETTING_UP, at=AT)
    with pytest.raises(ValueError, match="365"):
        make_token(ilse, lasts=timedelta(days=366), by=SETTING_UP, at=AT)


@pytest.mark.parametrize("wrong", ["", "leerlijn_", "x" * 5000])
def test_what_is_no_key_opens_nothing(made, wrong):
    assert person_of_token(wrong, at=AT) is None
    assert person_of_token(made.secret[:-1], at=AT) is None


def test_a_revoked_key_opens_nothing(ilse, made):
    revoke_token(made.token.pk, of=ilse.pk, by=SETTING_UP, at=AT)

    assert person_of_token(made.secret, at=AT) is None


def test_nobody_revokes_the_key_of_another(made, pieter, ilse):
    assert revoke_token(made.token.pk, of=pieter.pk, by=SETTING_UP, at=AT) is None
    assert person_of_token(made.secret, at=AT) == ilse


def test_a_closed_account_closes_its_keys(account, made):
    close_account(account.pk, by=SETTING_UP, at=AT)

    assert person_of_token(made.secret, at=AT) is None
