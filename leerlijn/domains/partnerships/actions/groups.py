"""What the steps of a theme group write down: its safeguards, its chair, its plan, its seats and products."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.partnerships.models import Partnership, Product, Seat, ThemeGroup
from leerlijn.domains.partnerships.queries.groups import GroupFacts
from leerlijn.domains.partnerships.relations import CHAIR
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused

type Answers = Mapping[str, Answer]


def _group(facts: GroupFacts) -> ThemeGroup:
    if facts.group is None:
        raise Refused(Denied(Sentence("There is no theme group here.")))
    return facts.group


@effect(Text(nl="de themagroep staat bij haar waarborgen", en="the group stands with its safeguards"))
def propose_group(facts: GroupFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    partnership = Partnership.objects.filter(case=case.about_id or 0).first()
    if partnership is None:
        raise Refused(Denied(Sentence("A theme group belongs to a partnership.")))
    ThemeGroup.objects.create(
        case=case,
        partnership=partnership,
        name=str(answers["name"]),
        safeguards=list(answers["safeguards"] if isinstance(answers["safeguards"], tuple) else ()),
    )


@effect(Text(nl="de voorzitter heeft de bal", en="the chair has the ball"))
def install_group(facts: GroupFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    group, chair = _group(facts), int(str(answers["chair"]))
    ThemeGroup.objects.filter(pk=group.pk).update(chair=chair)
    Party.objects.get_or_create(case=facts.situation.case, person_id=chair, relation=CHAIR.key)


@effect(Text(nl="vraag en uren liggen vast", en="question and hours are on record"))
def plan_group(facts: GroupFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    said = {"question": str(answers["question"]), "hours": int(str(answers["hours"]))}
    ThemeGroup.objects.filter(pk=_group(facts).pk).update(**said)


@effect(Text(nl="deze partner heeft een zetel", en="this partner has a seat"))
def fill_seat(facts: GroupFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Seat.objects.update_or_create(
        group=_group(facts),
        member_id=int(str(answers["member"])),
        defaults={"person_id": int(str(answers["person"]))},
    )


@effect(Text(nl="het product telt bij deze waarborg", en="the product counts for this safeguard"))
def add_product(facts: GroupFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    group, safeguard, day = _group(facts), str(answers["safeguard"]), answers["made_on"]
    if safeguard not in group.safeguards:
        raise Refused(Incomplete({"safeguard": Sentence("This group does not work on that safeguard.")}))
    if not isinstance(day, date) or day > facts.situation.on:
        raise Refused(Incomplete({"made_on": Sentence("This day is still to come.")}))
    Product.objects.create(group=group, safeguard=safeguard, title=str(answers["title"]), made_on=day)
