"""Who is who at Noaber University when agreements are made: offices, councils, and students new each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.people.kinds import Role
from leerlijn.kernel.sentence import Text

FOUNDED_ON = date(2005, 9, 1)
LONG_AGO = date(2016, 9, 1)
FACULTIES = ("BMS", "EEMCS", "ET", "ITC", "TNW")

PROGRAMMES: Mapping[str, Mapping[str, Text]] = {
    "BMS": {
        "B-PSY": Text(nl="Psychologie", en="Psychology"),
        "B-COM": Text(nl="Communication Science", en="Communication Science"),
        "B-MST": Text(nl="Management, Society and Technology", en="Management, Society and Technology"),
        "B-TBK": Text(nl="Technische Bedrijfskunde", en="Industrial Engineering and Management"),
        "B-IBA": Text(nl="International Business Administration", en="International Business Administration"),
        "M-EST": Text(nl="Educational Science and Technology", en="Educational Science and Technology"),
        "M-PA": Text(nl="Public Administration", en="Public Administration"),
    },
    "EEMCS": {
        "B-TI": Text(nl="Technische Informatica", en="Technical Computer Science"),
        "B-EE": Text(nl="Elektrotechniek", en="Electrical Engineering"),
        "B-AM": Text(nl="Toegepaste Wiskunde", en="Applied Mathematics"),
        "B-CT": Text(nl="Creative Technology", en="Creative Technology"),
        "B-BIT": Text(nl="Business & IT", en="Business & IT"),
        "M-CS": Text(nl="Computer Science", en="Computer Science"),
        "M-ITE": Text(nl="Interaction Technology", en="Interaction Technology"),
    },
    "ET": {
        "B-WB": Text(nl="Werktuigbouwkunde", en="Mechanical Engineering"),
        "B-CIT": Text(nl="Civiele Techniek", en="Civil Engineering"),
        "B-IO": Text(nl="Industrieel Ontwerpen", en="Industrial Design Engineering"),
        "M-CEM": Text(nl="Construction Management", en="Construction Management and Engineering"),
        "M-IDE": Text(nl="Industrial Design Engineering", en="Industrial Design Engineering (master)"),
        "M-SET": Text(nl="Sustainable Energy Technology", en="Sustainable Energy Technology"),
    },
    "ITC": {
        "M-GEO": Text(nl="Geo-informatie en Aardobservatie", en="Geo-information and Earth Observation"),
        "M-SE": Text(nl="Spatial Engineering", en="Spatial Engineering"),
        "M-CART": Text(nl="Cartografie", en="Cartography"),
    },
    "TNW": {
        "B-TN": Text(nl="Technische Natuurkunde", en="Applied Physics"),
        "B-BMT": Text(nl="Biomedische Technologie", en="Biomedical Technology"),
        "B-TG": Text(nl="Technische Geneeskunde", en="Technical Medicine"),
        "B-GZW": Text(nl="Gezondheidswetenschappen", en="Health Sciences"),
        "B-ST": Text(nl="Scheikundige Technologie", en="Chemical Engineering"),
        "B-AT": Text(nl="Advanced Technology", en="Advanced Technology"),
        "M-NT": Text(nl="Nanotechnologie", en="Nanotechnology"),
    },
}
"""Thirty programmes; those in PLAYED make an agenda of their own in the story."""

PLAYED: Mapping[str, tuple[str, ...]] = {
    "BMS": ("B-PSY",),
    "EEMCS": ("B-TI",),
    "ET": ("B-WB", "B-IO"),
    "ITC": ("M-GEO",),
    "TNW": ("B-BMT",),
}

GIVEN = (
    *(
        "Anouk",
        "Bram",
        "Chantal",
        "Daan",
        "Elin",
        "Floris",
        "Gerlinde",
        "Hidde",
        "Iris",
        "Jesse",
        "Kiki",
        "Lars",
    ),
    *("Maud", "Niels", "Otis", "Pien", "Quint", "Roos", "Sem", "Tess", "Uma", "Vera", "Wout", "Yfke", "Zara"),
    *("Aziz", "Bouchra", "Deniz", "Farah", "Imran", "Joy", "Kofi", "Lina", "Mila", "Noor", "Omar", "Priya"),
)
FAMILY = (
    *("Abbink", "Brummelhuis", "Dijkhof", "Elferink", "Geerdink", "Hesselink", "Imhof", "Jannink", "Klumper"),
    *(
        "Lansink",
        "Meijerink",
        "Nijkamp",
        "Oude Luttikhuis",
        "Pegge",
        "Reefman",
        "Scholten",
        "Tijink",
        "Ubbink",
    ),
    *(
        "Vrielink",
        "Wiggers",
        "Ziel",
        "Bakir",
        "Demir",
        "Haddad",
        "Mensah",
        "Okafor",
        "Rao",
        "Santos",
        "Yilmaz",
    ),
)
ACCOUNTS: Mapping[str, tuple[str, str]] = {
    "policy-officer": ("Saskia", "Wolbers"),
    "portfolio-holder": ("Tjeerd", "Kamphuis"),
    "programme-director": ("Geert", "Nijhuis"),
    "programme-committee": ("Annelies", "Roerink"),
    "faculty-council": ("Marijke", "Lansink"),
    "university-council": ("Wouter", "Bolscher"),
    "council-registrar": ("Ruud", "Hofstra"),
    "council-student": ("Amina", "Elferink"),
    "board": ("Hanneke", "Oosterveld"),
    "panel": ("Cees", "Verhagen"),
}
"""The names on the cards; all of them are invented."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has in a unit, from a day until a day."""

    name: str
    role: Role
    unit: str
    starts_on: date = LONG_AGO
    ends_on: date | None = None


def offices() -> Iterator[Held]:
    """Everybody who prepares and decides, and watches."""
    yield Held("policy-officer", Role.POLICY_OFFICER, "NU")
    yield Held("board", Role.BOARD, "NU")
    yield Held("panel", Role.REVIEW_PANEL, "NU")
    yield Held("uco", Role.EDUCATION_COMMITTEE, "NU")
    yield Held("support", Role.SUPPORT_GROUP, "NU")
    for code in FACULTIES:
        holder = "portfolio-holder" if code == "ET" else f"holder-{code}"
        yield Held(holder, Role.PORTFOLIO_HOLDER, code)
        for programme in PLAYED[code]:
            yield Held(director_of(programme), Role.PROGRAMME_DIRECTOR, programme)


def director_of(programme: str) -> str:
    return "programme-director" if programme == "B-WB" else f"director-{programme}"


def councils() -> Iterator[Held]:
    """The staff of each council, who stay; and the students, who are new each September."""
    for council, size in sizes().items():
        yield Held(chair_of(council), Role.COUNCIL_CHAIR, council)
        yield Held(registrar_of(council), Role.COUNCIL_REGISTRAR, council)
        for number in range(1, size):
            yield Held(f"staff-{council}-{number}", Role.COUNCIL_STAFF, council)


def students(today: date) -> Iterator[Held]:
    """Per year of study; the last of the faculty council of ET is on a card."""
    now = today.year if today.month >= 9 else today.year - 1
    for council, size in sizes().items():
        years = range(2017, now + 1) if council in {"FR-ET", "UR"} else (2017, 2018, now - 1, now)
        for year in years:
            for number in range(1, size + 1):
                is_carded = (council, year, number) == ("FR-ET", now, 1)
                name = "council-student" if is_carded else student(council, year, number)
                last = None if year == now else date(year + 1, 8, 31)
                yield Held(name, Role.COUNCIL_STUDENT, council, date(year, 9, 1), last)


def student(council: str, year: int, number: int) -> str:
    return f"student-{council}-{year}-{number}"


def sizes() -> Mapping[str, int]:
    """How many students each council has; it has as many members of staff, the chair among them."""
    committees = {f"OC-{code}": 2 for codes in PLAYED.values() for code in codes}
    return {"UR": 4, **{f"FR-{code}": 3 for code in FACULTIES}, **committees}


def chair_of(council: str) -> str:
    carded = {"UR": "university-council", "FR-ET": "faculty-council", "OC-B-WB": "programme-committee"}
    return carded.get(council, f"chair-{council}")


def registrar_of(council: str) -> str:
    return "council-registrar" if council == "FR-ITC" else f"registrar-{council}"


def full_name(name: str, number: int) -> tuple[str, str]:
    """An invented name; the same for the same number, and no two alike."""
    if name in ACCOUNTS:
        return ACCOUNTS[name]
    return GIVEN[number % len(GIVEN)], FAMILY[(number * 7 + number // len(GIVEN)) % len(FAMILY)]
