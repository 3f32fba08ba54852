"""A round has years of its own; what is begun is part of the newest, and stays part of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from leerlijn.domains.agreements.actions.rounds import open_round
from leerlijn.domains.agreements.models import AgreementRound
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.ledger import budget_of, roll_up
from leerlijn.domains.agreements.queries.rounds import in_round, newest_round, own_round, round_of, rounds
from leerlijn.domains.agreements.queries.texts import text_title
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.domains.agreements.measures import AT, agreement, budgeted, measure, somebody

LATER = datetime(2026, 3, 2, 9, tzinfo=UTC)
NEXT = {"first_year": 2027, "last_year": 2032, "milestone_year": 2029, "source": "Besluit van 2 maart 2026"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_rounds(units, officer):
    """An agreement of the first round and one of the next, of the same faculty, each with a euro in 2024."""
    first = agreement(units["ET"])
    assert str(open_round(**NEXT, by=officer, at=LATER)) == "2027-2032"
    second = agreement(units["ET"])
    for case, year, cents in ((first, 2019, 100), (second, 2027, 700)):
        measure(case, officer)
        budgeted(case, officer, 1, cents, year=year)
    return first, second


def test_before_anything_is_begun_there_is_the_round_of_the_cycle(db):
    assert rounds() == [own_round(current_cycle())]


def test_what_is_begun_is_part_of_the_newest_round_and_stays_so(two_rounds):
    first, second = two_rounds
    assert [each.key for each in rounds()] == ["2027-2032", "2019-2024"]
    assert (round_of(first.pk).key, round_of(second.pk).key) == ("2019-2024", "2027-2032")
    later = round_of(second.pk)
    assert (later.preparation_year, later.milestone_year, later.ends_on) == (2026, 2029, date(2032, 12, 31))
    assert later.milestones == (), "the source plans its own round only"
    assert render(text_title("actions", later), "en") == "the improvement actions for 2026"
    assert render(text_title("ambitions", later), "nl") == "de ambities voor 2027-2030"


def test_the_money_of_a_round_is_added_up_in_that_round_only(two_rounds):
    sums = {each.key: budget_of(in_round(Case.objects.all(), each)).sum() for each in rounds()}
    assert sums == {"2027-2032": 700, "2019-2024": 100}
    for each in rounds():
        (unit,) = [line for line in roll_up(in_round(Case.objects.all(), each), each) if line.level == 1]
        assert unit.total == sums[each.key], "an agreement of another round hides no total of this one"


def test_the_policy_officer_opens_a_round_once_and_the_journal_says_so(units, officer):
    assert isinstance(open_round(**NEXT, by=somebody(units["ET"], "policy-officer"), at=AT), Denied)
    assert isinstance(open_round(**NEXT, by=somebody(units["NU"], "auditor"), at=AT), Denied)
    opened = open_round(**NEXT, by=officer, at=LATER)
    assert Entry.objects.get(act="open-round").subject == f"round-of-agreements:{opened.pk}"
    again = open_round(**NEXT, by=officer, at=LATER)
    assert set(again.errors) == {"first_year"}
    assert AgreementRound.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"first_year": 2024}, "first_year"),
        ({"first_year": 2045, "last_year": 2050, "milestone_year": 2047}, "first_year"),
        ({"last_year": 2026}, "last_year"),
        ({"last_year": 2039}, "last_year"),
        ({"milestone_year": 2026}, "milestone_year"),
        ({"milestone_year": 2033}, "milestone_year"),
        ({"source": " "}, "source"),
    ],
)
def test_a_round_follows_the_one_before_and_rests_on_a_decision(units, officer, said, wrong):
    refused = open_round(**NEXT | said, by=officer, at=LATER)
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {wrong}


def test_a_round_that_ends_sooner_looks_less_far_ahead(db):
    short = replace(newest_round(), first_year=2027, last_year=2028)
    assert short.ambitions == "2027-2028"
