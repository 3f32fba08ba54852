"""What an office entered for somebody, as its copy shows it, and whether they contest it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leerlijn.foundation.cases.came import CameSaid, came_in
from leerlijn.foundation.cases.models import Case, Letter
from leerlijn.foundation.cases.queries.entering import may_enter
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.journal.queries import EntryLine
from leerlijn.kernel.procedure import Step
from leerlijn.kernel.sentence import Said, Sentence

CONTESTED = "contested-entry"
"""How the keys of the procedures begin by which an office looks again at what it entered."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One entry of an office for somebody: what was said, how it came, and whether it is contested."""

    seq: int
    title: Said
    name: str
    clerk: str
    came: CameSaid
    answers: tuple[tuple[Said, Said | str], ...]
    is_yours: bool
    contested_in: int | None


def entered_at(seen: CasePage, seq: int) -> Entered | None:
    """For whom it came from, and for the office that enters it; None for everybody else. Two statements."""
    by = seen.situation.by
    entry = next((each for each in journal.entries_of(f"case:{seen.case.pk}") if each.seq == seq), None)
    step = seen.procedure.step_named(entry.act) if entry else None
    came = came_in(entry.payload) if entry else None
    if entry is None or step is None or came is None:
        return None
    is_yours = by.is_known_as(entry.on_behalf_of)
    if not is_yours and not may_enter(step, seen.situation, seen.procedure):
        return None
    return Entered(
        seq=seq,
        title=step.told or step.title,
        name=entry.on_behalf_name,
        clerk=entry.name,
        came=came,
        answers=tuple(_answers(step, entry.payload.get("answers", {}), seen.facts)),
        is_yours=is_yours,
        contested_in=contests_of(seen.case.pk).get(seq),
    )


def contests_of(case_id: int) -> Mapping[int, int]:
    """Which of its entries is contested in which case; one statement."""
    found = Case.objects.filter(about=case_id, procedure__startswith=CONTESTED).order_by("pk")
    return {data["entry"]: number for number, data in found.values_list("pk", "data") if "entry" in data}


def letter_at(case_id: int, seq: int) -> Document | None:
    found = Letter.objects.filter(case=case_id, seq=seq).select_related("document").first()
    return found.document if found else None


def _answers(step: Step, said: Mapping[str, Any], facts: Any) -> Iterator[tuple[Said, Said | str]]:
    """What was answered, in words; what nobody can put into words any more stays out."""
    for asked in step.asks:
        value = said.get(asked.name)
        if isinstance(value, list | dict) or value is None:
            continue
        if asked.kind == "choice":
            word = dict(asked.options(facts)).get(str(value))
            if word is not None:
                yield asked.label, word
        elif asked.kind == "day":
            yield asked.label, Sentence("{day}", day=date.fromisoformat(str(value)))
        else:
            yield asked.label, str(value)


@dataclass(frozen=True, slots=True)
class ContestFacts:
    """What was entered for whoever contests it, in the case that this is about."""

    situation: Situation
    entries: Mapping[int, EntryLine]
    contested: Mapping[int, int]

    @property
    def open_to_them(self) -> tuple[tuple[str, str], ...]:
        """What they can still contest, by the place of its entry."""
        return tuple((str(seq), str(seq)) for seq in self.entries if seq not in self.contested)


def contest_facts(situation: Situation) -> ContestFacts:
    """Two statements while it is begun, none afterwards."""
    about = situation.case.about_id
    if situation.case.pk is not None or about is None:
        return ContestFacts(situation, {}, {})
    theirs = {
        entry.seq: entry
        for entry in journal.entries_of(f"case:{about}")
        if situation.by.is_known_as(entry.on_behalf_of) and came_in(entry.payload)
    }
    return ContestFacts(situation, theirs, contests_of(about))
