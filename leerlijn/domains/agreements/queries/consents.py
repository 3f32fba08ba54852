"""What councils consented to or have before them, and whether it still is so: of many agreements at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.ledger import NOT_COUNTED
from leerlijn.domains.agreements.queries.outcomes import CONSENT, WAITING
from leerlijn.domains.agreements.queries.rounds import Round, columns, round_in
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

type Banner = tuple[Said, Said, tuple[Said, ...]]
"""In bold, in a sentence, and what is different where that was looked up."""


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The newest consent to an agreement. `changed`: text or figures are no longer what was consented to.

    `conditions` were attached to it; `waiting` of those are not met yet.
    """

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
    conditions: int
    waiting: int

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


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What lies before a council now. `changed`: text or figures are no longer what was sent to it."""

    agreement: int
    request: int | None
    holder: Text
    council: Text
    asked_at: datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class Sealed:
    """What of an agreement is sealed: the newest consent, and what lies before a council."""

    holder: Text
    round: Round
    consent: ConsentLine | None = None
    asked: AskedLine | None = None

    @property
    def is_changed(self) -> bool:
        return any(each.changed for each in (self.consent, self.asked) if each)

    def banners(
        self, *, since_asked: Sequence[Said] = (), since_consent: Sequence[Said] = ()
    ) -> Iterator[Banner]:
        """What every page that shows the agreement says where it is no longer what is sealed."""
        if self.asked and self.asked.changed:
            yield (
                Sentence("Changed after it was sent to the council."),
                Sentence(
                    "What {council} got on {day} is not what stands here now.",
                    council=self.asked.council,
                    day=day_of(self.asked.asked_at),
                ),
                tuple(since_asked),
            )
        if self.consent and self.consent.changed:
            yield (
                Sentence("Changed after consent."),
                self._what_became_of_the_change,
                tuple(since_consent),
            )

    @property
    def _what_became_of_the_change(self) -> Said:
        if self.asked is None or self.asked.changed:
            return Sentence("Text or figures are no longer what the council consented to.")
        return Sentence(
            "Text or figures are no longer what the council consented to; {council} has the change before it "
            "since {day}.",
            council=self.asked.council,
            day=day_of(self.asked.asked_at),
        )


def sealed_of(agreements: Iterable[int]) -> Mapping[int, Sealed]:
    """By agreement; one statement. It compares with the fingerprint that is kept at every change."""
    return _by_agreement(CouncilRequest.objects.filter(about__in=list(agreements)))


def sealed_in(agreements: QuerySet[Case]) -> Mapping[int, Sealed]:
    """The same of all that were found and count; one statement."""
    counted = agreements.exclude(state__in=NOT_COUNTED).order_by().values("pk")
    return _by_agreement(CouncilRequest.objects.filter(about__in=counted))


def all_sealed() -> Mapping[int, Sealed]:
    """Of every agreement that counts, in any round; one statement."""
    return _by_agreement(CouncilRequest.objects.exclude(about__state__in=NOT_COUNTED))


YEARS = columns("about__in_round__round__")
OWN = ("outcome", "asked_at", "decided_at", "in_favour", "against", "abstained", "fingerprint")
LINE = (
    *(
        "about",
        "about__unit__name_nl",
        "about__unit__name_en",
        "case",
        "council__name_nl",
        "council__name_en",
    ),
    *("now", *OWN, *YEARS),
)
"""What `fold` reads of a request; `now` is the fingerprint that is kept of what it is about."""


def sealing(requests: QuerySet[CouncilRequest]) -> QuerySet[CouncilRequest]:
    """Those by which something is sealed: consents, the newest last, and what lies before a council."""
    found = requests.filter(Q(outcome__in=CONSENT, decided_at__isnull=False) | Q(outcome__in=WAITING))
    return found.order_by("decided_at", "pk").annotate(now=F("about__kept_fingerprint__fingerprint"))


def _by_agreement(requests: QuerySet[CouncilRequest]) -> Mapping[int, Sealed]:
    rows = (
        sealing(requests)
        .annotate(
            attached=Count("conditions"),
            waiting=Count("conditions", filter=Q(conditions__duty__is_open=True)),
        )
        .values("attached", "waiting", *LINE)
    )
    found: dict[int, Sealed] = {}
    for row in rows:
        known = found.get(row["about"])
        found[row["about"]] = fold(known, row, conditions=row["attached"], waiting=row["waiting"])
    return found


def fold(known: Sealed | None, row: Mapping[str, Any], *, conditions: int, waiting: int) -> Sealed:
    """What was known of an agreement, with one more of the requests about it."""
    known = known or Sealed(
        Text(nl=row["about__unit__name_nl"], en=row["about__unit__name_en"]),
        round_in([row[name] for name in YEARS]),
    )
    council = Text(nl=row["council__name_nl"], en=row["council__name_en"])
    changed = row["now"] is not None and row["now"] != row["fingerprint"]
    if row["outcome"] in WAITING:
        asked = AskedLine(row["about"], row["case"], known.holder, council, row["asked_at"], changed)
        return replace(known, asked=asked)
    consent = ConsentLine(
        agreement=row["about"],
        request=row["case"],
        holder=known.holder,
        council=council,
        decided_at=row["decided_at"],
        in_favour=row["in_favour"],
        against=row["against"],
        abstained=row["abstained"],
        fingerprint=row["fingerprint"],
        changed=changed,
        conditions=conditions,
        waiting=waiting,
    )
    return replace(known, consent=consent)


def sealed_by(requests: Iterable[CouncilRequest], *, holder: Text, round: Round) -> Sealed:
    """The same of one agreement of which the requests are loaded, the oldest first; no statement."""
    found = Sealed(holder, round)
    for each in requests:
        if each.outcome in {*CONSENT, *WAITING}:
            found = fold(found, _as_row(each), conditions=0, waiting=0)
    return found


def _as_row(request: CouncilRequest) -> Mapping[str, Any]:
    kept = getattr(request.about, "kept_fingerprint", None)
    council = {"council__name_nl": request.council.name_nl, "council__name_en": request.council.name_en}
    keys = {"about": request.about_id, "case": request.case_id, "now": kept and kept.fingerprint}
    return council | keys | {name: getattr(request, name) for name in OWN}
