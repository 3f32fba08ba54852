"""What the steps of an intake do besides moving it: from the first word to handing in, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.qualification.models import Intake, Measurement, TrackPlan
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.relations import LINE_MANAGER, SUPERVISOR
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.frameworks.queries import framework
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.chain import canonical, digest
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused

type Answers = Mapping[str, Answer]


@effect(Text(nl="de intake krijgt de criteria van nu", en="the intake gets the criteria of today"))
def begin_intake(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    edition = framework("utq", on=facts.situation.on)
    if edition is None:
        raise Refused(Denied(Sentence("There are no criteria in force. Ask the administrator.")))
    case = facts.situation.case
    Intake.objects.create(case=case, framework_id=edition.id)
    Party.objects.get_or_create(
        case=case, person_id=facts.candidate, relation=CANDIDATE.key, defaults={"owes": True}
    )


@effect(
    Text(
        nl="je leidinggevende leest je onderwijstaken, en verder niets",
        en="your manager reads your teaching tasks, and nothing else",
    )
)
def ask_managers(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """Those of today: whoever was asked before and manages somebody else now reads no more."""
    parties = Party.objects.filter(case=facts.situation.case, relation=LINE_MANAGER.key)
    parties.exclude(person__in=facts.managers).delete()
    for manager in facts.managers:
        Party.objects.get_or_create(case=facts.situation.case, person_id=manager, relation=LINE_MANAGER.key)


@effect(Text(nl="de taken en de uren zijn bevestigd", en="the tasks and the hours are confirmed"))
def confirm_tasks(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    intake = facts.known
    intake.hours = int(str(answers["hours"]))
    intake.confirmed_by_id = facts.situation.by.person
    intake.confirmed_on = facts.situation.on
    intake.save(update_fields=["hours", "confirmed_by", "confirmed_on"])


@effect(Text(nl="de bevestiging vervalt", en="the confirmation counts no more"))
def unconfirm_tasks(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    intake = facts.known
    intake.hours = intake.confirmed_by = intake.confirmed_on = None
    intake.save(update_fields=["hours", "confirmed_by", "confirmed_on"])


@effect(
    Text(
        nl="je zelfdiagnose is je beginmeting: die verandert niet meer",
        en="your self-diagnosis is where you begin: it never changes any more",
    )
)
def keep_measurement(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    said = {
        code: {"level": each.level, "example": each.example, "need": each.need, "way": each.way}
        for code, each in sorted(facts.self_assessments.items())
    }
    intake = facts.known
    text = canonical({"criteria": said, "goals": intake.goals, "worries": intake.worries})
    Measurement.objects.create(
        intake=intake,
        number=len(facts.measurements) + 1,
        made_at=at,
        said=text,
        fingerprint=digest(text),
    )


@effect(
    Text(
        nl="de intake wacht tot die dag, en begint dan opnieuw",
        en="the intake waits until that day, and begins again then",
    )
)
def wait_until(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    day = answers["replan_on"]
    if not isinstance(day, date) or day <= facts.situation.on:
        raise Refused(Incomplete({"replan_on": Sentence("Choose a day that is still to come.")}))
    intake = facts.known
    intake.replan_on = day
    intake.save(update_fields=["replan_on"])


@effect(
    Text(
        nl="wat bevestigd en afgesproken was, wordt opnieuw gevraagd",
        en="what was confirmed and agreed is asked again",
    )
)
def begin_anew(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The CV and the self-diagnosis stay; so does the first measurement."""
    cleared = dict.fromkeys(("hours", "confirmed_by", "confirmed_on", "place", "session", "replan_on"))
    Intake.objects.filter(pk=facts.known.pk).update(**cleared)
    TrackPlan.objects.filter(intake=facts.known).update(candidate_agreed_to="", supervisor_agreed_to="")


@effect(Text(nl="de kandidaat leest waar het verder gaat", en="the candidate reads where it goes on"))
def send_elsewhere(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """An exemption or a recognition rests on something that the CV names; an exemption on a ground."""
    route, ground = str(answers["route"]), str(answers.get("ground") or "")
    if route != Intake.Route.EXPERIENCED and not facts.qualifications:
        said = Sentence("The CV names no earlier qualification that this could rest on.")
        raise Refused(Incomplete({"route": said}))
    if (route == Intake.Route.EXEMPTION) != bool(ground):
        said = Sentence("Choose the ground of an exemption; leave it empty for another way.")
        raise Refused(Incomplete({"ground": said}))
    intake = facts.known
    intake.route, intake.ground = route, ground
    intake.save(update_fields=["route", "ground"])


@effect(Text(nl="jij begeleidt deze kandidaat", en="you supervise this candidate"))
def take_over(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """Whoever guided before stays known as such: they never judge this candidate."""
    case, person = facts.situation.case, facts.situation.by.person
    Party.objects.filter(case=case, relation=SUPERVISOR.key).update(owes=False)
    Party.objects.update_or_create(
        case=case, person_id=person, relation=SUPERVISOR.key, defaults={"owes": True}
    )
