"""On what a procedure or a default rests is told to people: in both languages, in words to look up."""

import re

import pytest

from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.site.choices import chooseables

NOTE_OF_OURS = re.compile(r"[.]md\b|\bdomain/|\b(?:SM|[MTX])[0-9]|verified|list of parameters")
"""A file or number of the makers, or a doubt of theirs: people who read a source cannot look that up."""


def sources_shown() -> dict[str, Text]:
    """On which each procedure, and each default that an institution may change, rests."""
    return {key: each.setting.source for key, each in chooseables().items()} | {
        f"{each.key} {each.edition}": each.source for each in catalogue.procedures.values()
    }


def test_a_source_is_told_to_people_in_both_languages():
    told = sources_shown()
    assert len(told) > 40
    assert not [key for key, said in told.items() if not said.nl.strip() or said.nl == said.en]
    assert not [key for key, said in told.items() if NOTE_OF_OURS.search(f"{said.nl} {said.en}")]


@pytest.mark.parametrize("note", ["pro-u.md M1", "domain/agreements SM9", "it is not verified", "X09 asks"])
def test_a_note_of_the_makers_is_found(note):
    assert NOTE_OF_OURS.search(note)
