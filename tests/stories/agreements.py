"""The people of 2018: two faculties with a programme, a committee and a council each, and the institution."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from leerlijn.domains.agreements.actions.ledger import grant_funds, move_budget, post_budget
from leerlijn.domains.agreements.actions.measures import add_measure
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.money import Money
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, granted

SETTING_UP = Actor(pseudonym="", name="set-up", channel="command")
LONG_AGO = date(2016, 9, 1)
BEGIN = datetime(2018, 4, 9, 8, 0, tzinfo=UTC)
LETTER = "Kaderbrief 2019, tabel 3"

UNITS = (
    ("NU", "institution", None),
    ("UR", "council", "NU"),
    *(
        line
        for faculty in ("ET", "BMS")
        for line in (
            (faculty, "faculty", "NU"),
            (f"FR-{faculty}", "council", faculty),
            (f"P-{faculty}", "programme", faculty),
            (f"OC-{faculty}", "council", f"P-{faculty}"),
        )
    ),
)
COUNCILS = ("UR", "FR-ET", "FR-BMS", "OC-ET", "OC-BMS")
OFFICES = (
    ("officer", "policy-officer", "NU"),
    ("board", "board", "NU"),
    ("uco", "education-committee", "NU"),
    ("auditor", "auditor", "NU"),
    *(
        line
        for faculty in ("ET", "BMS")
        for line in (
            (f"holder-{faculty}", "portfolio-holder", faculty),
            (f"dean-{faculty}", "dean", faculty),
            (f"director-{faculty}", "programme-director", f"P-{faculty}"),
        )
    ),
    *(
        (f"{council}-{name}", role, council)
        for council in COUNCILS
        for name, role in (
            ("chair", "council-chair"),
            ("registrar", "council-registrar"),
            ("staff", "council-staff"),
            ("student-1", "council-student"),
            ("student-2", "council-student"),
        )
    ),
)
MEMBERS = ("chair", "staff", "student-1", "student-2")


@dataclass
class Year:
    """People and units by the name they have in a story. `at` moves on when a story says so."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    at: datetime = BEGIN

    def on(self, month: int, day: int, hour: int = 9) -> None:
        self.at = datetime(2018, month, day, hour, 0, tzinfo=UTC)

    def later(self, **by) -> None:
        self.at += timedelta(**by)

    def standing(self, name: str) -> Standing:
        return standing_of(self.people[name].pk, on=self.at.date())

    def open(self, procedure: str, name: str, unit: str, **said):
        return open_case(
            catalogue.current(procedure, on=self.at.date()),
            by=self.standing(name),
            at=self.at,
            unit=self.units[unit],
            said=said,
        )

    def begin(self, procedure: str, name: str, unit: str, **said) -> Case:
        return granted(self.open(procedure, name, unit, **said))

    def step(self, case: Case, key: str, name: str, **said):
        """Somebody takes a step in the case as it is now: what comes of it, or why not."""
        version = Case.objects.get(pk=case.pk).version
        return take_step(case.pk, key, by=self.standing(name), at=self.at, version=version, said=said)

    def does(self, case: Case, key: str, name: str, **said) -> Case:
        """The same, where nothing should stand in the way."""
        return granted(self.step(case, key, name, **said))

    def state(self, case: Case) -> str:
        return Case.objects.get(pk=case.pk).state

    def talk(self, about: Case, name: str, subject: str = "Contact") -> Case:
        """A talk about this, held and confirmed, with two outcomes."""
        self.does(
            about,
            "plan-dialogue",
            name,
            subject=subject,
            planned_on=self.at.date().isoformat(),
            form="meeting",
            together_with="The committee",
        )
        talk = Case.objects.filter(about=about, procedure="dialogue").latest("pk")
        day = self.at.date().isoformat()
        self.does(talk, "hold", name, held_on=day, students=12, teachers=4)
        self.does(talk, "minute", name, outcomes="- Smaller groups\n- A mentor for each student")
        self.confirm(talk)
        return Case.objects.get(pk=talk.pk)

    def confirm(self, talk: Case) -> None:
        """Everybody who took part finds the outcomes right."""
        there = participants(talk)
        for name in [each for each, person in self.people.items() if person.pk in there]:
            self.does(talk, "confirm", name)

    def asked(self, about: Case) -> Case:
        """The request that lies before a council now."""
        return Case.objects.filter(about=about, procedure__endswith="-request").latest("pk")

    def agenda(self, faculty: str = "ET", *, name: str = "") -> Case:
        """An agenda with a text and a confirmed talk."""
        director = name or f"director-{faculty}"
        agenda = self.begin("programme-agenda", director, f"P-{faculty}")
        self.talk(agenda, director)
        return self.does(agenda, "write", director, actions="More feedback.", ambitions="Groups of ten.")

    def ask_advice(self, agenda: Case, faculty: str = "ET", **said) -> Case:
        self.does(
            agenda,
            "ask-advice",
            f"director-{faculty}",
            council=str(self.units[f"OC-{faculty}"].pk),
            question="What do you think?",
            right="programme-agenda-advice",
            **{"talk_on": self.at.date().isoformat()} | said,
        )
        request = self.asked(agenda)
        self.does(request, "accept-file", f"OC-{faculty}-registrar")
        return request

    def passed(self, faculty: str = "ET") -> Case:
        """An agenda that was advised positively and passed on."""
        agenda = self.agenda(faculty)
        request = self.ask_advice(agenda, faculty)
        self.advises(request, f"OC-{faculty}", outcome="positive")
        self.does(request, "announce", f"director-{faculty}", notice="We follow it.")
        self.does(agenda, "adopt", f"director-{faculty}")
        return self.does(agenda, "pass-on", f"director-{faculty}")

    def advises(self, request: Case, council: str, **said) -> Case:
        """All members decided on it."""
        return self.does(request, "give-advice", f"{council}-chair", present=self.all_of(council), **said)

    def all_of(self, council: str, among: tuple[str, ...] = ()) -> list[str]:
        """Its members as a form names them."""
        people = [self.people.get(f"{council}-{each}") for each in among or MEMBERS]
        return [str(person.pk) for person in people if person]

    def agreement(self, faculty: str = "ET") -> Case:
        """An agreement with measures and money, its draft checked, ready for the council."""
        holder = f"holder-{faculty}"
        case = self.begin("faculty-agreement", holder, faculty)
        self.does(case, "write", holder, agreement="Ten mentors.", justification="More feedback in 2018.")
        self.money(case, holder)
        self.does(case, "submit-concept", holder)
        self.does(case, "check", "board", met=list(ALL_CHECKS))
        return self.does(case, "finish", holder)

    def money(self, case: Case, holder: str, euros: int = 420_000, *, year: int = 2019) -> None:
        officer, writer = self.standing("officer"), self.standing(holder)
        amounts = {year: Money(euros * 100)}
        granted(grant_funds(case.pk, amounts, by=officer, at=self.at, source=LETTER))
        said = {"title": Text(nl="Mentoren", en="Mentors"), "milestone": Text(nl="Vijf mentoren", en="Five")}
        granted(add_measure(case.pk, by=writer, at=self.at, said=said, shares={"guidance": 100}))
        granted(post_budget(case.pk, 1, amounts, by=writer, at=self.at, source=LETTER))

    def one_euro(self, case: Case, name: str) -> None:
        """A euro less for the first measure."""
        self.moved(case, name, giver=1, taker=None)

    def one_euro_back(self, case: Case, name: str) -> None:
        self.moved(case, name, giver=None, taker=1)

    def moved(
        self,
        case: Case,
        name: str,
        *,
        giver: int | None,
        taker: int | None,
        because: str = "A slip in the table.",
    ) -> None:
        granted(
            move_budget(
                case.pk,
                giver=giver,
                taker=taker,
                year=2019,
                amount=Money(100),
                by=self.standing(name),
                at=self.at,
                source=LETTER,
                because=because,
                accepts=("stops_vote",),
            )
        )

    def ask_consent(
        self, case: Case, name: str, council: str, right: str = "faculty-agreement-consent"
    ) -> Case:
        self.does(
            case,
            "ask-consent",
            name,
            council=str(self.units[council].pk),
            question="Do you consent?",
            right=right,
        )
        return self.accepted(self.asked(case), council)

    def accepted(self, request: Case, council: str) -> Case:
        """The file is complete, and the council consults: nobody had a question."""
        self.does(request, "accept-file", f"{council}-registrar")
        asker = Party.objects.get(case=request, relation="asked-the-council").person_id
        name = next(each for each, person in self.people.items() if person.pk == asker)
        return self.does(request, "consult", name)

    def call(self, request: Case, council: str, present: tuple[str, ...] = MEMBERS):
        there = self.all_of(council, present)
        return self.step(request, "call-vote", f"{council}-chair", present=there)

    def votes(self, request: Case, council: str, **choices: str) -> None:
        """Each member, by `student_1="against"`; `for` where nothing is said."""
        for member in MEMBERS:
            choice = choices.get(member.replace("-", "_"), "for")
            if choice:
                self.does(request, "vote", f"{council}-{member}", choice=choice)

    def decided(self, request: Case, council: str, *, reasons: str = "", **choices: str) -> Case:
        granted(self.call(request, council))
        self.votes(request, council, **choices)
        return self.does(request, "close-vote", f"{council}-chair", reasons=reasons)

    def proposed(self) -> Case:
        """The agreement of the institution as a proposal of the board."""
        whole = self.begin("institution-agreement", "officer", "NU")
        self.does(whole, "write", "officer", outline="What the faculties agreed.")
        self.does(
            whole,
            "inform",
            "board",
            council=str(self.units["UR"].pk),
            met_on=self.at.date().isoformat(),
        )
        self.money(whole, "officer", 80_000, year=2020)
        self.does(whole, "propose", "uco", proposal="One whole of all faculties.", omitted="No money.")
        return self.does(whole, "take-over", "board")

    def consents_to(self, case: Case, name: str, council: str, right: str) -> Case:
        """The council is asked, and consents."""
        return self.decided(self.ask_consent(case, name, council, right), council)

    def adopted(self) -> Case:
        """The same, consented to and adopted."""
        whole = self.proposed()
        self.consents_to(whole, "board", "UR", WHOLE)
        return self.does(whole, "adopt", "board")

    def consented(self, faculty: str = "ET") -> Case:
        case = self.agreement(faculty)
        request = self.ask_consent(case, f"holder-{faculty}", f"FR-{faculty}")
        self.decided(request, f"FR-{faculty}")
        return Case.objects.get(pk=case.pk)


WHOLE = "institution-agreement-consent"
"""By which right the university council is asked."""
ALL_CHECKS = (
    "themes",
    "profile",
    "policy",
    "additionality",
    "budget",
    "milestone",
    "dialogue",
    "participation",
)


def said(refusal) -> str:
    """The sentence of a refusal, in English."""
    assert isinstance(refusal, Denied | Outdated), refusal
    return render(refusal.reason, "en")


def wrong(refusal) -> dict[str, str]:
    """What is wrong per field, in English."""
    assert isinstance(refusal, Incomplete), refusal
    return {name: render(sentence, "en") for name, sentence in refusal.errors.items()}


def participants(talk: Case) -> set[int]:
    return set(talk.parties.filter(relation="took-part-in-dialogue").values_list("person", flat=True))


SMALL_UNITS = tuple(unit for unit in UNITS if not unit[0].endswith("BMS"))
SMALL_OFFICES = tuple(
    office
    for office in OFFICES
    if not office[2].endswith("BMS")
    and not office[0].endswith(("registrar", "-staff", "student-2", "UR-student-1", "uco", "auditor"))
)
"""One faculty, its councils of a chair and a student, and a university council of its chair alone."""


def build(units=UNITS, offices=OFFICES) -> Year:
    year = Year()
    for code, kind, parent in units:
        year.units[code] = granted(
            add_unit(
                Unit.Kind(kind),
                code=code,
                name=Text(nl=code, en=code),
                parent=year.units[parent] if parent else None,
                starts_on=LONG_AGO,
                by=SETTING_UP,
                at=BEGIN,
            )
        )
    for name, role, unit in offices:
        year.people[name] = granted(
            add_person(given_name=name.capitalize(), family_name="Bakker", by=SETTING_UP, at=BEGIN)
        )
        granted(
            appoint(
                year.people[name],
                Membership.Role(role),
                year.units[unit],
                starts_on=LONG_AGO,
                by=SETTING_UP,
                at=BEGIN,
            )
        )
    return year
