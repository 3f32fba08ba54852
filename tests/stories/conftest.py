"""Every story begins in a small university, with files and keys in a folder of its own."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.test import Client

from leerlijn.foundation.people.models import Account
from tests.stories import world as worlds
from tests.tools.entering import come_in


@pytest.fixture(scope="module")
def built(once) -> worlds.World:
    return worlds.build()


@pytest.fixture
def world(built, db) -> worlds.World:
    return deepcopy(built)


@pytest.fixture
def enter(world, monkeypatch):
    """A browser in which somebody is signed in."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)

    def entered(name: str, language: str = "en") -> Client:
        person = world.people[name]
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": person})
        client = Client(headers={"accept-language": language})
        come_in(client, account)
        client.cookies["language"] = language
        return client

    return entered
