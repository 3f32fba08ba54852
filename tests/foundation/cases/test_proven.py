"""What is asked of whoever decides: a factor that counts and is fresh, a key that may, a link to that."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.steps import prove_for
from leerlijn.foundation.cases.proven import COUNTING, FACTORS, WITHIN, ask_for_proof, strictest_demand
from leerlijn.kernel.factors import Demand, Factor, InHouse, Key, Link, Proof, Scope, Unproven
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from tests.foundation.people.colleagues import AT, ON, SETTING_UP

MINUTE = timedelta(minutes=1)
OLD, FRESH = (Proof(Factor.PASSWORD, AT - minutes * MINUTE) for minutes in (16, 15))
ANYBODY = Standing(ON, person=7)


def decides(shown, *, path="/1/", deed="sign") -> bool:
    try:
        ask_for_proof(replace(ANYBODY, shown=shown), deed=deed, path=path, at=AT)
    except Unproven:
        return False
    return True


def by(*factors: Factor) -> dict[Factor, bool]:
    """Of each factor, shown just now, whether one decides with it."""
    return {each: each in factors for each in Factor}


def all_factors(path="/1/") -> dict[Factor, bool]:
    return {each: decides(Proof(each, AT), path=path) for each in Factor}


def choose(setting, value, unit):
    choose_setting(setting.key, value, source="policy", starts_on=ON, unit=unit, actor=SETTING_UP, at=AT)


def test_no_step_that_decides_in_any_procedure_is_taken_with_an_old_factor(db):
    asked = set()
    for procedure in catalogue.procedures.values():
        for _, step in procedure.each_step():
            if step.is_of_the_clock:
                continue
            for shown, is_taken in ((OLD, not step.asks_proof), (None, not step.asks_proof), (FRESH, True)):
                case = SimpleNamespace(path="/1/")
                looking = SimpleNamespace(by=replace(ANYBODY, shown=shown), at=AT, case=case)
                try:
                    prove_for(step, looking)
                except Unproven:
                    assert not is_taken, (procedure.key, step.key, shown)
                    asked.add(f"{procedure.key}: {step.key}")
                else:
                    assert is_taken, (procedure.key, step.key, shown)
    assert {
        "utq-dossier: agree",
        "utq-dossier: notify-pass",
        "utq-exemption: grant",
        "utq-intake: agree",
        "consent-request: vote",
        "act-admission: decide",
        "tailor-made-request: sign",
        "utq-certificate-change: correct",
    } <= asked


def test_any_factor_counts_but_a_link_by_mail_and_in_a_demonstration_its_card(db, settings):
    usual = (Factor.PASSWORD, Factor.SIGN_ON, Factor.PASSKEY, Factor.ONE_TIME_CODE)
    assert all_factors() == by(*usual)
    settings.DEMO = True
    assert all_factors() == by(*usual, Factor.DEMONSTRATION)


def test_an_institution_can_ask_a_second_factor_and_another_time(world):
    house = world.house
    path = house.water.path
    choose(FACTORS, "two", house.water)
    choose(WITHIN, "5", house.water)
    assert all_factors(path) == by(Factor.PASSKEY, Factor.ONE_TIME_CODE)
    assert decides(Proof(Factor.SIGN_ON, AT, by_two=True), path=path)
    at = [AT - minutes * MINUTE for minutes in (5, 6)]
    assert [decides(Proof(Factor.PASSKEY, each), path=path) for each in at] == [True, False]
    assert [decides(Proof(Factor.PASSKEY, each), path=house.law.path) for each in at] == [True, True]

    def asks_two(*paths) -> bool:
        return strictest_demand(paths, on=ON).factors == COUNTING["two"]

    root, law = house.institution.path, house.law.path
    assert [asks_two(law), asks_two(law, path), asks_two(root), asks_two()] == [False, True, True, True]
    assert strictest_demand((law, path), on=ON) == Demand(COUNTING["two"], 5 * MINUTE, sign_on_by_two=True)


@pytest.mark.parametrize(
    ("shown", "is_enough"),
    [
        (None, False),
        (OLD, False),
        (FRESH, True),
        (Proof(Factor.PASSWORD, AT + 2 * MINUTE), False),
        (Key(Scope.READ), False),
        (Key(Scope.ACT), False),
        (Key(Scope.DECIDE), True),
        (Link(), False),
        (Link("withdraw"), False),
        (Link("sign"), True),
        (InHouse(), True),
    ],
)
def test_what_is_enough_to_decide(db, shown, is_enough):
    assert decides(shown) is is_enough
