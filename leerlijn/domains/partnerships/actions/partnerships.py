"""Writing down a partnership as a source describes it: its life, its members, and who leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from leerlijn.domains.partnerships.actions.members import admit_member, let_lead
from leerlijn.domains.partnerships.guards.members import is_1_august
from leerlijn.domains.partnerships.models import Partnership
from leerlijn.domains.partnerships.queries.partnerships import LIFE, PartnershipFacts
from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, Incomplete, Refusal, Refused, granted

UNNAMED_LEAD = "board"
"""No source says which board leads: a placeholder of this kind does."""


@effect(Text(nl="het gaat in op 1 augustus", en="it takes effect on 1 August"))
def merge_on_1_august(
    facts: PartnershipFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    day = answers["day"]
    fits = is_1_august(day) if isinstance(day, date) else ALLOWED
    if isinstance(fits, Denied):
        raise Refused(Incomplete({"day": fits.reason}))


def found_partnership(
    data: Mapping[str, Any], unit: Unit, *, counts_from: date, source: Text, by: Standing, at: datetime
) -> Partnership | Refusal:
    """The partnership with the members that its data names, and a placeholder for each that it does not.

    Where the data names no lead partner, a placeholder board leads until somebody says who does.
    """
    procedure = catalogue.current(LIFE, on=day_of(at))
    if procedure is None:
        return Denied(Sentence("This cannot be begun here."))
    try:
        with transaction.atomic():
            step = {"recognised": "record-recognised", "aspirant": "record-aspirant"}.get(
                data["state"], "intend"
            )
            case = granted(open_case(procedure, by=by, at=at, unit=unit, step=step))
            partnership = Partnership.objects.create(
                key=data["key"],
                case=case,
                short=data["short"],
                name_nl=data["name"]["nl"],
                name_en=data["name"]["en"],
                about_nl=data["about"]["nl"],
                about_en=data["about"]["en"],
                link=data["link"],
                students=data["students"],
                source_nl=source.nl,
                source_en=source.en,
            )
            name_cases([case])
            _admit(partnership, data, counts_from, by=by, at=at)
            return partnership
    except Refused as refused:
        return refused.refusal


def _admit(
    partnership: Partnership, data: Mapping[str, Any], counts_from: date, *, by: Standing, at: datetime
) -> None:
    actor = actor_of(by, "page")
    for each in data["members"]:
        for _ in range(each["number"]):
            granted(
                admit_member(
                    partnership,
                    kind=each["kind"],
                    name=each["name"],
                    starts_on=counts_from,
                    by=actor,
                    at=at,
                )
            )
    lead = granted(
        admit_member(partnership, kind=UNNAMED_LEAD, name="", starts_on=counts_from, by=actor, at=at)
    )
    granted(let_lead(lead, starts_on=counts_from, by=actor, at=at))
