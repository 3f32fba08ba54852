"""What processes of their own post at the same moment; Django is set up before this."""

import os
import random
import sys
import time
from pathlib import Path

from django.db.models import Sum

from leerlijn.domains.agreements.actions import books
from leerlijn.domains.agreements.actions.ledger import grant_funds, move_budget, post_budget
from leerlijn.domains.agreements.guards.ledger import OVERDRAWS
from leerlijn.domains.agreements.models import Account, Posting
from leerlijn.domains.agreements.queries.ledger import trial_balance
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.money import Money
from leerlijn.kernel.verdict import granted
from tests.domains.agreements.measures import AT, LETTER, TODAY, agreement, measure, somebody, university

THEMES = ("intensity", "success", "differentiation", "teacher-quality", "guidance")
YEARS = (2019, 2020, 2021, 2022, 2023)


def prepare():
    """Four agreements with two measures each, of five themes."""
    units = university("ET", "BMS", "TNW", "ITC")
    officer = somebody(units["NU"], "policy-officer")
    for code in ("ET", "BMS", "TNW", "ITC"):
        case = agreement(units[code])
        for _ in range(2):
            measure(case, officer, shares=dict(zip(THEMES, (37, 23, 19, 14, 7), strict=True)))


def post():
    """Called with the folder where rivals meet, how many come, and how many postings each makes.

    Tells how many cents went to measures in all.
    """
    folder, how_many, wanted = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    (folder / f"ready-{os.getpid()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)
    chance, by = random.Random(os.getpid()), standing_of(Person.objects.get().pk, on=TODAY)
    cases = list(Case.objects.values_list("pk", flat=True))
    made, cents = 0, 0
    while made < wanted:
        moved, posted = _one(chance.choice(cases), chance, by)
        cents += moved
        made += posted
        time.sleep(0.001)  # SQLite has no queue: whoever comes back at once is always first
    print(cents)


def _one(case, chance, by):
    """A grant, a budget or a move, and what it brought to measures."""
    given = {"by": by, "at": AT, "source": LETTER}
    amounts = {year: Money(chance.randrange(1_000, 1_000_000)) for year in YEARS}
    kind = chance.choices(("grant", "budget", "move"), (1, 4, 3))[0]
    if kind == "grant":
        entry = granted(grant_funds(case, amounts, **given))
    elif kind == "budget":
        entry = granted(post_budget(case, chance.choice((1, 2)), amounts, accepts={OVERDRAWS}, **given))
    else:
        year, amount = chance.choice(YEARS), Money(chance.randrange(1, 200_000))
        entry = move_budget(case, giver=1, taker=2, year=year, amount=amount, **given)
        if not entry:
            return 0, 0
    posted = Posting.objects.filter(entry=entry).aggregate(cents=Sum("cents"))["cents"]
    count = Posting.objects.filter(entry=entry).count()
    return (posted if kind == "budget" else 0), count


def post_by_what_was_read():
    """The control: balances are set by what this process remembers, as if nobody else posted."""
    remembered = {}

    def raise_balances(changes):
        for key, change in changes.items():
            if key not in remembered:
                remembered[key] = Account.objects.get(pk=key).balance
            remembered[key] += change
            Account.objects.filter(pk=key).update(balance=max(remembered[key], 0))

    books._raise_balances = raise_balances
    post()


def tell():
    """How many postings, whether all adds up, and what lies at measures."""
    at_measures = Account.objects.filter(kind="measure").aggregate(cents=Sum("balance"))["cents"]
    found = trial_balance()
    print(Posting.objects.count(), found.total, len(found.wrong), at_measures)
