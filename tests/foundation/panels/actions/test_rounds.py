import pytest
from django.db import IntegrityError, transaction

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels.actions.judgements import hand_in, save_criterion
from leerlijn.foundation.panels.actions.rounds import replace_judge
from leerlijn.foundation.panels.keys import master_key
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.panels.queries import judgements_of, own_judgement
from leerlijn.kernel.verdict import Denied
from tests.foundation.panels.builders import (
    AT,
    CODES,
    LATER,
    MIXED,
    SECRETARY,
    actor,
    case_about,
    close,
    employed,
    handed_in,
    judge_all,
    opened,
)


def acts(round):
    about = Entry.objects.filter(subject=f"round:{round.pk}").order_by("seq")
    return list(about.values_list("act", flat=True))


def bare_round(case, framework, *, sealed):
    """Round our actions: what the database itself refuses."""
    blank = {"criteria": [], "rule": {}, "opened_at": AT, "wrapped_key": "x"}
    return Round.objects.create(case=case, framework=framework, sealed=sealed, **blank)


def replaced(round, leaving, coming):
    return replace_judge(round.pk, leaving.pk, coming, actor=SECRETARY, at=LATER)


def test_a_round_opens_with_a_blank_judgement_for_each_judge(round, anna, bram):
    assert [own_judgement(round.pk, judge.pk).still_open for judge in (anna, bram)] == [CODES, CODES]
    assert acts(round) == ["open"]


def test_an_illegal_panel_cannot_start_and_hears_which_rule_it_breaks(case, framework, anna):
    refused = opened(case, framework, [anna])
    assert refused.reason.key.startswith("Number of assessors:")
    assert (Round.objects.count(), Judgement.objects.count()) == (0, 0)
    assert not Entry.objects.filter(subject__startswith="round:").exists()


def test_the_candidate_does_not_judge(case, framework, anna, candidate):
    assert opened(case, framework, [anna, candidate]).reason.values["name"] == "Lotte Brinkhuis"


def test_one_from_another_faculty_makes_a_panel_legal(case, framework, anna, bram, units):
    cor = employed("Cor", "Vink", units["water"])
    assert opened(case, framework, [anna, cor], rule=MIXED).reason.key.startswith("One from another faculty:")
    assert opened(case, framework, [anna, bram], rule=MIXED)


@pytest.mark.parametrize("codes", [(), ("1.1", "9.9"), ("1.1", "1.1")])
def test_only_criteria_of_the_framework_are_judged_each_once(case, framework, anna, bram, codes):
    assert isinstance(opened(case, framework, [anna, bram], codes=codes), Denied)


def test_a_case_has_one_open_round(round, case, framework, anna, bram):
    again = opened(case, framework, [anna, bram])
    assert again.reason.key == "A round of judgement is open already."
    with pytest.raises(IntegrityError), transaction.atomic():
        bare_round(case, framework, sealed="a" * 64)


def test_after_closing_the_next_round_may_open(round, case, framework, anna, bram):
    for judge in (anna, bram):
        handed_in(round, judge)
    close(round)
    assert opened(case, framework, [anna, bram], codes=("2.3",), at=LATER).criteria == ["2.3"]


def test_what_is_judged_must_be_sealed(case, framework):
    with pytest.raises(IntegrityError), transaction.atomic():
        bare_round(case, framework, sealed="short")


def test_a_round_stays_closed_until_all_are_in(round, anna, bram):
    handed_in(round, anna)
    refused = close(round)
    assert refused.reason.key == "The judgements open when all of them have been handed in."
    assert "close" not in acts(round)
    assert Round.objects.get().released_key == ""


def test_closing_releases_the_key_and_nobody_needs_the_master_key_any_more(round, anna, bram):
    for judge in (anna, bram):
        handed_in(round, judge)
    assert close(round).closed_at == LATER
    master_key().place.unlink()
    assert [each.content.of("1.1").seen for each in judgements_of(round.pk)] == ["item 3, page 7"] * 2
    assert own_judgement(round.pk, anna.pk).handed_in_at == LATER


def test_closing_again_changes_nothing(round, anna, bram):
    for judge in (anna, bram):
        handed_in(round, judge)
    before = close(round)
    again = close(round, at=LATER.replace(hour=23))
    assert (again.closed_at, again.released_key) == (before.closed_at, before.released_key)
    assert acts(round) == ["open", "hand-in", "hand-in", "close"]


def test_a_key_is_never_released_without_closing(round):
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(released_key="a key")
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(closed_at=LATER)


def test_somebody_else_takes_the_place_of_a_judge_and_starts_afresh(round, anna, bram, units):
    judge_all(round, anna, why="words of Anna")
    cor = employed("Cor", "Vink", units["arts"])
    assert replaced(round, anna, cor).judge_id == cor.pk
    assert own_judgement(round.pk, anna.pk) is None
    assert own_judgement(round.pk, cor.pk).still_open == CODES
    assert isinstance(save_criterion(round.pk, anna.pk, "1.1", finding="sufficient", at=AT), Denied)
    assert acts(round) == ["open", "replace"]


def test_the_new_panel_answers_to_the_rule_of_the_round(case, framework, anna, bram, units):
    round = opened(case, framework, [anna, bram], rule=MIXED)
    cor = employed("Cor", "Vink", units["engineering"])
    assert replaced(round, bram, cor).reason.key.startswith("One from another faculty:")
    assert replaced(round, bram, anna).reason.key.startswith("Different persons:")
    assert replaced(round, bram, case.subject).reason.key.startswith("Nobody judges their own work:")
    assert replaced(round, anna, cor)


def test_a_judge_who_handed_in_is_not_replaced(round, anna, bram, units):
    handed_in(round, anna)
    refused = replaced(round, anna, employed("Cor", "Vink", units["arts"]))
    assert refused.reason.key == "This judgement has been handed in and does not change any more."


def test_whoever_is_not_on_the_panel_cannot_be_replaced(round, candidate, units):
    assert isinstance(replaced(round, candidate, employed("Cor", "Vink", units["arts"])), Denied)


def test_a_lost_key_is_said_and_not_replaced(round, anna, bram, framework, units):
    master_key().place.unlink()
    other = opened(case_about(anna, units["arts"]), framework, [bram, employed("Cor", "Vink")])
    missing = "The key to the judgements is missing. Ask the administrator to put it back from the backup."
    assert other.reason.key == missing
    assert save_criterion(round.pk, anna.pk, "1.1", at=AT).reason.key == missing
    assert hand_in(round.pk, anna.pk, actor=actor(anna), at=AT).reason.key == missing
    assert not master_key().is_here()
