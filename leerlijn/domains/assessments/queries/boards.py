"""Lists of assessments: those of the centre by where they stand, and those in which somebody takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef

from leerlijn.domains.assessments.queries.assessments import PROCEDURES
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.queries import full_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text

MOST = 200
"""Rows on a page of the centre, which has some tens a year."""
COLUMNS = (
    *("id", "name_nl", "name_en", "procedure", "edition", "state", "owner_relation", "due_on", "is_open"),
    *("subject__given_name", "subject__prefix", "subject__family_name"),
)


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """An assessment in a list."""

    id: int
    candidate: str
    name: Text
    state: Text
    owner: Text | None
    due_on: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Group:
    title: Text
    rows: tuple[AssessmentLine, ...]


WITH_THE_CENTRE = Text(nl="Bij het centrum", en="With the centre")
WITH_THE_CANDIDATE = Text(nl="Bij de kandidaat of wie betaalt", en="With the candidate or whoever pays")
WITH_THE_ASSESSORS = Text(nl="Bij de assessoren", en="With the assessors")
DONE = Text(nl="Besloten en afgesloten", en="Decided and closed")
COLUMN_OF = {
    "act-coordinator": WITH_THE_CENTRE,
    "act-head": WITH_THE_CENTRE,
    "candidate": WITH_THE_CANDIDATE,
    "act-payer": WITH_THE_CANDIDATE,
    "judge": WITH_THE_ASSESSORS,
}


def board_of(standing: Standing) -> tuple[Group, ...]:
    """Every assessment that somebody may see, by who holds the ball; one statement."""
    rows = _lines(standing)
    titles = (WITH_THE_CENTRE, WITH_THE_CANDIDATE, WITH_THE_ASSESSORS, DONE)
    return tuple(
        Group(title, tuple(line for line, owner in rows if COLUMN_OF.get(owner, DONE) == title))
        for title in titles
    )


def mine_of(standing: Standing) -> tuple[AssessmentLine, ...]:
    """Those in which somebody takes part; one statement."""
    return tuple(line for line, _ in _lines(standing, own=True))


def _lines(standing: Standing, *, own: bool = False) -> Sequence[tuple[AssessmentLine, str]]:
    procedures = [edition for key in PROCEDURES for edition in catalogue.editions_of(key)]
    by_day = F("due_on").asc(nulls_last=True)
    found = visible_to(standing, procedures).order_by("-is_open", by_day, "-id")
    if own:
        found = found.filter(Exists(Party.objects.filter(case=OuterRef("pk"), person=standing.person)))
    return [(_line(row), row["owner_relation"]) for row in found.values(*COLUMNS)[:MOST]]


def _line(row: dict[str, object]) -> AssessmentLine:
    procedure = catalogue.get(str(row["procedure"]), str(row["edition"]))
    state = procedure.state(str(row["state"]))
    due = row["due_on"]
    names = (str(row[f"subject__{name}"] or "") for name in ("given_name", "prefix", "family_name"))
    return AssessmentLine(
        id=int(str(row["id"])),
        candidate=full_name(*names),
        name=Text(nl=str(row["name_nl"]), en=str(row["name_en"])),
        state=state.title,
        owner=state.owner.title if state.owner and state.owner.relation else None,
        due_on=due if isinstance(due, date) else None,
        is_open=bool(row["is_open"]),
    )
