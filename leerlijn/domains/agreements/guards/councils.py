"""What must be so before a council is asked, and before it decides; each says why not in one sentence."""

from __future__ import annotations

from django.db.models import Q

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.councils import former_member
from leerlijn.domains.agreements.queries.requests import RequestFacts
from leerlijn.domains.agreements.relations import VOTER
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.procedure import Guard, guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="de vraag komt van de afspraak of agenda zelf", en="it is asked from the agreement or agenda"))
def was_asked_from_its_agreement(facts: RequestFacts) -> Verdict:
    if facts.request is None:
        return Denied(
            Sentence("A council is asked from the agenda or the agreement itself. Open that first.")
        )
    return ALLOWED


@guard(
    Text(
        nl="wie dit doet, is vandaag lid van de raad", en="whoever does this is a member of the council today"
    )
)
def is_a_member_today(facts: RequestFacts) -> Verdict:
    person, on = facts.situation.by.person, facts.situation.on
    if any(member.person == person for member in facts.members):
        return ALLOWED
    ended = former_member(facts.case.unit_id, person, on=on)
    if ended is None:
        return Denied(Sentence("Only members of this council can do this."))
    return Denied(
        Sentence(
            "Your membership of this council ended on {day}; your vote does not count any more.", day=ended
        )
    )


@guard(Text(nl="elke vraag van de raad is beantwoord", en="every question of the council has an answer"))
def every_question_is_answered(facts: RequestFacts) -> Verdict:
    if facts.open_questions:
        text = facts.open_questions[0].text
        return Denied(Sentence("A question has no answer yet: “{question}”", question=text[:120]))
    return ALLOWED


@guard(Text(nl="er is een vraag zonder antwoord", en="there is a question without an answer"))
def a_question_waits(facts: RequestFacts) -> Verdict:
    return ALLOWED if facts.open_questions else Denied(Sentence("No question waits for an answer."))


@guard(Text(nl="het dossier is nog wat er gevraagd is", en="the file is still what was asked about"))
def the_file_is_what_was_asked(facts: RequestFacts) -> Verdict:
    if facts.is_another_file:
        return Denied(
            Sentence(
                "The file is not what was asked about any more: {what}. Put the new file before the council.",
                what=facts.what_changed,
            )
        )
    return ALLOWED


@guard(Text(nl="het dossier is een ander dan gevraagd is", en="the file is another than was asked about"))
def there_is_a_new_file(facts: RequestFacts) -> Verdict:
    """A new file begins the term of the council anew, so nobody does that without one."""
    if facts.is_another_file:
        return ALLOWED
    return Denied(Sentence("The file of now is the one that lies before the council already."))


@guard(Text(nl="de klok van de raad loopt", en="the clock of the council runs"))
def the_clock_runs(facts: RequestFacts) -> Verdict:
    """Whoever changes a file does not start a clock that the chair has stopped."""
    return Denied(Sentence("The clock stands still.")) if facts.case.stands_still else ALLOWED


@guard(Text(nl="een afwezig lid gaf een machtiging", en="an absent member gave a proxy"))
def holds_a_proxy(facts: RequestFacts) -> Verdict:
    proxy = facts.proxy_held
    if proxy is None:
        return Denied(Sentence("Nobody gave you a proxy for this vote."))
    if any(vote.member_id == proxy.giver_id for vote in facts.votes):
        return Denied(Sentence("The vote of {name} was cast already.", name=proxy.giver.name))
    if all(member.person != proxy.giver_id for member in facts.members):
        return Denied(
            Sentence("{name} is no member any more, so the proxy does not count.", name=proxy.giver.name)
        )
    return ALLOWED


@guard(Text(nl="de stem is nog niet uitgebracht", en="the vote was not cast yet"))
def has_not_voted_yet(facts: RequestFacts) -> Verdict:
    person = facts.situation.by.person
    cast = next((vote for vote in facts.votes if vote.member_id == person), None)
    if cast is None:
        return ALLOWED
    if cast.cast_by_id == person:
        return Denied(Sentence("You voted already. Nobody votes twice."))
    return Denied(Sentence("{name} voted for you by your proxy. Nobody votes twice.", name=cast.cast_by.name))


@guard(Text(nl="elk lid heeft gestemd", en="every member has voted"))
def every_member_has_voted(facts: RequestFacts) -> Verdict:
    """Of those who were members when the vote was called and still are."""
    voters = set(facts.situation.people(VOTER)) - {vote.member_id for vote in facts.votes}
    waiting = sum(member.person in voters for member in facts.members)
    if not waiting:
        return ALLOWED
    return Denied(Counted("One member has not voted yet.", "{count} members have not voted yet.", waiting))


@guard(Text(nl="elk punt van het advies heeft een antwoord", en="every point of the advice has an answer"))
def every_point_is_answered(facts: RequestFacts) -> Verdict:
    if facts.open_points:
        return Denied(
            Sentence(
                "Point {number} of the advice has no answer yet: taken over, partly, or not, and why.",
                number=str(facts.open_points[0].number),
            )
        )
    return ALLOWED


@guard(Text(nl="er is een punt zonder antwoord", en="there is a point without an answer"))
def a_point_waits(facts: RequestFacts) -> Verdict:
    return ALLOWED if facts.open_points else Denied(Sentence("Every point has an answer."))


@guard(Text(nl="het advies is helemaal gevolgd", en="the advice is followed in full"))
def the_advice_is_followed(facts: RequestFacts) -> Verdict:
    if facts.follows_the_advice:
        return ALLOWED
    return Denied(
        Sentence(
            "The advice is not followed in full. Talk with the council first; then the decision is final "
            "(WHW art. 9.35, under d)."
        )
    )


def decided(*outcomes: str, rule: Text) -> Guard:
    """The council's vote came to one of these."""

    def check(facts: RequestFacts) -> Verdict:
        if facts.request is not None and facts.request.outcome in outcomes:
            return ALLOWED
        return Denied(Sentence("The council has not decided so."))

    return Guard("decided_" + "_or_".join(outcomes).replace("-", "_"), rule, check)


def no_council_would_count_one_twice(one: int, other: int) -> Verdict:
    """Where a council still has to decide, and both are its members, or both have a vote or proxy in it."""
    still_open = CouncilRequest.objects.filter(outcome__in=("", CouncilRequest.Outcome.NO_QUORUM))
    for each in (one, other):
        still_open = still_open.filter(
            Q(council__memberships__person=each)
            | Q(votes__member=each)
            | Q(votes__cast_by=each)
            | Q(proxies__giver=each)
            | Q(proxies__holder=each)
        )
    first = still_open.select_related("council").order_by("pk").first()
    if first is None:
        return ALLOWED
    return Denied(
        Sentence(
            "Both count in what {council} still has to decide. Wait until it has decided.",
            council=unit_name(first.council),
        )
    )
