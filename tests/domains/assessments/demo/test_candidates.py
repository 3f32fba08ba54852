"""The candidates of the demonstration: each has a story of their own."""

from leerlijn.domains.assessments.demo.candidates import CANDIDATES, SEEN, observe


def test_no_two_candidates_give_the_same_lesson_or_hear_the_same_words():
    observed = [each.subject for each in CANDIDATES if observe in each.acts]
    assert sorted(observed) == sorted(SEEN)
    said = [text for seen in SEEN.values() for text in vars(seen).values() if text]
    assert len(set(said)) == len(said)
