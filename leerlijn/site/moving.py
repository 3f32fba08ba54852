"""Which duties a list of staff moves, and who hears of it: seen by doing it and letting go of it again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from leerlijn.domains.qualification.obligation import State
from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.kernel.sentence import Said, Sentence, Text

NAMED = 200
"""Of so many it is looked up who hears; who moves more looks at the first."""
NO_DAY = Text(nl="geen datum", en="no date")

type Stands = tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """One duty that was there before: where it stood, where it stands then, and who hears of that."""

    case: int
    name: str
    number: str
    before: Stands
    after: Stands
    told: tuple[str, ...] = ()

    @property
    def was(self) -> Said:
        return said_of(self.before)

    @property
    def becomes(self) -> Said:
        return said_of(self.after)


def said_of(stands: Stands) -> Said:
    state, day = stands
    return Sentence("{state}, {day}", state=State(state).name_in_words, day=day or NO_DAY)


def stand_now() -> dict[int, Stands]:
    """Every duty that runs; one statement."""
    rows = Case.objects.filter(procedure=PROCEDURE, is_open=True).values_list("pk", "state", "due_on")
    return {key: (state, due) for key, state, due in rows}


def moved_since(before: Mapping[int, Stands]) -> list[Moved]:
    """Those of them that stand otherwise now, by name; one statement."""
    rows = Case.objects.filter(procedure=PROCEDURE).select_related("subject").order_by("pk")
    found = [
        Moved(
            case.pk,
            case.subject.name if case.subject else "",
            (case.subject.number or "") if case.subject else "",
            before[case.pk],
            (case.state, case.due_on),
        )
        for case in rows
        if case.pk in before and before[case.pk] != (case.state, case.due_on)
    ]
    return sorted(found, key=lambda each: (each.name, each.case))


def digest_of(moves: Sequence[Moved]) -> str:
    """The same where the same duties move in the same way (SHA-256)."""
    said = [(each.case, *map(str, each.before), *map(str, each.after)) for each in moves]
    return sha256(json.dumps(said).encode()).hexdigest()


class _LetGo(Exception):
    """Ends the transaction in which it was done to look at it."""


def rehearsed(act: Callable[[], object], *, at: datetime) -> list[Moved]:
    """What would move if this were done at that moment, with who would hear; nothing of it stays."""
    found: list[Moved] = []
    try:
        with transaction.atomic():
            before = stand_now()
            if not before:
                return []
            act()
            moves = moved_since(before)
            found = [*(_with_who_hears(each, at=at) for each in moves[:NAMED]), *moves[NAMED:]]
            raise _LetGo
    except _LetGo:
        return found


def _with_who_hears(each: Moved, *, at: datetime) -> Moved:
    """By telling them, as it is told afterwards."""
    entries = Entry.objects.filter(subject=f"case:{each.case}", at=at).select_related("detail")
    told = {notice.person.name for entry in entries.order_by("pk") for notice in tell_about(entry)}
    return Moved(each.case, each.name, each.number, each.before, each.after, tuple(sorted(told)))


def sentences_of(moves: Sequence[Moved]) -> Iterator[Said]:
    for each in moves:
        said = Sentence(
            "{name} ({number}): {was} becomes {becomes}.",
            name=each.name,
            number=each.number,
            was=each.was,
            becomes=each.becomes,
        )
        yield said
        if each.told:
            yield Sentence("Of that hear: {names}.", names=each.told)
