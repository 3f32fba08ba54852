"""Whoever was found suitable to teach in an assessment is offered that as a ground for exemption."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.credentials.actions.certificates import revoke_certificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.people.models import Appointment
from tests.stories.assessment_world import Centre
from tests.stories.exemption_world import SAID, Faculty
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most

OFFER = "This may be a ground for an exemption:"


def read(response) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.fixture
def centre(world) -> Centre:
    """The candidate of the assessment teaches at the university too, and has a duty."""
    centre = Centre(world)
    Appointment.objects.create(
        person=world.people["switcher"],
        unit=world.units["ET"],
        profile="assistant-professor",
        contract="permanent",
        fte="0.8",
        fte_teaching="0.4",
        starts_on=date(2024, 9, 1),
    )
    Faculty(world)
    return centre


def declared(centre, **said: str) -> None:
    centre.step(centre.reported(**said), "decide", "act-head")
    evaluate_duties(at=centre.world.at)


def hold_to_the_first_degree(world) -> None:
    choose_setting(
        "utq-exemption.grounds",
        "seed",
        unit=None,
        starts_on=date(2026, 1, 1),
        source="chosen for the story",
        actor=SETTING_UP,
        at=world.at,
    )


def test_a_declaration_of_suitability_is_offered_as_a_ground_with_the_ground_filled_in(centre, enter):
    browser = enter("switcher")
    assert OFFER not in read(browser.get("/qualification/")), "nothing was found yet"
    declared(centre)
    page = browser.get("/qualification/")
    assert "You hold a declaration of suitability (first degree). " + OFFER in read(page)
    assert 'href="/qualification/exemptions/ask/?ground=g1"' in page.content.decode()
    form = browser.get("/qualification/exemptions/ask/?ground=g1").content.decode()
    [chosen] = re.findall(r'<input[^>]*type="radio"[^>]*checked[^>]*>', form)
    assert 'value="g1"' in chosen
    browser.post("/qualification/exemptions/ask/", {**SAID, "ground": "g1"})
    assert OFFER not in read(browser.get("/qualification/")), "it was taken up"


def test_in_dutch_too(centre, enter):
    declared(centre)
    assert "Je hebt een geschiktheidsverklaring (eerstegraads)." in read(
        enter("switcher", "nl").get("/qualification/")
    )


def test_it_is_offered_to_nobody_else(centre, enter):
    declared(centre)
    for name in ("candidate", "stranger"):
        assert OFFER not in read(enter(name).get("/qualification/"))
    duty = duty_of(centre.world.people["switcher"].pk)
    for name in ("hr", "dean", "supervisor", "coordinator"):
        page = enter(name).get(f"/qualification/duties/{duty.pk}/")
        assert (page.status_code, OFFER in read(page)) == (200, False), name


def test_a_negative_outcome_is_no_ground(centre, enter):
    declared(centre, outcome="not-suitable")
    assert OFFER not in read(enter("switcher").get("/qualification/"))


def test_a_declaration_that_was_revoked_is_no_ground(centre, enter):
    declared(centre)
    revoke_certificate(
        Certificate.objects.select_related("holder", "corrected_by").get(kind="act-suitability"),
        reason="The diploma was not theirs.",
        decided_on=centre.world.at.date(),
        at=centre.world.at,
        by=SETTING_UP,
    )
    assert OFFER not in read(enter("switcher").get("/qualification/"))


@pytest.mark.parametrize(("degree", "words"), [("first", True), ("second", False)])
def test_where_the_list_asks_for_the_first_degree_the_second_is_no_ground(centre, enter, degree, words):
    hold_to_the_first_degree(centre.world)
    declared(centre, degree=degree, diploma="wo" if degree == "first" else "hbo")
    assert (OFFER in read(enter("switcher").get("/qualification/"))) is words


def test_the_later_list_takes_the_second_degree(centre, enter):
    """The control."""
    declared(centre, degree="second", diploma="hbo")
    assert OFFER in read(enter("switcher").get("/qualification/"))


def test_the_page_of_the_duty_costs_at_most_ten_statements_with_the_offer(centre, enter):
    declared(centre)
    browser = enter("switcher")
    browser.get("/qualification/")
    with at_most(10):
        assert OFFER in read(browser.get("/qualification/"))
