"""Each condition of a course and of a seat says yes where it should, and else what to do."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.qualification.guards import courses as guards

STARTS, ENDS = date(2027, 3, 1), date(2027, 3, 8)
DAY = timedelta(days=1)


def course(on, *, unmarked=0):
    return Facts(situation=Facts(on=on), known=Facts(ends_on=ENDS), unmarked=unmarked, course=None)


def seat(on=STARTS - DAY, **said):
    facts = {
        "situation": Facts(on=on),
        "course": Facts(starts_on=STARTS, least_presence=80, case=Facts(state=said.pop("state", "open"))),
        "seat": Facts(),
        "place": Facts(state="seated"),
        "works_on_the_utq": True,
        "has_another": False,
        "attended": Facts(is_marked=True, minutes=360, all_minutes=360),
        "was_there_enough": True,
        "statement": Facts(document_id=1),
        "dossier": Facts(pk=1),
        "is_in_dossier": False,
    }
    return Facts(**facts | said)


NOT_MARKED = Facts(is_marked=False, minutes=0, all_minutes=360)


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.lists_are_complete, course(ENDS), course(ENDS - DAY)),
        (guards.lists_are_complete, course(ENDS), course(ENDS, unmarked=1)),
        (guards.has_not_begun, seat(), seat(on=STARTS)),
        (guards.has_not_begun, seat(), seat(state="running")),
        (guards.has_not_begun, seat(), seat(state="cancelled")),
        (guards.works_on_the_utq, seat(), seat(works_on_the_utq=False)),
        (guards.has_no_place_yet, seat(), seat(has_another=True)),
        (guards.was_there_enough, seat(), seat(was_there_enough=False)),
        (guards.was_there_enough, seat(), seat(attended=NOT_MARKED)),
        (guards.was_there_too_little, seat(was_there_enough=False), seat()),
        (
            guards.was_there_too_little,
            seat(was_there_enough=False),
            seat(was_there_enough=False, attended=NOT_MARKED),
        ),
        (guards.statement_is_made, seat(), seat(statement=None)),
        (guards.statement_is_made, seat(), seat(statement=Facts(document_id=None))),
        (guards.has_a_dossier, seat(), seat(dossier=None)),
        (guards.is_not_in_dossier, seat(), seat(is_in_dossier=True)),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason
