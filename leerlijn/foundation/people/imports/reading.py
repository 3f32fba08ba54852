"""From a line of the HR export to an appointment, or to what is wrong with it, cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from leerlijn.foundation.people.imports.tables import Row
from leerlijn.foundation.people.models import Appointment, Person
from leerlijn.foundation.people.profiles import profile_of
from leerlijn.kernel.sentence import Counted, Said, Sentence
from leerlijn.kernel.wrong import Wrong

MOST_FTE = Decimal("1.2")
NO_END = "31-12-9999"
"""What some HR systems write where there is no last day."""
LONGEST_NOTE = 300
"""Characters of a cell whose column sets no limit of its own."""
SHOWN = 80
"""Characters of a wrong value that a report repeats."""

NUMBER = re.compile(r"[A-Za-z0-9]+")
DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
DAY_OF_A_SYSTEM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FTE = re.compile(r"[0-9]+(?:[.,][0-9]{1,3}0*)?")
REVERSES = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTRACTS = {
    "vast": Appointment.Contract.PERMANENT,
    "tijdelijk": Appointment.Contract.TEMPORARY,
}

NOTHING_HERE = Sentence("This cell is empty.")
NOT_A_NUMBER_OF_STAFF = Sentence("A personnel number has letters and digits only.")
HIDDEN = Sentence("There are hidden characters in this cell.")
NO_SUCH_DAY = Sentence("There is no such day. Write a day like 31-12-2026.")
NOT_A_NUMBER = Sentence("This is not a number. Write it like 0,80.")
TOO_MUCH = Sentence("One appointment is at most {most} fte.", most=MOST_FTE)
NOT_A_CONTRACT = Sentence("We do not know this kind of contract. We know vast and tijdelijk.")
NOT_A_LANGUAGE = Sentence("We do not know this language. We know nl and en.")
NOT_A_PROFILE = Sentence("We do not know this UFO profile.")
ENDS_TOO_EARLY = Sentence("The appointment ends before it starts.")
TOO_MANY_CELLS = Sentence("This line has more cells than there are columns.")


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One appointment as HR wrote it, every value read; `manager` is a personnel number or empty."""

    line: int
    number: str
    family_name: str
    prefix: str
    given_name: str
    email: str
    faculty: str
    department: str
    profile: str
    contract: str
    fte: Decimal
    fte_teaching: Decimal
    starts_on: date
    ends_on: date | None
    state_pension_on: date | None
    manager: str
    language: str
    registration_said: str


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why a line is rejected: the cell that is wrong, as it was written, and the reason."""

    line: int
    column: str
    value: str
    reason: Said


def tidy(cell: str) -> str:
    """Without spaces around and doubled, accents in one form; raises `Wrong` at what nobody can see."""
    text = unicodedata.normalize("NFC", " ".join(cell.split()))
    if any(unicodedata.category(letter) == "Cc" for letter in text) or REVERSES.search(text):
        raise Wrong(HIDDEN)
    return text


def shown(cell: str) -> str:
    """A wrong value as a report can repeat it: on one line, not endless, without what moves a terminal."""
    visible = REVERSES.sub("", "".join(c for c in " ".join(cell.split()) if unicodedata.category(c) != "Cc"))
    return visible if len(visible) <= SHOWN else f"{visible[:SHOWN]}…"


def text(longest: int, *, required: bool = False) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if required and not cell:
            raise Wrong(NOTHING_HERE)
        if len(cell) > longest:
            raise Wrong(Sentence("This is longer than {count} characters.", count=longest))
        return cell

    return read


def as_long_as(field: str, *, required: bool = False) -> Callable[[str], str]:
    """A text that fits its column of Person."""
    longest: int | None = getattr(Person._meta.get_field(field), "max_length", None)
    return text(longest or LONGEST_NOTE, required=required)


def number_of_staff(cell: str) -> str:
    """Empty where nobody is named; a personnel number is never calculated with, so its zeros stay."""
    if cell and not NUMBER.fullmatch(as_long_as("number")(cell)):
        raise Wrong(NOT_A_NUMBER_OF_STAFF)
    return cell


def required_number(cell: str) -> str:
    return number_of_staff(text(LONGEST_NOTE, required=True)(cell))


def day(cell: str) -> date:
    """As people write it, with one digit or two, or as systems do."""
    typed = text(LONGEST_NOTE, required=True)(cell)
    people, system = DAY.fullmatch(typed), DAY_OF_A_SYSTEM.fullmatch(typed)
    parts = people.groups()[::-1] if people else system.groups() if system else ()
    year, month, number = map(int, parts or (0, 0, 0))
    if not 1900 <= year < 2200:
        raise Wrong(NO_SUCH_DAY)
    try:
        return date(year, month, number)
    except ValueError as impossible:
        raise Wrong(NO_SUCH_DAY) from impossible


def day_or_none(cell: str) -> date | None:
    return day(cell) if cell and cell != NO_END else None


def fte(cell: str) -> Decimal:
    if not FTE.fullmatch(text(20, required=True)(cell)):
        raise Wrong(NOT_A_NUMBER)
    read = Decimal(cell.replace(",", "."))
    if read > MOST_FTE:
        raise Wrong(TOO_MUCH)
    return read


def fte_or_nothing(cell: str) -> Decimal:
    return fte(cell) if cell else Decimal(0)


def profile(cell: str) -> str:
    found = profile_of(text(LONGEST_NOTE, required=True)(cell))
    if found is None:
        raise Wrong(NOT_A_PROFILE)
    return found


def contract(cell: str) -> str:
    found = CONTRACTS.get(text(LONGEST_NOTE, required=True)(cell).casefold())
    if found is None:
        raise Wrong(NOT_A_CONTRACT)
    return found.value


def language(cell: str) -> str:
    """Dutch where HR says nothing."""
    if cell and cell.casefold() not in Person.LanguageChoice.values:
        raise Wrong(NOT_A_LANGUAGE)
    return cell.casefold() or Person.LanguageChoice.DUTCH.value


COLUMNS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "Personeelsnummer": ("number", required_number),
    "Achternaam": ("family_name", as_long_as("family_name", required=True)),
    "Voorvoegsel": ("prefix", as_long_as("prefix")),
    "Voornaam": ("given_name", as_long_as("given_name")),
    "E-mail werk": ("email", as_long_as("email")),
    "Faculteit": ("faculty", text(40, required=True)),
    "Afdeling": ("department", text(200)),
    "UFO-profiel": ("profile", profile),
    "Dienstverband": ("contract", contract),
    "Fte": ("fte", fte),
    "Fte onderwijs": ("fte_teaching", fte_or_nothing),
    "Datum in dienst": ("starts_on", day),
    "Datum uit dienst": ("ends_on", day_or_none),
    "AOW-datum": ("state_pension_on", day_or_none),
    "Personeelsnr. leidinggevende": ("manager", number_of_staff),
    "Voorkeurstaal": ("language", language),
    "BKO-registratie": ("registration_said", as_long_as("registration_said")),
}
"""The columns of the export, by name; what a cell becomes, and how it is read."""
COLUMN_OF = {attribute: column for column, (attribute, _) in COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, how many there are, and what somebody should know about the others."""

    places: Mapping[str, int]
    width: int
    notes: tuple[Sentence, ...] = ()


def read_header(row: Row) -> Header:
    """By name, in any order; raises `Wrong` when a column is missing or stands there twice."""
    names = [" ".join(cell.split()) for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    missing = tuple(column for column in COLUMNS if column not in names)
    if len(missing) == len(COLUMNS):
        raise Wrong(Sentence("The first line does not name the columns of an HR export."))
    if missing:
        raise Wrong(Sentence("The first line does not name these columns: {columns}.", columns=missing))
    doubled = tuple(column for column in COLUMNS if names.count(column) > 1)
    if doubled:
        raise Wrong(Sentence("The first line names these columns twice: {columns}.", columns=doubled))
    others = tuple(shown(name) for name in names if name and name not in COLUMNS)
    notes = [Sentence("We did not read these columns: {columns}.", columns=others)] if others else []
    return Header({column: names.index(column) for column in COLUMNS}, len(names), tuple(notes))


def cell_of(row: Row, header: Header, column: str) -> str:
    """As it was written; empty where the line stops before it."""
    place = header.places[column]
    return row.cells[place] if place < len(row.cells) else ""


def read_line(row: Row, header: Header, faculties: Collection[str]) -> StaffLine | Sequence[LineFault]:
    """The appointment, or everything that is wrong with the line."""
    if faults := list(_faults_of_form(row, header)):
        return faults
    read: dict[str, object] = {}
    for column, (attribute, reader) in COLUMNS.items():
        cell = cell_of(row, header, column)
        try:
            read[attribute] = reader(tidy(cell))
        except Wrong as wrong:
            faults.append(LineFault(row.line, column, shown(cell), wrong.sentence))
    faults.extend(_faults_of_meaning(row.line, read, faculties))
    return faults or StaffLine(line=row.line, **read)  # type: ignore[arg-type] # COLUMNS says which reads what


def _faults_of_form(row: Row, header: Header) -> Iterator[LineFault]:
    """A line whose cells may stand in the wrong columns is not read any further."""
    if row.broken:
        yield LineFault(row.line, "", shown(";".join(row.cells)), row.broken)
    elif len(row.cells) < header.width:
        first = next(name for name, place in _in_order(header) if place >= min(len(row.cells), _last(header)))
        said = Counted(
            "This line stops after {count} column; there are {all}.",
            "This line stops after {count} columns; there are {all}.",
            count=len(row.cells),
            all=header.width,
        )
        yield LineFault(row.line, first, "", said)
    elif any(cell.strip() for cell in row.cells[header.width :]):
        yield LineFault(row.line, "", shown(";".join(row.cells[header.width :])), TOO_MANY_CELLS)


def _in_order(header: Header) -> list[tuple[str, int]]:
    return sorted(header.places.items(), key=lambda named: named[1])


def _last(header: Header) -> int:
    return max(header.places.values())


def _faults_of_meaning(
    line: int, read: Mapping[str, object], faculties: Collection[str]
) -> Iterator[LineFault]:
    faculty = read.get("faculty")
    if isinstance(faculty, str) and faculty not in faculties:
        known = tuple(sorted(faculties))
        said = Sentence("We do not know this faculty. We know {known}.", known=known)
        yield LineFault(line, COLUMN_OF["faculty"], shown(faculty), said)
    starts_on, ends_on = read.get("starts_on"), read.get("ends_on")
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        yield LineFault(line, COLUMN_OF["ends_on"], f"{ends_on:%d-%m-%Y}", ENDS_TOO_EARLY)
