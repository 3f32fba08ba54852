"""Theme group: proposed, installed, planned, working, delivering, decided (domain/pro-u M15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leerlijn.domains.partnerships.actions.groups import (
    add_product,
    fill_seat,
    install_group,
    plan_group,
    propose_group,
)
from leerlijn.domains.partnerships.guards.groups import has_a_product
from leerlijn.domains.partnerships.procedures.partnership import LATER, auditor, coordinator, trainer
from leerlijn.domains.partnerships.queries.groups import GroupFacts, facts_of_group
from leerlijn.domains.partnerships.queries.names import names_of_groups
from leerlijn.domains.partnerships.queries.partnerships import GROUP
from leerlijn.domains.partnerships.relations import CHAIR
from leerlijn.domains.partnerships.safeguards import SAFEGUARDS
from leerlijn.kernel.procedure import (
    Choice,
    Day,
    Line,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    SeveralOf,
    State,
    Until,
    WholeNumber,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

chair = Role("chair", Text(nl="voorzitter", en="chair"), Meaning.HANDLER, CHAIR)


def on_1_october(facts: GroupFacts) -> tuple[date, Said]:
    """The first that comes; pro-u.md T15.2."""
    on = facts.situation.on
    day = date(on.year + (on > date(on.year, 10, 1)), 10, 1)
    return day, Sentence("A year plan is there by {day}.", day=day)


def chairs(facts: GroupFacts) -> Sequence[tuple[str, Said | str]]:
    return facts.chairs


def partners(facts: GroupFacts) -> Sequence[tuple[str, Said | str]]:
    return facts.members


def safeguards(facts: GroupFacts) -> Sequence[tuple[str, Said | str]]:
    return tuple(SAFEGUARDS.items())


proposed = State(
    "proposed",
    Text(nl="Voorgesteld", en="Proposed"),
    owner=coordinator,
    within=usually(
        "theme-group.install",
        Text(nl="een themagroep instellen", en="installing a theme group"),
        "P2M",
        if_passed=LATER,
    ),
)
installed = State(
    "installed",
    Text(nl="Ingesteld", en="Installed"),
    owner=chair,
    within=Until(day=on_1_october, if_passed=LATER),
)
planned = State(
    "planned",
    Text(nl="Er is een jaarplan", en="There is a year plan"),
    owner=chair,
    within=usually(
        "theme-group.begin",
        Text(nl="aan het werk gaan", en="beginning the work"),
        "P3M",
        if_passed=LATER,
    ),
)
working = State(
    "working",
    Text(nl="Aan het werk", en="At work"),
    owner=chair,
    within=usually(
        "theme-group.deliver",
        Text(nl="het advies opleveren", en="delivering the advice"),
        "P1Y",
        if_passed=LATER,
    ),
)
delivering = State(
    "delivering",
    Text(nl="Het advies ligt er", en="The advice is there"),
    owner=coordinator,
    within=usually(
        "theme-group.decide",
        Text(nl="over het advies besluiten", en="deciding on the advice"),
        "P6W",
        if_passed=LATER,
    ),
)
decided = State(
    "decided",
    Text(nl="Over het advies is besloten", en="The advice was decided on"),
    owner=coordinator,
    within=usually(
        "theme-group.go-on",
        Text(nl="verder gaan of opheffen", en="going on or dissolving"),
        "P1Y",
        if_passed=LATER,
    ),
)
dissolved = State("dissolved", Text(nl="Opgeheven", en="Dissolved"), final=True)

dissolve = coordinator.may(
    "dissolve",
    Text(nl="Hef de themagroep op", en="Dissolve the theme group"),
    to=dissolved,
    told=Text(nl="De themagroep is opgeheven", en="The theme group was dissolved"),
    decides=True,
)
seat = chair.may(
    "fill-seat",
    Text(nl="Geef een partner een zetel", en="Give a partner a seat"),
    to=None,
    together_with=[coordinator],
    told=Text(nl="Een partner heeft een zetel", en="A partner has a seat"),
    asks=[
        OneOf(name="member", label=Text(nl="Welke partner", en="Which partner"), among=partners),
        OneOf(name="person", label=Text(nl="Wie", en="Who"), among=chairs),
    ],
    then=[fill_seat],
)

PROCEDURE = Procedure(
    key=GROUP,
    edition="2026",
    title=Text(nl="Themagroep", en="Theme group"),
    named=names_of_groups,
    source=Text(
        nl="brochure van Pro-U: themagroepen verbonden aan de vier kwaliteitswaarborgen",
        en="brochure of Pro-U: theme groups tied to the four quality safeguards",
    ),
    starts_on=date(2017, 8, 1),
    roles=(coordinator, chair, trainer, auditor),
    openings=(
        coordinator.may(
            "propose",
            Text(nl="Stel een themagroep voor", en="Propose a theme group"),
            told=Text(nl="Een themagroep is voorgesteld", en="A theme group was proposed"),
            to=proposed,
            asks=[
                Line(name="name", label=Text(nl="Naam", en="Name")),
                SeveralOf(
                    name="safeguards",
                    label=Text(nl="Aan welke waarborgen werkt zij", en="On which safeguards it works"),
                    among=safeguards,
                ),
            ],
            then=[propose_group],
        ),
    ),
    table={
        proposed: (
            coordinator.may(
                "install",
                Text(nl="Stel de themagroep in", en="Install the theme group"),
                to=installed,
                told=Text(nl="De themagroep is ingesteld", en="The theme group was installed"),
                asks=[OneOf(name="chair", label=Text(nl="Voorzitter", en="Chair"), among=chairs)],
                then=[install_group],
            ),
            dissolve,
        ),
        installed: (
            chair.may(
                "plan",
                Text(nl="Maak het jaarplan", en="Make the year plan"),
                to=planned,
                told=Text(nl="Het jaarplan is gemaakt", en="The year plan was made"),
                asks=[
                    Paragraph(name="question", label=Text(nl="De vraag", en="The question")),
                    WholeNumber(
                        name="hours",
                        label=Text(nl="Uren in dit jaar", en="Hours this year"),
                        least=1,
                        most=5000,
                    ),
                ],
                then=[plan_group],
            ),
            seat,
            dissolve,
        ),
        planned: (
            chair.may(
                "begin",
                Text(nl="Ga aan het werk", en="Begin the work"),
                told=Text(nl="Het werk is begonnen", en="The work was begun"),
                to=working,
            ),
            seat,
            dissolve,
        ),
        working: (
            chair.may(
                "add-product",
                Text(nl="Voeg een product toe", en="Add a product"),
                to=None,
                told=Text(nl="Er is een product", en="There is a product"),
                asks=[
                    Line(name="title", label=Text(nl="Wat het is", en="What it is")),
                    Choice(
                        name="safeguard",
                        label=Text(nl="Bij welke waarborg", en="For which safeguard"),
                        among=SAFEGUARDS,
                    ),
                    Day(name="made_on", label=Text(nl="Op welke dag", en="On which day")),
                ],
                then=[add_product],
            ),
            chair.may(
                "deliver",
                Text(nl="Lever het advies op", en="Deliver the advice"),
                to=delivering,
                told=Text(nl="Het advies is opgeleverd", en="The advice was delivered"),
                when=[has_a_product],
                asks=[Paragraph(name="advice", label=Text(nl="Advies", en="Advice"))],
            ),
            seat,
            dissolve,
        ),
        delivering: (
            coordinator.may(
                "decide",
                Text(nl="Besluit over het advies", en="Decide on the advice"),
                to=decided,
                told=Text(nl="Over het advies is besloten", en="The advice was decided on"),
                asks=[
                    Choice(
                        name="decision",
                        label=Text(nl="Besluit", en="Decision"),
                        among={
                            "adopted": Text(nl="Overgenomen", en="Adopted"),
                            "rejected": Text(nl="Niet overgenomen", en="Rejected"),
                        },
                        weighs=True,
                    ),
                    Paragraph(name="reason", label=Text(nl="Waarom", en="Why")),
                ],
            ),
            coordinator.may(
                "return",
                Text(nl="Geef het advies terug", en="Return the advice"),
                to=working,
                told=Text(nl="Het advies is teruggegeven", en="The advice was returned"),
                asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
            ),
        ),
        decided: (
            coordinator.may(
                "next-year",
                Text(nl="Volgend jaar verder", en="Go on next year"),
                told=Text(nl="Volgend jaar verder", en="Goes on next year"),
                to=installed,
                for_several=True,
            ),
            dissolve,
        ),
        dissolved: (),
    },
    facts=facts_of_group,
    page="partnerships:group",
)
