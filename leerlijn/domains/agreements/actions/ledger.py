"""Writing in the ledger: money comes in, goes to measures and their themes, moves, and is corrected.

Every action locks the agreement first, so that of sixteen who come at once each sees what the one before
did. Amounts are split over themes by largest remainder: no cent is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from leerlijn.domains.agreements.actions.fingerprints import keep_fingerprint
from leerlijn.domains.agreements.guards import ledger as guards
from leerlijn.domains.agreements.guards.measures import agreement_is_not_over, change_has_a_reason
from leerlijn.domains.agreements.models import Account, LedgerEntry, Measure, Posting
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.measures import shares_of
from leerlijn.domains.agreements.relations import GRANT_FUNDS, POST_BUDGET
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.queries import actor_of, office_for
from leerlijn.kernel.money import Money
from leerlijn.kernel.policy import Action, Standing, Thing, may
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal

type Amounts = Mapping[int, Money]
"""Per year what it is about."""

Kind = Account.Kind
Act = LedgerEntry.Act
CORRECTABLE = frozenset({Act.GRANT, Act.BUDGET, Act.MOVE})
"""What somebody wrote; what follows from a measure is put right by changing the measure."""
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
    """Who writes in which agreement, when, and on the ground of what."""

    case: Case
    by: Standing
    at: datetime
    action: Action
    source: str
    because: str = ""
    channel: str = "page"


@transaction.atomic
def grant_funds(
    case_id: int,
    amounts: Amounts,
    *,
    by: Standing,
    at: datetime,
    source: str,
    because: str = "",
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money for an agreement, per year; no measure has it yet."""
    held = _held(Writing(held_case(case_id), by, at, GRANT_FUNDS, source, because, channel), amounts)
    if not isinstance(held, Book):
        return held
    pairs = [(held.source(year), held.unallocated(year), amount) for year, amount in amounts.items()]
    return held.write(Act.GRANT, pairs)


@transaction.atomic
def post_budget(
    case_id: int,
    number: int,
    amounts: Amounts,
    *,
    by: Standing,
    at: datetime,
    source: str,
    because: str = "",
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money of the agreement to a measure, per year, over its themes.

    What is not there yet may be planned: then more is divided than was granted, and the page says so.
    """
    held = _held(Writing(held_case(case_id), by, at, POST_BUDGET, source, because, channel), amounts)
    if not isinstance(held, Book):
        return held
    measure = measure_in(held.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    shares = shares_of([measure.pk])[measure.pk]
    pairs = [
        (held.unallocated(year), held.of(measure, theme, year), part)
        for year, amount in amounts.items()
        for theme, part in _over(shares, amount)
    ]
    return held.write(Act.BUDGET, pairs, about=str(measure))


@transaction.atomic
def move_budget(
    case_id: int,
    *,
    giver: int | None,
    taker: int | None,
    year: int,
    amount: Money,
    by: Standing,
    at: datetime,
    source: str,
    because: str = "",
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money from one measure to another in one year; None is what no measure has."""
    held = _held(Writing(held_case(case_id), by, at, POST_BUDGET, source, because, channel), {year: amount})
    if not isinstance(held, Book):
        return held
    if giver == taker:
        return Incomplete({"taker": Sentence("Choose two different measures.")})
    given = _out_of(held, giver, year, amount)
    if not isinstance(given, list):
        return given
    taken = _into(held, taker, year, amount)
    if not isinstance(taken, list):
        return taken
    return held.write(Act.MOVE, list(_paired(given, taken)), about=f"{_name(giver)} > {_name(taker)}")


@transaction.atomic
def correct(
    case_id: int,
    entry_id: int,
    *,
    by: Standing,
    at: datetime,
    source: str,
    because: str = "",
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """An entry that takes back another, posting by posting. Both stay.

    Who takes back what was granted must be one who may grant.
    """
    case = held_case(case_id)
    wrong = LedgerEntry.objects.filter(pk=entry_id, case=case_id, act__in=CORRECTABLE).first()
    action = GRANT_FUNDS if wrong is not None and wrong.act == Act.GRANT else POST_BUDGET
    held = _held(Writing(case, by, at, action, source, because, channel), None)
    if not isinstance(held, Book):
        return held
    if wrong is None:
        return Denied(Sentence("There is no such entry in this agreement that can be corrected."))
    if LedgerEntry.objects.filter(corrects=wrong).exists():
        return Denied(Sentence("This entry was corrected already."))
    posted = (
        Posting.objects.filter(entry=wrong).select_related("giver__measure", "taker__measure").order_by("pk")
    )
    pairs = [(each.taker, each.giver, Money(each.cents)) for each in posted]
    changes = _changes(pairs)
    if any(changes[each.pk] > 0 and each.measure and each.measure.dropped_at for _, each, _ in pairs):
        return Denied(Sentence("This would give money to a measure that was dropped."))
    floors = {key: account.balance for key, account in held.by_key.items() if account.kind == Kind.MEASURE}
    if not guards.nothing_falls_below_zero(floors, changes):
        return Denied(Sentence("Part of this money went elsewhere since. Correct what came later first."))
    return held.write(Act.CORRECT, pairs, corrects=wrong)


def follow_shares(writing: Writing, measure: Measure, shares: Mapping[str, int]) -> LedgerEntry | None:
    """After new shares the budget of every year is divided anew; None where nothing moves."""
    book = Book.of_case(writing)
    pairs: list[Pair] = []
    for year, balances in book.balances_of(measure).items():
        wanted = dict(_over(shares, Money(sum(balances.values()))))
        less = [(theme, had - wanted.get(theme, Money(0)).cents) for theme, had in balances.items()]
        more = [(theme, part.cents - balances.get(theme, 0)) for theme, part in wanted.items()]
        given = [(book.of(measure, theme, year), Money(cents)) for theme, cents in less if cents > 0]
        taken = [(book.of(measure, theme, year), Money(cents)) for theme, cents in more if cents > 0]
        pairs.extend(_paired(given, taken))
    return book.write(Act.SHARES, pairs, about=str(measure)) if pairs else None


def release(writing: Writing, measure: Measure) -> LedgerEntry | None:
    """What a dropped measure had is again what no measure has; None where it had nothing."""
    book = Book.of_case(writing)
    pairs = [
        (book.of(measure, theme, year), book.unallocated(year), Money(cents))
        for year, balances in book.balances_of(measure).items()
        for theme, cents in balances.items()
    ]
    return book.write(Act.DROP, pairs, about=str(measure)) if pairs else None


NO_SUCH_MEASURE = Denied(Sentence("There is no such measure in this agreement."))

type Pair = tuple[Account, Account, Money]
"""Who gives, who takes, and how much."""

type Column = list[tuple[Account, Money]]


def held_case(case_id: int) -> Case:
    """Locked until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case_id)


def measure_in(case: Case, number: int) -> Measure | None:
    return Measure.objects.filter(case=case, number=number, dropped_at=None).first()


def _held(writing: Writing, amounts: Amounts | None) -> Book | Refusal:
    """The book of the agreement, for whoever may write in it; or what is wrong."""
    permitted = may(writing.by, writing.action, Thing(writing.case.path))
    if isinstance(permitted, Denied):
        return permitted
    not_over = agreement_is_not_over(writing.case)
    if isinstance(not_over, Denied):
        return not_over
    errors: dict[str, Said] = guards.source_is_named(writing.source)
    errors |= change_has_a_reason(writing.case, writing.because)
    if amounts is not None:
        errors |= guards.amounts_are_more_than_nothing(amounts.values())
        errors |= guards.years_are_of_the_cycle(amounts, current_cycle())
    return Incomplete(errors) if errors else Book.of_case(writing)


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


def _over(shares: Mapping[str, int], amount: Money) -> list[tuple[str, Money]]:
    """An amount over the themes, to the cent."""
    themes = [theme for theme, percent in sorted(shares.items()) if percent]
    return list(zip(themes, amount.split_by([shares[theme] for theme in themes]), strict=True))


def _out_of(book: Book, number: int | None, year: int, amount: Money) -> Column | Refusal:
    """Where it comes from: of each theme of the measure in proportion to what it has."""
    if number is None:
        return [(book.unallocated(year), amount)]
    measure = measure_in(book.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    balances = book.balances_of(measure).get(year, {})
    errors = guards.there_is_enough(sum(balances.values()), amount, year=year)
    if errors:
        return Incomplete(errors)
    themes = sorted(balances)
    parts = amount.split_by([balances[theme] for theme in themes])
    return [(book.of(measure, theme, year), part) for theme, part in zip(themes, parts, strict=True)]


def _into(book: Book, number: int | None, year: int, amount: Money) -> Column | Refusal:
    if number is None:
        return [(book.unallocated(year), amount)]
    measure = measure_in(book.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    shares = shares_of([measure.pk])[measure.pk]
    return [(book.of(measure, theme, year), part) for theme, part in _over(shares, amount)]


def _paired(given: Column, taken: Column) -> Iterable[Pair]:
    """Two columns of the same total as postings with two sides each."""
    waiting = [(account, money.cents) for account, money in reversed(given) if money]
    for taker, wanted in taken:
        left = wanted.cents
        while left:
            giver, has = waiting.pop()
            part = min(left, has)
            yield giver, taker, Money(part)
            left -= part
            if has > part:
                waiting.append((giver, has - part))


def _name(number: int | None) -> str:
    return f"M{number}" if number else "-"
