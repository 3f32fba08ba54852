"""Whoever decides does not decide about themselves, also not through a deputy (X47)."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.models import Deferral
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied
from tests.stories.world import SETTING_UP

OWN = "This is about you, so somebody else has to do it."
GIVER = "You act for Dean Voorbeeld, and this is about them: somebody else has to do it."


def reason(answer) -> str:
    return render(answer.reason, "en") if isinstance(answer, Denied) else f"{answer}"


def extended(world, about: str, by: str):
    """Somebody gives more time to somebody else, or to themselves."""
    case = duty_of(world.people[about].pk)
    return world.step(case, "extend", by, due_on="2028-06-30", reason="leave", manager_heard="yes")


@pytest.fixture
def duties(world):
    """Everybody has a duty, and the stranger stands in for the dean."""
    choose_setting(
        "utq-obligation.rules",
        "seed",
        unit=None,
        starts_on=date(2026, 1, 1),
        source="chosen for the story",
        actor=SETTING_UP,
        at=world.at,
    )
    evaluate_duties(at=world.at)
    give_mandate(
        giver=world.people["dean"],
        deputy=world.people["stranger"],
        role=Membership.Role.DEAN,
        unit=world.units["ET"],
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        by=SETTING_UP,
        at=world.at,
    )


def test_a_dean_gives_time_to_others_only(world, duties):
    assert reason(extended(world, "dean", "dean")) == OWN
    assert not Deferral.objects.exists()
    assert extended(world, "candidate", "dean").state == "extended"


def test_more_time_has_an_end_that_the_institution_may_choose(world, duties, enter):
    def until(day):
        case = duty_of(world.people["candidate"].pk)
        return world.step(case, "extend", "dean", due_on=day, reason="leave", manager_heard="yes")

    case = duty_of(world.people["candidate"].pk)
    page = enter("dean").get(f"/cases/{case.pk}/extend/").content.decode()
    assert "A new date can be up to</dt><dd>1 September 2029" in page
    refused = until("2029-09-02")
    assert render(refused.errors["due_on"], "en") == "Choose a day up to 1 September 2029."
    choose_setting(
        "utq-obligation.longest-extension",
        "P6M",
        unit=world.units["ET"],
        starts_on=date(2026, 1, 1),
        source="chosen for the story",
        actor=SETTING_UP,
        at=world.at,
    )
    assert not until("2028-03-02")
    assert until("2028-03-01").state == "extended"


def test_a_deputy_with_a_conflict_is_refused(world, duties):
    assert reason(extended(world, "stranger", "stranger")) == OWN
    assert reason(extended(world, "dean", "stranger")) == GIVER
    assert not Deferral.objects.exists()
    assert extended(world, "candidate", "stranger").state == "extended"
    assert extended(world, "stranger", "dean").state == "extended"


def test_a_coordinator_hands_their_own_dossier_in_and_leaves_the_rest_to_another(world):
    case = world.sealed("coordinator")
    first, second = (str(world.people[each].pk) for each in ("assessor-1", "assessor-3"))
    assert reason(world.step(case, "ask-assessors", "coordinator", first=first, second=second)) == OWN
    other = world.sealed("candidate")
    assert world.step(other, "ask-assessors", "coordinator", first=first, second=second)
