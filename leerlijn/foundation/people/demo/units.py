"""The tree of Noaber University, with a name in both languages for everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.kinds import Kind
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

FOUNDED_ON = date(1995, 9, 1)
INSTITUTION = "NU"
NAME = Text(nl="Noaber Universiteit", en="Noaber University")
CENTRE = "CELT"
CENTRE_NAME = Text(nl="Centrum voor Onderwijs en Leren", en="Centre of Expertise in Learning and Teaching")

FACULTIES: Mapping[str, Text] = {
    "BMS": Text(
        nl="Gedrags-, Management- en Maatschappijwetenschappen",
        en="Behavioural, Management and Social Sciences",
    ),
    "EEMCS": Text(
        nl="Elektrotechniek, Wiskunde en Informatica",
        en="Electrical Engineering, Mathematics and Computer Science",
    ),
    "ET": Text(nl="Technische Wetenschappen", en="Engineering Technology"),
    "ITC": Text(nl="Geo-informatie en Aardobservatie", en="Geo-Information Science and Earth Observation"),
    "TNW": Text(nl="Natuurwetenschappen en Technologie", en="Science and Technology"),
}
"""By the codes that HR uses."""

DEPARTMENTS: Mapping[str, Mapping[str, Text]] = {
    "BMS": {
        "bestuurskunde": Text(nl="Bestuurskunde", en="Public Administration"),
        "communicatiewetenschap": Text(nl="Communicatiewetenschap", en="Communication Science"),
        "psychologie": Text(nl="Psychologie", en="Psychology"),
        "technische-bedrijfskunde": Text(
            nl="Technische Bedrijfskunde", en="Industrial Engineering and Management"
        ),
    },
    "EEMCS": {
        "elektrotechniek": Text(nl="Elektrotechniek", en="Electrical Engineering"),
        "informatica": Text(nl="Informatica", en="Computer Science"),
        "toegepaste-wiskunde": Text(nl="Toegepaste Wiskunde", en="Applied Mathematics"),
    },
    "ET": {
        "civiele-techniek": Text(nl="Civiele Techniek", en="Civil Engineering"),
        "industrieel-ontwerpen": Text(nl="Industrieel Ontwerpen", en="Industrial Design"),
        "werktuigbouwkunde": Text(nl="Werktuigbouwkunde", en="Mechanical Engineering"),
    },
    "ITC": {
        "aardobservatie": Text(nl="Aardobservatie", en="Earth Observation"),
        "geo-informatie": Text(nl="Geo-informatie", en="Geo-Information"),
    },
    "TNW": {
        "biomedische-technologie": Text(nl="Biomedische Technologie", en="Biomedical Technology"),
        "natuurkunde": Text(nl="Natuurkunde", en="Physics"),
        "scheikunde": Text(nl="Scheikunde", en="Chemistry"),
    },
}
"""The Dutch names are those that HR writes."""


def build_units(*, by: Actor, at: datetime) -> None:
    """The institution, its faculties with their departments, and the centre that helps them teach."""
    root = granted(
        add_unit(Kind.INSTITUTION, code=INSTITUTION, name=NAME, starts_on=FOUNDED_ON, by=by, at=at)
    )
    granted(
        add_unit(Kind.SERVICE, code=CENTRE, name=CENTRE_NAME, parent=root, starts_on=FOUNDED_ON, by=by, at=at)
    )
    for code, name in FACULTIES.items():
        faculty = granted(
            add_unit(Kind.FACULTY, code=code, name=name, parent=root, starts_on=FOUNDED_ON, by=by, at=at)
        )
        for department, called in DEPARTMENTS[code].items():
            granted(
                add_unit(
                    Kind.DEPARTMENT,
                    code=department,
                    name=called,
                    parent=faculty,
                    starts_on=FOUNDED_ON,
                    by=by,
                    at=at,
                )
            )
