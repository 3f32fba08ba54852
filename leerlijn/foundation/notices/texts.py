"""The kinds of letters of which a unit can write the text, each with what must stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Language, Said, Sentence, Text

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LONGEST, LONGEST_SUBJECT = 5000, 150


type Values = Mapping[str, str]
"""What stands in the place of each placeholder, in one language."""
NOTHING = Text(nl="", en="")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Written as `{key}` in a text; what takes its place is `says`, for instance `example`."""

    key: str
    says: Text
    required: bool = True
    example: Text = NOTHING

    @property
    def written(self) -> str:
        return f"{{{self.key}}}"


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is looked at on a real case.

    `cases` are the newest in or under the unit at a path that somebody may see and such a letter can be
    about; `values` is what would be filled in there.
    """

    cases: Callable[[Standing, str], list[Case]]
    values: Callable[[Case, Standing], Mapping[Language, Values]]


@dataclass(frozen=True, slots=True)
class TextKind:
    """`ours` is what holds where no unit wrote a text of its own, `subject` where it wrote none.

    A kind with a `look` is about a case, and the nearest unit writes it; all others are written for the whole
    institution.
    """

    key: str
    title: Text
    ours: Text
    placeholders: tuple[Placeholder, ...]
    subject: Text
    in_subject: tuple[Placeholder, ...]
    look: Look | None = None

    @property
    def has_examples(self) -> bool:
        return all(each.example.nl for each in (*self.placeholders, *self.in_subject))

    def examples(self, language: Language) -> Values:
        several = (*self.placeholders, *self.in_subject)
        return {each.key: each.example.in_language(language) for each in several}


class TextKinds:
    """All kinds of letters whose text a unit can write."""

    def __init__(self) -> None:
        self._kinds: dict[str, TextKind] = {}

    def know(self, kinds: Iterable[TextKind]) -> None:
        """Those of a room. Raises ValueError where two kinds have one key."""
        for kind in kinds:
            if self._kinds.setdefault(kind.key, kind) is not kind:
                raise ValueError(f"two kinds of letters are called {kind.key}")

    def get(self, key: str) -> TextKind | None:
        return self._kinds.get(key)

    def __getitem__(self, key: str) -> TextKind:
        return self._kinds[key]

    def __iter__(self) -> Iterator[TextKind]:
        return iter(self._kinds.values())

    def written_in(self, unit: Unit) -> list[TextKind]:
        """Those of which this unit can write the text."""
        return [kind for kind in self if kind.look or unit.kind == Unit.Kind.INSTITUTION]


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its subject; that of ours where it has none of its own."""

    text: Text
    subject: Text

    def filled(self, language: Language, values: Values) -> tuple[str, list[str]]:
        """The subject, and the paragraphs."""
        subject = " ".join(filled(self.subject.in_language(language), values))
        return subject, filled(self.text.in_language(language), values)


PLACEHOLDERS = (
    Placeholder("name", Text(nl="wie de brief krijgt", en="who gets the letter")),
    Placeholder("about", Text(nl="hoe de zaak heet", en="what the case is called")),
    Placeholder("message", Text(nl="wat er is, en tot wanneer", en="what there is, and by when")),
    Placeholder("address", Text(nl="het adres van de pagina", en="the address of the page")),
    Placeholder("questions", Text(nl="aan wie je vragen stelt", en="who answers questions"), required=False),
)
IN_SUBJECT = (
    Placeholder("about", Text(nl="hoe de zaak heet", en="what the case is called")),
    Placeholder(
        "head", Text(nl="wat er is, in een paar woorden", en="what there is, in a few words"), required=False
    ),
)
OUR_SUBJECT = Text(nl="{head}: {about}", en="{head}: {about}")
OURS = Text(
    nl="Beste {name},\n\nDit gaat over: {about}.\n\n{message}\n\n{address}\n\n{questions}\n\n"
    "Je krijgt deze mail omdat je meedoet. Alles erover lees je pas nadat je bent ingelogd.",
    en="Dear {name},\n\nThis is about: {about}.\n\n{message}\n\n{address}\n\n{questions}\n\n"
    "You get this mail because you take part in it. What it is about in full, you read only after you "
    "sign in.",
)
TITLES: Mapping[Notice.Kind, Text] = {
    Notice.Kind.BALL: Text(nl="de bal ligt bij jou", en="the ball is with you"),
    Notice.Kind.NEWS: Text(nl="er is nieuws", en="there is news"),
    Notice.Kind.REMINDER: Text(nl="herinnering aan een laatste dag", en="reminder of a last day"),
    Notice.Kind.NUDGE: Text(nl="vraag hoe het ermee gaat", en="question how it goes"),
    Notice.Kind.COPY: Text(
        nl="kopie van wat namens jou is ingevoerd", en="copy of what was entered in your name"
    ),
    Notice.Kind.UNREACHED: Text(nl="een brief kwam niet aan", en="a letter did not arrive"),
}
KINDS = TextKinds()
WEEK = TextKind(
    key="week",
    title=Text(nl="je week, één keer per week", en="your week, once a week"),
    ours=Text(
        nl="Beste {name},\n\n{week}\n\n{address}\n\nDeze brief komt één keer per week, als er iets in staat. "
        "Op de pagina van je account kies je of andere mail erop wacht.",
        en="Dear {name},\n\n{week}\n\n{address}\n\nThis letter comes once a week, when there is something in "
        "it. On the page of your account you choose whether other mail waits for it.",
    ),
    placeholders=(
        Placeholder(
            "name",
            Text(nl="wie de brief krijgt", en="who gets the letter"),
            example=Text(nl="Sanne Voorbeeld", en="Sanne Voorbeeld"),
        ),
        Placeholder(
            "week",
            Text(nl="wat er ligt, en bij wie", en="what waits, and with whom"),
            example=Text(
                nl="Deze week 1 bij jou en 3 bij anderen.",
                en="This week 1 with you, 3 with others.",
            ),
        ),
        Placeholder(
            "address",
            Text(nl="het adres van de pagina", en="the address of the page"),
            example=Text(nl="https://leerlijn.example/work/", en="https://leerlijn.example/work/"),
        ),
    ),
    subject=Text(nl="Je week", en="Your week"),
    in_subject=(),
)


def flaw_of(kind: TextKind, text: str) -> Said | None:
    """Why this cannot be the text of such a letter, in one sentence; None when it can."""
    return _flaw(text, kind.placeholders)


def flaw_of_subject(kind: TextKind, text: str) -> Said | None:
    """The same of its subject, which is one line."""
    if len(text.splitlines()) > 1:
        return Sentence("A subject is one line.")
    return _flaw(text, kind.in_subject)


def _flaw(text: str, placeholders: tuple[Placeholder, ...]) -> Said | None:
    found = PLACEHOLDER.findall(text)
    for each in placeholders:
        if each.required and each.key not in found:
            return Sentence("{placeholder} is missing: {says}.", placeholder=each.written, says=each.says)
    known = {each.key for each in placeholders}
    if unknown := next((key for key in found if key not in known), None):
        return Sentence("We do not know {placeholder}.", placeholder=f"{{{unknown}}}")
    if set(PLACEHOLDER.sub("", text)) & set("{}"):
        return Sentence("A brace stands alone. What is to be filled in stands between two of them.")
    return None


def filled(text: str, values: Mapping[str, str]) -> list[str]:
    """The paragraphs with everything in its place; what is put in is never read as a placeholder again."""
    said = PLACEHOLDER.sub(lambda found: values[found[1]], text.replace("\r\n", "\n"))
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", said) if paragraph.strip()]
