"""The job profiles of Dutch universities (UFO) as far as they occur: a code, a name, and how HR writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Ladder:
    """One kind of work; HR writes its title with a level behind it, or without."""

    code: str
    name: Text
    titles: tuple[str, ...]
    levels: int = 0


LADDERS = (
    Ladder("professor", Text(nl="hoogleraar", en="professor"), ("hoogleraar", "hgl"), 2),
    Ladder(
        "associate-professor",
        Text(nl="universitair hoofddocent", en="associate professor"),
        ("universitair hoofddocent", "uhd"),
        2,
    ),
    Ladder(
        "assistant-professor",
        Text(nl="universitair docent", en="assistant professor"),
        ("universitair docent", "ud"),
        2,
    ),
    Ladder("teacher", Text(nl="docent", en="teacher"), ("docent",), 4),
    Ladder("researcher", Text(nl="onderzoeker", en="researcher"), ("onderzoeker",), 4),
    Ladder("phd-candidate", Text(nl="promovendus", en="PhD candidate"), ("promovendus",)),
    Ladder(
        "educational-advisor", Text(nl="onderwijsadviseur", en="educational advisor"), ("onderwijsadviseur",)
    ),
    Ladder("study-advisor", Text(nl="studieadviseur", en="study advisor"), ("studieadviseur",)),
)


def _profiles() -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    for ladder in LADDERS:
        yield ladder.code, ladder.name, ladder.titles
        for level in range(1, ladder.levels + 1):
            name = Text(nl=f"{ladder.name.nl} {level}", en=f"{ladder.name.en} {level}")
            yield f"{ladder.code}-{level}", name, tuple(f"{title} {level}" for title in ladder.titles)


PROFILES: Mapping[str, Text] = {code: name for code, name, _ in _profiles()}
"""What `Appointment.profile` may be, e.g. `teacher-4`, with its name."""
CODES: Mapping[str, str] = {title: code for code, _, titles in _profiles() for title in titles}


def profile_of(title: str) -> str | None:
    """The code of a title as HR writes it (`Universitair docent 1`); None when we do not know it."""
    return CODES.get(" ".join(title.casefold().split()))


def ladder_of(profile: str) -> str:
    """The kind of work without its level: `teacher` of `teacher-4`."""
    return profile.rstrip("0123456789").removesuffix("-")
