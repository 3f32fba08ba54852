"""A key may read, act or decide: each call asks for as much as it does, and says so in one sentence."""

from __future__ import annotations

import pytest

from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.kernel.factors import Scope
from tests.site.api.callers import Caller
from tests.stories.world import AT, SETTING_UP


@pytest.fixture
def keys(call, world) -> dict[Scope, Caller]:
    """Keys of the candidate, one of each scope."""
    call("candidate")  # who has an account
    person = world.people["candidate"]
    return {each: Caller(make_token(person, scope=each, by=SETTING_UP, at=AT).secret) for each in Scope}


def told(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["detail"]


def test_a_key_does_as_much_as_its_scope_says(keys):
    reads, acts, decides = keys.values()
    dossier = acts.begin()
    assert [each.get(f"/cases/{dossier}").status_code for each in keys.values()] == [200] * 3
    said = {"version": 1, "fields": {"reason": "Another job."}}
    withdraw = f"/cases/{dossier}/steps/withdraw"

    too_narrow = "This key may only read. Make one that may act too."
    assert told(reads.post("/cases", {"procedure": "utq-dossier"})) == (403, too_narrow)
    assert told(reads.post(withdraw, said)) == (403, too_narrow)
    undecided = "This decides something, and this key may not. Make one that may decide too."
    assert told(acts.post(withdraw, said)) == (403, undecided)
    steps = {each["name"]: each for each in acts.get(f"/cases/{dossier}").json()["steps"]}
    assert (steps["withdraw"]["verdict"], steps["withdraw"]["reason"]["en"]) == ("denied", undecided)
    assert acts.get(f"/cases/{dossier}").json()["version"] == 1

    assert decides.post(withdraw, said).status_code == 200
