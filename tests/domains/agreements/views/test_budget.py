"""The budget page adds up by itself, leads to its postings, and costs the same at one record and at many."""

import csv
import io
import re

import pytest
from python_calamine import CalamineWorkbook

from leerlijn.domains.agreements.models import LedgerEntry
from tests.domains.agreements.measures import (
    agreement,
    budgeted,
    granted_to,
    measure,
    somebody,
)
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
BUDGET, POSTINGS = "/agreements/budget/", "/agreements/budget/postings/"
LIST, RICH = 6, 10


@pytest.fixture
def reader(units, signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def money(case, officer):
    """A measure of two themes with money of two years, and something that no measure has."""
    measure(case, officer)
    granted_to(case, officer, 10_000)
    budgeted(case, officer, 1, 123_457)
    budgeted(case, officer, 1, 50_000, year=2020)


def table(response, caption):
    """The cells of the table with this caption, as text without marks."""
    return response.content.decode().split(f"<caption>{caption}")[1].split("</table>")[0]


def test_the_sum_of_all_cells_is_the_heading(reader, money):
    page = reader.get(BUDGET)
    assert "€\N{NO-BREAK SPACE}1,734.57 for better education" in page.content.decode()
    assert "€\N{NO-BREAK SPACE}617.29" in table(page, "By theme")
    assert "€\N{NO-BREAK SPACE}617.28" in table(page, "By theme")


def test_one_theme_alone_is_a_filter_in_the_address(reader, money):
    page = reader.get(BUDGET, {"theme": "guidance"})
    assert "€\N{NO-BREAK SPACE}867.29 for better education" in page.content.decode() or (
        "€\N{NO-BREAK SPACE}867.28 for better education" in page.content.decode()
    )
    assert "What goes to “More and better guidance of students”" in page.content.decode()


def test_what_no_measure_has_is_said(reader, money):
    assert "ET: €\N{NO-BREAK SPACE}8,265.43 was granted and no measure has it." in (
        reader.get(BUDGET).content.decode()
    )


def test_a_figure_leads_to_the_postings_that_it_is_made_of(reader, money, case):
    page = reader.get(POSTINGS, {"theme": "guidance", "year": "2019"}).content.decode()
    assert page.count('<tr><th scope="row">Kaderbrief 2019, tabel 3') == 1
    assert "budgeted" in page


def test_somebody_of_another_faculty_sees_no_figure_of_this_one(units, signed_in, money):
    stranger = signed_in(somebody(units["BMS"], "portfolio-holder"))
    assert "Nothing is budgeted yet" in stranger.get(BUDGET).content.decode()
    assert "Nothing was posted here." in stranger.get(POSTINGS).content.decode()


@pytest.mark.parametrize(("address", "budget"), [(BUDGET, RICH), (POSTINGS, LIST)])
def test_many_records_cost_as_much_as_one(reader, units, officer, address, budget):
    one = agreement(units["ET"])
    measure(one, officer)
    budgeted(one, officer, 1, 100)
    with at_most(budget):
        reader.get(address)
    other = agreement(units["BMS"])
    for number in range(1, 20):
        measure(other, officer, title=f"Maatregel {number}", shares={"success": 50, "facilities": 50})
        for year in (2019, 2020, 2021):
            budgeted(other, officer, number, 1_000, year=year)
    with at_most(budget):
        assert reader.get(address).status_code == 200


def test_the_list_of_postings_goes_on_where_it_stopped(reader, case, officer):
    measure(case, officer, shares={"success": 100})
    for cents in range(1, 61):
        budgeted(case, officer, 1, cents)
    seen, query = [], "theme=success"
    for _ in range(3):
        page = reader.get(f"{POSTINGS}?{query}").content.decode()
        seen += [part.split("</td>")[0] for part in page.split('class="number">')[2:]]
        query = (
            page.split("?round=2019-2024&amp;theme=success&amp;before=")[1].split('"')[0]
            if "before=" in page
            else ""
        )
        query = f"theme=success&before={query}"
    assert len(seen) == 60
    assert seen[0].endswith("0.60")
    assert seen[-1].endswith("0.01")


def test_the_csv_is_streamed_with_its_definition_and_runs_nothing(reader, case, officer):
    measure(case, officer, title='=HYPERLINK("x")')
    budgeted(case, officer, 1, 123_457)
    response = reader.get("/agreements/budget/table.csv")
    assert response.streaming
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["holder", "measure", "theme", *map(str, range(2018, 2025)), "total"]
    assert rows[1][:3] == ["ET", 'M1 =HYPERLINK("x") (en)', "More and better guidance of students"]
    assert [row[4] for row in rows[1:5]] == ["617,29", "617,28", "1234,57", "1234,57"]
    assert rows[-1][0].startswith("# ")
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_the_workbook_holds_numbers_and_no_formula(reader, money):
    response = reader.get("/agreements/budget/table.xlsx")
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(response.getvalue()))
    rows = workbook.get_sheet_by_index(0).to_python()
    assert rows[1][4] == 617.29
    assert rows[3][-1] == 1734.57


def test_the_board_takes_back_what_it_granted_on_the_page_and_nothing_else(units, signed_in, case, officer):
    board = somebody(units["NU"], "board")
    grant = granted_to(case, board, 1_000)
    measure(case, officer)
    budget = budgeted(case, officer, 1, 500)
    client = signed_in(board)
    page = client.get(POSTINGS, {"agreement": case.pk}).content.decode()
    assert f"/{case.pk}/entries/{grant.pk}/" in page
    assert f"/{case.pk}/entries/{budget.pk}/" not in page
    address = f"/agreements/{case.pk}/entries/{grant.pk}/take-back/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"source": "Verschreven", "overdraws": "on"}).status_code == 302
    assert LedgerEntry.objects.get(corrects=grant).made_by_id == board.person
    assert client.get(address.replace(str(grant.pk), str(budget.pk))).status_code == 404


def test_a_holder_takes_back_a_budget_and_no_grant(units, signed_in, case, officer):
    grant = granted_to(case, officer, 1_000)
    client = signed_in(somebody(units["ET"], "portfolio-holder"))
    assert client.get(f"/agreements/{case.pk}/entries/{grant.pk}/take-back/").status_code == 404


def test_whoever_may_opens_the_next_round_on_a_page(units, signed_in, officer):
    client = signed_in(officer)
    page = client.get("/agreements/rounds/open/").content.decode()
    assert 'name="first_year" value="2025"' in page
    assert 'name="milestone_year" value="2027"' in page
    typed = {"first_year": "2027", "milestone_year": "2029", "last_year": "2032", "source": ""}
    refused = client.post("/agreements/rounds/open/", typed)
    assert refused.status_code == 422
    assert "on which decision this round rests" in refused.content.decode()
    opened = client.post("/agreements/rounds/open/", typed | {"source": "Besluit van 2 maart 2026"})
    assert opened.headers["Location"] == "/agreements/budget/?round=2027-2032"
    assert client.get(opened.headers["Location"]).status_code == 200
    holder = signed_in(somebody(units["ET"], "portfolio-holder"))
    assert holder.get("/agreements/rounds/open/").status_code == 404


def test_the_form_says_what_is_there_now_and_that_it_is_added_to(reader, money, case):
    page = reader.get(f"/agreements/{case.pk}/measures/1/budget/").content.decode()
    assert "What you type is added to what is there now." in page
    assert re.findall(r"now €\N{NO-BREAK SPACE}([0-9.,]+)", page)[:3] == ["0", "1,234.57", "500"]
    page = reader.get(f"/agreements/{case.pk}/funds/").content.decode()
    assert re.findall(r"now €\N{NO-BREAK SPACE}([0-9.,]+)", page)[:3] == ["0", "10,000", "0"]


@pytest.mark.parametrize(("language", "right"), [("nl", "12.345"), ("en", "12,345")])
def test_an_amount_that_could_be_two_amounts_is_not_posted(signed_in, case, officer, language, right):
    measure(case, officer)
    client, address = signed_in(officer, language), f"/agreements/{case.pk}/measures/1/budget/"
    doubtful = {"12.345": "12,345", "12,345": "12.345"}[right]
    refused = client.post(address, {"amount_2019": doubtful, "source": "Kaderbrief"})
    assert refused.status_code == 422
    assert "12345" in refused.content.decode().split("validation-message")[1].split("</p>")[0]
    assert not LedgerEntry.objects.exists()
    assert client.post(address, {"amount_2019": right, "source": "Kaderbrief"}).status_code == 302
    assert LedgerEntry.objects.get().postings.count() == 2


def test_more_than_was_granted_is_divided_by_whoever_says_so(signed_in, case, officer):
    measure(case, officer)
    client, address = signed_in(officer), f"/agreements/{case.pk}/measures/1/budget/"
    granted_to(case, officer, 100)
    typed = {"amount_2019": "130", "source": "Kaderbrief"}
    assert "overdraws" not in client.get(address).content.decode(), "asked once there is reason to"
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "In 2019 €\N{NO-BREAK SPACE}30 more is divided than was granted." in refused.content.decode()
    assert client.post(address, typed | {"overdraws": "on"}).status_code == 302
    assert client.post(address, {"amount_2020": "1", "source": "x"}).status_code == 302, "a plan for later"


def test_a_grant_of_which_more_was_divided_is_taken_back_by_whoever_says_so(signed_in, case, officer):
    measure(case, officer)
    granted_to(case, officer, 100)
    client = signed_in(officer)
    divided = {"amount_2019": "60", "source": "Kaderbrief"}
    assert client.post(f"/agreements/{case.pk}/measures/1/budget/", divided).status_code == 302
    grant = LedgerEntry.objects.get(act=LedgerEntry.Act.GRANT)
    address, typed = f"/agreements/{case.pk}/entries/{grant.pk}/take-back/", {"source": "Brief ingetrokken"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "In 2019 €\N{NO-BREAK SPACE}60 more is divided than was granted." in refused.content.decode()
    assert client.post(address, typed | {"overdraws": "on"}).status_code == 302
    again = client.post(f"/agreements/{case.pk}/measures/1/budget/", divided)
    assert again.status_code == 422, "that year had a grant once: dividing more still asks"


def test_money_that_no_measure_has_is_not_moved_twice(signed_in, case, officer):
    measure(case, officer)
    granted_to(case, officer, 100)
    typed = {"giver": "0", "taker": "1", "year": "2019", "amount": "130", "source": "Kaderbrief"}
    client, address = signed_in(officer), f"/agreements/{case.pk}/move/"
    assert client.post(address, typed).status_code == 422
    assert client.post(address, typed | {"overdraws": "on"}).status_code == 302
