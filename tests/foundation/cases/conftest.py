"""A university in which people ask for something, by a procedure that is gone afterwards."""

from copy import deepcopy

import pytest
from django.test import Client

from leerlijn.foundation.people.models import Account
from tests.foundation.cases import builders
from tests.foundation.people.colleagues import account_of
from tests.tools.entering import come_in


@pytest.fixture
def procedures():
    with builders.added(builders.PROCEDURE, builders.OTHER):
        yield


@pytest.fixture(scope="module")
def built(once) -> builders.World:
    return builders.begun()


@pytest.fixture
def world(built, db, procedures) -> builders.World:
    return deepcopy(built)


@pytest.fixture
def enter(world, monkeypatch):
    """A browser in which somebody is signed in, at the moment of the world."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)

    def entered(name: str, language: str = "en") -> Client:
        client = Client()
        account = Account.objects.filter(name=name).first() or account_of(world.people[name], name)
        come_in(client, account)
        client.cookies["language"] = language
        return client

    return entered
