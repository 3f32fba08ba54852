"""An assessment centre with its people, for stories: beside the small university, everything by actions."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.assessments.actions.assessors import certify
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.actions.settling import settle_criterion
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.procedure import catalogue
from tests.stories.world import AT, LONG_AGO, SETTING_UP, World, named

ACT_CODES = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3")
SAID = {
    "degree": "first",
    "subject": "Physics",
    "diploma": "wo",
    "diploma_field": "Applied Physics, Noaber University, 2012",
    "work": "Twelve years of research and development.",
    "payer": "school",
}
NEEDS = {
    "training": "Thirty credits of subject pedagogy.",
    "by_school": "A coach of the same subject, four hours a week.",
    "by_institute": "A visit each quarter.",
    "attainable": "yes",
}
BACKGROUND = {"act-1": "subject-pedagogy", "act-2": "school", "act-3": "subject-pedagogy", "act-4": "school"}


@dataclass
class Centre:
    """The centre in a world; `board` is that of the two schools, north and south."""

    world: World

    def __post_init__(self) -> None:
        world = self.world
        root = world.units["NU"]
        world.units["ACT"] = self._unit("ACT", Unit.Kind.SERVICE, root)
        world.units["board"] = self._unit("BOARD", Unit.Kind.SCHOOL_BOARD)
        for name in ("north", "south"):
            world.units[name] = self._unit(name, Unit.Kind.SCHOOL, world.units["board"])
        for name in ("switcher", "act-head", "act-coordinator", "leader", *BACKGROUND):
            world.people[name] = add_person(
                given_name=name.title(), family_name="Voorbeeld", by=SETTING_UP, at=AT
            )
        self.appoint("act-head", Membership.Role.ACT_HEAD, "ACT")
        self.appoint("act-coordinator", Membership.Role.ACT_COORDINATOR, "ACT")
        self.appoint("leader", Membership.Role.SCHOOL_LEADER, "north")
        for name, background in BACKGROUND.items():
            self.appoint(name, Membership.Role.ACT_ASSESSOR, "ACT")
            certify(
                world.people[name],
                background=background,
                until=date(2030, 12, 31),
                by=SETTING_UP,
                at=AT,
            )

    def _unit(self, code: str, kind: Unit.Kind, parent: Unit | None = None) -> Unit:
        return add_unit(
            kind, code=code, name=named(code), parent=parent, starts_on=LONG_AGO, by=SETTING_UP, at=AT
        )

    def appoint(self, name: str, role: Membership.Role, unit: str, *, since: date = LONG_AGO) -> None:
        world = self.world
        appoint(world.people[name], role, world.units[unit], starts_on=since, by=SETTING_UP, at=AT)

    def sign_up(self, *, procedure: str = "act-switch", name: str = "switcher", **said: str):
        world = self.world
        return open_case(
            catalogue.current(procedure, on=world.at.date()),
            by=world.standing(name),
            at=world.at,
            unit=world.units["ACT"],
            subject=world.people[name],
            said={**SAID, **said},
            step="register",
        )

    def enquiry(self, *, name: str = "switcher"):
        """A question before anybody signs up."""
        world = self.world
        return open_case(
            catalogue.current("act-switch", on=world.at.date()),
            by=world.standing(name),
            at=world.at,
            unit=world.units["ACT"],
            subject=world.people[name],
            said={"question": "Does a degree from abroad count?"},
            step="enquire",
        )

    def step(self, case: Case, key: str, name: str, **said):
        return self.world.step(case, key, name, **said)

    def key(self, name: str) -> str:
        return str(self.world.people[name].pk)

    def advised(self, *, test: str = "none", **said: str) -> Case:
        case = self.sign_up(**said)
        self.step(case, "check-documents", "act-coordinator")
        self.step(case, "plan-intake", "act-coordinator", day="2026-12-01")
        school = self.key("leader") if said.get("payer", "school") == "school" else ""
        return self.step(
            case,
            "advise-yes",
            "act-coordinator",
            advice="You are ready for it.",
            test=test,
            price="1.950,00",
            school=school,
        )

    def ordered(self, **said: str) -> Case:
        case = self.advised(**said)
        payer = "leader" if said.get("payer", "school") == "school" else "switcher"
        return self.step(case, "order", payer, order_number="PO-12")

    def assigned(self, **said: str) -> Case:
        case = self.ordered(**said)
        return self.step(case, "assign", "act-coordinator", first=self.key("act-1"), second=self.key("act-2"))

    def evidence(self, case: Case, *codes: str, name: str = "switcher") -> None:
        standing = self.world.standing(name)
        kept = keep_file(io.BytesIO(b"A lesson on light.\n"), name="plan.txt", by=standing, at=self.world.at)
        claims = dict.fromkeys(codes, "The plan shows it.")
        add_item(
            case.pk,
            by=standing,
            at=self.world.at,
            title="Lesson on light",
            kind="lesson-plan",
            document=kept,
            claims=claims,
        )

    def sealed(self, **said: str) -> Case:
        case = self.assigned(**said)
        self.step(case, "open-portfolio", "switcher")
        self.evidence(case, *ACT_CODES)
        return self.step(case, "hand-in", "switcher", own_work="yes")

    def scoring(self, **said: str) -> Case:
        """Observed, talked about and interviewed: two scores are to be given."""
        return self.observed_and_interviewed(self.sealed(**said))

    def observed_and_interviewed(self, case: Case) -> Case:
        self.step(case, "complete", "act-1")
        self.step(
            case,
            "plan-observation",
            "switcher",
            day="2026-12-10",
            place="North, class 4b, room 12",
            lesson="Light and shadow.",
            agreed="yes",
        )
        for key in ("observed", "reflected", "interviewed"):
            case = self.step(case, key, "act-1", held_on="2026-11-24", notes=f"Noted when {key}.")
        return case

    def score(self, case: Case, name: str, **findings: str) -> None:
        """Everything sufficient, but for what is named: `c2_3="not-yet"`."""
        round = panels.round_of(case.pk)
        said = {key[1:].replace("_", "."): finding for key, finding in findings.items()}
        for code in round.criteria:
            save_criterion(
                round.id,
                self.world.people[name].pk,
                code,
                finding=said.get(code, "sufficient"),
                seen="E1",
                why=f"{name} on {code}",
                at=self.world.at,
            )
        self.step(case, "score", name)

    def scored(self, **said: str) -> Case:
        """Both scores are in; they lie three steps apart on 2.3."""
        case = self.scoring(**said)
        self.score(case, "act-1", c2_3="not-yet")
        self.score(case, "act-2", c2_3="strong")
        return Case.objects.get(pk=case.pk)

    def settle(self, case: Case, name: str, code: str, finding: str, argument: str = ""):
        return settle_criterion(
            panels.round_of(case.pk).id,
            self.world.people[name].pk,
            code,
            finding=finding,
            argument=argument,
            actor=actor_of(self.world.standing(name), "page"),
            at=self.world.at,
        )

    def reported(self, *, outcome: str = "suitable-with-training", **said: str) -> Case:
        case = self.scored(**said)
        self.settle(case, "act-1", "2.3", "sufficient", "The test that was shown in the interview.")
        self.step(case, "propose", "act-1", outcome=outcome, motivation="Strong in the subject.", **NEEDS)
        self.step(case, "agree", "act-2")
        self.step(case, "report", "act-1", report="The lesson had a clear aim.")
        return self.step(case, "comment", "switcher", comments="It was class 4b, not 4a.")
