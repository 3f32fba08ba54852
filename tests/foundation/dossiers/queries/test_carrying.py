"""What a dossier keeps in a newer edition: all that was accepted, and nothing that nobody accepted."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.dossiers.queries.carrying import Carrying, moved_claims
from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine
from leerlijn.kernel.sentence import Text

NO = Text(nl="", en="")
OLD, NEW = tuple("abcde"), tuple("ABCDE")


def line(code: str) -> CriterionLine:
    return CriterionLine(1, code, NO, NO, NO, NO, NO, CompetenceLine(1, "1", NO, NO))


def carrying(carried, accepted, *, criteria=NEW) -> Carrying:
    return Carrying(carried, tuple(map(line, criteria)), tuple(accepted))


def test_one_that_stays_counts_and_one_that_was_split_counts_as_far_as_somebody_chose():
    found = carrying({"a": ("A",), "b": ("B", "C")}, "ab", criteria="ABCD")
    assert found.parts == ("b > B", "b > C")
    assert found.counting(()) == {"A": ("a",)}
    assert found.counting({"b > C"}) == {"A": ("a",), "C": ("b",)}
    assert found.left_to_judge({"b > C"}) == ("B", "D")


def test_what_comes_of_two_counts_when_both_were_accepted():
    merged = {"a": ("A",), "b": ("A",)}
    assert carrying(merged, "a").counting(()) == {}
    assert carrying(merged, "ab").counting(()) == {"A": ("a", "b")}


def test_what_is_dropped_is_named():
    assert carrying({"a": (), "b": ("B",)}, "ab").preview.dropped == ("a",)


def test_evidence_goes_to_every_part_and_what_has_no_place_is_handed_back():
    claims = [(1, "a", "why a"), (1, "b", "why b"), (2, "c", "why c"), (2, "d", "")]
    kept, left = moved_claims(claims, {"a": ("A",), "b": ("B", "C"), "c": (), "d": ("D",)})
    assert kept == {(1, "A"): "why a", (1, "B"): "why b", (1, "C"): "why b", (2, "D"): ""}
    assert left == ((2, "c", "why c"),)


def test_of_two_that_become_one_the_first_sentence_stays_and_the_other_is_handed_back():
    kept, left = moved_claims([(1, "a", "why a"), (1, "b", "why b")], {"a": ("A",), "b": ("A",)})
    assert (kept, left) == ({(1, "A"): "why a"}, ((1, "b", "why b"),))


becomes = st.tuples(*(st.sampled_from([(), ("A",), ("B",), ("A", "B"), ("C", "D", "E")]) for _ in OLD))


@given(becomes, st.integers(0, 31), st.integers(0, 4095))
def test_every_accepted_criterion_counts_waits_for_a_choice_or_is_named_as_dropped(said, found_good, chosen):
    accepted = {code for place, code in enumerate(OLD) if found_good >> place & 1}
    found = carrying(dict(zip(OLD, said, strict=True)), sorted(accepted))
    some = {part for place, part in enumerate(found.parts) if chosen >> place & 1}
    preview, counting = found.preview, found.counting(some)
    assert {*preview.kept, *preview.to_choose, *preview.dropped} == accepted
    assert set(chain.from_iterable(counting.values())) <= accepted
    assert set(counting).isdisjoint(found.left_to_judge(some))
    assert set(found.counting(found.parts)) >= set(counting)
