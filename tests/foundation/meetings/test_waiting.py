"""Who comes first, by a rule that anybody can read and a record that anybody can replay."""

from __future__ import annotations

from leerlijn.foundation.meetings.waiting import Move, Rule, Waiting, in_order, next_of, replay, rule_from

THREE = [Waiting(3, 3, 7, "/2/7/"), Waiting(1, 1, 8, "/3/8/"), Waiting(2, 2, 8, "/3/8/")]


def test_who_asked_first_comes_first():
    assert [each.place for each in in_order(THREE, Rule())] == [1, 2, 3]


def test_partners_come_first_and_within_them_who_asked_first():
    assert [each.place for each in in_order(THREE, Rule(first=("/2/",)))] == [3, 1, 2]


def test_a_school_that_has_its_seats_is_passed_over():
    assert next_of(THREE, Rule(most_per_group=1), {8: 1}).place == 3
    assert next_of(THREE, Rule(most_per_group=1), {8: 1, 7: 1}) is None


def test_a_rule_is_kept_as_data():
    rule = Rule(("/2/",), 4)
    assert rule_from(rule.data) == rule
    assert len(rule.said) == 2
    assert rule_from({}) == Rule()


def test_a_fair_record_replays_without_a_remark():
    moves = [Move("seat", 1), Move("wait", 2, 2), Move("wait", 3, 3), Move("leave", 1), Move("offer", 2)]
    assert replay([*moves, Move("pass", 2), Move("offer", 3)], seats=1, rule=Rule()) == []


def test_whoever_jumps_the_line_is_found_in_the_record():
    moves = [Move("seat", 1), Move("wait", 2, 2), Move("wait", 3, 3), Move("leave", 1), Move("offer", 3)]
    assert replay(moves, seats=1, rule=Rule()) == ["3 was offered a seat out of turn"]
    assert replay([Move("seat", 1), Move("seat", 2)], seats=1, rule=Rule()) == ["2 was seated out of turn"]
    assert replay([Move("wait", 1, 1)], seats=1, rule=Rule()) == ["1 waits beside a free seat"]


def test_whoever_was_passed_over_must_have_left():
    moves = [Move("seat", 1), Move("wait", 2, 2), Move("wait", 3, 3), Move("leave", 1)]
    passed = [*moves, Move("offer", 3, besides=(2,))]
    assert replay(passed, seats=1, rule=Rule()) == ["2 was passed over, and waits"]
    assert replay([*passed, Move("leave", 2)], seats=1, rule=Rule()) == []


def test_a_rule_that_changed_on_the_way_holds_from_then_on():
    moves = [
        Move("seat", 1),
        Move("wait", 2, 2, group=8, path="/3/8/"),
        Move("wait", 3, 3, group=7, path="/2/7/"),
        Move("change-rule", rule=Rule(first=("/2/",))),
        Move("leave", 1),
    ]
    assert replay([*moves, Move("offer", 3)], seats=1, rule=Rule()) == []
    assert replay([*moves, Move("offer", 2)], seats=1, rule=Rule()) == ["2 was offered a seat out of turn"]
