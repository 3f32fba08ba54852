"""What HR must answer although the line was taken over, and who is missing from the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from leerlijn.foundation.people.imports.comparing import Comparison, is_email
from leerlijn.foundation.people.imports.known import Known
from leerlijn.foundation.people.imports.reading import StaffLine, shown
from leerlijn.foundation.people.imports.report import Missing, Question, QuestionKind
from leerlijn.foundation.people.models import Appointment, Person
from leerlijn.kernel.sentence import Sentence

NO_ADDRESS = Sentence("There is no e-mail address.")
OWN_MANAGER = Sentence("This person is their own manager according to the list.")


def questions_about(
    lines: Sequence[StaffLine], made: Comparison, *, named: Collection[str]
) -> tuple[Question, ...]:
    """In the order of the file; each question once per person. `named`: every number in the file."""
    sharing = _sharing(made.people)
    asked: dict[tuple[QuestionKind, str], Question] = {}
    for line in lines:
        for question in (*_about_address(line, made, sharing), *_about_manager(line, made, named)):
            asked.setdefault((question.kind, question.number), question)
    return tuple(asked.values())


def _sharing(people: Mapping[str, Person]) -> Mapping[str, Sequence[str]]:
    """Personnel numbers per address, in small letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, person in people.items():
        if person.email:
            found[person.email.casefold()].append(number)
    return found


def _about_address(
    line: StaffLine, made: Comparison, sharing: Mapping[str, Sequence[str]]
) -> Iterator[Question]:
    address = made.people[line.number].email
    if not address:
        unreadable = Sentence("“{address}” is no e-mail address.", address=shown(line.email))
        said = unreadable if line.email and not is_email(line.email) else NO_ADDRESS
        yield Question(QuestionKind.NO_EMAIL, line.number, line.line, said)
    others = tuple(number for number in sharing.get(address.casefold(), ()) if number != line.number)
    if others:
        said = Sentence(
            "{address} is also the address of {numbers}.", address=address, numbers=tuple(sorted(others))
        )
        yield Question(QuestionKind.SHARED_EMAIL, line.number, line.line, said)


def _about_manager(line: StaffLine, made: Comparison, named: Collection[str]) -> Iterator[Question]:
    if line.manager == line.number:
        yield Question(QuestionKind.OWN_MANAGER, line.number, line.line, OWN_MANAGER)
    elif line.manager and made.manager_of(line) is None:
        rejected = Sentence("The line of the manager {number} is rejected.", number=line.manager)
        absent = Sentence("The manager {number} is not in the list.", number=line.manager)
        said = rejected if line.manager in named else absent
        yield Question(QuestionKind.MANAGER_UNKNOWN, line.number, line.line, said)


def missing_people(known: Known, *, named: Collection[str], on: date) -> tuple[Missing, ...]:
    """Who works here on this day and is on no line of the file, not even on a rejected one."""
    working = {each.person_id for each in known.running(on)}
    return tuple(
        Missing(number, person.name)
        for number, person in sorted(known.people.items())
        if person.pk in working and number not in named
    )


def missing_appointments(
    known: Known, made: Comparison, *, spared: Collection[str], on: date
) -> tuple[Missing, ...]:
    """Running appointments of people whose lines name others only: HR may have ended or renamed them.

    Nobody of whom a line was rejected (`spared`): that line may be the one.
    """
    people = {person.pk: person for person in known.people.values()}
    return tuple(
        _missing(each, people[each.person_id], known)
        for each in known.running(on)
        if each.pk not in made.met and people[each.person_id].number in made.named.difference(spared)
    )


def _missing(each: Appointment, person: Person, known: Known) -> Missing:
    units = {unit.pk: unit.name_nl for unit in known.units.values()}
    unit = units.get(each.unit_id, "")
    return Missing(person.number or "", person.name, unit, each.profile, each.starts_on)
