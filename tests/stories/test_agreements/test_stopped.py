"""What the board stopped, or what was withdrawn, after the whole was put together."""

from __future__ import annotations

import pytest

from leerlijn.domains.agreements.models import KeptFingerprint
from leerlijn.domains.agreements.queries.fingerprints import (
    changed_after_consent,
    fingerprint_of,
    manifest_of,
)
from leerlijn.foundation.cases.actions.time import let_terms_lapse
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
    assert len(manifest_of(whole).items) == 7
    year.does(begun, "withdraw", "holder-BMS", reason="We begin again.")
    assert len(manifest_of(whole).items) == 6
    assert KeptFingerprint.objects.get(case=whole).fingerprint == fingerprint_of(whole)


def reached(year, state):
    """An agreement to which the council of ET consented once, in this state."""
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    if state in {"submitted", "bundled"}:
        year.does(agreement, "submit", "holder-ET")
    if state == "bundled":
        year.does(agreement, "bundle", "uco")
    if state in {"consented", "submitted", "bundled"}:
        return agreement
    year.one_euro(agreement, "holder-ET")
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    match state:
        case "refused":
            nobody = dict.fromkeys(("chair", "staff", "student_1", "student_2"), "against")
            year.decided(request, "FR-ET", reasons="No.", **nobody)
        case "consent_expired":
            year.later(days=90)
            let_terms_lapse(at=year.at)
        case "revised":
            year.does(request, "withdraw", "holder-ET", reason="A slip.")
    return agreement


@pytest.mark.parametrize(
    "state",
    ["consented", "submitted", "bundled", "consent_requested", "refused", "consent_expired", "revised"],
)
def test_wherever_the_board_suspends_it_goes_on_from_there(year, state):
    agreement = reached(year, state)
    assert year.state(agreement) == state
    year.does(agreement, "suspend", "board", reason="It does not fit the profile.")
    assert year.state(agreement) == f"suspended_{state}"
    assert year.does(agreement, "lift", "board").state == state
    year.does(agreement, "suspend", "board", reason="Still not.")
    year.later(days=125)
    let_terms_lapse(at=year.at)
    after = {"consent_requested": "consent_expired"}.get(state, state)
    assert year.state(agreement) == after, "the term of the council ran on"
    assert year.does(agreement, "annul", "board", reason="Against the sector agreement.").state == "annulled"


def test_what_the_council_answers_during_a_suspension_counts_when_it_is_lifted(year):
    agreement = reached(year, "consent_requested")
    request = year.asked(agreement)
    year.does(agreement, "suspend", "board", reason="It does not fit the profile.")
    year.decided(request, "FR-ET")
    assert (year.state(request), year.state(agreement)) == ("consented", "suspended_consent_requested")
    year.does(agreement, "lift", "board")
    assert year.state(agreement) == "consented"
    assert changed_after_consent(agreement) is None


def test_annulling_ends_the_request_that_lies_before_the_council(year):
    agreement = reached(year, "consent_requested")
    request = year.asked(agreement)
    year.does(agreement, "annul", "board", reason="Against the sector agreement.")
    assert (year.state(agreement), year.state(request)) == ("annulled", "withdrawn")


def test_what_no_council_consented_to_is_neither_suspended_nor_annulled(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    for step in ("suspend", "annul"):
        refused = said(year.step(agreement, step, "board", reason="No."))
        assert refused == "The council has not consented to any version yet."


def test_a_suspended_agreement_is_part_of_no_whole_that_is_asked_about(year):
    agreement = reached(year, "bundled")
    whole = year.proposed()
    year.does(agreement, "suspend", "board", reason="It does not fit the profile.")
    asking = {"council": str(year.units["UR"].pk), "question": "Do you consent?", "right": agreements.WHOLE}
    refused = said(year.step(whole, "ask-consent", "board", **asking))
    assert refused == "The board suspended the agreement of ET."
