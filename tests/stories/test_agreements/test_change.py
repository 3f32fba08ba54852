"""What changes after consent, and what was withdrawn: where it shows and what it stands in the way of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.consents import all_sealed
from leerlijn.domains.agreements.queries.fingerprints import changed_after_consent
from leerlijn.domains.agreements.queries.ledger import Wanted, budget_of, roll_up
from leerlijn.domains.agreements.queries.rounds import newest_round
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Refused
from tests.stories import agreements
from tests.stories.agreements import said, wrong

ASKING = {"council": "1", "question": "Again?", "right": "other"}


def test_one_euro_after_consent_shows_and_stands_in_the_way(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    assert changed_after_consent(agreement) is None
    assert "nothing to ask again" in said(
        year.step(agreement, "ask-consent", "holder-ET", council="1", question="Again?", right="other")
    )
    year.one_euro(agreement, "holder-ET")
    assert [render(each, "en") for each in changed_after_consent(agreement)] == [
        "measure M1 “Mentoren” went from €\N{NO-BREAK SPACE}420,000 to €\N{NO-BREAK SPACE}419,999",
        "the money that no measure has yet went from €\N{NO-BREAK SPACE}0 to €\N{NO-BREAK SPACE}1",
    ]
    assert "changed after the council consented" in said(year.step(agreement, "submit", "holder-ET"))
    year.decided(year.ask_consent(agreement, "holder-ET", "FR-ET"), "FR-ET")
    assert changed_after_consent(agreement) is None
    year.does(agreement, "submit", "holder-ET")


def test_money_of_an_agreement_that_was_withdrawn_counts_nowhere_any_more(year):
    year.on(7, 2)
    year.passed()
    year.passed("BMS")
    begun = year.agreement()
    whole = year.begin("institution-agreement", "officer", "NU")
    assert has_budget(year, whole)
    assert budget_of(Case.objects.all()).sum() == 42_000_000
    year.does(begun, "withdraw", "holder-ET", reason="We begin again.")
    assert not has_budget(year, whole)
    assert budget_of(Case.objects.all()).is_empty
    assert not roll_up(Case.objects.all(), newest_round())
    assert budget_of(Case.objects.all(), Wanted(case=begun.pk)).sum() == 42_000_000, "its own page shows it"
    year.agreement("BMS")
    assert budget_of(Case.objects.all()).sum() == 42_000_000


def has_budget(year, case) -> bool:
    return bool(AgreementFacts(Situation(case, year.standing("board"), year.at, ())).budgeted)


def test_what_changes_after_it_was_handed_in_or_bundled_is_asked_of_the_council_again(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    for step, name in (("submit", "holder-ET"), ("bundle", "uco")):
        year.does(agreement, step, name)
        assert "nothing to ask again" in said(year.step(agreement, "ask-consent", "holder-ET", **ASKING))
        year.one_euro(agreement, "holder-ET")
        year.decided(year.ask_consent(agreement, "holder-ET", "FR-ET"), "FR-ET")
        year.does(agreement, "submit", "holder-ET")
    assert year.does(agreement, "bundle", "officer").state == "bundled"
    assert changed_after_consent(agreement) is None


@pytest.mark.parametrize("reached", ["consented", "adopted", "submitted"])
def test_a_euro_of_a_faculty_is_asked_of_the_university_council_again(year, reached):
    year.on(7, 2)
    year.passed()
    faculty = year.consented()
    whole = year.proposed()
    year.consents_to(whole, "board", "UR", agreements.WHOLE)
    for step in {"consented": (), "adopted": ("adopt",), "submitted": ("adopt", "submit")}[reached]:
        year.does(whole, step, "board")
    year.one_euro(faculty, "holder-ET")
    asking = ASKING | {"council": str(year.units["UR"].pk), "right": agreements.WHOLE}
    first = said(year.step(whole, "ask-consent", "board", **asking))
    assert first == "The agreement of ET was changed after its council consented."
    year.decided(year.ask_consent(faculty, "holder-ET", "FR-ET"), "FR-ET")
    year.consents_to(whole, "officer", "UR", agreements.WHOLE)
    year.does(whole, "adopt", "board")
    assert year.does(whole, "submit", "board").state == "submitted"
    assert changed_after_consent(whole) is None


def test_a_change_in_a_later_year_has_three_months_and_no_day_of_the_planning(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    year.does(agreement, "submit", "holder-ET")
    year.does(agreement, "bundle", "uco")
    year.at = datetime(2020, 3, 2, 9, tzinfo=UTC)
    year.one_euro(agreement, "holder-ET")
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    assert Case.objects.get(pk=agreement.pk).due_on == date(2020, 6, 2)
    year.later(days=7)
    year.decided(request, "FR-ET")
    assert Case.objects.get(pk=agreement.pk).due_on == date(2020, 6, 2)


def test_where_the_council_refuses_the_change_the_version_with_consent_still_stands(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    year.does(agreement, "submit", "holder-ET")
    year.does(agreement, "bundle", "uco")
    year.one_euro(agreement, "holder-ET")
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    refused = dict.fromkeys(("chair", "staff", "student_1", "student_2"), "against")
    year.decided(request, "FR-ET", reasons="Not this euro.", **refused)
    assert year.state(agreement) == "refused"
    assert "A council consented to this" in said(year.step(agreement, "withdraw", "holder-ET", reason="No."))
    assert "changed after the council" in said(year.step(agreement, "go-back", "holder-ET"))
    year.one_euro_back(agreement, "holder-ET")
    year.does(agreement, "go-back", "holder-ET")
    year.does(agreement, "submit", "holder-ET")
    assert year.does(agreement, "bundle", "uco").state == "bundled"


def test_an_agreement_closes_when_its_years_are_over_and_then_nothing_changes_any_more(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    year.does(agreement, "submit", "holder-ET")
    year.does(agreement, "bundle", "uco")
    whole = year.adopted()
    year.does(whole, "submit", "board")
    assert {Case.objects.get(pk=each.pk).due_on for each in (agreement, whole)} == {date(2024, 12, 31)}
    year.at = datetime(2025, 1, 1, 9, tzinfo=UTC)
    let_terms_lapse(at=year.at)
    assert (year.state(agreement), year.state(whole)) == ("closed", "closed")
    with pytest.raises(Refused) as refused:
        year.one_euro(agreement, "holder-ET")
    assert "This agreement is closed" in said(refused.value.refusal)


def test_the_board_suspends_an_agreement_for_four_months_and_then_it_goes_on(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    assert "not open to you" in said(year.step(agreement, "suspend", "dean-ET", reason="No."))
    year.does(agreement, "suspend", "board", reason="It does not fit the profile.")
    assert Case.objects.get(pk=agreement.pk).due_on == date(2018, 11, 2)
    year.on(7, 9)
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="One faculty.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2018-07-09")
    stopped = said(year.step(whole, "propose", "uco", proposal="All of it."))
    assert stopped == "The board suspended the agreement of ET."
    year.on(11, 3)
    let_terms_lapse(at=year.at)
    assert year.state(agreement) == "consented"
    year.does(agreement, "suspend", "board", reason="Still not.")
    assert year.does(agreement, "lift", "board").state == "consented"


def test_an_agreement_that_the_board_annulled_counts_nowhere_any_more(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    year.does(agreement, "submit", "holder-ET")
    assert "reason" in wrong(year.step(agreement, "annul", "board"))
    assert year.does(agreement, "annul", "board", reason="Against the sector agreement.").state == "annulled"
    assert budget_of(Case.objects.all()).is_empty
    assert all_sealed() == {}
    with pytest.raises(Refused) as refused:
        year.one_euro(agreement, "holder-ET")
    assert "This agreement is closed" in said(refused.value.refusal)
