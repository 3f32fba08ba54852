"""Who has which right about which paper on which day, against a table made by hand from the plan of 2018."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.domains.agreements.queries.cycle import current_cycle

BEFORE, FIRST, MAY_2018, DECEMBER_2018 = (
    date(2017, 12, 31),
    date(2018, 1, 1),
    date(2018, 5, 16),
    date(2018, 12, 12),
)
LAST_OF_2018, FIRST_OF_2019, MIDTERM = date(2018, 12, 31), date(2019, 1, 1), date(2021, 6, 30)
LAST_OF_TERM, AFTER_TERM = date(2024, 12, 31), date(2025, 1, 1)

BY_HAND = [
    ("programme-agenda-advice", BEFORE, None),
    ("programme-agenda-advice", FIRST, ("programme-committee", "advice", "statute")),
    ("programme-agenda-advice", MIDTERM, ("programme-committee", "advice", "statute")),
    ("programme-agenda-advice", AFTER_TERM, ("programme-committee", "advice", "statute")),
    ("faculty-agreement-consent", BEFORE, None),
    ("faculty-agreement-consent", MAY_2018, ("faculty-council", "consent", "promise")),
    ("faculty-agreement-consent", LAST_OF_TERM, ("faculty-council", "consent", "promise")),
    ("faculty-agreement-consent", AFTER_TERM, None),
    ("faculty-agenda-2018-consent", FIRST, ("faculty-council", "consent", "promise")),
    ("faculty-agenda-2018-consent", LAST_OF_2018, ("faculty-council", "consent", "promise")),
    ("faculty-agenda-2018-consent", FIRST_OF_2019, None),
    ("project-plan-advice", MAY_2018, ("university-council", "advice", "regulation")),
    ("project-plan-advice", FIRST_OF_2019, None),
    ("state-of-affairs-information", BEFORE, None),
    ("state-of-affairs-information", DECEMBER_2018, ("university-council", "information", "statute")),
    ("state-of-affairs-information", AFTER_TERM, ("university-council", "information", "statute")),
    ("institution-agreement-consent", DECEMBER_2018, ("university-council", "consent", "sector-agreement")),
    ("institution-agreement-consent", LAST_OF_TERM, ("university-council", "consent", "sector-agreement")),
    ("institution-agreement-consent", AFTER_TERM, None),
    ("budget-main-lines-consent", FIRST_OF_2019, ("university-council", "consent", "statute")),
    ("budget-main-lines-consent", AFTER_TERM, ("university-council", "consent", "statute")),
    ("joint-meeting-represented", MAY_2018, ("participation-bodies", "represented", "promise")),
    ("joint-meeting-represented", FIRST_OF_2019, None),
    ("guide-advice", MAY_2018, ("education-committee", "advice", "regulation")),
    ("guide-advice", MIDTERM, None),
    ("institution-agreement-proposal", MAY_2018, ("education-committee", "proposal", "regulation")),
    ("draft-check", BEFORE, None),
    ("draft-check", MAY_2018, ("executive-board", "check", "sector-agreement")),
    ("adoption", DECEMBER_2018, ("executive-board", "adoption", "statute")),
    ("adoption", AFTER_TERM, ("executive-board", "adoption", "statute")),
]


def test_the_table_by_hand_has_thirty_cases_and_names_every_right():
    assert len(BY_HAND) == 30
    assert {key for key, _, _ in BY_HAND} == {right.key for right in current_cycle().rights}


@pytest.mark.parametrize(("key", "day", "wanted"), BY_HAND)
def test_the_right_body_has_the_right_verb_on_the_right_day(key, day, wanted):
    there = [right for right in current_cycle().rights_on(day) if right.key == key]
    assert [(right.body, right.right, right.basis) for right in there] == ([wanted] if wanted else [])
