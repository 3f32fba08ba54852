"""One question to every room: what is there, of what somebody may see, with these words in it.

Each room looks through what its own visibility leaves; nothing is found first and hidden afterwards, so
neither a number nor a place in a list tells of what is closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse

from leerlijn.domains.development.queries.catalogue import Wanted, cards
from leerlijn.domains.development.relations import READ_CATALOGUE
from leerlijn.foundation.cases.queries.lines import CaseLine, cases_like
from leerlijn.foundation.credentials import queries as certificates
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.relations import READ_CERTIFICATES
from leerlijn.foundation.people.queries import main_unit_of, people_with_office, unit_name
from leerlijn.foundation.people.queries.directory import people_like
from leerlijn.foundation.people.queries.tree import units_like
from leerlijn.foundation.people.relations import READ_PEOPLE, READ_UNITS
from leerlijn.foundation.people.roles import KINDS, role_title
from leerlijn.kernel.policy import Standing, may_ever
from leerlijn.kernel.procedure import Procedure, Step, catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.site.navigation import works_here

SHOWN = 10
"""Of each kind; who looks for more, says more."""
MOST_WORDS = 6
SHORTEST = 2
REGISTER_NUMBER = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*-[0-9]{4}-[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, where it is read, and one line on it."""

    title: Said | str
    href: str
    where: Said | str | tuple[Said | str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of one kind; `more`: there is more of it than is shown."""

    title: Text
    found: tuple[Hit, ...]
    more: bool = False


def words_in(typed: str) -> list[str]:
    """The words to look for; a single letter finds everything, and so nothing."""
    return [word for word in typed.split() if len(word) >= SHORTEST or word.isdecimal()][:MOST_WORDS]


def search(typed: str, standing: Standing) -> list[Hits]:
    """What there is with every one of these words, kind by kind; only kinds of which something was found."""
    words = words_in(typed)
    if not words:
        return []
    kinds = (
        _cases(words, standing),
        _people(words, standing),
        _units(words, standing),
        _offerings(words, standing),
        _certificates(words, standing),
        _procedures(words),
    )
    return [hits for hits in kinds if hits.found]


def whom_to_ask(standing: Standing) -> Said:
    """Who can tell somebody more; the same words whatever was looked for, and is not theirs to see.

    Two statements.
    """
    role = "pro-u-office" if not works_here(standing) else "coordinator"
    place = main_unit_of(standing.person, on=standing.on)
    paths = [place.path] if place else [office.path for office in standing.offices]
    names = tuple(each.name for each in people_with_office(role, paths[0], on=standing.on)) if paths else ()
    if not names:
        return Sentence("Ask whoever gave you your account.")
    return Sentence("Ask {name}, {role}.", name=names[0], role=role_title(role))


def _cases(words: list[str], standing: Standing) -> Hits:
    rows = cases_like(words, standing, limit=SHOWN + 1)
    found = tuple(_case(line, standing) for line in rows[:SHOWN])
    return Hits(Text(nl="Zaken", en="Cases"), found, len(rows) > SHOWN)


def _case(line: CaseLine, reader: Standing) -> Hit:
    whom = line.whom(reader)
    title = Sentence("{name} · {subject}", name=line.name, subject=whom) if whom else line.name
    where = Sentence(
        "{procedure} · {state} · {unit}",
        procedure=line.procedure.title,
        state=line.state.title,
        unit=line.unit,
    )
    return Hit(title, reverse(line.page, args=[line.id]), where)


def _people(words: list[str], standing: Standing) -> Hits:
    title = Text(nl="Mensen", en="People")
    if not may_ever(standing, READ_PEOPLE):
        return Hits(title, ())
    rows, following = people_like(" ".join(words), standing, READ_PEOPLE)
    found = tuple(
        Hit(each.name, reverse("people:person", args=[each.id]), each.units or each.number)
        for each in rows[:SHOWN]
    )
    return Hits(title, found, following is not None or len(rows) > SHOWN)


def _units(words: list[str], standing: Standing) -> Hits:
    title = Text(nl="Eenheden", en="Units")
    if not may_ever(standing, READ_UNITS):
        return Hits(title, ())
    rows = units_like(words, standing, READ_UNITS, limit=SHOWN + 1)
    found = tuple(
        Hit(unit_name(each), reverse("people:unit", args=[each.pk]), KINDS[each.kind])
        for each in rows[:SHOWN]
    )
    return Hits(title, found, len(rows) > SHOWN)


def _offerings(words: list[str], standing: Standing) -> Hits:
    title = Text(nl="Aanbod van Pro-U", en="Pro-U catalogue")
    if not may_ever(standing, READ_CATALOGUE):
        return Hits(title, ())
    rows, _, more = cards(Wanted(words=" ".join(words)), on=standing.on)
    found = tuple(
        Hit(each.title, reverse("development:offering", args=[each.code]), each.summary)
        for each in rows[:SHOWN]
    )
    return Hits(title, found, more or len(rows) > SHOWN)


def _certificates(words: list[str], standing: Standing) -> Hits:
    """By the whole register number; no statement for what is none."""
    title = Text(nl="Certificaten en verklaringen", en="Certificates and statements")
    if len(words) != 1 or not REGISTER_NUMBER.fullmatch(words[0]):
        return Hits(title, ())
    rows = certificates.visible_to(standing, READ_CERTIFICATES).filter(number=words[0].upper())
    return Hits(title, tuple(map(_certificate, rows)))


def _certificate(found: Certificate) -> Hit:
    said = found.says
    return Hit(found.number, reverse("credentials:verify", args=[found.token]), (said.holder, said.title))


def _procedures(words: list[str]) -> Hits:
    """Those that are called so, then those in which somebody can do what is called so."""
    current = [catalogue.editions_of(key)[0] for key in catalogue.names()]
    called = [Hit(each.title, _page_of(each), each.source) for each in current if _has(each.title, words)]
    others = [each for each in current if not _has(each.title, words)]
    steps = [(each, step.title) for each in others if (step := _step_called(each, words))]
    found = (*called, *(_with_step(each, title) for each, title in steps))
    return Hits(
        Text(nl="Hoe een procedure loopt", en="How a procedure goes"), found[:SHOWN], len(found) > SHOWN
    )


def _has(title: Text, words: list[str]) -> bool:
    """In one language or the other."""
    said = f"{title.nl} {title.en}".casefold()
    return all(word.casefold() in said for word in words)


def _step_called(procedure: Procedure, words: list[str]) -> Step | None:
    steps = (step for _, step in procedure.each_step() if not step.is_of_the_clock)
    return next((step for step in steps if _has(step.title, words)), None)


def _with_step(procedure: Procedure, title: Text) -> Hit:
    said = Sentence("{procedure} · there you can: “{step}”", procedure=procedure.title, step=title)
    return Hit(said, _page_of(procedure), procedure.source)


def _page_of(procedure: Procedure) -> str:
    return reverse("cases:procedure", args=[procedure.key])
