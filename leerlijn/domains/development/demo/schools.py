"""The schools of the region and the people in them; none of them exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.kinds import Kind, Role
from leerlijn.foundation.people.queries import institution
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

SINCE = date(2019, 8, 1)
BOARDS: dict[str, tuple[str, ...]] = {
    "Stichting Berkelland Onderwijs": (
        "Het Noordveld",
        "De Esch",
        "Marke College",
        "Lyceum Haverland",
        "De Brink",
    ),
    "Scholengroep Regge en Dinkel": ("Dinkellyceum", "Reggevallei", "Het Zandpad", "Erve College", "De Weme"),
    "Vereniging Open Scholen Salland": (
        "Sallands Lyceum",
        "De Stroom",
        "IJsselpoort College",
        "Het Vlier",
        "Kolkschool",
    ),
    "Katholiek Onderwijs Twenteland": (
        "Sint-Plechelmus Lyceum",
        "De Hofte",
        "Lambertus College",
        "Het Tuselerveld",
    ),
    "Stichting Speciaal Onderwijs Oost": ("De Bongerd",),
}
"""Board by board; the first school has two locations."""
TOWNS = ("Almsteden", "Haverlo", "Borculerveen", "Wiemsel", "Oldenrade", "Hellendam")
GIVEN = ("Sanne", "Ruben", "Noor", "Thijs", "Lotte", "Daan", "Yara", "Bram", "Femke", "Joost", "Iris", "Sven")
FAMILY = (
    *("Hofstee", "Wessels", "Nijland", "Brunink", "Olthof", "Kuipers", "Scholten", "Averink", "Leferink"),
    *("Bosch", "Wolters", "Grondman", "Ten Cate", "Asbreuk", "Nijhuis", "Roelofsen", "Vrielink"),
)
TEACHERS_PER_SCHOOL = 6


@dataclass
class Region:
    """Pro-U and its people, and the schools with theirs, by the name they have in the demonstration."""

    pro_u: Any
    people: dict[str, Any] = field(default_factory=dict)
    schools: dict[str, Any] = field(default_factory=dict)
    teachers: list[tuple[Any, Any]] = field(default_factory=list)


def build_region(*, by: Actor, at: datetime) -> Region:
    """Pro-U below the university, and every board as a tree of its own."""
    pro_u = granted(
        add_unit(
            Kind.SERVICE,
            code="PRO-U",
            name=Text(nl="Pro-U", en="Pro-U"),
            parent=institution(),
            starts_on=SINCE,
            by=by,
            at=at,
        )
    )
    region = Region(pro_u)
    _fill_pro_u(region, by=by, at=at)
    count = 0
    for board, schools in BOARDS.items():
        root = _unit(Kind.SCHOOL_BOARD, board, None, by=by, at=at)
        for school in schools:
            region.schools[school] = unit = _unit(Kind.SCHOOL, school, root, by=by, at=at)
            town = TOWNS[count % len(TOWNS)]
            location = _unit(Kind.LOCATION, town, unit, by=by, at=at)
            if count == 0:
                _unit(Kind.LOCATION, "Haverlo", unit, by=by, at=at)
            _fill_school(region, school, location, count, by=by, at=at)
            count += 1
    return region


def _fill_pro_u(region: Region, *, by: Actor, at: datetime) -> None:
    staff = (
        ("office", "Marloes", "Nijenhuis", Role.PRO_U_OFFICE),
        ("director", "Arend", "Koopmans", Role.PRO_U_DIRECTOR),
        ("expert", "Marijke", "Lansink", Role.EXPERT),
        ("expert-2", "Koen", "Rietberg", Role.EXPERT),
    )
    for name, given, family, role in staff:
        person = _person(given, family, "noaber.example", by=by, at=at)
        region.people[name] = person
        granted(appoint(person, role, region.pro_u, starts_on=SINCE, by=by, at=at))


def _fill_school(region: Region, school: str, location: Any, count: int, *, by: Actor, at: datetime) -> None:
    """A leader and six teachers; the first of each at the first school are those of the sign-in page."""
    host = f"{school.lower().replace(' ', '-').replace('het-', '').replace('de-', '')}.example"
    leader = _person(GIVEN[count % len(GIVEN)], FAMILY[count % len(FAMILY)], host, by=by, at=at)
    region.people.setdefault("school-leader", leader)
    unit = region.schools[school]
    granted(appoint(leader, Role.SCHOOL_LEADER, unit, starts_on=SINCE, by=by, at=at))
    for number in range(TEACHERS_PER_SCHOOL):
        given = GIVEN[(count * 5 + number + 1) % len(GIVEN)]
        family = FAMILY[(count * 7 + number * 3 + 1) % len(FAMILY)]
        teacher = _person(given, family, host, by=by, at=at)
        region.people.setdefault("teacher", teacher)
        granted(appoint(teacher, Role.TEACHER, location, starts_on=SINCE, by=by, at=at))
        region.teachers.append((teacher, location))


def _person(given: str, family: str, host: str, *, by: Actor, at: datetime) -> Any:
    mail = f"{given[0]}.{family}@{host}".lower().replace(" ", "")
    return granted(add_person(given_name=given, family_name=family, email=mail, by=by, at=at))


def _unit(kind: Kind, name: str, parent: Any, *, by: Actor, at: datetime) -> Any:
    code = name.lower().replace(" ", "-")
    made = add_unit(
        kind, code=code, name=Text(nl=name, en=name), parent=parent, starts_on=SINCE, by=by, at=at
    )
    return granted(made)
