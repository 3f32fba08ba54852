"""Certificates: one's own, and those of the people of an office."""

from __future__ import annotations

import pytest

from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from tests.foundation.credentials.builders import BUILT_FROM, QUALIFICATION, SIGNATORIES, UNIVERSITY
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most


def issued(world, name: str, basis: str) -> str:
    person = world.people[name]
    return issue_certificate(
        QUALIFICATION,
        holder=person,
        name_as_printed=person.name,
        built_from=BUILT_FROM,
        issuer=UNIVERSITY,
        signatories=SIGNATORIES,
        basis=basis,
        at=world.at,
        by=SETTING_UP,
    ).number


@pytest.fixture
def numbers(world):
    """Of two people of ET and one of TNW."""
    return [
        issued(world, name, f"case:{place}")
        for place, name in enumerate(("candidate", "stranger", "assessor-3"), start=1)
    ]


def seen(caller) -> list[str]:
    return [each["number"] for each in caller.get("/certificates").json()["certificates"]]


def test_somebody_sees_their_own_and_an_office_those_of_its_unit(call, numbers):
    assert seen(call("candidate")) == numbers[:1]
    assert seen(call("assessor-3")) == numbers[2:]
    assert seen(call("hr")) == [numbers[1], numbers[0]]
    assert seen(call("coordinator")) == numbers[::-1]
    assert seen(call("administrator")) == []


def test_a_certificate_is_told_with_where_anybody_checks_it(call, numbers, client):
    told = call("candidate").get(f"/certificates/{numbers[0]}").json()
    assert (told["number"], told["holder"], told["status"]) == (
        numbers[0],
        "Candidate Voorbeeld",
        "valid",
    )
    assert set(told["title"]) == {"nl", "en"}
    address = told["verify"].removeprefix("http://127.0.0.1:8000")
    assert address.startswith("/verify/")
    assert client.get(address).status_code == 200


def test_the_certificate_of_somebody_else_is_as_absent_as_none(call, numbers):
    theirs = call("candidate").get(f"/certificates/{numbers[1]}")
    absent = call("candidate").get("/certificates/UTQ-1999-0001")
    assert (theirs.status_code, absent.status_code) == (404, 404)
    assert theirs.json() == absent.json()
    assert call("hr").get(f"/certificates/{numbers[2]}").status_code == 404


def test_the_list_goes_on_after_the_last_of_the_page(call, numbers):
    first = call("coordinator").get("/certificates", limit=2).json()
    assert first["next"] == numbers[1]
    second = call("coordinator").get("/certificates", limit=2, after=first["next"]).json()
    assert ([each["number"] for each in second["certificates"]], second["next"]) == (numbers[:1], None)


@pytest.mark.parametrize(
    ("query", "wrong"),
    [({"limit": 0}, "limit"), ({"after": "x" * 500}, "after"), ({"holder": "1"}, "holder")],
)
def test_what_is_wrong_is_said_per_parameter(call, query, wrong):
    answer = call("candidate").get("/certificates", **query)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {wrong})


def test_the_list_costs_at_most_six_statements(call, numbers):
    coordinator = call("coordinator")
    with at_most(6):
        coordinator.get("/certificates")


def test_the_pdf_is_for_whom_it_was_given_to(call, numbers, world):
    address = f"/certificates/{numbers[0]}/file"
    assert call("candidate").get(address).status_code == 404
    make_document.call(Certificate.objects.get(number=numbers[0]).pk, world.at.isoformat())
    assert call("candidate").get(address).getvalue()[:5] == b"%PDF-"
    for name in ("stranger", "hr", "coordinator", "administrator"):
        assert call(name).get(address).status_code in {403, 404}, name
