"""A small Pro-U for tests, by actions only: an office, an expert, two boards with schools and teachers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from leerlijn.domains.development.actions.editions import mark_list
from leerlijn.domains.development.actions.enrolments import enrol
from leerlijn.domains.development.actions.offerings import publish_shipped
from leerlijn.domains.development.actions.teams import enrol_team
from leerlijn.domains.development.models import Edition, Offering
from leerlijn.foundation.cases.actions.entering import Brought, enter_step
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step, take_step_of_clock
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries.agenda import clashing_with
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

AT = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
"""A Monday."""
LONG_AGO = date(2015, 9, 1)
SETTING_UP = Actor(pseudonym="", name="set-up", channel="command")
Role, Kind = Membership.Role, Unit.Kind
SCHOOLS = ("noordveld", "esch", "zuidwold")
"""The first two belong to one board, the third to another."""
STAFF = (
    ("office", Role.PRO_U_OFFICE, "pro-u"),
    ("director", Role.PRO_U_DIRECTOR, "pro-u"),
    ("expert", Role.EXPERT, "pro-u"),
    ("auditor", Role.AUDITOR, "nu"),
    ("leader", Role.SCHOOL_LEADER, "noordveld"),
    ("other-leader", Role.SCHOOL_LEADER, "zuidwold"),
    ("teacher", Role.TEACHER, "noordveld-1"),
    ("colleague", Role.TEACHER, "noordveld-1"),
    ("neighbour", Role.TEACHER, "esch-1"),
    ("stranger", Role.TEACHER, "zuidwold-1"),
)


@dataclass
class World:
    """People and units by the name they have in a story. `at` moves on when a story says so."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    at: datetime = AT

    def standing(self, name: str) -> Standing:
        return standing_of(self.people[name].pk, on=self.at.date())

    def later(self, **by) -> None:
        self.at += timedelta(**by)

    def actor(self, name: str) -> Actor:
        return Actor(pseudonym=self.people[name].pseudonym, name=self.people[name].name)

    def draft(
        self, code="taal-in-de-wiskundeles", *, seats=2, least=1, sessions=2, rows=(), by="office", **said
    ):
        """The case of an edition that begins in eight weeks, or whose meetings are these rows."""
        first = (self.at + timedelta(weeks=8)).date()
        planned = [meeting(first + timedelta(weeks=2 * n), title=f"Middag {n + 1}") for n in range(sessions)]
        answers = {
            "offering": str(Offering.objects.get(code=code).pk),
            "leader": str(self.people["expert"].pk),
            "seats": seats,
            "least": least,
            "opens_on": self.at.date().isoformat(),
            "closes_on": (first - timedelta(weeks=2)).isoformat(),
            "sessions": rows or planned,
            **said,
        }
        return open_case(
            catalogue.current("edition", on=self.at.date()),
            by=self.standing(by),
            at=self.at,
            unit=self.units["pro-u"],
            said=answers,
        )

    def open(self, **said) -> Edition:
        """An edition in which people can enrol."""
        case = granted(self.draft(**said))
        self.step(case, "submit", "expert")
        self.step(case, "approve", "office")
        self.step(case, "open", "office")
        return self.edition(case)

    def edition(self, case: Case) -> Edition:
        return Edition.objects.select_related("case", "offering__unit", "series").get(case=case)

    def step(self, case: Case, key: str, name: str, **said):
        """Somebody takes a step in the case as it is now."""
        version = Case.objects.get(pk=case.pk).version
        return take_step(case.pk, key, by=self.standing(name), at=self.at, version=version, said=said)

    def by_phone(self, case: Case, key: str, name: str, **said):
        """The office enters what somebody said by phone."""
        return enter_step(
            case.pk,
            key,
            by=self.standing("office"),
            whom=self.people[name].pk,
            at=self.at,
            version=Case.objects.get(pk=case.pk).version,
            brought=Brought({"came_how": "phone", "came_on": self.at.date().isoformat(), **said}),
        )

    def clock(self, case: Case, key: str):
        return take_step_of_clock(case.pk, key, at=self.at)

    def pass_time(self) -> None:
        let_terms_lapse(at=self.at)

    def enrol(self, name: str, edition: Edition, **said):
        standing = self.standing(name)
        schools = [m.unit_id for m in Membership.objects.filter(person=self.people[name], role=Role.TEACHER)]
        answers = {"school": str(schools[0]) if schools else "", **said}
        if edition.offering.price:
            answers.setdefault("payer", "school" if schools else "self")
        if clashing_with(edition.series_id, self.people[name].pk):
            answers.setdefault("clash", "known")
        return enrol(self.edition(edition.case), by=standing, at=self.at, said=answers)

    def enrol_team(self, edition: Edition, names: list[str], *, by="leader", school="noordveld", **said):
        answers = {
            "school": str(self.units[school].pk),
            "people": [str(self.people[name].pk) for name in names],
            "rest": "all-or-nothing",
            **said,
        }
        return enrol_team(self.edition(edition.case), by=self.standing(by), at=self.at, said=answers)

    def state(self, case: Case) -> str:
        return Case.objects.values_list("state", flat=True).get(pk=case.pk)

    def begin(self, edition: Edition) -> Edition:
        """Closed, confirmed and begun, on the day of the first meeting, when it is over."""
        self.step(edition.case, "close", "office")
        self.step(edition.case, "confirm", "office")
        self.at = Session.objects.get(series=edition.series, number=1).ends_at
        self.pass_time()
        return self.edition(edition.case)

    def mark(self, edition: Edition, number: int, reason="", **marks):
        """Who was there at this session, by name: `teacher="present"`, or `teacher=("partial", 60)`."""
        session = Session.objects.get(series=edition.series, number=number)
        self.at = max(self.at, session.ends_at)
        places = {place.person_id: place.pk for place in Place.objects.filter(series=edition.series)}
        said = {
            places[self.people[name].pk]: Mark(mark) if isinstance(mark, str) else Mark(*mark)
            for name, mark in marks.items()
        }
        return mark_list(edition, session.pk, said, by=self.actor("expert"), at=self.at, reason=reason)

    def ask(self, name="leader", **said):
        """A tailor-made question of a school."""
        answers = {
            "school": str(self.units["noordveld"].pk),
            "question": "Onze toetsen meten vooral wat leerlingen onthouden.",
            "target_group": "de sectie wiskunde",
            "people": 14,
            "period": "januari tot april",
            **said,
        }
        return open_case(
            catalogue.current("tailor-made-request", on=self.at.date()),
            by=self.standing(name),
            at=self.at,
            unit=self.units["pro-u"],
            subject=None,
            said=answers,
        )

    def write(self, case: Case, **said):
        answers = {
            "title": "Feedback in klas 1",
            "goals": "Leerlingen weten wat de volgende stap is.",
            "form": "een verdiepingstraject",
            "participants": "de sectie wiskunde, 14 docenten",
            "evaluation": "Samen terugkijken op de doelen, zes weken na de laatste middag.",
            "sessions": "Vier middagen op school, januari tot april",
            "hours": 24,
            "school_does": "Elke docent probeert twee werkvormen uit.",
            "price": "2.400,00",
            "valid_until": (self.at + timedelta(days=30)).date().isoformat(),
            **said,
        }
        return self.step(case, "write", "expert", **answers)

    def drafted(self, **said) -> Case:
        """A request whose proposal is written, not sent."""
        case = granted(self.ask())
        granted(self.step(case, "acknowledge", "office", expert=str(self.people["expert"].pk)))
        granted(
            self.step(case, "plan-intake", "expert", day=(self.at.date() + timedelta(days=3)).isoformat())
        )
        record = {"problem": "Toetsen sturen.", "change": "Feedback stuurt.", "school_does": "Uitproberen."}
        granted(self.step(case, "hold-intake", "expert", **record))
        granted(self.step(case, "approve-intake", "leader"))
        granted(self.step(case, "begin-proposal", "expert"))
        granted(self.write(case, **said))
        return case

    def sent(self, **said) -> Case:
        """The same, with the letter to the leader of the school."""
        case = self.drafted(**said)
        granted(self.step(case, "send", "office", signatory=str(self.people["leader"].pk)))
        return case


def meeting(day: date, /, **said) -> dict[str, str]:
    """A row of the form in which an edition is planned."""
    return {"day": day.isoformat(), "from": "14:00", "to": "17:00", "place": "Horst 204", "title": "", **said}


def build() -> World:
    world = World()
    unit = _unit(world, None, Kind.INSTITUTION, "nu", "Noaber Universiteit")
    _unit(world, unit, Kind.SERVICE, "pro-u", "Pro-U")
    boards = [_unit(world, None, Kind.SCHOOL_BOARD, f"board-{n}", f"Bestuur {n}") for n in (1, 2)]
    for number, name in enumerate(SCHOOLS):
        school = _unit(world, boards[number // 2], Kind.SCHOOL, name, f"Het {name.title()}")
        _unit(world, school, Kind.LOCATION, f"{name}-1", "Almsteden")
    for name, role, where in STAFF:
        world.people[name] = person(name)
        holds(world, name, role, where)
    make_signing_key(at=AT, by=SETTING_UP)
    publish_shipped(unit=world.units["pro-u"], by=SETTING_UP, at=AT)
    return world


def holds(world: World, name: str, role: Membership.Role, where: str) -> None:
    unit = world.units[where]
    granted(appoint(world.people[name], role, unit, starts_on=LONG_AGO, by=SETTING_UP, at=AT))


def person(name: str) -> Person:
    return granted(
        add_person(
            given_name=name.title(), family_name="Vos", email=f"{name}@school.example", by=SETTING_UP, at=AT
        )
    )


def teachers(world: World, number: int, where="noordveld-1") -> list[str]:
    """So many more teachers, by name."""
    names = [f"teacher-{place}" for place in range(1, number + 1)]
    for name in names:
        world.people[name] = person(name)
        holds(world, name, Role.TEACHER, where)
    return names


def _unit(world: World, parent: Unit | None, kind: Unit.Kind, code: str, name: str) -> Unit:
    made = add_unit(
        kind, code=code, name=Text(nl=name, en=name), parent=parent, starts_on=LONG_AGO, by=SETTING_UP, at=AT
    )
    world.units[code] = granted(made)
    return world.units[code]
