"""The desk of an assessor, one criterion at a time; and afterwards what the two found, beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import Offer, offers_on
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.views import version_in
from leerlijn.foundation.dossiers.actions.judging import settle_difference
from leerlijn.foundation.dossiers.forms import FINDINGS, KINDS, JudgementForm, SettlementForm
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.queries.examples import Example
from leerlijn.foundation.dossiers.queries.items import ItemLine, number_of, sealed_items
from leerlijn.foundation.dossiers.relations import JUDGE_DOSSIER, READ_JUDGEMENTS, SETTLE_DIFFERENCE
from leerlijn.foundation.dossiers.views.evidence import address, seen_dossier
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.content import CriterionJudgement, Finding
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import Compared, OwnJudgement, RoundLine
from leerlijn.foundation.people.queries import actor_of, initials_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.forms import JudgedElsewhere
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk of one assessor: the sealed evidence, their own judgement, and one criterion."""

    seen: CasePage
    facts: DossierFacts
    round: RoundLine
    own: OwnJudgement
    line: CriterionLine
    items: tuple[ItemLine, ...]

    @property
    def judged(self) -> CriterionJudgement:
        return self.own.content.of(self.line.code)

    @property
    def answer(self) -> str:
        """What the candidate said of the criterion, where the two between whom somebody decides asked it."""
        return self.facts.answers_in_talk.get(self.line.code, "")

    @property
    def lines(self) -> tuple[CriterionLine, ...]:
        """The criteria of this round."""
        return tuple(line for line in self.facts.criteria_judged if line.code in self.round.criteria)

    @property
    def next(self) -> CriterionLine | None:
        """The next criterion without a judgement, after this one first."""
        place = self.lines.index(self.line)
        later = (*self.lines[place + 1 :], *self.lines[:place])
        return next((line for line in later if line.code in self.own.still_open), None)

    @property
    def examples(self) -> Sequence[tuple[Text, Sequence[Example]]]:
        """Of each level that can be found here, from low to high; one statement."""
        known = self.facts.examples(self.line.code)
        levels = sorted(self.round.rule.findings, key=list(Finding.__members__.values()).index)
        return tuple((each.in_words, known[each]) for each in levels if each in known)

    @property
    def listed(self) -> list[dict[str, object]]:
        """The criteria beside the desk, with a heading per competence."""
        rows: list[dict[str, object]] = []
        for competence, lines in groupby(self.lines, key=lambda line: line.competence):
            title = Sentence("{code} {title}", code=competence.code, title=competence.short)
            rows.append({"theme": title})
            rows.extend(self._listed(line) for line in lines)
        return rows

    def _listed(self, line: CriterionLine) -> dict[str, object]:
        is_open = line.code in self.own.still_open
        return {
            "code": line.code,
            "title": line.short,
            "state": "open" if is_open else "full",
            "word": Sentence("not judged yet") if is_open else Sentence("judged"),
            "href": address(self.seen, "desk-on", line.code),
            "current": line.code == self.line.code,
        }


def desk_of(request: Request, number: str, code: str) -> Desk:
    """For whoever judges this dossier; for everybody else there is no such desk."""
    seen, facts = seen_dossier(request, number)
    if not may(request.standing, JUDGE_DOSSIER, seen.situation.thing):
        raise Http404
    round, submission = facts.round, facts.submission
    own = panels.own_judgement(round.id, request.standing.person) if round else None
    if round is None or submission is None or own is None:
        raise Http404
    codes = round.criteria
    wanted = code or next(iter(own.still_open), codes[0])
    line = next((line for line in facts.criteria_judged if line.code == wanted and wanted in codes), None)
    if line is None:
        raise Http404
    items = tuple(item for item in sealed_items(submission) if line.code in item.claims)
    return Desk(seen, facts, round, own, line, items)


@opens(JUDGE_DOSSIER)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: Request, number: str, code: str = "") -> HttpResponse:
    """One criterion: its claims and evidence, and one's own judgement, saved as a draft."""
    at_hand = desk_of(request, number, code)
    if request.method != "POST":
        return _desk_page(request, at_hand)
    if request.POST.get("do") == "hand-in":
        return _hand_in(request, at_hand)
    form = JudgementForm(at_hand.round.rule, request.POST)
    outdated = _sealed_otherwise(request, at_hand)
    if outdated is not None:  # a refusal is falsy
        return _desk_page(request, at_hand, form=form, refusal=outdated)
    asked = request.POST.get("next", "")
    after = asked if asked in at_hand.round.criteria else at_hand.line.code
    said = {name: str(form.data.get(name, "")) for name in form.fields}
    if any(said.values()) or at_hand.judged != CriterionJudgement():
        saved = save_criterion(
            at_hand.round.id, request.standing.person, at_hand.line.code, **said, at=request.at
        )
        if isinstance(saved, Denied | Outdated | Incomplete):
            return _desk_page(request, at_hand, form=form, refusal=saved)
    elif after == at_hand.line.code:
        return _desk_page(request, at_hand, form=form, refusal=NOTHING_TO_KEEP)
    return HttpResponseRedirect(address(at_hand.seen, "desk-on", after))


NOTHING_TO_KEEP = Incomplete({"finding": Sentence("Choose what you find, or write what you saw first.")})


def _sealed_otherwise(request: Request, at_hand: Desk) -> Outdated | None:
    """Whether the dossier on the desk was handed in anew: then the judgement would be about another file."""
    looked_at = request.POST.get("sealed", at_hand.round.sealed)
    if looked_at == at_hand.round.sealed:
        return None
    return Outdated(
        Sentence("We did not save this: the dossier was handed in anew since you opened it. Read it again.")
    )


def _hand_in(request: Request, at_hand: Desk) -> HttpResponse:
    taken = take_step(
        at_hand.seen.case.pk,
        at_hand.facts.COURSE.judging,
        by=request.standing,
        at=request.at,
        version=at_hand.seen.case.version,
    )
    if isinstance(taken, Denied | Outdated | Incomplete):
        return _desk_page(request, at_hand, refusal=taken)
    return HttpResponseRedirect(done_on(at_hand.seen.case, at_hand.facts.COURSE.judging))


def _desk_page(
    request: Request,
    at_hand: Desk,
    *,
    form: JudgementForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    judged = at_hand.judged
    shown = form or JudgementForm(
        at_hand.round.rule,
        initial={
            "finding": judged.finding or "",
            "seen": judged.seen,
            "why": judged.why,
            "question": judged.question,
        },
    )
    if isinstance(refusal, Incomplete):
        shown.refuse(refusal.errors)
    submission = at_hand.facts.submission
    context = {
        "desk": at_hand,
        "place": at_hand.facts.COURSE.place,
        "listed": at_hand.listed,
        "form": shown,
        "number": number_of(submission) if submission else "",
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
        "kinds": KINDS,
        "examples": at_hand.examples,
        "changes": at_hand.facts.changes,
        "offer": _offer(at_hand.seen, at_hand.facts.COURSE.judging),
    }
    return page(request, "dossiers/desk.html", context, status=status_of(refusal))


def _offer(seen: CasePage, key: str) -> Offer | None:
    return next(iter(offers_on(seen, key)), None)


@opens(READ_JUDGEMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def difference(request: Request, number: str) -> HttpResponse:
    """Both judgements of each criterion on which they differ, and the proposal that settles them."""
    seen, facts, _ = laid_open(request, number)
    offer = _offer(seen, facts.COURSE.proposing)
    form = StepForm(offer.fields, facts, request.POST or None) if offer else None
    refusal: Refusal | None = None
    if request.method == "POST" and form is not None:
        taken = take_step(
            seen.case.pk,
            facts.COURSE.proposing,
            by=request.standing,
            at=request.at,
            version=version_in(request),
            said=form.answers,
        )
        if not isinstance(taken, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(seen.case, facts.COURSE.proposing))
        refusal = taken
        if isinstance(taken, Incomplete):
            form.refuse(taken.errors)
    elif request.method == "POST":
        refusal = Outdated(Sentence("We did not save this: your colleague made a proposal first."))
    return _difference_page(request, seen, form=form, refusal=refusal)


@opens(SETTLE_DIFFERENCE)
@require_POST
def settle(request: Request, number: str, code: str) -> HttpResponse:
    """What the two agree to find of one criterion; far apart, only with the argument that settled it.

    What was typed about the others and in the proposal comes along, and stays where it was typed.
    """
    seen, facts, _ = laid_open(request, number)
    if not facts.COURSE.settles or code not in facts.to_settle:
        raise Http404
    form = _settlement_form(facts, code, request.POST)
    made = settle_difference(
        facts,
        code,
        finding=request.POST.get(form.add_prefix("finding"), ""),
        argument=request.POST.get(form.add_prefix("argument"), ""),
        actor=actor_of(request.standing, "page"),
        at=request.at,
    )
    typed = {each: _settlement_form(facts, each, request.POST) for each in facts.to_settle if each != code}
    offer = _offer(seen, facts.COURSE.proposing)
    step = StepForm(offer.fields, facts, request.POST) if offer else None
    others: list[JudgedElsewhere] = [*typed.values(), *([step] if step else [])]
    if isinstance(made, Denied | Outdated | Incomplete):
        refusal: Refusal | None = made
        form.refuse(made.errors if isinstance(made, Incomplete) else {})
        typed[code] = form
    elif any(_was_typed_in(each, request.POST) for each in others):
        refusal = None
        seen, *_ = laid_open(request, number)
    else:
        return HttpResponseRedirect(f"{address(seen, 'difference')}#{prefix_of(code)}")
    for each in others:
        each.refuse({})
    return _difference_page(request, seen, form=step, refusal=refusal, typed=typed)


def _was_typed_in(form: JudgedElsewhere, sent: QueryDict) -> bool:
    return form.has_changed() and any(form.add_prefix(name) in sent for name in form.fields)


def prefix_of(code: str) -> str:
    """By which the form of a criterion tells itself from those of the others."""
    return f"c{code.replace('.', '-')}"


def laid_open(request: Request, number: str) -> tuple[CasePage, DossierFacts, RoundLine]:
    """For whoever judges, once all judgements are open; before that there is no such page."""
    seen, facts = seen_dossier(request, number)
    if not may(request.standing, READ_JUDGEMENTS, seen.situation.thing):
        raise Http404
    if facts.round is None or not facts.compared:
        raise Http404
    return seen, facts, facts.round


def _difference_page(
    request: Request,
    seen: CasePage,
    *,
    form: StepForm | None,
    refusal: Refusal | None = None,
    typed: Mapping[str, SettlementForm] = {},
) -> HttpResponse:
    """`typed`: by criterion, the form as it was sent; the others show what is settled."""
    facts, you = seen.facts, request.standing.person
    sealed = sealed_items(facts.submission) if facts.submission else ()
    context = {
        "seen": seen,
        "facts": facts,
        "form": form,
        "offer": _offer(seen, facts.COURSE.proposing),
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete) and not typed,
        "drawn": [{"code": each.code, "state": _drawn_as(each, facts)} for each in facts.compared],
        "to_settle": [
            _beside_each_other(each, facts, you=you, sealed=sealed, form=typed.get(each.code))
            for each in facts.compared
            if each.code in facts.to_settle
        ],
        "proposal": None if form else facts.proposal,
        "place": facts.COURSE.place,
        "settles": facts.COURSE.settles,
    }
    return page(request, "dossiers/difference.html", context, status=status_of(refusal))


LOOKS = {
    Finding.SUFFICIENT: "good",
    Finding.NOT_YET: "attention",
    Finding.ASK: "asked",
    Finding.PARTLY: "attention",
    Finding.STRONG: "good",
}


def _beside_each_other(
    compared: Compared,
    facts: DossierFacts,
    *,
    you: int,
    sealed: Sequence[ItemLine],
    form: SettlementForm | None,
) -> dict[str, object]:
    """One criterion on which the two differ, as the page draws it: both arguments, of equal width."""
    line = next(line for line in facts.criteria_judged if line.code == compared.code)
    settled = facts.settled.get(line.code)
    return {
        "code": line.code,
        "prefix": prefix_of(line.code),
        "title": Sentence("{code} {title}", code=line.code, title=line.short),
        "argument_hint": _argument_hint(compared, facts.COURSE.panel),
        "answer": facts.answers_in_talk.get(line.code, ""),
        "settled": settled,
        "settled_as": FINDINGS[settled.finding] if settled else "",
        "form": form or _settlement_form(facts, line.code),
        "judges": judges_beside(facts, compared.judgements, you=you),
        "items": [item for item in sealed if line.code in item.claims],
    }


def judges_beside(
    facts: DossierFacts, judgements: Sequence[CriterionJudgement], *, you: int
) -> list[dict[str, object]]:
    """What each judge of the round found of one criterion, as `verdicts` draws it."""
    judges = facts.round.judges if facts.round else ()
    return [
        {
            "name": judge.name,
            "initials": initials_of(judge.name),
            "you": judge.person == you,
            "kind": LOOKS[found.finding] if found.finding else "neutral",
            "word": FINDINGS[found.finding] if found.finding else "",
            "reason": found.why,
            "seen": found.seen,
            "question": found.question,
        }
        for judge, found in zip(judges, judgements, strict=True)
    ]


def _drawn_as(compared: Compared, facts: DossierFacts) -> str:
    if compared.code not in facts.to_settle:
        return "same"
    return "settled" if compared.code in facts.settled else "differs"


def _argument_hint(compared: Compared, rule: PanelRule) -> Sentence:
    if rule.argued_from == 0:
        return Sentence("The reason stays on record with the outcome.")
    if compared.apart < rule.argued_from:
        return Sentence("Not needed where you are one step apart.")
    return Sentence("You are more than one step apart, so the argument is needed.")


def _settlement_form(facts: DossierFacts, code: str, sent: QueryDict | None = None) -> SettlementForm:
    settled = facts.settled.get(code)
    said = {"finding": settled.finding.value, "argument": settled.argument} if settled else {}
    return SettlementForm(facts.COURSE.panel, sent, initial=said, prefix=prefix_of(code))
