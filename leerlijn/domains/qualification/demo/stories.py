"""The dossiers of the world, each in its own state; whatever happened, happened so many working days ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leerlijn.domains.qualification.demo.acts import (
    Act,
    Timed,
    accept,
    agree,
    ask,
    ask_feedback,
    ask_precheck,
    begin,
    correct,
    decline,
    disagree,
    find_complete,
    give_back,
    give_feedback,
    hand_in,
    invite,
    judge,
    leave_what_is_open_to,
    no_consensus,
    notify,
    pause,
    propose,
    put_in,
    renew,
    replace,
    revoke,
    say_ready,
    send_back,
    supervised_by,
    withdraw,
    write,
)
from leerlijn.domains.qualification.demo.evidence import WHOLE
from leerlijn.domains.qualification.demo.examples import gives_an_example
from leerlijn.domains.qualification.demo.talking import (
    closes_with_a_talk,
    judge_with_questions,
    may_record,
    plan_talk,
    report_talk,
)

type Story = Sequence[Timed]

BREATH = 3
"""Working days between the last piece of evidence and handing in."""


def started(days: int, supervisor: str) -> Story:
    return ((days, begin()), (days - 4, supervised_by(supervisor)))


def filled(first: int, last: int, keys: Sequence[str] = WHOLE) -> Story:
    """Evidence put in one by one, evenly from the first day to the last."""
    apart = (first - last) / max(1, len(keys) - 1)
    return tuple((round(first - apart * number), put_in(key)) for number, key in enumerate(keys))


def handed_in(begun: int, days: int, supervisor: str) -> Story:
    """From the beginning to a sealed dossier that the supervisor found complete."""
    return (
        *started(begun, supervisor),
        *filled(begun - 12, days + BREATH),
        (days + 2, ask_precheck()),
        (days + 1, find_complete(supervisor)),
        (days, hand_in()),
    )


def decided(days: tuple[int, int], judges: tuple[str, str], outcome: str, *not_yet: str) -> Story:
    """The proposal of the first assessor, and the agreement of the second."""
    proposed, agreed = days
    return (
        (proposed, propose(judges[0], outcome, not_yet=not_yet)),
        (agreed, agree(judges[1])),
    )


def judged(days: tuple[int, int, int], judges: tuple[str, str], first: Act, second: Act) -> Story:
    """Two assessors are asked, and each judges alone."""
    asked, one, two = days
    return ((asked, ask(*judges)), (one, first), (two, second))


def all_fine(name: str) -> Act:
    return judge(name)


NOT_FINISHED = ("2.3", "4.2")

STORIES: Mapping[str, Story] = {
    "candidate": (
        *started(190, "supervisor"),
        (170, put_in("course")),
        (150, put_in("choices")),
        (120, put_in("lesson")),
        (96, put_in("observation")),
        (72, put_in("supervision", only=["2.3"])),
        (70, ask_feedback(3, "Zijn de leerdoelen van week 3 zo duidelijk?")),
        (
            64,
            give_feedback(
                3,
                "supervisor",
                c2_1="Mooie opbouw. Zeg er nog bij hoe je ziet dat de studenten het derde doel haalden.",
                c1_3="Leerdoel 3 is nu niet toetsbaar: gebruik een werkwoord dat je kunt zien.",
            ),
        ),
        (58, renew(3, "lesson")),
        (55, say_ready(3)),
        (41, put_in("analysis")),
        (30, ask_feedback(6)),
        (
            24,
            give_feedback(
                6, "supervisor", c3_2="Waarom liet je vraag 4 staan? De analyse wijst de andere kant op."
            ),
        ),
        (3, ask_feedback(4, "Is dit verslag zo volledig genoeg?")),
        (12, put_in("answers", drafts=["4.1"])),
    ),
    "tomas": (
        *started(170, "supervisor"),
        (150, put_in("course")),
        (104, put_in("lesson")),
        (31, pause("leave")),
    ),
    "sjoerd": (
        *started(300, "supervisor"),
        *filled(280, 40),
        (36, ask_precheck()),
        (
            26,
            give_back(
                "supervisor",
                c4_2="Wat je met de uitkomst van de evaluatie deed, staat er nog niet bij.",
                c5_3="In de reflectie ontbreekt hoe je je ontwikkeling voortzet.",
            ),
        ),
    ),
    "wietske": (
        *started(215, "supervisor"),
        *filled(205, 9),
        (7, ask_precheck()),
        (2, find_complete("supervisor")),
    ),
    "thirza": handed_in(250, 4, "supervisor-tnw"),
    "amara": (
        *handed_in(250, 70, "supervisor"),
        *judged(
            (66, 52, 49),
            ("bart", "hester"),
            judge("bart", not_yet=NOT_FINISHED),
            judge("hester", not_yet=NOT_FINISHED, doubts=["3.1"]),
        ),
        *decided((47, 45), ("bart", "hester"), "supplement", *NOT_FINISHED),
        (43, notify("supplement")),
        (15, put_in("supervision", only=["2.3"], again=2)),
    ),
    "eline": ((9, begin()),),
    "gijs": (
        *started(200, "supervisor-tnw"),
        *filled(188, 130, ["course", "lesson", "observation"]),
        (90, withdraw("Mijn aanstelling loopt af en ik ga naar het voortgezet onderwijs.")),
    ),
    "anouk": (
        *started(210, "supervisor-eemcs"),
        *filled(198, 6),
        (3, ask_precheck()),
    ),
    "saskia": handed_in(260, 17, "supervisor-bms"),
    "chiara": (
        *handed_in(220, 24, "supervisor-tnw"),
        (
            16,
            send_back(
                "Dear Chiara, the observation report stops after the first page: the part in which you say "
                "what you take along is missing. Please put in the whole report; the rest can stay as it is."
            ),
        ),
    ),
    "ravi": (
        *handed_in(240, 27, "supervisor-eemcs"),
        (23, ask("assessor-1", "assessor-2")),
        (3, write("assessor-1", not_yet=["1.4"], upto=8)),
    ),
    "abebe": (
        *handed_in(230, 44, "supervisor-itc"),
        (36, ask("jeroen", "olav")),
        (19, judge("jeroen", not_yet=["4.1"])),
        (3, replace("olav", "karin")),
    ),
    "joris": (
        *handed_in(255, 40, "supervisor-bms"),
        *judged(
            (36, 20, 4),
            ("assessor-1", "assessor-2"),
            judge("assessor-1", not_yet=["2.2"], doubts=["3.2"]),
            judge("assessor-2", not_yet=["4.2"]),
        ),
    ),
    "mirjam": (
        *handed_in(270, 50, "supervisor-itc"),
        *judged(
            (45, 27, 24),
            ("assessor-1", "assessor-2"),
            judge("assessor-1", doubts=["5.3"]),
            judge("assessor-2", not_yet=["1.2"], doubts=["5.3"]),
        ),
        (22, propose("assessor-2", "supplement", not_yet=["1.2"])),
        (
            20,
            disagree(
                "assessor-1",
                "Het vierde leerdoel wordt in de werkgroep van week 5 geoefend; zie het lesplan, blz. 1.",
            ),
        ),
        (3, propose("assessor-1", "pass")),
    ),
    "koen": (
        *handed_in(280, 60, "supervisor-bms"),
        *judged(
            (56, 41, 37),
            ("bart", "olav"),
            judge("bart", not_yet=["3.1", "3.2", "4.2"]),
            judge("olav"),
        ),
        (9, leave_what_is_open_to("coordinator")),
        (
            8,
            no_consensus(
                "bart",
                "Of een toets zonder matrijs voldoende kan zijn als de analyse zo grondig is. Olav vindt van "
                "wel, ik niet. We hebben er twee keer over gesproken.",
            ),
        ),
    ),
    "femke": (
        *handed_in(290, 45, "supervisor-eemcs"),
        *judged((41, 23, 21), ("hester", "olav"), all_fine("hester"), judge("olav", doubts=["1.4"])),
        *decided((19, 2), ("hester", "olav"), "pass"),
    ),
    "nienke": (
        *handed_in(265, 48, "supervisor-tnw"),
        *judged(
            (43, 28, 25),
            ("hester", "jeroen"),
            judge("hester", not_yet=["2.2", "5.3"]),
            judge("jeroen", not_yet=["5.3"]),
        ),
        *decided((21, 3), ("hester", "jeroen"), "supplement", "2.2", "5.3"),
    ),
    "luis": (
        *handed_in(300, 52, "supervisor-itc"),
        *judged(
            (47, 30, 29),
            ("karin", "bart"),
            judge("karin", not_yet=["1.2", "1.4", "2.3", "3.1", "3.2", "4.2", "5.3"]),
            judge("bart", not_yet=["1.2", "2.3", "3.1", "3.2", "4.1", "4.2"]),
        ),
        *decided((24, 4), ("karin", "bart"), "fail", "1.2", "2.3", "3.1", "3.2", "4.2"),
    ),
    "pavel": (
        *handed_in(310, 14, "supervisor-eemcs"),
        (10, invite("rutger", "jeroen")),
        (9, accept("rutger")),
        (7, decline("jeroen", "no-time", "Ik heb dit kwartaal twee afstudeergroepen. Vraag Hester eens.")),
    ),
    "daniel": (
        *handed_in(295, 55, "supervisor-eemcs"),
        *judged((51, 38, 35), ("assessor-1", "bart"), all_fine("assessor-1"), all_fine("bart")),
        *decided((33, 31), ("assessor-1", "bart"), "pass"),
        (14, notify("pass")),
    ),
    "marit": (
        *handed_in(330, 60, "supervisor-itc"),
        *judged((55, 40, 37), ("rutger", "olav"), judge("rutger", not_yet=["2.3"]), all_fine("olav")),
        (
            6,
            no_consensus(
                "rutger",
                "Of een plan voor groepen ook laat zien hoe Marit één student begeleidt. Olav vindt van wel.",
            ),
        ),
    ),
    "yusuf": (
        *handed_in(360, 250, "supervisor-tnw"),
        *judged(
            (246, 231, 228),
            ("karin", "jeroen"),
            judge("karin", not_yet=["3.1", "3.2"]),
            judge("jeroen", not_yet=["3.2"]),
        ),
        *decided((226, 224), ("karin", "jeroen"), "supplement", "3.1", "3.2"),
        (221, notify("supplement")),
        (190, renew(6, "analysis")),
        (188, put_in("marks", again=2)),
        (185, hand_in()),
        *judged((181, 168, 166), ("karin", "jeroen"), all_fine("karin"), all_fine("jeroen")),
        *decided((164, 162), ("karin", "jeroen"), "pass"),
        (158, notify("pass")),
        (140, correct("Yusuf E. Karadağ", "De tweede voorletter ontbrak; zo staat hij in het paspoort.")),
        (100, gives_an_example("3.1", "matrix")),
    ),
    "minh-anh": (
        *handed_in(390, 290, "supervisor-bms"),
        *judged((286, 270, 268), ("bart", "hester"), all_fine("bart"), all_fine("hester")),
        *decided((266, 264), ("bart", "hester"), "pass"),
        (260, notify("pass")),
        (
            60,
            revoke(
                "Het observatieverslag bleek van een andere docent te zijn. Besluit van het college van "
                "bestuur, na hoor en wederhoor."
            ),
        ),
    ),
    "wiebe": (
        *handed_in(230, 40, "supervisor-bms"),
        (37, closes_with_a_talk()),
        *judged(
            (36, 21, 3),
            ("rutger", "karin"),
            judge_with_questions("rutger", "2.3"),
            judge("karin", not_yet=["3.1"]),
        ),
    ),
    "sude": (
        *handed_in(240, 38, "supervisor-bms"),
        *judged(
            (35, 20, 12),
            ("assessor-1", "hester"),
            judge_with_questions("assessor-1", "3.1", "4.2"),
            judge("hester", not_yet=["4.2"]),
        ),
        (8, plan_talk(-4, 10)),
        (5, may_record("yes")),
    ),
    "renske": (
        *handed_in(250, 39, "supervisor-bms"),
        *judged(
            (34, 22, 18),
            ("karin", "hester"),
            judge_with_questions("karin", "2.3"),
            judge("hester", not_yet=["2.3", "4.2"]),
        ),
        (15, plan_talk(4, 13, by="karin")),
        (3, report_talk("karin")),
    ),
}
"""By the name of their candidate, from the first evidence to a verdict that stands."""

FEW = ("candidate", "ravi", "yusuf")
"""Enough to see that the story can be told on any day."""
