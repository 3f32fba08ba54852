"""Registering, ordering and judging: what the steps of both assessments write down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.assessments.models import Assessment, Assessor, Talk
from leerlijn.domains.assessments.outcomes import NEGATIVE, SUITABILITY
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts, profiles_of
from leerlijn.domains.assessments.relations import ACQUAINTED, PAYER, TRAINER
from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.dossiers.actions import judging
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions import rounds
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.money import parse
from leerlijn.kernel.procedure import INFERRED, Answer, Effect, Setting, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length
from leerlijn.kernel.verdict import Denied, Incomplete, Refused
from leerlijn.kernel.wrong import Wrong

type Answers = Mapping[str, Answer]

LESSON_PLAN = Setting(
    "act.lesson-plan",
    Text(
        nl="zo lang voor de les hebben de assessoren de lesvoorbereiding",
        en="so long before the lesson the assessors have the lesson plan",
    ),
    "P3D",
    INFERRED,
)
"""Pro-u.md T12.10."""
KNOWS_THE_CANDIDATE = "acquainted"
CONFLICT = Sentence("This assessor knows the candidate too well to judge them. Choose somebody else.")


def _text(answers: Answers, name: str) -> str:
    return str(answers.get(name) or "")


@effect(Text(nl="het centrum weet waarvoor je komt", en="the centre knows what you come for"))
def register(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    asked = ("degree", "subject", "diploma", "diploma_field", "work", "payer")
    said = {name: _text(answers, name) for name in asked}
    Assessment.objects.update_or_create(case=case, defaults=said)
    name_cases([case])
    if said["payer"] == Assessment.Payer.SELF and case.subject_id:
        _be_payer(facts, case.subject_id)


def _be_payer(facts: AssessmentFacts, person: int) -> None:
    case = facts.situation.case
    Party.objects.filter(case=case, relation=PAYER.key).exclude(person=person).delete()
    Party.objects.get_or_create(case=case, person_id=person, relation=PAYER.key)


@effect(Text(nl="de gevraagde graad is veranderd", en="the degree that is asked for was changed"))
def change_degree(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(degree=_text(answers, "degree"))
    name_cases([facts.situation.case])


@effect(
    Text(
        nl="advies en prijs staan klaar voor wie betaalt",
        en="advice and price are there for whoever pays",
    )
)
def advise(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    assessment = facts.registered
    try:
        price = parse(_text(answers, "price")).cents
    except Wrong as wrong:
        raise Refused(Incomplete({"price": wrong.sentence})) from wrong
    if price < 0:
        raise Refused(Incomplete({"price": Sentence("A price is not below zero.")}))
    school = _text(answers, "school")
    if assessment.payer == Assessment.Payer.SCHOOL and not school:
        raise Refused(Incomplete({"school": Sentence("A school pays: choose who orders for it.")}))
    Assessment.objects.filter(pk=assessment.pk).update(
        advice=_text(answers, "advice"), price=price, test=_text(answers, "test")
    )
    if assessment.payer == Assessment.Payer.SCHOOL:
        _be_payer(facts, int(school))


@effect(Text(nl="de kandidaat leest het advies", en="the candidate reads the advice"))
def advise_otherwise(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(advice=_text(answers, "advice"))


@effect(
    Text(
        nl="de assessoren hebben de lesvoorbereiding op tijd",
        en="the assessors have the lesson plan in time",
    )
)
def plan_observation(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    day, on = answers["day"], facts.situation.on
    first = Length.parse(setting(LESSON_PLAN, path=facts.situation.case.path, on=on)).after(on)
    if not isinstance(day, date) or day < first:
        raise Refused(Incomplete({"day": Sentence("Choose {day} or later.", day=first)}))


@effect(Text(nl="het assessment is besteld voor deze prijs", en="the assessment is ordered at this price"))
def order(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    number = _text(answers, "order_number")
    Assessment.objects.filter(pk=facts.registered.pk).update(order_number=number)


@effect(
    Text(
        nl="twee assessoren kijken, elk voor zich; geen van beiden kent de kandidaat van het werk",
        en="two assessors look, each alone; neither knows the candidate from work",
    )
)
def assign_assessors(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    wanted = {name: int(_text(answers, name)) for name in ("first", "second")}
    _refuse_if_not_fit(facts, wanted)
    judging.seat(facts, list(wanted.values()))


def _refuse_if_not_fit(facts: AssessmentFacts, wanted: Mapping[str, int]) -> None:
    """Different persons, certified that day, one in subject pedagogy, and none who knows the candidate."""
    people = list(wanted.values())
    profiles = profiles_of(people)
    acquainted = related_among(people, facts.situation.case.subject_id, on=facts.situation.on)
    errors: dict[str, Said] = {}
    for name, person in wanted.items():
        profile = profiles.get(person)
        if profile is None or profile.certified_until < facts.situation.on:
            errors[name] = Sentence("This assessor is not certified today.")
        if person in acquainted:
            errors[name] = CONFLICT
    last = list(wanted)[-1]
    if len(set(people)) < len(people):
        errors[last] = Sentence("Choose two different people.")
    elif not errors and not any(
        profile.background == Assessor.Background.SUBJECT_PEDAGOGY for profile in profiles.values()
    ):
        errors[last] = Sentence("One of the two comes from subject pedagogy.")
    if errors:
        raise Refused(Incomplete(errors))


@effect(
    Text(
        nl="de twee oordelen opnieuw, elk voor zich; de eerdere oordelen blijven bewaard",
        en="the two judge anew, each alone; the earlier judgements stay on record",
    )
)
def judge_anew(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    leaving, coming = int(_text(answers, "leaving")), int(_text(answers, "coming"))
    if coming == leaving:
        raise Refused(Incomplete({"coming": Sentence("Choose somebody else than who drops out.")}))
    staying = _fit_besides(facts, leaving, coming)
    _begin_anew(facts, [*staying, coming], actor=actor, at=at)


@effect(Text(nl="het centrum leest je klacht", en="the centre reads your complaint"))
def keep_complaint(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(complaint=_text(answers, "complaint"))


@effect(Text(nl="het besluit staat weer", en="the decision stands again"))
def drop_complaint(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(is_complaint_withdrawn=True)


@effect(
    Text(
        nl="twee anderen beoordelen opnieuw, elk voor zich; de eerdere oordelen blijven bewaard",
        en="two others judge anew, each alone; the earlier judgements stay on record",
    )
)
def judge_by_others(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    wanted = {name: int(_text(answers, name)) for name in ("first", "second")}
    earlier = {judge.person for round in facts.rounds for judge in round.judges}
    errors: dict[str, Said] = {
        name: Sentence("This assessor judged this candidate before. Choose somebody else.")
        for name, person in wanted.items()
        if person in earlier
    }
    if errors:
        raise Refused(Incomplete(errors))
    _refuse_if_not_fit(facts, wanted)
    _begin_anew(facts, list(wanted.values()), actor=actor, at=at)


def _begin_anew(facts: AssessmentFacts, people: list[int], *, actor: Actor, at: datetime) -> None:
    """Whoever judges now reads neither the report of the earlier judges nor what was said about it."""
    judging.seat(facts, people)
    Assessment.objects.filter(pk=facts.registered.pk).update(report="", comments="")
    Proposal.objects.filter(submission=facts.submission, refused_because="").update(
        refused_because="judged anew", agreed_by=None, agreed_at=None
    )
    judging.open_round(facts, _people(people), actor=actor, at=at)


@effect(
    Text(
        nl="iemand anders neemt de plaats over; wat de ander al inleverde, blijft op slot",
        en="somebody else takes the place; what the other handed in already stays locked",
    )
)
def replace_assessor(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The draft of whoever drops out is gone for good; nobody has read it."""
    leaving, coming = int(_text(answers, "leaving")), int(_text(answers, "coming"))
    if coming == leaving:
        raise Refused(Incomplete({"coming": Sentence("Choose somebody else than who drops out.")}))
    staying = _fit_besides(facts, leaving, coming)
    if facts.round is not None and facts.round.closed_at is None:
        [person] = _people([coming])
        replaced = rounds.replace_judge(facts.round.id, leaving, person, actor=actor, at=at)
        if isinstance(replaced, Denied):
            raise Refused(Incomplete({"leaving": replaced.reason}))
    judging.seat(facts, [*staying, coming])
    case = facts.situation.case
    if answers["because"] == KNOWS_THE_CANDIDATE:
        Party.objects.get_or_create(case=case, person_id=leaving, relation=ACQUAINTED.key)
    if case.owner_relation == JUDGE.key:
        Party.objects.filter(case=case, relation=JUDGE.key, person=coming).update(owes=True)


def _fit_besides(facts: AssessmentFacts, leaving: int, coming: int) -> list[int]:
    """Who stays. Raises `Refused` where they and who comes are no panel."""
    staying = [int(key) for key, _ in facts.judging if int(key) != leaving]
    try:
        _refuse_if_not_fit(
            facts, {"staying": staying[0], "coming": coming} if staying else {"coming": coming}
        )
    except Refused as refused:
        errors = dict(refused.refusal.errors) if isinstance(refused.refusal, Incomplete) else {}
        if errors.pop("staying", None) is None:
            raise
        errors["leaving"] = Sentence("Who would stay cannot judge either. Choose that one to drop out first.")
        raise Refused(Incomplete(errors)) from None
    return staying


def _people(keys: list[int]) -> list[Person]:
    known = {person.pk: person for person in Person.objects.filter(pk__in=keys)}
    return [known[key] for key in keys]


@effect(Text(nl="wie opleidde, kan niet beoordelen", en="whoever trained cannot judge"))
def name_trainer(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    person = int(_text(answers, "trainer"))
    case = facts.situation.case
    Party.objects.get_or_create(case=case, person_id=person, relation=TRAINER.key)


def held(kind: Talk.Kind, says: Text, *, before_scoring: bool = False) -> Effect:
    """Writes down that something was held, and what was noted; before scoring, it opens the round."""

    @effect(says)
    def write_down(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
        day = answers["held_on"]
        if not isinstance(day, date) or day > facts.situation.on:
            raise Refused(Incomplete({"held_on": Sentence("This day is still to come.")}))
        Talk.objects.create(
            assessment=facts.registered,
            kind=kind,
            held_on=day,
            notes=_text(answers, "notes"),
            made_by_id=facts.situation.by.person,
            made_at=at,
        )
        if before_scoring:
            keys = [int(key) for key, _ in facts.judging]
            judging.open_round(facts, _people(keys), actor=actor, at=at)

    return write_down


@effect(Text(nl="je collega krijgt je voorstel", en="your colleague gets your proposal"))
def propose_outcome(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The outcome, what the candidate will read, and for a positive one the training and the guidance."""
    if facts.submission is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    outcome = _text(answers, "outcome")
    more = {name: _text(answers, name) for name in ("training", "by_school", "by_institute", "attainable")}
    _refuse_if_it_does_not_fit(outcome, more)
    Proposal.objects.create(
        case=facts.situation.case,
        submission=facts.submission,
        made_by_id=facts.situation.by.person,
        made_at=at,
        outcome=outcome,
        motivation=_text(answers, "motivation"),
        not_yet=[code for code, finding in facts.agreed_findings.items() if finding == "not-yet"],
        more={name: said for name, said in more.items() if said},
    )


def _refuse_if_it_does_not_fit(outcome: str, more: Mapping[str, str]) -> None:
    """A positive outcome of the zij-instroomassessment names training and guidance, and can be reached."""
    errors: dict[str, Said] = {}
    if outcome in SUITABILITY and outcome not in NEGATIVE:
        for name in ("training", "by_school", "by_institute"):
            if not more[name]:
                errors[name] = Sentence("A positive outcome says this too.")
        if more["attainable"] != "yes":
            errors["attainable"] = Sentence(
                "Positive means: the qualification can be reached within two years."
            )
    if errors:
        raise Refused(Incomplete(errors))


@effect(Text(nl="het rapport gaat naar de kandidaat", en="the report goes to the candidate"))
def write_report(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(report=_text(answers, "report"))


@effect(Text(nl="het centrum leest wat er niet klopt", en="the centre reads what is not right"))
def comment_on_facts(facts: AssessmentFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    Assessment.objects.filter(pk=facts.registered.pk).update(comments=_text(answers, "comments"))
