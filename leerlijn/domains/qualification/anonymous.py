"""Whether a text still tells about whom it is: a name, an address or a number of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ADDRESS = re.compile(r"\S+@\S+")
NUMBER = re.compile(r"\b[a-z]{0,2}[0-9]{5,}\b", re.IGNORECASE)
"""Of a student or of a member of staff: years and pages are shorter."""
IN_GROUPS = re.compile(r"\b[a-z]{0,2}[0-9]+(?:[ .()/-]{1,2}[0-9]+)+\b", re.IGNORECASE)
"""The same with something between the digits, as people write a telephone number."""
OF_A_CALENDAR = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    r"|(?:19|20)[0-9]{2}[/-](?:19|20)[0-9]{2}"
)
"""A day, and a year of study."""
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
LOCAL, NATIONAL = 7, 9
"""How many digits a telephone number has at least: with a group of three or more, and in whatever groups."""
SHORTEST_NAME = 3
"""Shorter ones are words of the language too."""
WORDS = (
    "aan aus bij dal das del della den der des die dos het ibn las los onder over "
    "ten ter tot uit van vanden vander vom von voor vor zum zur"
)
BEFORE_A_NAME = frozenset(WORDS.split())
"""Words of the language that stand in a name (tussenvoegsels)."""


def tells_who(text: str, people: Iterable[str], places: Iterable[str] = ()) -> str:
    """The first thing in it that tells, as it is written there; nothing where there is none.

    A word of a name tells where it has its capital: "Groot" does, "groot" is a word. A place tells by its
    whole name: of "Centre for Education" the word "education" says nothing.
    """
    found = (
        *_first(ADDRESS, text),
        *_first(NUMBER, text),
        *_telephone_numbers(text),
        *_first(_named(people, places), text),
    )
    return found[0] if found else ""


def _first(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    if found := pattern.search(text):
        yield found.group()


def _telephone_numbers(text: str) -> Iterator[str]:
    for found in IN_GROUPS.finditer(text):
        said = found.group()
        if OF_A_CALENDAR.fullmatch(said) or THOUSANDS.fullmatch(said):
            continue
        groups = re.findall("[0-9]+", said)
        digits, longest = sum(map(len, groups)), max(map(len, groups))
        if digits >= NATIONAL or (digits >= LOCAL and longest >= SHORTEST_NAME):
            yield said


def _named(people: Iterable[str], places: Iterable[str]) -> re.Pattern[str]:
    whole = {" ".join(name.split()) for name in (*people, *places)}
    words = {
        word
        for name in people
        for word in re.split(r"[\s-]+", name)
        if len(word) >= SHORTEST_NAME and word.casefold() not in BEFORE_A_NAME
    }
    alone = words | {name for name in whole if " " not in name}
    patterns = [
        *(rf"(?i:{re.escape(name)})" for name in sorted(whole - alone)),
        *(rf"{re.escape(word[0].upper())}(?i:{re.escape(word[1:])})" for word in sorted(alone) if word),
    ]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b" if patterns else r"(?!)")
