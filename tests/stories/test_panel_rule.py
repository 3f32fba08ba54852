"""Which two may judge together: the rule of the institution, on the day on which they are asked."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.actions.register import CertificateFound, ToEnter, enter_all, withdraw
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import granted
from tests.stories.world import LONG_AGO, SETTING_UP

PAIR = ("assessor-1", "assessor-3")


def asks_for_one_certified_lately(world, within: str = "P5Y") -> None:
    granted(
        choose_setting(
            "utq-dossier.certified-within",
            within,
            starts_on=LONG_AGO,
            source="chosen for the story",
            actor=SETTING_UP,
            at=world.at,
        )
    )


def certified(world, name: str, on: date):
    person = world.people[name]
    entry = ToEnter(person.pk, person.pseudonym, CertificateFound("UU", on.year, on), "story")
    [made] = enter_all([entry], actor=SETTING_UP, at=world.at)
    return made


def ask(world, case, *names: str):
    return world.ask(case, *(names or PAIR))


def refused_because(refused) -> str:
    return render(refused.reason, "en")


def test_a_panel_of_which_nobody_was_certified_lately_does_not_start(world):
    asks_for_one_certified_lately(world)
    case = world.sealed()
    certified(world, "assessor-1", date(2021, 11, 24))
    refused = ask(world, case)
    assert refused_because(refused) == (
        "One certified lately: nobody on this panel was certified after 24 November 2021."
    )
    assert panels.round_of(case.pk) is None
    certified(world, "assessor-3", date(2021, 11, 25))
    assert ask(world, case)


def test_without_the_rule_nobody_asks_when_they_were_certified(world):
    """The control."""
    assert ask(world, world.sealed())


def test_what_made_them_eligible_stays_with_the_round_also_when_it_ends_later(world):
    asks_for_one_certified_lately(world)
    case = world.sealed()
    certificate = certified(world, "assessor-3", date(2022, 3, 1))
    ask(world, case)
    withdraw(certificate, because="It was of somebody else.", actor=SETTING_UP, at=world.at)
    world.later(days=400)
    kept = Judgement.objects.values_list("eligible", flat=True).order_by("order")
    assert [(each["on"], each["certified_on"]) for each in kept] == [
        ("2026-11-24", None),
        ("2026-11-24", "2022-03-01"),
    ]
    assert [len(each["faculties"]) for each in kept] == [1, 1]
    assert world.judge_both(case).state == "consensus_talk"


def test_who_takes_a_place_answers_to_the_rule_on_the_day_of_coming(world):
    asks_for_one_certified_lately(world)
    case = world.sealed()
    certified(world, "assessor-3", date(2022, 3, 1))
    certified(world, "assessor-4", date(2020, 3, 1))
    ask(world, case)
    leaving, coming = (str(world.people[name].pk) for name in ("assessor-3", "assessor-4"))
    refused = world.step(case, "replace-assessor", "coordinator", leaving=leaving, coming=coming)
    assert refused_because(refused).startswith("One certified lately")
    certified(world, "assessor-1", date(2024, 3, 1))
    assert world.step(case, "replace-assessor", "coordinator", leaving=leaving, coming=coming)
    world.accept(case, "assessor-4")
    assert Judgement.objects.get(judge=world.people["assessor-4"]).eligible["certified_on"] == "2020-03-01"
