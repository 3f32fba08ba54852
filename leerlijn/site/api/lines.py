"""A case as one line of a list."""

from __future__ import annotations

from datetime import date, datetime

from leerlijn.foundation.cases.queries.lines import CaseLine
from leerlijn.site.api.values import Named, Told, Words, words


class CaseLineTold(Told):
    id: int
    name: Words
    procedure: Named
    edition: str
    state: Named
    version: int
    subject: str
    unit: Words
    owner: Named | None
    since: datetime
    due_on: date | None


def line_told(line: CaseLine) -> CaseLineTold:
    owner = line.state.owner
    return CaseLineTold(
        id=line.id,
        name=words(line.name),
        procedure=Named(key=line.procedure.key, title=words(line.procedure.title)),
        edition=line.procedure.edition,
        state=Named(key=line.state.key, title=words(line.state.title)),
        version=line.version,
        subject=line.subject,
        unit=words(line.unit),
        owner=Named(key=owner.key, title=words(owner.title)) if owner else None,
        since=line.since,
        due_on=line.due_on,
    )
