"""What came of the pre-check of a dossier, or why there was none, as the journal has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.cases.queries.pages import Happened


@dataclass(frozen=True, slots=True)
class Precheck:
    """`missing`: per criterion what is; `without`: why it was handed in without a pre-check."""

    at: datetime
    who: str
    missing: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    without: str = ""


def precheck_of(happened: Sequence[Happened]) -> Precheck | None:
    """The newest; None where there was none yet."""
    return next((found for entry in reversed(happened) if (found := _said(entry))), None)


def _said(entry: Happened) -> Precheck | None:
    said = entry.payload.get("answers", {})
    match entry.act:
        case "return-precheck":
            missing = tuple((row["component"], row["what"]) for row in said.get("missing", ()))
            return Precheck(entry.at, entry.who, missing=missing)
        case "find-complete":
            return Precheck(entry.at, entry.who, remark=said.get("remark", ""))
        case "hand-in" if "without_precheck" in said:
            return Precheck(entry.at, entry.who, without=said["without_precheck"])
    return None
