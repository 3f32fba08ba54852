"""The people of the story: those whom HR lists, with dates that keep their distance to today, and others."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leerlijn.kernel.sentence import Language

PENSION_AGE = 67
"""Years; the months on top do not matter to a story."""


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody on HR's list. `months` is how long they have worked here today; `left` of a fixed term."""

    name: str
    given: str
    family: str
    faculty: str
    department: str
    profile: str
    months: int
    prefix: str = ""
    fte: str = "1,00"
    teaching: str = "0,50"
    left: int | None = None
    age: int = 38
    manager: str = ""
    language: Language = "nl"
    years_qualified: int | None = None

    def line(self, today: date, numbers: Mapping[str, str]) -> list[str]:
        """As HR writes it, in the columns of its export."""
        mail = f"{self.given}.{self.family}@noaber.example".lower().replace(" ", "")
        contract = "vast" if self.left is None else "tijdelijk"
        ends = "" if self.left is None else written(months_after(today, self.left))
        pension = date(today.year - self.age + PENSION_AGE, 5, 14)
        said = f"BKO UT {today.year - self.years_qualified}" if self.years_qualified else ""
        return [
            *(numbers[self.name], self.family, self.prefix, self.given, ascii_mail(mail)),
            *(self.faculty, self.department, self.profile, contract, self.fte, self.teaching),
            *(written(started_on(self, today)), ends, written(pension)),
            *(numbers.get(self.manager, ""), self.language, said),
        ]


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody who works for the whole university, and stands on no faculty's list."""

    name: str
    given: str
    family: str
    prefix: str = ""
    language: Language = "nl"


def written(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def ascii_mail(mail: str) -> str:
    """Addresses have no accents, however people spell their names."""
    apart = unicodedata.normalize("NFKD", mail).replace("ø", "o")
    return apart.encode("ascii", "ignore").decode()


def months_before(day: date, months: int) -> date:
    """The first of the month, so many months ago."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def months_after(day: date, months: int) -> date:
    """The last day before the first of that month."""
    first = months_before(day, -months)
    return date.fromordinal(first.toordinal() - 1)


def started_on(employee: Employee, today: date) -> date:
    return months_before(today, employee.months)


LECTURER_2, LECTURER_1, SENIOR = (
    "Universitair docent 2",
    "Universitair docent 1",
    "Universitair hoofddocent",
)
CHAIR, TEACHER, ADVISER = "Hoogleraar", "Docent 3", "Onderwijsadviseur"

CANDIDATES: tuple[Employee, ...] = (
    Employee(
        *("candidate", "Lieke", "Hofstede", "ET", "Industrieel Ontwerpen", LECTURER_2, 24),
        manager="manager",
        age=33,
    ),
    Employee(
        *("tomas", "Tomás", "Ferreira Duarte", "ET", "Civiele Techniek", TEACHER, 19),
        left=29,
        language="en",
        manager="vice-dean",
        age=31,
    ),
    Employee(*("sjoerd", "Sjoerd", "Wiarda", "ET", "Werktuigbouwkunde", LECTURER_2, 34), manager="bart"),
    Employee(
        *("amara", "Amara", "Okonjo", "ET", "Industrieel Ontwerpen", LECTURER_2, 30),
        language="en",
        manager="manager",
    ),
    Employee(*("wietske", "Wietske", "Anema", "ET", "Werktuigbouwkunde", LECTURER_2, 27), manager="bart"),
    Employee(*("hanneke", "Hanneke", "Roelvink", "ET", "Werktuigbouwkunde", TEACHER, 41), manager="bart"),
    Employee(*("yusuf", "Yusuf", "Karadağ", "TNW", "Natuurkunde", LECTURER_1, 35), manager="dean-tnw"),
    Employee(*("nienke", "Nienke", "Postema", "TNW", "Scheikunde", LECTURER_2, 29), manager="rutger"),
    Employee(*("thirza", "Thirza", "Molenkamp", "TNW", "Scheikunde", LECTURER_2, 28), manager="rutger"),
    Employee(
        *("chiara", "Chiara", "Lombardini", "TNW", "Biomedische Technologie", LECTURER_2, 27),
        language="en",
        manager="rutger",
    ),
    Employee(*("gijs", "Gijs", "Aaldering", "TNW", "Natuurkunde", TEACHER, 26), left=5, manager="rutger"),
    Employee(*("joris", "Joris", "Akkermans", "BMS", "Bestuurskunde", LECTURER_2, 31), manager="dean-bms"),
    Employee(*("saskia", "Saskia", "Drentje", "BMS", "Psychologie", TEACHER, 28), manager="jeroen"),
    Employee(
        *("minh-anh", "Minh-Anh", "Trần", "BMS", "Communicatiewetenschap", LECTURER_2, 33),
        language="en",
        manager="jeroen",
    ),
    Employee(
        *("koen", "Koen", "Bijlstra", "BMS", "Technische Bedrijfskunde", LECTURER_1, 32), manager="jeroen"
    ),
    Employee(
        *("eline", "Eline", "Schuurmans", "BMS", "Psychologie", TEACHER, 5), left=43, manager="jeroen", age=28
    ),
    Employee(
        *("ravi", "Ravi", "Deshpande", "EEMCS", "Informatica", LECTURER_2, 30),
        language="en",
        manager="karin",
    ),
    Employee(*("femke", "Femke", "Loohuis", "EEMCS", "Toegepaste Wiskunde", TEACHER, 32), manager="karin"),
    Employee(*("anouk", "Anouk", "Vreeman", "EEMCS", "Elektrotechniek", LECTURER_2, 25), manager="karin"),
    Employee(
        *("daniel", "Daniel", "Weissberg", "EEMCS", "Informatica", LECTURER_1, 33),
        language="en",
        manager="karin",
    ),
    Employee(
        *("pavel", "Pavel", "Horáček", "EEMCS", "Elektrotechniek", TEACHER, 34),
        language="en",
        left=14,
        manager="karin",
    ),
    Employee(
        *("abebe", "Abebe", "Tessema", "ITC", "Geo-informatie", LECTURER_2, 28),
        language="en",
        manager="dean-itc",
    ),
    Employee(*("mirjam", "Mirjam", "Kolkman", "ITC", "Aardobservatie", LECTURER_2, 30), manager="hester"),
    Employee(
        *("luis", "Luís", "Carvalhal", "ITC", "Geo-informatie", TEACHER, 33),
        language="en",
        left=15,
        manager="hester",
    ),
    Employee(
        *("marit", "Marit", "Nordbø", "ITC", "Aardobservatie", LECTURER_1, 35),
        language="en",
        manager="hester",
    ),
)
"""Those who work towards the qualification, or should."""

SENIORS: tuple[Employee, ...] = (
    Employee(
        *("manager", "Wouter", "Lansbergen", "ET", "Industrieel Ontwerpen", SENIOR, 130),
        prefix="van",
        age=47,
        manager="dean",
        years_qualified=9,
    ),
    Employee(
        *("dean", "Margriet", "Oosterwold", "ET", "Werktuigbouwkunde", CHAIR, 190), age=56, years_qualified=12
    ),
    Employee(
        *("vice-dean", "Pieter", "Terwolde", "ET", "Civiele Techniek", CHAIR, 160),
        age=52,
        manager="dean",
        years_qualified=10,
    ),
    Employee(
        *("bart", "Bart", "Kuipersma", "ET", "Werktuigbouwkunde", SENIOR, 120),
        age=46,
        manager="dean",
        years_qualified=8,
    ),
    Employee(*("supervisor", "Ilona", "Veldhuizen", "ET", "Werktuigbouwkunde", ADVISER, 95), teaching="0,10"),
    Employee(
        *("dean-tnw", "Evert", "Nijlander", "TNW", "Natuurkunde", CHAIR, 180), age=57, years_qualified=11
    ),
    Employee(
        *("assessor-1", "Geertje", "Brandsma", "TNW", "Natuurkunde", SENIOR, 140),
        age=49,
        manager="dean-tnw",
        years_qualified=10,
    ),
    Employee(
        *("rutger", "Rutger", "Evenhuizen", "TNW", "Scheikunde", SENIOR, 125),
        age=50,
        manager="dean-tnw",
        years_qualified=7,
    ),
    Employee(
        *("supervisor-tnw", "Marleen", "Hesselink", "TNW", "Biomedische Technologie", ADVISER, 80),
        teaching="0,10",
    ),
    Employee(
        *("dean-bms", "Cornelie", "Haverkate", "BMS", "Bestuurskunde", CHAIR, 170), age=54, years_qualified=10
    ),
    Employee(
        *("assessor-2", "Imani", "Verhoeven", "BMS", "Psychologie", SENIOR, 110),
        age=44,
        manager="dean-bms",
        years_qualified=8,
    ),
    Employee(
        *("jeroen", "Jeroen", "Waanders", "BMS", "Communicatiewetenschap", SENIOR, 132),
        age=48,
        manager="dean-bms",
        years_qualified=9,
    ),
    Employee(*("supervisor-bms", "Tineke", "Leferink", "BMS", "Psychologie", ADVISER, 101), teaching="0,10"),
    Employee(
        *("dean-eemcs", "Hendrik-Jan", "Roosink", "EEMCS", "Toegepaste Wiskunde", CHAIR, 200),
        age=58,
        years_qualified=13,
    ),
    Employee(
        *("karin", "Karin", "Stokkers", "EEMCS", "Informatica", SENIOR, 118),
        age=45,
        manager="dean-eemcs",
        years_qualified=8,
    ),
    Employee(
        *("olav", "Olav", "Thorsen", "EEMCS", "Elektrotechniek", SENIOR, 96),
        age=43,
        language="en",
        manager="dean-eemcs",
        years_qualified=6,
    ),
    Employee(
        *("supervisor-eemcs", "Frouke", "Nijboer", "EEMCS", "Informatica", ADVISER, 70), teaching="0,10"
    ),
    Employee(
        *("dean-itc", "Adaeze", "Nwosu", "ITC", "Geo-informatie", CHAIR, 150),
        age=53,
        language="en",
        years_qualified=9,
    ),
    Employee(
        *("hester", "Hester", "Zandvoort", "ITC", "Aardobservatie", SENIOR, 115),
        age=46,
        manager="dean-itc",
        years_qualified=8,
    ),
    Employee(*("supervisor-itc", "Wilma", "Oonk", "ITC", "Geo-informatie", ADVISER, 88), teaching="0,10"),
)
"""Those who supervise, judge, manage and decide."""

OUTSIDERS: tuple[Outsider, ...] = (
    Outsider("coordinator", "Annemiek", "Reuvekamp"),
    Outsider("exemption-advisor", "Gerrit", "Holterman"),
    Outsider("hr", "Joke", "Wassinkhof"),
    Outsider("hr-bms", "Robin", "Meijerink"),
    Outsider("hr-eemcs", "Debora", "Slotboom"),
    Outsider("hr-itc", "Sofie", "Lansink"),
    Outsider("hr-tnw", "Mark", "Borghuis"),
    Outsider("auditor", "Nadia", "Essafi"),
    Outsider("administrator", "Bas", "Meulenkamp"),
    Outsider("trainer", "Wieke", "Boerrigter"),
)

NEWCOMERS: tuple[Employee, ...] = (
    Employee(
        *("sanne", "Sanne", "Kolthof", "ET", "Civiele Techniek", LECTURER_2, 11),
        manager="vice-dean",
    ),
    Employee(
        *("bram", "Bram", "Riele", "ET", "Werktuigbouwkunde", TEACHER, 12),
        prefix="te",
        manager="bart",
    ),
    Employee(
        *("ines", "Inês", "Falcão", "ET", "Civiele Techniek", LECTURER_2, 12),
        language="en",
        manager="vice-dean",
    ),
    Employee(
        *("thijs", "Thijs", "Wesselink", "ET", "Industrieel Ontwerpen", LECTURER_2, 12),
        manager="manager",
    ),
    Employee(
        *("noor", "Noor", "Haitsma", "ET", "Werktuigbouwkunde", LECTURER_2, 13),
        manager="bart",
    ),
    Employee(
        *("wei", "Wei", "Jiang", "ET", "Industrieel Ontwerpen", TEACHER, 13),
        language="en",
        manager="manager",
    ),
    Employee(
        *("lotte", "Lotte", "Ravenhorst", "ET", "Industrieel Ontwerpen", LECTURER_2, 14),
        manager="manager",
    ),
    Employee(
        *("ruben", "Ruben", "Stegehuis", "ET", "Werktuigbouwkunde", LECTURER_2, 14),
        manager="bart",
    ),
    Employee(
        *("farid", "Farid", "Ziani", "ET", "Industrieel Ontwerpen", TEACHER, 15),
        manager="manager",
    ),
    Employee(
        *("julia", "Julia", "Brinkmann", "ET", "Civiele Techniek", LECTURER_1, 15),
        language="en",
        manager="vice-dean",
    ),
    Employee(
        *("stijn", "Stijn", "Oldenkotte", "ET", "Werktuigbouwkunde", LECTURER_2, 16),
        manager="bart",
    ),
    Employee(
        *("elif", "Elif", "Aydın", "ET", "Industrieel Ontwerpen", TEACHER, 13),
        manager="manager",
    ),
    Employee(
        *("gerben", "Gerben", "Nijkamp", "ET", "Civiele Techniek", LECTURER_1, 16),
        manager="vice-dean",
    ),
    Employee(
        *("marieke", "Marieke", "Bolwerk", "ET", "Werktuigbouwkunde", TEACHER, 12),
        manager="bart",
    ),
)
"""Those who came last year and are in their intake."""

TALKED_WITH: tuple[Employee, ...] = (
    Employee(
        *("wiebe", "Wiebe", "Hoogland", "BMS", "Communicatiewetenschap", LECTURER_2, 29), manager="jeroen"
    ),
    Employee(
        *("sude", "Sude", "Aktaş", "BMS", "Communicatiewetenschap", TEACHER, 30),
        language="en",
        manager="jeroen",
    ),
    Employee(
        *("renske", "Renske", "Dijkgraaf", "BMS", "Communicatiewetenschap", LECTURER_2, 31), manager="jeroen"
    ),
)
"""Those who work where an assessment closes with a talk."""

STAFF: tuple[Employee, ...] = (*CANDIDATES, *SENIORS, *NEWCOMERS, *TALKED_WITH)
