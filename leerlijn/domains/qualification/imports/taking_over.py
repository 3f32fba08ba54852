"""A running office taken over from its sheet: each line by the actions that anybody would take, and marked.

Nothing in it is a decision of ours. A rehearsal takes the same steps and lets go of them again, so what it
says is what the act does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import BinaryIO

from django.db import transaction

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.register import KINDS as REGISTER
from leerlijn.domains.qualification.actions.register import (
    UNDONE,
    CertificateFound,
    ExemptionFound,
    Found,
    PartFound,
    ToEnter,
    enter_all,
    withdraw,
)
from leerlijn.domains.qualification.earlier import taken_over
from leerlijn.domains.qualification.imports.tracks import (
    KINDS,
    Header,
    Kind,
    OfficeLine,
    Since,
    read_header,
    read_line,
)
from leerlijn.domains.qualification.queries.dossiers import COURSE, PROCEDURE
from leerlijn.domains.qualification.queries.duties import Workplace, workplaces
from leerlijn.domains.qualification.queries.register import TAKEN_OVER_FROM, source_of
from leerlijn.domains.qualification.relations import TAKE_OVER_OFFICE
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.frameworks.queries import criteria_of, framework
from leerlijn.foundation.people.imports.reading import LineFault
from leerlijn.foundation.people.imports.report import REHEARSED, LineVerdict, rejection
from leerlijn.foundation.people.imports.tables import LARGEST, Row, read_table
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, ids_by_number, office_for
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Counted, Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal
from leerlijn.kernel.wrong import Wrong

UNKNOWN = Sentence("We know nobody by this number for whom you can do this.")
"""The same whether they are not known or work elsewhere: who works here is not told that way."""
LONGEST_SOURCE = 100
WENT_ON = Sentence("Somebody went on with it here since.")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one line; `case` is the number of the dossier that it opened."""

    line: int
    number: str
    verdict: LineVerdict
    said: Said | None = None
    faults: tuple[LineFault, ...] = ()
    case: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """One sheet (`sha256`), or its rehearsal: a dry run reports the same and writes nothing."""

    sha256: str
    source: str
    dry_run: bool
    lines: tuple[Result, ...]
    notes: tuple[Sentence, ...] = ()

    def of(self, verdict: LineVerdict) -> tuple[Result, ...]:
        return tuple(each for each in self.lines if each.verdict == verdict)

    @property
    def created(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.CREATED)

    @property
    def unchanged(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.UNCHANGED)

    @property
    def taken_back(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.CHANGED)

    @property
    def rejected(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.REJECTED)

    @property
    def digest(self) -> str:
        """The same for a rehearsal and an act that decide the same about every line (SHA-256)."""
        said = [(each.line, each.number, each.verdict) for each in self.lines]
        return sha256(json.dumps([self.sha256, self.source, said]).encode()).hexdigest()


class _LetGo(Exception):
    """Ends the transaction of a rehearsal."""


def take_over_office(
    file: BinaryIO,
    *,
    source: str,
    by: Standing,
    at: datetime,
    dry_run: bool = False,
    channel: str = "import",
    back: bool = False,
) -> OfficeReport | Incomplete:
    """Takes over what this sheet says, all in one transaction; a broken line never stops the others.

    `back` undoes that, line by line, as far as nobody went on with it here.

    `source` names the administration it comes from, as people will read it. The same sheet again changes
    nothing. A file that is no sheet at all is refused with one sentence, under the name `file`.
    """
    source = " ".join(source.split())
    if not source or len(source) > LONGEST_SOURCE:
        said = Sentence(
            "Say in at most {count} characters which administration it was.", count=LONGEST_SOURCE
        )
        return Incomplete({"source": said})
    content = file.read(LARGEST + 1)
    try:
        table = read_table(content)
        header = read_header(table.rows[0])
    except Wrong as wrong:
        return Incomplete({"file": wrong.sentence})
    read = [(row.line, read_line(row, header, on=day_of(at))) for row in table.rows[1:] if not _is_note(row)]
    results: list[Result] = []
    try:
        with transaction.atomic():
            evaluate_duties(at=at)  # a due date of before is held against the duty of now
            office = _Office(
                header,
                [one for _, one in read if isinstance(one, OfficeLine)],
                source=source,
                by=by,
                at=at,
                channel=channel,
            )
            for number, one in read:
                results.append(
                    (office.take_back(one) if back else office.take(one))
                    if isinstance(one, OfficeLine)
                    else Result(number, "", LineVerdict.REJECTED, faults=tuple(one))
                )
            evaluate_duties(at=at)
            if dry_run:
                raise _LetGo
    except _LetGo:
        pass
    notes = (*table.notes, *header.notes)
    return OfficeReport(sha256(content).hexdigest(), source, dry_run, tuple(results), notes)


class _Office:
    """Who takes over, from where, and the people that the sheet names; looked up once."""

    def __init__(
        self,
        header: Header,
        lines: list[OfficeLine],
        *,
        source: str,
        by: Standing,
        at: datetime,
        channel: str,
    ) -> None:
        self.header, self.source, self.by, self.at, self.channel = header, source, by, at, channel
        self.on = day_of(at)
        named = ids_by_number([each.number for each in lines] + [each.supervisor for each in lines])
        self.ids: Mapping[str, int] = named
        self.people = Person.objects.in_bulk(set(named.values()))
        self.places: Mapping[int, Workplace] = workplaces(named.values(), on=self.on)
        self.units = Unit.objects.in_bulk({place.unit for place in self.places.values()})

    @cached_property
    def codes(self) -> frozenset[str]:
        edition = framework(COURSE.framework, on=self.on)
        return frozenset(line.code for line in criteria_of(edition.id)) if edition else frozenset()

    def take(self, line: OfficeLine) -> Result:
        found = self._found(line)
        if found is None:
            return self._rejected(line, "number", line.number, UNKNOWN)
        person, place = found
        strange = tuple(code for code in line.criteria if code not in self.codes)
        if strange:
            said = Sentence("These are no criteria of today: {codes}.", codes=strange)
            return self._rejected(line, "criteria", ", ".join(line.criteria), said)
        if line.kind == Kind.TRACK:
            return self._track(line, person, self.units[place.unit])
        return self._paper(line, person, place)

    def take_back(self, line: OfficeLine) -> Result:
        found = self._found(line)
        if found is None:
            return self._rejected(line, "number", line.number, UNKNOWN)
        person, place = found
        if line.kind == Kind.TRACK:
            return self._track_back(line, person)
        kept = _found(line)
        kind = REGISTER[type(kept)]
        same = {name: getattr(kept, name) for name in kind.same}
        entered = kind.rows.filter(
            person=person, withdrawn_at=None, source__startswith=TAKEN_OVER_FROM, **same
        )
        entry = entered.filter(source__contains=f": {self.source}").first()
        if entry is None:
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        actor = actor_of(self.by, self.channel, office_for(self.by, TAKE_OVER_OFFICE, place.path))
        withdraw(entry, because=UNDONE, actor=actor, at=self.at)
        said = Sentence("{name}: {what} counts no more.", name=person.name, what=KINDS[line.kind])
        return Result(line.line, line.number, LineVerdict.CHANGED, said)

    def _track_back(self, line: OfficeLine, person: Person) -> Result:
        open_cases = Case.objects.filter(procedure=PROCEDURE, subject=person, is_open=True)
        known = ((case, taken_over(case.data)) for case in open_cases)
        case = next((case for case, said in known if said and said.line == line.fingerprint), None)
        if case is None:
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        done = take_step(
            case.pk,
            "undo-take-over",
            by=self.by,
            at=self.at,
            version=case.version,
            said={"reason": f"{self.source}: {line.line}"},
            channel=self.channel,
        )
        if not isinstance(done, Case):
            return self._refused(line, done)
        said = Sentence("{name}: the dossier goes no further here.", name=person.name)
        return Result(line.line, line.number, LineVerdict.CHANGED, said, case=case.pk)

    def _found(self, line: OfficeLine) -> tuple[Person, Workplace] | None:
        """Who it is about and where they work, where whoever takes over has an office."""
        person = self.people.get(self.ids.get(line.number, 0))
        place = self.places.get(person.pk) if person else None
        if person is None or place is None or office_for(self.by, TAKE_OVER_OFFICE, place.path) is None:
            return None
        return person, place

    def _track(self, line: OfficeLine, person: Person, unit: Unit) -> Result:
        procedure = catalogue.current(PROCEDURE, on=self.on)
        if procedure is None:
            return self._rejected(line, "kind", line.kind, Sentence("This cannot be begun here."))
        known = [taken_over(data) for data in _data_of(person.pk)]
        if any(each and each.line == line.fingerprint for each in known):
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        supervisor = self.ids.get(line.supervisor) if line.supervisor else None
        if line.supervisor and supervisor is None:
            return self._rejected(line, "supervisor", line.supervisor, UNKNOWN)
        opened = open_case(
            procedure,
            by=self.by,
            at=self.at,
            unit=unit,
            subject=person,
            parties={CANDIDATE: (person.pk,)},
            step=line.opening,
            channel=self.channel,
            said={
                "source": self.source,
                "line": line.fingerprint,
                "began_on": line.began_on.isoformat() if line.began_on else "",
                "due_on": line.due_on.isoformat() if line.due_on else "",
                "supervisor": str(supervisor or ""),
                "criteria": list(line.criteria),
            },
        )
        if not isinstance(opened, Case):
            return self._refused(line, opened)
        said = Sentence(
            "{name}: the dossier goes on here, due on {day}.", name=person.name, day=opened.due_on or self.on
        )
        return Result(line.line, line.number, LineVerdict.CREATED, said, case=opened.pk)

    def _paper(self, line: OfficeLine, person: Person, place: Workplace) -> Result:
        entry = ToEnter(person.pk, person.pseudonym, _found(line), self._mark(line))
        actor = actor_of(self.by, self.channel, office_for(self.by, TAKE_OVER_OFFICE, place.path))
        if not enter_all([entry], actor=actor, at=self.at):
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        said = Sentence("{name}: {what} in the register.", name=person.name, what=KINDS[line.kind])
        return Result(line.line, line.number, LineVerdict.CREATED, said)

    def _mark(self, line: OfficeLine) -> str:
        """Where we have it from, as the register keeps it."""
        return source_of(on=self.on, administration=self.source, paper=line.paper)

    def _refused(self, line: OfficeLine, refusal: Refusal) -> Result:
        if isinstance(refusal, Incomplete):
            faults = tuple(
                LineFault(line.line, self.header.name(key), self._cell(line, key), said)
                for key, said in refusal.errors.items()
            )
            return Result(line.line, line.number, LineVerdict.REJECTED, faults=faults)
        said = refusal.reason if isinstance(refusal, Denied) else WENT_ON
        return self._rejected(line, "kind", KINDS[line.kind].nl, said)

    def _cell(self, line: OfficeLine, key: str) -> str:
        said = getattr(line, key, "")
        if isinstance(said, date):
            return f"{said:%d-%m-%Y}"
        return ", ".join(said) if isinstance(said, tuple) else str(said)

    def _rejected(self, line: OfficeLine, column: str, value: str, said: Said) -> Result:
        fault = LineFault(line.line, self.header.name(column), value, said)
        return Result(line.line, line.number, LineVerdict.REJECTED, faults=(fault,))


def _is_note(row: Row) -> bool:
    """What the empty sheet says of its columns."""
    return bool(row.cells) and row.cells[0].startswith("#")


def _data_of(person: int) -> list[dict[str, object]]:
    return list(Case.objects.filter(procedure=PROCEDURE, subject=person).values_list("data", flat=True))


def _found(line: OfficeLine) -> Found:
    since = line.since or Since(0, None)
    if line.kind == Kind.CERTIFICATE:
        return CertificateFound(line.issuer, since.year, since.on)
    if line.kind == Kind.PART:
        return PartFound(line.issuer, line.unit.upper(), since.year, since.on, line.criteria)
    return ExemptionFound(since.year, since.on, decided_by=line.decided_by)


def sentences_of(report: OfficeReport) -> Iterator[Said]:
    """The report for people: counts first, then what was rejected, then what is new."""
    if report.dry_run:
        yield REHEARSED
    yield from report.notes
    yield Counted("{count} line is new.", "{count} lines are new.", count=len(report.created))
    if report.taken_back:
        yield Counted(
            "{count} line was taken back.", "{count} lines were taken back.", count=len(report.taken_back)
        )
    yield Counted(
        "{count} line is as it was.", "{count} lines are as they were.", count=len(report.unchanged)
    )
    yield Counted("{count} line is rejected.", "{count} lines are rejected.", count=len(report.rejected))
    yield from (rejection(fault) for each in report.rejected for fault in each.faults)
    for each in (*report.created, *report.taken_back):
        if each.said:
            yield Sentence("Line {line}: {said}", line=str(each.line), said=each.said)
