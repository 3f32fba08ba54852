"""An intake in the small university: a lecturer with a duty and a manager, a supervisor who offers times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.intakes import meeting, planning, preparing
from leerlijn.domains.qualification.cv import SECTIONS
from leerlijn.domains.qualification.models import Intake
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts, facts_of
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.meetings.models import Slot
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.models import Appointment
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import granted
from tests.stories.world import CODES, SETTING_UP, World

ROWS: dict[str, dict[str, Any]] = {
    "degrees": {"diploma": "MSc Physics", "institution": "Noaber", "country": "NL", "year": "2018"},
    "qualifications": {
        "kind": "first-degree",
        "issuer": "Noaber",
        "country": "NL",
        "obtained_on": "2019-07-01",
    },
    "experience": {
        "period": "2021–2024",
        "institution": "Noaber",
        "course": "Mechanics",
        "level": "bsc",
        "language": "English",
        "students": "120",
        "role": "lecturer",
        "form": "lecture",
        "developed": "50",
        "taught": "80",
    },
    "tasks": {
        "course": "Mechanics 2",
        "role": "lecturer",
        "starts_on": "2027-02-01",
        "ends_on": "2027-04-15",
        "hours": "80",
        "competences": ["1", "2", "3", "4"],
    },
}
LECTURERS = ("candidate", "stranger", "assessor-1", "assessor-4", "dean", "hr")
EMPTY = ("supervision", "assessment")
"""About which there is nothing to say."""


@dataclass
class Intakes:
    world: World

    def __post_init__(self) -> None:
        world = self.world
        world.people["manager"] = manager = add_person(
            number="610090", given_name="Manager", family_name="Voorbeeld", by=SETTING_UP, at=world.at
        )
        lecturers = [world.people[name] for name in LECTURERS]
        Appointment.objects.filter(person__in=lecturers).update(manager=manager)
        for person in lecturers:
            person.state_pension_on = date(2060, 1, 1)
            person.save(update_fields=["state_pension_on"])
        evaluate_duties(at=world.at)

    def begin(self, name: str = "candidate"):
        world = self.world
        return open_case(
            catalogue.current("utq-intake", on=world.at.date()),
            by=world.standing(name),
            at=world.at,
            unit=world.units["ET"],
            subject=world.people[name],
            step="begin",
        )

    def invite(self, by: str = "supervisor", name: str = "candidate"):
        world = self.world
        return open_case(
            catalogue.current("utq-intake", on=world.at.date()),
            by=world.standing(by),
            at=world.at,
            unit=world.units["ET"],
            subject=world.people[name],
            step="invite",
        )

    def row(self, case: Case, section: str, name: str = "candidate", **said: object):
        world = self.world
        return preparing.write_cv_row(
            case.pk,
            SECTIONS[section],
            {**ROWS[section], **said},
            by=world.standing(name),
            at=world.at,
        )

    def cv(self, case: Case, name: str = "candidate") -> None:
        for section in ROWS:
            granted(self.row(case, section, name))
        for section in EMPTY:
            granted(
                preparing.say_nothing(
                    case.pk,
                    SECTIONS[section],
                    by=self.world.standing(name),
                    at=self.world.at,
                )
            )

    def diagnosis(self, case: Case, name: str = "candidate", word: str = "", **levels: str):
        """Everything is sufficient but for what is named: `c2_3="0"`; `word` stands in every example."""
        said = {key[1:].replace("_", "."): level for key, level in levels.items()}
        answers: dict[str, object] = {}
        for code in CODES:
            answers |= {
                f"level-{code}": said.get(code, "2"),
                f"example-{code}": f"{word} For example {code}.",
                f"need-{code}": f"More of {code}.",
                f"way-{code}": "course",
            }
        by, at = self.world.standing(name), self.world.at
        goals = {"goal_1": "One", "goal_2": "Two", "goal_3": "Three", "worries": f"{word} Time."}
        granted(preparing.write_goals(case.pk, goals, by=by, at=at))
        return preparing.write_self_diagnosis(case.pk, CODES, answers, by=by, at=at)

    def prepared(self, name: str = "candidate", **levels: str) -> Case:
        """With all that the manager is asked about."""
        case = granted(self.begin(name))
        self.cv(case, name)
        case = granted(self.world.step(case, "cv-done", name))
        granted(self.diagnosis(case, name, **levels))
        return case

    def asked(self, name: str = "candidate", **levels: str) -> Case:
        return granted(self.world.step(self.prepared(name, **levels), "ask-manager", name))

    def submitted(self, name: str = "candidate", **levels: str) -> Case:
        case = self.asked(name, **levels)
        granted(self.world.step(case, "confirm", "manager", hours="160"))
        return granted(self.world.step(case, "submit", name))

    def offer(self, by: str = "supervisor", days: int = 7, start: str = "10:00", **said: str):
        day = (self.world.at + timedelta(days=days)).date().isoformat()
        hour = int(start[:2])
        typed = {
            "day": day,
            "from": start,
            "to": f"{hour + 1:02}:00",
            "place": "Horst 204",
            "language": "en",
            **said,
        }
        return meeting.offer_time(typed, by=self.world.standing(by), at=self.world.at)

    def slot(self, **said: Any) -> Slot:
        return granted(self.offer(**said))

    def planned(self, name: str = "candidate", **levels: str) -> Case:
        case, slot = self.submitted(name, **levels), self.slot()
        return granted(self.world.step(case, "pick-slot", name, slot=str(slot.pk)))

    def held(self, name: str = "candidate", **levels: str) -> Case:
        """The meeting was held; a plan is proposed."""
        case = self.planned(name, **levels)
        self.world.later(days=8)
        return granted(self.world.step(case, "hold-meeting", "supervisor", minutes="We talked."))

    def plan(self, case: Case, name: str = "candidate", code: str = "", **said: object):
        """Of one competence, or of all."""
        world = self.world
        answers = {"own_case": "Mechanics 2", "evidence": "A lesson plan", "target_on": "2027-05-01", **said}
        made = None
        for each in [code] if code else "12345":
            made = planning.plan_competence(case.pk, each, answers, by=world.standing(name), at=world.at)
        return made

    def hours(self, case: Case, name: str = "candidate", **said: object):
        return planning.plan_hours(case.pk, said, by=self.world.standing(name), at=self.world.at)

    def agree(self, case: Case, key: str, name: str):
        return self.world.step(case, key, name, plan=self.facts(case).fingerprint)

    def agreed(self, name: str = "candidate", **levels: str) -> Case:
        case = self.held(name, **levels)
        granted(self.plan(case, name))
        granted(self.agree(case, "offer-plan", "supervisor"))
        return granted(self.agree(case, "agree", name))

    def facts(self, case: Case, name: str = "candidate") -> IntakeFacts:
        found = Case.objects.select_related("subject", "unit").get(pk=case.pk)
        return facts_of(situation_of(found, by=self.world.standing(name), at=self.world.at))

    def intake(self, case: Case) -> Intake:
        return Intake.objects.select_related("plan", "place", "session").get(case=case)

    def duty(self, name: str = "candidate") -> Case:
        return duty_of(self.world.people[name].pk)

    def state(self, case: Case) -> str:
        return Case.objects.get(pk=case.pk).state
