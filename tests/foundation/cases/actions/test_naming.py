"""What a case is called, in both languages, from its opening on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.opening import Opening, open_cases
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Sentence, Text
from tests.foundation.cases import builders
from tests.foundation.cases.builders import AT, PROCEDURE
from tests.tools.budget import at_most

CALLED: dict[int, object] = {}
NAMED = replace(PROCEDURE, key="test-named", named=lambda cases: {n: CALLED[n] for n in cases if n in CALLED})
ALIKE = replace(PROCEDURE, key="test-alike", named=Text(nl="Een wens", en="A wish"))


@pytest.fixture
def world(db):
    CALLED.clear()
    with builders.added(NAMED, ALIKE, PROCEDURE):
        yield builders.begun()


def name_of(case: Case) -> tuple[str, str]:
    return Case.objects.values_list("name_nl", "name_en").get(pk=case.pk)


def opened(world, number: int) -> list[Case]:
    water, subject = world.house.water, world.people["asker"].pk
    one = Opening(step="find", subject=subject, unit=water.pk, path=water.path, facts=None)
    return open_cases(NAMED, [one] * number, at=AT)


def test_a_case_is_called_as_its_procedure_calls_all_of_them(world):
    assert name_of(world.ask(procedure=ALIKE)) == ("Een wens", "A wish")


def test_a_case_whose_procedure_says_nothing_is_called_like_the_procedure(world):
    assert name_of(world.ask()) == ("A request", "A request")


def test_what_is_not_known_yet_is_called_like_the_procedure(world):
    assert name_of(world.ask(procedure=NAMED)) == ("A request", "A request")


def test_a_name_is_said_in_both_languages(world):
    [case] = opened(world, 1)
    CALLED[case.pk] = Sentence("Last day: {name}", name=date(2027, 1, 12))
    name_cases([case])
    assert name_of(case) == ("Laatste dag: 12 januari 2027", "Last day: 12 January 2027")
    assert (case.name_nl, case.name_en) == name_of(case)


def test_what_is_not_known_any_more_keeps_its_name(world):
    [case] = opened(world, 1)
    CALLED[case.pk] = Text(nl="Een boek", en="A book")
    name_cases([case])
    CALLED.clear()
    name_cases([case])
    assert name_of(case) == ("Een boek", "A book")


def test_a_name_fits_on_one_line_of_a_letter(world):
    [case] = opened(world, 1)
    CALLED[case.pk] = Text(nl="Een\nboek  over water", en="x" * 300)
    name_cases([case])
    assert name_of(case) == ("Een boek over water", "x" * 199 + "…")


def test_a_step_leaves_the_name_as_it_is(world):
    case = world.ask(procedure=ALIKE)
    world.step(case, "hand-out")
    assert name_of(case) == ("Een wens", "A wish")


@pytest.mark.parametrize("number", [1, 60])
def test_many_are_named_in_as_few_statements_as_one(world, number):
    cases = opened(world, number)
    CALLED.update({case.pk: Text(nl=f"Boek {case.pk}", en=f"Book {case.pk}") for case in cases})
    with at_most(1):  # to write; looking costs what the procedure says
        name_cases(cases)
    assert [name_of(case)[1] for case in cases] == [f"Book {case.pk}" for case in cases]
