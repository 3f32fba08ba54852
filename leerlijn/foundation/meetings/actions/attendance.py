"""Who was there: marked by whoever leads, or by checking in oneself; a correction keeps the old value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.guards import OPENS_BEFORE, list_is_open
from leerlijn.foundation.meetings.models import Attendance, Correction, Place, Session
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete

Status = Attendance.Status
MARKS = frozenset(Status.values) - {Status.CHECKED_IN}
"""What somebody can be marked as; checking in is what they do themselves."""
CORRECTED_WITHIN = timedelta(days=28)
"""How long after a session its attendance can be corrected; pro-u.md M5, T5.5."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody is marked as. `minutes` is asked of who was there in part; present is the whole of it."""

    status: str
    minutes: int = 0


def mark_attendance(
    session_id: int, marks: Mapping[int, Mark], *, by: Actor, at: datetime, reason: str = ""
) -> list[Attendance] | Denied | Incomplete:
    """The whole list at once, by the keys of places; what is marked as it was stays as it is.

    What said something else before is corrected: only with a reason, and only within four weeks. A first
    mark is never too late, or what waits for it would wait for ever. Checked in is no mark yet, so marking
    after it corrects nothing.
    """
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        opened = list_is_open(session.starts_at, at=at)
        if isinstance(opened, Denied):
            return opened
        wrong = _mistakes(session, marks)
        if wrong:
            return Incomplete(wrong)
        known = {each.place_id: each for each in Attendance.objects.filter(session=session, place__in=marks)}
        changed = {key: _whole(mark, session) for key, mark in marks.items()}
        corrected = [
            known[key]
            for key, mark in changed.items()
            if key in known and known[key].status != Status.CHECKED_IN and _as_marked(known[key]) != mark
        ]
        if corrected and at > session.ends_at + CORRECTED_WITHIN:
            return Denied(
                Sentence("This list is closed: it could be changed until four weeks after the meeting.")
            )
        if corrected and not reason.strip():
            return Incomplete({"reason": Sentence("Say why you correct it: the old value stays beside it.")})
        _keep_old(corrected, reason=reason, at=at)
        made = _write(session, changed, known, at=at)
        payload = {
            "marks": {str(each.place_id): [each.status, each.minutes] for each in made},
            "before": {str(each.place_id): [each.status, each.minutes] for each in corrected},
            "reason": reason,
        }
        if made:
            record(f"session:{session.pk}", "mark", by=by, at=at, payload=payload)
        return made


def _mistakes(session: Session, marks: Mapping[int, Mark]) -> dict[str, Said]:
    seated = Place.objects.filter(series=session.series_id, state=Place.State.SEATED, pk__in=marks)
    here = set(seated.values_list("pk", flat=True))
    length = _length(session)
    wrong: dict[str, Said] = {}
    for key, mark in marks.items():
        if key not in here:
            wrong[f"status-{key}"] = Sentence("Only who has a seat can be marked.")
        elif mark.status not in MARKS:
            wrong[f"status-{key}"] = Sentence("Choose one of the answers in the list.")
        elif mark.status == Status.PARTIAL and not 0 < mark.minutes < length:
            wrong[f"minutes-{key}"] = Sentence(
                "Write how many minutes they were there: fewer than {length}.", length=length
            )
    return wrong


def _whole(mark: Mark, session: Session) -> Mark:
    match mark.status:
        case Status.PRESENT:
            return Mark(Status.PRESENT, _length(session))
        case Status.PARTIAL:
            return mark
        case _:
            return Mark(mark.status)


def _length(session: Session) -> int:
    return int((session.ends_at - session.starts_at).total_seconds()) // 60


def _as_marked(attendance: Attendance) -> Mark:
    return Mark(attendance.status, attendance.minutes)


def _keep_old(corrected: list[Attendance], *, reason: str, at: datetime) -> None:
    Correction.objects.bulk_create(
        Correction(attendance=each, status=each.status, minutes=each.minutes, corrected_at=at, reason=reason)
        for each in corrected
    )


def _write(
    session: Session, marks: Mapping[int, Mark], known: Mapping[int, Attendance], *, at: datetime
) -> list[Attendance]:
    written = [
        Attendance(session=session, place_id=key, status=mark.status, minutes=mark.minutes, marked_at=at)
        for key, mark in marks.items()
        if key not in known or _as_marked(known[key]) != mark
    ]
    return Attendance.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["session", "place"],
        update_fields=["status", "minutes", "marked_at"],
    )


def check_in(session_id: int, person_id: int, *, by: Actor, at: datetime) -> Attendance | Denied:
    """From half an hour before to the end; twice is once."""
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        if not session.starts_at - OPENS_BEFORE <= at <= session.ends_at:
            return Denied(Sentence("You can check in from half an hour before the meeting until its end."))
        place = Place.objects.filter(
            series=session.series_id, person=person_id, state=Place.State.SEATED
        ).first()
        if place is None:
            return Denied(Sentence("You have no seat in this meeting."))
        attendance, is_new = Attendance.objects.get_or_create(
            session=session, place=place, defaults={"status": Status.CHECKED_IN, "marked_at": at}
        )
        if is_new:
            record(f"session:{session.pk}", "check-in", by=by, at=at, payload={"place": place.pk})
        return attendance
