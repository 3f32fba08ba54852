"""Times for an intake: offered by a supervisor, taken by a candidate, moved, called off; and the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.actions.intakes.planning import begin_plan
from leerlijn.domains.qualification.models import Intake
from leerlijn.domains.qualification.queries.intakes import PROCEDURE
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.relations import OFFER_SLOT, SUPERVISOR
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions import seats, slots
from leerlijn.foundation.meetings.actions.planning import write_minutes
from leerlijn.foundation.meetings.models import Place, Session, Slot
from leerlijn.foundation.meetings.sessions import ONE_MEETING, ends_before_it_begins, planned
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.procedure import Answer, Choice, Field, effect, read_fields
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted

type Answers = Mapping[str, Answer]
INTAKE = Text(nl="BKO-intake", en="UTQ intake")
LANGUAGES = {"nl": Text(nl="Nederlands", en="Dutch"), "en": Text(nl="Engels", en="English")}
A_TIME: tuple[Field, ...] = (
    *ONE_MEETING,
    Choice(name="language", label=Text(nl="In welke taal", en="In which language"), among=LANGUAGES),
)
"""What is asked of whoever offers a time: the day, from when to when, where, and in which language."""


def offer_time(
    said: Mapping[str, object], *, by: Standing, at: datetime, channel: str = "page"
) -> Slot | Refusal:
    """A time for an intake of the faculty that whoever offers it supervises in."""
    unit = supervised_unit(by)
    if unit is None:
        return Denied(Sentence("You supervise in no faculty today."))
    answers, errors = read_fields(A_TIME, said, None)
    if not errors and (found := ends_before_it_begins(answers)) is not None:
        errors = dict([found])
    if errors:
        return Incomplete(errors)
    made = slots.offer_slot(
        PROCEDURE,
        INTAKE,
        planned(answers, person_of(by.person)),
        unit=unit,
        language=str(answers["language"]),
        by=actor_of(by, channel),
        at=at,
    )
    return Incomplete({"day": made.reason}) if isinstance(made, Denied) else made


def supervised_unit(by: Standing) -> Unit | None:
    """Where somebody supervises by an office of their own, the largest part first."""
    held = {each.path for each in by.offices if each.role in OFFER_SLOT.offices and not each.instead_of}
    return Unit.objects.filter(path__in=held).order_by("path").first()


def withdraw_time(slot_id: int, *, by: Standing, at: datetime, channel: str = "page") -> Slot | Denied:
    """One of their own; for everybody else it is not there."""
    own = Slot.objects.filter(pk=slot_id, purpose=PROCEDURE, series__sessions__leader=by.person)
    slot = own.select_related("series__unit").first()
    if slot is None or not may(by, OFFER_SLOT, Thing(slot.series.unit.path)):
        return Denied(Sentence("This time is not offered any more."))
    return slots.withdraw_slot(slot.pk, by=actor_of(by, channel), at=at)


@effect(
    Text(
        nl="het gesprek staat in jullie beider agenda; je begeleider leest je cv en zelfdiagnose",
        en="the meeting stands in both your calendars; your supervisor reads your CV and self-diagnosis",
    )
)
def take_time(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    person = person_of(facts.candidate)
    _meet(facts, _got(slots.take_slot(int(str(answers["slot"])), person, by=actor, at=at)))


@effect(
    Text(
        nl="de oude tijd is weer vrij, de nieuwe is van jullie",
        en="the old time is free again, the new one yours",
    )
)
def change_time(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """With somebody else as supervisor, whoever it was before reads no more: they did not meet."""
    place = facts.known.place_id
    if place is None:
        raise LookupError(f"case {facts.situation.case.pk} has no meeting")
    made = _got(slots.change_slot(place, int(str(answers["slot"])), by=actor, at=at))
    Party.objects.filter(case=facts.situation.case, relation=SUPERVISOR.key).delete()
    _meet(facts, made)


def _got(made: Place | Refusal) -> Place:
    """Beside the field from which the time was chosen."""
    if isinstance(made, Denied):
        raise Refused(Incomplete({"slot": made.reason}))
    return granted(made)


def _meet(facts: IntakeFacts, place: Place) -> None:
    case, session = facts.situation.case, Session.objects.get(series=place.series_id)
    Intake.objects.filter(pk=facts.known.pk).update(place=place, session=session)
    if session.leader_id is None:
        raise LookupError(f"session {session.pk} is led by nobody")
    Party.objects.update_or_create(
        case=case, person_id=session.leader_id, relation=SUPERVISOR.key, defaults={"owes": True}
    )


@effect(
    Text(
        nl="de tijd wordt niet meer aangeboden; de kandidaat kiest een andere",
        en="the time is offered no more; the candidate chooses another one",
    )
)
def call_off(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    slot = _give_back(facts, actor=actor, at=at)
    Party.objects.filter(case=facts.situation.case, relation=SUPERVISOR.key).delete()
    if slot is not None:
        granted(slots.withdraw_slot(slot, by=actor, at=at))


@effect(Text(nl="een tijd die gekozen was, is weer vrij", en="a time that was chosen is free again"))
def release_time(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    if facts.situation.case.state == "meeting_planned":
        _give_back(facts, actor=actor, at=at)


def _give_back(facts: IntakeFacts, *, actor: Actor, at: datetime) -> int | None:
    place = facts.known.place
    if place is None:
        return None
    granted(seats.leave(place.pk, by=actor, at=at))
    Intake.objects.filter(pk=facts.known.pk).update(place=None, session=None)
    return Slot.objects.values_list("pk", flat=True).get(series=place.series_id)


@effect(
    Text(
        nl="de kandidaat leest het verslag, en er staat een voorstel voor het plan",
        en="the candidate reads the report, and a plan is proposed",
    )
)
def report_meeting(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    session = facts.known.session_id
    if session is None:
        raise LookupError(f"case {facts.situation.case.pk} has no meeting")
    granted(write_minutes(session, str(answers["minutes"]), by=actor, at=at))
    begin_plan(facts)
