"""What waits today: a new round in which somebody on each card has something to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from leerlijn.domains.agreements.demo.texts import AGENDAS, AGREEMENTS, CHECKED, TALKS
from leerlijn.domains.agreements.demo.world import World
from leerlijn.domains.agreements.demo.year_2018 import holder_of
from leerlijn.domains.agreements.queries.following import newest_about

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


def play(world: World, now: datetime) -> None:
    today = now.date()
    _before_the_university_council(world, today)
    _before_a_committee(world, today)
    _before_a_faculty_council(world, today)
    _with_the_board(world, today)


def ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _before_the_university_council(world: World, today: date) -> None:
    """The next agreement of the institution lies before the council; its talk has no answers yet."""
    world.on(ago(today, 70))
    whole = world.begin("institution-agreement", "policy-officer", "NU")
    world.does(
        whole, "write", "policy-officer", outline="Wat er van de afspraken is gekomen, en wat erna komt."
    )
    world.talk(
        whole,
        "policy-officer",
        subject="Wat komt er na de kwaliteitsafspraken?",
        on=ago(today, 56),
        outcomes=TALKS["NU"],
        council="Universiteitsraad",
        who=(33, 21),
    )
    talk = newest_about(whole, "dialogue")
    world.does(talk, "confirm", "university-council")
    ur = str(world.units["UR"].pk)
    world.does(whole, "inform", "board", council=ur, met_on=world.today.isoformat())
    world.on(ago(today, 30))
    world.does(whole, "propose", "uco", proposal=AGREEMENTS["NU"][0])
    world.does(whole, "take-over", "board")
    world.on(ago(today, 20))
    world.ask(
        whole,
        "ask-consent",
        "board",
        "UR",
        "Stemt de raad in met de instellingsbrede onderdelen voor de komende jaren?",
        **UR_RIGHT,
    )


def _before_a_committee(world: World, today: date) -> None:
    """The agenda of Mechanical Engineering waits for advice; one outcome of its talk waits for an answer."""
    world.on(ago(today, 40))
    agenda = world.begin("programme-agenda", "programme-director", "B-WB")
    talk = world.talk(
        agenda,
        "programme-director",
        subject="Werken in kleine groepen: wat gaat goed?",
        on=ago(today, 33),
        outcomes=TALKS["programme"],
        council="Opleidingscommissie",
        who=(22, 7),
    )
    world.does(talk, "confirm", "programme-committee")
    actions, ambitions = AGENDAS["B-WB"]
    world.does(agenda, "write", "programme-director", actions=actions, ambitions=ambitions)
    world.does(
        talk,
        "answer-outcome",
        "programme-director",
        point="1",
        reply="taken-over",
        why="Dit is actie 1 geworden.",
        place=str(agenda),
    )
    world.on(ago(today, 12))
    request = world.ask(
        agenda,
        "ask-advice",
        "programme-director",
        "OC-B-WB",
        "Wat vinden jullie van de agenda voor het komende jaar?",
        right="programme-agenda-advice",
    )
    world.does(
        request, "ask-question", "programme-committee", question="Wat kosten de extra student-assistenten?"
    )


def _before_a_faculty_council(world: World, today: date) -> None:
    """The council of Engineering Technology votes; its portfolio holder has outcomes of a talk to answer."""
    holder, council = "portfolio-holder", "FR-ET"
    world.on(ago(today, 55))
    case = world.begin("faculty-agreement", holder, "ET")
    agreement, justification = AGREEMENTS["ET"]
    world.does(case, "write", holder, agreement=agreement, justification=justification)
    world.talk(
        case,
        holder,
        subject="Mentoren voor eerstejaars: hoe verder?",
        on=ago(today, 48),
        outcomes=TALKS["programme"],
        council="Faculteitsraad",
        who=(27, 11),
    )
    talk = newest_about(case, "dialogue")
    world.does(talk, "confirm", "faculty-council")
    world.does(case, "submit-concept", holder)
    world.on(ago(today, 35))
    world.does(case, "check", "policy-officer", met=list(CHECKED))
    world.does(case, "finish", holder)
    world.on(ago(today, 21))
    request = world.ask(
        case,
        "ask-consent",
        holder,
        council,
        "Stemt de raad in met deze afspraken voor de komende jaren?",
        **OTHER,
    )
    world.on(ago(today, 1))
    world.call(request, council)
    world.does(request, "vote", "staff-FR-ET-1", choice="for")


def _with_the_board(world: World, today: date) -> None:
    """A draft of Science and Technology waits for the board."""
    holder = holder_of("TNW")
    world.on(ago(today, 9))
    case = world.begin("faculty-agreement", holder, "TNW")
    agreement, justification = AGREEMENTS["TNW"]
    world.does(case, "write", holder, agreement=agreement, justification=justification)
    world.does(case, "submit-concept", holder)
