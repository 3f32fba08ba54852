"""What must be so before people judge, hand in and close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.frameworks.queries import criteria_of
from leerlijn.foundation.panels import queries
from leerlijn.foundation.panels.content import Content, CriterionJudgement
from leerlijn.foundation.panels.keys import master_key
from leerlijn.foundation.panels.models import Invitation, Judgement, Round
from leerlijn.foundation.panels.panel import Panel, PanelRule
from leerlijn.foundation.panels.queries import Compared
from leerlijn.kernel.sentence import Counted, Sentence
from leerlijn.kernel.terms import Length
from leerlijn.kernel.verdict import ALLOWED, Denied, Incomplete, Verdict, all_of

HANDED_IN = Sentence("This judgement has been handed in and does not change any more.")
NOT_ON_THE_PANEL = Denied(Sentence("Only the assessors of this round have a judgement in it."))


def is_legal(rule: PanelRule, panel: Panel) -> Verdict:
    """The first rule that this panel breaks, by name; or allowed."""
    return all_of(
        has_its_number(rule, panel),
        are_different_persons(panel),
        is_without_the_candidate(panel),
        knows_nobody_too_well(rule, panel),
        has_one_from_another_faculty(rule, panel),
        has_one_certified_lately(rule, panel),
    )


def has_its_number(rule: PanelRule, panel: Panel) -> Verdict:
    if len(panel.seats) == rule.judges:
        return ALLOWED
    return Denied(
        Sentence(
            "Number of assessors: the rule asks for {number}, this panel has {count}.",
            number=rule.judges,
            count=len(panel.seats),
        )
    )


def are_different_persons(panel: Panel) -> Verdict:
    seats = Counter(seat.person for seat in panel.seats)
    twice = next((seat.name for seat in panel.seats if seats[seat.person] > 1), None)
    if twice is None:
        return ALLOWED
    return Denied(Sentence("Different persons: {name} is on this panel more than once.", name=twice))


def is_without_the_candidate(panel: Panel) -> Verdict:
    themself = next((seat.name for seat in panel.seats if seat.person == panel.candidate), None)
    if themself is None:
        return ALLOWED
    return Denied(
        Sentence("Nobody judges their own work: {name} is the person who is judged.", name=themself)
    )


def knows_nobody_too_well(rule: PanelRule, panel: Panel) -> Verdict:
    """Whoever supervised, or gave feedback, is among the related. It does not say what the relation is."""
    if not rule.unrelated or panel.related.isdisjoint(seat.person for seat in panel.seats):
        return ALLOWED
    return Denied(Sentence("Nobody judges whom they know too well: choose somebody else for this panel."))


def has_one_from_another_faculty(rule: PanelRule, panel: Panel) -> Verdict:
    """Somebody of a service, or from outside, works in no faculty of the candidate's either."""
    if not rule.one_from_another_faculty:
        return ALLOWED
    if any(seat.faculties.isdisjoint(panel.faculties) for seat in panel.seats):
        return ALLOWED
    return Denied(
        Sentence(
            "One from another faculty: all on this panel work in the faculty of the person who is judged."
        )
    )


def has_one_certified_lately(rule: PanelRule, panel: Panel) -> Verdict:
    """A certificate of exactly so long ago counts no more."""
    if not rule.certified_within:
        return ALLOWED
    since = Length.parse(rule.certified_within).before(panel.on)
    if any(seat.certified_on and seat.certified_on > since for seat in panel.seats):
        return ALLOWED
    return Denied(
        Sentence("One certified lately: nobody on this panel was certified after {day}.", day=since)
    )


def no_round_is_open(case_id: int) -> Verdict:
    if queries.has_open_round(case_id):
        return Denied(Sentence("A round of judgement is open already."))
    return ALLOWED


def can_be_judged(framework_id: int, criteria: Iterable[str]) -> Verdict:
    """There is something to judge, all of it in this edition, nothing twice."""
    asked = list(criteria)
    known = {line.code for line in criteria_of(framework_id)}
    if not asked:
        return Denied(Sentence("There is no criterion to judge."))
    strange = next((code for code in asked if code not in known or asked.count(code) > 1), None)
    if strange is None:
        return ALLOWED
    return Denied(Sentence("Criterion {code} does not stand in this framework exactly once.", code=strange))


def key_is_here() -> Verdict:
    """The key that open rounds are locked with; a new one must not take the place of one that is lost."""
    if master_key().is_here() or not queries.any_round_is_open():
        return ALLOWED
    return Denied(
        Sentence(
            "The key to the judgements is missing. Ask the administrator to put it back from the backup."
        )
    )


def is_open(round: Round) -> Verdict:
    return Denied(Sentence("This round of judgement is closed.")) if round.closed_at else ALLOWED


def is_closed(round: Round) -> Verdict:
    if round.closed_at:
        return ALLOWED
    return Denied(Sentence("The judgements open when all of them have been handed in."))


def sits_on(round: Round, person: int) -> Verdict:
    if Judgement.objects.filter(round=round, judge_id=person).exists():
        return ALLOWED
    return NOT_ON_THE_PANEL


def is_argued(said: CriterionJudgement, compared: Compared, rule: PanelRule) -> Verdict | Incomplete:
    """A finding was chosen; what settled it is written down, where the rule asks for that."""
    if said.finding is None:
        return Incomplete({"finding": Sentence("Choose what you both find.")})
    if said.why or compared.apart < rule.argued_from:
        return ALLOWED
    if rule.argued_from == 0:
        return Incomplete({"argument": Sentence("Write down what settled it.")})
    return Incomplete({"argument": Sentence("You are more than one step apart. Write down what settled it.")})


def is_not_decided(round: Round, code: str) -> Verdict:
    """What a third assessor decided stands."""
    settled = queries.settled_in(round.pk).get(code)
    if settled and settled.decided:
        return Denied(Sentence("A third assessor decided criterion {code}.", code=code))
    return ALLOWED


def is_not_handed_in(judgement: Judgement) -> Verdict:
    if judgement.handed_in_at:
        return Denied(HANDED_IN)
    return ALLOWED


def can_make_room(judgement: Judgement, unfit: Collection[int]) -> Verdict:
    """What was handed in stays, but not of somebody who turns out to be unfit to judge."""
    return ALLOWED if judgement.judge_id in unfit else is_not_handed_in(judgement)


def is_judged_here(round: Round, code: str) -> Verdict:
    if code in round.criteria:
        return ALLOWED
    return Denied(Sentence("Criterion {code} is not judged in this round.", code=code))


def is_complete(content: Content, criteria: Iterable[str], *, argued: bool = False) -> Verdict:
    """Every criterion has a finding, and every finding that needs a reason has one; `argued`: each does."""
    asked = list(criteria)
    still_open, bare = content.still_open(asked), content.without_reason(asked, always=argued)
    if still_open:
        return Denied(
            Counted(
                "You can hand in when {codes} has a judgement.",
                "You can hand in when {codes} have a judgement.",
                len(still_open),
                codes=still_open,
            )
        )
    if bare and argued:
        return Denied(Sentence("You can hand in when you have said why at {codes}.", codes=bare))
    if bare:
        return Denied(
            Counted(
                "You can hand in when you have said why at {codes}: it is not “sufficient” there.",
                "You can hand in when you have said why at {codes}: they are not “sufficient”.",
                len(bare),
                codes=bare,
            )
        )
    return ALLOWED


def all_are_in(round: Round) -> Verdict:
    if queries.all_are_in(round.pk):
        return ALLOWED
    return Denied(Sentence("The judgements open when all of them have been handed in."))


def no_panel_is_at_work(one: int, other: int) -> Verdict:
    """While either judges, is asked to or is judged: who may judge whom was looked at for each apart."""
    people = (one, other)
    judging = Judgement.objects.filter(judge__in=people).values("round__case")
    counts = Invitation.objects.filter(replaced_at=None, answer__in=("", Invitation.Answer.ACCEPTED))
    judged = Q(subject__in=people) & (Q(rounds__isnull=False) | Q(pk__in=counts.values("case")))
    asked = Q(pk__in=judging) | Q(pk__in=counts.filter(person__in=people).values("case"))
    first = Case.objects.filter(asked | judged, is_open=True).order_by("pk").first()
    if first is None:
        return ALLOWED
    return Denied(
        Sentence(
            "One of them judges or is judged in an open case: {case} ({number}). Wait until it has ended.",
            case=first.name,
            number=str(first.pk),
        )
    )
