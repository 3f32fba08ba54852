"""What must be so before an intake is begun, handed on, held, planned and agreed; each with its reason."""

from __future__ import annotations

from leerlijn.domains.qualification.cv import EXPERIENCE
from leerlijn.domains.qualification.queries.intakes.plans import CANDIDATE, SUPERVISOR, IntakeFacts
from leerlijn.domains.qualification.queries.intakes.preparing import PreparedIntake
from leerlijn.domains.qualification.relations import SUPERVISOR as SUPERVISES
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="er is een plicht om de BKO te halen", en="there is a duty to qualify"))
def has_a_duty(facts: PreparedIntake) -> Verdict:
    if facts.has_a_duty:
        return ALLOWED
    return Denied(Sentence("There is no duty to qualify, so there is no intake. A dossier can be begun."))


@guard(
    Text(nl="er loopt geen andere intake en geen dossier", en="no other intake and no dossier is under way")
)
def nothing_else_runs(facts: PreparedIntake) -> Verdict:
    other = facts.runs_elsewhere
    if other is None:
        return ALLOWED
    return Denied(Sentence("This is under way already: {name}. Go on with that.", name=other.name))


@guard(Text(nl="elk verplicht deel van het cv is ingevuld", en="each part of the CV that is needed is there"))
def cv_is_whole(facts: PreparedIntake) -> Verdict:
    missing = tuple(section.title for section in facts.missing_in_cv)
    if not missing:
        return ALLOWED
    return Denied(
        Counted(
            "One part of your CV is still empty: {sections}.",
            "{count} parts of your CV are still empty: {sections}.",
            len(missing),
            sections=missing,
        )
    )


@guard(Text(nl="elk criterium is ingeschat", en="each criterion is rated"))
def every_criterion_is_rated(facts: PreparedIntake) -> Verdict:
    if not (missing := facts.unrated):
        return ALLOWED
    return Denied(
        Counted(
            "One criterion still lacks a level, an example or what you want to learn: {codes}.",
            "{count} criteria still lack a level, an example or what you want to learn: {codes}.",
            len(missing),
            codes=missing,
        )
    )


@guard(Text(nl="er zijn drie doelen en je zorgen", en="there are three goals, and what worries you"))
def goals_are_set(facts: PreparedIntake) -> Verdict:
    if facts.lacks_goals:
        return Denied(Sentence("Write three goals, and what worries you."))
    return ALLOWED


@guard(Text(nl="HR weet wie de leidinggevende is", en="HR knows who the line manager is"))
def manager_is_known(facts: PreparedIntake) -> Verdict:
    if facts.managers:
        return ALLOWED
    return Denied(Sentence("HR's file names no line manager of yours. Ask your HR adviser to put it right."))


@guard(Text(nl="een begeleider biedt een tijd aan", en="a supervisor offers a time"))
def there_is_a_free_time(facts: PreparedIntake) -> Verdict:
    if facts.slots:
        return ALLOWED
    return Denied(
        Sentence(
            "No supervisor of your faculty offers a free time now. Ask them, or look again in a few days."
        )
    )


@guard(Text(nl="het plan is heel", en="the plan is whole"))
def plan_is_whole(facts: IntakeFacts) -> Verdict:
    if not (lacking := facts.not_planned):
        return ALLOWED
    return Denied(
        Counted(
            "The plan does not hold yet for one competence: {codes}.",
            "The plan does not hold yet for {count} competences: {codes}.",
            len(lacking),
            codes=lacking,
        )
    )


@guard(
    Text(
        nl="het plan is af voor de plicht eindigt, of er wordt om uitstel gevraagd",
        en="the plan ends before the duty does, or an extension is asked for",
    )
)
def ends_in_time(facts: IntakeFacts) -> Verdict:
    if not facts.ends_too_late or facts.made_plan.extension_because or facts.forecast_on is None:
        return ALLOWED
    return Denied(
        Sentence(
            "The plan ends on {forecast}, and the duty on {due}. Plan earlier days, or ask for an extension.",
            forecast=facts.forecast_on,
            due=facts.due_on or "",
        )
    )


def _has_not_agreed(facts: IntakeFacts, who: str) -> Verdict:
    if facts.has_agreed(who):
        return Denied(Sentence("You agreed to this plan already. It waits for the other."))
    return ALLOWED


@guard(Text(nl="de kandidaat stemde nog niet in met dit plan", en="the candidate has not agreed to it yet"))
def candidate_has_not_agreed(facts: IntakeFacts) -> Verdict:
    return _has_not_agreed(facts, CANDIDATE)


@guard(Text(nl="de begeleider stemde in met een ander plan", en="the supervisor agreed to another plan"))
def agreement_is_void(facts: IntakeFacts) -> Verdict:
    if facts.has_agreed(SUPERVISOR):
        return Denied(Sentence("The supervisor agreed to the plan as it stands."))
    return ALLOWED


@guard(Text(nl="beiden stemden in met hetzelfde plan", en="both agreed to the same plan"))
def both_agreed(facts: IntakeFacts) -> Verdict:
    if facts.has_agreed(CANDIDATE) and facts.has_agreed(SUPERVISOR):
        return ALLOWED
    return Denied(Sentence("Not both have agreed to the plan as it stands."))


@guard(
    Text(
        nl="voor een competentie is er het komende jaar geen onderwijstaak",
        en="for a competence there is no teaching task in the next year",
    )
)
def lacks_a_task(facts: PreparedIntake) -> Verdict:
    if facts.without_task:
        return ALLOWED
    return Denied(Sentence("For each competence there is a teaching task in the next twelve months."))


@guard(
    Text(
        nl="het cv noemt een eerdere kwalificatie of ervaring",
        en="the CV names an earlier qualification or experience",
    )
)
def could_take_another_way(facts: PreparedIntake) -> Verdict:
    if facts.qualifications or facts.cv[EXPERIENCE]:
        return ALLOWED
    return Denied(Sentence("The CV names no earlier qualification and no experience."))


@guard(Text(nl="je begeleidt deze kandidaat nog niet", en="you do not supervise this candidate yet"))
def does_not_supervise_yet(facts: PreparedIntake) -> Verdict:
    if facts.situation.by.person in facts.situation.people(SUPERVISES):
        return Denied(Sentence("You supervise this candidate already."))
    return ALLOWED


@guard(Text(nl="je bent de kandidaat of leidinggevende niet", en="you are neither candidate nor manager"))
def is_neither_candidate_nor_manager(facts: PreparedIntake) -> Verdict:
    if facts.situation.by.person in {facts.candidate, *facts.managers}:
        return Denied(Sentence("You are the candidate or their manager, so somebody else has to guide them."))
    return ALLOWED
