"""Lists of cases: exactly what waits for somebody, a page at a time, at the price of one statement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.lines import (
    after,
    by_lateness,
    cases_like,
    cases_of,
    passed_on_by,
    waiting_for,
    work_of,
)
from leerlijn.kernel.procedure import Late
from leerlijn.kernel.sentence import Text
from tests.foundation.cases.builders import OTHER, PROCEDURE
from tests.tools.budget import at_most


def waits_for(world, name) -> set[int]:
    return {line.id for line in work_of(world.standing(name))}


def test_what_waits_is_what_somebody_owes_and_what_their_office_holds(world):
    asked, weighed, ended, elsewhere = world.ask(), world.ask(), world.ask(), world.ask(unit=world.house.law)
    world.step(weighed, "hand-out")
    world.step(ended, "withdraw", "asker")
    assert waits_for(world, "officer") == {asked.pk}
    assert waits_for(world, "deputy") == {asked.pk}
    assert waits_for(world, "lawyer") == {elsewhere.pk}
    assert waits_for(world, "weigher") == waits_for(world, "second") == {weighed.pk}
    for name in ("asker", "auditor", "stranger"):
        assert waits_for(world, name) == set(), name
    world.step(weighed, "weigh", "weigher")
    assert waits_for(world, "weigher") == set()
    assert waits_for(world, "second") == {weighed.pk}


def test_what_has_ended_waits_for_nobody(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.step(case, "weigh", "weigher")
    world.step(case, "weigh", "second")
    world.step(case, "grant", reason="yes")
    for name in world.people:
        assert waits_for(world, name) == set(), name


def test_the_earliest_term_comes_first_and_what_has_none_last(world):
    cases = []
    for _ in range(3):
        cases.append(world.ask())
        world.later(days=1)
    world.step(cases[0], "pause", reason="leave")
    assert [line.id for line in work_of(world.standing("officer"))] == [cases[1].pk, cases[2].pk, cases[0].pk]


def test_what_cannot_be_put_right_comes_before_all_that_is_due_sooner(world):
    loses, waits = world.ask(), world.ask()
    world.step(loses, "hand-out")
    Party.objects.filter(case=waits, person=world.people["weigher"]).update(owes=True)
    Case.objects.filter(pk=waits.pk).update(due_on=world.at.date())
    lines = work_of(world.standing("weigher"))
    assert [(line.id, line.late) for line in lines] == [(loses.pk, Late.LOST), (waits.pk, Late.KEEPS_WAITING)]
    assert [late for late, _ in by_lateness(lines)] == [Late.LOST, Late.KEEPS_WAITING]


def test_what_was_passed_on_is_what_others_have_now(world):
    asked, ended = world.ask(), world.ask()
    world.step(ended, "withdraw", "asker")
    assert [line.id for line in passed_on_by(world.standing("asker"))] == [asked.pk]
    assert passed_on_by(world.standing("officer")) == []


@pytest.mark.parametrize("number", [1, 60])
def test_what_waits_costs_one_statement(world, number):
    world.many(number)
    standing = world.standing("officer")
    with at_most(1):
        rows = work_of(standing, limit=100)
    assert (len(rows), waiting_for(standing).count()) == (number, number)


def test_a_ball_that_somebody_may_not_see_does_not_wait_for_them(world):
    case = world.ask()
    assert waits_for(world, "stranger") == set()
    Party.objects.create(case=case, person=world.person("stranger"), relation="test-helper", owes=True)
    assert waits_for(world, "stranger") == set()


def test_leafing_through_loses_and_repeats_nothing_though_cases_come_and_go(world):
    world.many(60)
    expected = list(Case.objects.order_by("-pk").values_list("pk", flat=True))
    standing, seen, last = world.standing("officer"), [], None
    while True:
        rows = after(cases_of(standing, procedures=[PROCEDURE]), last, limit=7)
        seen += [row.id for row in rows[:7]]
        if len(rows) <= 7:
            break
        last = rows[6].id
        world.ask()  # the newest stands on a page that was turned already
    assert seen == expected


def test_a_list_is_of_one_procedure_in_one_state_or_only_of_ones_own(world):
    asked, weighed = world.ask(), world.ask()
    other = world.ask(procedure=OTHER)
    world.step(weighed, "hand-out")
    officer = world.standing("officer")

    def listed(standing=officer, **filters):
        return set(cases_of(standing, **filters).values_list("pk", flat=True))

    assert listed() == {asked.pk, weighed.pk, other.pk}
    assert listed(procedures=[PROCEDURE]) == {asked.pk, weighed.pk}
    assert listed(procedures=[PROCEDURE], state="asked") == {asked.pk}
    assert listed(state="no-such-state") == set()
    assert listed(mine=True) == set()
    assert listed(world.standing("second"), mine=True) == {asked.pk, weighed.pk, other.pk}


def test_a_line_says_all_that_its_row_shows(world):
    case = world.ask()
    [line] = work_of(world.standing("officer"))
    assert (line.subject, line.unit.en, line.state.key, line.holder.en) == (
        "Asker Vos",
        "water",
        "asked",
        "officer",
    )
    assert (line.version, line.due_on, line.since) == (1, case.due_on, case.since)


def test_a_line_is_found_by_what_it_is_called(world):
    case = world.ask()
    Case.objects.filter(pk=case.pk).update(name_nl="Een brug over het water", name_en="A bridge")
    officer = world.standing("officer")
    for words in (["brug"], ["BRIDGE"], ["brug", "asker"]):
        assert [line.id for line in cases_like(words, officer)] == [case.pk]
    assert cases_like(["brug"], world.standing("stranger")) == []
    [line] = cases_like(["brug"], officer)
    assert (line.name.nl, line.name.en) == ("Een brug over het water", "A bridge")


def test_a_line_says_whom_it_is_about_to_others_only(world):
    world.ask()
    [line] = work_of(world.standing("officer"))
    assert line.whom(world.standing("officer")) == "Asker Vos"
    assert line.whom(world.standing("asker")) == ""


def test_a_button_that_names_a_deed_leads_to_the_page_of_that_deed(world):
    world.ask()
    line = work_of(world.standing("officer"))[0]

    def deed(**changed) -> str:
        table = {
            state: tuple(replace(step, **changed) if step is line.act else step for step in steps)
            for state, steps in line.procedure.table.items()
        }
        return replace(line, procedure=replace(line.procedure, table=table)).deed

    assert deed() == line.page, "a deed without a page of its own"
    assert deed(page="weighing:desk", decides=False) == "weighing:desk"
    assert deed(page="weighing:desk", decides=True) == line.page, "“Look and decide” names no deed"
    assert deed(page="weighing:desk", decides=True, link=Text(nl="Weeg", en="Weigh")) == "weighing:desk"
