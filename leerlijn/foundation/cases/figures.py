"""Cases as a table that leaves the house: the list on the screen, with what it is of and who made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import streamed
from leerlijn.foundation.cases.queries.wanted import Wanted
from leerlijn.foundation.people.queries import names_of
from leerlijn.foundation.people.queries.faculties import faculties
from leerlijn.foundation.people.relations import READ_PEOPLE
from leerlijn.foundation.ui.sheets import Cell, Column, Sheet
from leerlijn.kernel.chain import canonical, digest
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

COLUMNS = (
    Column(Text(nl="nummer", en="number"), 10),
    Column(Text(nl="waarover", en="about"), 40),
    Column(Text(nl="van wie", en="whose"), 30),
    Column(Text(nl="personeelsnummer", en="personnel number"), 18),
    Column(Text(nl="eenheid", en="unit"), 40),
    Column(Text(nl="faculteit", en="faculty"), 30),
    Column(Text(nl="procedure", en="procedure"), 36),
    Column(Text(nl="stand", en="where it stands"), 40),
    Column(Text(nl="de bal ligt bij", en="the ball is with"), 24),
    Column(Text(nl="sinds", en="since"), 12),
    Column(Text(nl="uiterste dag", en="last day"), 12),
)


def cases_sheet(cases: QuerySet[Case], wanted: Wanted, *, seen_by: Standing, name: str) -> Sheet:
    """These cases in this order, as whoever made the file could see them on that day."""
    return Sheet(
        name=f"{name}-{seen_by.on.isoformat()}",
        title=wanted.procedures[0].title if wanted.procedures else Text(nl="zaken", en="cases"),
        columns=COLUMNS,
        rows=_rows(cases, seen_by),
        notes=_notes(wanted, seen_by),
    )


def _rows(cases: QuerySet[Case], seen_by: Standing) -> Iterator[Sequence[Cell]]:
    """One statement for the faculties, and one for all cases.

    A personnel number is for those who may look that person up.
    """
    named = {each.path: Text(nl=each.name_nl, en=each.name_en) for each in faculties()}
    for line in streamed(cases):
        yield (
            line.id,
            line.name,
            line.subject,
            line.number if may(seen_by, READ_PEOPLE, Thing(line.path)) else "",
            line.unit,
            next((name for path, name in named.items() if line.path.startswith(path)), None),
            line.procedure.title,
            line.state.title,
            line.holder,
            day_of(line.since),
            line.due_on,
        )


def _notes(wanted: Wanted, seen_by: Standing) -> tuple[Said, ...]:
    by = names_of([seen_by.person])[seen_by.person]
    return (
        Sentence(
            "Made on {day} by {name}: the cases that {name} may see, as they stand.", day=seen_by.on, name=by
        ),
        *selection_told(wanted),
    )


def selection_told(wanted: Wanted) -> tuple[Said, ...]:
    """What was selected, with its fingerprint.

    Two files with the same one were selected in the same way, by the same editions of the procedures.
    """
    selected = [[each.key, each.edition] for each in wanted.procedures], wanted.query
    code = short(digest(canonical(selected)))
    return (*wanted.said, Sentence("Fingerprint of this selection: {code}.", code=code))
