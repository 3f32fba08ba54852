"""Each condition of a tailor-made request says yes where it should, and else what to do."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.development.guards import requests as guards

UNTIL = date(2027, 3, 15)
DAY = timedelta(days=1)


def request(on=UNTIL, *, sent_at=None, **said):
    facts = {
        "situation": Facts(on=on, by=Facts(person=7)),
        "schools": (("1", "North"),),
        "newest": Facts(sent_at=sent_at, valid_until=UNTIL),
        "signatories": (("7", "A leader"),),
        "leaders": (Facts(pk=7),),
    }
    return Facts(**facts | said)


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.works_at_a_school, request(), request(schools=())),
        (guards.has_a_proposal, request(), request(newest=None)),
        (guards.is_not_sent_yet, request(), request(sent_at=UNTIL)),
        (guards.is_not_sent_yet, request(), request(newest=None)),
        (guards.is_still_valid, request(), request(UNTIL + DAY)),
        (guards.is_still_valid, request(), request(newest=None)),
        (guards.has_a_signatory, request(), request(signatories=())),
        (guards.leads_the_school, request(), request(leaders=(Facts(pk=8),))),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason
