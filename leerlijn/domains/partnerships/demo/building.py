"""Builds the partnerships of the demonstration from the shipped data, by actions only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from leerlijn.domains.partnerships.actions.members import admit_member, let_lead
from leerlijn.domains.partnerships.actions.partnerships import found_partnership
from leerlijn.domains.partnerships.imports import shipped_partnerships
from leerlijn.domains.partnerships.queries.groups import facts_of_group
from leerlijn.domains.partnerships.queries.partnerships import GROUP
from leerlijn.domains.partnerships.years import first_day, school_year
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.demo.cards import Part, open_cards
from leerlijn.foundation.people.kinds import Kind, Role
from leerlijn.foundation.people.queries import actor_of, person_of, standing_of
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted

AGO = timedelta(days=60)
GROUPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Begeleiden op de werkplek", ("learning-teacher", "learning-environment"), "working"),
    ("Samen beoordelen", ("quality-culture",), "proposed"),
)
"""Of PILOTS: name, safeguards, and how far it came. On the organisation nobody works yet."""
CARDS: tuple[Part, ...] = (
    Part(
        "school-trainer",
        Text(nl="Samen Opleiden", en="Educating teachers together"),
        Text(nl="Schoolopleider, PILOTS", en="School-based trainer, PILOTS"),
        Text(
            nl="Zij zit een themagroep voor: er is een product, nu moet het advies nog af.",
            en="She chairs a theme group: there is a product, now the advice is to be delivered.",
        ),
    ),
    Part(
        "partnership-coordinator",
        Text(nl="Samen Opleiden", en="Educating teachers together"),
        Text(nl="Coördinator van de partnerschappen", en="Coordinator of the partnerships"),
        Text(
            nl="Zij verandert leden en penvoerder; bij PILOTS komt er met 1 augustus een school bij.",
            en="She changes members and lead partner; a school joins PILOTS on 1 August.",
        ),
    ),
)


def build(now: datetime, *, by: Actor, tell: Callable[[str], None] = lambda _: None) -> None:
    """Three partnerships; PILOTS with one theme group at work, one proposed, and one gap."""
    data, at = shipped_partnerships(), now - AGO
    counts_from, source = date.fromisoformat(data["counts_from"]), Text(**data["source"])
    coordinator = granted(
        add_person(given_name="Geke", family_name="Lansink", email="g.lansink@so.example", by=by, at=at)
    )
    trainer = granted(
        add_person(given_name="Mirthe", family_name="Aalbers", email="m.aalbers@so.example", by=by, at=at)
    )
    for each in data["partnerships"]:
        unit = granted(
            add_unit(
                Kind.PARTNERSHIP,
                code=each["short"],
                name=Text(**each["name"]),
                starts_on=counts_from,
                by=by,
                at=at,
            )
        )
        granted(appoint(coordinator, Role.PARTNERSHIP_COORDINATOR, unit, starts_on=counts_from, by=by, at=at))
        if each["key"] == "pilots":
            granted(appoint(trainer, Role.SCHOOL_TRAINER, unit, starts_on=counts_from, by=by, at=at))
        _found(each, unit, coordinator.pk, trainer.pk, source=source, counts_from=counts_from, at=at)
    people = {"school-trainer": trainer.pk, "partnership-coordinator": coordinator.pk}
    open_cards(CARDS, people, by=by, at=now)
    tell(f"{len(data['partnerships'])} partnerships educate teachers")


def _found(
    data: Mapping[str, Any],
    unit: Any,
    coordinator: int,
    trainer: int,
    *,
    source: Text,
    counts_from: date,
    at: datetime,
) -> None:
    by = standing_of(coordinator, on=day_of(at))
    made = granted(found_partnership(data, unit, counts_from=counts_from, source=source, by=by, at=at))
    procedure = catalogue.current(GROUP, on=day_of(at))
    if data["key"] != "pilots" or procedure is None:
        return
    for name, safeguards, state in GROUPS:
        said = {"name": name, "safeguards": list(safeguards)}
        case = granted(
            open_case(procedure, by=by, at=at, unit=unit, about=made.case, said=said, step="propose")
        )
        if state == "working":
            _work(case, coordinator, trainer, at=at)
    _change_members(made, coordinator, at=at)


def _change_members(partnership: Any, coordinator: int, *, at: datetime) -> None:
    """A school joins on the next 1 August, and leads from the year after."""
    by, year = actor_of(standing_of(coordinator, on=day_of(at)), "page"), school_year(day_of(at)) + 1
    came = admit_member(
        partnership, kind="school", name="Lyceum Haverland", starts_on=first_day(year), by=by, at=at
    )
    granted(let_lead(granted(came), starts_on=first_day(year + 1), by=by, at=at))


def _work(case: Any, coordinator: int, trainer: int, *, at: datetime) -> None:
    """The chair is asked, seats are filled, a plan and a product are made."""
    chair = str(person_of(trainer).pk)
    facts = facts_of_group(situation_of(case, by=standing_of(coordinator, on=day_of(at)), at=at))
    seats = [key for key, _ in facts.members][1:4]
    filled: list[dict[str, object]] = [{"member": seat, "person": chair} for seat in seats]
    acts: list[tuple[str, int, dict[str, object]]] = [
        ("install", coordinator, {"chair": chair}),
        *(("fill-seat", trainer, said) for said in filled),
        ("plan", trainer, {"question": "Wat heeft een werkplekbegeleider nodig?", "hours": "120"}),
        ("begin", trainer, {}),
        (
            "add-product",
            trainer,
            {
                "title": "Handreiking voor werkplekbegeleiders",
                "safeguard": "learning-environment",
                "made_on": day_of(at).isoformat(),
            },
        ),
    ]
    version = case.version
    for key, who, said in acts:
        by = standing_of(who, on=day_of(at))
        version = granted(take_step(case.pk, key, by=by, at=at, version=version, said=said)).version
