"""Ten candidates in ten places on the way, and one declaration that verifies."""

from __future__ import annotations

from collections import Counter

import pytest

from leerlijn.domains.assessments.demo.building import build
from leerlijn.domains.assessments.models import Talk
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Account
from tests.stories import world as worlds


@pytest.fixture
def world(db, settings, tmp_path):
    settings.DATA, settings.DEMO = tmp_path, True
    return worlds.build()


def test_ten_candidates_stand_in_different_places(world):
    build(world.at, by=worlds.SETTING_UP)
    states = Counter(Case.objects.filter(procedure__startswith="act-").values_list("state", flat=True))
    assert sum(states.values()) == 10
    assert len(states) == 10
    declaration = Certificate.objects.get(kind="act-suitability")
    assert declaration.document_id is not None
    assert set(Account.objects.values_list("name", flat=True)) == {
        *("switcher", "act-head", "act-coordinator", "act-assessor-1", "act-assessor-2")
    }


def test_an_observation_is_held_on_the_day_for_which_it_was_planned(world):
    build(world.at, by=worlds.SETTING_UP)
    held = Talk.objects.filter(kind=Talk.Kind.OBSERVATION)
    days = {f"case:{case}": day.isoformat() for case, day in held.values_list("assessment__case", "held_on")}
    planned = Entry.objects.filter(act="plan-observation").values_list("subject", "detail__payload")
    assert len(days) == 3
    assert {subject: days[subject] for subject, _ in planned} == days
    assert all(days[subject] in payload for subject, payload in planned)
