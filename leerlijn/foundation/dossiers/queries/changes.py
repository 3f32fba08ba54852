"""What differs between a dossier as it was judged and as it was handed in again: which items, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leerlijn.foundation.documents.texts import words_of
from leerlijn.foundation.dossiers.queries.items import ItemLine, items_in
from leerlijn.kernel.differences import Piece, around, differences
from leerlijn.kernel.seal import Item, Manifest

CHANGED, NEW, GONE = "changed", "new", "gone"
BESIDE = 240
"""Characters of what stayed that are shown on either side of a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of evidence that is not as it was: what is new has no `before`, what is gone no `after`."""

    order: int
    before: Item | None
    after: Item | None

    @property
    def code(self) -> str:
        return f"E{self.order}"

    @property
    def title(self) -> str:
        """The newest."""
        return next(str(each.about["title"]) for each in (self.after, self.before) if each)

    @property
    def how(self) -> str:
        if self.before and self.after:
            return CHANGED
        return NEW if self.after else GONE


@dataclass(frozen=True, slots=True)
class Changes:
    """Those of a whole dossier, by number; `all` is how many items it holds now."""

    all: int
    by_order: Mapping[int, Change]

    @property
    def count(self) -> int:
        """How many of the items that it holds now are new or another."""
        return sum(1 for each in self.by_order.values() if each.after)

    @property
    def gone(self) -> int:
        return sum(1 for each in self.by_order.values() if each.after is None)


def changes_between(before: Manifest, after: Manifest) -> Changes:
    """Another name of the same file is no change."""
    old, new = _by_order(before), _by_order(after)
    found = (Change(order, old.get(order), new.get(order)) for order in sorted({*old, *new}))
    return Changes(
        all=len(new),
        by_order={each.order: each for each in found if _content(each.before) != _content(each.after)},
    )


def _by_order(manifest: Manifest) -> Mapping[int, Item]:
    return {int(str(item.about["order"])): item for item in manifest.items}


def _content(item: Item | None) -> object:
    """What somebody reads of it."""
    if item is None:
        return None
    about = item.about
    return (item.digest, *(about[name] for name in ("title", "kind", "period", "criteria", "sentences")))


@dataclass(frozen=True, slots=True)
class Compared:
    """Both versions of an item; `words` is what changed in the file, None where that cannot be read."""

    before: ItemLine | None
    after: ItemLine | None

    @property
    def title(self) -> tuple[Piece, ...]:
        return self._told("title")

    @property
    def period(self) -> tuple[Piece, ...]:
        return self._told("period")

    def _told(self, name: str) -> tuple[Piece, ...]:
        return differences(getattr(self.before, name, ""), getattr(self.after, name, ""))

    @property
    def claims(self) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
        """Per criterion the sentence that says why, where it is not the same."""
        old, new = (each.claims if each else {} for each in (self.before, self.after))
        return tuple(
            (code, differences(old.get(code, ""), new.get(code, "")))
            for code in sorted({*old, *new})
            if old.get(code) != new.get(code)
        )

    @property
    def has_another_file(self) -> bool:
        return len({each.file.hash for each in (self.before, self.after) if each}) > 1

    @property
    def words(self) -> tuple[Piece, ...] | None:
        if not (self.before and self.after):
            return None
        old, new = words_of(self.before.file), words_of(self.after.file)
        return None if old is None or new is None else around(differences(old, new), BESIDE)


def compared(change: Change) -> Compared:
    """One statement for both files."""
    found = iter(items_in([each for each in (change.before, change.after) if each]))
    before = next(found) if change.before else None
    return Compared(before, next(found) if change.after else None)
