"""A small university for stories, by actions only: candidate, supervisor, four assessors, the offices."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from leerlijn.foundation.cases.actions.entering import Brought, enter_opening
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of, situation_of
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.dossiers.actions.judging import settle_difference
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Appointment, Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LONG_AGO = date(2015, 9, 1)
SETTING_UP = Actor(pseudonym="", name="set-up", channel="command")
PEOPLE = ("candidate", "supervisor", "coordinator", "hr", "dean", "auditor", "administrator", "stranger")
PLACES = ("first", "second")
PAIR = ("assessor-1", "assessor-3")
ASSESSORS = ("assessor-1", "assessor-2", "assessor-3", "assessor-4")
"""The first two work at ET, where the candidate works; the others at TNW and BMS."""


@dataclass
class World:
    """People and units by the name they have in a story. `at` moves on when a story says so."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    at: datetime = AT

    def standing(self, name: str) -> Standing:
        return standing_of(self.people[name].pk, on=self.at.date())

    def of_the_board(self, *names: str) -> None:
        """These people are members of the executive board too."""
        for name in names:
            board, unit = Membership.Role.BOARD, self.units["NU"]
            appoint(self.people[name], board, unit, starts_on=LONG_AGO, by=SETTING_UP, at=AT)

    def later(self, **by) -> None:
        self.at += timedelta(**by)

    def begin(self, name: str = "candidate", *, procedure: str = "utq-dossier"):
        return open_case(
            catalogue.current(procedure, on=self.at.date()),
            by=self.standing(name),
            at=self.at,
            unit=self.units["ET"],
            subject=self.people[name],
        )

    def begun_by_phone(self, name: str = "candidate", *, by: str = "coordinator"):
        """Begun by an office for who phoned."""
        return enter_opening(
            catalogue.current("utq-dossier", on=self.at.date()),
            "begin",
            by=self.standing(by),
            whom=self.people[name].pk,
            at=self.at,
            unit=self.units["ET"],
            brought=Brought({"came_how": "phone", "came_on": self.at.date().isoformat()}),
        )

    def step(self, case: Case, key: str, name: str, **said):
        """Somebody takes a step in the case as it is now."""
        return self.step_from(case, key, name, version=Case.objects.get(pk=case.pk).version, **said)

    def step_from(self, case: Case, key: str, name: str, *, version: int, **said):
        """The same by somebody who looked at an earlier version."""
        return take_step(case.pk, key, by=self.standing(name), at=self.at, version=version, said=said)

    def evidence(self, case: Case, *codes: str, title: str = "Lesson plan", name: str = "candidate"):
        """One text file that claims these criteria."""
        standing = self.standing(name)
        content = io.BytesIO(f"{title} for {codes}\n".encode())
        kept = keep_file(content, name=f"{title}.txt", by=standing, at=self.at)
        claims = {code: f"It shows {code}." for code in codes}
        return add_item(
            case.pk, by=standing, at=self.at, title=title, kind="lesson-plan", document=kept, claims=claims
        )

    def judge(self, case: Case, name: str, **findings: str) -> None:
        """Somebody finds everything sufficient, but for what is named: `c2_3="not-yet"`."""
        round = panels.round_of(case.pk)
        said = {key[1:].replace("_", "."): finding for key, finding in findings.items()}
        for code in round.criteria:
            save_criterion(
                round.id,
                self.people[name].pk,
                code,
                finding=said.get(code, "sufficient"),
                seen="E1 page 1",
                why=f"{name} on {code}",
                at=self.at,
            )

    def settle(self, case: Case, name: str = "assessor-1", **findings: str) -> None:
        """What they still differ on is sufficient after all, but for what is named: `c2_3="not-yet"`."""
        said = {key[1:].replace("_", "."): finding for key, finding in findings.items()}
        facts = self.facts(case, name)
        for code in facts.unsettled:
            granted(
                settle_difference(
                    facts,
                    code,
                    finding=said.get(code, "sufficient"),
                    argument=f"We read {code} again.",
                    actor=SETTING_UP,
                    at=self.at,
                )
            )

    def facts(self, case: Case, name: str):
        """What somebody may know of a dossier now."""
        fresh = Case.objects.select_related("subject", "unit").get(pk=case.pk)
        return procedure_of(fresh).facts(situation_of(fresh, by=self.standing(name), at=self.at))

    def sealed(self, name: str = "candidate") -> Case:
        """A dossier with evidence for every criterion, handed in."""
        case = self.begin(name)
        self.evidence(case, *CODES, name=name)
        return self.hand_in(case, name)

    def hand_in(self, case: Case, name: str = "candidate"):
        """Without a pre-check, which most stories are not about."""
        return self.step(case, "hand-in", name, **UNCHECKED)

    def asked(self, name: str = "candidate") -> Case:
        """The same, with two assessors: one of the faculty of the candidate and one of another."""
        return self.ask(self.sealed(name))

    def ask(self, case: Case, *names: str):
        """Two assessors are asked, and both say yes; or why they are not asked."""
        asked = self.invite(case, *names)
        return self.accept(case, *(names or PAIR)) if isinstance(asked, Case) else asked

    def invite(self, case: Case, *names: str):
        """Two assessors are asked."""
        keys = (str(self.people[name].pk) for name in names or PAIR)
        return self.step(case, "ask-assessors", "coordinator", **dict(zip(PLACES, keys, strict=True)))

    def accept(self, case: Case, *names: str) -> Case:
        """These people say yes to their invitation."""
        for name in names:
            case = granted(self.step(case, "accept-invitation", name))
        return case

    def judged(
        self,
        first: dict[str, str] | None = None,
        second: dict[str, str] | None = None,
        name: str = "candidate",
    ) -> Case:
        """The same, with both judgements in."""
        return self.judge_both(self.asked(name), first, second)

    def judge_both(
        self, case: Case, first: dict[str, str] | None = None, second: dict[str, str] | None = None
    ) -> Case:
        for name, findings in (("assessor-1", first), ("assessor-3", second)):
            self.judge(case, name, **(findings or {}))
            case = self.step(case, "judge", name)
        return case


UNCHECKED = {"without_precheck": "My supervisor read it last week."}
CODES = (
    *("1.1", "1.2", "1.3", "1.4", "1.5"),
    *("2.1", "2.2", "2.3"),
    *("3.1", "3.2"),
    *("4.1", "4.2"),
    *("5.1", "5.2", "5.3"),
)


def named(text: str) -> Text:
    return Text(nl=text, en=text)


def build() -> World:
    """The whole small world; every row by an action, appointments apart: those come from HR's file."""
    world = World()
    root = add_unit(
        Unit.Kind.INSTITUTION,
        code="NU",
        name=Text(nl="Noaber Universiteit", en="Noaber University"),
        starts_on=LONG_AGO,
        by=SETTING_UP,
        at=AT,
    )
    world.units["NU"] = root
    for code in ("ET", "TNW", "BMS"):
        world.units[code] = add_unit(
            Unit.Kind.FACULTY,
            code=code,
            name=named(code),
            parent=root,
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=AT,
        )
    for place, name in enumerate((*PEOPLE, *ASSESSORS)):
        world.people[name] = add_person(
            number=f"6000{place:02}", given_name=name.title(), family_name="Voorbeeld", by=SETTING_UP, at=AT
        )
    works_at = {"assessor-3": "TNW", "assessor-4": "BMS"}
    for name, person in world.people.items():
        Appointment.objects.create(
            person=person,
            unit=world.units[works_at.get(name, "ET")],
            profile="assistant-professor",
            contract="permanent",
            fte=Decimal("0.8"),
            fte_teaching=Decimal("0.4"),
            starts_on=date(2024, 9, 1),
        )
    offices = {
        "supervisor": ("ET", Membership.Role.SUPERVISOR),
        "coordinator": ("NU", Membership.Role.COORDINATOR),
        "hr": ("ET", Membership.Role.HR),
        "dean": ("ET", Membership.Role.DEAN),
        "auditor": ("NU", Membership.Role.AUDITOR),
        "administrator": ("NU", Membership.Role.ADMINISTRATOR),
        **dict.fromkeys(ASSESSORS, ("NU", Membership.Role.ASSESSOR)),
    }
    for name, (unit, role) in offices.items():
        appoint(world.people[name], role, world.units[unit], starts_on=LONG_AGO, by=SETTING_UP, at=AT)
    for framework in shipped_frameworks():
        publish_framework(framework, actor=SETTING_UP, at=AT)
    make_signing_key(at=AT, by=SETTING_UP)
    return world
