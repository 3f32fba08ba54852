"""The plan of the house, for the tests that check it: floors, rooms and their places on the staircase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "leerlijn"
STAIRCASE = (
    "ui",
    "journal",
    "people",
    "documents",
    "frameworks",
    "cases",
    "meetings",
    "panels",
    "dossiers",
    "credentials",
    "billing",
    "notices",
)
DOMAINS = ("qualification", "agreements", "development", "assessments", "partnerships")


def rooms() -> Iterator[Path]:
    """Every room with words of its own: those of foundation and domains, the kernel and the site."""
    yield from (PACKAGE / "kernel", PACKAGE / "site")
    for floor in ("foundation", "domains"):
        yield from sorted(room.parent for room in (PACKAGE / floor).glob("*/__init__.py"))


def sources(below: Path = PACKAGE) -> list[Path]:
    return sorted(below.rglob("*.py"))


def place(path: Path) -> str:
    """As it is said in a message: leerlijn/foundation/cases/views.py."""
    return str(path.relative_to(ROOT))


def height(room: str) -> int:
    """How high a room lies; all domains lie equally high, and see each other as little as something above."""
    return len(STAIRCASE) if room in DOMAINS else STAIRCASE.index(room)


def may_point_to(room: str, other: str) -> bool:
    """Down the staircase, or within the room."""
    return room == other or height(other) < height(room)
