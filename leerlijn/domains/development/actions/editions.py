"""What the steps of an edition do to those who take part, and the list of who was there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from leerlijn.domains.development.actions.enrolments import offer_free_seats
from leerlijn.domains.development.actions.moving import hold_teams
from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.domains.development.queries.editions import EditionFacts, enrolments_in
from leerlijn.domains.development.queries.enrolments import ONGOING, SETTLED
from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.guards import can_sign
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.actions import attendance, seats
from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.actions.planning import change_rule, release_leaders
from leerlijn.foundation.meetings.models import Attendance, Session
from leerlijn.foundation.meetings.waiting import Rule
from leerlijn.foundation.ui.dates import AMSTERDAM
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted


@effect(
    Text(nl="wie een plaats heeft, krijgt een uitnodiging", en="everybody with a seat gets an invitation")
)
def invite_everybody(
    facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    for enrolment in enrolments_in(facts.known, "accepted"):
        take_step_of_clock(enrolment.case_id, "invite", at=at)


@effect(
    Text(
        nl="wie er genoeg bij was, krijgt een verklaring van uren",
        en="whoever was there enough gets a statement of hours",
    )
)
def settle_enrolments(
    facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """Also of who got a seat after it was certain that it goes on: they were never invited.

    What was waited for or offered when it began, and the clock did not come to, ends with it.
    """
    teams = hold_teams(facts.known)
    for state, key in (("waitlisted", "find-none"), ("offered", "let-go")):
        for enrolment in enrolments_in(facts.known, state):
            take_step_of_clock(enrolment.case_id, key, at=at)
    for enrolment in enrolments_in(facts.known, "accepted", "invited", "attending"):
        for key in ("invite", "stay-away", "attend", "complete", "fall-short"):
            take_step_of_clock(enrolment.case_id, key, at=at)
    for case in teams:
        take_step_of_clock(case, "finish", at=at)


@effect(Text(nl="iedereen hoort het, en niemand betaalt", en="everybody is told, and nobody pays"))
def release_everybody(
    facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """It leaves every calendar. The cases first, then the seats: whoever enrols or withdraws locks so too."""
    teams = hold_teams(facts.known)
    for enrolment in enrolments_in(facts.known, *ONGOING):
        take_step_of_clock(enrolment.case_id, "cancelled", at=at)
    for case in teams:
        take_step_of_clock(case, "cancelled", at=at)
    released = Enrolment.objects.filter(edition=facts.known, case__state="cancelled")
    released.update(fee=0)
    held = released.filter(place__state__in=seats.PRESENT).order_by("place__order")
    for place in held.values_list("place", flat=True):
        granted(seats.leave(place, by=actor, at=at))
    release_leaders(facts.known.series_id, by=actor, at=at)


@effect(
    Text(
        nl="alle bijeenkomsten schuiven even ver op; iedereen houdt de plaats",
        en="all meetings move on by the same number of days; everybody keeps their seat",
    )
)
def plan_again(facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """By the clock on the wall: two o'clock stays two o'clock, also where summer time begins or ends."""
    edition = facts.known
    by = timedelta(days=int(str(answers["days"])))
    if edition.closes_on + by < day_of(at):
        said = Sentence("Enrolment would close on {day}, and that is past.", day=edition.closes_on + by)
        raise Refused(Incomplete({"days": said}))
    sessions = list(Session.objects.filter(series=edition.series_id))
    for session in sessions:
        session.starts_at, session.ends_at = (
            moment.astimezone(AMSTERDAM) + by for moment in (session.starts_at, session.ends_at)
        )
    Session.objects.bulk_update(sessions, ["starts_at", "ends_at"])
    edition.opens_on = day_of(at)
    edition.general_from = _moved(edition.general_from, by, after=edition.opens_on)
    edition.closes_on += by
    edition.starts_on += by
    edition.ends_on += by
    edition.save(update_fields=["opens_on", "general_from", "closes_on", "starts_on", "ends_on"])
    record(f"series:{edition.series_id}", "move", by=actor, at=at, payload={"days": by.days})
    _move_terms(edition, at=at)
    name_cases(Case.objects.filter(Q(pk=edition.case_id) | Q(about=edition.case_id)))


def _moved(day: date | None, by: timedelta, *, after: date) -> date | None:
    """Where the days of the partners are over by then, everybody enrols at once."""
    return day + by if day and day + by > after else None


@effect(
    Text(
        nl="wie wacht, staat voortaan in deze volgorde; de regel en je reden zijn te lezen",
        en="who waits stands in this order from now on; the rule and your reason can be read",
    )
)
def set_rule(facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Where somebody who waits may have a free seat by the new rule, it is offered at once."""
    edition, chosen, general_from = facts.known, answers.get("first") or (), answers.get("general_from")
    assert isinstance(chosen, tuple)
    first = tuple(unit.path for unit in facts.boards_and_schools if str(unit.pk) in chosen)
    if general_from is not None:
        assert isinstance(general_from, date)
        if not first:
            said = Sentence("Choose first who may enrol before this day.")
            raise Refused(Incomplete({"first": said}))
        if not edition.opens_on < general_from <= edition.closes_on:
            said = Sentence(
                "Choose a day after {opens} and up to {closes}.",
                opens=edition.opens_on,
                closes=edition.closes_on,
            )
            raise Refused(Incomplete({"general_from": said}))
    rule = Rule(first, int(str(answers.get("most") or 0)))
    reason = str(answers.get("reason") or "")
    changed = change_rule(edition.series_id, rule, reason=reason, by=actor, at=at)
    if isinstance(changed, Denied):
        raise Refused(Incomplete({"reason": changed.reason}))
    Edition.objects.filter(pk=edition.pk).update(general_from=general_from)
    offer_free_seats(edition, actor=actor, at=at)


def _move_terms(edition: Edition, *, at: datetime) -> None:
    """What was due before the first meeting is due before the new first meeting."""
    teams = hold_teams(edition)
    going_on = Enrolment.objects.filter(edition=edition, case__state__in=ONGOING).order_by("place__order")
    for case in [*going_on.values_list("case", flat=True), *teams]:
        take_step_of_clock(case, "moved", at=at)


def mark_list(
    edition: Edition,
    session_id: int,
    marks: Mapping[int, Mark],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> list[Attendance] | Denied | Incomplete:
    """Who was there, by the keys of places; whoever comes for the first time attends from then on."""
    with transaction.atomic():
        settled = Enrolment.objects.filter(edition=edition, place__in=marks, case__state__in=SETTLED)
        cases = dict(settled.order_by("pk").values_list("place", "case"))
        if cases and isinstance(ready := can_sign(), Denied):
            return ready
        made = attendance.mark_attendance(session_id, marks, by=by, at=at, reason=reason)
        if isinstance(made, Denied | Incomplete):
            return made
        came = {each.place_id for each in made if each.minutes}
        _attend(edition, came, at=at)
        _settle_again([cases[each.place_id] for each in made if each.place_id in cases], at=at)
        return made


def _settle_again(cases: Sequence[int], *, at: datetime) -> None:
    """What the list says now is what a statement says: another one, none any more, or one after all.

    Whose statement is withdrawn may turn out never to have come: `stay-away` follows.
    """
    for case in cases:
        for key in ("correct-statement", "withdraw-statement", "fall-short", "stay-away", "complete"):
            take_step_of_clock(case, key, at=at)


def check_in(
    edition: Edition, session_id: int, person: int, *, by: Actor, at: datetime
) -> Attendance | Denied:
    """Somebody says themselves that they are there."""
    with transaction.atomic():
        made = attendance.check_in(session_id, person, by=by, at=at)
        if not isinstance(made, Denied):
            _attend(edition, {made.place_id}, at=at)
        return made


def _attend(edition: Edition, places: set[int], *, at: datetime) -> None:
    """Whoever got the seat late is invited by coming."""
    states = ("accepted", "invited")
    came = Enrolment.objects.filter(edition=edition, place__in=places, case__state__in=states)
    for case in came.order_by("pk").values_list("case", flat=True):
        for key in ("invite", "attend"):
            take_step_of_clock(case, key, at=at)
