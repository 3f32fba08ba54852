"""Two members of a council that still decides are not made one: it would count one twice."""

from __future__ import annotations

from leerlijn.domains.agreements.guards.councils import no_council_would_count_one_twice
from leerlijn.foundation.people.actions import merging
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied


def test_two_members_of_a_council_that_still_decides_stay_two(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    pair = [year.people[f"FR-ET-student-{number}"].pk for number in (1, 2)]
    said = no_council_would_count_one_twice(*pair)
    assert isinstance(said, Denied)
    assert "still has to decide" in render(said.reason, "en")
    assert no_council_would_count_one_twice(pair[0], year.people["FR-BMS-student-1"].pk)
    assert no_council_would_count_one_twice in merging.in_the_way
    year.decided(request, "FR-ET")
    assert no_council_would_count_one_twice(*pair)
