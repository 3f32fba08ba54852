"""Putting an offering in the catalogue, and planning an edition of it with its meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from leerlijn.domains.development.models import Edition, Offering
from leerlijn.domains.development.queries.catalogue import searchable
from leerlijn.domains.development.queries.editions import EditionFacts
from leerlijn.domains.development.queries.shipped import shipped
from leerlijn.domains.development.relations import EDITION_LEADER
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.actions.planning import plan_series
from leerlijn.foundation.meetings.sessions import planned_from
from leerlijn.foundation.meetings.waiting import Rule
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import person_of
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted


def publish_offering(
    said: Mapping[str, Any], *, unit: Unit, confirmed_on: date, by: Actor, at: datetime
) -> Offering | Denied:
    """A card as data/catalogue.json writes it; refused where another has its code."""
    known = shipped()
    title, summary = Text(**said["title"]), Text(**said["summary"])
    expertise, subject = known.expertises[said["expertise"]], known.subjects[said["subject"]]
    form = known.forms[said["form"]]
    with transaction.atomic():
        if Offering.objects.filter(code=said["code"]).exists():
            return Denied(Sentence("There is an offering with the code {code} already.", code=said["code"]))
        offering = Offering.objects.create(
            code=said["code"],
            unit=unit,
            title_nl=title.nl,
            title_en=title.en,
            summary_nl=summary.nl,
            summary_en=summary.en,
            brings=said["brings"],
            expertise=expertise.code,
            category=said["category"],
            form=said["form"],
            subject=said["subject"],
            level=said["level"],
            hours=said["hours"],
            self_study=said.get("self_study", 0),
            price=said["price"],
            cancellation=said["cancellation"],
            by_appointment=said.get("by_appointment", False),
            confirmed_on=confirmed_on,
            title_words=_words_of(title),
            words=_words_of(title, summary, expertise.title, subject, form),
        )
        record(f"offering:{offering.pk}", "publish", by=by, at=at, payload={"said": dict(said)})
        return offering


def _words_of(*texts: Text) -> str:
    """Of both languages, as a search looks at them."""
    return searchable(*(said for text in texts for said in (text.nl, text.en)))


def publish_shipped(*, unit: Unit, by: Actor, at: datetime) -> list[Offering]:
    """Everything in the shipped catalogue, once."""
    return [
        granted(publish_offering(said, unit=unit, confirmed_on=day_of(at), by=by, at=at))
        for said in shipped().whole["offerings"]
    ]


@effect(
    Text(
        nl="er is een concept met bijeenkomsten en plaatsen",
        en="there is a draft with meetings and seats",
    )
)
def plan_edition(facts: EditionFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The meetings as they were answered, with a series that holds the seats."""
    case = facts.situation.case
    offering = Offering.objects.select_related("unit").get(pk=int(str(answers["offering"])))
    leader = person_of(int(str(answers["leader"]))) if answers.get("leader") else None
    sessions = planned_from(answers["sessions"], leader)
    seats, least = int(str(answers["seats"])), int(str(answers["least"]))
    if least > seats:
        said = Sentence("There are {seats} seats, fewer than the {least} it needs.", seats=seats, least=least)
        raise Refused(Incomplete({"least": said}))
    opens_on, closes_on = _day(answers["opens_on"]), _day(answers["closes_on"])
    first = day_of(min(each.starts_at for each in sessions))
    if not opens_on <= closes_on <= first:
        said = Sentence("Enrolment opens before it closes, and closes before the first meeting.")
        raise Refused(Incomplete({"closes_on": said}))
    title = Text(nl=offering.title_nl, en=offering.title_en)
    rule = Rule(most_per_group=int(str(answers.get("most") or 0)))
    unit = offering.unit
    series = granted(
        plan_series(title, unit=unit, seats=seats, sessions=sessions, rule=rule, by=actor, at=at)
    )
    Edition.objects.create(
        case=case,
        offering=offering,
        series=series,
        least=least,
        opens_on=opens_on,
        closes_on=closes_on,
        starts_on=first,
        ends_on=day_of(max(each.ends_at for each in sessions)),
    )
    if leader:
        Party.objects.get_or_create(
            case=case, person=leader, relation=EDITION_LEADER.key, defaults={"owes": True}
        )


def _day(answer: Answer) -> date:
    assert isinstance(answer, date)
    return answer
