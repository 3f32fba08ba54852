"""Which agreements a council consented to, and whether they still are as it consented: many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.fingerprints import CONSENT
from leerlijn.domains.agreements.queries.ledger import NOT_COUNTED
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The newest consent to an agreement. `changed`: text or figures are no longer what was consented to."""

    agreement: int
    request: int | None
    holder: Text
    council: Text
    decided_at: datetime
    in_favour: int
    against: int
    abstained: int
    fingerprint: str
    changed: bool

    @property
    def said(self) -> Said:
        """Who consented, when, and with how many votes."""
        return Sentence(
            "{council} consented on {day}: {in_favour} for, {against} against, {abstained} abstained.",
            council=self.council,
            day=day_of(self.decided_at),
            in_favour=self.in_favour,
            against=self.against,
            abstained=self.abstained,
        )


def consents_of(agreements: Iterable[int]) -> Mapping[int, ConsentLine]:
    """By agreement; one statement. It compares with the fingerprint that is kept at every change."""
    return _by_agreement(CouncilRequest.objects.filter(about__in=list(agreements)))


def consents_in(agreements: QuerySet[Case]) -> Mapping[int, ConsentLine]:
    """The same of all that were found and count; one statement."""
    counted = agreements.exclude(state__in=NOT_COUNTED).order_by().values("pk")
    return _by_agreement(CouncilRequest.objects.filter(about__in=counted))


def all_consents() -> Mapping[int, ConsentLine]:
    """Of every agreement that counts; one statement."""
    return _by_agreement(CouncilRequest.objects.exclude(about__state__in=NOT_COUNTED))


def _by_agreement(requests: QuerySet[CouncilRequest]) -> Mapping[int, ConsentLine]:
    rows = (
        requests.filter(outcome__in=CONSENT, decided_at__isnull=False)
        .order_by("decided_at", "pk")
        .annotate(now=F("about__kept_fingerprint__fingerprint"))
        .values_list(
            *("about", "case", "about__unit__name_nl", "about__unit__name_en", "council__name_nl"),
            *("council__name_en", "decided_at", "in_favour", "against", "abstained", "fingerprint", "now"),
        )
    )
    return {
        about: ConsentLine(
            about,
            case,
            Text(nl=holder_nl, en=holder_en),
            Text(nl=council_nl, en=council_en),
            decided_at,
            in_favour,
            against,
            abstained,
            fingerprint,
            now is not None and now != fingerprint,
        )
        for (
            about,
            case,
            holder_nl,
            holder_en,
            council_nl,
            council_en,
            decided_at,
            in_favour,
            against,
            abstained,
            fingerprint,
            now,
        ) in rows
        if decided_at
    }
