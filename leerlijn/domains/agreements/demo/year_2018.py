"""The year 2018, milestone by milestone, from the first talk to the minister; and how it all closed."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.agreements.demo.measures import add_measures, change_a_euro, grant_for
from leerlijn.domains.agreements.demo.people import FACULTIES, PLAYED, chair_of, director_of, student
from leerlijn.domains.agreements.demo.texts import ADVICE, AGENDAS, AGREEMENTS, CHECKED, TALKS, years_later
from leerlijn.domains.agreements.demo.world import World
from leerlijn.domains.agreements.queries.following import newest_about, newest_question
from leerlijn.foundation.cases.actions.steps import take_step_of_clock

YEAR = 2018
CONSENT = "faculty-agreement-consent"
CHANGED = "ITC"
"""The faculty of which one euro changes after its council consented."""


def play(world: World) -> None:
    """All of it, in the order of the milestones."""
    whole = _april(world)
    for faculty in FACULTIES:
        for programme in PLAYED[faculty]:
            agenda(world, programme, on=date(YEAR, 5, 1))
    agreements = {faculty: _draft(world, faculty) for faculty in FACULTIES}
    for faculty, case in agreements.items():
        _checked(world, faculty, case)
    for faculty, case in agreements.items():
        _before_the_council(world, faculty, case)
    _autumn(world, whole, agreements)
    _until_2025(world, whole, agreements)


def holder_of(faculty: str) -> str:
    return "portfolio-holder" if faculty == "ET" else f"holder-{faculty}"


def _april(world: World) -> int:
    """The joint meeting, at which the councils are represented."""
    world.on(date(YEAR, 4, 3))
    whole = world.begin("institution-agreement", "policy-officer", "NU")
    talk = world.talk(
        whole,
        "policy-officer",
        subject="Gezamenlijke bijeenkomst over de kwaliteitsafspraken",
        on=date(YEAR, 4, 18),
        outcomes=TALKS["NU"],
        council="Universiteitsraad",
        who=(41, 27),
    )
    world.on(date(YEAR, 4, 23))
    world.confirm(talk, "UR")
    answer_joint_meeting(world, talk, whole)
    return whole


def answer_joint_meeting(world: World, talk: int, whole: int) -> None:
    """One outcome comes back in the agreement, one waits, one does not."""
    for number, (reply, why) in enumerate(
        (
            ("taken-over", "Staat als eerste maatregel in de instellingsbrede afspraken."),
            ("later", "Eerst willen we weten wat de faculteiten doen."),
            ("declined", "Dat kan niet uit deze middelen; het staat wel in de huisvestingsplannen."),
        ),
        start=1,
    ):
        place = {"place": str(whole)} if reply == "taken-over" else {}
        world.does(talk, "answer-outcome", "policy-officer", point=str(number), reply=reply, why=why, **place)


def agenda(world: World, programme: str, *, on: date, ahead: int = 0) -> None:
    """The agenda of a programme in three weeks, with the advice of its committee and its answers."""
    director, council = director_of(programme), f"OC-{programme}"
    world.on(on)
    agenda = world.begin("programme-agenda", director, programme)
    talk = world.talk(
        agenda,
        director,
        subject="Wat maakt ons onderwijs beter?",
        on=on + timedelta(days=2),
        outcomes=TALKS["programme"],
        council="Opleidingscommissie",
        who=(18, 6),
    )
    world.confirm(talk, council)
    actions, ambitions = (years_later(text, ahead) for text in AGENDAS[programme])
    world.does(agenda, "write", director, actions=actions, ambitions=ambitions)
    take_over(world, talk, agenda, director)
    world.on(on + timedelta(days=7))
    request = world.ask(
        agenda,
        "ask-advice",
        director,
        council,
        "Wat vinden jullie van deze agenda, en wat ontbreekt er?",
        right="programme-agenda-advice",
        talk_on=(on + timedelta(days=14)).isoformat(),
    )
    world.on(on + timedelta(days=21))
    _advice(world, programme, request)
    world.does(agenda, "adopt", director)
    world.does(agenda, "pass-on", director)


def take_over(world: World, talk: int, about: int, name: str) -> None:
    """Both outcomes of a talk come back in what it was about."""
    for number, why in ((1, "Dit is actie 1 geworden."), (2, "Dit is een ambitie geworden.")):
        world.does(
            talk,
            "answer-outcome",
            name,
            point=str(number),
            reply="taken-over",
            why=why,
            place=str(about),
        )


def _advice(world: World, programme: str, request: int) -> None:
    """Most committees are simply positive; two have points, and one of those is not followed."""
    director, chair = director_of(programme), chair_of(f"OC-{programme}")
    points = ADVICE.get(programme, [])
    world.does(
        request,
        "give-advice",
        chair,
        present=world.all_of(f"OC-{programme}"),
        outcome="positive-with-remarks" if points else "positive",
        advice="Een agenda waar we ons in herkennen.",
        points="\n".join(text for text, _, _ in points),
    )
    for number, (_, reply, why) in enumerate(points, start=1):
        world.does(request, "answer-point", director, point=str(number), reply=reply, why=why)
    differs = any(reply == "declined" for _, reply, _ in points)
    notice = (
        "Eén punt volgen we niet, om de reden die erbij staat." if differs else "We volgen jullie advies."
    )
    world.does(request, "announce", director, notice=notice)
    if differs:
        world.does(request, "consult", director, brought="De commissie begrijpt dat het nu niet kan.")
        world.does(request, "conclude", director)
        world.does(request, "waive", chair)


def _draft(world: World, faculty: str) -> int:
    """The draft, with measures and money, with the board before 1 July."""
    holder = holder_of(faculty)
    world.on(date(YEAR, 6, 4))
    case = world.begin("faculty-agreement", holder, faculty)
    agreement, justification = AGREEMENTS[faculty]
    world.does(case, "write", holder, agreement=agreement, justification=justification)
    grant_for(faculty, case, by=world.standing("policy-officer"), at=world.at)
    add_measures(faculty, case, by=world.standing(holder), at=world.at)
    world.on(date(YEAR, 6, 27))
    world.does(case, "submit-concept", holder)
    return case


def _checked(world: World, faculty: str, case: int) -> None:
    """The board looks; at Engineering Technology one point is missing, and is answered."""
    holder = holder_of(faculty)
    world.on(date(YEAR, 7, 4))
    if faculty == "ET":
        met = [each for each in CHECKED if each != "milestone"]
        remark = "Zeg bij elke maatregel wat er in 2021 staat; nu staat dat er bij twee van de vier."
        world.does(case, "check", "board", met=met, remarks=remark)
        world.does(
            case,
            "answer-remark",
            holder,
            point="1",
            reply="taken-over",
            why="Bij elke maatregel staat nu wat we in 2021 willen zien.",
        )
    else:
        world.does(case, "check", "policy-officer", met=list(CHECKED))
    world.does(case, "finish", holder)


def _before_the_council(world: World, faculty: str, case: int) -> None:
    """Consent, in one faculty only after a refusal and in one under a condition."""
    holder, council = holder_of(faculty), f"FR-{faculty}"
    question = "Stemt de raad in met deze afspraken en met de besteding van de middelen?"
    world.on(date(YEAR, 7, 5))
    request = world.ask_consent(case, holder, council, question, right=CONSENT)
    if faculty == "BMS":
        request = _refused_first(world, case, request, question)
    elif faculty == "ET":
        _question(world, request, council)
        _condition(world, request, council)
        world.on(date(YEAR, 8, 28))
        world.vote(request, council)
        _done(world, case)
    else:
        world.on(date(YEAR, 8, 28))
        world.vote(request, council, against=1 if faculty == "TNW" else 0)
    world.on(date(YEAR, 8, 30))
    world.does(case, "submit", holder)


def _refused_first(world: World, case: int, request: int, question: str) -> int:
    world.on(date(YEAR, 7, 12))
    world.vote(
        request,
        "FR-BMS",
        against=4,
        reasons="De studenten zijn te laat gehoord. Geef hun een plaats bij elke maatregel.",
    )
    world.on(date(YEAR, 8, 15))
    agreement, justification = AGREEMENTS["BMS"]
    more = f"{agreement}\n\nBij elke maatregel denken twee studenten mee, vanaf het eerste plan."
    world.does(case, "revise", holder_of("BMS"), agreement=more, justification=justification)
    world.on(date(YEAR, 8, 16))
    again = world.ask_consent(case, holder_of("BMS"), "FR-BMS", question, right=CONSENT)
    world.on(date(YEAR, 8, 29))
    world.vote(again, "FR-BMS", against=1)
    return again


def _question(world: World, request: int, council: str) -> None:
    world.on(date(YEAR, 7, 10))
    asker = student(council, YEAR - 1, 2)
    world.does(
        request, "ask-question", asker, question="Wie kiest de mentoren, en kunnen studenten meebeslissen?"
    )
    key = newest_question(request)
    answer = "De opleidingsdirecteur, op voordracht van twee studenten en twee docenten."
    world.does(request, "answer-question", "portfolio-holder", question=str(key), answer=answer)


def _condition(world: World, request: int, council: str) -> None:
    world.does(
        request,
        "add-condition",
        chair_of(council),
        condition="In november vertelt de portefeuillehouder de raad hoe de eerste mentoren bevallen.",
        owner=str(world.people["portfolio-holder"]),
        due=f"{YEAR}-11-30",
    )


def _done(world: World, case: int) -> None:
    """The condition became a duty, and was met in time."""
    duty = newest_about(case, "commitment")
    world.on(date(YEAR, 11, 21))
    world.does(duty, "report", "portfolio-holder", proof="Notulen van de raad van 20 november, punt 4.")
    world.does(duty, "accept", chair_of("FR-ET"))


def _autumn(world: World, whole: int, agreements: dict[str, int]) -> None:
    """Informed on 7 November, consent on 12 December, then adopted and submitted."""
    world.on(date(YEAR, 10, 29))
    world.does(whole, "write", "policy-officer", outline=AGREEMENTS["outline"][0])
    world.on(date(YEAR, 11, 7))
    ur = str(world.units["UR"].pk)
    world.does(whole, "inform", "board", council=ur, met_on=f"{YEAR}-11-07")
    world.on(date(YEAR, 11, 14))
    grant_for("NU", whole, by=world.standing("board"), at=world.at)
    add_measures("NU", whole, by=world.standing("policy-officer"), at=world.at)
    world.does(whole, "propose", "uco", proposal=AGREEMENTS["NU"][0])
    for case in agreements.values():
        world.does(case, "bundle", "uco")
    world.on(date(YEAR, 11, 19))
    world.does(whole, "take-over", "board")
    request = world.ask_consent(
        whole,
        "board",
        "UR",
        "Stemt de raad in met de instellingsbrede onderdelen en de gemeenschappelijke onderdelen?",
        right="institution-agreement-consent",
    )
    world.on(date(YEAR, 12, 12))
    world.vote(request, "UR", against=1)
    world.on(date(YEAR, 12, 17))
    world.does(whole, "adopt", "board")
    world.on(date(YEAR, 12, 20))
    world.does(whole, "submit", "policy-officer")


def _until_2025(world: World, whole: int, agreements: dict[str, int]) -> None:
    """In the last year a euro changes and no council is asked: everybody sees that. Then all of it closes."""
    world.on(date(2024, 11, 18))
    change_a_euro(agreements[CHANGED], by=world.standing(holder_of(CHANGED)), at=world.at)
    world.on(date(2025, 1, 1))
    for case in (whole, *agreements.values()):
        take_step_of_clock(case, "close", at=world.at)
