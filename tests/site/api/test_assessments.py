"""The interface tells of an assessment what the pages tell, each party its own part; and of partnerships."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date

import pytest
from django.test import Client

from leerlijn.domains.partnerships.actions.partnerships import found_partnership
from leerlijn.domains.partnerships.imports import shipped_partnerships
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.kernel.sentence import Text
from tests.site.api.callers import token_of
from tests.stories import world as worlds
from tests.stories.assessment_world import Centre


@pytest.fixture(scope="module")
def built(once) -> Centre:
    return Centre(worlds.build())


@pytest.fixture
def centre(built, db, monkeypatch) -> Centre:
    made = deepcopy(built)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.world.at)
    return made


def caller(centre: Centre, name: str):
    world = centre.world
    token = token_of(world, name)

    def call(address: str, method: str = "GET", **said):
        answer = Client().generic(
            method,
            f"/api/v1/{address}",
            json.dumps(said) if said else "",
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        return answer.status_code, json.loads(answer.content)

    return call


def test_a_school_that_pays_reads_where_it_stands_and_the_price_and_nothing_else(centre):
    case = centre.reported()
    status, told = caller(centre, "leader")(f"assessments/{case.pk}")
    assert (status, told["state"]["key"], told["price"]) == (200, "facts_checked", 195_000)
    hidden = ("registration", "items", "sealed", "report", "outcome", "declaration")
    assert [told[name] for name in hidden] == [None] * len(hidden)


def test_the_candidate_reads_the_outcome_once_it_was_decided(centre):
    case = centre.reported()
    call = caller(centre, "switcher")
    assert call(f"assessments/{case.pk}")[1]["outcome"] is None
    centre.step(case, "decide", "act-head")
    told = call(f"assessments/{case.pk}")[1]
    assert told["outcome"]["outcome"] == "suitable-with-training"
    assert told["declaration"] == "GV-2026-0001"


def test_an_assessor_scores_by_the_interface_on_the_scale_of_four_steps(centre):
    case = centre.scoring()
    call = caller(centre, "act-1")
    status, told = call(f"assessments/{case.pk}/scores/2.3", "PUT", finding="partly", why="Half of it.")
    assert (status, told["criteria"]["2.3"]["finding"]) == (200, "partly")
    assert call(f"assessments/{case.pk}/scores/2.3", "PUT", finding="ask", why="Later.")[0] == 422
    assert call(f"assessments/{case.pk}/scores")[1]["criteria"]["2.3"]["why"] == "Half of it."
    assert caller(centre, "switcher")(f"assessments/{case.pk}/scores")[0] == 403
    assert caller(centre, "stranger")(f"assessments/{case.pk}")[0] == 404


def test_a_partnership_is_told_as_it_is_on_a_day(centre):
    unit = Unit.objects.create(
        kind="partnership", code="P", name_nl="P", name_en="P", path="/p/", starts_on=date(2015, 9, 1)
    )
    Membership.objects.create(
        person=centre.world.people["leader"],
        unit=unit,
        role=Membership.Role.PARTNERSHIP_COORDINATOR,
        starts_on=date(2015, 9, 1),
    )
    found_partnership(
        shipped_partnerships()["partnerships"][2],
        unit,
        counts_from=date(2022, 8, 1),
        source=Text(nl="De brochure", en="The brochure"),
        by=centre.world.standing("leader"),
        at=centre.world.at,
    )
    call = caller(centre, "stranger")
    told = call("partnerships/pilots")[1]
    assert [member["leads"] for member in told["members"]] == [True, *[False] * 5]
    assert all(line["is_gap"] for line in told["safeguards"])
    assert call("partnerships/pilots?on=2020-01-01")[1]["members"] == []
    assert [each["key"] for each in call("partnerships")[1]["partnerships"]] == ["pilots"]
    assert call("partnerships/nowhere")[0] == 404
