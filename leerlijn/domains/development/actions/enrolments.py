"""Enrolling and what follows: a seat or a place on the list, an offer, giving back, handing over, proof."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.development.actions.moving import hold_open, say_whether_it_is_full
from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.domains.development.queries.enrolments import ENROLMENT, EnrolmentFacts, InEdition
from leerlijn.domains.development.relations import PARTICIPANT
from leerlijn.foundation.cases.actions.hands import move
from leerlijn.foundation.cases.actions.opening import Opening, open_case, open_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.actions import passing, seats
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text, to_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted


def enrol(
    edition: Edition, *, by: Standing, at: datetime, said: Mapping[str, object], channel: str = "page"
) -> Case | Refusal:
    """The enrolment of whoever asks. Whoever comes after the last day stands in the record: unmet demand."""
    procedure = catalogue.current(ENROLMENT, on=by.on)
    assert procedure is not None
    person = person_of(by.person)
    made = open_case(
        procedure,
        by=by,
        at=at,
        unit=edition.offering.unit,
        subject=person,
        about=edition.case,
        said=said,
        channel=channel,
    )
    if isinstance(made, Denied) and day_of(at) > edition.closes_on:
        payload = {"reason": to_data(made.reason)}
        record(f"edition:{edition.pk}", "came-too-late", by=actor_of(by, channel), at=at, payload=payload)
    return made


@effect(
    Text(
        nl="je hebt een plaats, of je staat op de wachtlijst als alles bezet is",
        en="you have a seat, or a place on the waiting list when all are taken",
    )
)
def begin_enrolment(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    case, edition = facts.situation.case, facts.edition
    hold_open(edition)
    chosen = answers.get("school")
    location = Unit.objects.get(pk=int(str(chosen))) if chosen else None
    payer = str(answers.get("payer") or "")
    if payer == Enrolment.Payer.SCHOOL and location is None:
        raise Refused(Incomplete({"school": Sentence("Choose the school that pays.")}))
    wait_for_your_turn(facts, location)
    person = person_of(case.subject_id or 0)
    place = granted(seats.ask_for_seat(edition.series_id, person, by=actor, at=at, group=location))
    is_seated = place.state == place.State.SEATED
    Enrolment.objects.create(
        case=case,
        edition=edition,
        person=person,
        place=place,
        location=location,
        payer=payer,
        question=str(answers.get("question") or ""),
        fee=edition.offering.price if is_seated else 0,
        agreed_at=at if is_seated else None,
    )
    say_whether_it_is_full(edition, at=at)


def wait_for_your_turn(facts: InEdition, school: Unit | None) -> None:
    """Raises `Refused` for a school that does not come first, while only those enrol that do."""
    if facts.is_general or (school and facts.rule.puts_first(school.path)):
        return
    said = Sentence(
        "Until {day} only partner schools can enrol. Choose one, or wait until the day after.",
        day=facts.last_day_of_partners,
    )
    raise Refused(Incomplete({"school": said}))


@effect(Text(nl="de plaats gaat naar de volgende op de lijst", en="the seat goes to the next on the list"))
def give_back(facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    granted(seats.leave(facts.place.pk, by=actor, at=at))
    _owe(facts.known, 0)
    pass_on(facts.edition, actor=actor, at=at)
    _tell_the_team(facts.known, at=at)


@effect(
    Text(
        nl="je betaalt wat bij het inschrijven is gezegd, en de plaats gaat naar de volgende",
        en="you pay what was said when you enrolled, and the seat goes to the next",
    )
)
def give_back_late(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    granted(seats.leave(facts.place.pk, by=actor, at=at))
    _owe(facts.known, facts.fee_of_withdrawing.cents)
    pass_on(facts.edition, actor=actor, at=at)
    _tell_the_team(facts.known, at=at)


@effect(Text(nl="het aanbod gaat naar de volgende op de lijst", en="the offer goes to the next on the list"))
def let_the_offer_go(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    granted(seats.leave(facts.place.pk, passed=True, by=actor, at=at))
    pass_on(facts.edition, actor=actor, at=at)
    _tell_the_team(facts.known, at=at)


@effect(Text(nl="de plaats is van jou", en="the seat is yours"))
def take_the_offer(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    granted(seats.accept_offer(facts.place.pk, by=actor, at=at))
    _owe(facts.known, facts.edition.offering.price)
    Enrolment.objects.filter(pk=facts.known.pk).update(agreed_at=at)
    _tell_the_team(facts.known, at=at)


def _tell_the_team(enrolment: Enrolment, *, at: datetime) -> None:
    """The last answer settles where the team stands."""
    if enrolment.team is not None:
        for key in ("complete", "release"):
            move(enrolment.team.case_id, key, at=at)


@effect(Text(nl="je betaalt wat wegblijven kost", en="you pay what staying away costs"))
def owe_for_staying_away(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _owe(facts.known, facts.fee_of_staying_away.cents)


@effect(Text(nl="je betaalt de prijs", en="you pay the price"))
def owe_price(facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    _owe(facts.known, facts.edition.offering.price)


@effect(Text(nl="je staat niet meer op de lijst", en="you are not on the list any more"))
def leave_the_list(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    granted(seats.leave(facts.place.pk, by=actor, at=at))


@effect(Text(nl="je collega heeft nu jouw plaats", en="your colleague has your seat now"))
def hand_over(facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    known, colleague = facts.known, person_of(int(str(answers["colleague"])))
    place = granted(seats.hand_over(facts.place.pk, colleague, by=actor, at=at))
    case = _opened_for(colleague, facts, at=at)
    Enrolment.objects.create(
        case=case,
        edition=facts.edition,
        person=colleague,
        place=place,
        location_id=known.location_id,
        payer=known.payer,
        fee=known.fee,
        team=known.team,
        agreed_at=at,
    )
    _owe(known, 0)
    take_step_of_clock(case.pk, "accept", at=at)
    if facts.situation.case.state == "invited":
        take_step_of_clock(case.pk, "invite", at=at)


def _opened_for(colleague: Person, facts: EnrolmentFacts, *, at: datetime) -> Case:
    """The enrolment of the substitute, about the same edition."""
    old = facts.situation.case
    procedure = catalogue.get(old.procedure, old.edition)
    opening = Opening(
        step="substitute",
        subject=colleague.pk,
        unit=old.unit_id,
        path=old.path,
        facts=facts,
        parties={PARTICIPANT: [colleague.pk]},
        about=facts.edition.case_id,
    )
    [case] = open_cases(procedure, [opening], at=at)
    return case


def _owe(enrolment: Enrolment, cents: int) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(fee=cents)


def pass_on(edition: Edition, *, actor: Actor, at: datetime) -> None:
    """Offers each free seat to whoever is next by the rule, and says whether the edition is full."""
    offer_free_seats(edition, actor=actor, at=at)
    say_whether_it_is_full(edition, at=at)


def offer_free_seats(edition: Edition, *, actor: Actor, at: datetime) -> None:
    """The same, for whoever has the case of the edition in hand."""
    passing.pass_on(
        edition.series_id,
        starts_on=None if edition.case.state == "postponed" else edition.starts_on,
        case_of=_case_in_place,
        by=actor,
        at=at,
    )


def _case_in_place(place: int) -> int:
    """The newest enrolment with this place: one that was handed over has several."""
    return Enrolment.objects.filter(place=place).order_by("-pk").values_list("case", flat=True)[0]
