"""A subject is named in both languages, whichever of them it was written in."""

from __future__ import annotations

import pytest

from leerlijn.domains.assessments.subjects import subject_named
from leerlijn.kernel.sentence import Text


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("wiskunde", Text(nl="wiskunde", en="mathematics")),
        (" Physics ", Text(nl="natuurkunde", en="physics")),
        ("Duits", Text(nl="Duits", en="German")),
        ("Papiamento", Text(nl="Papiamento", en="Papiamento")),
    ],
)
def test_a_subject_that_schools_know_has_both_names_and_another_stays_as_written(said, named):
    assert subject_named(said) == named
