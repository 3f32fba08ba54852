"""Asking a panel for a dossier, what each answers, and the round that begins when all have said yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.foundation.dossiers.actions.judging import open_round, seat
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions import inviting, rounds
from leerlijn.foundation.panels.guards import HANDED_IN
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted

NOT_ASKED = Denied(Sentence("You are not asked here, or you answered already."))


def ask_for(facts: DossierFacts, wanted: Mapping[int, int], *, actor: Actor, at: datetime) -> None:
    """These people, by their key, are asked for these places. Raises Refused."""
    people = {each.pk: each for each in Person.objects.filter(pk__in=wanted.values())}
    staying = [each.person_id for each in facts.invited if each.place not in wanted]
    inviting.invite(
        facts.situation.case,
        {place: people[person] for place, person in wanted.items()},
        facts.panel_rule,
        certified=facts.certified_on([*staying, *wanted.values()]),
        actor=actor,
        at=at,
    )


@effect(
    Text(
        nl="twee mensen krijgen een uitnodiging; als beiden ja zeggen, begint het oordelen",
        en="two people are invited; when both say yes, the judging begins",
    )
)
def invite_panel(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    wanted = (int(str(answers["first"])), int(str(answers["second"])))
    ask_for(facts, dict(enumerate(wanted, start=1)), actor=actor, at=at)


@effect(Text(nl="deze mensen krijgen een uitnodiging", en="these people are invited"))
def invite_next(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """For each free place."""
    ask_for(
        facts, {place: int(str(answers[PLACES[place]])) for place in facts.free_places}, actor=actor, at=at
    )


PLACES = {1: "first", 2: "second"}


@effect(
    Text(
        nl="iemand anders krijgt een uitnodiging; wat de eerste schreef, verdwijnt als die ja zegt",
        en="somebody else is invited; what the first one wrote is gone when they say yes",
    )
)
def invite_instead(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Whoever drops out reads nothing of the dossier from now on.

    A judgement that was handed in stays, unless whoever wrote it knows the candidate too well.
    """
    leaving, coming = int(str(answers["leaving"])), int(str(answers["coming"]))
    place = next(each.place for each in facts.invited if each.person_id == leaving)
    if leaving not in facts.still_judging | facts.related_invited and facts.is_being_judged_by(leaving):
        raise Refused(Incomplete({"leaving": HANDED_IN}))
    ask_for(facts, {place: coming}, actor=actor, at=at)


@effect(
    Text(
        nl="je oordeelt zodra de ander ook ja zegt; dan lees je het dossier",
        en="you judge as soon as the other says yes too; then you read the dossier",
    )
)
def accept_invitation(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    inviting.accept(_own(facts), actor=actor, at=at)


@effect(Text(nl="de coördinator vraagt iemand anders", en="the coordinator asks somebody else"))
def decline_invitation(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    said = {"reason": str(answers["reason"]), "remark": str(answers.get("remark") or "")}
    inviting.decline(facts.situation.case, _own(facts), **said, actor=actor, at=at)


def _own(facts: DossierFacts) -> Invitation:
    if facts.invitation is None:
        raise Refused(NOT_ASKED)
    return facts.invitation


@effect(Text(nl="wie gevraagd is te oordelen, hoeft dat niet meer", en="who is asked to judge need not"))
def let_all_go(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    inviting.make_room(facts.situation.case, actor=actor, at=at)


@effect(Text(nl="wie niet antwoordde, is niet meer gevraagd", en="who did not answer is asked no more"))
def let_invitations_lapse(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    inviting.let_lapse(facts.situation.case, unfit=facts.related_invited, actor=actor, at=at)


@effect(
    Text(
        nl="elk oordeelt voor zich; geen van beiden ziet het oordeel van de ander",
        en="each judges alone; neither sees the judgement of the other",
    )
)
def begin_round(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """A round that runs already goes on, with whoever came in the place of who dropped out."""
    people = [each.person for each in facts.invited]
    if facts.round is None or facts.round.closed_at:
        open_round(facts, people, actor=actor, at=at)
    else:
        _seat_those_who_came(facts, people, actor=actor, at=at)
    seat(facts, [each.pk for each in people])


def _seat_those_who_came(facts: DossierFacts, people: list[Person], *, actor: Actor, at: datetime) -> None:
    assert facts.round is not None
    seats = zip(facts.round.judges, people, strict=True)
    coming = {judge.person: person for judge, person in seats if judge.person != person.pk}
    certified = facts.certified_on([each.pk for each in people])
    granted(rounds.replace_judges(facts.round.id, coming, certified=certified, actor=actor, at=at))
