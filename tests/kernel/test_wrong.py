"""A value that cannot be taken brings the sentence that says what to do instead."""

from __future__ import annotations

import pytest

from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.wrong import Wrong


@pytest.mark.parametrize(
    "said",
    [
        Sentence("Choose a day before {day}.", day="Friday"),
        Counted("Choose one.", "Choose {count}.", count=2),
        Text(nl="Kies.", en="Choose."),
    ],
)
def test_the_sentence_is_kept_for_whoever_catches_it(said):
    with pytest.raises(Wrong) as refused:
        raise Wrong(said)
    assert refused.value.sentence is said
    assert refused.value.args == (said,)


def test_it_is_a_value_error_to_whoever_does_not_know_it():
    with pytest.raises(ValueError, match="Choose a day"):
        raise Wrong(Sentence("Choose a day."))
