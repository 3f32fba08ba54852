"""The kinds of letters of which a unit can write the text, each with what must stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leerlijn.foundation.notices.models import Notice
from leerlijn.kernel.sentence import Said, Sentence, Text

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LONGEST, LONGEST_SUBJECT = 5000, 150


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Written as `{key}` in a text; what takes its place is `says`."""

    key: str
    says: Text
    required: bool = True

    @property
    def written(self) -> str:
        return f"{{{self.key}}}"


@dataclass(frozen=True, slots=True)
class TextKind:
    """`ours` is what holds where no unit wrote a text of its own, `subject` where it wrote none."""

    key: str
    title: Text
    ours: Text
    placeholders: tuple[Placeholder, ...]
    subject: Text
    in_subject: tuple[Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its subject; that of ours where it has none of its own."""

    text: Text
    subject: Text


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
NO_SUBJECT = Text(nl="", en="")
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
KINDS: Mapping[str, TextKind] = {
    kind.value: TextKind(kind.value, title, OURS, PLACEHOLDERS, OUR_SUBJECT, IN_SUBJECT)
    for kind, title in TITLES.items()
}


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
