"""In whose name something was entered can contest it, once, with the office that entered it."""

from __future__ import annotations

import pytest

from leerlijn.foundation.cases.actions.contesting import contest
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.contested import contested_in
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries import contesting
from leerlijn.foundation.cases.queries.contesting import entered_at
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.cases.queries.pages import history_of, page_of
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.merging import merge, take_back
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import person_by_pseudonym
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.foundation.cases import builders, entered


@pytest.fixture
def procedures():
    with builders.added(builders.PROCEDURE, entered.PROCEDURE):
        yield


@pytest.fixture
def case(world) -> Case:
    """A request of the asker to which the officer added something that came by phone."""
    return entered.enter(world, entered.asked(world), what="more")


def contested(world, case, *, name="asker", seq=2, why="I never called."):
    found = Case.objects.select_related("unit").get(pk=case.pk)
    return contest(found, seq, by=world.standing(name), at=world.at, why=why)


def answered(world, made, key, name="officer", **said):
    version = Case.objects.get(pk=made.pk).version
    return take_step(made.pk, key, by=world.standing(name), at=world.at, version=version, said=said)


def test_it_waits_for_the_office_and_says_what_is_contested(world, case):
    made = contested(world, case)
    assert isinstance(made, Case), made
    for name in ("officer", "deputy"):
        assert made.pk in [line.id for line in work_of(world.standing(name))], name
    assert made.pk not in [line.id for line in work_of(world.standing("lawyer"))]
    question = page_of(made.pk, by=world.standing("officer"), at=world.at).question
    said = render(question, "en")
    assert said == "“Add”, which came on 12 October 2026 and was entered by Officer Vos: I never called."
    assert [entry.act for entry in entries_of(f"case:{made.pk}")] == ["contest"]


def test_only_in_whose_name_it_was_entered_contests_it_and_only_what_was_entered(world, case):
    for name, seq in (("weigher", 2), ("stranger", 2), ("officer", 2), ("asker", 1)):
        refused = contested(world, case, name=name, seq=seq)
        assert isinstance(refused, Incomplete), name
        assert set(refused.errors) == {"entry"}
    assert isinstance(contested(world, case, seq=7), Denied)
    assert not Case.objects.filter(procedure__startswith=contesting.CONTESTED).exists()


def test_it_is_contested_once_and_says_why(world, case):
    assert set(contested(world, case, why=" ").errors) == {"why"}
    assert isinstance(contested(world, case), Case)
    assert set(contested(world, case).errors) == {"entry"}


def test_without_looking_at_earlier_ones_it_would_be_contested_twice(world, case, monkeypatch):
    """The control for the test above."""
    contested(world, case)
    monkeypatch.setattr(contesting, "contests_of", lambda case: {})
    assert isinstance(contested(world, case), Case)


def test_who_was_known_twice_still_contests_what_was_entered_in_either_name(world, case):
    """Read and contested by the one who stays; the copy goes there too. Taken back, the one who went does."""
    asker = world.people["asker"]
    world.people["twin"] = twin = Person.objects.create(number="700", given_name="Asker", family_name="Twee")
    assert isinstance(contested(world, case, name="twin"), Incomplete)
    by = world.standing("stranger")
    made = granted(merge(twin.pk, asker.pk, reason="I asked.", by=by, at=world.at))
    assert person_by_pseudonym(asker.pseudonym) == twin
    page = page_of(case.pk, by=world.standing("twin"), at=world.at)
    assert entered_at(page, 2).is_yours
    assert [each.is_yours for each in history_of(page)] == [False, True]
    assert [each.is_own for each in history_of(page)] == [True, False]
    granted(take_back(made.pk, by=by, at=world.at))
    assert isinstance(contested(world, case, name="twin"), Incomplete)
    granted(merge(twin.pk, asker.pk, reason="I asked.", by=by, at=world.at))
    assert isinstance(contested(world, case, name="twin"), Case)


@pytest.mark.parametrize(("key", "state"), [("put-right", "put_right"), ("let-stand", "stands")])
def test_the_office_answers_and_who_contested_reads_the_answer(world, case, key, state):
    made = contested(world, case)
    assert answered(world, made, key, answer="We struck it out.").state == state
    assert (
        page_of(made.pk, by=world.standing("asker"), at=world.at).case.data["answer"] == "We struck it out."
    )


def test_whoever_contested_it_can_say_that_it_is_right_after_all(world, case):
    assert answered(world, contested(world, case), "take-back", "asker").state == "taken_back"


def test_every_office_that_enters_for_others_can_be_asked_to_put_it_right():
    entering = {
        role.relation.office
        for procedure in catalogue.procedures.values()
        for _, step in procedure.each_step()
        for role in step.entered_by
    }
    assert entering
    assert {f"contested-entry-{office}" for office in entering} <= set(catalogue.names())
    assert {each.key for each in contested_in(catalogue)} <= set(catalogue.names())
