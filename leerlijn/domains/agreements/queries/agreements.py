"""An agenda or agreement with all that its guards look at: its text, its talks, and what councils said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from leerlijn.domains.agreements.models import (
    Account,
    CouncilRequest,
    Dialogue,
    DraftCheck,
    Measure,
    Point,
    Version,
)
from leerlijn.domains.agreements.queries.councils import councils_of
from leerlijn.domains.agreements.queries.fingerprints import Consent, differences, is_as_asked, manifest_of
from leerlijn.domains.agreements.queries.ledger import NOT_COUNTED
from leerlijn.domains.agreements.queries.outcomes import CONSENT, WAITING
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.domains.agreements.queries.rights import (
    lapsed_right,
    right_here,
)
from leerlijn.domains.agreements.queries.rounds import (
    Round,
    as_round,
    newest_round,
    of_same_round,
    round_of,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.seal import from_canonical
from leerlijn.kernel.sentence import Said, Sentence, Text

SUSPENDED = "suspended_"
"""Begins the key of each state in which the board has suspended an agreement; then comes where it stood."""


@dataclass(frozen=True)
class AgreementFacts:
    """Each part is loaded when it is asked for, and once."""

    situation: Situation

    @property
    def case(self) -> Case:
        return self.situation.case

    @cached_property
    def round(self) -> Round:
        """Of which this is part; of a case that is being opened, the one that it will be part of."""
        if self.case.pk is None:
            return newest_round()
        return as_round(self.version.case.in_round.round) if self.version else round_of(self.case.pk)

    @cached_property
    def versions(self) -> list[Version]:
        """The newest first."""
        if self.case.pk is None:
            return []
        rows = Version.objects.filter(case=self.case).select_related("made_by", "case__in_round__round")
        return list(rows.order_by("-number"))

    @property
    def version(self) -> Version | None:
        return self.versions[0] if self.versions else None

    def text(self, key: str) -> str:
        return str(self.version.said.get(key, "")) if self.version else ""

    @cached_property
    def remarks(self) -> list[Point]:
        return points_of([self.case.pk]) if self.case.pk else []

    @property
    def open_remarks(self) -> list[Point]:
        return [each for each in self.remarks if not each.reply]

    @cached_property
    def check(self) -> DraftCheck | None:
        rows = DraftCheck.objects.filter(case=self.case).select_related("made_by", "version")
        return rows.order_by("-pk").first()

    @cached_property
    def requests(self) -> list[CouncilRequest]:
        """What councils were asked about this, the newest first."""
        if self.case.pk is None:
            return []
        rows = CouncilRequest.objects.filter(about=self.case)
        beside = ("council", "case", "version", "asked_by", "about__kept_fingerprint")
        return list(rows.select_related(*beside).order_by("-pk"))

    @property
    def request(self) -> CouncilRequest | None:
        return self.requests[0] if self.requests else None

    @property
    def asked_again_at(self) -> datetime | None:
        """When a council was asked anew after it had consented."""
        if self.request is None or all(each.outcome not in CONSENT for each in self.requests[1:]):
            return None
        return self.request.asked_at

    def outcome_is(self, *outcomes: str) -> bool:
        return self.request is not None and self.request.outcome in outcomes

    @cached_property
    def councils(self) -> list[tuple[str, Text]]:
        return councils_of(self.case.unit_id, on=self.situation.on)

    @cached_property
    def dialogues(self) -> list[Dialogue]:
        """The talks of this agenda or agreement, the newest first."""
        rows = Dialogue.objects.filter(case__about=self.case).select_related("case")
        return list(rows.order_by("-pk"))

    @property
    def consent(self) -> Consent | None:
        """The newest consent."""
        return next((Consent(each) for each in self.requests if each.outcome in CONSENT), None)

    @property
    def asked(self) -> CouncilRequest | None:
        """What lies before a council now."""
        return self.request if self.request and self.request.outcome in WAITING else None

    @cached_property
    def changed_since_asked(self) -> tuple[Said, ...]:
        """What is different from what lies before the council."""
        if self.asked is None or is_as_asked(self.asked):
            return ()
        return differences(from_canonical(self.asked.sealed), manifest_of(self.case))

    @cached_property
    def changed(self) -> tuple[Said, ...] | None:
        """What is different since the consent; it is looked up only where the fingerprint says so."""
        if self.consent is None or is_as_asked(self.consent.request):
            return None
        return differences(self.consent.manifest, manifest_of(self.case)) or None

    @cached_property
    def changed_besides_the_text(self) -> tuple[Said, ...] | None:
        """What stays different from the consent where the text is again as it was then."""
        if self.consent is None or not self.changed:
            return None
        as_consented = manifest_of(self.case, version=self.consent.request.version)
        return differences(self.consent.manifest, as_consented) or None

    @cached_property
    def agendas(self) -> list[Case]:
        """The agendas of the programmes in this faculty, of the same round."""
        return self._below("programme-agenda")

    @cached_property
    def faculty_agreements(self) -> list[Case]:
        """Those of the same round."""
        return self._below("faculty-agreement")

    def _below(self, procedure: str) -> list[Case]:
        rows = Case.objects.filter(procedure=procedure, path__startswith=self.case.path)
        return list(of_same_round(rows, self.case).select_related("unit").order_by("pk"))

    @property
    def parts(self) -> list[Case]:
        """The agreements of faculties that count: not those that were withdrawn or annulled."""
        return [each for each in self.faculty_agreements if each.state not in NOT_COUNTED]

    @property
    def whole(self) -> list[int]:
        """This, and the agreements that are part of it."""
        return [self.case.pk, *(each.pk for each in self.parts)]

    @cached_property
    def budgeted(self) -> set[tuple[str, int]]:
        """The themes and years for which a measure of the whole has money."""
        rows = Account.objects.filter(kind=Account.Kind.MEASURE, case__in=self.whole, balance__gt=0)
        return set(rows.values_list("theme", "year"))

    @cached_property
    def measure_without_milestone(self) -> Measure | None:
        """The first of the whole that does not say what stands halfway."""
        rows = Measure.objects.filter(case__in=self.whole, dropped_at=None, milestone_nl="", milestone_en="")
        return rows.select_related("case__unit").order_by("case", "number").first()

    @property
    def level(self) -> str:
        return LEVELS[self.case.procedure]

    def rights(self, right: str) -> list[tuple[str, Said | str]]:
        """By which right a council can be asked today; a promise that lapsed is no choice any more."""
        found: list[tuple[str, Said | str]] = []
        here = right_here(self.level, right, on=self.situation.on)
        if here is not None:
            found.append((here.key, Sentence("{on} ({source})", on=here.on, source=here.source)))
        return [
            *found,
            ("other", Text(nl="een andere grond; schrijf welke", en="another ground; write which")),
        ]

    def lapsed(self, right: str) -> Said | None:
        """Which right is over, in one sentence."""
        if right_here(self.level, right, on=self.situation.on):
            return None
        over = lapsed_right(self.level, right, on=self.situation.on)
        if over is None or over.ends_on is None:
            return None
        return Sentence(
            "The right that rested on the {source} ended on {day}.", source=over.source, day=over.ends_on
        )


LEVELS = {
    "programme-agenda": "programme",
    "faculty-agreement": "faculty",
    "institution-agreement": "institution",
}


def facts_of(situation: Situation) -> AgreementFacts:
    return AgreementFacts(situation)


def directors_of(unit: int, *, on: date) -> set[int]:
    """Who directs the programme: they do not sit in its committee (WHW art. 9.17)."""
    rows = Membership.objects.filter(in_force(on), unit=unit, role=Membership.Role.PROGRAMME_DIRECTOR)
    return set(rows.values_list("person", flat=True))


def is_suspended(case: Case) -> bool:
    return case.state.startswith(SUSPENDED)
