"""Builds the assessment centre of the demonstration, by actions only, after the university is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from leerlijn.domains.assessments.actions.assessors import certify
from leerlijn.domains.assessments.demo.candidates import CANDIDATES, Candidate, Centre
from leerlijn.foundation.credentials.queries import certificates_without_document
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.eligible import in_pool
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.demo.cards import Part, open_cards
from leerlijn.foundation.people.kinds import Kind, Role
from leerlijn.foundation.people.queries import institution, person_of
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted

BEGINS = timedelta(days=90)
NAME = Text(nl="Assessmentcentrum Noaber", en="Noaber Assessment Centre")
STAFF: tuple[tuple[str, str, str, str], ...] = (
    ("act-head", "Gerda", "Waanders", ""),
    ("act-coordinator", "Femke", "Roelofs", ""),
    ("act-assessor-1", "Wout", "Hesselink", "subject-pedagogy"),
    ("act-assessor-2", "Anouk", "Bruggeman", "school"),
    ("act-assessor-3", "Ids", "Dijkhuis", "subject-pedagogy"),
    ("act-assessor-4", "Marit", "Olthof", "teacher-education"),
)
"""Account, given name, family name, and for assessors their background."""
OFFICES = {"act-head": Role.ACT_HEAD, "act-coordinator": Role.ACT_COORDINATOR}
GROUP = Text(nl="Het assessmentcentrum", en="The assessment centre")
CARDS: tuple[Part, ...] = (
    Part(
        "switcher",
        GROUP,
        Text(nl="Zij-instromer, natuurkunde", en="Lateral entrant, physics"),
        Text(
            nl="Hij maakt zijn portfolio: drie van de negen criteria hebben bewijs.",
            en="He is making his portfolio: three of the nine criteria have evidence.",
        ),
    ),
    Part(
        "act-coordinator",
        GROUP,
        Text(nl="Coördinator van het assessmentcentrum", en="Coordinator of the assessment centre"),
        Text(
            nl="Een aanmelding, een intake en een bestelling wachten op haar.",
            en="A registration, an intake and an order wait for her.",
        ),
    ),
    Part(
        "act-head",
        GROUP,
        Text(nl="Hoofd van het assessmentcentrum", en="Head of the assessment centre"),
        Text(
            nl="Over één kandidaat is het rapport af: zij besluit, en tekent de verklaring.",
            en="Of one candidate the report is done: she decides, and signs the declaration.",
        ),
    ),
    Part(
        "act-assessor-1",
        GROUP,
        Text(nl="Assessor, vakdidactiek", en="Assessor, subject pedagogy"),
        Text(
            nl="Een kandidaat moet hij scoren; over een ander is overleg nodig: ze verschillen drie stappen.",
            en="One candidate is to be scored; another needs a talk: they differ by three steps.",
        ),
    ),
    Part(
        "act-assessor-2",
        GROUP,
        Text(nl="Assessor, uit de school", en="Assessor, from a school"),
        Text(
            nl="Ze beoordeelt dezelfde kandidaten en ziet zijn scores pas als de hare binnen zijn.",
            en="She judges the same candidates and sees his scores only when hers are in.",
        ),
    ),
)


def build(now: datetime, *, by: Actor, tell: Callable[[str], None] = lambda _: None) -> None:
    """Ten candidates in ten states, of whom one holds a declaration that anybody can verify."""
    root = institution()
    if root is None:
        raise LookupError("the university comes first")
    began = (now - BEGINS).replace(hour=9, minute=12)
    first_day = day_of(began)
    unit = granted(
        add_unit(Kind.SERVICE, code="ACT", name=NAME, parent=root, starts_on=first_day, by=by, at=began)
    )
    people: dict[str, int] = {}
    for name, given, family, background in STAFF:
        person = _somebody(given, family, by=by, at=began)
        people[name] = person
        role = OFFICES.get(name, Role.ACT_ASSESSOR)
        granted(appoint(person_of(person), role, unit, starts_on=first_day, by=by, at=began))
        if background:
            until = date(first_day.year + 4, 12, 31)
            certify(person_of(person), background=background, until=until, by=by, at=began)
    for candidate in CANDIDATES:
        people[candidate.name] = _somebody(candidate.given, candidate.family, by=by, at=began)
    leaders = in_pool(Role.SCHOOL_LEADER, on=first_day)
    if leaders:
        people["leader"] = int(leaders[0][0])
    for candidate in CANDIDATES:
        _live(candidate, Centre(unit, people, began, now))
    for waiting in certificates_without_document():
        make_document.call(waiting, now.isoformat())
    open_cards(CARDS, people, by=by, at=now)
    tell(f"The assessment centre has {len(CANDIDATES)} candidates")


def _somebody(given: str, family: str, *, by: Actor, at: datetime) -> int:
    mail = f"{given[0]}.{family}@act.example".lower()
    return granted(add_person(given_name=given, family_name=family, email=mail, by=by, at=at)).pk


def _live(candidate: Candidate, centre: Centre) -> None:
    for act in candidate.acts:
        act(centre, candidate)
