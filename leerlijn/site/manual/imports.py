"""The house as it is built: its rooms from the roof down, and which of them really imports which."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = ("site", "domains", "foundation", "kernel")


@dataclass(frozen=True, slots=True)
class Room:
    """A room with its floor and the sentence it opens with; kernel and site are one room each."""

    name: str
    floor: str
    says: str


@dataclass(frozen=True, slots=True)
class House:
    """Rooms from the roof down, and how many files of the one import the other."""

    rooms: Sequence[Room]
    imports: Mapping[tuple[str, str], int]

    def below(self, name: str) -> list[str]:
        """The rooms that this one imports, in the order of the house."""
        return [room.name for room in self.rooms if (name, room.name) in self.imports]


def house_in(package: Path, order: Sequence[str]) -> House:
    """What stands in the folder of the package; `order` names rooms as foundation.cases, the lowest first."""
    modules = ["kernel", *order, "site"]
    rooms = [_room(package, module) for module in reversed(modules)]
    return House(rooms, Counter(_imports(package, {room.name for room in rooms})))


def _room(package: Path, module: str) -> Room:
    floor, _, name = module.partition(".")
    opened = package.joinpath(*module.split("."), "__init__.py").read_text()
    return Room(name or floor, floor, ast.get_docstring(ast.parse(opened)) or "")


def _imports(package: Path, rooms: set[str]) -> Iterator[tuple[str, str]]:
    """One pair for each file and each other room that it imports."""
    for path in sorted(package.rglob("*.py")):
        here = room_of(".".join((package.name, *path.relative_to(package).with_suffix("").parts)))
        there = {room_of(module) for module in _modules(ast.parse(path.read_text()))}
        yield from ((here, other) for other in there & rooms if here in rooms and other != here)


def _modules(tree: ast.Module) -> Iterator[str]:
    for each in ast.walk(tree):
        if isinstance(each, ast.Import):
            yield from (name.name for name in each.names)
        elif isinstance(each, ast.ImportFrom) and each.module:
            yield from (f"{each.module}.{name.name}" for name in each.names)


def room_of(module: str) -> str:
    """leerlijn.foundation.cases.views is in `cases`; what is not ours is in no room."""
    ours, floor, room, *_ = (*module.split("."), "", "", "")
    if ours != "leerlijn":
        return ""
    return room if floor in {"foundation", "domains"} else floor
