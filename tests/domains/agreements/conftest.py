"""A university with an office for policy, and two agreements of faculties; or all of the year 2018."""

from copy import deepcopy

import pytest

from leerlijn.foundation.people.models import Account
from tests.domains.agreements.measures import agreement, somebody, university
from tests.stories import agreements
from tests.tools.entering import come_in


@pytest.fixture(scope="module")
def built(once) -> agreements.Year:
    return agreements.build()


@pytest.fixture
def year(built, db) -> agreements.Year:
    return deepcopy(built)


@pytest.fixture
def units(db):
    return university()


@pytest.fixture
def officer(units):
    return somebody(units["NU"], "policy-officer")


@pytest.fixture
def case(units):
    return agreement(units["ET"])


@pytest.fixture
def signed_in(client):
    """The client, signed in as whoever this standing is."""

    def as_somebody(standing, language="en"):
        account, _ = Account.objects.get_or_create(person_id=standing.person, name=f"p{standing.person}")
        come_in(client, account)
        client.cookies["language"] = language
        return client

    return as_somebody
