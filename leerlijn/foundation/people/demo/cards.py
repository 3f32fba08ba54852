"""The sign-in page of the demonstration: who is on a card, and what waits for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.accounts import open_demo_account
from leerlijn.foundation.people.queries import number_of_cards, person_of
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's card: the account, who they are, and what waits for them."""

    account: str
    group: Text
    title: Text
    says: Text


AROUND = Text(nl="De kandidaat en haar omgeving", en="The candidate and those around her")
JUDGING = Text(nl="Wie beoordelen", en="Those who judge")
ORGANISING = Text(nl="Wie het regelen en besluiten", en="Those who organise and decide")
WATCHING = Text(nl="Wie erop toezien", en="Those who watch over it")

CARDS: tuple[Part, ...] = (
    Part(
        "candidate",
        AROUND,
        Text(nl="Kandidaat, Industrieel Ontwerpen", en="Candidate, Industrial Design"),
        Text(
            nl="Ze heeft bewijs voor 11 van de 15 criteria en nog ongeveer een jaar om haar BKO te halen.",
            en="She has evidence for 11 of the 15 criteria, and about a year left to get her UTQ.",
        ),
    ),
    Part(
        "supervisor",
        AROUND,
        Text(nl="BKO-begeleider, Technische Wetenschappen", en="UTQ supervisor, Engineering Technology"),
        Text(
            nl="Ze leest mee in de dossiers van haar kandidaten, en heeft een intakegesprek met Ruben.",
            en="She reads along in the dossiers of her candidates, and has an intake meeting with Ruben.",
        ),
    ),
    Part(
        "manager",
        AROUND,
        Text(nl="Leidinggevende van de kandidaat", en="The candidate's line manager"),
        Text(
            nl="Het dossier van Lieke is voor hem dicht; de onderwijstaken van Thijs moet hij bevestigen.",
            en="Lieke's dossier is closed to him; the teaching tasks of Thijs wait for him to confirm.",
        ),
    ),
    Part(
        "assessor-1",
        JUDGING,
        Text(nl="Assessor, Natuurwetenschappen en Technologie", en="Assessor, Science and Technology"),
        Text(
            nl="Haar oordeel over het dossier van Ravi is half af; over dat van Joris is overleg nodig.",
            en="Her judgement of Ravi's dossier is half finished; Joris's dossier needs a talk.",
        ),
    ),
    Part(
        "assessor-2",
        JUDGING,
        Text(nl="Assessor, Gedragswetenschappen", en="Assessor, Behavioural Sciences"),
        Text(
            nl="Ze beoordeelt dezelfde dossiers; over Mirjam moet ze nog zeggen of ze het eens is.",
            en="She judges the same dossiers; on Mirjam's she has to say whether she agrees.",
        ),
    ),
    Part(
        "coordinator",
        ORGANISING,
        Text(nl="BKO-coördinator van de universiteit", en="UTQ coordinator of the university"),
        Text(
            nl="Twee dossiers wachten op assessoren, één al te lang; drie besluiten moeten eruit.",
            en="Two dossiers wait for assessors, one for too long; three verdicts are to be made known.",
        ),
    ),
    Part(
        "trainer",
        ORGANISING,
        Text(nl="Trainer van BKO-cursussen", en="Trainer of UTQ courses"),
        Text(
            nl="Zij geeft vijf cursussen: van één is nog niet bekend wie er was, één is vol met een lijst.",
            en="She gives five courses: of one it is not known yet who was there, one is full with a list.",
        ),
    ),
    Part(
        "hr",
        ORGANISING,
        Text(nl="HR-adviseur van de universiteit", en="HR adviser of the university"),
        Text(
            nl="Zij leest het personeelsbestand in; wat niet klopt of niet te lezen is, wacht als vraag.",
            en="She takes over the staff file; what is wrong in it or cannot be read waits as a question.",
        ),
    ),
    Part(
        "dean",
        ORGANISING,
        Text(nl="Decaan, Technische Wetenschappen", en="Dean, Engineering Technology"),
        Text(
            nl="Van haar docenten zijn er enkele te laat; zij beslist wie een nieuwe datum krijgt.",
            en="Some of her lecturers are overdue; she decides who gets a new date.",
        ),
    ),
    Part(
        "exemption-advisor",
        ORGANISING,
        Text(nl="Adviseur voor vrijstellingen", en="Adviser on exemptions"),
        Text(
            nl="De aanvraag van Eline wacht op hem, met Pavel praat hij nog; over Hanneke gaf hij advies.",
            en="Eline's request waits for him, with Pavel he has a meeting; on Hanneke he gave his advice.",
        ),
    ),
    Part(
        "auditor",
        WATCHING,
        Text(nl="Auditor", en="Auditor"),
        Text(
            nl="Ze ziet van alle procedures waar ze staan en hoe ze zijn gelopen, en verandert niets.",
            en="She sees where every procedure stands and how it went, and changes nothing.",
        ),
    ),
    Part(
        "administrator",
        WATCHING,
        Text(nl="Functioneel beheerder", en="Functional administrator"),
        Text(
            nl="Hij leest plichten en cijfers, maar nooit een dossier.",
            en="He reads obligations and figures, but never a dossier.",
        ),
    ),
)
"""In the order of the page; `candidate` is where a visitor begins."""

NAMES: tuple[str, ...] = tuple(card.account for card in CARDS)


def open_cards(cards: Sequence[Part], people: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """An account for each of them, which anybody may enter, after those that are on the page already."""
    for order, card in enumerate(cards, start=number_of_cards() + 1):
        granted(
            open_demo_account(
                card.account,
                person_of(people[card.account]),
                title=card.title,
                says=card.says,
                group=card.group,
                order=order,
                by=by,
                at=at,
            )
        )
