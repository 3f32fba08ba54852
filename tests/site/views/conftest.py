"""The pages of the roof are looked at from the small university of the stories."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.test import Client

from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Account, Membership
from tests.stories import world as worlds
from tests.tools.entering import come_in


@pytest.fixture(scope="module")
def built(once) -> worlds.World:
    return worlds.build()


@pytest.fixture
def world(built, db, monkeypatch) -> worlds.World:
    made = deepcopy(built)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    return made


@pytest.fixture
def enter(world):
    """A browser in which somebody is signed in."""

    def entered(name: str, language: str = "en") -> Client:
        person = world.people[name]
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": person})
        client = Client()
        come_in(client, account)
        client.cookies["language"] = language
        return client

    return entered


@pytest.fixture
def hr_of_all(world):
    """The HR adviser of the story works for one faculty; this makes them that of the whole institution."""
    appoint(
        world.people["hr"],
        Membership.Role.HR,
        world.units["NU"],
        starts_on=worlds.LONG_AGO,
        by=worlds.SETTING_UP,
        at=world.at,
    )
    return "hr"
