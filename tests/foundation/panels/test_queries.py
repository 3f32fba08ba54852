from leerlijn.foundation.panels import queries
from leerlijn.foundation.panels.content import Content, Finding
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.panels.sealing import compact, key_of
from tests.foundation.panels.builders import (
    CODES,
    FINGERPRINT,
    LATER,
    TWO,
    close,
    handed_in,
    judge_all,
    opened,
)
from tests.tools.budget import at_most


def closed(round, anna, bram, of_anna=None, of_bram=None):
    handed_in(round, anna, of_anna)
    handed_in(round, bram, of_bram)
    return close(round)


def test_a_round_is_found_with_its_panel_in_order(round, case, anna, bram):
    with at_most(2):
        line = queries.round_of(case.pk)
    assert (line.id, line.criteria, line.rule, line.sealed) == (round.pk, CODES, TWO, FINGERPRINT)
    assert [(judge.order, judge.name) for judge in line.judges] == [
        (1, "Anna Oosterveld"),
        (2, "Bram Klaver"),
    ]


def test_a_case_without_a_round_has_none(case):
    assert queries.round_of(case.pk) is None
    assert queries.rounds_of(case.pk) == ()


def test_the_newest_round_counts_and_the_earlier_ones_stay(round, case, framework, anna, bram):
    closed(round, anna, bram)
    second = opened(case, framework, [anna, bram], codes=("2.3",), at=LATER)
    assert queries.round_of(case.pk).id == second.pk
    assert [line.id for line in queries.rounds_of(case.pk)] == [round.pk, second.pk]


def test_nothing_about_a_round_moves_while_people_judge(round, case, anna, bram):
    before = queries.round_of(case.pk)
    judge_all(round, bram)
    handed_in(round, anna)
    assert queries.round_of(case.pk) == before
    assert queries.judgements_of(round.pk) == ()
    assert queries.differences(round.pk) == ()
    assert not queries.all_are_in(round.pk)


def test_all_are_in_and_still_nobody_reads_before_closing(round, anna, bram):
    for judge in (anna, bram):
        handed_in(round, judge)
    assert queries.all_are_in(round.pk)
    assert queries.judgements_of(round.pk) == ()


def test_somebody_reads_their_own_at_any_time_and_a_stranger_nothing(round, anna, bram, candidate):
    judge_all(round, anna)
    with at_most(1):
        own = queries.own_judgement(round.pk, anna.pk)
    assert (own.still_open, own.without_reason, own.handed_in_at) == ((), (), None)
    assert queries.own_judgement(round.pk, candidate.pk) is None


def test_after_closing_the_judgements_stand_in_the_order_of_the_panel(round, anna, bram):
    closed(round, anna, bram)
    with at_most(1):
        found = queries.judgements_of(round.pk)
    assert [each.judge.person for each in found] == [anna.pk, bram.pk]
    assert all(each.is_as_handed_in for each in found)


def test_what_was_changed_after_hand_in_is_seen_by_its_digest(round, anna, bram):
    closed(round, anna, bram)
    row = Judgement.objects.get(order=1)
    row.content = compact(Content(), key=key_of(Round.objects.get(pk=round.pk)), order=1)
    row.save()
    assert [each.is_as_handed_in for each in queries.judgements_of(round.pk)] == [False, True]


def test_exactly_the_criteria_that_differ_differ(round, anna, bram):
    closed(round, anna, bram, {"2.3": "ask", "4.2": "not-yet"}, {"4.2": "not-yet", "5.3": "ask"})
    found = queries.differences(round.pk)
    assert [each.code for each in found] == list(CODES)
    assert [each.code for each in found if each.differs] == ["2.3", "5.3"]
    assert [judged.finding for judged in found[2].judgements] == [Finding.ASK, Finding.SUFFICIENT]


def test_other_words_for_the_same_finding_are_no_difference(round, anna, bram):
    handed_in(round, anna, why="clear")
    handed_in(round, bram, why="very clear")
    close(round)
    assert not any(each.differs for each in queries.differences(round.pk))
