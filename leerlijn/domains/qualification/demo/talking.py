"""What people do around the talk with a candidate, in a department where an assessment closes with one."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.domains.qualification.demo.acts import COORDINATOR, Act, choose, write
from leerlijn.domains.qualification.demo.training import day_at
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.queries.dossiers import CLOSING_FORM
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.queries import own_judgement, round_of
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

QUESTIONS: Mapping[str, Text] = {
    "2.3": Text(
        nl="Welke student vroeg het meeste van je begeleiding, en wat deed je toen?",
        en="Which student asked most of your supervision, and what did you do then?",
    ),
    "3.1": Text(
        nl="Hoe kwam je aan de weging van de vragen?", en="How did you come to the weight of the questions?"
    ),
    "4.2": Text(
        nl="Wat verandert er volgend jaar, en waaraan merk je of het hielp?",
        en="What changes next year, and how will you see whether it helped?",
    ),
}
ANSWERS: Mapping[str, Text] = {
    "2.3": Text(
        nl="Vertelde over een student die vastliep: drie korte gesprekken, en daarna een plan op één blad.",
        en="Told of a student who was stuck: three short talks, and then a plan on one sheet.",
    ),
    "4.2": Text(
        nl="Schuift de feedback twee weken naar voren, en kijkt naar de herkansingen.",
        en="Moves the feedback two weeks forward, and looks at the resits.",
    ),
}
BESIDES = Text(
    nl="Een open gesprek. De kandidaat gaf bij elk punt een voorbeeld uit het eigen vak.",
    en="An open talk. The candidate gave an example of the own course at each point.",
)


def closes_with_a_talk() -> Act:
    """Where the candidate works an assessment closes with an interview from now on."""
    return choose(CLOSING_FORM, "interview")


def judge_with_questions(name: str, *codes: str) -> Act:
    """An assessor is in doubt about these criteria, says what to ask, and hands in."""

    def act(world: World, who: str) -> None:
        write(name, doubts=codes)(world, who)
        round, person = round_of(world.dossiers[who].case), world.people[name]
        own = own_judgement(round.id, person) if round else None
        if round is None or own is None:
            raise LookupError(f"{name} does not judge {who}")
        for code in codes:
            said, question = own.content.of(code), QUESTIONS[code].in_language(world.language(who))
            kept = {"finding": str(said.finding), "seen": said.seen, "why": said.why}
            granted(save_criterion(round.id, person, code, **kept, question=question, at=world.at))
        world.step(who, "judge", by=name)

    return act


def plan_talk(days: int, hour: int, *, by: str = COORDINATOR) -> Act:
    """On a working day so many ago, and where negative so many to come."""

    def act(world: World, who: str) -> None:
        hours = {"from": f"{hour:02}:00", "to": f"{hour + 1:02}:30"}
        day = day_at(world, days).isoformat()
        world.step(who, "plan-interview", by=by, day=day, place="Spiegel 214", **hours)

    return act


def may_record(said: str) -> Act:
    return lambda world, who: world.step(who, "answer-recording", by=who, may_record=said)


def report_talk(name: str) -> Act:
    """Everybody was there, and each criterion of the guide was answered."""

    def act(world: World, who: str) -> None:
        facts, language = world.facts(who, by=name), world.language(who)
        judges = [str(judge.person) for judge in facts.round.judges] if facts.round else []
        world.step(
            who,
            "report-interview",
            by=name,
            attendees=[*judges, str(world.people[who])],
            answers=[
                {"criterion": code, "answer": ANSWERS[code].in_language(language)} for code in facts.guide
            ],
            minutes=BESIDES.in_language(language),
        )

    return act
