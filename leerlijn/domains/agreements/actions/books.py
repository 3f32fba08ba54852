"""The book of an agreement: its accounts, and the hand that writes entries, postings and balances in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from leerlijn.domains.agreements.actions.fingerprints import keep_fingerprint
from leerlijn.domains.agreements.models import Account, LedgerEntry, Measure, Posting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.queries import actor_of, office_for
from leerlijn.kernel.money import Money
from leerlijn.kernel.policy import Action, Standing

type Pair = tuple[Account, Account, Money]
"""Who gives, who takes, and how much."""

Kind = Account.Kind
Act = LedgerEntry.Act
TOLD = {
    Act.GRANT: "grant-funds",
    Act.BUDGET: "post-budget",
    Act.MOVE: "move-budget",
    Act.SHARES: "follow-shares",
    Act.DROP: "release-budget",
    Act.CORRECT: "correct-budget",
}
"""What the journal calls it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes in which agreement, when, on the ground of what, and what they know that it breaks."""

    case: Case
    by: Standing
    at: datetime
    action: Action
    source: str
    because: str = ""
    channel: str = "page"
    accepts: Collection[str] = ()


def held_case(case_id: int) -> Case:
    """Locked until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case_id)


@dataclass
class Book:
    """The accounts of one agreement, and the hand that writes in it."""

    writing: Writing
    accounts: dict[tuple[str, int | None, str, int], Account]

    @classmethod
    def of_case(cls, writing: Writing) -> Book:
        """One statement."""
        found = Account.objects.filter(case=writing.case).order_by("pk")
        return cls(writing, {(each.kind, each.measure_id, each.theme, each.year): each for each in found})

    @property
    def case(self) -> Case:
        return self.writing.case

    @property
    def by_key(self) -> dict[int, Account]:
        return {each.pk: each for each in self.accounts.values()}

    def source(self, year: int) -> Account:
        return self._account(Kind.SOURCE, None, "", year)

    def unallocated(self, year: int) -> Account:
        return self._account(Kind.UNALLOCATED, None, "", year)

    def of(self, measure: Measure, theme: str, year: int) -> Account:
        return self._account(Kind.MEASURE, measure, theme, year)

    def left_after(self, amounts: Mapping[int, Money]) -> Mapping[int, int]:
        """Per year what no measure has once this is gone; only of years for which money was ever granted."""
        balances = {(kind, year): each.balance for (kind, _, _, year), each in self.accounts.items()}
        return {
            year: balances.get((Kind.UNALLOCATED, year), 0) - amount.cents
            for year, amount in amounts.items()
            if (Kind.SOURCE, year) in balances
        }

    def _account(self, kind: Account.Kind, measure: Measure | None, theme: str, year: int) -> Account:
        key = (kind.value, measure.pk if measure else None, theme, year)
        if key not in self.accounts:
            holder = measure.unit_id if measure else self.case.unit_id
            self.accounts[key] = Account.objects.create(
                kind=kind, case=self.case, holder_id=holder, measure=measure, theme=theme, year=year
            )
        return self.accounts[key]

    def balances_of(self, measure: Measure) -> Mapping[int, Mapping[str, int]]:
        """Per year, per theme, what a measure has."""
        found: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for (_, key, theme, year), account in self.accounts.items():
            if key == measure.pk and account.balance:
                found[year][theme] = account.balance
        return found

    def write(
        self,
        act: LedgerEntry.Act,
        pairs: Sequence[Pair],
        *,
        about: str = "",
        corrects: LedgerEntry | None = None,
    ) -> LedgerEntry:
        """The entry, its postings and the balances, and that it was done."""
        writing, moved = self.writing, [pair for pair in pairs if pair[2]]
        entry = LedgerEntry.objects.create(
            case=self.case,
            act=act,
            at=writing.at,
            made_by_id=writing.by.person,
            source=writing.source.strip(),
            reason=writing.because.strip(),
            corrects=corrects,
        )
        Posting.objects.bulk_create(
            [Posting(entry=entry, giver=giver, taker=taker, cents=sum_.cents) for giver, taker, sum_ in moved]
        )
        _raise_balances(_changes(moved))
        record(
            f"agreement:{self.case.pk}",
            TOLD[act],
            by=actor_of(writing.by, writing.channel, office_for(writing.by, writing.action, self.case.path)),
            at=writing.at,
            about=f"case:{self.case.pk}",
            payload=_payload(entry, moved, about),
        )
        keep_fingerprint(self.case, at=writing.at)
        return entry


def _raise_balances(changes: Mapping[int, int]) -> None:
    """In one statement, each by what the database has then: never by what was read before."""
    accounts = [Account(pk=key, balance=F("balance") + change) for key, change in sorted(changes.items())]
    Account.objects.bulk_update(accounts, ["balance"])


def _changes(pairs: Iterable[Pair]) -> Mapping[int, int]:
    """Per account what it gains or loses; together nothing."""
    changes: defaultdict[int, int] = defaultdict(int)
    for giver, taker, amount in pairs:
        changes[giver.pk] -= amount.cents
        changes[taker.pk] += amount.cents
    return changes


def _payload(entry: LedgerEntry, pairs: Iterable[Pair], about: str) -> dict[str, object]:
    years: defaultdict[str, int] = defaultdict(int)
    for _, taker, amount in pairs:
        years[str(taker.year)] += amount.cents
    said: dict[str, object] = {"entry": entry.pk, "source": entry.source, "cents": dict(years)}
    if about:
        said["measure"] = about
    if entry.reason:
        said["because"] = entry.reason
    if entry.corrects_id:
        said["corrects"] = entry.corrects_id
    return said
