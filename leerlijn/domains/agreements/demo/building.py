"""Builds the world of the quality agreements: units and councils, the year 2018, and what waits today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from leerlijn.domains.agreements.demo import today, year_2018
from leerlijn.domains.agreements.demo.cards import CARDS
from leerlijn.domains.agreements.demo.people import (
    FACULTIES,
    FOUNDED_ON,
    PLAYED,
    PROGRAMMES,
    councils,
    full_name,
    offices,
    students,
)
from leerlijn.domains.agreements.demo.world import World
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.demo.cards import open_cards
from leerlijn.foundation.people.kinds import Kind
from leerlijn.foundation.people.queries import institution, units_under
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.kernel.verdict import granted

type Tell = Callable[[str], None]
BEGINS = datetime(2018, 1, 8, 9, 0, tzinfo=AMSTERDAM)


def build(now: datetime, *, by: Actor, tell: Tell = lambda _: None) -> World:
    """Everything in one transaction of the caller, by actions only."""
    world = World(by, BEGINS)
    _units(world)
    _people(world, now.date())
    tell(f"{len(world.people)} people make agreements in {len(world.units)} units")
    year_2018.play(world)
    today.play(world, now)
    open_cards(CARDS, world.people, by=by, at=now)
    tell("The year 2018 was played, and a new round waits")
    return world


def _units(world: World) -> None:
    """Below the faculties that are there: programmes, and for each body that is asked a council."""
    root = institution()
    if root is None:
        raise LookupError("the demonstration has no institution yet")
    there = {unit.code: unit for unit in units_under(root.path, on=BEGINS.date())}
    world.units = {"NU": root, **{code: there[code] for code in FACULTIES}}
    _council(world, "UR", "NU", Text(nl="Universiteitsraad", en="University council"))
    for faculty in FACULTIES:
        name = Text(nl=f"Faculteitsraad {faculty}", en=f"Faculty council {faculty}")
        _council(world, f"FR-{faculty}", faculty, name)
        for code, title in PROGRAMMES[faculty].items():
            _unit(world, Kind.PROGRAMME, code, faculty, title)
            if code in PLAYED[faculty]:
                committee = Text(nl=f"Opleidingscommissie {title.nl}", en=f"Programme committee {title.en}")
                _council(world, f"OC-{code}", code, committee)


def _council(world: World, code: str, parent: str, name: Text) -> None:
    _unit(world, Kind.COUNCIL, code, parent, name)


def _unit(world: World, kind: Kind, code: str, parent: str, name: Text) -> None:
    world.units[code] = granted(
        add_unit(
            kind,
            code=code,
            name=name,
            parent=world.units[parent],
            starts_on=FOUNDED_ON,
            by=world.by,
            at=world.at,
        )
    )


def _people(world: World, today: date) -> None:
    for number, held in enumerate([*offices(), *councils(), *students(today)]):
        given, family = full_name(held.name, number)
        person = granted(
            add_person(
                given_name=given,
                family_name=family,
                email=f"{given[0]}.{family}.{number}@noaber.example".lower().replace(" ", ""),
                by=world.by,
                at=world.at,
            )
        )
        world.people[held.name] = person.pk
        granted(
            appoint(
                person,
                held.role,
                world.units[held.unit],
                starts_on=held.starts_on,
                ends_on=held.ends_on,
                by=world.by,
                at=world.at,
            )
        )
