"""A running office taken over from its sheet: each line by the actions that anybody would take, and marked.

Nothing in it is a decision of ours. A rehearsal takes the same steps and lets go of them again, so what it
says is what the act does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import BinaryIO

from django.db import transaction

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.register import KINDS as REGISTER
from leerlijn.domains.qualification.actions.register import (
    CertificateFound,
    ExemptionFound,
    Found,
    PartFound,
    ToEnter,
    enter_all,
    fill_in_part,
    take_back,
)
from leerlijn.domains.qualification.earlier import taken_over
from leerlijn.domains.qualification.imports.office_report import OfficeReport, Result
from leerlijn.domains.qualification.imports.tracks import (
    KINDS,
    Header,
    Kind,
    OfficeLine,
    Since,
    read_header,
    read_line,
)
from leerlijn.domains.qualification.models import PartialCertificate
from leerlijn.domains.qualification.procedures.dossier.taking_over import NO_SUPERVISOR
from leerlijn.domains.qualification.queries.dossiers import COURSE, PROCEDURE
from leerlijn.domains.qualification.queries.duties import Workplace, workplaces
from leerlijn.domains.qualification.queries.register import came_from
from leerlijn.domains.qualification.relations import TAKE_OVER_OFFICE
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.guards import ABOUT_YOU, about_giver
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.frameworks.queries import criteria_of, framework
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.imports.reading import LineFault
from leerlijn.foundation.people.imports.report import LineVerdict
from leerlijn.foundation.people.imports.tables import LARGEST, Row, read_table
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, ids_by_number, office_for, persons_behind
from leerlijn.kernel.policy import Office, Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal
from leerlijn.kernel.wrong import Wrong

UNKNOWN = Sentence("We know nobody by this number for whom you can do this.")
"""The same whether they are not known or work elsewhere: who works here is not told that way."""
LONGEST_SOURCE = 100
MOST_LINES = 2_000
TOO_MANY = Sentence("This sheet has more than {count} lines. Take it over in parts.", count=MOST_LINES)
SAID_OTHERWISE = Sentence("The register has this part already, and says something else of it.")
WENT_ON = Sentence("Somebody went on with it here since.")


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

    `back` undoes that, line by line, as far as nobody went on with it here: what came by this line, from what
    was called exactly so.

    `source` names the administration it comes from, as people will read it. The same sheet again changes
    nothing. A file that is no sheet at all is refused with one sentence, under the name `file`.
    """
    source = " ".join(source.split())
    if not source or len(source) > LONGEST_SOURCE:
        said = Sentence(
            "Say in at most {count} characters which administration it was.", count=LONGEST_SOURCE
        )
        return Incomplete({"source": said})
    if back and not came_from(source):
        return Incomplete({"source": Sentence("Nothing was taken over from {source}.", source=source)})
    content = file.read(LARGEST + 1)
    try:
        table = read_table(content)
        header = read_header(table.rows[0])
    except Wrong as wrong:
        return Incomplete({"file": wrong.sentence})
    if len(table.rows) > MOST_LINES + 1:
        return Incomplete({"file": TOO_MANY})
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
    return OfficeReport(sha256(content).hexdigest(), source, dry_run, tuple(results), notes, back)


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
            return self._rejected(line, "number", UNKNOWN)
        person, place = found
        strange = tuple(code for code in line.criteria if code not in self.codes)
        if strange:
            return self._rejected(
                line, "criteria", Sentence("These are no criteria of today: {codes}.", codes=strange)
            )
        if line.kind == Kind.TRACK:
            return self._track(line, person, self.units[place.unit])
        if conflict := self._conflict(person, place):
            return self._rejected(line, "number", conflict)
        return self._paper(line, person, place)

    def take_back(self, line: OfficeLine) -> Result:
        found = self._found(line)
        if found is None:
            return self._rejected(line, "number", UNKNOWN)
        person, place = found
        if line.kind == Kind.TRACK:
            return self._track_back(line, person)
        entered = REGISTER[type(_paper_of(line))].rows.filter(person=person, withdrawn_at=None)
        entry = entered.filter(taken_over_from=self.source, line=line.fingerprint).first()
        if entry is None:
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        if conflict := self._conflict(person, place):
            return self._rejected(line, "number", conflict)
        take_back(entry, actor=self._actor(place), at=self.at)
        said = Sentence("{name}: {what} counts no more.", name=person.name, what=KINDS[line.kind])
        return Result(line.line, line.number, LineVerdict.CHANGED, said)

    def _track_back(self, line: OfficeLine, person: Person) -> Result:
        open_cases = Case.objects.filter(procedure=PROCEDURE, subject=person, is_open=True)
        known = ((case, taken_over(case.data)) for case in open_cases)
        mine = (self.source, line.fingerprint)
        case = next((case for case, said in known if said and (said.source, said.line) == mine), None)
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
        if person is None or place is None or self._office(place) is None:
            return None
        return person, place

    def _track(self, line: OfficeLine, person: Person, unit: Unit) -> Result:
        procedure = catalogue.current(PROCEDURE, on=self.on)
        if procedure is None:
            return self._rejected(line, "kind", Sentence("This cannot be begun here."))
        known = [taken_over(data) for data in _data_of(person.pk)]
        mine = (self.source, line.fingerprint)
        if any(each and (each.source, each.line) == mine for each in known):
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        supervisor = self.ids.get(line.supervisor) if line.supervisor else None
        if line.supervisor and supervisor is None:
            return self._rejected(line, "supervisor", NO_SUPERVISOR)
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
        paper = _paper_of(line)
        source = f"{self.source}, {line.paper}" if line.paper else self.source
        entry = ToEnter(person.pk, person.pseudonym, paper, source, self.source, line.fingerprint)
        actor = self._actor(place)
        if enter_all([entry], actor=actor, at=self.at):
            said = Sentence("{name}: {what} in the register.", name=person.name, what=KINDS[line.kind])
            return Result(line.line, line.number, LineVerdict.CREATED, said)
        standing = _standing(paper, person)
        if standing is None or (standing.taken_over_from, standing.line) == (self.source, line.fingerprint):
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        if not _says_more(line, standing):
            return Result(line.line, line.number, LineVerdict.UNCHANGED)
        if standing.criteria or standing.certificate_id:
            column = "criteria" if set(line.criteria) - set(standing.criteria) else "since"
            return self._rejected(line, column, SAID_OTHERWISE)
        fill_in_part(standing, entry, actor=actor, at=self.at)
        said = Sentence("{name}: {what} filled in.", name=person.name, what=KINDS[line.kind])
        return Result(line.line, line.number, LineVerdict.CHANGED, said)

    def _office(self, place: Workplace) -> Office | None:
        return office_for(self.by, TAKE_OVER_OFFICE, place.path)

    def _actor(self, place: Workplace) -> Actor:
        return actor_of(self.by, self.channel, self._office(place))

    def _conflict(self, person: Person, place: Workplace) -> Said | None:
        """Nobody enters what ends their own duty, and no deputy that of whoever gave the mandate."""
        if person.pk == self.by.person:
            return ABOUT_YOU
        office = self._office(place)
        return about_giver(office) if office and person.pk in persons_behind(self.by, office) else None

    def _refused(self, line: OfficeLine, refusal: Refusal) -> Result:
        if isinstance(refusal, Incomplete):
            faults = tuple(self._fault(line, key, said) for key, said in refusal.errors.items())
            return Result(line.line, line.number, LineVerdict.REJECTED, faults=faults)
        return self._rejected(line, "kind", refusal.reason if isinstance(refusal, Denied) else WENT_ON)

    def _rejected(self, line: OfficeLine, column: str, said: Said) -> Result:
        return Result(line.line, line.number, LineVerdict.REJECTED, faults=(self._fault(line, column, said),))

    def _fault(self, line: OfficeLine, column: str, said: Said) -> LineFault:
        """Beside what was typed there."""
        return LineFault(line.line, self.header.name(column), line.typed.get(column, ""), said)


def _is_note(row: Row) -> bool:
    """What the empty sheet says of its columns."""
    return bool(row.cells) and row.cells[0].startswith("#")


def _data_of(person: int) -> list[dict[str, object]]:
    return list(Case.objects.filter(procedure=PROCEDURE, subject=person).values_list("data", flat=True))


def _paper_of(line: OfficeLine) -> Found:
    since = line.since or Since(0, None)
    if line.kind == Kind.CERTIFICATE:
        return CertificateFound(line.issuer, since.year, since.on)
    if line.kind == Kind.PART:
        return PartFound(line.issuer, line.unit.upper(), since.year, since.on, line.criteria)
    return ExemptionFound(since.year, since.on, decided_by=line.decided_by)


def _standing(paper: Found, person: Person) -> PartialCertificate | None:
    """The same part, as the register has it."""
    if not isinstance(paper, PartFound):
        return None
    same = {name: getattr(paper, name) for name in REGISTER[PartFound].same}
    return PartialCertificate.objects.filter(person=person, withdrawn_at=None, **same).first()


def _says_more(line: OfficeLine, standing: PartialCertificate) -> bool:
    """Whether the sheet knows what the register does not: what it covers, its day, its number."""
    on = line.since.on if line.since else None
    has_number = bool(line.paper) and not (standing.criteria or standing.taken_over_from)
    return bool(set(line.criteria) - set(standing.criteria) or (on and on != standing.on) or has_number)
