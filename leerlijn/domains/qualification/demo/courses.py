"""The courses that the candidates teach, and prove themselves with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leerlijn.foundation.documents.demo.frame import Course
from leerlijn.foundation.people.demo.crowd import CROWD
from leerlijn.foundation.people.demo.staff import CANDIDATES, Employee
from leerlijn.kernel.sentence import Text


def _course(
    code: str, teacher: str, credits: int, title: tuple[str, str], programme: tuple[str, str]
) -> Course:
    return Course(
        code, Text(nl=title[0], en=title[1]), Text(nl=programme[0], en=programme[1]), credits, teacher
    )


DESIGN = ("de bachelor Industrieel Ontwerpen", "the bachelor's programme in Industrial Design")
CIVIL = ("de bachelor Civiele Techniek", "the bachelor's programme in Civil Engineering")
MECHANICAL = ("de bachelor Werktuigbouwkunde", "the bachelor's programme in Mechanical Engineering")
PHYSICS = ("de bachelor Technische Natuurkunde", "the bachelor's programme in Applied Physics")
CHEMISTRY = ("de bachelor Scheikundige Technologie", "the bachelor's programme in Chemical Engineering")
BIOMEDICAL = ("de master Biomedische Technologie", "the master's programme in Biomedical Engineering")
GOVERNMENT = ("de bachelor Bestuurskunde", "the bachelor's programme in Public Administration")
PSYCHOLOGY = ("de bachelor Psychologie", "the bachelor's programme in Psychology")
COMMUNICATION = ("de master Communicatiewetenschap", "the master's programme in Communication Science")
MANAGEMENT = ("de bachelor Technische Bedrijfskunde", "the bachelor's programme in Industrial Engineering")
COMPUTING = ("de bachelor Technische Informatica", "the bachelor's programme in Computer Science")
MATHEMATICS = ("de bachelor Toegepaste Wiskunde", "the bachelor's programme in Applied Mathematics")
ELECTRICAL = ("de bachelor Elektrotechniek", "the bachelor's programme in Electrical Engineering")
GEO = ("de master Geo-informatie", "the master's programme in Geo-Information Science")

COURSES: Mapping[str, Course] = {
    "candidate": _course(
        "IO-2021", "Lieke Hofstede", 5, ("Ontwerpen voor gebruik", "Design for Use"), DESIGN
    ),
    "tomas": _course("CT-1043", "Tomás Ferreira Duarte", 5, ("Water en bodem", "Water and Soil"), CIVIL),
    "sjoerd": _course("WB-2130", "Sjoerd Wiarda", 5, ("Dynamica", "Dynamics"), MECHANICAL),
    "wietske": _course("WB-2250", "Wietske Anema", 5, ("Warmteleer", "Heat Transfer"), MECHANICAL),
    "amara": _course(
        "IO-3012", "Amara Okonjo", 7, ("Materialen en duurzaamheid", "Materials and Sustainability"), DESIGN
    ),
    "yusuf": _course(
        "TN-1101", "Yusuf Karadağ", 6, ("Mechanica en relativiteit", "Mechanics and Relativity"), PHYSICS
    ),
    "nienke": _course("SK-2204", "Nienke Postema", 5, ("Fysische chemie", "Physical Chemistry"), CHEMISTRY),
    "thirza": _course(
        "SK-3110", "Thirza Molenkamp", 5, ("Organische synthese", "Organic Synthesis"), CHEMISTRY
    ),
    "chiara": _course(
        "BT-5110", "Chiara Lombardini", 5, ("Weefselmechanica", "Tissue Mechanics"), BIOMEDICAL
    ),
    "gijs": _course("TN-2090", "Gijs Aaldering", 3, ("Practicum optica", "Optics Lab"), PHYSICS),
    "joris": _course(
        "BK-2040", "Joris Akkermans", 6, ("Beleid in uitvoering", "Policy in Practice"), GOVERNMENT
    ),
    "saskia": _course(
        "PS-1060", "Saskia Drentje", 5, ("Gespreksvaardigheden", "Communication Skills"), PSYCHOLOGY
    ),
    "minh-anh": _course(
        "CW-5020", "Minh-Anh Trần", 5, ("Media en publiek", "Media and Audiences"), COMMUNICATION
    ),
    "koen": _course(
        "TB-2011", "Koen Bijlstra", 5, ("Voorraad en logistiek", "Inventory and Logistics"), MANAGEMENT
    ),
    "eline": _course("PS-2080", "Eline Schuurmans", 5, ("Statistiek 2", "Statistics 2"), PSYCHOLOGY),
    "ravi": _course("TI-1102", "Ravi Deshpande", 5, ("Programmeren 2", "Programming 2"), COMPUTING),
    "femke": _course("TW-1010", "Femke Loohuis", 5, ("Lineaire algebra", "Linear Algebra"), MATHEMATICS),
    "anouk": _course(
        "EL-2205", "Anouk Vreeman", 5, ("Signalen en systemen", "Signals and Systems"), ELECTRICAL
    ),
    "daniel": _course(
        "TI-3040", "Daniel Weissberg", 6, ("Besturingssystemen", "Operating Systems"), COMPUTING
    ),
    "pavel": _course(
        "EL-1033", "Pavel Horáček", 4, ("Elektronische schakelingen", "Electronic Circuits"), ELECTRICAL
    ),
    "abebe": _course("GI-5031", "Abebe Tessema", 7, ("Ruimtelijke analyse", "Spatial Analysis"), GEO),
    "mirjam": _course("GI-5012", "Mirjam Kolkman", 7, ("Aardobservatie", "Earth Observation"), GEO),
    "luis": _course("GI-5060", "Luís Carvalhal", 5, ("Kaart en web", "Web Mapping"), GEO),
    "marit": _course("GI-5025", "Marit Nordbø", 7, ("Radar en landgebruik", "Radar and Land Use"), GEO),
    "wiebe": _course(
        "CW-2011", "Wiebe Hoogland", 5, ("Onderzoek naar media", "Media Research"), COMMUNICATION
    ),
    "sude": _course("CW-5033", "Sude Aktaş", 5, ("Risicocommunicatie", "Risk Communication"), COMMUNICATION),
    "renske": _course(
        "CW-1040", "Renske Dijkgraaf", 5, ("Schrijven voor publiek", "Writing for an Audience"), COMMUNICATION
    ),
}
"""By the name that their teacher has in the story."""

OF_DEPARTMENT: Mapping[str, Course] = {
    each.department: COURSES[each.name] for each in CANDIDATES if each.name in COURSES
}
CROWDED: Mapping[str, Employee] = {each.name: each for each in CROWD}


def course_of(name: str) -> Course:
    """What somebody teaches; of the many around the people of the story a course of their department."""
    if name in COURSES:
        return COURSES[name]
    teacher = CROWDED[name]
    return replace(OF_DEPARTMENT[teacher.department], teacher=f"{teacher.given} {teacher.family}")
