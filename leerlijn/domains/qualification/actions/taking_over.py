"""What follows when a dossier that ran elsewhere goes on here: said where it is from, never decided anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from leerlijn.domains.qualification.actions.dossiers import seat_supervisor
from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.register import UNDONE, carry_last_day
from leerlijn.domains.qualification.earlier import KEY, TakenOver
from leerlijn.domains.qualification.models import Deferral
from leerlijn.domains.qualification.queries.dossiers import COURSE, DossierFacts
from leerlijn.domains.qualification.queries.duties import pseudonym_of
from leerlijn.foundation.dossiers.actions.carrying import MOVE
from leerlijn.foundation.dossiers.models import Dossier
from leerlijn.foundation.frameworks.queries import criteria_of
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Incomplete, Refused


@effect(
    Text(
        nl="wat al voldoende was, blijft dat, en overal staat waar het vandaan komt",
        en="what was sufficient stays so, and everywhere it says where that is from",
    )
)
def take_over_dossier(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """A later due date counts as one that was given there; the duty is asked anew by it.

    That of a supplement is of the supplement only.
    """
    case, on = facts.situation.case, facts.situation.on
    is_supplement = case.state == COURSE.supplementing
    before = replace(_said(answers, on=on), rounds=int(is_supplement))
    _refuse_what_cannot_be(before, all_codes=_codes_of(case.pk))
    case.data = {**case.data, KEY: before.as_data()}
    case.save(update_fields=["data"])
    is_later = before.due_on and facts.duty_ends_on and before.due_on > facts.duty_ends_on
    if before.due_on and is_later and not is_supplement:
        candidate = Person.objects.get(pk=case.subject_id or 0)
        _refuse_a_second_day(candidate, on=on)
        carry_last_day(candidate, due_on=before.due_on, taken_over_from=before.source, actor=actor, at=at)
        evaluate_duty(candidate.pk, at=at)


@effect(
    Text(nl="wie daar begeleidde, begeleidt hier verder", en="whoever supervised there goes on doing so here")
)
def name_supervisor_of_before(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """Nobody where nobody was named: the coordinator does that then."""
    if answers.get("supervisor"):
        seat_supervisor(facts.situation.case, int(str(answers["supervisor"])))


@effect(
    Text(
        nl="het gaat hier niet verder; een datum die ermee kwam, geldt niet meer",
        en="it goes no further here; a date that came with it counts no more",
    )
)
def let_take_over_go(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """The line by which it came may come again. What was given with it stays in the journal."""
    case, before = facts.situation.case, facts.taken_over
    if before is None or case.subject_id is None:
        return
    case.data = {**case.data, KEY: replace(before, line="").as_data()}
    case.save(update_fields=["data"])
    if before.due_on is None:
        return
    given = Deferral.objects.filter(
        person=case.subject_id, taken_over_from=before.source, due_on=before.due_on
    )
    if given.delete()[0]:
        said = {"kind": "deferral", "because": UNDONE}
        record(f"person:{pseudonym_of(case.subject_id)}", "withdraw", by=actor, at=at, payload=said)
        evaluate_duty(case.subject_id, at=at)


@effect(
    Text(
        nl="wat elders voldoende was, blijft dat onder de nieuwe criteria",
        en="what was sufficient elsewhere stays so under the new criteria",
    )
)
def carry_what_was_taken_over(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """Under its new code, where all that it comes from was sufficient there; a like code says nothing."""
    before, carrying, case = facts.taken_over, facts.carrying, facts.situation.case
    if before is None or carrying is None or answers["edition"] != MOVE:
        return
    chosen = answers.get("counts")
    counting = carrying.counting(chosen if isinstance(chosen, tuple) else ())
    codes = tuple(new for new, several in counting.items() if set(several) <= set(before.criteria))
    case.data = {**case.data, KEY: replace(before, criteria=codes).as_data()}
    case.save(update_fields=["data"])


def _said(answers: Mapping[str, Answer], *, on: date) -> TakenOver:
    began, due, codes = answers["began_on"], answers.get("due_on"), answers.get("criteria")
    return TakenOver(
        source=str(answers["source"]),
        on=on,
        began_on=began if isinstance(began, date) else on,
        due_on=due if isinstance(due, date) else None,
        criteria=codes if isinstance(codes, tuple) else (),
        line=str(answers["line"]),
    )


def _refuse_a_second_day(candidate: Person, *, on: date) -> None:
    """Of two last days that were given on one day nobody could say which holds."""
    if Deferral.objects.filter(person=candidate, decided_on=on).exists():
        said = Sentence("Another last day was given here today already. Take this over tomorrow.")
        raise Refused(Incomplete({"due_on": said}))


def _codes_of(case: int) -> tuple[str, ...]:
    edition = Dossier.objects.values_list("framework_id", flat=True).get(case=case)
    return tuple(line.code for line in criteria_of(edition))


def _refuse_what_cannot_be(before: TakenOver, *, all_codes: tuple[str, ...]) -> None:
    errors: dict[str, Said] = {}
    if before.began_on > before.on:
        errors["began_on"] = Sentence("This day is still to come.")
    if before.due_on and before.due_on <= before.began_on:
        errors["due_on"] = Sentence("The due date is after the day on which it began.")
    if set(all_codes) <= set(before.criteria):
        errors["criteria"] = Sentence("Then nothing would be left to judge: enter the certificate instead.")
    if errors:
        raise Refused(Incomplete(errors))
