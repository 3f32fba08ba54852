"""Every test of this room begins with a small Pro-U, with keys and letters of its own."""

from copy import deepcopy

import pytest
from django.test import Client

from leerlijn.foundation.people.models import Account
from tests.domains.development.world import World, build
from tests.tools.entering import come_in


@pytest.fixture(scope="module")
def built(once) -> World:
    return build()


@pytest.fixture
def world(built, db) -> World:
    return deepcopy(built)


@pytest.fixture
def enter(world, monkeypatch):
    """A browser in which somebody is signed in; without a name nobody is."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)

    def entered(name: str = "", language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        if name:
            account, _ = Account.objects.get_or_create(name=name, defaults={"person": world.people[name]})
            come_in(client, account)
        client.cookies["language"] = language
        return client

    return entered
