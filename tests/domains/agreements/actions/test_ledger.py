"""The ledger: two sides, a source, not a cent lost, and corrected only by another entry."""

import pytest
from django.db import IntegrityError, connection, transaction

from leerlijn.domains.agreements.actions.ledger import correct, grant_funds, move_budget, post_budget
from leerlijn.domains.agreements.actions.measures import change_measure, drop_measure
from leerlijn.domains.agreements.models import Account, LedgerEntry, Posting
from leerlijn.domains.agreements.queries.ledger import trial_balance
from leerlijn.domains.agreements.queries.measures import figures_of, measures_of
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.chain import canonical
from leerlijn.kernel.money import Money
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.domains.agreements.measures import (
    AT,
    LETTER,
    agreement,
    budgeted,
    granted_to,
    measure,
    somebody,
)

pytestmark = pytest.mark.django_db


def balances():
    rows = Account.objects.order_by("kind", "theme").values_list("kind", "theme", "balance")
    return {theme or kind: balance for kind, theme, balance in rows if balance}


def test_a_budget_goes_over_the_themes_without_losing_a_cent(case, officer):
    measure(case, officer, shares={"success": 33, "guidance": 33, "facilities": 34})
    granted_to(case, officer, 1000)
    budgeted(case, officer, 1, 1_001)
    assert balances() == {
        "source": -100_000,
        "unallocated": 98_999,
        "success": 330,
        "guidance": 330,
        "facilities": 341,
    }
    assert trial_balance().is_right


def test_every_entry_is_in_the_journal_of_the_agreement(case, officer):
    measure(case, officer)
    granted_to(case, officer, 1000)
    budgeted(case, officer, 1, 500)
    told = entries_of(f"agreement:{case.pk}")
    assert [each.act for each in told] == ["add-measure", "grant-funds", "post-budget"]
    assert told[-1].payload == {
        "entry": LedgerEntry.objects.last().pk,
        "source": LETTER,
        "cents": {"2019": 500},
        "measure": "M1",
    }


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("source", {"source": "  "}),
        ("amount", {"amounts": {2019: Money(-1)}}),
        ("amount", {"amounts": {2019: Money(0)}}),
        ("year", {"amounts": {2017: Money(100)}}),
        ("year", {"amounts": {2025: Money(100)}}),
    ],
)
def test_what_is_wrong_is_refused_in_one_sentence(case, officer, field, given):
    measure(case, officer)
    wanted = {"amounts": {2019: Money(100)}, "source": LETTER} | given
    refused = post_budget(case.pk, 1, wanted.pop("amounts"), by=officer, at=AT, **wanted)
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [field]
    assert not Posting.objects.exists()


def test_the_database_too_refuses_a_line_without_source(case, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(case=case, act="grant", at=AT, made_by_id=officer.person, source="")


def test_a_posting_is_never_changed(case, officer):
    granted_to(case, officer, 1000)
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.update(cents=1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM agreements_posting")
    assert Posting.objects.get().cents == 100_000


def test_who_holds_no_office_here_posts_nothing(case, units):
    stranger = somebody(units["BMS"], "portfolio-holder")
    assert isinstance(grant_funds(case.pk, {2019: Money(1)}, by=stranger, at=AT, source=LETTER), Denied)


def test_money_moves_between_measures_and_no_more_than_there_is(case, officer):
    measure(case, officer, shares={"success": 100})
    measure(case, officer, shares={"guidance": 60, "facilities": 40})
    budgeted(case, officer, 1, 1_001)
    wanted = {"giver": 1, "taker": 2, "year": 2019, "by": officer, "at": AT, "source": LETTER}
    assert isinstance(move_budget(case.pk, amount=Money(1_002), **wanted), Incomplete)
    move_budget(case.pk, amount=Money(501), **wanted)
    assert balances() == {"unallocated": -1_001, "success": 500, "guidance": 301, "facilities": 200}
    assert trial_balance().is_right


def test_a_correction_takes_back_to_the_cent_and_both_stay(case, officer):
    measure(case, officer)
    wrong = budgeted(case, officer, 1, 999)
    correct(case.pk, wrong.pk, by=officer, at=AT, source="Verschreven")
    assert balances() == {}
    assert LedgerEntry.objects.count() == 2
    again = correct(case.pk, wrong.pk, by=officer, at=AT, source="Verschreven")
    assert isinstance(again, Denied)


def test_what_is_taken_back_comes_from_and_goes_to_the_themes_that_a_measure_has_now(case, officer):
    measure(case, officer, shares={"success": 50, "guidance": 50})
    measure(case, officer, shares={"facilities": 100})
    first = budgeted(case, officer, 1, 1_001)
    wanted = {"year": 2019, "by": officer, "at": AT, "source": LETTER}
    moved = move_budget(case.pk, giver=1, taker=2, amount=Money(1_001), **wanted)
    said = {"title": Text(nl="Tutoraat", en="Tutoring")}
    change_measure(case.pk, 1, by=officer, at=AT, version=1, said=said, shares={"intensity": 100})
    correct(case.pk, moved.pk, by=officer, at=AT, source="Verschreven")
    assert balances() == {"unallocated": -1_001, "intensity": 1_001}
    correct(case.pk, first.pk, by=officer, at=AT, source="Verschreven")
    assert balances() == {}
    assert trial_balance().is_right


def test_nothing_is_taken_back_from_a_measure_that_was_dropped(case, officer):
    measure(case, officer)
    entry = budgeted(case, officer, 1, 500)
    drop_measure(case.pk, 1, by=officer, at=AT, because="Valt weg")
    refused = correct(case.pk, entry.pk, by=officer, at=AT, source="Verschreven")
    assert isinstance(refused, Denied)
    assert render(refused.reason, "en") == (
        "Measure M1 was dropped, and what it had is undivided again: there is nothing to take back from it."
    )


def test_nothing_is_given_back_to_a_measure_that_was_dropped(case, officer):
    measure(case, officer)
    measure(case, officer)
    budgeted(case, officer, 1, 500)
    moved = move_budget(
        case.pk, giver=1, taker=2, year=2019, amount=Money(500), by=officer, at=AT, source=LETTER
    )
    drop_measure(case.pk, 1, by=officer, at=AT, because="Valt weg")
    refused = correct(case.pk, moved.pk, by=officer, at=AT, source="Verschreven")
    assert isinstance(refused, Denied)
    assert refused.reason.key == "This would give money to a measure that was dropped."


def test_who_may_not_grant_takes_no_grant_back(case, units, officer):
    grant = granted_to(case, officer, 1000)
    holder = somebody(units["ET"], "portfolio-holder")
    assert isinstance(correct(case.pk, grant.pk, by=holder, at=AT, source="Verschreven"), Denied)
    measure(case, officer)
    own = budgeted(case, holder, 1, 999)
    assert correct(case.pk, own.pk, by=holder, at=AT, source="Verschreven").corrects_id == own.pk
    assert correct(case.pk, grant.pk, by=officer, at=AT, source="Verschreven").corrects_id == grant.pk


def test_a_reason_to_drop_a_measure_that_is_too_long_is_refused_beside_its_field(case, officer):
    measure(case, officer)
    refused = drop_measure(case.pk, 1, by=officer, at=AT, because="x" * 501)
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["because"]
    assert len(measures_of(case.pk)) == 1


def test_what_went_elsewhere_since_cannot_be_taken_back(case, officer):
    measure(case, officer, shares={"success": 100})
    measure(case, officer, shares={"guidance": 100})
    first = budgeted(case, officer, 1, 1_000)
    move_budget(case.pk, giver=1, taker=2, year=2019, amount=Money(1), by=officer, at=AT, source=LETTER)
    assert isinstance(correct(case.pk, first.pk, by=officer, at=AT, source="Verschreven"), Denied)
    assert trial_balance().is_right


def test_with_other_shares_the_budget_follows(case, officer):
    measure(case, officer, shares={"success": 50, "guidance": 50})
    budgeted(case, officer, 1, 1_001)
    said = {"title": Text(nl="Tutoraat", en="Tutoring")}
    shares = {"success": 10, "facilities": 90}
    change_measure(case.pk, 1, by=officer, at=AT, version=1, said=said, shares=shares)
    assert balances() == {"unallocated": -1_001, "facilities": 901, "success": 100}
    assert trial_balance().is_right


def test_a_dropped_measure_gives_its_money_back(case, officer):
    measure(case, officer)
    granted_to(case, officer, 10)
    budgeted(case, officer, 1, 700)
    drop_measure(case.pk, 1, by=officer, at=AT, because="Valt onder de instellingsbrede afspraak")
    assert balances() == {"source": -1_000, "unallocated": 1_000}
    assert measures_of(case.pk) == []


def test_one_changed_cent_changes_the_figures(case, officer):
    measure(case, officer)
    budgeted(case, officer, 1, 700)
    before = canonical({"figures": figures_of(case.pk)})
    assert canonical({"figures": figures_of(case.pk)}) == before
    budgeted(case, officer, 1, 1)
    assert canonical({"figures": figures_of(case.pk)}) != before


def test_after_consent_an_entry_says_why(units, officer):
    consented = agreement(units["BMS"], state="consented")
    amounts = {2019: Money(100)}
    silent = grant_funds(consented.pk, amounts, by=officer, at=AT, source=LETTER)
    assert isinstance(silent, Incomplete)
    assert list(silent.errors) == ["because"]
    granted_to_it = grant_funds(
        consented.pk, amounts, by=officer, at=AT, source=LETTER, because="Nagekomen brief"
    )
    assert granted_to_it.reason == "Nagekomen brief"


def test_a_kept_balance_that_is_not_what_was_posted_is_found(case, officer):
    granted_to(case, officer, 1000)
    Account.objects.filter(kind="unallocated").update(balance=99_999)
    assert not trial_balance().is_right
