"""A university with an office for policy, and two agreements of faculties."""

import pytest

from leerlijn.foundation.people.models import Account
from tests.domains.agreements.measures import agreement, somebody, university


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
        client.force_login(account)
        client.cookies["language"] = language
        return client

    return as_somebody


@pytest.fixture(autouse=True)
def _procedure():
    from datetime import date

    from leerlijn.foundation.people import relations as offices
    from leerlijn.kernel.procedure import (
        Deadline,
        Meaning,
        Procedure,
        Role,
        State,
        catalogue,
    )
    from leerlijn.kernel.sentence import Text
    from leerlijn.kernel.terms import Count

    if catalogue.editions_of("faculty-agreement"):
        return
    hr = Role("ph", Text(nl="p", en="p"), Meaning.HANDLER, offices.PORTFOLIO_HOLDER)
    au = Role("po", Text(nl="p", en="p"), Meaning.OVERSEER, offices.POLICY_OFFICER)
    draft = State(
        "draft",
        Text(nl="d", en="Draft"),
        owner=hr,
        within=Deadline(length="P20D", count=Count.WORKING, if_passed=Text(nl="x", en="x")),
    )
    consented = State("consented", Text(nl="d", en="Consented"), final=True)
    catalogue.add(
        Procedure(
            key="faculty-agreement",
            edition="2018",
            title=Text(nl="Facultaire", en="Faculty agreement"),
            source="x",
            starts_on=date(2017, 9, 1),
            roles=(hr, au),
            openings=(hr.may("open", Text(nl="o", en="o"), to=draft),),
            table={draft: (hr.may("consent", Text(nl="c", en="c"), to=consented),), consented: ()},
        )
    )
