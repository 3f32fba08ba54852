"""Random people try random steps in a case of any procedure, and what must always hold, holds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Protocol

from django.db import transaction

from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.steps import take_step, take_step_of_clock
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.guards import offers_on
from leerlijn.foundation.cases.models import Case, Extension, Party, Pause
from leerlijn.foundation.cases.queries.pages import case_page, history_of
from leerlijn.foundation.dossiers.models import Proposal, Submission
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.posting import let_rest
from leerlijn.foundation.notices.actions.telling import tell_of_passed_terms
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.factors import Factor, Proof, Unproven
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import CLOCK, Procedure, Until, catalogue
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

ATTEMPTS = 5
AN_HOUR = timedelta(hours=1)


class Peopled(Protocol):
    """A small world of any domain: its people by name, who they are, and a moment that moves on."""

    people: dict[str, Person]
    at: datetime

    def standing(self, name: str) -> Standing: ...

    def later(self, **by: int) -> None: ...


@dataclass
class Walk:
    """One case and somebody with dice."""

    world: Peopled
    dice: random.Random
    case: Case
    asked: ClassVar[set[str]] = set()
    """Of which steps an old factor was refused, and nothing else."""

    @property
    def procedure(self) -> Procedure:
        return catalogue.get(self.case.procedure, self.case.edition)

    def try_something(self) -> object:
        name = self.dice.choice(list(self.world.people))
        if self.dice.random() < 0.75:
            return self.try_what_is_offered(name)
        return self.dice.choice([self.try_blindly, self.let_time_pass, self.do_the_work])(name)

    def page_for(self, name: str):
        found = Case.objects.select_related("subject", "unit").get(pk=self.case.pk)
        return case_page(found, by=self.world.standing(name), at=self.world.at)

    def try_what_is_offered(self, name: str) -> object:
        """A step that is open to one of a few people."""
        for each in (name, *self.dice.sample(list(self.world.people), 3)):
            page = self.page_for(each)
            if offers := offers_on(page):
                chosen = self.dice.choice(offers)
                said = {field.name: self.answer(field, page.facts) for field in chosen.fields}
                return self.take(chosen.step.key, each, said, page.case.version)
        return None

    def try_blindly(self, name: str) -> object:
        key = self.dice.choice([step.key for _, step in self.procedure.each_step()])
        said = self.dice.choice(
            [{}, {"reason": "leave"}, {"strange": "\0"}, {"reason": 7, "outcome": ["pass"]}]
        )
        return self.take(key, name, said, self.case.version - self.dice.choice([0, 0, 0, 1, -1]))

    def take(self, key: str, name: str, said: dict[str, object], version: int) -> object:
        """With a factor that is fresh. With an old one they decide nothing first, and nothing is written."""
        before, by = written(), self.world.standing(name)
        step = self.procedure.step(self.case.state, key)
        if step and step.asks_proof:
            try:
                answer = self.taken_with(AN_HOUR, by, key, said, version)
            except Unproven:
                self.asked.add(f"{self.case.procedure}: {key}")
            else:
                assert isinstance(answer, Denied | Outdated | Incomplete), f"{key} with an old factor"
            assert written() == before
        return self.taken_with(timedelta(), by, key, said, version)

    def taken_with(
        self, age: timedelta, by: Standing, key: str, said: dict[str, object], version: int
    ) -> object:
        at = self.world.at
        shown = replace(by, shown=Proof(Factor.PASSWORD, at - age))
        return take_step(self.case.pk, key, by=shown, at=at, version=version, said=said)

    def answer(self, field, facts) -> object:
        """Mostly a good one."""
        if self.dice.random() < 0.1:
            return self.dice.choice(["", None, "\0", "x" * 11_000, -1, [], {"a": 1}])
        options = [value for value, _ in field.options(facts)]
        match field.kind:
            case "choice":
                return self.dice.choice(options) if options else "nobody"
            case "choices":
                return self.dice.sample(options, min(len(options), self.dice.randrange(3)))
            case "number":
                return self.dice.choice([0, 2020, "2020", 10**12])
            case "day":
                return self.dice.choice(["2026-02-30", "2027-12-31", "2031-01-01"])
        return self.dice.choice(["A reason.", "no"])

    def let_time_pass(self, _: str) -> object:
        self.world.later(days=self.dice.choice([0, 1, 20, 70]))
        if self.dice.random() < 0.5:
            tell_of_passed_terms(at=self.world.at)
            let_rest(before=self.world.at)
            let_terms_lapse(at=self.world.at)
            return Case.objects.get(pk=self.case.pk)
        key = self.dice.choice(
            [step.key for _, step in self.procedure.each_step() if CLOCK in step.by] or ["none"]
        )
        return take_step_of_clock(self.case.pk, key, at=self.world.at)

    def do_the_work(self, _: str) -> object:
        """What is no step: putting in evidence, judging, asking the rules again. Here nothing."""
        return Case.objects.get(pk=self.case.pk)


def written() -> tuple[object, ...]:
    """What a refusal must leave alone."""
    return (
        Entry.objects.count(),
        *Case.objects.order_by("pk").values_list("version", "state", "due_on"),
        *Party.objects.order_by("pk").values_list("case", "person", "relation", "owes"),
        *(model.objects.count() for model in (Pause, Extension, Submission, Proposal)),
    )


def hold_what_always_holds(case: Case) -> None:
    procedure = catalogue.get(case.procedure, case.edition)
    state = procedure.state(case.state)
    acts = Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq")
    assert list(acts.values_list("seq", flat=True)) == list(range(1, case.version + 1))
    owing = set(Party.objects.filter(case=case, owes=True).values_list("relation", flat=True))
    assert owing <= {case.owner_relation}
    assert case.is_open is not state.final
    name = case.name
    name_cases([case])
    assert case.name == name, "it is called what it is about now"
    assert name.nl
    assert name.en
    if case.is_open:
        assert state.owner is not None
        known = case.due_on or case.stands_still or isinstance(state.within, Until)
        assert known, "an open case has a last day, or its clock stands still"
        assert Pause.objects.filter(case=case, ends_on=None).count() == int(case.stands_still)
    else:
        assert (case.due_on, case.owner_relation, owing) == (None, "", set())


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def walk(walking: Walk, seed: int) -> set[str]:
    """The states that were seen on the way."""
    case, world, seen, before = walking.case, walking.world, set(), written()
    for _ in range(ATTEMPTS):
        answer = walking.try_something()
        after = written()
        if isinstance(answer, Denied | Outdated | Incomplete) or answer is None:
            assert after == before, f"walk {seed}: a refusal wrote something"
        before = after
        walking.case = Case.objects.get(pk=case.pk)
        hold_what_always_holds(walking.case)
        seen.add(f"{walking.case.procedure}: {walking.case.state}")
    assert history_of(walking.page_for(walking.dice.choice(list(world.people))))
    return seen


def states_seen(kind: type[Walk], world: Peopled, begin: Sequence[Case], walks: int) -> set[str]:
    """So many walks, each from one of these cases, and each undone before the next."""
    seen, at = set(), world.at
    for seed in range(walks):
        world.at = at
        case = Case.objects.get(pk=begin[seed % len(begin)].pk)
        with undone():
            seen |= walk(kind(world, random.Random(seed), case), seed)
    return seen
