"""Builds the whole world: everything that happened, in the order in which it happened, by actions only."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.demo.acts import Act
from leerlijn.domains.qualification.demo.besides import AFTER_THE_IMPORT, BESIDES
from leerlijn.domains.qualification.demo.crowd import DELIVERIES, crowd_stories
from leerlijn.domains.qualification.demo.days import Days, recesses
from leerlijn.domains.qualification.demo.exemptions import EXEMPTIONS
from leerlijn.domains.qualification.demo.intakes import INTAKES
from leerlijn.domains.qualification.demo.stories import FEW, STORIES, Story
from leerlijn.domains.qualification.demo.supervision import SUPERVISED
from leerlijn.domains.qualification.demo.training import COURSES_GIVEN
from leerlijn.domains.qualification.demo.world import World
from leerlijn.foundation.cases.actions.settings import set_recess
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.journal.actions import Actor, make_anchor
from leerlijn.foundation.notices.actions.posting import let_rest
from leerlijn.foundation.notices.actions.telling import tell_of_passed_terms
from leerlijn.foundation.people.demo.cards import CARDS, open_cards
from leerlijn.foundation.people.demo.deliveries import employed_by, export_of
from leerlijn.foundation.people.demo.offices import add_double, add_outsiders, fill_offices
from leerlijn.foundation.people.demo.units import build_units
from leerlijn.foundation.people.imports.report import StaffReport
from leerlijn.foundation.people.imports.staff import import_staff
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Refused, granted

OPENING, WHOLE_DELIVERY = DELIVERIES[0], 16
"""Working days ago: when Leerlijn came to Noaber University, and when HR delivered its whole list."""
A_WEEK, A_MONTH = 5, 20
LATELY = 200
"""The last so many days duties are looked at each week, as much as a story needs; those before each month."""
TOLD_EVERY = 25
EACH_DAY = 10
"""The last so many days are anchored one by one; those before, week by week."""

BESIDES_THE_DOSSIERS = (*AFTER_THE_IMPORT, *EXEMPTIONS, *COURSES_GIVEN, *INTAKES)

type AfterImport = Callable[[StaffReport, Actor, datetime], None]
type Tell = Callable[[str], None]


class Size(StrEnum):
    """How much there is: a few dossiers, every story with HR's whole list, or some four hundred dossiers."""

    SMALL = "small"
    STORIES = "stories"
    WHOLE = "whole"

    @property
    def is_small(self) -> bool:
        return self is Size.SMALL

    @property
    def stories(self) -> Mapping[str, Story]:
        if self.is_small:
            return {name: STORIES[name] for name in FEW}
        return {**STORIES, **crowd_stories()} if self is Size.WHOLE else STORIES


@dataclass(frozen=True, slots=True)
class Happening:
    """An act of somebody's story, so many working days ago."""

    days: int
    who: str
    act: Act


def happenings(size: Size) -> list[Happening]:
    """Everything in the order of time; what falls on one day keeps the order of the stories."""
    stories = size.stories
    found = [Happening(days, name, act) for name, story in stories.items() for days, act in story]
    found += [Happening(days, name, act) for name, (days, act) in (*BESIDES, *SUPERVISED) if name in stories]
    if not size.is_small:
        found += [Happening(days, name, act) for name, (days, act) in BESIDES_THE_DOSSIERS]
    return sorted(found, key=lambda happening: -happening.days)


def build(
    now: datetime,
    *,
    by: Actor,
    after_import: AfterImport,
    tell: Tell = lambda _: None,
    size: Size = Size.WHOLE,
) -> World:
    """The world as it is at this moment.

    Everything happens in one transaction of the caller, or nothing does.
    """
    today = day_of(now)
    days = Days(today)
    world = World(days, by, days.at(OPENING))
    tell(f"Noaber University begins on {world.on}")
    _open(world)
    _deliver(world, today, size, whole=False, after_import=after_import)
    fill_offices(starts_on=world.on, by=by, at=world.at)
    waiting = defaultdict[int, list[Happening]](list)
    for each in happenings(size):
        waiting[each.days].append(each)
    for count in range(OPENING, 0, -1):
        _night(world, count)
        if count in {*DELIVERIES[1:], WHOLE_DELIVERY}:
            world.at = days.at(count)
            complete = count == WHOLE_DELIVERY and not size.is_small
            _deliver(world, today, size, whole=complete, after_import=after_import)
        _day(world, count, waiting[count])
        if count % TOLD_EVERY == 0:
            tell(f"{days.ago(count)}: {len(world.dossiers)} dossiers")
    _wake(world, now)
    open_cards(CARDS, world.people, by=by, at=now)
    tell(f"It is {today}; {len(world.dossiers)} dossiers are there")
    return world


def _open(world: World) -> None:
    """What an institution needs before anybody can begin: units, people, frameworks, recess, a key."""
    by, at = world.by, world.at
    build_units(by=by, at=at)
    add_outsiders(by=by, at=at)
    add_double(by=by, at=at)
    for framework in shipped_frameworks():
        granted(publish_framework(framework, actor=by, at=at))
    for recess in recesses(world.days.today):
        period = recess.period
        granted(
            set_recess(
                recess.reason,
                starts_on=period.starts_on,
                ends_on=period.ends_on or period.starts_on,
                source="Jaarkalender van de universiteit",
                actor=by,
                at=at,
            )
        )
    make_signing_key(at=at, by=by)


def _deliver(world: World, today: date, size: Size, *, whole: bool, after_import: AfterImport) -> None:
    """HR's list as of this day, and everything that follows from it."""
    employees = employed_by(world.on, today=today, crowd=size is Size.WHOLE)
    file = io.BytesIO(export_of(employees, today=today, whole=whole))
    report = import_staff(file, actor=world.by, at=world.at, on=world.on)
    after_import(granted(report), world.by, world.at)
    world.meet()


def _night(world: World, count: int) -> None:
    """Time does its work before anybody is there."""
    world.at = world.days.first_hour(count)
    _let_terms_lapse(world.at)
    if count % (A_WEEK if count <= LATELY else A_MONTH) == 0:
        evaluate_duties(at=world.at)


def _day(world: World, count: int, happening: Sequence[Happening]) -> None:
    """One working day: people do theirs, one after the other, and the day is anchored."""
    days = world.days
    for number, each in enumerate(happening, start=1):
        world.at = days.at(count, nth=number)
        try:
            each.act(world, each.who)
        except Refused as refused:
            refused.add_note(f"the story of {each.who}, {count} working days ago ({world.on})")
            raise
    if count % A_WEEK == 0 or count <= EACH_DAY:
        make_anchor(days.ago(count), days.last_hour(count))


def _wake(world: World, now: datetime) -> None:
    """The clock has run this morning too."""
    world.at = now
    _let_terms_lapse(now)
    evaluate_duties(at=now)


def _let_terms_lapse(at: datetime) -> None:
    """The letters from which these terms run went in their time: nobody gets mail of a past."""
    tell_of_passed_terms(at=at)
    let_rest(before=at)
    let_terms_lapse(at=at)
