"""The public page: for everybody, in two languages, small, and only what was consented to."""

import pytest

from leerlijn.kernel.sentence import Text
from tests.domains.agreements.measures import agreement, budgeted, consented_to, measure
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
PAGE = "/quality-agreements/"


@pytest.fixture
def consented(units, officer):
    case = agreement(units["BMS"], state="consented")
    measure(case, officer, title="Tutoraat", because="voor het verhaal")
    budgeted(case, officer, 1, 123_457, because="voor het verhaal")
    consented_to(case, officer)
    return case


def test_what_is_still_being_made_is_nobodys_business(client, case, officer):
    measure(case, officer, title="Geheim plan")
    budgeted(case, officer, 1, 100)
    page = client.get(PAGE).content.decode()
    assert "Geheim plan" not in page
    assert "Nog geen raad heeft met een afspraak ingestemd." in page


def test_what_was_consented_to_stands_there_with_its_money(client, consented):
    page = client.get(PAGE).content.decode()
    assert "Faculteitsraad stemde in op 4 juni 2018: 8 voor, 2 tegen, 0 onthouden." in page
    assert "Tutoraat: €\N{NO-BREAK SPACE}1.234,57" in page
    assert "€\N{NO-BREAK SPACE}1.234,57 voor beter onderwijs" in page


def test_it_speaks_two_languages(client, consented):
    client.cookies["language"] = "en"
    assert "Tutoraat (en)" in client.get(PAGE).content.decode()
    themes = client.get(PAGE + "themes/").content.decode()
    assert "The relation between teachers and students is crucial to good education." in themes


def test_it_names_six_themes_and_every_milestone(client, db):
    page = client.get(PAGE).content.decode()
    assert page.count("<dt id=") == 6
    assert "uiterlijk 31 augustus 2018" in page
    assert "1 juli 2018 is een zondag." in page


def test_it_costs_two_statements_and_25_kb_with_five_faculties_too(client, units, officer):
    for number, unit in enumerate((units["ET"], units["BMS"], units["NU"])):
        for _ in range(2):
            case = agreement(unit, state="consented")
            for place in range(1, 5):
                measure(case, officer, title=f"Maatregel {number}-{place}", because="verhaal")
                for year in range(2018, 2025):
                    budgeted(case, officer, place, 12_345_678, year=year, because="verhaal")
            consented_to(case, officer)
    with at_most(2):
        response = client.get(PAGE)
    assert response.content.count(b"<article") == 6
    assert len(response.content) < 25_000


def test_the_page_of_one_agreement_costs_as_much_with_five_full_measures(client, units, officer):
    case = agreement(units["ET"], state="consented")
    said = {
        name: Text(nl=f"Zo wordt het onderwijs beter, in woorden. {name} " * 4, en="In words. " * 9)
        for name in ("description", "target_group", "milestone", "target", "additionality")
    }
    for place in range(1, 6):
        measure(case, officer, title=f"Maatregel {place}", because="verhaal", said=said)
        for year in range(2018, 2025):
            budgeted(case, officer, place, 12_345_678, year=year, because="verhaal")
    consented_to(case, officer)
    with at_most(2):
        response = client.get(f"{PAGE}{case.pk}/")
    assert response.content.count(b"<article") == 5
    assert len(response.content) < 25_000


def test_what_the_total_has_of_the_year_before_the_term_is_said(client, consented, officer):
    assert (
        "het jaar vóór de periode" not in client.get(PAGE).content.decode().split("</h1>")[1].split("</p>")[0]
    )
    budgeted(consented, officer, 1, 7_500_000, year=2018, because="het jaar ervoor")
    page = client.get(PAGE).content.decode()
    assert "Daarvan is €\N{NO-BREAK SPACE}75.000 voor 2018, het jaar vóór de periode." in page


def test_the_amounts_beside_the_bars_are_rounded_and_not_cut_off(client, consented, officer):
    budgeted(consented, officer, 1, 17_995_000, year=2020, because="erbij")
    page = client.get(PAGE).content.decode()
    assert "<span>€\N{NO-BREAK SPACE}180.000</span>" in page.split('class="bars"')[1].split("</ul>")[0]
