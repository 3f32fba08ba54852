"""A dossier with its evidence, claims and criteria, loaded once: what every guard and page about it asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import ClassVar

from django.db.models import Exists, Expression, F, Subquery

from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.dossiers.models import (
    Dossier,
    EditionChoice,
    Proposal,
    Submission,
)
from leerlijn.foundation.dossiers.queries.carrying import Carrying
from leerlijn.foundation.dossiers.queries.changes import Changes
from leerlijn.foundation.dossiers.queries.course import Course
from leerlijn.foundation.dossiers.queries.examples import Example
from leerlijn.foundation.dossiers.queries.items import ItemLine, items_of, number_of
from leerlijn.foundation.dossiers.verdicts import Verdict
from leerlijn.foundation.frameworks.queries import (
    CriterionLine,
    Edition,
    carried_between,
    criteria_of,
    framework,
    newer_than,
)
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.content import Finding, Scale
from leerlijn.foundation.panels.invited import invitations_of
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import RoundLine
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.panels.relations import JUDGE, THIRD
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True)
class DossierFacts:
    """What is known of a dossier at one moment. For a case that is being opened there is no dossier yet.

    A procedure adds what it asks besides; `COURSE` is what it says of all its dossiers.
    """

    COURSE: ClassVar[Course]

    situation: Situation
    dossier: Dossier | None = None
    submission: Submission | None = None

    @property
    def opened(self) -> Dossier:
        """The dossier, where it is known to be there. Raises LookupError."""
        if self.dossier is None:
            raise LookupError(f"case {self.situation.case.pk} has no dossier")
        return self.dossier

    @property
    def is_being_made(self) -> bool:
        return self.situation.case.state in self.COURSE.being_made

    @property
    def why_closed(self) -> Said:
        """Why nothing can be put in now."""
        if self.submission is None:
            return Sentence("This dossier is closed. From now on nobody can change it.")
        return Sentence(
            "This dossier was sealed on {day} as {number}. From then on nobody can change it.",
            day=day_of(self.submission.sealed_at),
            number=number_of(self.submission),
        )

    def why_kept(self, order: int) -> Said | None:
        """Why an item cannot be taken out now; None where it can."""
        return None

    def why_fixed(self, order: int) -> Said | None:
        """Why an item cannot be changed now, although it stays in the dossier; None where it can."""
        return None

    @property
    def changes(self) -> Changes | None:
        """What changed since it was judged before; None where it was not."""
        return None

    @property
    def can_change(self) -> bool:
        """Whether it is, or may have become, another than the one that was sealed last."""
        return self.situation.case.state in self.COURSE.changing

    @cached_property
    def items(self) -> tuple[ItemLine, ...]:
        """What is in the dossier now; one statement, for whoever asks."""
        return items_of(self.dossier) if self.dossier else ()

    @cached_property
    def criteria(self) -> tuple[CriterionLine, ...]:
        return criteria_in(self.dossier.framework_id) if self.dossier else ()

    def criteria_of(self, items: Sequence[ItemLine]) -> tuple[CriterionLine, ...]:
        """Those in whose codes these items claim: what was sealed keeps the edition it was sealed in."""
        if self.submission is None or items is self.__dict__.get("items"):
            return self.criteria
        return criteria_in(self.submission.framework_id)

    @cached_property
    def criteria_judged(self) -> tuple[CriterionLine, ...]:
        """All criteria of the edition in which the newest round judges."""
        return criteria_in(self.round.framework) if self.round else ()

    @cached_property
    def carried(self) -> Mapping[str, Sequence[str]] | None:
        """Since the dossier moved to another edition: what counts there already, and what it comes from.

        None where it did not move since the last seal; one statement where it did.
        """
        if self.dossier is None or self.submission is None:
            return None
        if self.dossier.framework_id == self.submission.framework_id:
            return None
        moves = EditionChoice.objects.filter(
            dossier=self.dossier, framework=self.dossier.framework_id, moved=True
        )
        accepted: Mapping[str, Sequence[str]] = moves.values_list("accepted", flat=True).get()
        return accepted

    @property
    def recognised(self) -> Mapping[str, Said]:
        """The criteria that something from elsewhere covers, each with what that is."""
        return {}

    @cached_property
    def codes_to_cover(self) -> tuple[str, ...]:
        """All criteria but those that were recognised; in a supplement only what was not yet sufficient.

        Where everything was recognised, everything is looked at: nothing else would be left to judge.
        """
        if self.submission is None:
            codes = tuple(line.code for line in self.criteria)
            return tuple(code for code in codes if code not in self.recognised) or codes
        if self.carried is not None:
            return tuple(line.code for line in self.criteria if line.code not in self.carried)
        if self.situation.case.state == self.COURSE.supplementing:
            return self.to_supplement
        return tuple(self.submission.criteria)

    @cached_property
    def uncovered(self) -> tuple[str, ...]:
        """The criteria for which no item is named."""
        covered = {code for item in self.items for code in item.claims}
        return tuple(code for code in self.codes_to_cover if code not in covered)

    @cached_property
    def unsaid(self) -> tuple[str, ...]:
        """Where an item does not say why it proves a criterion that is open: `E1 × 2.3`."""
        return tuple(
            f"{item.code} × {code}"
            for item in self.items
            for code, sentence in item.claims.items()
            if not sentence and code in self.codes_to_cover
        )

    @property
    def accepted(self) -> tuple[str, ...]:
        """The criteria that were found sufficient before, and stay so."""
        open_codes = self.codes_to_cover
        return tuple(line.code for line in self.criteria if line.code not in open_codes)

    @cached_property
    def offered(self) -> Edition | None:
        """The newer edition of the criteria to which the dossier can move, while it is being made."""
        if self.dossier is None or not self.is_being_made or not getattr(self.dossier, "has_newer", False):
            return None
        newest = framework(self.COURSE.framework, on=self.situation.on)
        newer = newest is not None and newest.starts_on > self.dossier.framework.starts_on
        return newest if newer else None

    @cached_property
    def carrying(self) -> Carrying | None:
        """What the dossier would keep there."""
        if self.offered is None:
            return None
        return Carrying(
            carried=carried_between(self.opened.framework_id, self.offered.id),
            criteria=criteria_in(self.offered.id),
            accepted=self.accepted,
        )

    @property
    def panel_rule(self) -> PanelRule:
        """What a panel must be like that is put together now."""
        return self.COURSE.panel

    def certified_on(self, people: Collection[int]) -> Mapping[int, date]:
        """Since when these people are certified, where the rule of the panel asks for it."""
        return {}

    @cached_property
    def related_judges(self) -> frozenset[int]:
        """Who of those that judge now is related to the candidate; two statements."""
        judging = [*self.situation.people(JUDGE), *self.situation.people(THIRD)]
        return related_among(judging, self.situation.case.subject_id, on=self.situation.on)

    @cached_property
    def invited(self) -> tuple[Invitation, ...]:
        """Who is asked for which place of the panel, as far as it counts; one statement."""
        return invitations_of(self.situation.case.pk)

    @property
    def invitation(self) -> Invitation | None:
        """The one of whoever looks, while they did not answer it."""
        own = (each for each in self.invited if each.person_id == self.situation.by.person)
        return next((each for each in own if not each.answer), None)

    @cached_property
    def free_places(self) -> tuple[int, ...]:
        """The places of which whoever was asked said no, nothing in time, or must not judge after all."""
        no = {Invitation.Answer.DECLINED, Invitation.Answer.LAPSED}
        unfit = self.related_invited
        return tuple(each.place for each in self.invited if each.answer in no or each.person_id in unfit)

    @property
    def everybody_accepted(self) -> bool:
        return bool(self.invited) and all(each.answer == each.Answer.ACCEPTED for each in self.invited)

    @cached_property
    def related_invited(self) -> frozenset[int]:
        """Who of those that are asked is related to the candidate; two statements."""
        asked = [each.person_id for each in self.invited]
        return related_among(asked, self.situation.case.subject_id, on=self.situation.on)

    @property
    def still_judging(self) -> frozenset[int]:
        """Who did not hand in yet of those who judge now; one statement."""
        return panels.still_judging(self.round.id) if self.round else frozenset()

    @cached_property
    def round(self) -> RoundLine | None:
        return panels.round_of(self.situation.case.pk)

    @property
    def is_being_judged(self) -> bool:
        """Whether a round runs; what is in it stays closed until both judgements are in."""
        return self.round is not None and self.round.closed_at is None

    def is_being_judged_by(self, person: int) -> bool:
        return bool(
            self.round and self.is_being_judged and person in {each.person for each in self.round.judges}
        )

    @property
    def scale(self) -> Scale:
        """The findings that somebody can choose from."""
        return self.COURSE.panel.findings

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
        """The criteria on which they differ, or which they wanted to ask about, or did ask about."""
        asked = self.round.talked_about if self.round else ()
        return tuple(each.code for each in self.compared if is_open_between(each) or each.code in asked)

    @property
    def not_accepted(self) -> tuple[str, ...]:
        """The criteria that not all of them find sufficient, nor settled so."""
        accepted = {code for code, finding in self.agreed_findings.items() if not finding.needs_a_reason}
        return tuple(each.code for each in self.compared if each.code not in accepted)

    def examples(self, criterion: str) -> Mapping[Finding, Sequence[Example]]:
        """What each level of a criterion of this round looks like, of others who consented."""
        return {}

    @property
    def answers_in_talk(self) -> Mapping[str, str]:
        """Per criterion that was asked about, what whoever is judged said of it."""
        return {}

    @cached_property
    def settled(self) -> Mapping[str, panels.Settled]:
        """What they agreed on since; nothing while the judgements are closed."""
        return panels.settled_in(self.round.id) if self.round and self.compared else {}

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The criteria on which they differ, and on which nothing was agreed yet."""
        return tuple(code for code in self.to_settle if code not in self.settled)

    @property
    def agreed_findings(self) -> Mapping[str, Finding]:
        """Per criterion what both found, or what they settled; nothing for what is still between them."""
        still = self.to_settle
        found = {each.code: each.judgements[0].finding for each in self.compared if each.code not in still}
        settled = {code: each.finding for code, each in self.settled.items()}
        return {code: finding for code, finding in {**found, **settled}.items() if finding}

    @cached_property
    def proposal(self) -> Proposal | None:
        """The newest proposal about what was handed in last; one that was refused says why."""
        if self.submission is None or self.situation.case.state in self.COURSE.before_a_proposal:
            return None
        found = Proposal.objects.filter(submission=self.submission).select_related("made_by", "agreed_by")
        return found.order_by("-pk").first()

    @cached_property
    def earlier_versions(self) -> tuple[Proposal, ...]:
        """Of the proposal of now, the newest first; one statement where there are any."""
        if self.proposal is None or self.proposal.version == 1:
            return ()
        earlier = Proposal.objects.filter(submission=self.submission, changed_at__isnull=False)
        since = earlier.filter(pk__lt=self.proposal.pk).select_related("made_by", "agreed_by")
        return tuple(since.order_by("-pk"))[: self.proposal.version - 1]

    def verdict(self, outcome: str, motivation: str, letter: Mapping[str, Sequence[str]]) -> Verdict:
        """What is signed with this outcome, motivation and letter; one statement. Raises LookupError."""
        if self.submission is None or self.round is None:
            raise LookupError("nothing was judged yet")
        findings = {code: finding.value for code, finding in self.agreed_findings.items()}
        return Verdict(
            submission=self.submission.fingerprint,
            judgements=panels.digests_of(self.round.id),
            findings=findings,
            outcome=outcome,
            motivation=motivation,
            not_yet=self.not_yet_agreed,
            letter=letter,
        )

    @property
    def not_yet_agreed(self) -> list[str]:
        """The criteria that both find not yet sufficient, or settled so."""
        found = self.agreed_findings.items()
        return sorted(code for code, finding in found if finding == Finding.NOT_YET)

    @property
    def is_as_proposed(self) -> bool:
        """Whether judgement and letter are what the fingerprint of the proposal is of."""
        each = self.proposal
        if each is None or not each.fingerprint:
            return False
        return self.verdict(each.outcome, each.motivation, each.letter).fingerprint == each.fingerprint

    @cached_property
    def to_supplement(self) -> tuple[str, ...]:
        """The criteria that the verdict named as not yet sufficient."""
        proposal = self.proposal
        return tuple(proposal.not_yet) if proposal else ()


@lru_cache(maxsize=64)
def criteria_in(framework: int) -> tuple[CriterionLine, ...]:
    """A published edition never changes, so it is read once per process."""
    return criteria_of(framework)


def found_dossier(
    case_id: int | None, **beside: Expression | Subquery
) -> tuple[Dossier | None, Submission | None]:
    """With what was handed in last, if anything was, and what else is asked of it; one statement."""
    if case_id is None:
        return None, None
    columns = [field.attname for field in Submission._meta.concrete_fields]
    found = (
        Dossier.objects.filter(case=case_id)
        .select_related("framework", "candidate")
        .annotate(**{f"sealed_{column}": F(f"submissions__{column}") for column in columns})
        .annotate(has_newer=Exists(newer_than("framework")), **beside)
        .order_by("-submissions__number")
        .first()
    )
    sealed = {column: getattr(found, f"sealed_{column}", None) for column in columns}
    if found is None or sealed["id"] is None:
        return found, None
    submission = Submission(**sealed)
    submission.dossier = found
    return found, submission


def is_open_between(compared: panels.Compared) -> bool:
    """Whether the assessors still have to settle this criterion: they differ, or both want to ask."""
    return compared.differs or any(each.finding == "ask" for each in compared.judgements)
