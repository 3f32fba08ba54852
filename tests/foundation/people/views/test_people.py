"""Looking somebody up, and opening and closing their account, in the browser."""

import re
from datetime import date

import pytest
from django.test import Client

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Account, Person
from tests.foundation.people.colleagues import (
    AT,
    ON,
    PASSWORD,
    SETTING_UP,
    Role,
    account_of,
    holds,
    person_of_token,
    somebody,
)
from tests.foundation.people.queries.test_directory import works
from tests.foundation.people.views.browser import entered, html, primary_buttons
from tests.tools.budget import at_most

VERA = {
    "number": "X-1",
    "given_name": "Vera",
    "between": "de",
    "family_name": "Wit",
    "email": "",
    "language": "en",
}


@pytest.fixture(autouse=True)
def today(clock):
    return clock


def as_(role, where, name="Bas Beheer"):
    person = somebody(name)
    holds(person, role, where)
    browser = entered(person)
    browser.person = person
    return browser


@pytest.fixture
def administrator(house):
    return as_(Role.ADMINISTRATOR, house.institution)


@pytest.fixture
def hr(house):
    return as_(Role.HR, house.water, "Hanna Rem")


@pytest.fixture
def jan(house):
    person = somebody("Jan Berg", number="m100", prefix="van der", email="jan@noaber.example")
    Person.objects.filter(pk=person.pk).update(state_pension_on=date(2041, 5, 1))
    works(person, house.hydrology)
    return person


@pytest.mark.parametrize("typed", ["berg", "Jan", "jan van der berg", "m10", "M100", "van"])
def test_somebody_is_found_by_the_beginning_of_a_name_or_by_number(hr, jan, typed):
    page = html(hr.get("/people/", {"name": typed}))

    assert "Jan van der Berg" in page
    assert f'href="/people/{jan.pk}/"' in page
    assert f'value="{typed}"' in page


@pytest.mark.parametrize("typed", ["erg", "berg piet", "m101", "%", "_"])
def test_what_does_not_fit_finds_nobody(hr, jan, typed):
    assert "Nobody fits this here." in html(hr.get("/people/", {"name": typed}))


def test_hr_of_another_faculty_does_not_find_them(house, jan):
    browser = as_(Role.HR, house.law)

    assert "Berg" not in html(browser.get("/people/", {"name": "berg"}))
    assert browser.get(f"/people/{jan.pk}/").status_code == 404
    assert browser.get("/people/999999/").status_code == 404


@pytest.mark.parametrize("role", [Role.DEAN, Role.AUDITOR, Role.SUPERVISOR])
def test_others_have_no_such_page(house, jan, role):
    browser = as_(role, house.institution)

    assert browser.get("/people/").status_code == 404
    assert browser.get(f"/people/{jan.pk}/").status_code == 404


def test_the_list_is_read_page_by_page_and_costs_the_same(house, hr, jan):
    with at_most(6):
        hr.get("/people/")
    people = [somebody(f"Same Name{number % 7}") for number in range(60)]
    for person in people:
        works(person, house.water)

    seen, address, pages = [], "/people/", 0
    while address:
        with at_most(6):
            answer = hr.get(address)
        assert len(answer.content) <= 25_000
        page = html(answer)
        seen += [int(key) for key in re.findall(r'href="/people/(\d+)/"', page)]
        following = re.search(r'href="(\?[^"]*after=[^"]+)"', page)
        address = "/people/" + following[1].replace("&amp;", "&") if following else ""
        pages += 1

    everybody = {jan.pk, hr.person.pk, *(person.pk for person in people)}
    assert (len(seen), set(seen), pages) == (len(everybody), everybody, 3)


def test_a_made_up_place_in_the_list_is_no_mistake(hr, jan):
    for after in ("x", "-1", "9" * 30, "999999999"):
        assert hr.get("/people/", {"after": after}).status_code == 200


def test_a_person_shows_work_roles_and_account(house, hr, jan):
    holds(jan, Role.ASSESSOR, house.water)
    account_of(jan, "jan")

    page = html(hr.get(f"/people/{jan.pk}/"))

    for shown in ("Personnel number m100", "teacher 3", "hydrology", "permanent", "0.8", "assessor", "open"):
        assert shown in page
    assert "Manage the account" not in page


def test_only_hr_reads_the_date_of_the_state_pension(house, administrator, hr, jan):
    coordinator = as_(Role.COORDINATOR, house.institution, "Coor Dinator")
    address = f"/people/{jan.pk}/"

    assert "1 May 2041" in html(hr.get(address))
    for other in (administrator, coordinator):
        assert "Jan van der Berg" in html(other.get(address))
        assert "2041" not in html(other.get(address))


def test_a_person_page_costs_the_same_with_one_role_and_with_many(house, administrator, jan):
    with at_most(10):
        administrator.get(f"/people/{jan.pk}/")
    for role in Role:
        holds(jan, role, house.law)
    for day in range(1, 20):
        works(jan, house.law, since=date(2021, 1, day))
    with at_most(10):
        administrator.get(f"/people/{jan.pk}/")


def test_the_pages_speak_dutch(administrator, jan):
    administrator.cookies["language"] = "nl"

    assert "Naam of personeelsnummer" in html(administrator.get("/people/"))
    assert "docent 3" in html(administrator.get(f"/people/{jan.pk}/"))
    assert "Open het account" in html(administrator.get(f"/people/{jan.pk}/account/"))


class TestSomebodyFromOutside:
    def test_is_added_by_hand(self, administrator, jan):
        assert primary_buttons(administrator.get("/people/add/")) == 1

        assert administrator.post("/people/add/", VERA).status_code == 302

        made = Person.objects.get(number="X-1")
        assert (made.name, made.language) == ("Vera de Wit", "en")
        assert "Vera de Wit" in html(administrator.get("/people/"))

    @pytest.mark.parametrize(
        ("mistake", "sentence"),
        [
            ({"number": "m100"}, "Somebody else has the personnel number m100."),
            ({"family_name": " "}, "Fill this in."),
            ({"email": "vera"}, "This is no e-mail address."),
            ({"language": "fr"}, "Choose one of these."),
        ],
    )
    def test_a_mistake_is_said_and_nothing_is_lost(self, administrator, jan, mistake, sentence):
        answer = administrator.post("/people/add/", {**VERA, **mistake})

        assert (answer.status_code, sentence in html(answer)) == (422, True)
        assert 'value="Vera"' in html(answer)
        assert not Person.objects.filter(given_name="Vera").exists()

    def test_hr_adds_nobody_by_hand(self, hr):
        assert hr.get("/people/add/").status_code == 404


class TestTheAccountOfSomebody:
    def post(self, browser, person, what, **said):
        return browser.post(f"/people/{person.pk}/account/{what}/", said)

    def password_in(self, answer):
        return re.search(r'<code class="mono">([^<]+)</code>', html(answer))[1]

    def test_its_first_password_is_shown_once(self, administrator, jan):
        page = administrator.get(f"/people/{jan.pk}/account/")
        assert (primary_buttons(page), 'value="m100"' in html(page)) == (1, True)

        opened = self.post(administrator, jan, "open", name="jan.berg")

        password = self.password_in(opened)
        made = Account.objects.get(name="jan.berg")
        assert (made.person_id, made.is_first_password) == (jan.pk, True)
        assert made.check_password(password)
        assert password not in html(administrator.get(f"/people/{jan.pk}/account/"))
        assert entries_of(f"person:{jan.pseudonym}")[-1].name == "Bas Beheer"

    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("", "Fill this in."),
            ("jan berg", "A name has letters and digits"),
            ("x" * 61, "Say it in at most 60 characters."),
            ("taken", "There is already an account called taken."),
        ],
    )
    def test_a_name_that_cannot_be_is_refused_beside_the_field(self, administrator, jan, name, sentence):
        account_of(somebody("Other Person"), "taken")

        answer = self.post(administrator, jan, "open", name=name)

        assert (answer.status_code, sentence in html(answer)) == (422, True)
        assert not Account.objects.filter(person=jan).exists()

    def test_is_opened_once(self, administrator, jan):
        account_of(jan, "jan")

        assert self.post(administrator, jan, "open", name="jan2").status_code == 422
        assert Account.objects.get(person=jan).name == "jan"

    def test_closed_opens_nothing_and_its_session_ends(self, administrator, jan):
        account_of(jan, "jan")
        browser = entered(jan)
        assert browser.get("/account/").status_code == 200

        key = make_token(jan, by=SETTING_UP, at=AT).secret
        assert self.post(administrator, jan, "close").status_code == 302

        assert browser.get("/account/").status_code == 302
        Account.objects.filter(person=jan).update(is_active=True)
        assert (browser.get("/account/").status_code, person_of_token(key, at=AT)) == (302, None)
        Account.objects.filter(person=jan).update(is_active=False)
        assert "nobody can sign in as jan" in html(administrator.get(f"/people/{jan.pk}/account/"))

    def test_its_visits_and_keys_end_without_closing_it(self, administrator, jan):
        account_of(jan, "jan")
        browser, key = entered(jan), make_token(jan, by=SETTING_UP, at=AT).secret
        assert (browser.get("/account/").status_code, person_of_token(key, at=AT)) == (200, jan)

        ended = administrator.post(f"/people/{jan.pk}/account/end/", follow=True)

        assert "Ended: every visit of Jan van der Berg" in html(ended)
        assert (browser.get("/account/").status_code, person_of_token(key, at=AT)) == (302, None)
        assert entered(jan).get("/account/").status_code == 200

    def test_a_new_first_password_opens_it_again_and_ends_the_old(self, administrator, jan):
        account = account_of(jan, "jan")
        self.post(administrator, jan, "close")

        password = self.password_in(self.post(administrator, jan, "renew"))

        account.refresh_from_db()
        assert (account.is_active, account.is_first_password) == (True, True)
        assert account.check_password(password)
        assert not account.check_password(PASSWORD)

    def test_ones_own_is_for_somebody_else_to_close(self, administrator):
        own = administrator.person

        for what in ("close", "renew"):
            answer = self.post(administrator, own, what)
            assert (answer.status_code, "This is your own account." in html(answer)) == (403, True)

        account = Account.objects.get(person=own)
        assert (account.is_active, account.is_first_password) == (True, False)

    def test_in_a_demonstration_nobody_gets_a_password(self, administrator, jan, settings):
        settings.DEMO = True

        assert "everybody comes in by their card" in html(administrator.get(f"/people/{jan.pk}/account/"))
        assert self.post(administrator, jan, "open", name="jan").status_code == 422
        account_of(jan, "jan")
        assert self.post(administrator, jan, "renew").status_code == 403
        assert not Account.objects.get(person=jan).is_first_password

    def test_nobody_else_comes_near_it(self, house, hr, jan):
        account_of(jan, "jan")
        faculty = as_(Role.ADMINISTRATOR, house.law)

        for browser in (hr, faculty):
            assert browser.get(f"/people/{jan.pk}/account/").status_code == 404
            for what in ("open", "renew", "close"):
                assert self.post(browser, jan, what).status_code == 404
        assert Client().get(f"/people/{jan.pk}/account/").status_code == 302
        assert Account.objects.get(person=jan).is_active

    def test_whoever_is_something_elsewhere_too_is_managed_above_both(self, house, administrator, jan, clock):
        """Else the administrator of one faculty would come in as the one of the whole institution."""
        faculty = as_(Role.ADMINISTRATOR, house.water, "Fac Ulty")
        account_of(jan, "jan")
        dean, deputy = somebody("De An"), somebody("Dep Uty")
        for person in (dean, deputy):
            works(person, house.water)
            account_of(person, person.name.replace(" ", ""))
        holds(dean, Role.DEAN, house.institution)
        own = administrator.person
        give_mandate(
            giver=own,
            deputy=deputy,
            role=Role.ADMINISTRATOR,
            unit=house.institution,
            starts_on=ON,
            by=SETTING_UP,
            at=AT,
        )

        for person, answers in ((jan, 200), (dean, 404), (deputy, 404)):
            page = html(faculty.get(f"/people/{person.pk}/"))
            assert ("Manage the account" in page) == (answers == 200)
            assert faculty.get(f"/people/{person.pk}/account/").status_code == answers
            assert administrator.get(f"/people/{person.pk}/account/").status_code == 200
            for what in ("open", "renew", "end", "close", "second-step", "sign-on"):
                assert (self.post(faculty, person, what).status_code == 404) == (answers == 404), what

    def test_nothing_is_done_by_opening_an_address(self, administrator, jan):
        for what in ("open", "renew", "end", "close"):
            assert administrator.get(f"/people/{jan.pk}/account/{what}/").status_code == 405

    def test_without_an_account_there_is_nothing_to_close(self, administrator, jan):
        assert self.post(administrator, jan, "close").status_code == 404
        assert self.post(administrator, jan, "renew").status_code == 404
