"""What councils consented to or have before them, and whether it still is so: of many agreements at once."""

from __future__ import annotations

from collections import defaultdict
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
from leerlijn.foundation.journal import queries as journal
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

type Banner = tuple[Said, Said, tuple[Said, ...], tuple[str, ...]]
"""In bold, in a sentence, what is different where that was looked up, and why it was changed."""


type Reason = tuple[datetime, str]
"""When something was changed, and why, as it was typed."""


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The newest consent to an agreement. `changed`: text or figures are no longer what was consented to.

    `conditions` were attached to it; `waiting` of those are not met yet. `why` are the reasons of the change.
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
    why: tuple[str, ...] = ()

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
    """What lies before a council now. `changed`: text or figures are no longer what was sent to it.

    `put_at` is when it was, and `why` are the reasons of the change.
    """

    agreement: int
    request: int | None
    holder: Text
    council: Text
    put_at: datetime
    changed: bool
    why: tuple[str, ...] = ()


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
                    day=day_of(self.asked.put_at),
                ),
                tuple(since_asked),
                self.asked.why,
            )
        if self.consent and self.consent.changed:
            yield (
                Sentence("Changed after consent."),
                self._what_became_of_the_change,
                tuple(since_consent),
                self.consent.why,
            )

    @property
    def changed_after(self) -> datetime:
        """The moment from which a change counts: that of the oldest file that is sealed."""
        moments = [self.consent and self.consent.decided_at, self.asked and self.asked.put_at]
        return min(each for each in moments if each)

    def because(self, reasons: Sequence[Reason]) -> Sealed:
        """With the reasons of what changed since then."""
        asked, consent = self.asked, self.consent
        if asked and asked.changed:
            asked = replace(asked, why=_after(asked.put_at, reasons))
        if consent and consent.changed:
            consent = replace(consent, why=_after(consent.decided_at, reasons))
        return replace(self, asked=asked, consent=consent)

    @property
    def _what_became_of_the_change(self) -> Said:
        if self.asked is None or self.asked.changed:
            return Sentence("Text or figures are no longer what the council consented to.")
        return Sentence(
            "Text or figures are no longer what the council consented to; {council} has the change before it "
            "since {day}.",
            council=self.asked.council,
            day=day_of(self.asked.put_at),
        )


def _after(moment: datetime, reasons: Sequence[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for at, said in reasons if at > moment))


def sealed_of(agreements: Iterable[int]) -> Mapping[int, Sealed]:
    """By agreement; one statement, and one where something changed.

    It compares with the fingerprint that is kept at every change.
    """
    return _by_agreement(CouncilRequest.objects.filter(about__in=list(agreements)))


def sealed_in(agreements: QuerySet[Case]) -> Mapping[int, Sealed]:
    """The same of all that were found and count."""
    counted = agreements.exclude(state__in=NOT_COUNTED).order_by().values("pk")
    return _by_agreement(CouncilRequest.objects.filter(about__in=counted))


def all_sealed() -> Mapping[int, Sealed]:
    """Of every agreement that counts, in any round."""
    return _by_agreement(CouncilRequest.objects.exclude(about__state__in=NOT_COUNTED))


YEARS = columns("about__in_round__round__")
OWN = ("outcome", "put_at", "decided_at", "in_favour", "against", "abstained", "fingerprint")
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
    return with_reasons(found)


def with_reasons(found: Mapping[int, Sealed]) -> Mapping[int, Sealed]:
    """The same, with the reasons that were typed at each change; one statement where something changed."""
    moments = {key: sealed.changed_after for key, sealed in found.items() if sealed.is_changed}
    if not moments:
        return found
    reasons = reasons_since(min(moments.values()), moments)
    return {key: sealed.because(reasons.get(key, ())) for key, sealed in found.items()}


def reasons_since(moment: datetime, agreements: Iterable[int]) -> Mapping[int, list[Reason]]:
    """What was typed at each change of these agreements, by agreement, the first first; one statement."""
    subjects = {f"agreement:{key}": key for key in agreements}
    found: defaultdict[int, list[Reason]] = defaultdict(list)
    for entry in journal.entries_since(moment, Q(subject__in=list(subjects))):
        if said := entry.payload.get("because"):
            found[subjects[entry.subject]].append((entry.at, str(said)))
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
        asked = AskedLine(row["about"], row["case"], known.holder, council, row["put_at"], changed)
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


def sealed_by(about: int, requests: Iterable[CouncilRequest], *, holder: Text, round: Round) -> Sealed:
    """The same of one agreement of which the requests are loaded, the oldest first."""
    found = Sealed(holder, round)
    for each in requests:
        if each.outcome in {*CONSENT, *WAITING}:
            found = fold(found, _as_row(each), conditions=0, waiting=0)
    return with_reasons({about: found})[about]


def _as_row(request: CouncilRequest) -> Mapping[str, Any]:
    kept = getattr(request.about, "kept_fingerprint", None)
    council = {"council__name_nl": request.council.name_nl, "council__name_en": request.council.name_en}
    keys = {"about": request.about_id, "case": request.case_id, "now": kept and kept.fingerprint}
    return council | keys | {name: getattr(request, name) for name in OWN}
