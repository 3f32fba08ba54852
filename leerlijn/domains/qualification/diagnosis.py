"""The words of a self-diagnosis: how far somebody is, and how they would like to learn (utq.md 3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leerlijn.domains.qualification.models import Level
from leerlijn.kernel.procedure import Choice, Field, Line, Paragraph
from leerlijn.kernel.sentence import Text

LEVELS: Mapping[str, Text] = {
    str(Level.NOT_YET.value): Text(nl="nog niet", en="not yet"),
    str(Level.BEGINNING.value): Text(nl="beginnend", en="beginning"),
    str(Level.SUFFICIENT.value): Text(nl="voldoende", en="sufficient"),
    str(Level.STRONG.value): Text(nl="sterk", en="strong"),
}
WAYS: Mapping[str, Text] = {
    "course": Text(nl="een cursus", en="a course"),
    "coaching": Text(nl="begeleiding", en="coaching"),
    "peers": Text(nl="met collega’s", en="with colleagues"),
    "self-study": Text(nl="zelfstudie", en="self-study"),
}
OF_A_CRITERION: tuple[Field, ...] = (
    Choice(
        name="level",
        label=Text(nl="Hoe ver je nu bent", en="How far you are now"),
        among=LEVELS,
        weighs=True,
        required=False,
    ),
    Paragraph(
        name="example",
        label=Text(nl="Een voorbeeld of situatie", en="An example or situation"),
        longest=2000,
        required=False,
    ),
    Paragraph(
        name="need",
        label=Text(nl="Wat je wilt leren", en="What you want to learn"),
        hint=Text(
            nl="Hoeft niet bij voldoende of sterk.", en="Not needed where you are sufficient or strong."
        ),
        longest=2000,
        required=False,
    ),
    Choice(
        name="way",
        label=Text(nl="Hoe je dat het liefst leert", en="How you would like to learn it"),
        among=WAYS,
        required=False,
    ),
)
"""Asked about each criterion. A draft may lack anything: what is needed, the step asks that hands it on."""
GOALS: tuple[Field, ...] = (
    Line(name="goal_1", label=Text(nl="Je eerste doel", en="Your first goal"), longest=300, required=False),
    Line(name="goal_2", label=Text(nl="Je tweede doel", en="Your second goal"), longest=300, required=False),
    Line(name="goal_3", label=Text(nl="Je derde doel", en="Your third goal"), longest=300, required=False),
    Paragraph(
        name="worries",
        label=Text(nl="Waar je je zorgen over maakt", en="What worries you"),
        hint=Text(nl="Niets? Schrijf dat dan op.", en="Nothing? Then write that."),
        longest=2000,
        required=False,
    ),
)
ESTIMATE: tuple[Field, ...] = (
    Choice(name="level", label=Text(nl="Jouw inschatting", en="Your estimate"), among=LEVELS, required=False),
    Paragraph(name="why", label=Text(nl="Waarom", en="Why"), longest=2000, required=False),
)
"""What the supervisor says of a criterion; one that is left empty is not estimated."""


def about(fields: tuple[Field, ...], code: str) -> tuple[Field, ...]:
    """The same fields about one criterion, each by a name and a label of its own: `level-2.1`."""
    return tuple(
        replace(
            each,
            name=f"{each.name}-{code}",
            label=Text(nl=f"{code} {each.label.nl}", en=f"{code} {each.label.en}"),
        )
        for each in fields
    )


def in_the_end(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """As a form shows them: a draft may lack it, but nobody hands it on without."""
    return tuple(replace(each, required=each.name != "way") for each in fields)
