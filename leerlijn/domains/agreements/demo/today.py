"""What waits today: a new round in which somebody on each card has something to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from leerlijn.domains.agreements.actions.rounds import open_round
from leerlijn.domains.agreements.demo.measures import add_measures, grant_for
from leerlijn.domains.agreements.demo.texts import AGENDAS, AGREEMENTS, CHECKED, TALKS, years_later
from leerlijn.domains.agreements.demo.world import World
from leerlijn.domains.agreements.demo.year_2018 import agenda, answer_joint_meeting, holder_of, take_over
from leerlijn.kernel.verdict import granted

OTHER = {
    "right": "other",
    "basis": "regulation",
    "source": "Reglement van de faculteitsraad, artikel 12 (2025)",
}
UR_RIGHT = {
    "right": "other",
    "basis": "regulation",
    "source": "Reglement van de universiteitsraad, artikel 11 (2025)",
}


READY = {"BMS": "B-PSY"}
"""Faculties of which the council consented already, each with a programme that has its agenda."""
LATE = {"ET": "B-IO", "ITC": "M-GEO", "TNW": "B-BMT"}
"""Faculties that come later, with a programme of which the agenda is in."""


def play(world: World, now: datetime) -> None:
    today = now.date()
    ahead = _next_round(world, today)
    for programme in (*READY.values(), *LATE.values()):
        agenda(world, programme, on=ago(today, 165), ahead=ahead)
    for faculty in READY:
        _consented(world, faculty, today, ahead)
    _before_the_university_council(world, today, ahead)
    _before_a_committee(world, today, ahead)
    _before_a_faculty_council(world, today, ahead)
    _before_a_registrar(world, today, ahead)
    _with_the_policy_officer(world, today)
    _with_the_board(world, today, ahead)


def _next_round(world: World, today: date) -> int:
    """Six years from the next one on; how many years later than the round of 2019 that is."""
    world.on(ago(today, 170))
    first = world.today.year + 1
    granted(
        open_round(
            first_year=first,
            milestone_year=first + 2,
            last_year=first + 5,
            source=f"Collegebesluit over nieuwe kwaliteitsafspraken, {world.today.year}",
            by=world.standing("policy-officer"),
            at=world.at,
        )
    )
    return first - 2019


def _consented(world: World, faculty: str, today: date, ahead: int) -> None:
    """With measures and money, consented to in time and handed in."""
    holder, council = holder_of(faculty), f"FR-{faculty}"
    world.on(ago(today, 140))
    case = _begun(world, faculty, ahead)
    world.on(ago(today, 120))
    world.does(case, "submit-concept", holder)
    world.on(ago(today, 112))
    world.does(case, "check", "policy-officer", met=list(CHECKED))
    world.does(case, "finish", holder)
    world.on(ago(today, 110))
    question = "Stemt de raad in met deze afspraken voor de komende jaren?"
    request = world.ask_consent(case, holder, council, question, **OTHER)
    world.on(ago(today, 90))
    world.vote(request, council)
    world.does(case, "submit", holder)


def _begun(world: World, faculty: str, ahead: int) -> int:
    """An agreement with its text, its money and its measures."""
    holder = holder_of(faculty)
    case = world.begin("faculty-agreement", holder, faculty)
    agreement, justification = (years_later(text, ahead) for text in AGREEMENTS[faculty])
    world.does(case, "write", holder, agreement=agreement, justification=justification)
    grant_for(faculty, case, by=world.standing("policy-officer"), at=world.at, ahead=ahead)
    add_measures(faculty, case, by=world.standing(holder), at=world.at, ahead=ahead)
    return case


def ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _before_the_university_council(world: World, today: date, ahead: int) -> None:
    """The next agreement of the institution lies before the council."""
    world.on(ago(today, 70))
    whole = world.begin("institution-agreement", "policy-officer", "NU")
    world.does(
        whole, "write", "policy-officer", outline="Wat er van de afspraken is gekomen, en wat erna komt."
    )
    talk = world.talk(
        whole,
        "policy-officer",
        subject="Wat komt er na de kwaliteitsafspraken?",
        on=ago(today, 56),
        outcomes=TALKS["NU"],
        council="Universiteitsraad",
        who=(33, 21),
    )
    world.confirm(talk, "UR")
    answer_joint_meeting(world, talk, whole)
    ur = str(world.units["UR"].pk)
    world.does(whole, "inform", "board", council=ur, met_on=world.today.isoformat())
    world.on(ago(today, 30))
    grant_for("NU", whole, by=world.standing("board"), at=world.at, ahead=ahead)
    add_measures("NU", whole, by=world.standing("policy-officer"), at=world.at, ahead=ahead)
    world.does(whole, "propose", "uco", proposal=years_later(AGREEMENTS["NU"][0], ahead))
    world.does(whole, "take-over", "board")
    world.on(ago(today, 20))
    world.ask_consent(
        whole,
        "board",
        "UR",
        "Stemt de raad in met de instellingsbrede onderdelen voor de komende jaren?",
        **UR_RIGHT,
    )


def _before_a_committee(world: World, today: date, ahead: int) -> None:
    """The agenda of Mechanical Engineering waits for advice; one outcome of its talk waits for an answer."""
    world.on(ago(today, 40))
    case = world.begin("programme-agenda", "programme-director", "B-WB")
    talk = world.talk(
        case,
        "programme-director",
        subject="Werken in kleine groepen: wat gaat goed?",
        on=ago(today, 33),
        outcomes=TALKS["programme"],
        council="Opleidingscommissie",
        who=(22, 7),
    )
    world.confirm(talk, "OC-B-WB")
    actions, ambitions = (years_later(text, ahead) for text in AGENDAS["B-WB"])
    world.does(case, "write", "programme-director", actions=actions, ambitions=ambitions)
    world.does(
        talk,
        "answer-outcome",
        "programme-director",
        point="1",
        reply="taken-over",
        why="Dit is actie 1 geworden.",
        place=str(case),
    )
    world.on(ago(today, 12))
    request = world.ask(
        case,
        "ask-advice",
        "programme-director",
        "OC-B-WB",
        "Wat vinden jullie van de agenda voor het komende jaar?",
        right="programme-agenda-advice",
        talk_on=world.today.isoformat(),
    )
    world.does(
        request, "ask-question", "programme-committee", question="Wat kosten de extra student-assistenten?"
    )
    _a_talk_to_confirm(world, today)


def _a_talk_to_confirm(world: World, today: date) -> None:
    """What came of it is written down; the committee has not said yet whether that is right."""
    director, on = "programme-director", ago(today, 3)
    world.on(ago(today, 10))
    said = {"planned_on": on.isoformat(), "form": "panel", "together_with": "Opleidingscommissie"}
    talk = world.begin("dialogue", director, "B-WB", subject="Toetsen in het tweede jaar", **said)
    world.held(talk, director, on=on, outcomes=TALKS["programme"], who=(9, 4))


def _before_a_faculty_council(world: World, today: date, ahead: int) -> None:
    """The council of Engineering Technology votes; its portfolio holder has outcomes of a talk to answer."""
    holder, council = "portfolio-holder", "FR-ET"
    world.on(ago(today, 19))
    case = _begun(world, "ET", ahead)
    talk = world.talk(
        case,
        holder,
        subject="Mentoren voor eerstejaars: hoe verder?",
        on=ago(today, 17),
        outcomes=TALKS["programme"],
        council="Faculteitsraad",
        who=(27, 11),
    )
    world.confirm(talk, council)
    take_over(world, talk, case, holder)
    world.does(case, "submit-concept", holder)
    world.on(ago(today, 15))
    world.does(case, "check", "policy-officer", met=list(CHECKED))
    world.does(case, "finish", holder)
    world.on(ago(today, 14))
    request = world.ask_consent(
        case,
        holder,
        council,
        "Stemt de raad in met deze afspraken voor de komende jaren?",
        **OTHER,
    )
    world.on(ago(today, 1))
    world.call(request, council)
    world.does(request, "vote", "staff-FR-ET-1", choice="for")
    _a_talk_to_answer(world, today)


def _a_talk_to_answer(world: World, today: date) -> None:
    """Its outcomes wait for the portfolio holder."""
    holder, council, on = "portfolio-holder", "FR-ET", ago(today, 4)
    world.on(ago(today, 8))
    said = {"planned_on": on.isoformat(), "form": "panel", "together_with": "Faculteitsraad"}
    talk = world.begin("dialogue", holder, "ET", subject="Het eerste jaar: hoe begin je goed?", **said)
    world.held(talk, holder, on=on, outcomes=TALKS["programme"], who=(14, 5))
    world.confirm(talk, council)


def _before_a_registrar(world: World, today: date, ahead: int) -> None:
    """The council of ITC was asked yesterday; its registrar looks whether the file is complete."""
    holder = holder_of("ITC")
    world.on(ago(today, 18))
    case = _begun(world, "ITC", ahead)
    world.does(case, "submit-concept", holder)
    world.on(ago(today, 10))
    world.does(case, "check", "policy-officer", met=list(CHECKED))
    world.does(case, "finish", holder)
    world.on(ago(today, 1))
    council = str(world.units["FR-ITC"].pk)
    question = "Stemt de raad in met deze afspraken voor de komende jaren?"
    world.does(case, "ask-consent", holder, council=council, question=question, **OTHER)


def _with_the_policy_officer(world: World, today: date) -> None:
    """A talk for the whole institution, of which the outcomes wait for her answer."""
    officer, on = "policy-officer", ago(today, 5)
    world.on(ago(today, 11))
    said = {"planned_on": on.isoformat(), "form": "online", "together_with": "Universiteitsraad"}
    talk = world.begin("dialogue", officer, "NU", subject="Wat verbindt de faculteiten?", **said)
    world.held(talk, officer, on=on, outcomes=TALKS["NU"], who=(19, 16))
    world.confirm(talk, "UR")


def _with_the_board(world: World, today: date, ahead: int) -> None:
    """A draft of Science and Technology waits for the board."""
    world.on(ago(today, 9))
    case = _begun(world, "TNW", ahead)
    world.does(case, "submit-concept", holder_of("TNW"))
