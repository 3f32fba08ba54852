"""Writing in the ledger: money comes in, goes to measures and their themes, moves, and is corrected.

Every action locks the agreement first, so that of sixteen who come at once each sees what the one before
did. Amounts are split over themes by largest remainder: no cent is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction

from leerlijn.domains.agreements.actions.books import Act, Book, Pair, Writing, held_case
from leerlijn.domains.agreements.guards import ledger as guards
from leerlijn.domains.agreements.guards.measures import (
    a_vote_is_stopped_knowingly,
    agreement_is_not_over,
    change_has_a_reason,
)
from leerlijn.domains.agreements.models import Account, LedgerEntry, Measure, Posting
from leerlijn.domains.agreements.queries.measures import shares_of
from leerlijn.domains.agreements.queries.rounds import round_of
from leerlijn.domains.agreements.relations import GRANT_FUNDS, POST_BUDGET
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.money import Money
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal

type Amounts = Mapping[int, Money]
"""Per year what it is about."""

CORRECTABLE = frozenset({Act.GRANT, Act.BUDGET, Act.MOVE})
"""What somebody wrote; what follows from a measure is put right by changing the measure."""


@transaction.atomic
def grant_funds(
    case_id: int,
    amounts: Amounts,
    *,
    by: Standing,
    at: datetime,
    source: str,
    because: str = "",
    accepts: Collection[str] = (),
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money for an agreement, per year; no measure has it yet."""
    held = _held(Writing(held_case(case_id), by, at, GRANT_FUNDS, source, because, channel, accepts), amounts)
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
    accepts: Collection[str] = (),
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money of the agreement to a measure, per year, over its themes.

    What is not there yet may be planned: then more is divided than was granted. Whoever does so knows it, and
    the page says so.
    """
    held = _held(Writing(held_case(case_id), by, at, POST_BUDGET, source, because, channel, accepts), amounts)
    if not isinstance(held, Book):
        return held
    measure = measure_in(held.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    errors = guards.more_is_divided_knowingly(held.left_after(amounts), accepts)
    if errors:
        return Incomplete(errors)
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
    accepts: Collection[str] = (),
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """Money from one measure to another in one year; None is what no measure has."""
    held = _held(
        Writing(held_case(case_id), by, at, POST_BUDGET, source, because, channel, accepts), {year: amount}
    )
    if not isinstance(held, Book):
        return held
    if giver == taker:
        return Incomplete({"taker": Sentence("Choose two different measures.")})
    errors = {} if giver else guards.more_is_divided_knowingly(held.left_after({year: amount}), accepts)
    if errors:
        return Incomplete(errors)
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
    accepts: Collection[str] = (),
    channel: str = "page",
) -> LedgerEntry | Refusal:
    """An entry that takes back another, year by year. Both stay.

    What a measure gets back goes over the themes that it has now, and what it gives comes from what it has:
    its shares may have changed since. Who takes back what was granted must be one who may grant.
    """
    case = held_case(case_id)
    wrong = LedgerEntry.objects.filter(pk=entry_id, case=case_id, act__in=CORRECTABLE).first()
    action = GRANT_FUNDS if wrong is not None and wrong.act == Act.GRANT else POST_BUDGET
    held = _held(Writing(case, by, at, action, source, because, channel, accepts), None)
    if not isinstance(held, Book):
        return held
    if wrong is None:
        return Denied(Sentence("There is no such entry in this agreement that can be corrected."))
    if LedgerEntry.objects.filter(corrects=wrong).exists():
        return Denied(Sentence("This entry was corrected already."))
    pairs = _turned_round(held, wrong)
    if not isinstance(pairs, list):
        return pairs
    if wrong.act == Act.GRANT:
        gone = {account.year: amount for account, _, amount in pairs}
        errors = guards.more_is_divided_knowingly(held.left_after(gone), accepts)
        if errors:
            return Incomplete(errors)
    return held.write(Act.CORRECT, pairs, corrects=wrong)


def _turned_round(book: Book, wrong: LedgerEntry) -> list[Pair] | Denied:
    """Per year who took gives, and who gave takes, as both are now."""
    went: defaultdict[tuple[int, int | None, int | None], int] = defaultdict(int)
    posted = Posting.objects.filter(entry=wrong).order_by("pk")
    sides = ("taker__year", "taker__measure__number", "giver__measure__number", "cents")
    for in_, took, gave, cents in posted.values_list(*sides):
        went[in_, took, gave] += cents
    if wrong.act == Act.GRANT:
        return [
            (book.unallocated(year), book.source(year), Money(cents)) for (year, *_), cents in went.items()
        ]
    pairs: list[Pair] = []
    for (year, taker, giver), cents in went.items():
        if taker is not None and measure_in(book.case, taker) is None:
            return Denied(
                Sentence(
                    "Measure M{number} was dropped, and what it had is undivided again: there is nothing to "
                    "take back from it.",
                    number=str(taker),
                )
            )
        given, taken = _out_of(book, taker, year, Money(cents)), _into(book, giver, year, Money(cents))
        if not isinstance(taken, list):
            return Denied(Sentence("This would give money to a measure that was dropped."))
        if not isinstance(given, list):
            return Denied(Sentence("Part of this money went elsewhere since. Correct what came later first."))
        pairs.extend(_paired(given, taken))
    return pairs


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

type Column = list[tuple[Account, Money]]


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
    errors |= a_vote_is_stopped_knowingly(writing.case, writing.accepts)
    if amounts is not None:
        errors |= guards.amounts_are_more_than_nothing(amounts.values())
        errors |= guards.years_are_of_the_round(amounts, round_of(writing.case.pk))
    return Incomplete(errors) if errors else Book.of_case(writing)


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
