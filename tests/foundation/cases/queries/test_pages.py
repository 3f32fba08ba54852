"""A case as its page shows it, now and as it stood after any of its entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.foundation.cases.guards import offers_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.pages import as_it_stood, case_page, history_of, state_title
from leerlijn.foundation.ui.words import render
from tests.foundation.cases.builders import PROCEDURE, added
from tests.tools.budget import at_most

SHOWN = ("state", "version", "owner_relation", "since", "due_on", "due_said", "ends_then", "is_open")


def now(case) -> dict[str, object]:
    kept = Case.objects.get(pk=case.pk)
    return {name: getattr(kept, name) for name in SHOWN}


def seen(case, world, name="officer"):
    found = Case.objects.select_related("subject", "unit").get(pk=case.pk)
    return case_page(found, by=world.standing(name), at=world.at)


def test_the_case_as_it_stood_is_the_case_as_it_was_then(world):
    """After every entry of a long life: what was kept then is what is shown later."""
    case = world.ask(parties={})
    stood = [now(case)]
    for key, said in (
        ("pause", {"reason": "leave"}),
        ("resume", {}),
        ("extend", {}),
        ("withdraw", {}),
    ):
        world.later(days=2)
        world.step(case, key, **said)
        stood.append(now(case))
    happened = history_of(seen(case, world))
    kept = Case.objects.get(pk=case.pk)
    for place, expected in enumerate(stood, start=1):
        past = as_it_stood(kept, happened[:place])
        assert {name: getattr(past, name) for name in SHOWN} == expected, place


def test_history_is_told_in_the_words_of_the_procedure(world):
    case = world.ask()
    world.later(days=20)
    world.step(case, "hand-out", "deputy")
    first, last = history_of(seen(case, world))
    assert (first.title.en, first.state.en, first.who, first.late) == ("Ask", "Asked", "Asker Vos", None)
    assert (last.title.en, last.state.en, last.who, last.on_behalf_of) == (
        "Hand out",
        "Being weighed",
        "Deputy Vos",
        "Officer Vos",
    )
    assert render(last.late, "en") == "10 days after the term ended"


def test_history_until_a_moment_holds_what_had_happened_by_then(world):
    case = world.ask()
    moment = world.at
    world.later(seconds=1)
    world.step(case, "extend")
    assert [each.title.en for each in history_of(seen(case, world), until=moment)] == ["Ask"]


def test_the_page_says_with_whom_the_ball_is(world):
    case = world.ask()
    assert (seen(case, world).holders, seen(case, world).is_with_you) == ((), True)
    assert seen(case, world, "deputy").is_with_you
    assert not seen(case, world, "lawyer").is_with_you
    world.step(case, "hand-out")
    assert seen(case, world).holders == ("Weigher Vos", "Second Vos")
    assert not seen(case, world).is_with_you
    assert seen(case, world, "weigher").is_with_you
    assert state_title(Case.objects.get(pk=case.pk)).en == "Being weighed"


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        (
            "officer",
            {
                "grant": True,
                "hand-out": True,
                "pause": True,
                "extend": True,
                "withdraw": True,
            },
        ),
        ("asker", {"withdraw": True}),
        ("weigher", {}),
        ("auditor", {}),
        ("stranger", {}),
    ],
)
def test_the_page_offers_exactly_the_steps_that_are_open_to_whoever_looks(world, name, offered):
    page = seen(world.ask(), world, name)
    assert {offer.step.key: bool(offer.verdict) for offer in offers_on(page)} == offered


def test_an_offer_that_cannot_be_taken_now_says_why_not(world):
    case = world.ask()
    world.keep(case, blocked=True)
    offers = {offer.step.key: offer for offer in offers_on(seen(case, world))}
    assert render(offers["grant"].refused, "en") == "Something is in the way."
    assert "resume" not in offers
    assert offers["hand-out"].refused is None


def test_a_step_that_stops_the_clock_asks_for_the_reason(world):
    offers = {offer.step.key: offer for offer in offers_on(seen(world.ask(), world))}
    assert [field.name for field in offers["pause"].fields] == ["reason"]
    assert [field.name for field in offers["grant"].fields] == ["reason", "copies"]


def test_what_is_offered_is_what_can_be_taken(world):
    """Each offer is tried: what is offered is taken, and what is refused or not offered is not."""
    for name in ("officer", "asker", "deputy"):
        for key, said in (("grant", {"reason": "yes"}), ("resume", {}), ("extend", {}), ("withdraw", {})):
            case = world.ask()
            world.keep(case, blocked=True)
            offer = next((o for o in offers_on(seen(case, world, name)) if o.step.key == key), None)
            taken = world.step(case, key, name, **said)
            assert bool(offer and offer.verdict) == isinstance(taken, Case), (name, key)


def test_a_page_costs_its_parties_its_facts_and_no_more(world):
    case = Case.objects.select_related("subject", "unit").get(pk=world.ask().pk)
    standing = world.standing("officer")
    with at_most(1):
        page = case_page(case, by=standing, at=world.at)
        offers_on(page)


def test_while_several_owe_the_same_nobody_learns_who_of_the_others_was_first(world):
    case = world.ask()
    world.step(case, "hand-out")
    before = seen(case, world, "second")
    told = [each.title.en for each in history_of(before)], before.holders
    world.step(case, "weigh", "weigher")
    after = seen(case, world, "second")
    assert ([each.title.en for each in history_of(after)], after.holders) == told
    assert [each.title.en for each in history_of(seen(case, world, "weigher"))] == [
        "Ask",
        "Hand out",
        "Weigh",
    ]
    world.step(case, "weigh", "second")
    assert [each.title.en for each in history_of(seen(case, world, "second"))][2:4] == ["Weigh", "Weigh"]


def test_what_several_owe_openly_is_with_those_who_did_not_do_it_yet(world):
    table = {
        state: tuple(replace(step, openly=step.settles) for step in steps)
        for state, steps in PROCEDURE.table.items()
    }
    with added(openly := replace(PROCEDURE, key="test-openly", table=table)):
        case = world.ask(procedure=openly)
        world.step(case, "hand-out")
        assert seen(case, world, "second").holders == ("Weigher Vos", "Second Vos")
        world.step(case, "weigh", "weigher")
        after = seen(case, world, "second")
        assert after.holders == ("Second Vos",)
        assert [each.title.en for each in history_of(after)] == ["Ask", "Hand out", "Weigh"]
