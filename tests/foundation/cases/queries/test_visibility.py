"""What a list shows is what the policy says: the same relations, asked of the database and of one case."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

import pytest

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.cases.queries.visibility import open_to, thing_of, visible_to
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Standing, may, why
from leerlijn.kernel.procedure import catalogue
from tests.foundation.cases.builders import AT, OTHER, PROCEDURE, text
from tests.foundation.people.colleagues import SETTING_UP, holds, somebody
from tests.tools.budget import at_most

DAYS = [date(2026, 10, 12) + timedelta(days=90 * place) for place in range(-3, 4)]
TRIPLES = 300


def a_tangled_university(world, chance: random.Random) -> list[Case]:
    """Offices that end, mandates that begin, cases in every unit with parties of every kind."""
    units = [getattr(world.house, name) for name in ("institution", "water", "hydrology", "law")]
    people = [*world.people.values(), *(somebody(f"Extra {place}") for place in range(6))]
    held = []
    for person in people[6:]:
        role = chance.choice([Membership.Role.COORDINATOR, Membership.Role.AUDITOR])
        made = holds(person, role, chance.choice(units), since=chance.choice(DAYS))
        held.append(made)
        if isinstance(made, Membership) and chance.random() < 0.4:
            end_membership(made.pk, ends_on=made.starts_on + timedelta(days=95), by=SETTING_UP, at=AT)
    for made in filter(lambda each: isinstance(each, Membership), held):
        deputy = chance.choice(people)
        below = [unit for unit in units if unit.path.startswith(made.unit.path)]
        give_mandate(
            giver=made.person,
            deputy=deputy,
            role=Membership.Role(made.role),
            unit=chance.choice(below),
            starts_on=made.starts_on,
            ends_on=made.starts_on + timedelta(days=chance.choice([30, 200])),
            by=SETTING_UP,
            at=AT,
        )
    cases = []
    for _ in range(24):
        name = chance.choice(list(world.people))
        procedure = chance.choice([PROCEDURE, OTHER])
        case = world.ask(name, unit=chance.choice(units), parties={}, procedure=procedure)
        for person in chance.sample(people, 2):
            relation = chance.choice(["test-weigher", "test-helper"])
            Party.objects.get_or_create(case=case, person=person, relation=relation)
        cases.append(case)
    return cases


def seen_by_policy(standing: Standing, case: Case) -> bool:
    return bool(
        may(standing, catalogue.who_sees(procedure_of(case)), thing_of(case, Party.objects.filter(case=case)))
    )


def test_of_three_hundred_people_days_and_cases_the_list_and_the_policy_say_the_same(world):
    chance = random.Random(2026)
    cases = a_tangled_university(world, chance)
    people = list(Person.objects.order_by("pk"))
    standing_on = cache(lambda person, day: standing_of(person, on=day))
    listed_for = cache(lambda standing: set(visible_to(standing).values_list("pk", flat=True)))
    found = []
    for _ in range(TRIPLES):
        case, standing = chance.choice(cases), standing_on(chance.choice(people).pk, chance.choice(DAYS))
        listed = case.pk in listed_for(standing)
        assert listed == seen_by_policy(standing, case), (standing, case, case.path)
        found.append(listed)
    assert 60 < sum(found) < 240, "both answers were asked often enough to mean something"


def test_the_whole_list_is_exactly_what_the_policy_opens(world):
    cases = a_tangled_university(world, random.Random(7))
    for person in Person.objects.order_by("pk"):
        standing = standing_of(person.pk, on=AT.date())
        for procedures in ([], [OTHER]):
            listed = set(visible_to(standing, procedures).values_list("pk", flat=True))
            asked = [case for case in cases if not procedures or case.procedure == OTHER.key]
            assert listed == {case.pk for case in asked if seen_by_policy(standing, case)}, person


def test_nobody_who_is_not_signed_in_sees_a_case(world):
    world.ask()
    assert list(visible_to(Standing(on=AT.date()))) == []


def test_a_helper_takes_no_part_and_sees_nothing(world):
    """The control for parties: not every relation opens a case, only those of its roles."""
    case = world.ask()
    Party.objects.create(case=case, person=world.people["stranger"], relation="test-helper")
    assert list(visible_to(world.standing("stranger"))) == []
    Party.objects.create(case=case, person=world.people["stranger"], relation="test-weigher")
    assert list(visible_to(world.standing("stranger"))) == [case]


def test_a_mandate_shows_the_cases_of_its_unit_and_no_others(world):
    here, elsewhere = world.ask(), world.ask(unit=world.house.law)
    assert list(visible_to(world.standing("deputy"))) == [here]
    assert list(visible_to(world.standing("lawyer"))) == [elsewhere]
    assert {
        relation.key
        for relation in why(world.standing("deputy"), catalogue.who_sees(PROCEDURE), thing_of(here, []))
    } == {"coordinator"}


@pytest.mark.parametrize(("relation", "signed_in", "anybody"), [(ANYBODY, 1, 1), (SIGNED_IN, 1, 0)])
def test_what_is_open_to_all_is_open_to_all(world, relation, signed_in, anybody):
    world.ask()
    seeing = [(PROCEDURE, Action("see", text("see"), frozenset({relation})))]
    assert Case.objects.filter(open_to(world.standing("stranger"), seeing)).count() == signed_in
    assert Case.objects.filter(open_to(Standing(on=AT.date()), seeing)).count() == anybody


def test_everything_somebody_may_see_is_one_statement_however_many_procedures_there_are(world):
    world.ask()
    standing = world.standing("officer")
    with at_most(1):
        list(visible_to(standing))
