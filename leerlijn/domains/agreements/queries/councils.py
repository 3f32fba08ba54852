"""What lies before a council: the request, its members on a day, questions, votes and conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from math import ceil

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.agreements.models import (
    Condition,
    CouncilQuestion,
    CouncilRequest,
    Point,
    Proxy,
    Vote,
)
from leerlijn.domains.agreements.queries.cycle import Cycle, Right, current_cycle
from leerlijn.domains.agreements.queries.fingerprints import (
    differences,
    fingerprint_of,
    is_as_asked,
    manifest_of,
)
from leerlijn.domains.agreements.queries.outcomes import CONSENT, WAITING
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.domains.agreements.queries.rounds import Round, as_round
from leerlijn.foundation.cases.models import Case, Pause
from leerlijn.foundation.cases.queries.settings import calendar_of, setting
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.people.queries import full_name, in_force, unit_name
from leerlijn.kernel import terms
from leerlijn.kernel.periods import Period
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.seal import from_canonical
from leerlijn.kernel.sentence import Said, Sentence, Text

type Asked = CouncilRequest
"""For those above, who do not know the tables."""

COUNCIL_ROLES = (
    Membership.Role.COUNCIL_CHAIR,
    Membership.Role.COUNCIL_STAFF,
    Membership.Role.COUNCIL_STUDENT,
)
"""Who has a vote; the registrar helps the council and has none."""

BY_RULES = "our default: the regulations of the council set this (WHW art. 9.34)"
TERM = Setting("council.term", Text(nl="termijn van een raad", en="term of a council"), "P6W", BY_RULES)
MEETING_QUORUM = Setting(
    "council.meeting-quorum",
    Text(nl="quorum om te vergaderen, in procenten", en="quorum to meet, in percent"),
    "50",
    BY_RULES,
)
DECISION_QUORUM = Setting(
    "council.decision-quorum",
    Text(nl="quorum om te besluiten, in procenten", en="quorum to decide, in percent"),
    "60",
    BY_RULES,
)
MAJORITY = Setting(
    "council.majority",
    Text(
        nl="meerderheid die instemt, van de stemmen voor en tegen",
        en="majority that consents, of the votes for and against",
    ),
    "50",
    BY_RULES,
)
MAJORITIES = {
    "50": Text(nl="meer dan de helft", en="more than half"),
    "60": Text(nl="minstens 60%", en="at least 60%"),
    "66": Text(nl="minstens twee derde", en="at least two thirds"),
    "75": Text(nl="minstens drie vierde", en="at least three quarters"),
    "80": Text(nl="minstens 80%", en="at least 80%"),
}
SPECIAL = {"60": (3, 5), "66": (2, 3), "75": (3, 4), "80": (4, 5)}
"""Two thirds is what the statute asks of the regulation of a council (WHW art. 9.34, second paragraph)."""
PERCENTS = {
    str(part): Text(nl=f"{part}%", en=f"{part}%") for part in (*range(5, 66, 5), 66, *range(70, 101, 5))
}
PAUSES = {
    "recess": Text(nl="reces", en="recess"),
    "documents": Text(nl="het wachten op stukken", en="waiting for documents"),
}
BASES = {
    "statute": Text(nl="de wet", en="the statute"),
    "regulation": Text(nl="een reglement", en="a regulation"),
    "sector-agreement": Text(nl="het sectorakkoord", en="the sector agreement"),
    "promise": Text(nl="een toezegging", en="a promise"),
}
OUTCOMES: Mapping[str, tuple[str, Text]] = {
    "": ("asked", Text(nl="Gevraagd", en="Asked")),
    "positive": ("good", Text(nl="Positief advies", en="Positive advice")),
    "positive-with-remarks": ("good", Text(nl="Positief, met opmerkingen", en="Positive, with remarks")),
    "negative": ("attention", Text(nl="Negatief advies", en="Negative advice")),
    "consented": ("good", Text(nl="Instemming", en="Consent")),
    "consented-with-conditions": (
        "good",
        Text(nl="Instemming onder voorwaarden", en="Consent with conditions"),
    ),
    "refused": ("attention", Text(nl="Geen instemming", en="No consent")),
    "no-quorum": ("asked", Text(nl="Geen quorum", en="No quorum")),
    "expired": ("attention", Text(nl="Termijn verstreken", en="Term expired")),
    "withdrawn": ("neutral", Text(nl="Ingetrokken", en="Withdrawn")),
}
"""What a council answered: the kind of badge, and the word on it. Expiry is an answer of its own."""
BODY_OF_LEVEL = {
    "programme": "programme-committee",
    "faculty": "faculty-council",
    "institution": "university-council",
}
ASKED = {"advice-request": "advice", "consent-request": "consent"}
"""The right that each kind of request is about, as the rights table calls it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in the council on a day."""

    person: int
    name: str
    role: str

    @property
    def is_student(self) -> bool:
        return self.role == Membership.Role.COUNCIL_STUDENT


def members_of(council: int, *, on: date) -> list[Member]:
    """Everybody with a vote, by name; one statement."""
    rows = (
        Membership.objects.filter(in_force(on), unit=council, role__in=COUNCIL_ROLES)
        .order_by("person__family_name", "person__given_name", "person")
        .values_list("person", "role", "person__given_name", "person__prefix", "person__family_name")
    )
    found = {person: Member(person, full_name(*name), role) for person, role, *name in rows}
    return list(found.values())


def councils_of(unit: int, *, on: date) -> list[tuple[str, Text]]:
    """The councils that speak for this unit, with their names; one statement."""
    found = Unit.objects.filter(in_force(on), parent=unit, kind=Unit.Kind.COUNCIL).order_by("pk")
    return [(str(each.pk), unit_name(each)) for each in found]


def right_here(level: str, right: str, *, on: date, cycle: Cycle | None = None) -> Right | None:
    """By which right the council of this level is asked, where the rights table knows one on that day."""
    body = BODY_OF_LEVEL.get(level, "")
    main = {"programme-agenda-advice", "faculty-agreement-consent", "institution-agreement-consent"}
    held = (cycle or current_cycle()).rights_on(on)
    return next((e for e in held if e.body == body and e.right == right and e.key in main), None)


def lapsed_right(level: str, right: str, *, on: date) -> Right | None:
    """The right that this body had, and that is over."""
    body = BODY_OF_LEVEL.get(level, "")
    over = (e for e in current_cycle().rights if e.body == body and e.right == right)
    return next(
        (e for e in over if e.ends_on and e.ends_on < on and e.key.endswith("agreement-consent")), None
    )


def quorum(wanted: Setting, members: int, *, path: str, on: date) -> int:
    """How many members that is, rounded up; one statement."""
    return ceil(members * int(setting(wanted, path=path, on=on)) / 100)


def is_majority(in_favour: int, cast: int, *, chosen: str) -> bool:
    """More than half, or at least the part of a special majority; of no votes there is none."""
    if chosen not in SPECIAL:
        return 2 * in_favour > cast
    part, whole = SPECIAL[chosen]
    return cast > 0 and whole * in_favour >= part * cast


@dataclass(frozen=True)
class RequestFacts:
    """A request with all that its guards look at; each part is loaded when it is asked for, and once."""

    situation: Situation

    @property
    def case(self) -> Case:
        return self.situation.case

    @cached_property
    def request(self) -> CouncilRequest | None:
        """Of a case that is being opened: the one that was made from its agreement just now."""
        beside = ("about__unit", "about__kept_fingerprint", "about__in_round__round", "council", "version")
        later = CouncilRequest.objects.filter(
            about=OuterRef("about"), pk__gt=OuterRef("pk"), outcome__in=CONSENT
        )
        rows = CouncilRequest.objects.select_related(*beside, "asked_by").annotate(is_past=Exists(later))
        if self.case.pk is not None:
            return rows.filter(case=self.case).first()
        return rows.filter(case=None, about=self.case.about_id, kind=self.case.procedure).first()

    @property
    def asked(self) -> CouncilRequest:
        """The request of a case that exists."""
        if self.request is None:
            raise LookupError(f"case {self.case.pk} has no request")
        return self.request

    @property
    def round(self) -> Round:
        """Of which the agenda or agreement is part."""
        return as_round(self.asked.about.in_round.round)

    @property
    def is_newest(self) -> bool:
        """Whether no council consented to the same agreement after this."""
        return not vars(self.asked)["is_past"]

    @property
    def members_on(self) -> date:
        """The day whose members count: that of the answer, and until there is one that of whoever looks."""
        decided = self.request.decided_at if self.request and self.request.outcome not in WAITING else None
        return terms.day_of(decided) if decided else self.situation.on

    @cached_property
    def members(self) -> list[Member]:
        return members_of(self.case.unit_id, on=self.members_on)

    @cached_property
    def questions(self) -> list[CouncilQuestion]:
        rows = CouncilQuestion.objects.filter(request=self.request)
        return list(rows.select_related("asked_by", "answered_by").order_by("pk"))

    @property
    def open_questions(self) -> list[CouncilQuestion]:
        return [each for each in self.questions if not each.answered_at]

    @cached_property
    def points(self) -> list[Point]:
        return points_of([self.case.pk]) if self.case.pk else []

    @property
    def open_points(self) -> list[Point]:
        return [each for each in self.points if not each.reply]

    @cached_property
    def conditions(self) -> list[Condition]:
        rows = Condition.objects.filter(request=self.request)
        rows = rows.select_related("owner", "duty", "request__council")
        return list(rows.order_by("pk"))

    @cached_property
    def proxies(self) -> list[Proxy]:
        rows = Proxy.objects.filter(request=self.request).select_related("giver", "holder")
        return list(rows.order_by("pk"))

    @cached_property
    def votes(self) -> list[Vote]:
        """Of the round that is or was the last."""
        rows = Vote.objects.filter(request=self.request, round=self.asked.round)
        return list(rows.select_related("member", "cast_by").order_by("member__family_name", "pk"))

    @property
    def proxy_held(self) -> Proxy | None:
        """The absent member for whom whoever looks may vote."""
        return next((e for e in self.proxies if e.holder_id == self.situation.by.person), None)

    @cached_property
    def meeting_quorum(self) -> int:
        return quorum(MEETING_QUORUM, len(self.members), path=self.case.path, on=self.situation.on)

    @cached_property
    def decision_quorum(self) -> int:
        return quorum(DECISION_QUORUM, len(self.members), path=self.case.path, on=self.situation.on)

    @cached_property
    def has_majority(self) -> bool:
        """A tie is none; an abstention counts for neither side."""
        chosen = setting(MAJORITY, path=self.case.path, on=self.situation.on)
        cast = self.tally["for"] + self.tally["against"]
        return is_majority(self.tally["for"], cast, chosen=chosen)

    @property
    def tally(self) -> Counter[str]:
        """What counts: the votes of those who are members on the day."""
        there = {member.person for member in self.members}
        return Counter(str(vote.choice) for vote in self.votes if vote.member_id in there)

    @cached_property
    def changed(self) -> tuple[Said, ...]:
        """What is different now from the file that was asked about; the hash is compared first."""
        if is_as_asked(self.asked):
            return ()
        return differences(from_canonical(self.asked.sealed), manifest_of(self.asked.about))

    @property
    def fingerprint_now(self) -> str:
        """Whatever changes a word or a euro keeps it; made anew where nothing was kept yet."""
        kept = getattr(self.asked.about, "kept_fingerprint", None)
        return kept.fingerprint if kept else fingerprint_of(self.asked.about)

    @property
    def follows_the_advice(self) -> bool:
        """Whether every point is taken over, and the advice was not negative."""
        replies = {str(each.reply) for each in self.points}
        return self.asked.outcome != CouncilRequest.Outcome.NEGATIVE and replies <= {"taken-over"}

    @cached_property
    def people_for_conditions(self) -> list[tuple[str, str]]:
        """Who can see to a condition: whoever has an office in the unit that the agreement is of."""
        return office_holders(self.asked.about.unit_id, on=self.situation.on)


@dataclass(frozen=True)
class ConditionFacts:
    """A condition of a council, for the case in which it is met."""

    condition: Condition | None


def condition_facts(situation: Situation) -> ConditionFacts:
    rows = Condition.objects.filter(duty=situation.case.pk) if situation.case.pk else Condition.objects.none()
    return ConditionFacts(rows.select_related("request", "request__council").first())


def office_holders(unit: int, *, on: date) -> list[tuple[str, str]]:
    rows = (
        Membership.objects.filter(in_force(on), unit=unit)
        .exclude(role__in=COUNCIL_ROLES)
        .order_by("person__family_name", "person__given_name", "person")
        .values_list("person", "person__given_name", "person__prefix", "person__family_name")
    )
    return list({str(person): full_name(*name) for person, *name in rows}.items())


def facts_of(situation: Situation) -> RequestFacts:
    return RequestFacts(situation)


def term_of(facts: RequestFacts) -> tuple[date, Said] | None:
    """Runs from the day on which the file was complete, past every pause; so a late file starts it later."""
    asked = facts.asked
    start = asked.complete_at or facts.situation.at
    length = terms.Length.parse(setting(TERM, path=facts.case.path, on=terms.day_of(start)))
    rows = Pause.objects.filter(
        case=facts.case, starts_on__gte=terms.day_of(start), ends_on__isnull=False
    ).order_by("starts_on")
    pauses = [terms.Pause(PAUSES[row.reason], Period(row.starts_on, row.ends_on)) for row in rows]
    ran = terms.run(
        terms.Rule(length=length, stops_in_recess=True),
        start=start,
        calendar=calendar_of(facts.case.path),
        pauses=pauses,
    )
    if ran.day is None:
        return None
    said = Sentence(
        "The clock of the council started on {day}, when the file was complete. {why}",
        day=terms.day_of(start),
        why=ran.explained,
    )
    return ran.day, said


def former_member(council: int, person: int, *, on: date) -> date | None:
    """The last day on which somebody was in this council, where that is over; one statement."""
    ended = Membership.objects.filter(
        unit=council, person=person, role__in=COUNCIL_ROLES, ends_on__lt=on
    ).order_by("-ends_on")
    return ended.values_list("ends_on", flat=True).first()


def requests_before(standing: Standing) -> list[CouncilRequest]:
    """Every request before the councils in which somebody sits or helps, open ones first; one statement."""
    roles = {*map(str, COUNCIL_ROLES), str(Membership.Role.COUNCIL_REGISTRAR)}
    places = {office.path for office in standing.offices if office.role in roles}
    rows = CouncilRequest.objects.filter(case__isnull=False, case__path__in=places)
    return list(
        rows.select_related("council", "case", "about", "about__unit", "version").order_by(
            "-case__is_open", "case__due_on", "-pk"
        )[:50]
    )


def councils_with(standing: Standing) -> list[tuple[Unit, str]]:
    """The councils in which somebody sits or that they help, each with their role; one statement."""
    roles = [*COUNCIL_ROLES, Membership.Role.COUNCIL_REGISTRAR]
    rows = Membership.objects.filter(in_force(standing.on), person=standing.person, role__in=roles)
    return [
        (each.unit, str(each.role)) for each in rows.select_related("unit", "unit__parent").order_by("unit")
    ]


def overdue_conditions(cases: Iterable[int], *, on: date) -> Mapping[int, list[Condition]]:
    """Per agreement what was not done in time: then its consent is at risk; one statement."""
    rows = Condition.objects.filter(
        Q(duty__is_open=True), request__about__in=list(cases), due_on__lt=on
    ).select_related("owner", "request")
    found: dict[int, list[Condition]] = {}
    for row in rows:
        found.setdefault(row.request.about_id, []).append(row)
    return found


def moments_of(asked: CouncilRequest) -> list[tuple[Said, datetime]]:
    """When what happened to a request, for the line on its page."""
    found: list[tuple[Said, datetime | None]] = [
        (Sentence("Asked"), asked.asked_at),
        (Sentence("File complete"), asked.complete_at),
        (Sentence("Vote called"), asked.called_at),
        (Sentence("Decided"), asked.decided_at),
        (Sentence("Decision announced"), asked.announced_at),
    ]
    return [(said, at) for said, at in found if at]
