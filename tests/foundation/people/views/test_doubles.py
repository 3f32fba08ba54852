"""The pages on which an administrator makes one of two, and HR sees who may be known twice."""

from __future__ import annotations

import pytest

from leerlijn.foundation.people.models import Merge, Person
from leerlijn.foundation.people.views import doubles
from tests.foundation.people.colleagues import Role, holds, somebody
from tests.foundation.people.views.browser import entered, html
from tests.tools.budget import at_most


@pytest.fixture
def people(house, clock):
    made = {
        "admin": somebody("Bas Beheer"),
        "hr": somebody("Joke Personeel"),
        "dean": somebody("Dirk Decaan"),
        "anna": somebody("Anna Klaver", number="100"),
        "twin": somebody("Anna Klaver", email="anna@example.org"),
    }
    for name, role in (("admin", Role.ADMINISTRATOR), ("hr", Role.HR), ("dean", Role.DEAN)):
        holds(made[name], role, house.institution)
    return made


def pair(people) -> str:
    return f"/people/doubles/{people['anna'].pk}/{people['twin'].pk}/"


def test_an_administrator_sees_what_goes_over_makes_one_and_takes_it_back(people, house):
    holds(people["twin"], Role.ASSESSOR, house.law)
    browser = entered(people["admin"])
    with at_most(10):
        listed = browser.get("/people/doubles/")
    assert pair(people) in html(listed)
    other_way = f"/people/doubles/{people['twin'].pk}/{people['anna'].pk}/"
    assert other_way not in html(listed)
    refused = browser.post(other_way, {"reason": "I asked her."})
    assert "Keep the one with the personnel number" in html(refused)
    preview = browser.get(pair(people))
    assert "roles: 1" in html(preview)
    refused = browser.post(pair(people), {"reason": ""})
    assert (refused.status_code, "Say how you know" in html(refused)) == (403, True)
    done = browser.post(pair(people), {"reason": "I asked her."}, follow=True)
    assert "Anna Klaver is one person now." in html(done)
    assert "I asked her." in html(done)
    assert Person.objects.get(pk=people["twin"].pk).merged_into_id == people["anna"].pk
    assert browser.get(f"/people/{people['twin'].pk}/").status_code == 404
    number = html(done).split("/people/merges/")[1].split("/")[0]
    back = browser.post(f"/people/merges/{number}/undo/", follow=True)
    assert "They are two again. What came or changed since stays with Anna Klaver." in html(back)
    assert Person.objects.get(pk=people["twin"].pk).merged_into_id is None
    assert browser.post(f"/people/merges/{number}/undo/").status_code == 404


def test_hr_sees_them_and_only_an_administrator_merges(people):
    hr = entered(people["hr"])
    listed = hr.get("/people/doubles/")
    assert "Anna Klaver" in html(listed)
    assert pair(people) not in html(listed)
    for browser in (hr, entered(people["dean"])):
        assert browser.get(pair(people)).status_code == 404
        assert browser.post(pair(people), {"reason": "x"}).status_code == 404
    assert entered(people["dean"]).get("/people/doubles/").status_code == 404


def test_of_one_faculty_nobody_takes_over_what_somebody_is_elsewhere(people, house):
    holds(people["dean"], Role.ADMINISTRATOR, house.water)
    for name in ("anna", "twin"):
        holds(people[name], Role.ASSESSOR, house.water)
    browser = entered(people["dean"])
    assert "These are two people" in html(browser.get(pair(people)))
    holds(people["twin"], Role.HR, house.institution)
    refused = browser.post(pair(people), {"reason": "I asked her."})
    assert (refused.status_code, "a role outside your unit" in html(refused)) == (403, True)
    assert Person.objects.get(pk=people["twin"].pk).merged_into_id is None

    above = entered(people["admin"])
    assert above.post(pair(people), {"reason": "I asked her."}).status_code == 302
    made = Merge.objects.get()
    assert "/people/merges/" not in html(browser.get("/people/doubles/"))
    assert browser.post(f"/people/merges/{made.pk}/undo/").status_code == 404
    assert above.post(f"/people/merges/{made.pk}/undo/").status_code == 302


def test_where_nobody_is_twice_the_list_says_so_in_both_languages(people):
    Person.objects.filter(pk=people["twin"].pk).update(family_name="Klaverboer")
    assert "Nobody seems to be known twice." in html(entered(people["admin"]).get("/people/doubles/"))
    dutch = entered(people["admin"], "nl").get("/people/doubles/")
    assert "Niemand lijkt dubbel bekend." in html(dutch)


def test_the_answer_that_they_are_two_is_kept_and_others_come_up(people, monkeypatch):
    for name in ("Bo Beek", "Bo Beek", "Cas Cent", "Cas Cent"):
        somebody(name)
    monkeypatch.setattr(doubles, "AT_ONCE", 1)
    browser = entered(people["admin"])
    listed = html(browser.get("/people/doubles/"))
    assert "There are 2 groups more." in listed
    assert ("Bo Beek" in listed, "Anna Klaver" in listed) == (True, False)
    address = f"{pair(people)}apart/"
    assert entered(people["hr"]).post(address).status_code == 404
    assert browser.post("/people/doubles/1/999999/apart/").status_code == 404
    assert "These are two people" in html(browser.get(pair(people)))
    done = html(browser.post(address, follow=True))
    assert "Kept: Anna Klaver and Anna Klaver are two people." in done
    assert "There is one group more." in done
    assert "Told apart in the last thirty days" in done
