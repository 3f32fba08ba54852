"""Finds numbers that stand in a text by themselves, in digits or in words: nobody changes those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leerlijn.foundation.ui.words import wording
from leerlijn.kernel.sentence import LANGUAGES, Counted, Sentence, Text, Value

PLACEHOLDER = re.compile(r"\{\w+\}")
NUMBER = re.compile(
    r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig|honderd)\b",
    re.IGNORECASE,
)
"""One is not among them: in Dutch it is an article."""


def unbound(words: str) -> list[str]:
    return NUMBER.findall(PLACEHOLDER.sub("", words))


def unbound_in(said: Value) -> Iterator[str]:
    """Of a sentence its wordings and what is put into it; numbers that are put in are bound."""
    match said:
        case Text():
            for language in LANGUAGES:
                yield from unbound(said.in_language(language))
        case Sentence(key=key, values=values):
            for language in LANGUAGES:
                yield from unbound(wording(key, key, 1, language))
            for value in values.values():
                yield from unbound_in(value)
        case Counted(one=one, many=many):
            for count, language in ((1, "nl"), (2, "nl"), (1, "en"), (2, "en")):
                yield from unbound(wording(one, many, count, language))
        case tuple():
            for each in said:
                yield from unbound_in(each)
        case str():
            yield from unbound(said)


TERM = re.compile(
    rf"(?:{NUMBER.pattern})\s+(?:working )?(?:day|week|month|year|dag|wek|werkdag|maand|jaar)", re.I
)
"""A number of days, weeks, months or years."""


def terms_in(words: str) -> list[str]:
    """The lengths of time that stand in a text by themselves."""
    return TERM.findall(PLACEHOLDER.sub("", words))
