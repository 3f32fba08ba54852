"""Where the council does not follow a change, the version to which it did consent stands again."""

from __future__ import annotations

import pytest

from leerlijn.domains.agreements.models import Version
from leerlijn.domains.agreements.queries.fingerprints import changed_after_consent, last_version
from tests.stories import agreements
from tests.stories.agreements import said

NOBODY = dict.fromkeys(("chair", "staff", "student_1", "student_2"), "against")
OTHER = {"agreement": "Twelve mentors.", "justification": "More feedback in 2018."}


@pytest.fixture
def refused(year):
    """An agreement of which one word changed after the consent; the council refused the new text."""
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    year.does(agreement, "write", "holder-ET", **OTHER)
    year.decided(
        year.ask_consent(agreement, "holder-ET", "FR-ET"), "FR-ET", reasons="Not these words.", **NOBODY
    )
    assert year.state(agreement) == "refused"
    return agreement


def test_from_the_refusal_the_text_with_consent_comes_back(year, refused):
    year.does(refused, "go-back", "holder-ET")
    assert_stands_again(year, refused)


def test_from_another_new_text_too(year, refused):
    year.does(refused, "revise", "holder-ET", agreement="Eleven mentors.", justification="Less.")
    assert year.state(refused) == "revised"
    year.one_euro(refused, "holder-ET")
    assert "from €\N{NO-BREAK SPACE}420,000 to €\N{NO-BREAK SPACE}419,999" in said(
        year.step(refused, "go-back", "holder-ET")
    )
    year.one_euro_back(refused, "holder-ET")
    year.does(refused, "go-back", "dean-ET")
    assert_stands_again(year, refused)


def assert_stands_again(year, agreement):
    assert year.state(agreement) == "consented"
    assert changed_after_consent(agreement) is None
    assert last_version(agreement).said["agreement"] == "Ten mentors."
    assert "Twelve mentors." in {each.said["agreement"] for each in Version.objects.filter(case=agreement)}
    year.does(agreement, "submit", "holder-ET")


def test_before_any_consent_there_is_nothing_to_go_back_to(year):
    year.on(7, 2)
    year.passed()
    assert said(year.step(year.agreement(), "go-back", "holder-ET")) == (
        "The council has not consented to any version yet."
    )


def test_the_board_goes_back_to_the_whole_with_consent(year):
    year.on(7, 2)
    year.passed()
    year.consented()
    whole = year.proposed()
    year.consents_to(whole, "board", "UR", agreements.WHOLE)
    year.does(whole, "revise", "board", proposal="Another whole.")
    assert year.does(whole, "go-back", "board").state == "consented"
    assert last_version(whole).said["proposal"] == "One whole of all faculties."
    year.does(whole, "adopt", "board")
