"""The sheet of a running office: tracks, certificates, parts and exemptions, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from hashlib import sha256

from leerlijn.domains.qualification.issuers import issuers
from leerlijn.foundation.people.imports.reading import (
    NOTHING_HERE,
    LineFault,
    day,
    day_or_none,
    number_of_staff,
    required_number,
    shown,
    text,
    tidy,
)
from leerlijn.foundation.people.imports.tables import Row
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.wrong import Wrong

FIRST_YEAR = 1990
YEAR = re.compile(r"[0-9]{4}")


class Kind(StrEnum):
    TRACK = "track"
    CERTIFICATE = "certificate"
    PART = "part"
    EXEMPTION = "exemption"


KINDS = {
    Kind.TRACK: Text(nl="traject", en="track"),
    Kind.CERTIFICATE: Text(nl="certificaat", en="certificate"),
    Kind.PART: Text(nl="deelcertificaat", en="partial certificate"),
    Kind.EXEMPTION: Text(nl="vrijstelling", en="exemption"),
}
SUPPLEMENT = "take-over-supplement"
STATES = {
    "take-over": Text(nl="bezig", en="in progress"),
    "take-over-returned": Text(nl="terug van de voorcheck", en="back from the pre-check"),
    SUPPLEMENT: Text(nl="aanvullen", en="supplement"),
}
"""By the opening that leads there: in each of them the candidate works on it."""
ELSEWHERE = Sentence(
    "We take over a track that the candidate works on: {states}. What lies with somebody else is "
    "finished first where it lies.",
    states=tuple(STATES.values()),
)


@dataclass(frozen=True, slots=True)
class Since:
    """A day, or a year of which the day is not known."""

    year: int
    on: date | None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One line, every cell read. What a kind does not use is empty; `typed` is what was written."""

    line: int
    number: str
    kind: Kind
    opening: str
    began_on: date | None
    due_on: date | None
    supervisor: str
    criteria: tuple[str, ...]
    issuer: str
    unit: str
    since: Since | None
    paper: str
    decided_by: str
    typed: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def fingerprint(self) -> str:
        """The same for a line that says the same, wherever it stands in a file."""
        said = [getattr(self, each.name) for each in fields(self) if each.name not in {"line", "typed"}]
        return sha256("\n".join(map(str, said)).encode()).hexdigest()


def one_of(known: Mapping[str, Text], otherwise: Said) -> Callable[[str], str]:
    """In either language, whatever the capitals; empty stays empty."""
    words = {word.casefold(): key for key, said in known.items() for word in (said.nl, said.en)}

    def read(cell: str) -> str:
        if cell and cell.casefold() not in words:
            raise Wrong(otherwise)
        return words.get(cell.casefold(), "")

    return read


def kind(cell: str) -> Kind:
    known = Sentence("We know {kinds}.", kinds=tuple(KINDS.values()))
    if not cell:
        raise Wrong(NOTHING_HERE)
    return Kind(one_of({str(key): said for key, said in KINDS.items()}, known)(cell))


def codes(cell: str) -> tuple[str, ...]:
    """`1.1, 1.2` or `1.1 1.2`; which ones exist is asked of the criteria."""
    return tuple(dict.fromkeys(re.split(r"[\s,/]+", text(300)(cell).strip(" ,")))) if cell.strip(" ,") else ()


def issuer(cell: str) -> str:
    """Our own university where nobody is named."""
    code = cell.upper() or issuers().itself
    if code not in issuers().names:
        raise Wrong(Sentence("We do not know a university with the code {code}.", code=code))
    return code


def since(cell: str) -> Since | None:
    if not cell:
        return None
    if YEAR.fullmatch(cell):
        found = Since(int(cell), None)
    else:
        on = day(cell)
        found = Since(on.year, on)
    _refuse_before_there_was_any(found.year)
    return found


def began(cell: str) -> date | None:
    found = day_or_none(cell)
    if found:
        _refuse_before_there_was_any(found.year)
    return found


def _refuse_before_there_was_any(year: int) -> None:
    if year < FIRST_YEAR:
        raise Wrong(Sentence("In {year} this qualification did not exist yet.", year=str(year)))


@dataclass(frozen=True, slots=True)
class Column:
    """Its names, how a cell is read, an example, and what it is for in words."""

    name: Text
    read: Callable[[str], object]
    says: Text


COLUMNS: Mapping[str, Column] = {
    "number": Column(
        Text(nl="Personeelsnummer", en="Personnel number"),
        required_number,
        Text(nl="van de kandidaat", en="of the candidate"),
    ),
    "kind": Column(
        Text(nl="Wat", en="What"),
        kind,
        Text(
            nl="traject, certificaat, deelcertificaat of vrijstelling",
            en="track, certificate, partial certificate or exemption",
        ),
    ),
    "opening": Column(
        Text(nl="Stand", en="State"),
        one_of(STATES, ELSEWHERE),
        Text(
            nl="van een traject: bezig, terug van de voorcheck of aanvullen",
            en="of a track: in progress, back from the pre-check or supplement",
        ),
    ),
    "began_on": Column(
        Text(nl="Begonnen op", en="Began on"), began, Text(nl="van een traject", en="of a track")
    ),
    "due_on": Column(
        Text(nl="Uiterste datum", en="Due date"),
        day_or_none,
        Text(nl="van een traject, als die is afgesproken", en="of a track, where one was agreed"),
    ),
    "supervisor": Column(
        Text(nl="Begeleider", en="Supervisor"),
        number_of_staff,
        Text(nl="personeelsnummer van de BKO-begeleider", en="personnel number of the UTQ supervisor"),
    ),
    "criteria": Column(
        Text(nl="Criteria voldoende", en="Criteria sufficient"),
        codes,
        Text(
            nl="van een traject of deelcertificaat, zoals 1.1, 1.2",
            en="of a track or partial certificate, such as 1.1, 1.2",
        ),
    ),
    "issuer": Column(
        Text(nl="Universiteit", en="University"),
        issuer,
        Text(nl="code van wie het gaf; leeg: wij zelf", en="code of who gave it; empty: ourselves"),
    ),
    "unit": Column(
        Text(nl="Onderdeel", en="Part"),
        text(20),
        Text(nl="van een deelcertificaat, zoals TOETS", en="of a partial certificate, such as TEACH"),
    ),
    "since": Column(
        Text(nl="Datum", en="Date"),
        since,
        Text(nl="van het papier: dag of jaar", en="of the paper: a day or a year"),
    ),
    "paper": Column(
        Text(nl="Nummer van het papier", en="Number of the paper"),
        text(60),
        Text(nl="zoals het er staat", en="as it stands there"),
    ),
    "decided_by": Column(
        Text(nl="Besloten door", en="Decided by"),
        text(100),
        Text(nl="van een vrijstelling", en="of an exemption"),
    ),
}
NEEDED = ("number", "kind")
FOR_A_TRACK = ("opening", "began_on")
FOR_A_PAPER = ("since",)


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, and what it is called there."""

    places: Mapping[str, int]
    names: Mapping[str, str]
    notes: tuple[Sentence, ...]

    def name(self, column: str) -> str:
        return self.names.get(column, COLUMNS[column].name.nl)


def read_header(row: Row) -> Header:
    """By name in either language, in any order; raises `Wrong` without the number or what it is."""
    known = {
        name.casefold(): key for key, column in COLUMNS.items() for name in (column.name.nl, column.name.en)
    }
    names = [" ".join(cell.split()) for cell in row.cells]
    found = [(known.get(name.casefold(), ""), place, name) for place, name in enumerate(names) if name]
    places = {key: place for key, place, _ in reversed(found) if key}
    missing = tuple(COLUMNS[key].name for key in NEEDED if key not in places)
    if missing:
        raise Wrong(Sentence("The first line does not name these columns: {columns}.", columns=missing))
    keys = [key for key, *_ in found if key]
    doubled = tuple(COLUMNS[key].name for key in places if keys.count(key) > 1)
    if doubled:
        raise Wrong(Sentence("The first line names these columns twice: {columns}.", columns=doubled))
    others = tuple(shown(name) for key, _, name in found if not key)
    notes = (Sentence("We did not read these columns: {columns}.", columns=others),) if others else ()
    return Header(places, {key: name for key, _, name in found if key}, notes)


def read_line(row: Row, header: Header, *, on: date) -> OfficeLine | Sequence[LineFault]:
    """The line, or everything that is wrong with it."""
    if row.broken:
        return [LineFault(row.line, "", shown(";".join(row.cells)), row.broken)]
    read, typed, faults = dict[str, object](), dict[str, str](), list[LineFault]()
    for key, column in COLUMNS.items():
        place = header.places.get(key, len(row.cells))
        cell = row.cells[place] if place < len(row.cells) else ""
        typed[key] = shown(cell)
        try:
            read[key] = column.read(tidy(cell))
        except Wrong as wrong:
            faults.append(LineFault(row.line, header.name(key), typed[key], wrong.sentence))
    if not faults:
        wrong_cells = _faults_of_meaning(read, on=on)
        faults += [LineFault(row.line, header.name(key), typed[key], said) for key, said in wrong_cells]
    return faults or OfficeLine(line=row.line, typed=typed, **read)  # type: ignore[arg-type] # COLUMNS says which reads what


def _faults_of_meaning(read: Mapping[str, object], *, on: date) -> Iterator[tuple[str, Said]]:
    """By column."""
    needed = FOR_A_TRACK if read["kind"] == Kind.TRACK else FOR_A_PAPER
    if read["kind"] == Kind.PART:
        needed = (*needed, "unit")
    if read["opening"] == SUPPLEMENT:
        needed = (*needed, "criteria")
    yield from ((key, NOTHING_HERE) for key in needed if not read[key])
    found = read["since"]
    if isinstance(found, Since) and (found.on or date(found.year, 1, 1)) > on:
        said = Sentence("This day is still to come.") if found.on else Sentence("This year is still to come.")
        yield "since", said
