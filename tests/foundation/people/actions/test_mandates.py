"""Who may act for whom: what is refused, and that every mandate leaves its entry."""

from datetime import date

import pytest

from leerlijn.foundation.journal.queries import entries_about, entries_of
from leerlijn.foundation.people.actions.mandates import give_mandate, withdraw_mandate
from leerlijn.foundation.people.models import Mandate
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, Role, holds, somebody


def give(giver, deputy, unit, **other):
    said = {"role": Role.DEAN, "starts_on": ON, "by": SETTING_UP, "at": AT, **other}
    return give_mandate(giver=giver, deputy=deputy, unit=unit, **said)


def refusal(answer):
    assert isinstance(answer, Denied)
    return render(answer.reason, "en")


@pytest.fixture
def dean(house):
    person = somebody("Anna Klaver")
    holds(person, Role.DEAN, house.water)
    return person


def test_the_mandate_is_written_with_its_entry_about_the_deputy(house, dean, ilse):
    given = give(dean, ilse, house.water, ends_on=date(2026, 12, 31), reason="Research leave.")

    (entry,) = entries_about(f"person:{ilse.pseudonym}")
    assert (entry.subject, entry.act) == (f"person:{dean.pseudonym}", "give-mandate")
    assert entry.payload == {
        "deputy": ilse.pseudonym,
        "role": "dean",
        "unit": house.water.pk,
        "starts_on": "2026-10-12",
        "ends_on": "2026-12-31",
        "reason": "Research leave.",
    }
    assert given.pk


def test_nobody_gives_what_they_do_not_have(house, ilse, pieter):
    said = refusal(give(pieter, ilse, house.water))

    assert said == "Pieter Reimerink is not dean here on 12 October 2026, so cannot give a mandate for it."
    assert not Mandate.objects.exists()


def test_a_role_in_one_faculty_gives_nothing_in_another(house, dean, ilse):
    refusal(give(dean, ilse, house.law))
    refusal(give(dean, ilse, house.institution))
    assert give(dean, ilse, house.hydrology)


def test_a_role_that_has_not_begun_or_is_over_gives_nothing(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water, until=date(2026, 10, 11))
    holds(pieter, Role.DEAN, house.water, since=date(2026, 10, 13))

    refusal(give(pieter, ilse, house.water))
    assert give(pieter, ilse, house.water, starts_on=date(2026, 10, 13))


def test_what_came_by_mandate_is_not_passed_on(house, dean, ilse, pieter):
    give(dean, ilse, house.water)

    refusal(give(ilse, pieter, house.water))


def test_nobody_gives_a_mandate_to_themselves(house, dean):
    assert refusal(give(dean, dean, house.water)) == "Nobody gives a mandate to themselves."


def test_a_mandate_is_not_given_twice_in_the_same_days(house, dean, ilse):
    give(dean, ilse, house.water, ends_on=date(2026, 12, 31))

    assert refusal(give(dean, ilse, house.hydrology)) == "Ilse Wevers already has this mandate in these days."
    assert give(dean, ilse, house.water, starts_on=date(2027, 1, 1))


def test_the_last_day_is_not_before_the_first(house, dean, ilse):
    assert "lies before the first day" in refusal(give(dean, ilse, house.water, ends_on=date(2026, 10, 11)))


def test_a_withdrawn_mandate_stays_in_the_register_and_can_be_given_again(house, dean, ilse):
    given = give(dean, ilse, house.water)

    for _ in range(2):
        assert withdraw_mandate(given.pk, by=SETTING_UP, at=AT).withdrawn_on == ON

    acts = [entry.act for entry in entries_of(f"person:{dean.pseudonym}")]
    assert acts.count("withdraw-mandate") == 1
    assert give(dean, ilse, house.water)
    assert Mandate.objects.count() == 2
