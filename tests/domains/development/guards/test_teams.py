"""Each condition of a team says yes where it should, and else what to do."""

from __future__ import annotations

from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.development.guards import teams as guards


def team(**said):
    facts = {
        "schools": (Facts(),),
        "colleagues": {"1": Facts()},
        "asked": 0,
        "seated": 3,
        "known": Facts(size=3),
    }
    return Facts(**facts | said)


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.leads_a_school, team(), team(schools=())),
        (guards.has_a_colleague_left, team(), team(colleagues={})),
        (guards.is_complete, team(), team(asked=1)),
        (guards.is_complete, team(), team(seated=2)),
        (guards.is_smaller, team(seated=2), team(seated=2, asked=1)),
        (guards.is_smaller, team(seated=2), team()),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason
