"""The many around the people of the story: who they are follows from their place in the row.

So they are the same in every world, and nobody who exists.
"""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.people.demo.staff import LECTURER_1, LECTURER_2, TEACHER, Employee
from leerlijn.foundation.people.demo.units import DEPARTMENTS
from leerlijn.kernel.sentence import Language

COUNT = 360
NEWEST, OLDEST = 11, 37
"""Months since they came here, at least and at most."""

DUTCH = (
    *("Aafke", "Arjen", "Baukje", "Berend", "Carlijn", "Diederik", "Dineke", "Egbert", "Els", "Evelien"),
    *("Floris", "Geert", "Greetje", "Harmen", "Hilde", "Jelmer", "Jikke", "Joost", "Karlijn", "Klaas"),
    *("Lammert", "Leonie", "Maaike", "Mattijs", "Mieke", "Niels", "Otto", "Pleun", "Quirijn", "Renske"),
    *("Roelof", "Silke", "Teun", "Trijntje", "Veerle", "Willem", "Wout", "Ymke", "Zeger", "Jorinde"),
)
DUTCH_FAMILIES = (
    *("Aalbers", "Baltink", "Boerema", "Brinkhof", "Damhuis", "Droste", "Elferink", "Ensink", "Feddema"),
    *("Gerritsma", "Grootveld", "Hagreis", "Hulshof", "Idema", "Jalvingh", "Kamphuis", "Klaassens"),
    *("Krommendijk", "Lubberink", "Meenhuis", "Mulderij", "Nijenhuis", "Oortwijn", "Pasveer", "Reimerink"),
    *("Rietberg", "Scholtens", "Slaghek", "Stamhuis", "Tankink", "Uitslag", "Veltkamp", "Wassenberg"),
    *("Weerink", "Wiggers", "Wolbert", "Zandbelt", "Zwiers", "Hofsteenge", "Leussink", "Tijhuis"),
)
ABROAD = (
    *(("Aditi", "Banerjee"), ("Alejandra", "Morales Ruiz"), ("Anders", "Lindqvist"), ("Beatriz", "Nogueira")),
    *(("Bogdan", "Ionescu"), ("Carlos", "Etxeberria"), ("Dilnoza", "Karimova"), ("Ekaterini", "Pappas")),
    *(("Emeka", "Onyekachi"), ("Fatemeh", "Rostami"), ("Giulia", "Bernasconi"), ("Hao", "Liang")),
    *(("Ingrid", "Solheim"), ("Jiří", "Dvořáček"), ("Kavya", "Raghunathan"), ("Kwame", "Asante")),
    *(("Leïla", "Benhaddou"), ("Marek", "Zieliński"), ("Nguyen", "Thi Lan"), ("Oluwaseun", "Adeyemi")),
    *(("Paolo", "Ferrarini"), ("Ramón", "Villalobos"), ("Saoirse", "Gallagher"), ("Sergiu", "Munteanu")),
    *(("Tamar", "Gelashvili"), ("Ulrike", "Brandstetter"), ("Viktor", "Halmos"), ("Yuki", "Nakagawa")),
    *(("Zahra", "Mansouri"), ("Željko", "Petrović")),
)
"""Each of these comes once; the others are put together from the two rows above."""

PLACES = tuple((faculty, name.nl) for faculty, names in DEPARTMENTS.items() for name in names.values())
MANAGERS: Mapping[str, str] = {
    "ET": "bart",
    "TNW": "rutger",
    "BMS": "jeroen",
    "EEMCS": "karin",
    "ITC": "hester",
}
PROFILES = (LECTURER_2, TEACHER, LECTURER_2, LECTURER_1)
EVERY_TWELFTH = 12
"""Of so many, one comes from abroad."""


def _named(number: int) -> tuple[str, str, Language]:
    if number % EVERY_TWELFTH == 0:
        return *ABROAD[number // EVERY_TWELFTH % len(ABROAD)], "en"
    given = DUTCH[number % len(DUTCH)]
    return given, DUTCH_FAMILIES[(number * 7 + number // len(DUTCH)) % len(DUTCH_FAMILIES)], "nl"


def _employee(number: int) -> Employee:
    given, family, language = _named(number)
    faculty, department = PLACES[number % len(PLACES)]
    return Employee(
        f"crowd-{number:03}",
        given,
        family,
        faculty,
        department,
        PROFILES[number % len(PROFILES)],
        NEWEST + number * 17 % (OLDEST - NEWEST + 1),
        age=28 + number * 5 % 21,
        manager=MANAGERS[faculty],
        language=language,
    )


CROWD: tuple[Employee, ...] = tuple(map(_employee, range(COUNT)))
