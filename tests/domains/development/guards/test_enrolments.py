"""Each condition of an enrolment says yes where it should, and else what to do."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.development.guards import enrolments as guards
from leerlijn.domains.development.queries.terms import Stage
from leerlijn.foundation.meetings.waiting import Rule
from leerlijn.kernel.money import Money

STARTS, OPENS, CLOSES = date(2027, 3, 15), date(2027, 1, 4), date(2027, 3, 1)
DAY = timedelta(days=1)
PRO_U = "/nu/pro-u/"


def enrolment(on=CLOSES, **said):
    edition = Facts(
        case=Facts(state=said.pop("state", "open")),
        opens_on=OPENS,
        closes_on=CLOSES,
        starts_on=STARTS,
        offering=Facts(unit=Facts(path=PRO_U), least_presence=80),
    )
    facts = {
        "situation": Facts(on=on, case=Facts(path=said.pop("path", PRO_U))),
        "edition": edition,
        "is_general": True,
        "rule": Rule(),
        "own_schools": (Facts(path="/board/north/"),),
        "last_day_of_partners": OPENS,
        "has_another": False,
        "enrolment": Facts(),
        "place": Facts(state="seated"),
        "is_free_to_withdraw": True,
        "stages": (Stage(CLOSES, Money(5000)),),
        "still_free_until": CLOSES - DAY,
        "is_postponed": False,
        "colleagues": (("1", "A colleague"),),
        "last_day_before": STARTS - DAY,
        "attended": Facts(is_marked=True, minutes=360, all_minutes=360, sessions=2, presence=Facts(marked=2)),
        "has_been_there_enough": True,
        "statement": Facts(says=Facts(profile="6 hours", built_from="two meetings")),
        "hours": "6 hours",
        "was_there": "two meetings",
    }
    return Facts(**facts | said)


def attended(minutes, *, is_marked=True):
    return Facts(is_marked=is_marked, minutes=minutes, all_minutes=360, sessions=2, presence=Facts(marked=1))


NEVER_THERE = enrolment(attended=attended(0), has_been_there_enough=False)
TOO_LITTLE = enrolment(attended=attended(60), has_been_there_enough=False)
NOT_MARKED = enrolment(attended=attended(0, is_marked=False), has_been_there_enough=False)
BOARD_FIRST = Rule(first=("/board/",))


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.is_open, enrolment(), enrolment(CLOSES + DAY)),
        (guards.is_open, enrolment(state="full"), enrolment(state="planned")),
        (guards.is_open, enrolment(), enrolment(state="cancelled")),
        (guards.is_your_turn, enrolment(), enrolment(is_general=False)),
        (guards.is_your_turn, enrolment(is_general=False, rule=BOARD_FIRST), enrolment(is_general=False)),
        (guards.is_with_its_owner, enrolment(), enrolment(path="/nu/et/")),
        (guards.is_not_enrolled_yet, enrolment(), enrolment(has_another=True)),
        (guards.is_free, enrolment(), enrolment(is_free_to_withdraw=False)),
        (guards.costs_a_fee, enrolment(is_free_to_withdraw=False), enrolment()),
        (guards.costs_a_fee, enrolment(is_free_to_withdraw=False), enrolment(is_postponed=True)),
        (guards.has_a_colleague, enrolment(), enrolment(colleagues=())),
        (guards.has_not_begun, enrolment(STARTS - DAY), enrolment(STARTS)),
        (guards.has_not_begun, enrolment(STARTS, is_postponed=True), enrolment(STARTS)),
        (guards.can_still_come, enrolment(STARTS - DAY), enrolment(STARTS)),
        (guards.can_still_come, enrolment(STARTS, is_postponed=True), enrolment(STARTS)),
        (guards.is_not_postponed, enrolment(), enrolment(is_postponed=True)),
        (guards.is_marked, enrolment(), NOT_MARKED),
        (guards.has_been_there_enough, enrolment(), TOO_LITTLE),
        (guards.has_been_there_too_little, TOO_LITTLE, enrolment()),
        (guards.has_been_there_too_little, TOO_LITTLE, NEVER_THERE),
        (guards.never_came, NEVER_THERE, TOO_LITTLE),
        (guards.never_came, NEVER_THERE, NOT_MARKED),
        (guards.has_other_hours, enrolment(hours="4 hours"), enrolment()),
        (guards.has_other_hours, enrolment(was_there="one meeting"), enrolment(statement=None)),
        (guards.was_not_there_enough, TOO_LITTLE, enrolment()),
        (guards.was_not_there_enough, NEVER_THERE, NOT_MARKED),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason
