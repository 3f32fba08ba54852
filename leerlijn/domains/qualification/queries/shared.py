"""What of a dossier was shared for feedback, and how that stands: known to the dossier itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from leerlijn.domains.qualification.models import FeedbackRequest
from leerlijn.kernel.sentence import Said, Sentence


@dataclass(frozen=True, slots=True)
class Shared:
    """The newest case about an item; `criteria` are those at which there is a note."""

    order: int
    case: int
    state: str
    due_on: date | None
    is_out: bool
    is_revised: bool
    criteria: frozenset[str]

    @property
    def is_being_read(self) -> bool:
        return self.is_out and self.state == "shared"

    @property
    def said(self) -> Said:
        if self.state == "shared" and self.due_on:
            return Sentence("Shared for feedback; an answer is due by {day}.", day=self.due_on)
        if self.state == "given" and self.is_revised:
            return Sentence("Revised after feedback.")
        return SAID[self.state]


SAID: Mapping[str, Said] = {
    "shared": Sentence("Shared for feedback."),
    "given": Sentence("Feedback came."),
    "ready": Sentence("Ready, after feedback."),
    "taken_back": Sentence("Was taken back from feedback."),
    "ended": Sentence("Was shared for feedback."),
}
COLUMNS = (
    *("item__order", "case", "case__state", "case__due_on", "closed_at"),
    *("item__version", "version", "notes__criterion"),
)


def shared_of(dossier: int) -> Mapping[int, Shared]:
    """By the number of the item; one statement, with a row for each note."""
    rows = FeedbackRequest.objects.filter(item__dossier=dossier).order_by("pk").values(*COLUMNS)
    grouped = (list(found) for _, found in groupby(rows, key=lambda row: row["case"]))
    return {
        found[0]["item__order"]: Shared(
            order=found[0]["item__order"],
            case=found[0]["case"],
            state=found[0]["case__state"],
            due_on=found[0]["case__due_on"],
            is_out=found[0]["closed_at"] is None,
            is_revised=found[0]["item__version"] > found[0]["version"],
            criteria=frozenset(row["notes__criterion"] for row in found if row["notes__criterion"]),
        )
        for found in grouped
    }
