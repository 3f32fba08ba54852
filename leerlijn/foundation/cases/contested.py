"""What somebody contests that was entered in their name: a procedure for each office that enters anything.

An office sees what is contested of its own entries and of no other's; so each has a procedure of its own,
made from the steps that name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leerlijn.foundation.cases.actions.contesting import answer_them, ask_the_office
from leerlijn.foundation.cases.queries.contesting import CONTESTED, contest_facts
from leerlijn.foundation.cases.relations import CONTESTER
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure import Catalogue, Meaning, OneOf, Paragraph, Procedure, Role, State, usually
from leerlijn.kernel.sentence import Sentence, Text

contester = Role(
    "contester",
    Text(nl="wie het betwist", en="whoever contests it"),
    Meaning.INITIATOR,
    CONTESTER,
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)
TO_THEM = Text(nl="Wie het betwist leest dit.", en="Whoever contests it reads this.")
put_right = State("put_right", Text(nl="Het is rechtgezet", en="It was put right"), final=True)
stands = State("stands", Text(nl="Het blijft zoals het is", en="It stays as it is"), final=True)
taken_back = State("taken_back", Text(nl="Niet langer betwist", en="Contested no more"), final=True)


def contested_with(office: Relation, title: Text) -> Procedure:
    """The procedure of what this office entered; `title` is what its holder is called."""
    handler = Role("office", title, Meaning.HANDLER, office)
    contested = State(
        "contested",
        Text(nl="Betwist: kijk of het klopt", en="Contested: see whether it is right"),
        owner=handler,
        within=usually(
            "contested-entry.answer",
            Text(nl="antwoorden op wat betwist wordt", en="answering what is contested"),
            "P10D",
            if_passed=Text(nl="het blijft betwist.", en="it stays contested."),
        ),
    )
    return Procedure(
        key=f"{CONTESTED}-{office.office}",
        edition="2026",
        title=Text(nl=f"Betwiste invoer: {title.nl}", en=f"Contested entry: {title.en}"),
        named=Text(nl="Betwiste invoer", en="Contested entry"),
        source=Text(
            nl="onze standaard: in wiens naam iets is ingevoerd, kan het betwisten",
            en="our default: in whose name something was entered can contest it",
        ),
        starts_on=date(2017, 9, 1),
        roles=(contester, handler, auditor),
        openings=(
            contester.may(
                "contest",
                Text(nl="Betwist wat er is ingevoerd", en="Contest what was entered"),
                told=Text(nl="Betwist wat er is ingevoerd", en="What was entered is contested"),
                to=contested,
                asks=[
                    OneOf(
                        name="entry",
                        label=Text(nl="Welke invoer", en="Which entry"),
                        among=lambda facts: facts.open_to_them,
                        gone=Sentence("This is contested already, or it was not entered in your name."),
                    ),
                    Paragraph(
                        name="why",
                        label=Text(nl="Wat er niet klopt", en="What is not right"),
                        reader=Text(
                            nl="Het bureau dat het invoerde leest dit.",
                            en="The office that entered it reads this.",
                        ),
                        longest=2000,
                    ),
                ],
                then=[ask_the_office],
            ),
        ),
        table={
            contested: (
                handler.may(
                    "put-right",
                    Text(nl="Zeg hoe het is rechtgezet", en="Say how it was put right"),
                    told=Text(nl="Het is rechtgezet", en="It was put right"),
                    to=put_right,
                    asks=[
                        Paragraph(
                            name="answer",
                            label=Text(nl="Wat er nu is gedaan", en="What was done"),
                            reader=TO_THEM,
                        )
                    ],
                    then=[answer_them],
                ),
                handler.may(
                    "let-stand",
                    Text(nl="Leg uit waarom het klopt", en="Explain why it is right"),
                    told=Text(nl="Het klopt volgens het bureau", en="It is right, says the office"),
                    to=stands,
                    asks=[Paragraph(name="answer", label=Text(nl="Waarom", en="Why"), reader=TO_THEM)],
                    then=[answer_them],
                ),
                contester.may(
                    "take-back",
                    Text(nl="Het klopt toch", en="It is right after all"),
                    told=Text(nl="Niet langer betwist", en="Contested no more"),
                    to=taken_back,
                ),
            ),
            put_right: (),
            stands: (),
            taken_back: (),
        },
        facts=contest_facts,
    )


def contested_in(catalogue: Catalogue) -> Iterator[Procedure]:
    """One for each office that enters something for others in these procedures."""
    found = {
        role.relation: role.title
        for procedure in catalogue.procedures.values()
        for _, step in procedure.each_step()
        for role in step.entered_by
        if role.relation
    }
    yield from (contested_with(office, title) for office, title in found.items())
