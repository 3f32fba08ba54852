"""Each condition of an edition says yes where it should, and else what to do."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.development.guards import editions as guards

STARTS, ENDS = date(2027, 3, 1), date(2027, 3, 8)
DAY = timedelta(days=1)


def edition(on=ENDS, **said):
    facts = {
        "situation": Facts(on=on),
        "known": Facts(least=3, starts_on=STARTS),
        "offerings": (("1", "Language"),),
        "sessions": (Facts(),),
        "is_full": False,
        "seated": 3,
        "last_session_on": ENDS,
        "unmarked": 0,
    }
    return Facts(**facts | said)


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.is_at_pro_u, edition(), edition(offerings=())),
        (guards.has_a_session, edition(), edition(sessions=())),
        (guards.is_full, edition(is_full=True), edition()),
        (guards.has_room, edition(), edition(is_full=True)),
        (guards.has_enough, edition(), edition(seated=2)),
        (guards.has_begun, edition(STARTS), edition(STARTS - DAY)),
        (guards.attendance_is_complete, edition(), edition(ENDS - DAY)),
        (guards.attendance_is_complete, edition(), edition(unmarked=1)),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason
