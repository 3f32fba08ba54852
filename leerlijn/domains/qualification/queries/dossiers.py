"""What the UTQ asks of a dossier besides its evidence: who may judge and supervise, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.db.models import Exists, Expression, F, OuterRef, Q, Subquery

from leerlijn.domains.qualification import earlier
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.models import ExternalCertificate, Interview, PartialCertificate
from leerlijn.domains.qualification.obligation import WITH_DUTY
from leerlijn.domains.qualification.queries.examples import examples_of
from leerlijn.domains.qualification.queries.register import COUNTS
from leerlijn.domains.qualification.queries.shared import Shared, shared_of
from leerlijn.domains.qualification.queries.supervision import BESIDE_A_DOSSIER
from leerlijn.domains.qualification.supervision import KINDS as KINDS_OF_HOURS
from leerlijn.domains.qualification.supervision import Hours
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting, values_of
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import certificate_for
from leerlijn.foundation.dossiers.models import Dossier, Proposal, Submission
from leerlijn.foundation.dossiers.queries.changes import Changes, changes_between
from leerlijn.foundation.dossiers.queries.course import Course
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts as AnyDossierFacts
from leerlijn.foundation.dossiers.queries.dossiers import found_dossier
from leerlijn.foundation.dossiers.queries.examples import Example
from leerlijn.foundation.dossiers.queries.items import manifest_of
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.panels import eligible
from leerlijn.foundation.panels.content import Finding
from leerlijn.foundation.panels.invited import asked_no_more, let_go_since
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import judges_of
from leerlijn.foundation.panels.related import panel_for
from leerlijn.foundation.panels.suggesting import Suggestion, loads_of, suggested
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import people_with_office
from leerlijn.kernel.procedure import INFERRED, Setting
from leerlijn.kernel.seal import from_canonical
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

PROCEDURE = "utq-dossier"
OBLIGATION = "utq-obligation"
SUPERVISES = "utq-supervisor"
"""The relation of whoever supervises a candidate: it bars from judging, also when it is over."""
BEING_MADE = frozenset({"in_progress", "precheck_returned", "returned_incomplete", "supplement"})
AT_PRECHECK = frozenset({"precheck_requested", "precheck_ok"})
"""The states in which the supervisor reads, or has read, the dossier as it stands."""
NOT_HANDED_IN = BEING_MADE | AT_PRECHECK
BEFORE_JUDGING = NOT_HANDED_IN | {"submitted"}
BEING_ASKED = frozenset({"assessors_asked", "place_open"})
"""The states in which somebody is asked to judge."""
JUDGING = frozenset({"individual_judgement"})
TALKING = frozenset({"interview_to_plan", "interview_planned", "interview_held"})
"""The states around the talk with the candidate; nothing is proposed yet."""
COURSE = Course(
    place="qualification",
    framework="utq",
    panel=PanelRule(judges=2, one_from_another_faculty=True, unrelated=True, argued_from=0),
    being_made=BEING_MADE,
    changing=BEING_MADE | {"withdrawn"},
    before_a_proposal=(BEFORE_JUDGING | BEING_ASKED | JUDGING | TALKING) - {"supplement"},
    supplementing="supplement",
    settles=True,
)
OPEN_CRITERIA = Setting(
    "utq-dossier.open-criteria",
    Text(
        nl="waar criteria heen gaan die tussen twee assessoren open blijven",
        en="where criteria go that stay open between two assessors",
    ),
    "third-assessor",
    INFERRED,
)
WHO_DECIDES: Mapping[str, Text] = {
    "third-assessor": Text(nl="naar een derde assessor", en="to a third assessor"),
    "coordinator": Text(nl="naar de coördinator", en="to the coordinator"),
}


WITHOUT_PRECHECK = Setting(
    "utq-dossier.without-precheck",
    Text(nl="inleveren zonder voorcheck", en="handing in without a pre-check"),
    "with-reason",
    INFERRED,
)
WAYS_WITHOUT: Mapping[str, Text] = {
    "with-reason": Text(nl="mag, met een reden", en="allowed, with a reason"),
    "not-allowed": Text(nl="mag niet", en="not allowed"),
}
CERTIFIED_WITHIN = Setting(
    "utq-dossier.certified-within",
    Text(
        nl="hoe kort geleden één van de assessoren zelf de BKO haalde",
        en="how lately one of the assessors got the UTQ themselves",
    ),
    "not-asked",
    INFERRED,
)
HOW_LATELY: Mapping[str, Text] = {
    "not-asked": Text(nl="wordt niet gevraagd", en="is not asked"),
    **{f"P{n}Y": Text(nl=f"hooguit {n} jaar geleden", en=f"at most {n} years ago") for n in (2, 3, 5, 10)},
}
CLOSING_FORM = Setting(
    "utq-dossier.closing-form",
    Text(nl="hoe een beoordeling sluit", en="how an assessment closes"),
    "paper",
    INFERRED,
)
"""Utq.md 6.2; it holds for a round from its first day on."""
WAYS_TO_CLOSE: Mapping[str, Text] = {
    "paper": Text(nl="op papier", en="on paper"),
    "interview": Text(nl="met een criteriumgericht interview", en="with a criterion-based interview"),
}


@dataclass(frozen=True)
class DossierFacts(AnyDossierFacts):
    """What is known of a UTQ dossier at one moment."""

    COURSE: ClassVar[Course] = COURSE

    @cached_property
    def has_other_dossier(self) -> bool:
        candidate = self.situation.case.subject_id or self.situation.by.person
        others = Case.objects.filter(procedure=PROCEDURE, subject_id=candidate, is_open=True)
        return others.exclude(pk=self.situation.case.pk).exists()

    @cached_property
    def parts_entered(self) -> tuple[PartialCertificate, ...]:
        """Every partial certificate of the candidate, also what counts no more; one statement."""
        entered = PartialCertificate.objects.filter(person=self.situation.case.subject_id)
        known = entered.annotate(counts=COUNTS, basis=F("certificate__basis"))
        return tuple(known.order_by("pk"))

    @property
    def parts(self) -> tuple[PartialCertificate, ...]:
        """Those that count, whatever they cover."""
        return tuple(each for each in self.parts_entered if getattr(each, "counts", False))

    @property
    def taken_over(self) -> earlier.TakenOver | None:
        """From where, for a dossier that began elsewhere."""
        return earlier.taken_over(self.situation.case.data)

    @property
    def recognised(self) -> Mapping[str, Said]:
        """What partial certificates cover, each with the certificate, and what was sufficient elsewhere."""
        before = self.taken_over
        brought = dict.fromkeys(before.criteria, before.covers) if before else {}
        return brought | {
            code: Sentence(
                "Recognised: partial certificate {unit} of {issuer}, {year}.",
                unit=each.unit,
                issuer=issuers().named(each.issuer),
                year=str(each.year),
            )
            for each in self.parts
            for code in each.criteria
        }

    @property
    def why_closed(self) -> Said:
        if self.situation.case.state in AT_PRECHECK:
            return Sentence("Your supervisor reads the dossier as it is. Go on working on it first.")
        return super().why_closed

    @cached_property
    def feedback(self) -> Mapping[int, Shared]:
        """By the number of the item, what was shared for feedback; one statement."""
        return shared_of(self.dossier.pk) if self.dossier else {}

    @property
    def shared(self) -> tuple[Shared, ...]:
        """What is out for feedback, or came back with it."""
        return tuple(each for each in self.feedback.values() if each.is_out)

    def why_kept(self, order: int) -> Said | None:
        if any(each.order == order for each in self.shared):
            return Sentence("Your supervisor has it for feedback. First take it back, or say it is ready.")
        return None

    def why_fixed(self, order: int) -> Said | None:
        """What somebody reads for feedback does not change under their eyes."""
        if order in self.feedback and self.feedback[order].is_being_read:
            return Sentence(
                "Your supervisor reads this version. Take it back first, or wait for the feedback."
            )
        return None

    @cached_property
    def changes(self) -> Changes | None:
        """Between what was judged last before this was handed in, and this; known with the dossier."""
        before = getattr(self.dossier, "judged_before", None)
        if before is None or self.submission is None:
            return None
        return changes_between(from_canonical(before), manifest_of(self.submission))

    @property
    def hours(self) -> Hours:
        """Of supervision; known with the dossier."""
        return Hours(**{kind: getattr(self.dossier, f"minutes_{kind}", 0) for kind in KINDS_OF_HOURS})

    @property
    def is_supervised(self) -> bool:
        return any(party.relation == SUPERVISES for party in self.situation.parties)

    @cached_property
    def may_skip_precheck(self) -> bool:
        case, on = self.situation.case, self.situation.on
        return setting(WITHOUT_PRECHECK, path=case.path, on=on) == "with-reason"

    @cached_property
    def duty_ends_on(self) -> date | None:
        """The last day of the duty to qualify, where there is one."""
        duties = Case.objects.filter(procedure=OBLIGATION, subject_id=self.situation.case.subject_id)
        running = duties.filter(state__in=WITH_DUTY, due_on__isnull=False)
        return running.values_list("due_on", flat=True).first()

    @cached_property
    def panel_rule(self) -> PanelRule:
        """With what the institution asks besides."""
        case, on = self.situation.case, self.situation.on
        chosen = values_of([CERTIFIED_WITHIN, CLOSING_FORM], path=case.path, on=on)
        within = chosen[CERTIFIED_WITHIN.key]
        return replace(
            COURSE.panel,
            certified_within="" if within == CERTIFIED_WITHIN.default else within,
            talks=chosen[CLOSING_FORM.key] == "interview",
        )

    @property
    def closes_with_a_talk(self) -> bool:
        """By what held when the judging began."""
        return bool(self.round and self.round.rule.talks)

    @cached_property
    def interview(self) -> Interview | None:
        """The talk of this round, once it was planned; one statement where there can be one.

        Whoever decides between two goes by the talk that the two had.
        """
        if self.round is None or not (self.closes_with_a_talk or self.round.between):
            return None
        found = Interview.objects.filter(round=self.round.between or self.round.id)
        return found.select_related("session").first()

    @property
    def planned_interview(self) -> Interview:
        """The same, where it is known to be there. Raises LookupError."""
        if self.interview is None:
            raise LookupError(f"case {self.situation.case.pk} has no interview")
        return self.interview

    @property
    def meeting(self) -> Session | None:
        return self.interview.session if self.interview else None

    @property
    def may_be_recorded(self) -> bool:
        """Only where the candidate said so."""
        return bool(self.interview and self.interview.may_record)

    @property
    def guide(self) -> tuple[str, ...]:
        """The criteria that the talk is about, or was: those that not both assessors accept yet."""
        was_held = self.interview is not None and self.interview.reported_at is not None
        return self.round.talked_about if self.round and was_held else self.not_accepted

    def examples(self, criterion: str) -> Mapping[Finding, Sequence[Example]]:
        """One statement where a round runs or ran."""
        candidate = self.situation.case.subject_id
        return examples_of(self.round.framework, criterion, candidate=candidate) if self.round else {}

    @property
    def answers_in_talk(self) -> Mapping[str, str]:
        reads = self.round and (self.round.talked_about or self.round.between)
        return self.interview.answers if reads and self.interview else {}

    def certified_on(self, people: Collection[int]) -> Mapping[int, date]:
        return certified_on(people) if self.panel_rule.certified_within else {}

    @cached_property
    def eligible_assessors(self) -> tuple[tuple[str, Said], ...]:
        """Who may be asked to judge: of the pool, and neither candidate, supervisor nor line manager."""
        return eligible_assessors(self.situation)

    @cached_property
    def assessors_to_ask(self) -> tuple[tuple[str, Said], ...]:
        """The same without who has a place, and who said no or judged since this was handed in."""
        if self.submission is None:
            return ()
        barred = asked_no_more(self.situation.case.pk, since=self.submission.sealed_at)
        asked = {each.person_id for each in self.panel_so_far if each.place not in self.free_places}
        return tuple(
            each for each in eligible_assessors(self.situation, but=barred) if int(each[0]) not in asked
        )

    @property
    def places_to_fill(self) -> int:
        """How many people are to be asked at once: for every place, for the free ones, or instead of one."""
        return len(self.free_places) or 1 if self.panel_so_far else self.panel_rule.judges

    @property
    def panel_so_far(self) -> tuple[Invitation, ...]:
        """Whoever is asked for a place now; nobody where the asking is yet to begin."""
        return self.invited if self.situation.case.state in BEING_ASKED | JUDGING else ()

    @cached_property
    def suggestion(self) -> Suggestion | None:
        """Whom the coordinator could ask for the places that are free; seven statements besides the list."""
        if self.submission is None:
            return None
        staying = [each.person_id for each in self.panel_so_far if each.place not in self.free_places]
        gone = let_go_since(self.situation.case.pk, since=self.submission.sealed_at)
        people = [int(key) for key, _ in self.assessors_to_ask if int(key) not in gone] + staying
        seats = list(Person.objects.filter(pk__in=people).order_by("pk"))
        certified = self.certified_on(people)
        panel = panel_for(self.situation.case, seats, on=self.situation.on, certified=certified)
        loads = loads_of(people, on=self.situation.on)
        return suggested(self.panel_rule, panel, loads, staying=staying)

    def suggested_for(self, place: int) -> str:
        """The key of whom the suggestion has for this place; nothing where it has nobody."""
        free = self.free_places or (1, 2)
        if self.suggestion is None or place not in free:
            return ""
        return str(self.suggestion.coming[free.index(place)].person)

    @cached_property
    def eligible_thirds(self) -> tuple[tuple[str, Said], ...]:
        """The same without those who judged this dossier already."""
        judged = {str(person) for person in judges_of(self.situation.case.pk)}
        return tuple(each for each in self.eligible_assessors if each[0] not in judged)

    @cached_property
    def third_decides(self) -> bool:
        """Whether what stays open goes to a third assessor here, without anybody asking for it."""
        case, on = self.situation.case, self.situation.on
        return setting(OPEN_CRITERIA, path=case.path, on=on) == "third-assessor"

    @cached_property
    def supervisors(self) -> tuple[tuple[str, str], ...]:
        """The educational consultants of the faculty; nobody who is judging this dossier."""
        judging = {each.person for each in self.round.judges} if self.round else set()
        judging |= {each.person_id for each in self.invited}
        return tuple(
            (str(person.pk), person.name)
            for person in people_with_office("supervisor", self.situation.case.path, on=self.situation.on)
            if person.pk not in judging and person.pk != self.situation.case.subject_id
        )


def _judged_before() -> Subquery:
    """The manifest of what was judged last before what was handed in last."""
    judged = Exists(Proposal.objects.filter(submission=OuterRef("pk")))
    found = Submission.objects.filter(
        judged, dossier=OuterRef("pk"), number__lt=OuterRef("submissions__number")
    )
    return Subquery(found.order_by("-number").values("manifest")[:1])


BESIDE: Mapping[str, Expression | Subquery] = {**BESIDE_A_DOSSIER, "judged_before": _judged_before()}


def facts_of(situation: Situation) -> DossierFacts:
    return DossierFacts(situation, *found_dossier(situation.case.pk, **BESIDE))


def eligible_assessors(situation: Situation, *, but: Q | None = None) -> tuple[tuple[str, Said], ...]:
    """Who may be asked to judge a case, as (key, name), by name: of the pool, and barred by nothing."""
    subject = situation.case.subject_id
    return eligible.judges(Membership.Role.ASSESSOR, on=situation.on, subject=subject, but=but)


def certified_on(people: Collection[int]) -> Mapping[int, date]:
    """The day of the newest UTQ of each, ours or of another university; two statements.

    Of what is known by its year only the first day counts.
    """
    found: dict[int, date] = {}
    ours = Certificate.objects.filter(kind="utq", holder__in=people, status=Certificate.Status.VALID)
    theirs = ExternalCertificate.objects.filter(person__in=people, withdrawn_at=None)
    known = [
        *((person, day_of(at)) for person, at in ours.values_list("holder_id", "issued_at")),
        *((each.person_id, each.on or date(each.year, 1, 1)) for each in theirs),
    ]
    for person, day in known:
        found[person] = max(day, found.get(person, day))
    return found


def dossier_of(candidate: int) -> Dossier | None:
    """The newest UTQ dossier of somebody."""
    found = Dossier.objects.filter(candidate_id=candidate, case__procedure=PROCEDURE)
    return found.select_related("case", "framework").order_by("-pk").first()


def certificate_of(case: Case) -> Certificate | None:
    """What the verdict led to, once it was made known; one statement where there can be one."""
    if case.state not in {"notified", "final"}:
        return None
    return certificate_for("utq", f"case:{case.pk}")
