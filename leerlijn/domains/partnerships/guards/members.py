"""Changes take effect on 1 August, and on every day exactly one member leads."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.partnerships.models import Member
from leerlijn.domains.partnerships.queries.partnerships import leads_of
from leerlijn.domains.partnerships.years import first_day
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


def is_1_august(day: date) -> Verdict:
    if (day.month, day.day) == (8, 1):
        return ALLOWED
    return Denied(Sentence("Members, the lead partner and a merger change on 1 August only."))


def is_as_it_was_seen(last: int, seen: int | None) -> Verdict:
    """The last member is the one that was looked at."""
    if seen in (None, last):
        return ALLOWED
    return Denied(
        Sentence(
            "A member was admitted meanwhile, perhaps by you in another window. "
            "Look below, and do it again if it still fits."
        )
    )


def is_member_in(member: Member, year: int) -> Verdict:
    """Only whoever takes part in that school year can lead in it."""
    if member.came <= year and (member.left is None or member.left > year):
        return ALLOWED
    return Denied(Sentence("Only a member of that day can lead."))


def leaves_after_it_came(member: Member, year: int) -> Verdict:
    if year > member.came:
        return ALLOWED
    day = first_day(member.came)
    return Denied(Sentence("This member comes on {day}; it leaves a year later at the earliest.", day=day))


def another_leads_after(member: Member, year: int) -> Verdict:
    """From the school year in which it is gone, somebody else leads."""
    leads = leads_of(member.partnership_id)
    leading = [who for since, who in leads if since <= year][-1:]
    later = [who for since, who in leads if since > year]
    if member.pk in [*leading, *later]:
        return Denied(Sentence("This member leads the partnership then. First say who leads after it."))
    return ALLOWED


def stays_a_member(member: Member, year: int) -> Verdict:
    """Whoever leads from a year on is a member until the next one leads."""
    following = min((since for since, _ in leads_of(member.partnership_id) if since > year), default=None)
    if member.left is None or (following is not None and member.left >= following):
        return ALLOWED
    return Denied(Sentence("This member leaves while it would lead. Choose another, or say who follows."))
