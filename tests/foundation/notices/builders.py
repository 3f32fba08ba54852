"""A short procedure in which the ball goes round, and people who play it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.guards import letter_is_there
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.procedures.announcing import when_the_letter_came
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.foundation.people.relations import COORDINATOR
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import policy
from leerlijn.kernel.procedure import CLOCK, Deadline, Meaning, Procedure, Role, State, catalogue
from leerlijn.kernel.sentence import Text, from_data
from tests.foundation.people.colleagues import House, built, holds, somebody

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
KEY = "question-round"


def text(said: str, nl: str = "") -> Text:
    return Text(nl=nl or f"{said} (nl)", en=said)


ASKER = policy.relation("test-asker", because=text("who asks"))
ANSWERER = policy.relation("test-answerer", because=text("who answers"))

asker = Role("asker", text("asker"), Meaning.INITIATOR, ASKER)
answerer = Role("answerer", text("answerer"), Meaning.JUDGE, ANSWERER)
coordinator = Role("coordinator", text("coordinator", "coördinator"), Meaning.HANDLER, COORDINATOR)


def within(length: str, lapse: str | None = None) -> Deadline:
    return Deadline(length=length, if_passed=text("it stands."), lapse=lapse)


asked = State(
    "asked", text("Two people answer", "Twee mensen antwoorden"), owner=answerer, within=within("P20D")
)
returned = State(
    "returned", text("Make it clearer", "Maak het duidelijker"), owner=asker, within=within("P10D")
)
weighed = State("weighed", text("The answers are weighed"), owner=coordinator, within=within("P5D"))
known = State("known", text("The answer is known"), owner=CLOCK, within=within("P6W", lapse="stand"))
refused = State("refused", text("Not granted"), final=True)
stands = State("stands", text("The answer stands"), final=True)

PROCEDURE = Procedure(
    key=KEY,
    edition="1",
    title=text("Asking around", "Een rondvraag"),
    named=text("A question", "Een vraag"),
    source=Text(nl="bedacht voor de tests", en="made for tests"),
    starts_on=date(2020, 1, 1),
    roles=(asker, answerer, coordinator),
    openings=(asker.may("ask", text("Ask"), to=asked),),
    table={
        asked: (
            answerer.may("answer", text("Answer", "Geef antwoord"), to=None, settles=True),
            answerer.may("return", text("Send it back", "Stuur het terug"), to=returned),
            answerer.may("hand-over", text("Hand over"), to=weighed),
            coordinator.may("remark", text("Remark"), to=None),
        ),
        returned: (asker.may("clarify", text("Clarify"), to=asked),),
        weighed: (
            coordinator.may("make-known", text("Make known"), to=known),
            coordinator.may("refuse", text("Refuse"), to=refused),
        ),
        known: (
            CLOCK.may("stand", text("It stands"), to=stands, when=[letter_is_there]),
            *when_the_letter_came(coordinator),
        ),
        refused: (),
        stands: (),
    },
)


@dataclass
class Round:
    """A question of Ilse to Pieter and Sanne; Noor coordinates. `at` moves on when a test says so."""

    house: House
    people: dict[str, Person] = field(default_factory=dict)
    at: datetime = AT

    def standing(self, name: str):
        return standing_of(self.people[name].pk, on=self.at.date())

    def later(self, **by) -> datetime:
        self.at += timedelta(**by)
        return self.at

    def ask(self) -> Case:
        to = [self.people["pieter"].pk, self.people["sanne"].pk]
        return open_case(
            PROCEDURE,
            by=self.standing("ilse"),
            at=self.at,
            unit=self.house.hydrology,
            subject=self.people["ilse"],
            parties={ANSWERER: to},
        )

    def attempt(self, case: Case, key: str, name: str, **said):
        version = Case.objects.get(pk=case.pk).version
        return take_step(case.pk, key, by=self.standing(name), at=self.at, version=version, said=said)

    def step(self, case: Case, key: str, name: str, **said) -> Case:
        taken = self.attempt(case, key, name, **said)
        assert isinstance(taken, Case), taken
        return taken

    def made_known(self) -> Case:
        """Asked, handed over and made known: the term of Ilse runs."""
        case = self.ask()
        self.step(case, "hand-over", "pieter")
        return self.step(case, "make-known", "noor")

    def refused(self) -> Case:
        """Asked, handed over and refused: it has ended."""
        case = self.ask()
        self.step(case, "hand-over", "pieter")
        return self.step(case, "refuse", "noor")


def gather(monkeypatch) -> Round:
    """Everybody, and the procedure in a catalogue and a policy that forget it after the test."""
    monkeypatch.setattr(catalogue, "procedures", dict(catalogue.procedures))
    monkeypatch.setattr(catalogue.policy, "actions", dict(catalogue.policy.actions))
    catalogue.add(PROCEDURE)
    round = Round(built())
    for name, language in (("ilse", "en"), ("pieter", "nl"), ("sanne", "en"), ("noor", "nl"), ("tom", "en")):
        round.people[name] = somebody(
            f"{name.title()} Voorbeeld", language=language, email=f"{name}@example.org"
        )
    holds(round.people["noor"], Membership.Role.COORDINATOR, round.house.institution)
    return round


def tell_all(times: int = 1) -> None:
    """What the worker does: each entry of a case is told, in its order."""
    for _ in range(times):
        entries = Entry.objects.filter(subject__startswith="case:").order_by("pk")
        tell_parties.call(list(entries.values_list("pk", flat=True)))


def all_get_their_letters(at: datetime) -> None:
    """Everybody has an address, is told, and gets at this moment what was written to them."""
    Person.objects.filter(email="").update(email="somebody@example.org")
    tell_all()
    send_waiting(at=at)


def told() -> list[tuple[str, str]]:
    """Whom and what kind, in the order in which it was told."""
    rows = Notice.objects.order_by("pk").values_list("person__given_name", "kind")
    return [(name.lower(), kind) for name, kind in rows]


def words(notice: Notice, language: str = "en") -> str:
    return " ".join(render(from_data(said), language) for said in notice.said)


def letters() -> list[tuple[str, str]]:
    """Whose letter stands how."""
    rows = Mail.objects.order_by("pk").values_list("notice__person__given_name", "state")
    return [(name.lower(), state) for name, state in rows]


def people_who_drifted() -> list[str]:
    """Whose counter does not say how many notices they have not read."""
    return [
        person.given_name
        for person in Person.objects.all()
        if person.unread_notices != Notice.objects.filter(person=person, read_at=None).count()
    ]


def owing(case: Case) -> set[str]:
    parties = Party.objects.filter(case=case, owes=True).select_related("person")
    return {party.person.given_name.lower() for party in parties}
