"""Reading the ledger: totals that are always derived, the postings behind a figure, and the proof."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from leerlijn.domains.agreements.models import Account, Posting


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """What all accounts add up to, which is nothing, and the accounts that differ from their postings."""

    total: int
    wrong: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        return self.total == 0 and not self.wrong


def trial_balance() -> TrialBalance:
    """The whole ledger added up anew from its postings; three statements."""
    kept = dict(Account.objects.values_list("pk", "balance"))
    taken = dict(Posting.objects.order_by().values_list("taker").annotate(cents=Sum("cents")))
    given = dict(Posting.objects.order_by().values_list("giver").annotate(cents=Sum("cents")))
    wrong = [key for key, cents in kept.items() if taken.get(key, 0) - given.get(key, 0) != cents]
    return TrialBalance(sum(kept.values()), tuple(wrong))
