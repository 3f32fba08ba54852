"""Enrolling a team: seats are held for all who fit until each has answered; nothing is half done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from leerlijn.domains.development.actions.enrolments import pass_on, wait_for_your_turn
from leerlijn.domains.development.actions.moving import hold_open, say_whether_it_is_full
from leerlijn.domains.development.models import Edition, Enrolment, Team
from leerlijn.domains.development.queries.enrolments import (
    ENROLMENT,
    ONGOING,
    TEAM,
    EnrolmentFacts,
    school_name,
)
from leerlijn.domains.development.queries.teams import TeamFacts
from leerlijn.domains.development.relations import PARTICIPANT
from leerlijn.foundation.cases.actions.opening import Opening, open_case, open_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.actions.passing import offered_until
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, Setting, catalogue, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length, day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted

ANSWERED = Setting(
    "team-enrolment.answered",
    Text(
        nl="zo lang voor de eerste bijeenkomst heeft iedereen geantwoord",
        en="so long before the first meeting everybody has answered",
    ),
    "P3W",
    Text(nl="onze standaard: drie weken ervoor", en="our default: three weeks before"),
)
ALL_OR_NOTHING, REST_WAITS = "all-or-nothing", "rest-waits"


def enrol_team(
    edition: Edition, *, by: Standing, at: datetime, said: Mapping[str, object], channel: str = "page"
) -> Case | Refusal:
    """The team of whoever leads a school."""
    procedure = catalogue.current(TEAM, on=by.on)
    assert procedure is not None
    return open_case(
        procedure, by=by, at=at, unit=edition.offering.unit, about=edition.case, said=said, channel=channel
    )


@effect(
    Text(
        nl="voor elke collega wordt een plaats vastgehouden tot hij of zij antwoordt",
        en="a seat is held for each colleague until they answer",
    )
)
def begin_team(facts: TeamFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    hold_open(facts.edition)
    school = next(unit for unit in facts.schools if str(unit.pk) == answers["school"])
    wait_for_your_turn(facts, school)
    coming = _coming(facts, answers, school)
    team = Team.objects.create(
        case=facts.situation.case,
        edition=facts.edition,
        location=school,
        contact_id=facts.situation.by.person,
        size=len(coming),
        goal=str(answers.get("goal") or ""),
        reference=str(answers.get("reference") or ""),
    )
    _name(team, facts, coming, answers, actor=actor, at=at)


@effect(
    Text(
        nl="ook voor deze collega's wordt een plaats vastgehouden, als die er is",
        en="a seat is held for these colleagues too, where there is one",
    )
)
def name_more(facts: TeamFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    hold_open(facts.edition, waits=False)
    team = facts.known
    coming = _coming(facts, answers, team.location)
    present = facts.asked + facts.seated + facts.waiting
    Team.objects.filter(pk=team.pk).update(size=max(team.size, present + len(coming)))
    _name(team, facts, coming, answers, actor=actor, at=at)


@effect(
    Text(
        nl="alle plaatsen van dit team komen vrij, en niemand betaalt",
        en="all seats of this team come free, and nobody pays",
    )
)
def withdraw_team(facts: TeamFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The cases first, then the seats: whoever answers at the same moment locks so too."""
    ongoing = Enrolment.objects.filter(team=facts.known, case__state__in=ONGOING).order_by("place__order")
    for case in list(ongoing.values_list("case", flat=True)):
        take_step_of_clock(case, "withdrawn-by-school", at=at)
    gone = Enrolment.objects.filter(team=facts.known, case__state="withdrawn_free")
    gone.update(fee=0)
    held = gone.filter(place__state__in=seats.PRESENT).order_by("place__order")
    for place in held.values_list("place", flat=True):
        granted(seats.leave(place, by=actor, at=at))
    pass_on(facts.edition, actor=actor, at=at)


def answer_by(edition: Edition, on: date) -> date:
    """So long before the first meeting, or as late as an offer of today runs; two statements."""
    path = edition.offering.unit.path
    chosen = Length.parse(setting(ANSWERED, path=path, on=on)).before(edition.starts_on)
    return max(chosen, offered_until(on, starts_on=edition.starts_on, path=path))


def _coming(facts: TeamFacts, answers: Mapping[str, Answer], school: Unit) -> list[tuple[Person, Unit]]:
    """Raises `Refused` for who works at another school."""
    chosen = answers["people"]
    assert isinstance(chosen, tuple)
    named = [facts.colleagues[key] for key in chosen]
    works = {person: [unit for unit in units if unit.path.startswith(school.path)] for person, units in named}
    if strangers := [person for person, here in works.items() if not here]:
        _refuse(
            Sentence(
                "{name} does not work at {school}. Enrol a team for each school.",
                name=strangers[0].name,
                school=school_name(school),
            )
        )
    return [(person, here[0]) for person, here in works.items()]


def _refuse(said: Said) -> None:
    raise Refused(Incomplete({"people": said}))


def _name(
    team: Team,
    facts: TeamFacts,
    coming: Sequence[tuple[Person, Unit]],
    answers: Mapping[str, Answer],
    *,
    actor: Actor,
    at: datetime,
) -> None:
    edition = facts.edition
    places = seats.reserve(
        edition.series_id,
        coming,
        until=answer_by(edition, day_of(at)),
        all_or_nothing=answers["rest"] == ALL_OR_NOTHING,
        by=actor,
        at=at,
    )
    if isinstance(places, Denied):
        raise Refused(Incomplete({"people": places.reason}))
    _open_enrolments(team, facts, places, at=at)
    say_whether_it_is_full(edition, at=at)


def _open_enrolments(team: Team, facts: TeamFacts, places: Sequence[Place], *, at: datetime) -> None:
    procedure = catalogue.current(ENROLMENT, on=day_of(at))
    assert procedure is not None
    unit = facts.edition.offering.unit
    cases = open_cases(
        procedure,
        [
            Opening(
                step="named-by-school",
                subject=place.person_id,
                unit=unit.pk,
                path=unit.path,
                facts=EnrolmentFacts(facts.situation, facts.edition, facts.asked_on),
                parties={PARTICIPANT: [place.person_id]},
                about=facts.edition.case_id,
            )
            for place in places
        ],
        at=at,
    )
    Enrolment.objects.bulk_create(
        Enrolment(
            case=case,
            edition=facts.edition,
            person_id=place.person_id,
            place=place,
            location_id=place.group_id,
            team=team,
            payer=Enrolment.Payer.SCHOOL,
        )
        for case, place in zip(cases, places, strict=True)
    )
    for case, place in zip(cases, places, strict=True):
        take_step_of_clock(case.pk, "reserve" if place.state == Place.State.OFFERED else "wait", at=at)
