"""A procedure of the tests' own with everything an engine must do, and the people who take part in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from leerlijn.foundation.cases.actions.opening import Opening, open_case, open_cases
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.people import relations as offices
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.policy import Relation, Standing, policy
from leerlijn.kernel.procedure import (
    CLOCK,
    Deadline,
    Extends,
    Line,
    Meaning,
    Paragraph,
    Pauses,
    Procedure,
    Resumes,
    Role,
    Setting,
    State,
    Until,
    WholeNumber,
    catalogue,
    effect,
    guard,
)
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import Count, day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, Refused
from tests.foundation.people.colleagues import SETTING_UP, House, built, holds, somebody

AT = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)
"""A Monday."""
LATE_IN_THE_YEAR = date(2026, 12, 31)


def text(said: str) -> Text:
    return Text(nl=said, en=said)


ASKER = Relation("test-asker", text("who asks"))
WEIGHER = Relation("test-weigher", text("who weighs"))
HELPER = Relation("test-helper", text("who helps"))

asker = Role("asker", text("asker"), Meaning.INITIATOR, ASKER)
weigher = Role("weigher", text("weigher"), Meaning.JUDGE, WEIGHER)
officer = Role("officer", text("officer"), Meaning.HANDLER, offices.COORDINATOR)
auditor = Role("auditor", text("auditor"), Meaning.OVERSEER, offices.AUDITOR)


@guard(text("nothing is in the way"))
def is_free(facts):
    return Denied(Sentence("Something is in the way.")) if facts.case.data.get("blocked") else ALLOWED


@guard(text("everybody has weighed"))
def all_weighed(facts):
    waiting = [party for party in facts.parties if party.relation == WEIGHER.key and party.owes]
    return Denied(Sentence("Somebody has not weighed yet.")) if waiting else ALLOWED


@effect(text("somebody helps"))
def get_help(facts, answers, *, actor, at):
    Party.objects.create(case=facts.case, person=facts.case.subject, relation=HELPER.key)


@effect(text("the wish is heard"))
def hear(facts, answers, *, actor, at):
    if answers["reason"] == "no":
        raise Refused(Denied(Sentence("No is no reason.")))


@effect(text("it holds"))
def break_down(facts, answers, *, actor, at):
    if facts.case.data.get("broken"):
        raise RuntimeError("a mistake of ours")


def end_of_year(facts):
    last = facts.case.data.get("last_day")
    return (date.fromisoformat(last), Sentence("It was agreed so.")) if last else None


DECIDE = Setting(
    "test-request.decide",
    text("deciding"),
    "P10D",
    Text(nl="bedacht voor de tests", en="invented for the tests"),
)
IT_IS_LATE = text("it is late.")

asked = State("asked", text("Asked"), officer, Deadline(length=DECIDE, at_most="P10D", if_passed=IT_IS_LATE))
weighing = State(
    "weighing",
    text("Being weighed"),
    weigher,
    Deadline(length="P5D", count=Count.WORKING, if_passed=IT_IS_LATE, lapse="time-out"),
)
weighed = State("weighed", text("Weighed"), officer, Until(day=end_of_year, if_passed=IT_IS_LATE))
granted = State("granted", text("Granted"), final=True)
withdrawn = State("withdrawn", text("Withdrawn"), final=True)

REASON = Paragraph(name="reason", label=text("Why"))
COPIES = WholeNumber(name="copies", label=text("How many"), required=False)

grant = officer.may(
    "grant",
    text("Grant"),
    to=granted,
    when=[is_free],
    asks=[REASON, COPIES],
    then=[get_help, hear],
    decides=True,
)
pause = officer.may("pause", text("Pause"), to=None, clock=Pauses({"leave": text("leave")}), for_several=True)
resume = officer.may("resume", text("Resume"), to=None, clock=Resumes())
extend = officer.may("extend", text("Extend"), to=None, clock=Extends("P6D"))
withdraw = asker.may("withdraw", text("Withdraw"), to=withdrawn, together_with=[officer])
hand_out = officer.may("hand-out", text("Hand out"), to=weighing, then=[break_down], for_several=True)

PROCEDURE = Procedure(
    key="test-request",
    edition="2026",
    title=text("A request"),
    source=Text(nl="bedacht voor de tests", en="invented for the tests"),
    starts_on=date(2020, 1, 1),
    roles=(asker, weigher, officer, auditor),
    openings=(
        asker.may("ask", text("Ask"), to=asked, asks=[Line(name="wish", label=text("What"), required=False)]),
        officer.may("ask-for", text("Ask for somebody"), to=asked, when=[is_free]),
        CLOCK.may("find", text("Find"), to=asked),
    ),
    table={
        asked: (grant, hand_out, pause, resume, extend, withdraw),
        weighing: (
            weigher.may("weigh", text("Weigh"), to=None, settles=True),
            CLOCK.may("go-on", text("Go on"), to=weighed, when=[all_weighed], at_once=True),
            CLOCK.may("time-out", text("Time is over"), to=asked),
            pause,
            resume,
        ),
        weighed: (grant, hand_out, pause, resume),
        granted: (),
        withdrawn: (),
    },
)
OTHER = replace(PROCEDURE, key="test-other", roles=(asker, officer, weigher), title=text("Another"))


@contextmanager
def added(*procedures: Procedure) -> Iterator[None]:
    """The catalogue with these procedures in it, and as it was afterwards."""
    kept = [(known, dict(known)) for known in (policy.actions, policy.relations, catalogue.procedures)]
    for relation in (ASKER, WEIGHER, HELPER):
        policy.relations[relation.key] = relation
    try:
        for procedure in procedures:
            catalogue.add(procedure)
        yield
    finally:
        for known, before in kept:
            known.clear()
            known.update(before)


@dataclass
class World:
    """A university in which people ask for something. `at` moves when a test says so."""

    house: House
    people: dict[str, Person]
    at: datetime = AT

    def later(self, **by) -> None:
        self.at += timedelta(**by)

    def person(self, name: str) -> Person:
        return self.people[name]

    def standing(self, name: str) -> Standing:
        return standing_of(self.people[name].pk, on=day_of(self.at))

    def ask(
        self, name: str = "asker", *, unit: Unit | None = None, parties=None, procedure=PROCEDURE, **said
    ):
        """A request of somebody, weighed by the two weighers where nothing else is said."""
        weighers = [self.people["weigher"].pk, self.people["second"].pk]
        return open_case(
            procedure,
            by=self.standing(name),
            at=self.at,
            unit=unit or self.house.water,
            subject=self.people[name],
            parties={WEIGHER: weighers} if parties is None else parties,
            said=said,
        )

    def many(self, number: int) -> list[Case]:
        """As many requests as that, opened by the clock in one act."""
        water, subject = self.house.water, self.people["asker"].pk
        one = Opening(step="find", subject=subject, unit=water.pk, path=water.path, facts=None)
        return open_cases(PROCEDURE, [one] * number, at=self.at)

    def step(self, case: Case, key: str, name: str = "officer", *, version: int | None = None, **said):
        """Somebody takes a step, in the case as it is now or as it was at this version."""
        now = Case.objects.get(pk=case.pk).version if version is None else version
        return take_step(case.pk, key, by=self.standing(name), at=self.at, version=now, said=said)

    def keep(self, case: Case, **data) -> None:
        """What the guards of the procedure look at."""
        Case.objects.filter(pk=case.pk).update(data=data)


def begun() -> World:
    house = built()
    names = ("asker", "weigher", "second", "officer", "deputy", "auditor", "stranger", "lawyer")
    world = World(house, {name: somebody(f"{name.title()} Vos") for name in names})
    holds(world.people["officer"], Membership.Role.COORDINATOR, house.water)
    holds(world.people["lawyer"], Membership.Role.COORDINATOR, house.law)
    holds(world.people["auditor"], Membership.Role.AUDITOR, house.institution)
    give_mandate(
        giver=world.people["officer"],
        deputy=world.people["deputy"],
        role=Membership.Role.COORDINATOR,
        unit=house.water,
        starts_on=date(2026, 1, 1),
        ends_on=LATE_IN_THE_YEAR,
        by=SETTING_UP,
        at=AT,
    )
    return world
