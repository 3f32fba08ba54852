"""Slowing down whoever guesses passwords, without closing the account of whom they guess at.

What counts is from where a name was tried (`entering.place_of`), so that a stranger slows down only himself.
Nothing of this is written in the journal: anybody could fill it from outside.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from leerlijn.foundation.people.models import Tries

FREE = 5
"""Tries without a pause: somebody looks for the right one of their passwords."""
LONGEST = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
NOTHING = timedelta()


def pause_after(count: int) -> timedelta:
    """Nothing at first; then 2, 4, 8 seconds and so on, a quarter of an hour at most."""
    if count < FREE:
        return NOTHING
    return min(timedelta(seconds=2 ** min(count - FREE + 1, 20)), LONGEST)


def count_try(key: str, *, at: datetime) -> timedelta:
    """How long to wait still; nothing when this try may be made.

    It counts before the password is looked at: of many at once only one is made. A try that comes too early
    does not count, so that nobody can make another's pause longer by hurrying.
    """
    with transaction.atomic():
        Tries.objects.filter(last_at__lt=at - FORGOTTEN_AFTER).delete()
        known, is_first = Tries.objects.select_for_update().get_or_create(
            key=key, defaults={"count": 1, "last_at": at}
        )
        if is_first:
            return NOTHING
        left = known.last_at + pause_after(known.count) - at
        if left > NOTHING:
            return left
        known.count += 1
        known.last_at = at
        known.save(update_fields=["count", "last_at"])
    return NOTHING


def forget_tries(key: str) -> None:
    """The password fitted: what went before is forgotten."""
    Tries.objects.filter(key=key).delete()
