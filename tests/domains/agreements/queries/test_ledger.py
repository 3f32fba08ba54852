"""Totals are derived: on every level they equal what somebody adds up who looks at the postings alone."""

import random
from collections import defaultdict

import pytest

from leerlijn.domains.agreements.actions.ledger import move_budget
from leerlijn.domains.agreements.models import Posting
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.ledger import (
    Wanted,
    agreements_seen_by,
    budget_lines,
    budget_of,
    places_seen_by,
    postings_of,
    roll_up,
)
from leerlijn.domains.agreements.queries.rounds import newest_round, own_round
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.money import Money
from tests.domains.agreements.measures import (
    AT,
    LETTER,
    TODAY,
    agreement,
    budgeted,
    measure,
    somebody,
    university,
)
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db
ROUND = own_round(current_cycle())


def programme(faculty, code):
    unit = Unit.objects.create(
        kind="programme",
        code=code,
        name_nl=code,
        name_en=code,
        parent=faculty,
        path="/",
        starts_on=TODAY,
    )
    unit.path = f"{faculty.path}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


@pytest.fixture(scope="module")
def world(once):
    """Two faculties, each with a measure of its own and one of a programme, and random entries."""
    units = university()
    officer = somebody(units["NU"], "policy-officer")
    chance = random.Random(20180901)
    cases = []
    for code in ("ET", "BMS"):
        case = agreement(units[code])
        cases.append(case)
        measure(case, officer, shares={"success": 61, "guidance": 39})
        place = programme(units[code], f"P-{code}")
        measure(case, officer, shares={"intensity": 33, "success": 33, "facilities": 34}, unit=place.pk)
    for _ in range(100):
        case, year = chance.choice(cases), chance.choice(ROUND.all_years)
        budgeted(case, officer, chance.choice((1, 2)), chance.randrange(1, 1_000_000), year=year)
        amount = Money(chance.randrange(1, 50_000))
        move_budget(case.pk, giver=1, taker=2, year=year, amount=amount, by=officer, at=AT, source=LETTER)
    return units


def added_up_from_postings():
    """Per unit and year, by walking from each account up to the root."""
    parents = dict(Unit.objects.values_list("pk", "parent"))
    found = defaultdict(int)
    for posting in Posting.objects.select_related("giver", "taker"):
        for account, cents in ((posting.taker, posting.cents), (posting.giver, -posting.cents)):
            if account.kind == "measure":
                unit = account.holder_id
                while unit is not None:
                    found[unit, account.year] += cents
                    unit = parents[unit]
    return {key: cents for key, cents in found.items() if cents}


def test_programme_faculty_and_institution_equal_a_second_computation(world):
    rolled = {
        (each.unit, year): cents
        for each in roll_up(Case.objects.all(), newest_round())
        for year, cents in each.cents.items()
        if cents
    }
    assert rolled == added_up_from_postings()
    assert len({unit for unit, _ in rolled}) == 5


def test_a_programme_that_moves_takes_its_money_along_on_both_sides(world):
    before = {each.unit: each.total for each in roll_up(Case.objects.all(), newest_round())}
    moving = Unit.objects.get(code="P-ET")
    Unit.objects.filter(pk=moving.pk).update(parent=world["BMS"], path=f"{world['BMS'].path}{moving.pk}/")
    after = {each.unit: each.total for each in roll_up(Case.objects.all(), newest_round())}
    moved = before[moving.pk]
    assert after[world["ET"].pk] == before[world["ET"].pk] - moved
    assert after[world["BMS"].pk] == before[world["BMS"].pk] + moved
    assert after[world["NU"].pk] == before[world["NU"].pk]


def test_by_theme_by_holder_and_by_year_all_add_up_to_the_same(world):
    budget = budget_of(Case.objects.all())
    whole = budget.sum()
    assert whole == sum(line.cents for line in budget_lines(Case.objects.all(), Wanted()))
    assert whole == sum(budget.sum(theme=key) for key in ROUND.cycle.theme_keys)
    assert whole == sum(budget.sum(holder=key) for key in budget.holders)
    assert whole == sum(budget.per_year(ROUND).values())
    assert budget.free_of() == -whole  # nothing was granted here


def test_the_postings_behind_a_figure_add_up_to_it(world):
    wanted = Wanted(theme="success", year=2021)
    lines, before = [], None
    while True:
        some, before = postings_of(Case.objects.all(), wanted, before=before)
        lines += some
        if before is None:
            break
    assert sum(line.cents for line in lines) == budget_of(Case.objects.all(), wanted).sum()
    assert len(lines) == len({(line.id, line.cents > 0) for line in lines})


def test_no_total_of_a_unit_where_a_measure_of_an_agreement_is_carried_out_that_is_not_seen(world):
    holder = somebody(world["ET"], "portfolio-holder", name="Jansen")
    officer = somebody(world["NU"], "policy-officer", name="Visser")

    def told():
        seen = agreements_seen_by(holder)
        return {each.name.en for each in roll_up(seen, newest_round(), within=places_seen_by(holder))}

    assert told() == {"ET", "P-ET"}
    whole = agreement(world["NU"], procedure="institution-agreement")
    measure(whole, officer, unit=world["ET"].pk)
    budgeted(whole, officer, 1, 500)
    assert told() == {"P-ET"}


def test_a_page_of_postings_costs_one_statement(world):
    with at_most(1):
        postings_of(Case.objects.all(), Wanted())
