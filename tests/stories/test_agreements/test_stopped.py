"""What the board stopped, or what was withdrawn, after the whole was put together."""

from __future__ import annotations

import pytest

from leerlijn.domains.agreements.models import KeptFingerprint
from leerlijn.domains.agreements.queries.fingerprints import (
    changed_after_consent,
    fingerprint_of,
    manifest_of,
)
from leerlijn.foundation.ui.words import render
from tests.stories import agreements
from tests.stories.agreements import said


@pytest.mark.parametrize("reached", ["consented", "adopted"])
def test_what_the_board_annulled_is_adopted_and_submitted_in_no_whole(year, reached):
    whole, faculty = whole_of_two(year, reached)
    year.does(faculty, "annul", "board", reason="Against the sector agreement.")
    step = {"consented": "adopt", "adopted": "submit"}[reached]
    assert said(year.step(whole, step, "board")) == (
        "The board annulled the agreement of ET. Ask for consent to the whole without it."
    )
    assert [render(each, "en") for each in changed_after_consent(whole)] == [
        "the agreement of ET is no part any more"
    ]
    year.consents_to(whole, "board", "UR", agreements.WHOLE)
    year.does(whole, "adopt", "board")
    assert year.does(whole, "submit", "board").state == "submitted"


@pytest.mark.parametrize("reached", ["consented", "adopted"])
def test_what_the_board_suspended_holds_the_whole_up_until_it_is_lifted(year, reached):
    whole, faculty = whole_of_two(year, reached)
    year.does(faculty, "suspend", "board", reason="It does not fit the profile.")
    step = {"consented": "adopt", "adopted": "submit"}[reached]
    assert said(year.step(whole, step, "board")) == "The board suspended the agreement of ET."
    year.does(faculty, "lift", "board")
    year.does(whole, step, "board")


def whole_of_two(year, reached):
    """To which the university council consented, and that of one of its two faculties."""
    year.on(7, 2)
    year.passed()
    year.passed("BMS")
    faculty = year.consented()
    year.consented("BMS")
    whole = year.proposed()
    year.consents_to(whole, "board", "UR", agreements.WHOLE)
    if reached == "adopted":
        year.does(whole, "adopt", "board")
    return whole, faculty


def test_a_draft_that_was_withdrawn_is_no_part_of_the_whole_any_more(year):
    year.on(7, 2)
    year.passed()
    year.passed("BMS")
    year.consented()
    whole = year.proposed()
    begun = year.agreement("BMS")
    year.does(whole, "revise", "board", proposal="One whole, with a draft.")
    assert len(manifest_of(whole).items) == 5
    year.does(begun, "withdraw", "holder-BMS", reason="We begin again.")
    assert len(manifest_of(whole).items) == 4
    assert KeptFingerprint.objects.get(case=whole).fingerprint == fingerprint_of(whole)
