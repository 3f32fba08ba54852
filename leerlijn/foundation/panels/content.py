"""What one assessor finds, criterion by criterion, and its form in bytes."""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import TextChoices

from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Incomplete

LONGEST_SEEN = 300
LONGEST_WHY = 2000
LONGEST_QUESTION = 500
LONGEST_NOTE = 4000
BYTES_PER_CHARACTER = 4  # the most that one takes in UTF-8, or escaped in JSON once the rest is refused
BYTES_AROUND = 200  # the names of the fields, the code, the moment, the salt


class Finding(TextChoices):
    """What an assessor finds of a criterion; `ask` waits for the talk with the person who is judged."""

    SUFFICIENT = "sufficient"
    NOT_YET = "not-yet"
    ASK = "ask"
    PARTLY = "partly"
    STRONG = "strong"

    @property
    def in_words(self) -> Text:
        return IN_WORDS[self]

    @property
    def needs_a_reason(self) -> bool:
        return self not in {Finding.SUFFICIENT, Finding.STRONG}


IN_WORDS = {
    Finding.SUFFICIENT: Text(nl="voldoende", en="sufficient"),
    Finding.NOT_YET: Text(nl="nog niet", en="not yet"),
    Finding.ASK: Text(nl="navragen", en="ask"),
    Finding.PARTLY: Text(nl="gedeeltelijk", en="partly"),
    Finding.STRONG: Text(nl="ruim voldoende", en="more than sufficient"),
}

type Scale = tuple[Finding, ...]

STEPS: Scale = (Finding.NOT_YET, Finding.PARTLY, Finding.SUFFICIENT, Finding.STRONG)
"""From low to high: between two of these is a number of steps."""
SCALES: Mapping[str, Scale] = {
    "plain": (Finding.SUFFICIENT, Finding.NOT_YET, Finding.ASK),
    "steps": STEPS,
    "deciding": (Finding.SUFFICIENT, Finding.NOT_YET),
}
"""What can be found of a criterion, by the name under which the rule of a panel chooses it."""


def steps_apart(one: Finding | None, other: Finding | None) -> int:
    """How far two findings lie from each other; 0 where one of them is no step."""
    if one not in STEPS or other not in STEPS:
        return 0
    return abs(STEPS.index(one) - STEPS.index(other))


@dataclass(frozen=True, slots=True)
class CriterionJudgement:
    """One criterion: what is found, where it was seen (item, page, minute) and why; a draft may lack each.

    `question` is for the talk with whoever is judged, where the judges talk with them.
    """

    finding: Finding | None = None
    seen: str = ""
    why: str = ""
    question: str = ""

    @property
    def lacks_a_reason(self) -> bool:
        return self.finding is not None and self.finding.needs_a_reason and not self.why


@dataclass(frozen=True, slots=True)
class Content:
    """A whole judgement. The salt keeps anybody from guessing it by its digest."""

    salt: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    saved_at: datetime | None = None
    judged: Mapping[str, CriterionJudgement] = field(default_factory=dict)
    note: str = ""

    def with_criterion(self, code: str, said: CriterionJudgement, *, at: datetime) -> Content:
        return replace(self, judged={**self.judged, code: said}, saved_at=at)

    def with_note(self, note: str, *, at: datetime) -> Content:
        return replace(self, note=note, saved_at=at)

    def of(self, code: str) -> CriterionJudgement:
        return self.judged.get(code, CriterionJudgement())

    def still_open(self, criteria: Iterable[str]) -> tuple[str, ...]:
        """The codes without a finding, in the order given."""
        return tuple(code for code in criteria if self.of(code).finding is None)

    def without_reason(self, criteria: Iterable[str], *, always: bool = False) -> tuple[str, ...]:
        """The codes whose finding asks for a reason that is not there; `always`: each finding does."""
        judged = ((code, self.of(code)) for code in criteria)
        return tuple(
            code for code, said in judged if said.lacks_a_reason or (always and said.finding and not said.why)
        )

    @property
    def canonical(self) -> bytes:
        """UTF-8 JSON, keys sorted, no spaces: what the digest is of."""
        said = {
            "salt": self.salt,
            "saved_at": self.saved_at.isoformat() if self.saved_at else "",
            "judged": {code: _data(judged) for code, judged in self.judged.items()},
            "note": self.note,
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.canonical).hexdigest()


def from_canonical(canonical: bytes) -> Content:
    """The judgement that was written down, with or without the spaces that made it long enough."""
    said: dict[str, Any] = json.loads(canonical)
    return Content(
        salt=said["salt"],
        saved_at=datetime.fromisoformat(said["saved_at"]) if said["saved_at"] else None,
        judged={code: _criterion(judged) for code, judged in said["judged"].items()},
        note=said["note"],
    )


def room_for(criteria: int) -> int:
    """The bytes in which any judgement of so many criteria fits, whatever is written in it."""
    each = BYTES_PER_CHARACTER * (LONGEST_SEEN + LONGEST_WHY + LONGEST_QUESTION) + BYTES_AROUND
    return criteria * each + BYTES_PER_CHARACTER * LONGEST_NOTE + BYTES_AROUND


def parsed(
    finding: str, seen: str, why: str, question: str = "", *, scale: Scale = SCALES["plain"]
) -> CriterionJudgement | Incomplete:
    """What was filled in for one criterion, or what is wrong with it per field."""
    said = CriterionJudgement(None, tidy(seen), tidy(why), tidy(question))
    errors = dict(
        [
            *_wrong("seen", said.seen, LONGEST_SEEN),
            *_wrong("why", said.why, LONGEST_WHY),
            *_wrong("question", said.question, LONGEST_QUESTION),
        ],
    )
    if finding and finding not in scale:
        errors["finding"] = Sentence("Choose one of the findings in the list.")
    if errors:
        return Incomplete(errors)
    return replace(said, finding=Finding(finding)) if finding else said


def parsed_note(note: str) -> str | Incomplete:
    """The remarks about the whole, or what is wrong with them."""
    said = tidy(note)
    errors = dict(_wrong("note", said, LONGEST_NOTE))
    return Incomplete(errors) if errors else said


def tidy(text: str) -> str:
    """Lines end as everywhere but in forms, and no space stands around."""
    return text.replace("\r\n", "\n").strip()


def _wrong(name: str, text: str, longest: int) -> Iterator[tuple[str, Said]]:
    if len(text) > longest:
        yield name, Sentence("Use at most {longest} characters.", longest=longest)
    if not all(_can_be_kept(letter) for letter in text):
        yield name, Sentence("There is a character in this text that cannot be kept. Type the text again.")


def _can_be_kept(letter: str) -> bool:
    """No NUL or other control character, and no half of a pair."""
    return letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}


def _data(judged: CriterionJudgement) -> Mapping[str, str]:
    said = {"finding": judged.finding or "", "seen": judged.seen, "why": judged.why}
    return {**said, "question": judged.question}


def _criterion(said: Mapping[str, str]) -> CriterionJudgement:
    finding = Finding(said["finding"]) if said["finding"] else None
    return CriterionJudgement(finding, said["seen"], said["why"], said["question"])
