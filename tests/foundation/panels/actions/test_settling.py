"""Settling what judges found differently: both stay on record, and far apart it takes an argument."""

from __future__ import annotations

import pytest

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels import guards
from leerlijn.foundation.panels.actions.settling import settle_criterion
from leerlijn.foundation.panels.content import Finding
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import differences, settled_in
from leerlijn.kernel.verdict import ALLOWED, Denied, Incomplete
from tests.foundation.panels.builders import (
    LATER,
    actor,
    case_about,
    close,
    employed,
    framework,
    handed_in,
    opened,
)

STEPS = PanelRule(scale="steps")


@pytest.fixture
def judges(units):
    return employed("Ada", "Een", units["arts"]), employed("Bo", "Twee", units["service"])


@pytest.fixture
def round(units, judges):
    """Closed, with three steps between the two on 1.1 and one step on 2.3."""
    candidate = employed("Cas", "Drie", units["water"])
    made = opened(case_about(candidate, units["water"]), framework(), judges, rule=STEPS)
    handed_in(made, judges[0], {"1.1": "not-yet", "2.3": "partly"})
    handed_in(made, judges[1], {"1.1": "strong"})
    return made


def settled(round, judge, code, finding="sufficient", argument=""):
    return settle_criterion(
        round.pk, judge.pk, code, finding=finding, argument=argument, actor=actor(judge), at=LATER
    )


def test_one_step_apart_is_settled_without_an_argument(round, judges):
    close(round)
    settled(round, judges[0], "2.3")
    assert settled_in(round.pk)["2.3"].finding == Finding.SUFFICIENT
    assert [each.finding for each in differences(round.pk)[2].judgements] == ["partly", "sufficient"]
    assert Entry.objects.filter(subject=f"round:{round.pk}", act="settle").count() == 1


def test_further_apart_the_argument_is_written_down(round, judges):
    close(round)
    refused = settled(round, judges[0], "1.1")
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {"argument"}
    assert settled_in(round.pk) == {}
    settled(round, judges[0], "1.1", argument="The film of lesson two shows it.")
    assert settled_in(round.pk)["1.1"].argument == "The film of lesson two shows it."


def test_without_the_rule_about_arguments_nothing_is_written_down(round, judges, monkeypatch):
    close(round)
    monkeypatch.setattr(guards, "is_argued", lambda said, compared, rule: ALLOWED)
    settled(round, judges[0], "1.1")
    assert settled_in(round.pk)["1.1"].argument == ""


def test_nothing_is_settled_while_the_judgements_are_closed(round, judges):
    assert isinstance(settled(round, judges[0], "2.3"), Denied)


def test_who_does_not_judge_settles_nothing(round, units):
    close(round)
    assert isinstance(settled(round, employed("Dex", "Vier", units["arts"]), "2.3"), Denied)


def test_what_was_settled_can_be_settled_anew_by_the_other(round, judges):
    close(round)
    settled(round, judges[0], "2.3")
    settled(round, judges[1], "2.3", finding="partly")
    assert settled_in(round.pk)["2.3"].finding == Finding.PARTLY
    assert settled_in(round.pk)["2.3"].by == judges[1].name
