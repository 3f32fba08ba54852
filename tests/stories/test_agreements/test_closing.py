"""The years of an agreement end wherever it stands, and then its money moves no more."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leerlijn.domains.agreements.queries.ledger import budget_of
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.kernel.procedure import Late
from leerlijn.kernel.verdict import Refused
from tests.stories import agreements
from tests.stories.agreements import said

NOBODY = dict.fromkeys(("chair", "staff", "student_1", "student_2"), "against")
NEW_YEAR = datetime(2025, 1, 1, 9, tzinfo=UTC)
LAST_DAY = date(2024, 12, 31)


@pytest.fixture
def agreement(year):
    year.on(7, 2)
    year.passed()
    return year.consented()


def closes_at_new_year(year, case, reached):
    assert year.state(case) == reached
    year.at = datetime(2024, 12, 31, 9, tzinfo=UTC)
    let_terms_lapse(at=year.at)
    assert year.state(case) == reached, "its last day is still its own"
    year.at = NEW_YEAR
    let_terms_lapse(at=year.at)
    assert year.state(case) == "closed"
    if case.procedure == "faculty-agreement" and case.unit_id == year.units["ET"].pk:
        with pytest.raises(Refused) as refused:
            year.one_euro(case, "holder-ET")
        assert "This agreement is closed" in said(refused.value.refusal)


def test_with_consent_that_was_never_handed_in(year, agreement):
    closes_at_new_year(year, agreement, "consented")


def test_handed_in_and_never_bundled(year, agreement):
    year.does(agreement, "submit", "holder-ET")
    closes_at_new_year(year, agreement, "submitted")


def test_a_draft_handed_to_the_board_just_before_the_end_of_the_round(year):
    """The three weeks that the board usually takes do not run past its last day."""
    year.passed()
    draft = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(draft, "write", "holder-ET", agreement="Ten mentors.", justification="More feedback.")
    year.at = datetime(2024, 12, 20, 9, tzinfo=UTC)
    year.does(draft, "submit-concept", "holder-ET")
    assert Case.objects.get(pk=draft.pk).due_on == LAST_DAY
    seen = case_page(Case.objects.get(pk=draft.pk), by=year.standing("holder-ET"), at=year.at)
    assert seen.if_passed.en == "it closes."
    line = next(line for line in work_of(year.standing("board")) if line.id == draft.pk)
    assert (line.if_passed.en, line.late) == ("it closes.", Late.LOST)
    closes_at_new_year(year, draft, "concept_submitted")


def test_suspended_a_month_before_the_end_of_the_round(year, agreement):
    year.at = datetime(2024, 12, 2, 9, tzinfo=UTC)
    year.does(agreement, "suspend", "board", reason="It does not fit the profile.")
    assert Case.objects.get(pk=agreement.pk).due_on == LAST_DAY
    closes_at_new_year(year, agreement, "suspended_consented")


@pytest.mark.parametrize("state", ["draft", "concept_submitted", "cvb_checked", "revised"])
def test_a_draft_that_no_council_ever_consented_to_and_then_its_money_counts_nowhere(year, agreement, state):
    draft = year.begin("faculty-agreement", "holder-BMS", "BMS")
    year.does(draft, "write", "holder-BMS", agreement="Ten mentors.", justification="More feedback.")
    year.money(draft, "holder-BMS", 100)
    year.passed("BMS")
    steps = (
        ("submit-concept", "holder-BMS", {}),
        ("check", "board", {"met": list(agreements.ALL_CHECKS)}),
        ("finish", "holder-BMS", {}),
    )
    for key, name, told in steps:
        if year.state(draft) != state:
            year.does(draft, key, name, **told)
    whole = budget_of(Case.objects.all()).sum()
    closes_at_new_year(year, draft, state)
    assert budget_of(Case.objects.all()).sum() == whole - 100_00, "what was agreed counts still"


def test_an_outline_of_the_institution_that_came_no_further(year, agreement):
    whole = year.begin("institution-agreement", "officer", "NU")
    closes_at_new_year(year, whole, "outline")


def test_an_agenda_with_the_request_that_lies_before_its_committee(year, agreement):
    agenda = year.agenda("BMS")
    year.at = datetime(2024, 12, 2, 9, tzinfo=UTC)
    year.does(
        agenda,
        "ask-advice",
        "director-BMS",
        council=str(year.units["OC-BMS"].pk),
        question="What do you think?",
        right="programme-agenda-advice",
        talk_on="2024-12-03",
    )
    request = year.asked(agenda)
    closes_at_new_year(year, agenda, "advice_requested")
    assert year.state(request) == "withdrawn"


def test_refused_after_a_change_in_the_last_year(year, agreement):
    year.at = datetime(2024, 8, 5, 9, tzinfo=UTC)
    year.one_euro(agreement, "holder-ET")
    year.decided(year.ask_consent(agreement, "holder-ET", "FR-ET"), "FR-ET", reasons="No.", **NOBODY)
    closes_at_new_year(year, agreement, "refused")


def test_while_a_council_still_has_a_change_before_it(year, agreement):
    year.at = datetime(2024, 12, 2, 9, tzinfo=UTC)
    year.one_euro(agreement, "holder-ET")
    year.does(
        agreement,
        "ask-consent",
        "holder-ET",
        council=str(year.units["FR-ET"].pk),
        question="Again?",
        right="other",
        basis="regulation",
        source="Regulation, article 3",
    )
    request = year.asked(agreement)
    closes_at_new_year(year, agreement, "consent_requested")
    assert year.state(request) == "withdrawn"


def test_a_whole_that_was_adopted_and_never_submitted(year, agreement):
    closes_at_new_year(year, year.adopted(), "adopted")


def test_a_whole_with_consent_that_was_never_adopted(year, agreement):
    whole = year.proposed()
    year.consents_to(whole, "board", "UR", agreements.WHOLE)
    closes_at_new_year(year, whole, "consented")
