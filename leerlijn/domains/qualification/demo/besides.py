"""What happens beside the dossiers: leaves, a later day for a duty, and answers to what HR was asked."""

from __future__ import annotations

from collections.abc import Sequence

from leerlijn.domains.qualification.actions.register import KindOfLeave, enter_leave
from leerlijn.domains.qualification.demo.acts import Act, Timed
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.notices.actions.wordings import change_text
from leerlijn.foundation.notices.texts import KINDS
from leerlijn.foundation.people.queries import institution, person_of
from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
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


REMINDER = Text(
    nl="Beste {name},\n\nWe denken even met je mee over {about}.\n\n{message}\n\nJe vindt het hier:\n\n"
    "{address}\n\nLukt het niet op tijd? Zeg het dan voor die dag. {questions}",
    en="Dear {name},\n\nA thought from us about {about}.\n\n{message}\n\nYou find it here:\n\n{address}\n\n"
    "Can you not make it? Then say so before that day. {questions}",
)


def reminds_in_own_words(world: World, who: str) -> None:
    """The coordinator writes the text of reminders for the whole university."""
    university = institution()
    if university is None:
        raise LookupError("there is no institution to write for")
    granted(
        change_text(
            KINDS["reminder"],
            university,
            REMINDER,
            note="Een herinnering klonk als een aanmaning.",
            starts_on=world.on,
            by=world.standing(who),
            channel="page",
            at=world.at,
        )
    )


BESIDES: Sequence[tuple[str, Timed]] = (
    ("amara", (215, leave(KindOfLeave.MATERNITY, by="hr", length=Length(weeks=16)))),
    ("saskia", (150, leave(KindOfLeave.ILLNESS, by="hr-bms", length=Length(weeks=5)))),
    ("tomas", (32, leave(KindOfLeave.PARENTAL, by="hr", length=Length(weeks=13)))),
    ("tomas", (28, more_time(by="vice-dean", length=Length(months=4), reason="leave"))),
)

ASKED = "Nagevraagd bij de afdeling; in de volgende levering staat het goed."
NO_DIPLOMA = "De docent heeft geen diploma; het traject loopt nog."
AFTER_THE_IMPORT: Sequence[tuple[str, Timed]] = (
    ("coordinator", (14, reminds_in_own_words)),
    ("hr-bms", (13, answers("staff-question", "answer", answer=ASKED))),
    ("hr-itc", (12, answers("staff-question", "answer", answer=ASKED))),
    ("hr-tnw", (11, answers("utq-registration", "dismiss", reason=NO_DIPLOMA))),
    ("hr-eemcs", (9, answers("utq-registration", "dismiss", reason=NO_DIPLOMA))),
)
