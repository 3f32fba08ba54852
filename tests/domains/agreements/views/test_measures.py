"""The page of the measures says what is missing, and what is wrong stands beside its field."""

import pytest

from leerlijn.domains.agreements.models import LedgerEntry, Measure
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.measures import measures_of
from tests.domains.agreements.measures import agreement, budgeted, measure, somebody
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
RICH = 10


@pytest.fixture
def officer_there(signed_in, officer):
    return signed_in(officer)


def page_of(case, rest=""):
    return f"/agreements/{case.pk}/measures/{rest}"


def filled(**more):
    shares = {f"share_{key}": "" for key in current_cycle().theme_keys}
    return {"title_nl": "Tutoraat", "title_en": "Tutoring", **shares, "share_guidance": "100", **more}


def test_each_measure_says_what_is_missing(officer_there, case, officer):
    measure(case, officer)
    budgeted(case, officer, 1, 100)
    page = officer_there.get(page_of(case)).content.decode()
    assert "7 things are missing that a reviewer asks for." in page
    assert "a budget for 2020, 2021, 2022, 2023 and 2024" in page


def test_a_measure_is_added_with_its_shares(officer_there, case):
    answered = officer_there.post(page_of(case, "add/"), filled())
    assert answered.headers["Location"] == page_of(case) + "#M1"
    (line,) = measures_of(case.pk)
    assert (line.title.en, line.shares) == ("Tutoring", {"guidance": 100})


def test_themes_that_are_not_the_whole_are_refused_and_what_was_typed_stays(officer_there, case):
    answered = officer_there.post(page_of(case, "add/"), filled(share_guidance="90"))
    assert answered.status_code == 422
    page = answered.content.decode()
    assert "The themes add up to 90%, not to 100%." in page
    assert 'value="Tutoring"' in page
    assert not Measure.objects.exists()


def test_who_was_second_is_told_and_nothing_is_lost(officer_there, case, officer):
    measure(case, officer)
    officer_there.post(page_of(case, "1/"), filled(version="1", title_en="First"))
    late = officer_there.post(page_of(case, "1/"), filled(version="1", title_en="Second"))
    assert late.status_code == 409
    assert 'value="Second"' in late.content.decode()
    assert measures_of(case.pk)[0].title.en == "First"


def test_after_consent_the_form_asks_why(officer_there, units, officer):
    consented = agreement(units["BMS"], state="consented")
    measure(consented, officer, because="Nieuw besluit")
    page = officer_there.get(page_of(consented, "1/")).content.decode()
    assert 'name="because"' in page
    silent = officer_there.post(page_of(consented, "1/"), filled(version="1"))
    assert silent.status_code == 422


@pytest.mark.parametrize(("state", "offered"), [("draft", True), ("closed", False)])
def test_a_closed_agreement_offers_no_button_and_says_why(officer_there, units, state, offered):
    case = agreement(units["ET"], state=state)
    page = officer_there.get(page_of(case)).content.decode()
    assert (page_of(case, "add/") in page, "This agreement is closed." in page) == (offered, not offered)


def test_an_amount_that_is_none_stands_beside_its_year(officer_there, case, officer):
    measure(case, officer)
    answered = officer_there.post(
        page_of(case, "1/budget/"), {"amount_2019": "veel", "amount_2020": "1.000", "source": "Brief"}
    )
    assert answered.status_code == 422
    assert "not “veel”" in answered.content.decode()
    assert not LedgerEntry.objects.exists()


def test_money_is_budgeted_year_by_year_in_one_entry(officer_there, case, officer):
    measure(case, officer)
    officer_there.post(
        page_of(case, "1/budget/"),
        {"amount_2019": "1.000,01", "amount_2020": "2,000", "source": "Brief van 3 mei, p. 2"},
    )
    assert measures_of(case.pk)[0].budget == {2019: 100_001, 2020: 200_000}
    assert LedgerEntry.objects.get().source == "Brief van 3 mei, p. 2"


def test_a_budget_line_without_a_source_is_refused_in_one_sentence(officer_there, case, officer):
    measure(case, officer)
    answered = officer_there.post(page_of(case, "1/budget/"), {"amount_2019": "1,000", "source": ""})
    assert answered.status_code == 422
    assert "Write on which letter, decision or table this amount rests" in answered.content.decode()


def test_an_entry_is_taken_back_with_its_ground(officer_there, case, officer):
    measure(case, officer)
    wrong = budgeted(case, officer, 1, 100)
    officer_there.post(f"/agreements/{case.pk}/entries/{wrong.pk}/take-back/", {"source": "Dubbel geboekt"})
    assert measures_of(case.pk)[0].total == 0


def test_money_moves_from_one_measure_to_another(officer_there, case, officer):
    measure(case, officer)
    measure(case, officer)
    budgeted(case, officer, 1, 100_00)
    said = {"giver": "1", "taker": "2", "year": "2019", "amount": "40", "source": "Besluit"}
    assert officer_there.post(f"/agreements/{case.pk}/move/", said).status_code == 302
    assert [line.total for line in measures_of(case.pk)] == [60_00, 40_00]


def test_a_dropped_measure_says_why(officer_there, case, officer):
    measure(case, officer)
    assert officer_there.post(page_of(case, "1/drop/"), {"because": ""}).status_code == 422
    officer_there.post(page_of(case, "1/drop/"), {"because": "Past niet meer"})
    assert measures_of(case.pk) == []


def test_who_may_not_write_here_finds_no_form(signed_in, units, case):
    stranger = signed_in(somebody(units["BMS"], "portfolio-holder"))
    assert stranger.get(page_of(case)).status_code == 404
    assert stranger.get(page_of(case, "add/")).status_code == 404


def test_many_measures_cost_as_much_as_one(officer_there, case, officer):
    measure(case, officer)
    with at_most(RICH):
        officer_there.get(page_of(case))
    for number in range(2, 60):
        measure(case, officer, title=f"Maatregel {number}")
    with at_most(RICH):
        assert officer_there.get(page_of(case)).status_code == 200
