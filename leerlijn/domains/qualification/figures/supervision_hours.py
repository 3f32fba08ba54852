"""The hours of supervision as a table that leaves the house: what they add up to, and no word more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from leerlijn.domains.qualification.queries.supervision import hours_of
from leerlijn.domains.qualification.supervision import Hours
from leerlijn.foundation.cases.figures import selection_told
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import streamed
from leerlijn.foundation.cases.queries.wanted import Wanted
from leerlijn.foundation.people.queries import names_of
from leerlijn.foundation.ui.sheets import Cell, Column, Sheet
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Sentence, Text

TITLE = Text(nl="uren begeleiding", en="hours of supervision")
COLUMNS = (
    Column(Text(nl="nummer", en="number"), 10),
    Column(Text(nl="van wie", en="whose"), 30),
    Column(Text(nl="eenheid", en="unit"), 40),
    Column(Text(nl="gepland", en="planned"), 12),
    Column(Text(nl="toegekend", en="granted"), 12),
    Column(Text(nl="gebruikt", en="used"), 12),
    Column(Text(nl="over", en="left"), 12),
)


def hours_sheet(cases: QuerySet[Case], wanted: Wanted, *, seen_by: Standing) -> Sheet:
    """These dossiers in this order, as whoever made the file could see them on that day."""
    by = names_of([seen_by.person])[seen_by.person]
    return Sheet(
        name=f"supervision-hours-{seen_by.on.isoformat()}",
        title=TITLE,
        columns=COLUMNS,
        rows=_rows(cases),
        notes=(
            Sentence("Made on {day} by {name}: hours of supervision, in totals.", day=seen_by.on, name=by),
            *selection_told(wanted),
        ),
    )


def _rows(cases: QuerySet[Case]) -> Iterator[Sequence[Cell]]:
    totals = hours_of(cases.order_by())
    for line in streamed(cases):
        yield (line.id, line.subject, line.unit, *totals.get(line.id, Hours()).shown)
