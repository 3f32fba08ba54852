"""Opening a case: a step with guards like any other; by somebody, by an office, by the clock many at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.foundation.cases.actions.opening import Opening, open_case, open_cases
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import CLOCK
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.cases.actions.test_steps import errors, reason
from tests.foundation.cases.builders import AT, PROCEDURE, WEIGHER, added, asked, granted, is_free, text
from tests.foundation.people.colleagues import somebody
from tests.tools.budget import at_most


def parties_of(case) -> set[tuple[str, str, bool]]:
    found = Party.objects.filter(case=case).select_related("person")
    return {(party.person.given_name, party.relation, party.owes) for party in found}


def as_stored(case) -> dict[str, object]:
    row = Case.objects.values().get(pk=case.pk)
    return {name: value for name, value in row.items() if name not in {"id", "subject_id"}}


def entries(case) -> list[dict[str, object]]:
    return [entry.payload for entry in journal.entries_of(f"case:{case.pk}")]


def test_whoever_asks_for_themselves_becomes_what_the_opening_asks_for(world):
    case = world.ask(wish="A desk", parties={})
    assert parties_of(case) == {("Asker", "test-asker", False)}
    assert (case.state, case.version, case.path, case.owner_relation) == (
        "asked",
        1,
        world.house.water.path,
        "coordinator",
    )
    assert [
        (e.act, e.name, e.payload["from"], e.payload["answers"])
        for e in journal.entries_of(f"case:{case.pk}")
    ] == [("ask", "Asker Vos", "", {"wish": "A desk"})]


def opened_by_office(world, name, **more):
    return open_case(
        PROCEDURE,
        by=world.standing(name),
        at=AT,
        unit=world.house.water,
        subject=world.people["stranger"],
        step="ask-for",
        **more,
    )


def test_an_office_opens_for_somebody_else_and_becomes_no_party(world):
    case = opened_by_office(world, "officer", parties={WEIGHER: [world.people["second"].pk]})
    assert parties_of(case) == {("Second", "test-weigher", False)}


def test_by_mandate_the_entry_says_on_whose_behalf(world):
    case = opened_by_office(world, "deputy")
    assert journal.entries_of(f"case:{case.pk}")[0].on_behalf_name == "Officer Vos"


@pytest.mark.parametrize("name", ["stranger", "lawyer", "auditor"])
def test_without_that_office_here_nothing_is_opened(world, name):
    assert isinstance(opened_by_office(world, name), Denied)
    assert not Case.objects.exists()


def test_nobody_who_is_not_signed_in_opens_anything(world):
    refused = open_case(PROCEDURE, by=Standing(on=AT.date()), at=AT, unit=world.house.water)
    assert isinstance(refused, Denied)
    assert not Case.objects.exists()


def test_what_the_opening_asks_is_read_like_any_step(world):
    refused = world.ask(wish="x" * 201)
    assert isinstance(refused, Incomplete)
    assert errors(refused) == {"wish": "This is 201 characters; at most 200 fit."}
    assert (Case.objects.count(), Entry.objects.filter(subject__startswith="case:").count()) == (0, 0)


def test_an_opening_that_is_not_there_or_of_the_clock_is_refused(world):
    for step in ("no-such-step", "grant", "find"):
        refused = open_case(PROCEDURE, by=world.standing("asker"), at=AT, unit=world.house.water, step=step)
        assert isinstance(refused, Denied), step
    assert reason(refused) == "Only time takes this step."


def test_what_comes_at_once_comes_with_the_opening_too(world):
    at_once = CLOCK.may("grant-it", text("Grant it"), to=granted, when=[is_free], at_once=True)
    table = {**PROCEDURE.table, asked: (*PROCEDURE.table[asked], at_once)}
    prompt = replace(PROCEDURE, key="test-prompt", table=table)
    with added(prompt):
        case = world.ask(procedure=prompt)
        assert (case.state, case.version, case.is_open) == ("granted", 2, False)
        assert as_stored(case)["state"] == "granted"
        assert [each.act for each in journal.entries_of(f"case:{case.pk}")] == ["ask", "grant-it"]


def test_a_case_may_be_about_another_case(world):
    first = world.ask()
    about = open_case(PROCEDURE, by=world.standing("asker"), at=AT, unit=world.house.water, about=first)
    assert list(first.followers.values_list("pk", flat=True)) == [about.pk]


def opening(world, person, **more) -> Opening:
    water = world.house.water
    return Opening(step="find", subject=person.pk, unit=water.pk, path=water.path, facts=None, **more)


def test_many_at_once_are_stored_as_one_by_one(world):
    """What the clock opens in bulk differs from what somebody opens only in who did it."""
    alone = world.ask(parties={WEIGHER: [world.people["weigher"].pk]})
    [bulk] = open_cases(
        PROCEDURE,
        [opening(world, world.people["asker"], parties={WEIGHER: [world.people["weigher"].pk]})],
        at=AT,
    )
    assert as_stored(bulk) == as_stored(alone)
    assert entries(bulk) == entries(alone)
    assert parties_of(bulk) == parties_of(alone) - {("Asker", "test-asker", False)}
    assert journal.entries_of(f"case:{bulk.pk}")[0].channel == "clock"


@pytest.mark.parametrize("number", [1, 60])
def test_many_cost_as_few_statements_as_one(world, number):
    people = [somebody(f"Person {place}") for place in range(number)]
    openings = [opening(world, person) for person in people]
    with at_most(8 + number):  # for each the task that tells people
        open_cases(PROCEDURE, openings, at=AT)
    assert Entry.objects.filter(subject__startswith="case:", seq=1).count() == number


def test_the_clock_opens_only_what_is_its_own(world):
    for step in ("ask", "ask-for", "no-such-step"):
        wanted = Opening(
            step=step, subject=world.people["asker"].pk, unit=world.house.water.pk, path="/", facts=None
        )
        with pytest.raises(ValueError, match="the clock cannot open"):
            open_cases(PROCEDURE, [wanted], at=AT)
