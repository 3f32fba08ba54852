"""Making one of two rows about one human being, and taking that back exactly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.actions.visits import stop_keys, stop_visits
from leerlijn.foundation.people.guards import are_two, can_be_merged, can_be_taken_back
from leerlijn.foundation.people.models import Account, Apart, Merge, Person, SignOn
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.people.queries.doubles import Link, links, named, what_points_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

TAKEN_BACK_WITHIN = timedelta(days=30)
type Recount = Callable[[Collection[int]], None]
counters: list[Recount] = []
"""What counts something of a person in a room above, so that it is counted anew for both."""


type InTheWay = Callable[[int, int], Verdict]
in_the_way: list[InTheWay] = []
"""What a room above says against making one of two people: what they are to one thing stays apart."""


def count_anew(recount: Recount) -> None:
    if recount not in counters:
        counters.append(recount)


def ask_before_merging(check: InTheWay) -> None:
    if check not in in_the_way:
        in_the_way.append(check)


def nothing_is_in_the_way(stays: int, gone: int) -> Verdict:
    """Of what the rooms above know; the first that says no."""
    return next((verdict for check in in_the_way if not (verdict := check(stays, gone))), ALLOWED)


def merge(
    stays: int, gone: int, *, reason: str, by: Standing, at: datetime, channel: str = "page"
) -> Merge | Denied:
    """All that points to `gone` points to `stays` from now on, but for three kinds of rows.

    Whoever signs in as `gone` is `stays`; what they began before ends. Where both have an account, that of
    `gone` is closed and its keys end: nobody would see how one signs in with it, or could close it. What both
    have alike (the same role from the same day, the same part in a closed case) stays where it is: it says
    nothing new. What is never written anew (an entry of a ledger, booked hours) keeps who wrote it, and what
    a council consented to keeps the owner it named. What goes on where both take part, or where one of them
    is judged or judges, ends first. How much stayed is on record.
    """
    with transaction.atomic():
        people = _held(stays, gone)
        allowed = can_be_merged(people.get(stays), people.get(gone), reason, by=by)
        if isinstance(allowed, Denied) or isinstance(allowed := nothing_is_in_the_way(stays, gone), Denied):
            return allowed
        stop_visits(gone)
        closes = _account_of(stays) is not None and _account_of(gone) is not None
        if closes:
            stop_keys(gone, at=at)
        moved = {link.name: _move(link, gone, stays) for link in links()}
        Person.objects.filter(Q(pk=gone) | Q(merged_into=gone)).update(merged_into=stays)
        _know_by_all_names(stays)
        if closes:
            moved[SIGN_ONS.name] = _move(SIGN_ONS, _account_of(gone), _account_of(stays))
        made = Merge.objects.create(
            stays_id=stays,
            gone_id=gone,
            at=at,
            by=by.name,
            reason=reason.strip(),
            moved={name: rows for name, rows in moved.items() if rows},
            closed_account=closes and _open(gone, is_active=False),
        )
        _count_anew(stays, gone)
        stayed = what_points_to(gone)
        _record(people[stays], people[gone], "merge", made, stayed, by=by, at=at, channel=channel)
    return made


def keep_apart(one: int, other: int, *, by: Standing, at: datetime, channel: str = "page") -> Apart | Denied:
    """They are two people: the list does not ask again. Who merges them after all still can."""
    first, second = sorted((one, other))
    with transaction.atomic():
        people = _held(first, second)
        allowed = are_two(people.get(first), people.get(second), by=by)
        if isinstance(allowed, Denied):
            return allowed
        made, is_new = Apart.objects.get_or_create(
            one_id=first, other_id=second, defaults={"at": at, "by": by.name}
        )
        if is_new:
            actor, about = actor_of(by, channel), subject(people[second])
            record(subject(people[first]), "tell-apart", by=actor, at=at, payload={}, about=about)
    return made


def take_back(number: int, *, by: Standing, at: datetime, channel: str = "page") -> Merge | Denied:
    """Every row that went over goes back, where it is still there; what came since stays."""
    with transaction.atomic():
        made = Merge.objects.select_for_update().get(pk=number)
        people = _held(made.stays_id, made.gone_id)
        stays, until = people[made.stays_id], made.at + TAKEN_BACK_WITHIN
        allowed = can_be_taken_back(made, stays, until=until, by=by, at=at)
        if isinstance(allowed, Denied):
            return allowed
        back = {name: len(_move_back(name, made, keys)) for name, keys in made.moved.items()}
        if made.closed_account:
            _open(made.gone_id, is_active=True)
        Person.objects.filter(pk=made.gone_id).update(merged_into=None)
        earlier = Merge.objects.filter(stays=made.gone_id, undone_at=None).values("gone")
        Person.objects.filter(pk__in=earlier).update(merged_into=made.gone_id)
        _know_by_all_names(made.stays_id)
        Merge.objects.filter(pk=made.pk).update(undone_at=at)
        _count_anew(made.stays_id, made.gone_id)
        left = {name: len(keys) - back[name] for name, keys in made.moved.items() if len(keys) > back[name]}
        pair = people[made.stays_id], people[made.gone_id]
        _record(*pair, "unmerge", made, left, by=by, at=at, channel=channel)
    return made


def _held(*keys: int) -> dict[int, Person]:
    """Both, always in the same order, so that rivals wait and never for each other."""
    return {each.pk: each for each in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")}


SIGN_ONS = Link(SignOn, "account")
"""With the sign-on of the institution they come into the account that stays."""


def _account_of(person: int) -> int | None:
    return Account.objects.filter(person=person).values_list("pk", flat=True).first()


def _open(person: int, *, is_active: bool) -> bool:
    """Opens or closes their account; whether that was another than it was."""
    return Account.objects.filter(person=person, is_active=not is_active).update(is_active=is_active) > 0


def _move_back(name: str, made: Merge, keys: Collection[int]) -> list[int]:
    if name == SIGN_ONS.name:
        return _move(SIGN_ONS, _account_of(made.stays_id), _account_of(made.gone_id), only=keys)
    return _move(named(name), made.stays_id, made.gone_id, only=keys)


def _move(link: Link, start: int | None, to: int | None, only: Collection[int] | None = None) -> list[int]:
    """The keys of the rows that now point there; all at once, or one by one where some cannot."""
    rows = link.model._base_manager.filter(**{link.column: start})
    wanted = rows if only is None else rows.filter(pk__in=only)
    keys = list(wanted.order_by("pk").values_list("pk", flat=True))
    if not keys or _all_point_to(link, keys, to):
        return keys
    return [key for key in keys if _all_point_to(link, [key], to)]


def _all_point_to(link: Link, keys: Collection[int], to: int | None) -> bool:
    try:
        with transaction.atomic():
            link.model._base_manager.filter(pk__in=keys).update(**{link.column: to})
    except IntegrityError:
        return False
    return True


def _know_by_all_names(stays: int) -> None:
    names = Person.objects.filter(merged_into=stays).order_by("pk").values_list("pseudonym", flat=True)
    Person.objects.filter(pk=stays).update(also_wrote_as=" ".join(names))


def _count_anew(*people: int) -> None:
    for recount in counters:
        recount(people)


def _record(
    stays: Person,
    gone: Person,
    act: str,
    made: Merge,
    stayed: Mapping[str, int],
    *,
    by: Standing,
    at: datetime,
    channel: str,
) -> None:
    counts = {name: len(keys) for name, keys in made.moved.items()}
    payload = {"gone": gone.pseudonym, "reason": made.reason, "moved": counts, "stayed": dict(stayed)}
    about = subject(gone)
    record(subject(stays), act, by=actor_of(by, channel), at=at, payload=payload, about=about)
