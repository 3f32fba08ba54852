"""Opening a round of agreements, and letting what is begun be part of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from leerlijn.domains.agreements.guards.rounds import round_can_follow
from leerlijn.domains.agreements.models import AgreementRound, InRound
from leerlijn.domains.agreements.queries.rounds import Round, newest_round
from leerlijn.domains.agreements.relations import OPEN_ROUND
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.queries import actor_of, institution, office_for
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal


@transaction.atomic
def open_round(
    *,
    first_year: int,
    last_year: int,
    milestone_year: int,
    source: str,
    by: Standing,
    at: datetime,
    channel: str = "page",
) -> AgreementRound | Refusal:
    """From now on what is begun is part of this round; refuses one that does not follow the one before."""
    root = institution()
    place = root.path if root else "/"
    permitted = may(by, OPEN_ROUND, Thing(place))
    if isinstance(permitted, Denied):
        return permitted
    before = newest_round()
    errors = round_can_follow(before, first=first_year, last=last_year, halfway=milestone_year, source=source)
    if errors:
        return Incomplete(errors)
    try:
        with transaction.atomic():
            opened = AgreementRound.objects.create(
                cycle=before.cycle.key,
                first_year=first_year,
                last_year=last_year,
                milestone_year=milestone_year,
                source=source.strip(),
                opened_at=at,
                opened_by_id=by.person,
            )
    except IntegrityError:
        return Denied(Sentence("Somebody opened this round just now."))
    record(
        f"round-of-agreements:{opened.pk}",
        "open-round",
        by=actor_of(by, channel, office_for(by, OPEN_ROUND, place)),
        at=at,
        payload={"years": str(opened), "halfway": milestone_year, "source": opened.source},
    )
    return opened


@effect(
    Text(
        nl="dit hoort bij de ronde van afspraken die nu loopt",
        en="this is part of the round of agreements that is in course",
    )
)
def join_round(facts: Any, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    put_in_round(facts.case, at=at)


def put_in_round(case: Case, *, at: datetime) -> None:
    """The round that was opened last; the first case that is begun brings the one of the cycle."""
    newest = newest_round()
    InRound.objects.create(case=case, round_id=newest.id or _own_round_of(newest, at=at).pk)


def _own_round_of(round: Round, *, at: datetime) -> AgreementRound:
    made, _ = AgreementRound.objects.get_or_create(
        first_year=round.first_year,
        defaults={
            "cycle": round.cycle.key,
            "last_year": round.last_year,
            "milestone_year": round.milestone_year,
            "source": round.source,
            "opened_at": at,
        },
    )
    return made
