"""A dossier with its evidence, claims and criteria, loaded once: what every guard and page about it asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache

from django.db.models import F

from leerlijn.domains.qualification.models import Claim, Dossier, ItemVersion, Proposal, Submission
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import certificate_for
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.frameworks.queries import CriterionLine, criteria_of
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import RoundLine
from leerlijn.foundation.people.models import Appointment, Membership, Person
from leerlijn.foundation.people.queries import in_force, people_with_office
from leerlijn.kernel.seal import Item as SealedItem
from leerlijn.kernel.seal import Manifest, from_canonical, short

PROCEDURE = "utq-dossier"
OBLIGATION = "utq-obligation"
FRAMEWORK = "utq"
SUPERVISES = "utq-supervisor"
"""The relation of whoever supervises a candidate: it bars from judging, also when it is over."""
BEFORE_A_PROPOSAL = frozenset({"in_progress", "submitted", "returned_incomplete", "individual_judgement"})
"""The states in which nothing can have been proposed yet about what was handed in last."""
PANEL = PanelRule(judges=2, one_from_another_faculty=True)


@dataclass(frozen=True, slots=True)
class File:
    """A stored file as an item shows it, and as `documents.views.served` hands it out."""

    document: int
    name: str
    hash: str
    size: int
    kind: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece of evidence: its newest file, and per criterion the sentence that says why it proves it."""

    id: int
    order: int
    title: str
    kind: str
    period: str
    version: int
    file: File
    claims: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return f"E{self.order}"


@dataclass(frozen=True)
class DossierFacts:
    """What is known of a dossier at one moment. For a case that is being opened there is no dossier yet."""

    situation: Situation
    dossier: Dossier | None = None
    submission: Submission | None = None

    @property
    def opened(self) -> Dossier:
        """The dossier, where it is known to be there. Raises LookupError."""
        if self.dossier is None:
            raise LookupError(f"case {self.situation.case.pk} has no dossier")
        return self.dossier

    @cached_property
    def items(self) -> tuple[ItemLine, ...]:
        """What is in the dossier now; two statements, for whoever asks."""
        return items_of(self.dossier) if self.dossier else ()

    @cached_property
    def criteria(self) -> tuple[CriterionLine, ...]:
        return _criteria(self.dossier.framework_id) if self.dossier else ()

    @cached_property
    def codes_to_cover(self) -> tuple[str, ...]:
        """All criteria; in a supplement only those that were not yet sufficient."""
        if self.submission is None:
            return tuple(line.code for line in self.criteria)
        if self.situation.case.state == "supplement":
            return self.to_supplement
        return tuple(self.submission.criteria)

    @cached_property
    def uncovered(self) -> tuple[str, ...]:
        """The criteria for which no item is named."""
        covered = {code for item in self.items for code in item.claims}
        return tuple(code for code in self.codes_to_cover if code not in covered)

    @cached_property
    def round(self) -> RoundLine | None:
        return panels.round_of(self.situation.case.pk)

    @cached_property
    def is_judged(self) -> bool:
        """Whether both judgements are in, so that the round can close."""
        return bool(self.round and not self.round.closed_at and panels.all_are_in(self.round.id))

    @cached_property
    def compared(self) -> tuple[panels.Compared, ...]:
        """What the two found, beside each other; empty until both judgements are open."""
        return panels.differences(self.round.id) if self.round else ()

    @property
    def to_settle(self) -> tuple[str, ...]:
        """The criteria on which they differ, or which both want to ask about."""
        return tuple(each.code for each in self.compared if is_open_between(each))

    @property
    def both_found_not_yet(self) -> tuple[str, ...]:
        return tuple(
            each.code
            for each in self.compared
            if not is_open_between(each) and each.judgements[0].finding == "not-yet"
        )

    @cached_property
    def proposal(self) -> Proposal | None:
        """The newest proposal about what was handed in last; one that was refused says why."""
        if self.submission is None or self.situation.case.state in BEFORE_A_PROPOSAL:
            return None
        found = Proposal.objects.filter(submission=self.submission).select_related("made_by", "agreed_by")
        return found.order_by("-pk").first()

    @cached_property
    def to_supplement(self) -> tuple[str, ...]:
        """The criteria that the verdict named as not yet sufficient."""
        proposal = self.proposal
        return tuple(proposal.not_yet) if proposal else ()

    @cached_property
    def has_other_dossier(self) -> bool:
        candidate = self.situation.case.subject_id or self.situation.by.person
        others = Case.objects.filter(procedure=PROCEDURE, subject_id=candidate, is_open=True)
        return others.exclude(pk=self.situation.case.pk).exists()

    @cached_property
    def duty_ends_on(self) -> date | None:
        """The last day of the duty to qualify, where there is one."""
        duties = Case.objects.filter(procedure=OBLIGATION, subject_id=self.situation.case.subject_id)
        return duties.filter(due_on__isnull=False).values_list("due_on", flat=True).first()

    @cached_property
    def eligible_assessors(self) -> tuple[tuple[str, str], ...]:
        """Who may be asked to judge: of the pool, and neither candidate, supervisor nor line manager."""
        return eligible_assessors(self.situation)

    @cached_property
    def supervisors(self) -> tuple[tuple[str, str], ...]:
        """The educational consultants of the faculty; nobody who is judging this dossier."""
        judging = {each.person for each in self.round.judges} if self.round else set()
        return tuple(
            (str(person.pk), person.name)
            for person in people_with_office("supervisor", self.situation.case.path, on=self.situation.on)
            if person.pk not in judging and person.pk != self.situation.case.subject_id
        )


@lru_cache(maxsize=64)
def _criteria(framework: int) -> tuple[CriterionLine, ...]:
    """A published edition never changes, so it is read once per process."""
    return criteria_of(framework)


def facts_of(situation: Situation) -> DossierFacts:
    """One statement for what was handed in, two for what was not yet."""
    case = situation.case
    if case.pk is None:
        return DossierFacts(situation)
    sealed = Submission.objects.filter(dossier__case=case).order_by("-number")
    last = sealed.select_related("dossier__framework", "dossier__candidate").first()
    if last is not None:
        return DossierFacts(situation, last.dossier, last)
    begun = Dossier.objects.filter(case=case).select_related("framework", "candidate").first()
    return DossierFacts(situation, begun)


def items_of(dossier: Dossier) -> tuple[ItemLine, ...]:
    """What is in the dossier now, in the order of its numbers; two statements."""
    claims: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for claim in Claim.objects.filter(item__dossier=dossier).order_by("criterion"):
        claims[claim.item_id][claim.criterion] = claim.sentence
    newest = (
        ItemVersion.objects.filter(item__dossier=dossier, item__taken_out_at=None, number=F("item__version"))
        .select_related("item", "document")
        .order_by("item__order")
    )
    return tuple(_line(version, claims[version.item_id]) for version in newest)


def _line(version: ItemVersion, claims: Mapping[str, str]) -> ItemLine:
    item, document = version.item, version.document
    file = File(document.pk, document.name, document.hash, document.size, document.kind, version.made_at)
    return ItemLine(item.pk, item.order, item.title, item.kind, item.period, item.version, file, dict(claims))


def sealed_items(submission: Submission) -> tuple[ItemLine, ...]:
    """The items as they were handed in, read from the manifest; one statement for their files."""
    manifest = manifest_of(submission)
    numbers = [int(str(item.about["document"])) for item in manifest.items]
    files = {document.pk: document for document in Document.objects.filter(pk__in=numbers)}
    return tuple(_sealed(item, files[int(str(item.about["document"]))]) for item in manifest.items)


def _sealed(item: SealedItem, document: Document) -> ItemLine:
    about = item.about
    codes, sentences = about["criteria"], about["sentences"]
    file = File(document.pk, item.name, item.digest, item.size, document.kind, document.made_at)
    return ItemLine(
        id=int(str(about["item"])),
        order=int(str(about["order"])),
        title=str(about["title"]),
        kind=str(about["kind"]),
        period=str(about["period"]),
        version=int(str(about["version"])),
        file=file,
        claims=dict(zip(_texts(codes), _texts(sentences), strict=True)),
    )


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def manifest_of(submission: Submission) -> Manifest:
    return from_canonical(submission.manifest)


def number_of(submission: Submission) -> str:
    """The one number that candidate and assessors compare: `4d1e a07b 19c2 77fe`."""
    return short(submission.fingerprint)


def eligible_assessors(situation: Situation) -> tuple[tuple[str, str], ...]:
    """Who may be asked to judge a case, as (key, name), by name.

    Of the pool of assessors on that day: not the candidate, not whoever supervises or supervised, and not the
    line manager (utq.md 2.5, T1). Three statements.
    """
    barred = barred_from_judging(situation)
    pool = Membership.objects.filter(in_force(situation.on), role=Membership.Role.ASSESSOR)
    people = Person.objects.filter(pk__in=pool.values("person")).exclude(pk__in=barred)
    return tuple((str(person.pk), person.name) for person in people.order_by("family_name", "given_name"))


def barred_from_judging(situation: Situation) -> frozenset[int]:
    """Whoever can never judge this case, whichever way they are proposed."""
    case = situation.case
    managers = Appointment.objects.filter(
        in_force(situation.on), person=case.subject_id or 0, manager__isnull=False
    )
    supervisors = Party.objects.filter(case__subject_id=case.subject_id, relation=SUPERVISES)
    return frozenset(
        {case.subject_id or 0}
        | set(managers.values_list("manager_id", flat=True))
        | set(supervisors.values_list("person_id", flat=True))
    )


def is_open_between(compared: panels.Compared) -> bool:
    """Whether the assessors still have to settle this criterion: they differ, or both want to ask."""
    return compared.differs or any(each.finding == "ask" for each in compared.judgements)


def dossier_of(candidate: int) -> Dossier | None:
    """The newest dossier of somebody."""
    found = Dossier.objects.filter(candidate_id=candidate).select_related("case", "framework")
    return found.order_by("-pk").first()


def certificate_of(case: Case) -> Certificate | None:
    """What the verdict led to, once it was made known; one statement where there can be one."""
    if case.state not in {"notified", "final"}:
        return None
    return certificate_for("utq", f"case:{case.pk}")
