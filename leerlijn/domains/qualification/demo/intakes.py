"""Intakes of the lecturers who came last year, each in a state of its own; and times that are free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from leerlijn.domains.qualification.actions.intakes.meeting import offer_time
from leerlijn.domains.qualification.actions.intakes.planning import plan_competence, plan_hours
from leerlijn.domains.qualification.actions.intakes.preparing import (
    estimate_levels,
    say_nothing,
    write_cv_row,
    write_goals,
    write_self_diagnosis,
)
from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.cv import DEGREES, EXPERIENCE, QUALIFICATIONS, SECTIONS, TASKS
from leerlijn.domains.qualification.demo.acts import Act, Timed
from leerlijn.domains.qualification.demo.training import day_at
from leerlijn.domains.qualification.demo.world import Held, World
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.domains.qualification.queries.intakes import PROCEDURE
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.frameworks.imports import shipped_framework
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length
from leerlijn.kernel.verdict import granted

SUPERVISOR = "supervisor"
CODES: Sequence[str] = [
    criterion["code"]
    for competence in shipped_framework("utq-2017")["competences"]
    for criterion in competence["criteria"]
]
EXAMPLES: Mapping[str, Text] = {
    "0": Text(nl="Dit heb ik nog niet gedaan.", en="I have not done this yet."),
    "1": Text(
        nl="Ik deed het één keer, samen met een collega, en zou het nu anders aanpakken.",
        en="I did it once, together with a colleague, and would do it differently now.",
    ),
    "2": Text(
        nl="In mijn eigen vak doe ik dit elk jaar; de studenten zijn er tevreden over.",
        en="I do this every year in my own course; the students are content with it.",
    ),
    "3": Text(nl="Collega’s vragen mij hierbij om raad.", en="Colleagues ask me for advice on this."),
}
NEED = Text(
    nl="Ik wil zien hoe anderen het doen, en het daarna zelf proberen.",
    en="I want to see how others do it, and then try it myself.",
)
GOALS = (
    Text(nl="Een toets maken die meet wat ik bedoel", en="Make a test that measures what I mean"),
    Text(nl="Minder zelf praten in een college", en="Talk less myself in a lecture"),
    Text(
        nl="Mijn vak laten aansluiten op dat van het eerste jaar",
        en="Fit my course to that of the first year",
    ),
)
WORRIES = Text(
    nl="Of ik er naast mijn onderzoek tijd voor vind.",
    en="Whether I find the time for it beside my research.",
)
REPORT = Text(
    nl="Over de zelfdiagnose: die klopt met wat ik zag. We beginnen met toetsen, omdat het vak in het "
    "voorjaar een nieuwe toets krijgt.",
    en="On the self-diagnosis: it fits what I saw. We begin with assessment, as the course gets a new test "
    "in spring.",
)
TOO_FEW = Text(
    nl="Een eigen vak; nu begeleid je alleen projectgroepen.",
    en="A course of your own; now you supervise project groups only.",
)
HAS_A_DEGREE = Text(
    nl="Met je eerstegraads bevoegdheid kun je vrijstelling vragen.",
    en="With your first-degree qualification you can ask for an exemption.",
)


def begin(world: World, who: str) -> None:
    unit, procedure = main_unit_of(world.people[who], on=world.on), catalogue.current(PROCEDURE, on=world.on)
    if unit is None or procedure is None:
        raise LookupError(f"{who} cannot begin an intake on {world.on}")
    by, subject = world.standing(who), person_of(world.people[who])
    made = granted(open_case(procedure, by=by, at=world.at, unit=unit, subject=subject, step="begin"))
    world.intakes[who] = Held(made.pk, made.version)


def invite(world: World, who: str) -> None:
    procedure, duty = catalogue.current(PROCEDURE, on=world.on), duty_of(world.people[who])
    if duty is None or procedure is None:
        raise LookupError(f"{who} cannot be invited on {world.on}")
    by, subject = world.standing("coordinator"), person_of(world.people[who])
    made = granted(open_case(procedure, by=by, at=world.at, unit=duty.unit, subject=subject, step="invite"))
    world.intakes[who] = Held(made.pk, made.version)


def step(key: str, *, by: str = "", **said: str) -> Act:
    """Somebody takes a step in the intake: whoever it is about, if nobody is named."""

    def act(world: World, who: str) -> None:
        held = world.intakes[who]
        standing = world.standing(by or who)
        taken = granted(take_step(held.case, key, by=standing, at=world.at, version=held.version, said=said))
        held.version = taken.version

    return act


def write_cv(*, qualified: bool = False, teaches: str = "1234") -> Act:
    """Who is `qualified` names a degree in teaching; `teaches`: those that the next task is about."""

    def act(world: World, who: str) -> None:
        case, by, year = world.intakes[who].case, world.standing(who), world.on.year
        degree = {"diploma": "PhD", "institution": "Noaber University", "country": "Nederland"}
        rows: dict[str, dict[str, object]] = {
            DEGREES: {**degree, "year": str(year - 3)},
            EXPERIENCE: {
                **{"period": f"{year - 2}–{year}", "institution": "Noaber University", "level": "bsc"},
                **{"course": "Ontwerpproject 1", "language": "Nederlands", "students": "64"},
                **{"role": "lecturer", "form": "project", "developed": "30", "taught": "60"},
            },
            TASKS: {
                **{"course": "Ontwerpproject 2", "role": "lecturer", "hours": "90"},
                "starts_on": Length(months=2).after(world.on).isoformat(),
                "ends_on": Length(months=5).after(world.on).isoformat(),
                "competences": list(teaches),
            },
        }
        if qualified:
            rows[QUALIFICATIONS] = {
                **{"kind": "first-degree", "issuer": "Noaber University", "country": "Nederland"},
                "obtained_on": date(year - 8, 7, 4).isoformat(),
            }
        for key, said in rows.items():
            granted(write_cv_row(case, SECTIONS[key], said, by=by, at=world.at))
        for key in ("qualifications", "supervision", "assessment"):
            if key not in rows:
                granted(say_nothing(case, SECTIONS[key], by=by, at=world.at))

    return act


def write_diagnosis(world: World, who: str, *, upto: int = 99) -> None:
    """Each in their own way; of the first criteria, or of all."""
    case, by, language = world.intakes[who].case, world.standing(who), world.language(who)
    codes = tuple(CODES[:upto])
    levels = {code: str((len(who) + 2 * place) % 4) for place, code in enumerate(codes)}
    said = {
        **{f"level-{code}": level for code, level in levels.items()},
        **{f"example-{code}": EXAMPLES[level].in_language(language) for code, level in levels.items()},
        **{f"need-{code}": NEED.in_language(language) for code, level in levels.items() if level < "2"},
    }
    granted(write_self_diagnosis(case, codes, said, by=by, at=world.at))
    if len(codes) == len(CODES):
        goals = {f"goal_{n}": goal.in_language(language) for n, goal in enumerate(GOALS, start=1)}
        worries = WORRIES.in_language(language)
        granted(write_goals(case, {**goals, "worries": worries}, by=by, at=world.at))


def offer(days: int, hour: int, *, by: str = SUPERVISOR) -> Act:
    """A time on a working day: so many ago, and where negative so many days to come."""

    def act(world: World, who: str) -> None:
        said = {
            "day": day_at(world, days).isoformat(),
            **{"from": f"{hour:02}:00", "to": f"{hour + 1:02}:00"},
            **{"place": "Horst 204", "language": world.language(who)},
        }
        made = granted(offer_time(said, by=world.standing(by), at=world.at))
        world.times[who] = made.pk

    return act


def pick(world: World, who: str) -> None:
    step("pick-slot", slot=str(world.times[who]))(world, who)


def hold(world: World, who: str) -> None:
    """The meeting, with an estimate beside the self-diagnosis and the hours in the plan that is proposed."""
    case, by, language = world.intakes[who].case, world.standing(SUPERVISOR), world.language(who)
    said = {f"level-{code}": "1" for code in CODES[:5]}
    granted(estimate_levels(case, tuple(CODES[:5]), said, by=by, at=world.at))
    step("hold-meeting", by=SUPERVISOR, minutes=REPORT.in_language(language))(world, who)
    hours = {"hours_planned": "160", "hours_compensated": "120"}
    granted(plan_hours(case, hours, by=by, at=world.at))


def facts(world: World, who: str) -> IntakeFacts:
    found = visible_to(world.standing(who)).filter(pk=world.intakes[who].case)
    case = found.select_related("unit", "subject").get()
    known = case_page(case, by=world.standing(who), at=world.at).facts
    assert isinstance(known, IntakeFacts)
    return known


def make_plan(world: World, who: str) -> None:
    """What the proposal left open is filled in."""
    for code in facts(world, who).not_planned:
        said = {
            "own_case": "Ontwerpproject 2",
            "evidence": COMPETENCES[code].in_language(world.language(who)),
            "target_on": (world.on + timedelta(days=200)).isoformat(),
        }
        case = world.intakes[who].case
        granted(plan_competence(case, code, said, by=world.standing(SUPERVISOR), at=world.at))


def agree(key: str, *, by: str = "") -> Act:
    def act(world: World, who: str) -> None:
        step(key, by=by, plan=facts(world, who).fingerprint)(world, who)

    return act


def look_again(world: World, who: str) -> None:
    day = Length(months=3).after(world.on).isoformat()
    missing = TOO_FEW.in_language(world.language(who))
    step("not-ready", by=SUPERVISOR, replan_on=day, missing=missing)(world, who)


def way(begun: int, hour: int, *, manager: str, **cv: object) -> Sequence[Timed]:
    """From the beginning, so many working days ago, to an agreed plan: each act some days after that."""
    return (
        (begun, begin),
        (begun - 1, write_cv(**cv)),  # type: ignore[arg-type]  # passed on as it came
        (begun - 1, step("cv-done")),
        (begun - 3, write_diagnosis),
        (begun - 4, step("ask-manager")),
        (begun - 7, step("confirm", by=manager, hours="160")),
        (begun - 8, step("submit")),
        (begun - 9, offer(begun - 13, hour)),
        (begun - 9, pick),
        (begun - 14, hold),
        (begun - 16, make_plan),
        (begun - 16, agree("offer-plan", by=SUPERVISOR)),
        (begun - 18, agree("agree")),
    )


def acts() -> Iterator[tuple[str, Timed]]:
    """By the name of whom each is about."""
    yield "sanne", (6, invite)
    stories: Mapping[str, Sequence[Timed]] = {
        "bram": way(9, 9, manager="bart")[:2],
        "ines": (*way(12, 9, manager="vice-dean")[:3], (7, lambda w, who: write_diagnosis(w, who, upto=8))),
        "thijs": way(8, 9, manager="manager")[:5],
        "noor": way(20, 9, manager="bart")[:5],
        "wei": way(11, 9, manager="manager")[:6],
        "lotte": way(13, 9, manager="manager")[:7],
        "ruben": (*way(14, 9, manager="bart")[:7], (4, offer(-4, 10)), (3, pick)),
        "farid": way(19, 11, manager="manager")[:10],
        "julia": way(22, 13, manager="vice-dean")[:12],
        "stijn": way(60, 14, manager="bart"),
        "elif": (*way(30, 15, manager="manager", teaches="2")[:10], (14, look_again)),
        "gerben": (
            *way(45, 10, manager="vice-dean", qualified=True)[:10],
            (
                29,
                step("redirect", by=SUPERVISOR, route="exemption", ground="g2", missing=HAS_A_DEGREE.nl),
            ),
        ),
        "marieke": (
            *way(33, 9, manager="bart")[:3],
            (26, step("withdraw", reason="Ik ga naar de industrie.")),
        ),
    }
    for who, story in stories.items():
        yield from ((who, timed) for timed in story)
    for ahead, hour in ((6, 9), (8, 13), (11, 15)):
        yield SUPERVISOR, (2, offer(-ahead, hour))


INTAKES: Sequence[tuple[str, Timed]] = tuple(acts())
