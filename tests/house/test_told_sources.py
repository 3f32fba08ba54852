"""On what a procedure or a default rests is told to people: in both languages, in words to look up."""

import re
from datetime import date

import pytest

from leerlijn.kernel.procedure import Deadline, Setting, catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.site.choices import chooseables

NOTE_OF_OURS = re.compile(r"[.]md\b|\bdomain/|\b(?:SM|[MTX])[0-9]|verified|list of parameters")
"""A file or number of the makers, or a doubt of theirs: people who read a source cannot look that up."""

SET_BY_LAW = {"advice-request suspended": "9.40", "faculty-agreement suspended": "9.24"}
"""Where the statute gives the term (WHW): nobody chooses another; the source of the procedure names it."""
PASSED_AT_ONCE = {"enrolment submitted", "utq-seat asked"}
"""Where the clock takes the next step in the same moment: nobody waits there."""


def fixed_terms() -> set[str]:
    """Procedure and state of each length that stands in the procedure itself."""
    return {
        f"{procedure.key} {state.key.partition('_')[0]}"
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if isinstance(state.within, Deadline) and not isinstance(state.within.length, Setting)
    }


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


def test_a_term_that_no_law_sets_is_a_setting_that_names_its_source():
    assert fixed_terms() == {*SET_BY_LAW, *PASSED_AT_ONCE}
    for place, article in SET_BY_LAW.items():
        procedure = catalogue.current(place.split()[0], on=date(2026, 11, 24))
        assert procedure is not None
        assert f"art. {article}" in procedure.source.nl or f"en {article}" in procedure.source.nl
