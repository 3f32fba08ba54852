"""What happens beside the dossiers: leaves, a later day for a duty, and answers to what HR was asked."""

from __future__ import annotations

from collections.abc import Sequence

from leerlijn.domains.qualification.actions.register import KindOfLeave, enter_leave
from leerlijn.domains.qualification.demo.acts import Act, Timed
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.people.queries import person_of
from leerlijn.kernel.periods import Period
from leerlijn.kernel.terms import Length
from leerlijn.kernel.verdict import granted


def leave(kind: KindOfLeave, *, by: str, length: Length) -> Act:
    """HR enters a leave from this day on."""

    def act(world: World, who: str) -> None:
        enter_leave(
            person_of(world.people[who]),
            kind=kind,
            period=Period(world.on, length.after(world.on)),
            source="HR",
            actor=world.actor(by),
            at=world.at,
        )

    return act


def more_time(*, by: str, length: Length, reason: str) -> Act:
    """The dean, or whoever has the mandate, gives a later day after hearing the line manager."""

    def act(world: World, who: str) -> None:
        duty = duty_of(world.people[who])
        if duty is None:
            raise LookupError(f"{who} has no duty to extend")
        due_on = length.after(duty.due_on or world.on).isoformat()
        granted(
            take_step(
                duty.pk,
                "extend",
                by=world.standing(by),
                at=world.at,
                version=duty.version,
                said={"due_on": due_on, "reason": reason, "manager_heard": "yes"},
            )
        )

    return act


def answers(procedure: str, step: str, **said: str) -> Act:
    """An HR adviser deals with the first question of this kind that waits for them, if there is one."""

    def act(world: World, who: str) -> None:
        standing = world.standing(who)
        waiting = (line for line in work_of(standing) if line.procedure.key == procedure)
        first = next(waiting, None)
        if first is not None:
            granted(take_step(first.id, step, by=standing, at=world.at, version=first.version, said=said))

    return act


BESIDES: Sequence[tuple[str, Timed]] = (
    ("amara", (215, leave(KindOfLeave.MATERNITY, by="hr", length=Length(weeks=16)))),
    ("saskia", (150, leave(KindOfLeave.ILLNESS, by="hr-bms", length=Length(weeks=5)))),
    ("tomas", (32, leave(KindOfLeave.PARENTAL, by="hr", length=Length(weeks=13)))),
    ("tomas", (28, more_time(by="vice-dean", length=Length(months=4), reason="leave"))),
)

ASKED = "Nagevraagd bij de afdeling; in de volgende levering staat het goed."
NO_DIPLOMA = "De docent heeft geen diploma; het traject loopt nog."
AFTER_THE_IMPORT: Sequence[tuple[str, Timed]] = (
    ("hr-bms", (13, answers("staff-question", "answer", answer=ASKED))),
    ("hr-itc", (12, answers("staff-question", "answer", answer=ASKED))),
    ("hr-tnw", (11, answers("utq-registration", "dismiss", reason=NO_DIPLOMA))),
    ("hr-eemcs", (9, answers("utq-registration", "dismiss", reason=NO_DIPLOMA))),
)
