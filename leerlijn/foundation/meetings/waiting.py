"""Who comes first: a public rule as data, and the order that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text

OFFERS = Text(
    nl="onze standaard: geen openbare bron geeft deze termijn",
    en="our default: no public source gives this term",
)
OFFER = Setting(
    "seat.offer",
    Text(nl="zo lang staat een aanbod van een plaats", en="so long an offer of a seat stands"),
    "P2D",
    OFFERS,
)
OFFER_IN_LAST_WEEK = Setting(
    "seat.offer-in-last-week",
    Text(nl="zo lang in de laatste week voor het begint", en="so long in the last week before it begins"),
    "P1D",
    OFFERS,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """The order of receipt; before others those of `first` (places in the tree), at most so many a group.

    `most_per_group` 0 is no limit. Everybody may read it: `said` are the sentences on the page.
    """

    first: tuple[str, ...] = ()
    most_per_group: int = 0

    @property
    def said(self) -> tuple[Said, ...]:
        order = (
            Sentence("Partners come first; within that, who asked first.")
            if self.first
            else Sentence("Who asked first comes first.")
        )
        if not self.most_per_group:
            return (order,)
        limit = Counted(
            "At most {count} seat goes to one school.",
            "At most {count} seats go to one school.",
            count=self.most_per_group,
        )
        return (order, limit)

    @property
    def data(self) -> dict[str, object]:
        return {"first": list(self.first), "most_per_group": self.most_per_group}

    def puts_first(self, path: str) -> bool:
        return any(path.startswith(each) for each in self.first)

    def has_room_for(self, group: int | None, seated: Mapping[int, int]) -> bool:
        """Whether one more of this group may have a seat; `seated` counts the seats of each."""
        return not self.most_per_group or group is None or seated.get(group, 0) < self.most_per_group


def rule_from(data: Mapping[str, Any]) -> Rule:
    return Rule(tuple(data.get("first", ())), int(data.get("most_per_group", 0)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the list: the number of receipt, and on whose behalf they come."""

    place: int
    order: int
    group: int | None = None
    path: str = ""


def in_order(waiting: Iterable[Waiting], rule: Rule) -> list[Waiting]:
    """The list as the rule has it."""
    return sorted(waiting, key=lambda each: (not rule.puts_first(each.path), each.order))


def next_of(waiting: Iterable[Waiting], rule: Rule, seated: Mapping[int, int]) -> Waiting | None:
    """Whose turn it is when a seat is free; nobody's when no group has room."""
    return next((each for each in in_order(waiting, rule) if rule.has_room_for(each.group, seated)), None)


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the record of a series: what happened to which place, or which rule holds from then on."""

    act: str
    place: int = 0
    order: int = 0
    group: int | None = None
    path: str = ""
    besides: tuple[int, ...] = ()
    rule: Rule | None = None


def replay(moves: Sequence[Move], *, seats: int, rule: Rule) -> list[str]:
    """Everything in the record of a series that the rule does not explain; nothing means it was fair.

    `rule` is the one it was planned with; the record says when another took its place. Whoever has the record
    can do this again: it reads the moves only, and never the list as it is now. Who was passed over because
    they were just leaving must have left.
    """
    waiting: dict[int, Waiting] = {}
    held: dict[int, int | None] = {}
    passed_over: set[int] = set()
    wrong: list[str] = []
    for move in moves:
        seated = Counter(group for group in held.values() if group is not None)
        rivals = [each for each in waiting.values() if each.place not in move.besides]
        first = next_of(rivals, rule, seated)
        is_full = len(held) >= seats
        match move.act:
            case "change-rule":
                rule = move.rule or rule
            case "seat" | "reserve":
                if is_full or first is not None:
                    wrong.append(f"{move.place} was seated out of turn")
                held[move.place] = move.group
            case "wait":
                if not is_full and first is None and rule.has_room_for(move.group, seated):
                    wrong.append(f"{move.place} waits beside a free seat")
                waiting[move.place] = Waiting(move.place, move.order, move.group, move.path)
            case "offer":
                if is_full or first is None or first.place != move.place:
                    wrong.append(f"{move.place} was offered a seat out of turn")
                held[move.place] = waiting.pop(move.place, Waiting(move.place, 0)).group
                passed_over.update(move.besides)
            case "leave" | "pass":
                held.pop(move.place, None)
                waiting.pop(move.place, None)
    return wrong + [f"{place} was passed over, and waits" for place in sorted(passed_over & set(waiting))]
