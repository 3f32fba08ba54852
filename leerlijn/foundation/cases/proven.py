"""What an institution asks of whoever decides, and asking it: one place for a step and any other deed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta

from django.conf import settings

from leerlijn.foundation.cases.queries.settings import places_of, values_of
from leerlijn.kernel.factors import Demand, Factor, Key, Link, Proof, Scope, Unproven, key_opens, may_decide
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import INFERRED, Setting, Step
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

FACTORS = Setting(
    "deciding.factors",
    Text(nl="waarmee je laat zien dat jij het bent, als je beslist", en="what proves you when you decide"),
    "one",
    Text(
        nl="onze standaard; de instelling kiest wat haar beveiligingsbeleid vraagt (BIO2, NIS2)",
        en="our default; the institution chooses what its security policy asks (BIO2, NIS2)",
    ),
)
WITHIN = Setting(
    "deciding.within",
    Text(nl="hoelang dat telt", en="how long that counts"),
    "15",
    INFERRED,
)
WAYS: Mapping[str, Text] = {
    "one": Text(nl="alles, behalve een link per mail", en="anything but a link by mail"),
    "two": Text(
        nl="een tweede factor: passkey, eenmalige code, of inloggen met twee factoren via de instelling",
        en="a second factor: a passkey, a one-time code, or sign-on by the institution with two factors",
    ),
}
MINUTES = {
    str(count): Text(nl=f"{count} minuten", en=f"{count} minutes") for count in (5, 15, 30, 60, 240, 480)
}
COUNTING = {
    "one": frozenset({Factor.PASSWORD, Factor.SIGN_ON, Factor.PASSKEY, Factor.ONE_TIME_CODE}),
    "two": frozenset({Factor.SIGN_ON, Factor.PASSKEY, Factor.ONE_TIME_CODE}),
}


def demand_at(path: str, *, on: date) -> Demand:
    """What is asked of whoever decides in this place; one statement."""
    chosen = values_of([FACTORS, WITHIN], path=path, on=on)
    return _demand(chosen[FACTORS.key], chosen[WITHIN.key])


def strictest_demand(paths: Collection[str], *, on: date) -> Demand:
    """All that is asked in any of these places or below, or without one anywhere at all; one statement."""
    rows = list(places_of([FACTORS.key, WITHIN.key], on=on))
    chosen = {"", *(place for _, place, _ in rows)}
    places = {*paths, *(place for place in chosen if place.startswith(tuple(paths)))} if paths else chosen
    found = [{key: value for key, place, value in rows if path.startswith(place)} for path in places]
    asked = [
        _demand(each.get(FACTORS.key, FACTORS.default), each.get(WITHIN.key, WITHIN.default))
        for each in found
    ]
    return Demand(
        frozenset.intersection(*(each.factors for each in asked)),
        min(each.within for each in asked),
        sign_on_by_two=any(each.sign_on_by_two for each in asked),
    )


def _demand(way: str, minutes: str) -> Demand:
    factors = COUNTING.get(way, COUNTING["two"])  # what we do not know asks the most
    if settings.DEMO:
        factors |= {Factor.DEMONSTRATION}
    within = timedelta(minutes=int(minutes if minutes in MINUTES else WITHIN.default))
    return Demand(factors, within, sign_on_by_two=way != "one")


def ask_for_proof(by: Standing, *, deed: str, path: str, at: datetime) -> None:
    """Raises `Unproven` where what they came in with is not enough for this deed.

    One statement for a person in a browser; for the house, a key or a link in a letter none.
    """
    _ask(by, lambda: demand_at(path, on=by.on), deed=deed, at=at)


def ask_for_strictest_proof(by: Standing, *, deed: str, paths: Collection[str], at: datetime) -> None:
    """The same for a deed that is in no one place."""
    _ask(by, lambda: strictest_demand(paths, on=by.on), deed=deed, at=at)


def _ask(by: Standing, asked: Callable[[], Demand], *, deed: str, at: datetime) -> None:
    is_person = by.shown is None or isinstance(by.shown, Proof)
    demand = asked() if is_person else Demand(frozenset(), timedelta())
    verdict = may_decide(by.shown, demand, deed=deed, at=at)
    if isinstance(verdict, Denied):
        raise Unproven(verdict.reason, demand)


def proven_by(by: Standing) -> dict[str, object]:
    """As the journal keeps it; nothing where the house itself acts."""
    match by.shown:
        case Proof(factor=factor, at=at, by_two=by_two):
            when = at.isoformat() if at else None
            return {"proven": {"by": factor.value, "at": when, "by_two": by_two}}
        case Key():
            return {"proven": {"by": "key"}}
        case Link():
            return {"proven": {"by": "link"}}
    return {}


def key_may_take(step: Step, by: Standing) -> Verdict:
    """Whether the key of a program is wide enough for this step; a person is asked when they take it."""
    return key_opens(by.shown, Scope.DECIDE) if step.asks_proof and isinstance(by.shown, Key) else ALLOWED
