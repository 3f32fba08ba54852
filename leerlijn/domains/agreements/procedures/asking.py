"""What is asked in the same words in several procedures: of a council, about a talk, in answer to a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.points import REPLIES, as_options
from leerlijn.domains.agreements.queries.requests import run_term
from leerlijn.domains.agreements.queries.rights import BASES
from leerlijn.kernel.procedure import Choice, Day, Field, Line, OneOf, Paragraph, Until
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Said, Sentence, Text

FORMS = {
    "meeting": Text(nl="Bijeenkomst", en="Meeting"),
    "panel": Text(nl="Panelgesprek", en="Panel talk"),
    "survey": Text(nl="Enquête", en="Survey"),
    "online": Text(nl="Online gesprek", en="Online talk"),
}
EVERYBODY = Text(nl="Studenten en docenten lezen dit.", en="Students and teachers read this.")
COUNCIL = Text(nl="De raad leest dit.", en="The council reads this.")


def rights(right: str) -> Any:
    """By which right a council can be asked today."""

    def among(facts: Any) -> Options:
        return tuple(facts.rights(right))

    return among


def what_to_mind(right: str, answered: Until | None = None) -> Any:
    """Lies on the table when a council is asked: a promise that is over, and a term that ends too late."""

    def shown(facts: Any) -> Sequence[tuple[Said, Said | str]]:
        found = (facts.lapsed(right), _ends_too_late(facts, answered) if answered else None)
        return [(Text(nl="Let op", en="Mind"), each) for each in found if each]

    return shown


def _ends_too_late(facts: AgreementFacts, answered: Until) -> Said | None:
    """Six weeks before the meeting of 12 December is 31 October: what is asked in November comes too late."""
    term = run_term(facts.case.path, start=facts.situation.at).day
    planned = answered.day(facts)
    if term is None or planned is None or term <= planned[0]:
        return None
    return Sentence(
        "Asked today, the council has until {term} at least; the planning wants its answer by {planned}.",
        term=term,
        planned=planned[0],
    )


TALK: tuple[Field, ...] = (
    Day(
        name="talk_on",
        label=Text(
            nl="Op welke dag je de raad overleg aanbiedt", en="On which day you offer the council a talk"
        ),
        hint=Text(
            nl="Overleg komt vóór het advies (WHW art. 9.35, onder b).",
            en="A talk comes before the advice (WHW art. 9.35, under b).",
        ),
        reader=COUNCIL,
    ),
)
SCOPE: tuple[Field, ...] = (
    Line(
        name="scope",
        label=Text(nl="Waarmee de raad instemt", en="What the council consents to"),
        hint=Text(
            nl="Laat leeg voor alles waarover dit recht gaat; schrijf anders precies welk deel.",
            en="Leave it empty for all that this right is about; else write exactly which part.",
        ),
        reader=COUNCIL,
        required=False,
    ),
)


def of_a_council(right: str) -> tuple[Field, ...]:
    """Before an advice a talk is offered; of a consent it is said what it covers."""
    return (
        OneOf(
            name="council",
            label=Text(nl="Welke raad", en="Which council"),
            among=lambda facts: facts.councils,
        ),
        Paragraph(name="question", label=Text(nl="Wat je vraagt", en="What you ask"), reader=COUNCIL),
        OneOf(
            name="right",
            label=Text(nl="Volgens welk recht", en="By which right"),
            among=rights(right),
        ),
        Choice(
            name="basis",
            label=Text(nl="Waar een ander recht op rust", en="What another right rests on"),
            among={
                key: Text(nl=name.nl.capitalize(), en=name.en.capitalize()) for key, name in BASES.items()
            },
            required=False,
        ),
        Line(
            name="source",
            label=Text(nl="Waar een ander recht staat", en="Where another right stands"),
            hint=Text(
                nl="Wet, reglement of toezegging, met artikel of datum.",
                en="Law, regulation or promise, with article or date.",
            ),
            required=False,
        ),
        *(TALK if right == "advice" else SCOPE),
    )


ABOUT_A_TALK: tuple[Field, ...] = (
    Line(name="subject", label=Text(nl="Waarover", en="About what"), reader=EVERYBODY),
    Day(name="planned_on", label=Text(nl="Wanneer", en="When")),
    Choice(name="form", label=Text(nl="In welke vorm", en="In which form"), among=FORMS),
    Line(
        name="together_with",
        label=Text(nl="Samen met welke raad of commissie", en="Together with which council or committee"),
    ),
)


def in_answer(
    open_points: str, *, label: Text, replies: tuple[str, ...], place: Any = None
) -> tuple[Field, ...]:
    """Which point, what becomes of it, why, and (`place`) where it came back."""

    def points(facts: Any) -> Options:
        return tuple(as_options(getattr(facts, open_points)))

    asked: tuple[Field, ...] = (
        OneOf(name="point", label=label, among=points),
        Choice(
            name="reply",
            label=Text(nl="Wat ermee gebeurt", en="What becomes of it"),
            among={key: REPLIES[key] for key in replies},
            weighs=True,
        ),
        Paragraph(name="why", label=Text(nl="Waarom", en="Why"), reader=EVERYBODY),
    )
    if place is None:
        return asked
    return (
        *asked,
        OneOf(
            name="place",
            label=Text(
                nl="In welke agenda, afspraak of maatregel het terugkomt",
                en="In which agenda, agreement or measure it comes back",
            ),
            among=place,
            required=False,
        ),
    )
