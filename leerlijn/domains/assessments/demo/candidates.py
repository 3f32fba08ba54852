"""The ten candidates: what each wants, and what happened so far; each act is a button or a form on a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from leerlijn.domains.assessments.queries.assessments import ADMISSION, SWITCH
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.dossiers.actions.evidence import add_item, keep_file
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.actions.settling import settle_criterion
from leerlijn.foundation.panels.queries import round_of
from leerlijn.foundation.people.queries import actor_of, person_of, standing_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted

EVIDENCE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Beschrijving van mijn werk", "other", ("1.1", "1.2", "1.3")),
    ("Lesvoorbereiding licht en schaduw", "lesson-plan", ("2.1", "2.2", "2.3")),
    ("Feedback van leerlingen en collega's", "feedback", ("3.1", "3.2", "3.3")),
)
FRIDAY = 4
WHY = {
    "not-yet": "Alleen een meerkeuzetoets, zonder terugkoppeling.",
    "strong": "Bespreekt elk werk met de leerling en laat zien wat die ermee deed.",
}
BECAUSE = "Op de eerste bladzijde staat wat ik deed en wat de groep daarvan leerde."


@dataclass(slots=True)
class Centre:
    """Where a candidate stands: the moment moves on with each act, and ends before now."""

    unit: Any
    people: dict[str, int]
    at: datetime
    now: datetime
    case: int = 0
    version: int = 0

    def standing(self, name: str) -> Standing:
        return standing_of(self.people[name], on=day_of(self.at))

    def later(self, days: int = 2) -> None:
        """Some days on, to a working day; never beyond now."""
        moment = self.at + timedelta(days=days)
        while day_of(moment).weekday() > FRIDAY:
            moment += timedelta(days=1)
        self.at = min(moment, self.now)

    def wait_until(self, day: date) -> None:
        """To the same time on that day; never beyond now."""
        self.at = min(self.at + (day - day_of(self.at)), self.now)

    def step(self, key: str, by: str, **said: object) -> None:
        self.later()
        case = granted(
            take_step(self.case, key, by=self.standing(by), at=self.at, version=self.version, said=said)
        )
        self.version = case.version


@dataclass(frozen=True)
class Candidate:
    """Somebody who comes to the centre, and their acts in order."""

    name: str
    given: str
    family: str
    subject: str
    degree: str = "first"
    kind: str = SWITCH
    payer: str = "self"
    waits: int = 40
    acts: tuple[Act, ...] = field(default=())


type Act = Callable[[Centre, Candidate], None]

JUDGES = ("act-assessor-1", "act-assessor-2")


def sign_up(centre: Centre, who: Candidate) -> None:
    centre.later(who.waits)
    procedure = catalogue.current(who.kind, on=day_of(centre.at))
    if procedure is None:
        raise LookupError(f"there is no procedure {who.kind}")
    said = {
        "degree": who.degree,
        "subject": who.subject,
        "diploma": {"first": "wo", "second": "hbo"}[who.degree] if who.kind == SWITCH else "other",
        "diploma_field": f"Een opleiding die past bij {who.subject}, 2011",
        "work": "Twaalf jaar in het bedrijfsleven, waarvan vijf met de begeleiding van nieuwe collega's.",
        "payer": who.payer if "leader" in centre.people else "self",
    }
    opened = granted(
        open_case(
            procedure,
            by=centre.standing(who.name),
            at=centre.at,
            unit=centre.unit,
            subject=person_of(centre.people[who.name]),
            said=said,
            step="register",
        )
    )
    centre.case, centre.version = opened.pk, opened.version


def take_in(centre: Centre, who: Candidate) -> None:
    centre.step("check-documents" if who.kind == SWITCH else "take-in", "act-coordinator")
    centre.step("plan-intake", "act-coordinator", day=(day_of(centre.at) + timedelta(days=4)).isoformat())


def advise(centre: Centre, who: Candidate) -> None:
    by_school = who.payer == "school" and "leader" in centre.people
    centre.step(
        "advise-yes",
        "act-coordinator",
        advice="Je hebt genoeg ervaring om dit te doen. Begin met het bewijs voor vakdidactiek.",
        test="none",
        price="1950" if who.kind == SWITCH else "780",
        school=str(centre.people["leader"]) if by_school else "",
    )


def order(centre: Centre, who: Candidate) -> None:
    by_school = who.payer == "school" and "leader" in centre.people
    centre.step("order", "leader" if by_school else who.name, order_number="")


def assign(centre: Centre, who: Candidate) -> None:
    first, second = (str(centre.people[name]) for name in JUDGES)
    centre.step("assign", "act-coordinator", first=first, second=second)


def begin(centre: Centre, who: Candidate) -> None:
    centre.step("open-portfolio", who.name)


def gather(number: int) -> Act:
    """So many pieces of evidence, each for three criteria."""

    def act(centre: Centre, who: Candidate) -> None:
        standing = centre.standing(who.name)
        for title, kind, codes in EVIDENCE[:number]:
            content = io.BytesIO(f"{title}\n{who.given} {who.family}\n{BECAUSE}\n".encode())
            kept = granted(keep_file(content, name=f"{title}.txt", by=standing, at=centre.at))
            granted(
                add_item(
                    centre.case,
                    by=standing,
                    at=centre.at,
                    title=title,
                    kind=kind,
                    document=kept,
                    claims=dict.fromkeys(codes, BECAUSE),
                )
            )

    return act


def hand_in(centre: Centre, who: Candidate) -> None:
    centre.step("hand-in", who.name, own_work="yes")


A_WEEK = timedelta(days=7)
"""Before the lesson that is observed."""


@dataclass(frozen=True)
class Seen:
    """A lesson, and what the assessors saw and heard of it; of who teaches no class only the interview."""

    interviewed: str
    place: str = ""
    lesson: str = ""
    observed: str = ""
    reflected: str = ""


SEEN: Mapping[str, Seen] = {
    "techniek": Seen(
        place="klas 2c, werkplaats",
        lesson="Een brug van karton: ontwerpen, bouwen en belasten.",
        observed="Veilig en vlot; wie klaar was, kreeg niets nieuws te doen.",
        reflected="Had de uitlopers gezien en noemde twee opdrachten voor hen.",
        interviewed="Veel voorbeelden uit het bedrijf; hoe werk wordt beoordeeld, bleef vaag.",
    ),
    "informatica": Seen(
        place="klas 5h, lokaal 31",
        lesson="Zoeken in een gesorteerde lijst: raden, tellen, programmeren.",
        observed="Rustig begin, helder doel; de uitleg duurde lang.",
        reflected="Zag zelf dat de uitleg korter kan, en zei hoe.",
        interviewed="Sterke voorbeelden bij het vak; bij toetsen bleef het bij één.",
    ),
    "Nederlands": Seen(
        interviewed="Kiest teksten met zorg en zegt waarom; over verschillen in de klas is nog te leren.",
    ),
    "aardrijkskunde": Seen(
        place="klas 4v, lokaal 8",
        lesson="Waarom ligt de stad hier? Kaarten van vroeger en nu naast elkaar.",
        observed="De kaarten deden het werk; iedereen had iets te zeggen.",
        reflected="Wilde de laatste vraag aan een leerling laten, en liet zien hoe.",
        interviewed="Weet wat leerlingen lastig vinden; het toetsen sluit nog niet aan.",
    ),
}
"""By subject: no two candidates give the same lesson."""


def observe(centre: Centre, who: Candidate) -> None:
    seen = SEEN[who.subject]
    centre.step("complete", JUDGES[0])
    if who.kind == SWITCH:
        day = day_of(centre.at) + A_WEEK
        centre.step(
            "plan-observation",
            who.name,
            day=day.isoformat(),
            place=seen.place,
            lesson=seen.lesson,
            agreed="yes",
        )
        centre.wait_until(day)
        _note(centre, "observed", seen.observed)
        _note(centre, "reflected", seen.reflected)
    _note(centre, "interviewed", seen.interviewed)


def _note(centre: Centre, key: str, notes: str) -> None:
    centre.step(key, JUDGES[0], held_on=day_of(centre.at).isoformat(), notes=notes)


def score(judge: str, **findings: str) -> Act:
    """One assessor scores everything, and hands it in; `c2_3` for 2.3."""

    def act(centre: Centre, who: Candidate) -> None:
        round = round_of(centre.case)
        if round is None:
            raise LookupError(f"{who.name} is not scored yet")
        said = {key[1:].replace("_", "."): finding for key, finding in findings.items()}
        for code in round.criteria:
            finding = said.get(code, "sufficient")
            why = WHY.get(finding, "")
            granted(
                save_criterion(
                    round.id,
                    centre.people[judge],
                    code,
                    finding=finding,
                    seen="E2, bladzijde 1",
                    why=why,
                    at=centre.at,
                )
            )
        centre.step("score", judge)

    return act


def agree(outcome: str) -> Act:
    def act(centre: Centre, who: Candidate) -> None:
        round = round_of(centre.case)
        if round is None:
            raise LookupError(f"{who.name} is not scored yet")
        granted(
            settle_criterion(
                round.id,
                centre.people[JUDGES[0]],
                "2.3",
                finding="partly",
                argument="In het interview bleek hoe werk wordt besproken; over toetsen is weinig bekend.",
                actor=actor_of(centre.standing(JUDGES[0]), "page"),
                at=centre.at,
            )
        )
        needs = {
            "training": "Dertig studiepunten vakdidactiek, met nadruk op toetsen.",
            "by_school": "Een coach van hetzelfde vak, vier uur in de week.",
            "by_institute": "Elk kwartaal een lesbezoek.",
            "attainable": "yes",
        }
        motivation = "Sterk in het vak en rustig voor de klas; bij toetsen is er nog te leren."
        said = needs if who.kind == SWITCH else {}
        centre.step("propose", JUDGES[0], outcome=outcome, motivation=motivation, **said)
        centre.step("agree", JUDGES[1])
        centre.step("report", JUDGES[0], report="De les had een helder doel en een rustig begin.")
        centre.step("facts-are-right", who.name)

    return act


def decide(centre: Centre, who: Candidate) -> None:
    centre.step("decide", "act-head")


def withdraw(centre: Centre, who: Candidate) -> None:
    centre.step("withdraw", who.name, reason="Ik heb een andere baan gevonden.")


ORDERED: tuple[Act, ...] = (sign_up, take_in, advise, order)
SEALED: tuple[Act, ...] = (*ORDERED, assign, begin, gather(3), hand_in)
SCORED: tuple[Act, ...] = (
    *SEALED,
    observe,
    score(JUDGES[0], c2_3="not-yet"),
    score(JUDGES[1], c2_3="strong"),
)
CANDIDATES: tuple[Candidate, ...] = (
    Candidate("act-1", "Hilde", "Morsink", "wiskunde", waits=88, acts=(sign_up,)),
    Candidate("act-2", "Remco", "Wiegers", "Duits", "second", waits=82, acts=(sign_up, take_in)),
    Candidate(
        "act-3", "Sanne", "Kolkman", "biologie", payer="school", waits=78, acts=(sign_up, take_in, advise)
    ),
    Candidate("act-4", "Jelle", "Nijboer", "scheikunde", waits=78, acts=ORDERED),
    Candidate(
        "switcher",
        "Tijmen",
        "Vrieling",
        "natuurkunde",
        payer="school",
        waits=70,
        acts=(*ORDERED, assign, begin, gather(1)),
    ),
    Candidate("act-6", "Nadia", "Elhadi", "techniek", "second", waits=50, acts=(*SEALED, observe)),
    Candidate("act-7", "Koen", "Ramaker", "informatica", waits=42, acts=SCORED),
    Candidate(
        "act-8",
        "Lisanne",
        "Ter Beek",
        "Nederlands",
        kind=ADMISSION,
        waits=36,
        acts=(*SCORED, agree("admissible-on-conditions")),
    ),
    Candidate(
        "act-9",
        "Bas",
        "Kruiper",
        "aardrijkskunde",
        waits=10,
        acts=(*SCORED, agree("suitable-with-training"), decide),
    ),
    Candidate("act-10", "Yara", "Oosterveld", "economie", "second", waits=40, acts=(*ORDERED, withdraw)),
)
