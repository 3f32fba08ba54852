"""What lies before a council: the request, its clock, questions, votes and conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.agreements.models import (
    Condition,
    CouncilQuestion,
    CouncilRequest,
    Point,
    Proxy,
    Vote,
)
from leerlijn.domains.agreements.queries.councils import (
    COUNCIL_ROLES,
    Member,
    members_of,
    office_holders,
)
from leerlijn.domains.agreements.queries.fingerprints import (
    differences,
    fingerprint_of,
    is_as_asked,
    manifest_of,
)
from leerlijn.domains.agreements.queries.outcomes import CONSENT, WAITING
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.domains.agreements.queries.regulations import (
    DECISION_QUORUM,
    MAJORITY,
    MEETING_QUORUM,
    PAUSES,
    TERM,
    is_majority,
    quorum,
)
from leerlijn.domains.agreements.queries.rounds import Round, as_round
from leerlijn.foundation.cases.models import Case, Pause
from leerlijn.foundation.cases.queries.settings import calendar_of, setting
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel import terms
from leerlijn.kernel.periods import Period
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.seal import from_canonical
from leerlijn.kernel.sentence import Said, Sentence, Text

type Asked = CouncilRequest
"""For those above, who do not know the tables."""

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
        rows = CouncilRequest.objects.select_related(*beside, "asked_by").annotate(
            is_past=Exists(later), has_conditions=Exists(Condition.objects.filter(request=OuterRef("pk")))
        )
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
        if self.request is None or not vars(self.request)["has_conditions"]:
            return []
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
    def what_changed(self) -> tuple[Said, ...]:
        """The same, where there must be something to say."""
        return self.changed or (Sentence("it is another file"),)

    @property
    def is_another_file(self) -> bool:
        return self.asked.fingerprint != self.fingerprint_now

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


def facts_of(situation: Situation) -> RequestFacts:
    return RequestFacts(situation)


def term_of(facts: RequestFacts) -> tuple[date, Said] | None:
    """Runs from the day on which the file was complete, past every pause; so a late file starts it later."""
    start = facts.asked.complete_at or facts.situation.at
    rows = Pause.objects.filter(
        case=facts.case, starts_on__gte=terms.day_of(start), ends_on__isnull=False
    ).order_by("starts_on")
    pauses = [terms.Pause(PAUSES[row.reason], Period(row.starts_on, row.ends_on)) for row in rows]
    ran = run_term(facts.case.path, start=start, pauses=pauses)
    if ran.day is None:
        return None
    said = Sentence(
        "The clock of the council started on {day}, when the file was complete. {why}",
        day=terms.day_of(start),
        why=ran.explained,
    )
    return ran.day, said


def run_term(path: str, *, start: datetime, pauses: Sequence[terms.Pause] = ()) -> terms.Term:
    """The term of a council from this moment on; it stands still in recess."""
    length = terms.Length.parse(setting(TERM, path=path, on=terms.day_of(start)))
    rule = terms.Rule(length=length, stops_in_recess=True)
    return terms.run(rule, start=start, calendar=calendar_of(path), pauses=pauses)


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


def overdue_conditions(cases: Iterable[int], *, on: date) -> Mapping[int, list[Condition]]:
    """Per agreement what was not done in time: then its consent is at risk; one statement."""
    rows = Condition.objects.filter(
        Q(duty__is_open=True), request__about__in=list(cases), due_on__lt=on
    ).select_related("owner", "request")
    found: dict[int, list[Condition]] = {}
    for row in rows:
        found.setdefault(row.request.about_id, []).append(row)
    return found
