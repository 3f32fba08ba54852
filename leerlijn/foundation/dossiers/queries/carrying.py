"""What a dossier keeps when it moves to a newer edition of the criteria: nothing accepted is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from leerlijn.foundation.frameworks.queries import CriterionLine, Preview, preview_change

INTO = " > "


@dataclass(frozen=True)
class Carrying:
    """One dossier beside the newer edition.

    `carried` says of every criterion of before in which of the new ones it lives on; `accepted` are those
    that were found sufficient.
    """

    carried: Mapping[str, tuple[str, ...]]
    criteria: tuple[CriterionLine, ...]
    accepted: tuple[str, ...] = ()

    @cached_property
    def preview(self) -> Preview:
        """What becomes of what was accepted."""
        codes = [line.code for line in self.criteria]
        return preview_change(self.carried, codes, {"": self.accepted})[""]

    @property
    def parts(self) -> tuple[str, ...]:
        """What somebody has to choose about: `1.2 > 1.2a`, for each part of what was accepted whole."""
        return tuple(part_of(old, new) for old, several in self.preview.to_choose.items() for new in several)

    def counting(self, chosen: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """The new criteria that count as sufficient, each with the ones of before that it comes from.

        Of what was split only the chosen parts count. What comes of several counts when all of them do.
        """
        sources = defaultdict[str, list[str]](list)
        for old, several in self.carried.items():
            for new in several:
                sources[new].append(old)
        return {
            line.code: tuple(sources[line.code])
            for line in self.criteria
            if sources[line.code] and all(self._counts(old, line.code, chosen) for old in sources[line.code])
        }

    def _counts(self, old: str, new: str, chosen: Collection[str]) -> bool:
        if old not in self.accepted:
            return False
        return len(self.carried[old]) == 1 or part_of(old, new) in chosen

    def left_to_judge(self, chosen: Collection[str]) -> tuple[str, ...]:
        counting = self.counting(chosen)
        return tuple(line.code for line in self.criteria if line.code not in counting)


def part_of(old: str, new: str) -> str:
    return f"{old}{INTO}{new}"


def moved_claims(
    claims: Iterable[tuple[int, str, str]], carried: Mapping[str, tuple[str, ...]]
) -> tuple[Mapping[tuple[int, str], str], tuple[tuple[int, str, str], ...]]:
    """Claims (item, criterion, sentence) under the criteria of a newer edition; and those without a place.

    A criterion that was split takes its sentence to every part; of two that became one the first stays.
    """
    kept, left = dict[tuple[int, str], str](), list[tuple[int, str, str]]()
    for item, code, sentence in claims:
        into = [new for new in carried.get(code, ()) if not kept.get((item, new))]
        kept.update({(item, new): sentence for new in into})
        if not into:
            left.append((item, code, sentence))
    return kept, tuple(left)
