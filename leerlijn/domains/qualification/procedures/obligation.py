"""The duty to qualify: who must, by when, and what ends it (domain/utq 2.1: S1 to S12, T1 to T11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leerlijn.domains.qualification.actions.duties import extend_duty, follow_to_workplace, settle_teaching
from leerlijn.domains.qualification.guards.duties import (
    due_date_has_changed,
    has_a_duty,
    rules_say,
    works_elsewhere,
)
from leerlijn.domains.qualification.obligation import State as Outcome
from leerlijn.domains.qualification.obligation.duty import REASONS_TO_EXTEND
from leerlijn.domains.qualification.queries.duties import Assessed, DutyFacts, facts_of
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Day,
    Line,
    Meaning,
    Procedure,
    Role,
    State,
    Step,
    Until,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length

candidate = Role("candidate", Text(nl="docent", en="lecturer"), Meaning.INITIATOR, CANDIDATE)
advisor = Role(
    "advisor",
    Text(nl="onderwijskundig adviseur van de faculteit", en="educational consultant of the faculty"),
    Meaning.ADVISER,
    offices.SUPERVISOR_POOL,
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.DECIDER, offices.DEAN)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.OVERSEER, offices.HR)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.OVERSEER, offices.COORDINATOR
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)
administrator = Role(
    "administrator",
    Text(nl="functioneel beheerder", en="functional administrator"),
    Meaning.OVERSEER,
    offices.ADMINISTRATOR,
)


def last_day(facts: DutyFacts | Assessed) -> tuple[date, Said] | None:
    """The last day of the duty, with the sentence that explains it; None while the clock stands still."""
    outcome = facts.outcome
    return (outcome.due_on, outcome.explained) if outcome.due_on and outcome.explained else None


def look_again(facts: DutyFacts | Assessed) -> tuple[date, Said]:
    """Where no duty runs, HR's file is looked at whenever it changes, and once a year in any case."""
    day = Length(years=1).after(facts.outcome.on)
    return day, Sentence("We look again when HR changes something, and on {day} at the latest.", day=day)


BEFORE_THE_LAST_DAY = Until(
    day=last_day,
    if_passed=Text(
        nl="de plicht is te laat; de decaan kan een nieuwe datum geven.",
        en="the duty is overdue; the dean may give a new date.",
    ),
)
PAST_THE_LAST_DAY = Until(
    day=last_day,
    if_passed=Text(
        nl="het blijft te laat, tot er een certificaat is of de decaan een nieuwe datum geeft.",
        en="it stays overdue, until there is a certificate or the dean gives a new date.",
    ),
    is_over=True,
)
LOOKED_AT = Until(
    day=look_again, if_passed=Text(nl="de regels worden opnieuw gevraagd.", en="the rules are asked again.")
)


def titled(outcome: Outcome, owner: Role, within: Until) -> State:
    return State(outcome.value, outcome.name_in_words, owner=owner, within=within)


not_in_scope = titled(Outcome.NOT_IN_SCOPE, CLOCK, LOOKED_AT)
excluded = titled(Outcome.EXCLUDED, CLOCK, LOOKED_AT)
to_be_confirmed = titled(Outcome.TO_BE_CONFIRMED, advisor, LOOKED_AT)
obliged = titled(Outcome.OBLIGED, candidate, BEFORE_THE_LAST_DAY)
in_track = titled(Outcome.IN_TRACK, CLOCK, BEFORE_THE_LAST_DAY)  # the ball lies in the dossier
at_risk = titled(Outcome.AT_RISK, candidate, BEFORE_THE_LAST_DAY)
overdue = titled(Outcome.OVERDUE, dean, PAST_THE_LAST_DAY)
extended = titled(Outcome.EXTENDED, candidate, BEFORE_THE_LAST_DAY)
by_certificate = State(
    Outcome.DISCHARGED_BY_CERTIFICATE.value, Outcome.DISCHARGED_BY_CERTIFICATE.name_in_words, final=True
)
by_exemption = State(
    Outcome.DISCHARGED_BY_EXEMPTION.value, Outcome.DISCHARGED_BY_EXEMPTION.name_in_words, final=True
)
by_recognition = State(
    Outcome.DISCHARGED_BY_RECOGNITION.value, Outcome.DISCHARGED_BY_RECOGNITION.name_in_words, final=True
)
ended = State(Outcome.ENDED.value, Outcome.ENDED.name_in_words, final=True)

STATES = (
    *(not_in_scope, excluded, to_be_confirmed),
    *(obliged, in_track, at_risk, overdue, extended),
    *(by_certificate, by_exemption, by_recognition, ended),
)


def which_day_can_be(facts: DutyFacts) -> list[tuple[Said, Said | str]]:
    """The due date of now, and up to which day a new one can be."""
    now, latest = facts.outcome.due_on, facts.latest_new_day
    said: list[tuple[Said, Said | str]] = []
    if now:
        said.append((Text(nl="Uiterste datum van nu", en="Due date now"), Sentence("{day}", day=now)))
    last = Text(nl="Een nieuwe datum kan tot en met", en="A new date can be up to")
    return [*said, (last, Sentence("{day}", day=latest))]


extend = dean.may(
    "extend",
    Text(nl="Geef een nieuwe datum", en="Give a new date"),
    told=Text(nl="Er is een nieuwe datum gegeven", en="A new date was given"),
    to=None,
    when=[has_a_duty],
    asks=[
        Day(name="due_on", label=Text(nl="Nieuwe uiterste datum", en="New due date")),
        Choice(
            name="reason",
            label=Text(nl="Reden", en="Reason"),
            among=REASONS_TO_EXTEND,
        ),
        Choice(
            name="manager_heard",
            label=Text(nl="Is de leidinggevende gehoord?", en="Was the line manager heard?"),
            among={"yes": Text(nl="ja", en="yes")},
            weighs=True,
        ),
    ],
    then=[extend_duty],
    shows=which_day_can_be,
    decides=True,
)
confirm = advisor.may(
    "confirm",
    Text(nl="Leg vast of deze persoon onderwijs geeft", en="Record whether this person teaches"),
    told=Text(
        nl="Vastgelegd of deze persoon onderwijs geeft", en="It was recorded whether this person teaches"
    ),
    to=None,
    asks=[
        Choice(
            name="teaches",
            label=Text(nl="Geeft deze persoon onderwijs?", en="Does this person teach?"),
            among={"yes": Text(nl="ja", en="yes"), "no": Text(nl="nee", en="no")},
            weighs=True,
        ),
        Line(name="reason", label=Text(nl="Waaruit blijkt dat", en="How do we know")),
    ],
    then=[settle_teaching],
    decides=True,
)
count_again = CLOCK.may(
    "count-again",
    Text(nl="De datum is opnieuw berekend", en="The date was counted again"),
    to=None,
    when=[due_date_has_changed],
)
move = CLOCK.may(
    "move",
    Text(nl="De zaak gaat mee naar de eenheid van nu", en="The case moves along to the unit of now"),
    to=None,
    when=[works_elsewhere],
    then=[follow_to_workplace],
)


def becomes(*states: State) -> Iterator[Step]:
    """The clock moves a duty as soon as the rules say so."""
    for state in states:
        yield CLOCK.may(
            f"become-{state.key.replace('_', '-')}",
            Text(nl=f"De regels zeggen: {state.title.nl}", en=f"The rules say: {state.title.en}"),
            to=state,
            when=[rules_say(Outcome(state.key))],
            at_once=True,
        )


def all_but(state: State) -> tuple[Step, ...]:
    """What the clock may do in this state."""
    return (count_again, move, *becomes(*(each for each in STATES if each is not state)))


def found_as(state: State) -> Step:
    """What the rules make of somebody when HR first names them (T1)."""
    return CLOCK.may(
        f"find-{state.key.replace('_', '-')}",
        Text(nl=f"De regels zeggen: {state.title.nl}", en=f"The rules say: {state.title.en}"),
        to=state,
        when=[rules_say(Outcome(state.key))],
    )


PROCEDURE = Procedure(
    key="utq-obligation",
    edition="2026",
    title=Text(nl="BKO: de plicht", en="UTQ: the duty to qualify"),
    named=Text(nl="BKO-plicht", en="UTQ duty"),
    source=Text(
        nl="openbare BKO-pagina (binnen drie jaar na aanstelling), en de latere pagina van HR",
        en="public UTQ page (within three years of employment), and the later page of HR",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, advisor, dean, hr, coordinator, auditor, administrator),
    openings=tuple(found_as(state) for state in STATES if state is not ended),
    table={
        not_in_scope: all_but(not_in_scope),
        excluded: all_but(excluded),
        to_be_confirmed: (confirm, *all_but(to_be_confirmed)),
        obliged: (extend, *all_but(obliged)),
        in_track: (extend, *all_but(in_track)),
        at_risk: (extend, *all_but(at_risk)),
        overdue: (extend, *all_but(overdue)),
        extended: (extend, *all_but(extended)),
        by_certificate: (),
        by_exemption: (),
        by_recognition: (),
        ended: (),
    },
    facts=facts_of,
    page="qualification:duty",
)
