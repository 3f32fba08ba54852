"""The tree of units in the browser: setting up an institution, giving and ending roles."""

import re
from datetime import date

import pytest

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.people.queries import standing_of
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, SINCE, Role, holds, somebody, unit
from tests.foundation.people.views.browser import entered, heading, html, primary_buttons
from tests.tools.budget import at_most

FACULTY = {
    "kind": "faculty",
    "code": "ET",
    "name_nl": "Techniek",
    "name_en": "Engineering",
    "starts_on": "2026-09-01",
}


@pytest.fixture(autouse=True)
def today(clock):
    return clock


@pytest.fixture
def administrator(house):
    person = somebody("Bas Beheer", number="1")
    holds(person, Role.ADMINISTRATOR, house.institution)
    return person


@pytest.fixture
def anna(house):
    return somebody("Anna Klaver", number="m100")


def as_(person, role, where):
    holds(person, role, where)
    return entered(person)


def give(browser, where, **said):
    values = {"number": "m100", "role": "dean", "starts_on": "2026-10-12", "ends_on": "", **said}
    return browser.post(f"/units/{where.pk}/appoint/", values)


def test_an_institution_is_set_up_by_hand(house, administrator):
    browser = entered(administrator)
    form = f"/units/{house.institution.pk}/add/"
    assert primary_buttons(browser.get("/units/")) == 1
    assert primary_buttons(browser.get(form)) == 1

    assert browser.post(form, FACULTY).status_code == 302

    made = Unit.objects.get(code="ET")
    assert (made.path, made.starts_on) == (f"{house.institution.path}{made.pk}/", date(2026, 9, 1))
    assert "Engineering" in html(browser.get("/units/"))
    (entry,) = entries_of(f"unit:{made.pk}")
    assert (entry.act, entry.pseudonym) == ("add-unit", administrator.pseudonym)


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"code": ""}, "Fill this in."),
        ({"code": "water"}, "There is already a unit water in this place."),
        ({"code": "x" * 41}, "Say it in at most 40 characters."),
        ({"kind": "institution"}, "Choose one of these."),
        ({"starts_on": "31-02-2026"}, "There is no such day. Write a day like 31-12-2026."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_what_was_typed_stays(house, administrator, mistake, sentence):
    answer = entered(administrator).post(f"/units/{house.institution.pk}/add/", {**FACULTY, **mistake})

    assert answer.status_code == 422
    page = html(answer)
    assert page.count(sentence) == 2  # above the form, and beside the field
    assert 'value="Techniek"' in page
    assert not Unit.objects.filter(name_nl="Techniek").exists()


def test_a_unit_says_who_has_which_role_and_who_acts_for_whom(house, anna, ilse):
    holds(anna, Role.DEAN, house.water)
    give_mandate(
        giver=anna, deputy=ilse, role=Role.DEAN, unit=house.water, starts_on=ON, by=SETTING_UP, at=AT
    )

    page = html(as_(somebody("Aud Itor"), Role.AUDITOR, house.institution).get(f"/units/{house.water.pk}/"))

    assert "Anna Klaver" in page
    assert "since 1 January 2020" in page
    assert "Ilse Wevers for Anna Klaver" in page
    assert "hydrology" in page
    assert "Give somebody a role" not in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_speaks_both_languages(house, administrator, anna, language):
    role = holds(anna, Role.DEAN, house.water)
    browser = entered(administrator, language)
    addresses = ("/units/", "/units/loose/", f"/units/{house.water.pk}/", f"/units/roles/{role.pk}/end/")

    shown = {address: heading(browser.get(address)) for address in addresses}

    names = {"nl": ("Eenheden en rollen", "water (nl)"), "en": ("Units and roles", "water")}
    assert (shown["/units/"], shown[f"/units/{house.water.pk}/"]) == names[language]


def test_a_faculty_office_reads_its_own_branch_and_no_other(house):
    browser = as_(somebody("Hanna Rem"), Role.HR, house.water)

    page = html(browser.get("/units/"))

    assert "hydrology" in page
    assert "law" not in page
    assert browser.get(f"/units/{house.hydrology.pk}/").status_code == 200
    assert browser.get(f"/units/{house.law.pk}/").status_code == 404
    assert browser.get(f"/units/{house.institution.pk}/").status_code == 404


def test_whoever_has_no_role_that_reads_finds_nothing_here(house, ilse):
    assert as_(ilse, Role.DEAN, house.institution).get("/units/").status_code == 404


class TestGivingARole:
    def test_it_holds_from_its_day_and_stands_in_the_journal(self, house, administrator, anna):
        browser = entered(administrator)
        assert primary_buttons(browser.get(f"/units/{house.water.pk}/appoint/")) == 1

        assert give(browser, house.water).status_code == 302

        assert [office.role for office in standing_of(anna.pk, on=ON).offices] == ["dean"]
        entry = entries_of(f"person:{anna.pseudonym}")[-1]
        assert (entry.act, entry.name) == ("appoint", "Bas Beheer")

    def test_a_day_can_be_written_as_people_do(self, house, administrator, anna):
        give(entered(administrator), house.water, starts_on="01-11-2026", ends_on="31-12-2026")

        made = Membership.objects.get(person=anna)
        assert (made.starts_on, made.ends_on) == (date(2026, 11, 1), date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("mistake", "sentence"),
        [
            ({"number": "m999"}, "We know nobody with this number."),
            ({"number": "1"}, "Nobody gives a role to themselves."),
            ({"role": "king"}, "Choose one of these."),
            ({"ends_on": "2026-10-11"}, "lies before the first day"),
        ],
    )
    def test_a_mistake_is_said_and_nothing_is_lost(self, house, administrator, anna, mistake, sentence):
        answer = give(entered(administrator), house.water, **mistake)

        assert answer.status_code == 422
        assert sentence in html(answer)
        assert 'value="2026-10-12"' in html(answer)
        assert not Membership.objects.filter(unit=house.water).exists()

    def test_twice_is_refused_with_the_name(self, house, administrator, anna):
        holds(anna, Role.DEAN, house.water)

        assert "Anna Klaver is already dean here in these days." in html(
            give(entered(administrator), house.water)
        )

    def test_a_coordinator_finds_assessors_and_supervisors_and_makes_no_dean(self, house, anna):
        browser = as_(somebody("Coor Dinator"), Role.COORDINATOR, house.water)
        page = html(browser.get(f"/units/{house.water.pk}/appoint/"))
        assert 'value="assessor"' in page
        assert 'value="dean"' not in page

        assert give(browser, house.water).status_code == 422
        assert give(browser, house.hydrology, role="assessor").status_code == 302
        assert give(browser, house.law, role="assessor").status_code == 404

        assert list(Membership.objects.filter(person=anna).values_list("role", flat=True)) == ["assessor"]

    def test_hr_reads_the_roles_and_gives_none(self, house, anna):
        assert give(as_(somebody("Hanna Rem"), Role.HR, house.water), house.water).status_code == 404

    def test_whoever_manages_a_faculty_adds_nothing_in_another(self, house, anna):
        browser = as_(somebody("Fac Beheer"), Role.ADMINISTRATOR, house.water)

        assert browser.post(f"/units/{house.law.pk}/add/", FACULTY).status_code == 404

    def test_who_reads_a_unit_but_may_not_add_one_gets_the_sentence(self, house, anna):
        person = somebody("Two Roles")
        holds(person, Role.ADMINISTRATOR, house.water)
        holds(person, Role.HR, house.law)

        answer = entered(person).post(f"/units/{house.law.pk}/add/", FACULTY)

        assert answer.status_code == 403
        assert "This is not open to you: add a unit." in html(answer)


class TestEndingARole:
    def end(self, browser, role, day="2026-10-31"):
        return browser.post(f"/units/roles/{role.pk}/end/", {"ends_on": day})

    def test_it_gets_its_last_day(self, house, administrator, anna):
        role = holds(anna, Role.DEAN, house.water)
        browser = entered(administrator)
        assert 'value="2026-10-12"' in html(browser.get(f"/units/roles/{role.pk}/end/"))

        assert self.end(browser, role).status_code == 302

        role.refresh_from_db()
        assert role.ends_on == date(2026, 10, 31)

    def test_it_does_not_end_before_it_began(self, house, administrator, anna):
        answer = self.end(entered(administrator), holds(anna, Role.DEAN, house.water), "2019-12-31")

        assert answer.status_code == 422
        assert "lies before the first day" in html(answer)

    def test_the_last_who_manages_the_institution_stays(self, house, administrator, anna):
        own = Membership.objects.get(person=administrator)
        assert "nobody would manage NU" in html(self.end(entered(administrator), own))

        holds(anna, Role.ADMINISTRATOR, house.institution)
        assert self.end(entered(administrator), own).status_code == 302

    def test_a_coordinator_ends_no_dean(self, house, anna):
        browser = as_(somebody("Coor Dinator"), Role.COORDINATOR, house.water)
        dean = holds(anna, Role.DEAN, house.water)
        pool = holds(anna, Role.ASSESSOR, house.water)

        assert self.end(browser, dean).status_code == 403
        assert self.end(browser, pool).status_code == 302
        elsewhere = holds(anna, Role.ASSESSOR, house.law)
        assert self.end(browser, elsewhere).status_code == 404


def test_a_mandate_names_both_in_the_journal(house, administrator, anna, ilse):
    give_mandate(
        giver=administrator,
        deputy=ilse,
        role=Role.ADMINISTRATOR,
        unit=house.institution,
        starts_on=ON,
        by=SETTING_UP,
        at=AT,
    )

    give(entered(ilse), house.water)

    entry = entries_of(f"person:{anna.pseudonym}")[-1]
    assert (entry.act, entry.name, entry.on_behalf_name) == ("appoint", "Ilse Wevers", "Bas Beheer")


def test_the_pages_cost_the_same_at_one_unit_and_at_many(house, administrator):
    browser = entered(administrator)
    browser.get("/units/")

    def open_all():
        with at_most(6):
            assert browser.get("/units/").status_code == 200
        with at_most(6):
            assert browser.get("/units/loose/").status_code == 200
        with at_most(10):
            assert browser.get(f"/units/{house.institution.pk}/").status_code == 200

    open_all()
    for number in range(40):
        made = unit(Unit.Kind.FACULTY, f"F{number}", house.institution)
        for role in (Role.DEAN, Role.HR, Role.ASSESSOR):
            holds(somebody(f"Some {number}{role}"), role, made, since=SINCE)
    open_all()


def test_a_unit_gets_another_name_by_hand_and_its_page_keeps_the_old_one(house, administrator):
    browser = entered(administrator)
    form = f"/units/{house.water.pk}/rename/"
    assert primary_buttons(browser.get(form)) == 1
    said = {"name_nl": "Aarde en water", "name_en": "Earth and water", "starts_on": "2026-10-12"}
    assert browser.post(form, said).status_code == 302
    page = html(browser.get(f"/units/{house.water.pk}/"))
    assert "<h1>Earth and water</h1>" in page
    assert "from 1 January 2020 until 11 October 2026" in page
    again = browser.post(form, said)
    assert (again.status_code, "That is what it is called already." in html(again)) == (422, True)


def test_a_unit_is_ended_by_hand_and_stays_to_be_read(house, administrator):
    browser = entered(administrator)
    form = f"/units/{house.hydrology.pk}/end/"
    assert primary_buttons(browser.get(form)) == 1
    refused = browser.post(f"/units/{house.water.pk}/end/", {"ends_on": "2026-10-31"})
    assert (refused.status_code, "lies below it and goes on" in html(refused)) == (422, True)
    assert browser.post(form, {"ends_on": "2026-10-31"}).status_code == 302
    assert "until 31 October 2026" in html(browser.get(f"/units/{house.hydrology.pk}/"))


def test_only_an_administrator_renames_and_ends_a_unit(house, anna):
    browser = as_(anna, Role.HR, house.institution)
    for form in ("rename", "end"):
        assert browser.get(f"/units/{house.water.pk}/{form}/").status_code == 404
    assert "another name" not in html(browser.get(f"/units/{house.water.pk}/"))


def test_a_planned_name_is_dropped_by_hand_and_only_by_who_may_change_the_unit(house, administrator, anna):
    browser = entered(administrator)
    said = {"name_nl": "Aarde", "name_en": "Earth", "starts_on": "2027-01-01"}
    browser.post(f"/units/{house.water.pk}/rename/", said)
    page = html(browser.get(f"/units/{house.water.pk}/"))
    address = re.search(r"/units/names/[0-9]+/drop/", page)[0]
    assert page.count("Drop this name") == 1
    reader = as_(anna, Role.HR, house.institution)
    assert "Drop this name" not in html(reader.get(f"/units/{house.water.pk}/"))
    assert reader.post(address).status_code == 404
    assert browser.post(address).status_code == 302
    assert "Earth" not in html(browser.get(f"/units/{house.water.pk}/"))
    assert browser.post(address).status_code == 404
