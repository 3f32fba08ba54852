"""One changed euro raises "changed after consent" on the plan, the budget and the public page."""

import pytest

from leerlijn.domains.agreements.actions.ledger import correct
from leerlijn.domains.agreements.models import KeptFingerprint
from leerlijn.domains.agreements.queries.consents import all_sealed, sealed_in, sealed_of
from leerlijn.domains.agreements.queries.fingerprints import changed_after_consent, fingerprint_of
from leerlijn.domains.agreements.queries.measures import owners_in
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.actions.merging import merge
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import doubles
from leerlijn.kernel.verdict import granted
from tests.domains.agreements.measures import AT, agreement, budgeted, consented_to, measure
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
BANNER = "Changed after consent."


@pytest.fixture
def consented(units, officer):
    case = agreement(units["BMS"], state="consented")
    measure(case, officer, because="verhaal")
    budgeted(case, officer, 1, 500_000, because="verhaal")
    consented_to(case, officer)
    return case


def pages(client, case):
    found = ("/agreements/budget/", f"/agreements/{case.pk}/measures/", "/quality-agreements/")
    return [client.get(address).content.decode() for address in found]


def test_what_was_consented_to_has_no_banner_and_says_who_consented(consented, signed_in, officer):
    shown = pages(signed_in(officer), consented)
    assert not any(BANNER in page for page in shown)
    said = "Faculty council consented on 4 June 2018: 8 for, 2 against, 0 abstained."
    assert [said in page for page in shown] == [False, True, True]


def test_one_euro_raises_the_banner_everywhere(consented, signed_in, officer):
    budgeted(consented, officer, 1, 100, because="Een euro erbij")
    assert all(BANNER in page for page in pages(signed_in(officer), consented))


def test_an_entry_that_is_taken_back_lowers_it_again(consented, officer):
    entry = budgeted(consented, officer, 1, 100, because="Een euro erbij")
    assert all_sealed()[consented.pk].consent.changed
    correct(consented.pk, entry.pk, by=officer, at=AT, source="Vergissing", because="Toch niet")
    assert not all_sealed()[consented.pk].consent.changed
    assert changed_after_consent(consented) is None


def test_the_kept_fingerprint_is_that_of_what_is_there(consented, officer):
    budgeted(consented, officer, 1, 333, because="Nog iets")
    assert KeptFingerprint.objects.get(case=consented).fingerprint == fingerprint_of(consented)


def test_without_keeping_it_a_change_would_show_nowhere(consented, officer, monkeypatch):
    monkeypatch.setattr("leerlijn.domains.agreements.actions.books.keep_fingerprint", lambda *_, **__: None)
    budgeted(consented, officer, 1, 100, because="Een euro erbij")
    assert not all_sealed()[consented.pk].consent.changed


def test_the_amounts_that_a_council_consented_to_are_drawn_apart(consented, signed_in, officer):
    page = signed_in(officer).get("/agreements/budget/").content.decode()
    assert page.count('<rect class="consented"') == 2  # the legend, and 2019


def test_what_was_withdrawn_counts_in_no_list_of_consents(consented, units, officer):
    withdrawn = agreement(units["ET"], state="withdrawn")
    consented_to(withdrawn, officer)
    assert set(sealed_in(Case.objects.all())) == set(all_sealed()) == {consented.pk}
    assert set(sealed_of([withdrawn.pk])) == {withdrawn.pk}, "its own page shows it"


def test_all_consents_cost_one_statement(consented):
    with at_most(1):
        sealed_of([consented.pk])


@pytest.mark.parametrize("control", [False, True])
def test_a_consent_stands_when_the_owner_of_a_measure_turns_out_to_be_known_twice(
    units, officer, control, monkeypatch
):
    owner, twin = (Person.objects.create(given_name="Olga", family_name="Twee") for _ in range(2))
    case = agreement(units["BMS"], state="consented")
    measure(case, officer, owner=owner.pk, because="verhaal")
    consented_to(case, officer)
    assert changed_after_consent(case) is None
    if control:
        monkeypatch.setattr(doubles, "SEALED", frozenset())
    granted(merge(twin.pk, owner.pk, reason="I asked.", by=officer, at=AT))
    assert (changed_after_consent(case) is None) is not control
    owners = [key for key, _ in owners_in(case.path, on=officer.on, also=owner.pk)]
    assert (owner.pk in owners, twin.pk in owners) == (True, False)
