"""Remarks, points of advice and outcomes: put down one by one, and answered one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from leerlijn.domains.agreements.models import Measure, Point
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.procedure import Answer
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Refused


def put_down(case: Case, texts: Iterable[str], *, kind: str, by: int, at: datetime) -> None:
    """One point per text, numbered on from those that are there."""
    number = Point.objects.filter(case=case).count()
    Point.objects.bulk_create(
        Point(case=case, kind=kind, number=number + order, text=text, made_at=at, made_by_id=by)
        for order, text in enumerate(texts, start=1)
    )


def _place(key: str) -> tuple[int, Measure | None]:
    """An agreement, or one measure of it, as `places_to_take_up` names it."""
    case, _, number = key.partition(":")
    return int(case), Measure.objects.get(case=int(case), number=int(number)) if number else None


def answer(case: Case, answers: Mapping[str, Answer], *, by: int, at: datetime) -> Point:
    """The point named in the answers, with its reply and why; refuses one that has an answer already."""
    point = Point.objects.select_for_update().filter(case=case, number=int(str(answers["point"]))).first()
    if point is None or point.reply:
        raise Refused(Denied(Sentence("This point has an answer already.")))
    reply, place = str(answers["reply"]), answers.get("place")
    if point.kind == Point.Kind.OUTCOME and reply in {"taken-over", "partly"} and not place:
        raise Refused(
            Incomplete({"place": Sentence("Choose in which agenda, agreement or measure it came back.")})
        )
    point.reply, point.why = reply, str(answers["why"])
    point.taken_up_in_id, point.taken_up_measure = _place(str(place)) if place else (None, None)
    point.replied_at, point.replied_by_id = at, by
    point.save(update_fields=["reply", "why", "taken_up_in", "taken_up_measure", "replied_at", "replied_by"])
    return point
