"""Members come, go and lead; each change takes effect on 1 August."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from leerlijn.domains.partnerships.guards import members as guards
from leerlijn.domains.partnerships.models import Lead, Member, Partnership
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.kernel.verdict import Denied, all_of


@transaction.atomic
def admit_member(
    partnership: Partnership,
    *,
    kind: str,
    name: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Member | Denied:
    """The new member from this 1 August on; without a name it is a placeholder.

    `seen` is the last member in the list that was looked at: whoever presses twice admits once.
    """
    _held(partnership)
    last = Member.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"] or 0
    fits = all_of(guards.is_1_august(starts_on), guards.is_as_it_was_seen(last, seen))
    if isinstance(fits, Denied):
        return fits
    member = Member.objects.create(
        partnership=partnership, order=last + 1, kind=kind, name=name.strip(), came=starts_on.year
    )
    _record(partnership, "admit-member", member, starts_on, by=by, at=at)
    return member


@transaction.atomic
def let_leave(member: Member, *, leaves_on: date, by: Actor, at: datetime) -> Member | Denied:
    """The member takes part no more from this 1 August on; refused while nobody else leads from then on."""
    partnership = _held(member.partnership)
    member.refresh_from_db(fields=["came", "left"])
    fits = all_of(
        guards.is_1_august(leaves_on),
        guards.leaves_after_it_came(member, leaves_on.year),
        guards.another_leads_after(member, leaves_on.year),
    )
    if isinstance(fits, Denied):
        return fits
    Member.objects.filter(pk=member.pk).update(left=leaves_on.year)
    member.left = leaves_on.year
    _record(partnership, "let-leave", member, leaves_on, by=by, at=at)
    return member


@transaction.atomic
def let_lead(member: Member, *, starts_on: date, by: Actor, at: datetime) -> Lead | Denied:
    """From this 1 August on the member leads, in the place of whoever did or would."""
    partnership = _held(member.partnership)
    member.refresh_from_db(fields=["came", "left"])
    fits = all_of(
        guards.is_1_august(starts_on),
        guards.is_member_in(member, starts_on.year),
        guards.stays_a_member(member, starts_on.year),
    )
    if isinstance(fits, Denied):
        return fits
    lead, _ = Lead.objects.update_or_create(
        partnership=partnership, year=starts_on.year, defaults={"member": member}
    )
    _record(partnership, "let-lead", member, starts_on, by=by, at=at)
    return lead


def _held(partnership: Partnership) -> Partnership:
    """Whoever changes the members of a partnership waits for whoever does so already."""
    return Partnership.objects.select_for_update().get(pk=partnership.pk)


def _record(
    partnership: Partnership, act: str, member: Member, day: date, *, by: Actor, at: datetime
) -> None:
    payload = {"member": member.order, "name": member.name, "day": day.isoformat()}
    record(f"partnership:{partnership.key}", act, by=by, at=at, payload=payload)
