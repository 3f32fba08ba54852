"""What HR takes over in its own system: per person how the duty stands, what ended it, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched

from django.db.models import CharField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.models import Exemption, ExternalCertificate
from leerlijn.domains.qualification.obligation import WITH_DUTY, State
from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.ui.sheets import Cell, Column, Sheet
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

AT_ONCE = 500
"""People of whom everything is looked up together."""
TITLE = Text(nl="BKO-plichten voor HR", en="UTQ duties for HR")
COLUMNS = (
    Column(Text(nl="Personeelsnummer", en="Personnel number"), 18),
    Column(Text(nl="Naam", en="Name"), 30),
    Column(Text(nl="Code van de stand", en="Code of the state"), 26),
    Column(Text(nl="Stand", en="State"), 30),
    Column(Text(nl="Uiterste datum", en="Due date"), 14),
    Column(Text(nl="Certificaat van", en="Certificate of"), 30),
    Column(Text(nl="Datum certificaat", en="Date of the certificate"), 18),
    Column(Text(nl="Nummer certificaat", en="Number of the certificate"), 22),
    Column(Text(nl="Vrijstelling", en="Exemption"), 14),
    Column(Text(nl="Gewijzigd op", en="Changed on"), 14),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate: ours with its number, or one of before or elsewhere, of which sometimes only a year."""

    issuer: Text
    on: date | None
    year: int
    number: str = ""

    @property
    def said(self) -> date | str:
        return self.on or str(self.year)


@dataclass(frozen=True, slots=True)
class HrLine:
    """One person. `changed_on` is the last day on which anything of this became otherwise."""

    number: str
    name: str
    state: State
    due_on: date | None
    certificate: Paper | None
    exemption: date | str | None
    changed_on: date

    @property
    def cells(self) -> Sequence[Cell]:
        paper = self.certificate
        return (
            self.number,
            self.name,
            self.state.value,
            self.state.name_in_words,
            self.due_on,
            paper.issuer if paper else None,
            paper.said if paper else None,
            paper.number if paper else None,
            self.exemption,
            self.changed_on,
        )


def hr_lines(cases: QuerySet[Case], *, since: date | None = None) -> Iterator[HrLine]:
    """Whoever HR knows by a number, by their newest duty among these cases; by number, row by row.

    With `since` only of whom something changed on that day or later.
    """
    newest = cases.filter(procedure=PROCEDURE, subject=OuterRef("subject")).order_by("-pk")
    happened = Entry.objects.filter(subject=Concat(Value("case:"), Cast(OuterRef("pk"), CharField())))
    rows = (
        cases.filter(procedure=PROCEDURE, subject__number__isnull=False, pk=Subquery(newest.values("pk")[:1]))
        .exclude(subject__number="")
        .annotate(last=Subquery(happened.order_by("-seq").values("at")[:1]))
        .select_related("subject")
        .order_by("subject__number")
    )
    for some in batched(rows.iterator(AT_ONCE), AT_ONCE):
        yield from (line for line in _lines(some) if since is None or line.changed_on >= since)


def _lines(cases: Sequence[Case]) -> Iterator[HrLine]:
    """Four statements for all of them."""
    people = [case.subject_id for case in cases if case.subject_id]
    papers, exempted, changed = _papers(people), _exempted(people), _changed(people)
    for case in cases:
        person = case.subject
        if person is None:
            continue
        last: datetime = getattr(case, "last", None) or case.since
        yield HrLine(
            number=person.number or "",
            name=person.name,
            state=State(case.state),
            due_on=case.due_on if case.state in WITH_DUTY else None,
            certificate=papers.get(person.pk),
            exemption=exempted.get(person.pk),
            changed_on=max(day_of(last), changed.get(person.pk, date.min)),
        )


def _papers(people: Iterable[int]) -> Mapping[int, Paper]:
    """Ours before one of elsewhere, and of several the newest; two statements."""
    theirs = ExternalCertificate.objects.filter(person__in=people, withdrawn_at=None).order_by("year", "pk")
    found = {each.person_id: Paper(issuers().named(each.issuer), each.on, each.year) for each in theirs}
    valid = Certificate.objects.filter(kind="utq", holder__in=people, status=Certificate.Status.VALID)
    own = issuers().named(issuers().itself)
    for person, at, number in valid.order_by("issued_at").values_list("holder", "issued_at", "number"):
        found[person] = Paper(own, day_of(at), day_of(at).year, number)
    return found


def _exempted(people: Iterable[int]) -> Mapping[int, date | str]:
    rows = Exemption.objects.filter(person__in=people, withdrawn_at=None).order_by("year", "pk")
    return {person: on or str(year) for person, on, year in rows.values_list("person", "on", "year")}


def _changed(people: Iterable[int]) -> Mapping[int, date]:
    """When something in the register was entered or withdrawn last; it need not move a duty."""
    found: dict[int, date] = {}
    for model in (ExternalCertificate, Exemption):
        rows = model._default_manager.filter(person__in=people).values("person")
        for person, entered, gone in rows.annotate(
            entered=Max("entered_at"), gone=Max("withdrawn_at")
        ).values_list("person", "entered", "gone"):
            found[person] = max(found.get(person, date.min), *(day_of(at) for at in (entered, gone) if at))
    return found


def hr_sheet(lines: Iterable[HrLine], *, since: date | None, on: date, by: str) -> Sheet:
    """These people as a table, with what it is under its rows."""
    notes: list[Said] = [Sentence("Made on {day} by {name}.", day=on, name=by)]
    if since:
        notes.append(Sentence("Only of whom something changed on {day} or later.", day=since))
    return Sheet(
        name=f"leerlijn-hr-{on.isoformat()}",
        title=TITLE,
        columns=COLUMNS,
        rows=(line.cells for line in lines),
        notes=notes,
    )
