"""A faculty with an adviser on exemptions, for stories: everybody has a duty, everything by actions."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.models import ExemptionRequest
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.procedure import catalogue
from tests.stories.world import LONG_AGO, SETTING_UP, World

SAID = {
    "diploma": "Master of Education in Physics",
    "level": "first degree",
    "issuer": "Noaber University",
    "country": "the Netherlands",
    "obtained_on": "2014-07-01",
}
ONE_OF_EACH = ("1.1", "2.1", "3.1", "4.1", "5.1")
FOUND = {
    **{f"finding_{code}": "shown" for code in "12345"},
    **{f"why_{code}": f"The diploma covers {code}." for code in "12345"},
}
NOT_ADVISED = "We need her in the team of next year, and she taught for ten years."


@dataclass
class Faculty:
    world: World

    def __post_init__(self) -> None:
        self.hire("advisor", Membership.Role.EXEMPTION_ADVISOR, "NU")
        self.hire("hr-tnw", Membership.Role.HR, "TNW")
        self.hire("dean-tnw", Membership.Role.DEAN, "TNW")
        for person in self.world.people.values():
            person.state_pension_on = date(2060, 1, 1)
            person.save(update_fields=["state_pension_on"])
        evaluate_duties(at=self.world.at)

    def hire(self, name: str, role: Membership.Role, unit: str) -> None:
        world = self.world
        world.people[name] = add_person(
            given_name=name.title(), family_name="Voorbeeld", by=SETTING_UP, at=world.at
        )
        appoint(world.people[name], role, world.units[unit], starts_on=LONG_AGO, by=SETTING_UP, at=world.at)

    def ask(self, ground: str = "g1", name: str = "candidate", **said: str):
        world = self.world
        return open_case(
            catalogue.current("utq-exemption", on=world.at.date()),
            by=world.standing(name),
            at=world.at,
            unit=world.units["ET"],
            subject=world.people[name],
            said={"ground": ground, **SAID, **said},
            step="ask",
        )

    def put_in(self, case: Case, kind: str, *codes: str, title: str, name: str = "candidate"):
        world, standing = self.world, self.world.standing(name)
        kept = keep_file(io.BytesIO(f"{title}\n".encode()), name=f"{kind}.txt", by=standing, at=world.at)
        claims = {code: f"It shows {code}." for code in codes}
        return add_item(
            case.pk, by=standing, at=world.at, title=title, kind=kind, document=kept, claims=claims
        )

    def diploma(self, case: Case, name: str = "candidate"):
        return self.put_in(case, "certificate", title="My diploma", name=name)

    def reflection(self, case: Case, *codes: str, name: str = "candidate"):
        return self.put_in(case, "reflection", *(codes or ONE_OF_EACH), title="My reflection", name=name)

    def step(self, case: Case, key: str, name: str, **said: str):
        return self.world.step(case, key, name, **said)

    def requested(self, ground: str = "g1", name: str = "candidate") -> Case:
        """With all that the ground asks for, and requested by HR."""
        case = self.ask(ground, name)
        self.diploma(case, name)
        if ground == "g1":
            self.reflection(case, name=name)
        return self.step(case, "request", "hr")

    def reviewed(self, ground: str = "g1", name: str = "candidate", **found: str) -> Case:
        case = self.requested(ground, name)
        self.step(case, "begin-review", "advisor")
        return self.step(case, "evaluate", "advisor", **{**FOUND, **found})

    def met(self, ground: str = "g1", name: str = "candidate") -> Case:
        case = self.reviewed(ground, name)
        self.step(case, "plan-meeting", "advisor", day="2026-12-01", place="13:00, room 12")
        self.world.later(days=8)
        said = {
            "held_on": "2026-12-01",
            "attendees": "Candidate, Advisor",
            "report": "We talked of the context.",
        }
        return self.step(case, "hold-meeting", "advisor", **said)

    def advised(self, advice: str = "grant", ground: str = "g1", name: str = "candidate") -> Case:
        case = self.met(ground, name)
        return self.step(case, "advise", "advisor", advice=advice, reasons=f"My advice is to {advice}.")

    def granted(self, ground: str = "g1", name: str = "candidate") -> Case:
        return self.step(self.advised(ground=ground, name=name), "grant", "dean")

    def request_of(self, case: Case) -> ExemptionRequest:
        return ExemptionRequest.objects.get(case=case)

    def duty(self, name: str = "candidate") -> Case:
        return duty_of(self.world.people[name].pk)
