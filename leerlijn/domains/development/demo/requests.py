"""Questions of schools in several states; one proposal waits for the signature of the leader on the card."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from leerlijn.domains.development.demo.editions import Telling
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted

INTAKE = {
    "problem": "Leerlingen lezen de uitleg bij hun cijfer niet; de toets is dan al voorbij.",
    "change": "In klas 1 weet elke leerling na een opdracht wat de volgende stap is.",
    "school_does": "De sectie maakt tijd: vier middagen zonder vergadering.",
}
PROPOSAL = {
    "title": "Feedback in klas 1",
    "goals": "Docenten geven feedback waar leerlingen dezelfde week iets mee doen, en delen wat werkt.",
    "form": "een verdiepingstraject",
    "participants": "de docenten van klas 1, met hun teamleider",
    "evaluation": "Zes weken na de laatste middag kijken school en expert samen naar elk doel.",
    "sessions": "Vier woensdagmiddagen op school, van januari tot en met april.",
    "hours": 24,
    "school_does": "Elke docent probeert twee werkvormen uit en neemt werk van leerlingen mee.",
    "price": "2.400,00",
}


def tell_requests(telling: Telling, now: datetime) -> None:
    """From just received to agreed; the newest first in time is the one that waits for a signature."""
    _received(telling, now)
    planned = _taken_up(telling, now - timedelta(days=6), "Hoe differentiëren we in gemengde brugklassen?")
    telling.step(planned, "plan-intake", "expert", now - timedelta(days=5), day=_on(now, 4))
    _talked(telling, now - timedelta(days=12))
    _agreed(telling, now - timedelta(days=70))
    _sent(telling, now - timedelta(days=9))
    referred = _taken_up(
        telling, now - timedelta(days=30), "Waar kunnen twee collega’s iets leren over quantum?"
    )
    where = "Het netwerk Quantum begint binnenkort en heeft nog plaats."
    telling.step(referred, "refer", "office", now - timedelta(days=29), where=where)


def _on(moment: datetime, days: int) -> str:
    return (day_of(moment) + timedelta(days=days)).isoformat()


def _received(telling: Telling, at: datetime) -> Any:
    return _ask(
        telling, at - timedelta(days=1), "We zoeken een expert die meedenkt over een leerlijn onderzoeken."
    )


def _ask(telling: Telling, at: datetime, question: str, *, people: int = 14) -> Any:
    procedure = catalogue.current("tailor-made-request", on=day_of(at))
    assert procedure is not None
    region = telling.region
    said = {
        "school": str(region.schools["Het Noordveld"].pk),
        "question": question,
        "target_group": "de docenten van klas 1",
        "people": people,
        "period": "januari tot en met april",
    }
    by = telling.standing(region.people["school-leader"], at)
    return granted(open_case(procedure, by=by, at=at, unit=region.pro_u, said=said))


def _taken_up(telling: Telling, at: datetime, question: str) -> Any:
    case = _ask(telling, at, question)
    expert = str(telling.region.people["expert"].pk)
    telling.step(case, "acknowledge", "office", at + timedelta(hours=20), expert=expert)
    return case


def _talked(telling: Telling, at: datetime) -> Any:
    case = _taken_up(telling, at, "Hoe laten we leerlingen in elk vak modelleren?")
    telling.step(case, "plan-intake", "expert", at + timedelta(days=1), day=_on(at, 9))
    found = {
        "problem": "Natuurkunde en wiskunde noemen hetzelfde model anders; leerlingen merken het verschil.",
        "change": "Beide secties gebruiken dezelfde woorden en stappen.",
        "school_does": "De secties plannen samen drie middagen.",
    }
    telling.step(case, "hold-intake", "expert", at + timedelta(days=9), **found)
    return case


def _proposed(telling: Telling, at: datetime, question: str, **other: object) -> Any:
    case = _taken_up(telling, at, question)
    telling.step(case, "plan-intake", "expert", at + timedelta(days=1), day=_on(at, 3))
    telling.step(case, "hold-intake", "expert", at + timedelta(days=3), **INTAKE)
    telling.step(case, "approve-intake", "school-leader", at + timedelta(days=3, hours=5))
    telling.step(case, "begin-proposal", "expert", at + timedelta(days=4))
    said = {**PROPOSAL, "valid_until": _on(at, 35), **other}
    telling.step(case, "write", "expert", at + timedelta(days=5), **said)
    signatory = str(telling.region.people["school-leader"].pk)
    telling.step(case, "send", "office", at + timedelta(days=6), signatory=signatory)
    return case


def _sent(telling: Telling, at: datetime) -> Any:
    question = "Onze toetsen meten wat leerlingen onthouden. We willen dat ze van feedback verder komen."
    case = _proposed(telling, at, question, price="2.800,00")
    telling.step(
        case, "ask-change", "school-leader", at + timedelta(days=7), change="Kan het voor 2.400 euro?"
    )
    telling.step(case, "write", "expert", at + timedelta(days=8), **PROPOSAL, valid_until=_on(at, 35))
    signatory = str(telling.region.people["school-leader"].pk)
    telling.step(case, "send", "office", at + timedelta(days=8, hours=4), signatory=signatory)
    return case


def _agreed(telling: Telling, at: datetime) -> Any:
    title = {"title": "Onderzoeken leren in de bovenbouw", "price": "1.650,00", "hours": 16}
    case = _proposed(telling, at, "Elk vak begeleidt het PWS anders. Kunnen we één werkwijze maken?", **title)
    telling.step(case, "sign", "school-leader", at + timedelta(days=8))
    return case
