"""The agreement of the institution: what must be in it before it is asked about, and by when it goes on."""

from __future__ import annotations

import pytest

from leerlijn.domains.agreements.actions.measures import change_measure
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted
from tests.stories import agreements
from tests.stories.agreements import said, wrong


@pytest.fixture
def proposed(year):
    """A proposal of the board with one faculty in it, with money in one year and for one theme."""
    year.on(7, 2)
    year.passed()
    year.consented()
    year.on(11, 7)
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="What the faculties agreed.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2018-11-07")
    assert Case.objects.get(pk=whole.pk).due_on.isoformat() == "2018-11-30", "the proposal is of November"
    year.does(whole, "propose", "uco", proposal="One whole of all faculties.")
    year.does(whole, "take-over", "board")
    return whole


def asking(year, whole):
    return year.step(
        whole,
        "ask-consent",
        "board",
        council=str(year.units["UR"].pk),
        question="Do you consent?",
        right=agreements.WHOLE,
    )


def test_consent_is_asked_to_a_budget_for_several_years(year, proposed):
    assert said(asking(year, proposed)) == "The measures have no budget for several years of 2019-2024 yet."


def test_a_theme_on_which_nobody_works_needs_a_reason(year, proposed):
    year.money(proposed, "officer", 80_000, year=2020)
    refused = said(asking(year, proposed))
    assert refused.startswith("No measure has money for “More intensive and small-scale teaching”.")
    year.does(proposed, "revise", "board", proposal="One whole.", omitted="Guidance comes first.")
    assert granted(asking(year, proposed)).state == "consent_requested"


def test_each_measure_says_what_stands_halfway(year, proposed):
    year.money(proposed, "officer", 80_000, year=2020)
    year.does(proposed, "revise", "board", proposal="One whole.", omitted="Guidance comes first.")
    silent = {"title": Text(nl="Mentoren", en="Mentors"), "milestone": Text(nl="", en="")}
    by = year.standing("officer")
    granted(
        change_measure(
            proposed.pk, 1, by=by, at=year.at, version=1, said=silent, shares={"guidance": 100}, because=""
        )
    )
    assert said(asking(year, proposed)) == (
        "Measure M1 of NU does not say what stands in 2021. The panel looks for that."
    )


def test_what_is_asked_in_november_comes_too_late_for_the_meeting_of_december(year, proposed):
    def mind() -> list[str]:
        case = Case.objects.select_related("unit").get(pk=proposed.pk)
        seen = case_page(case, by=year.standing("board"), at=year.at)
        shown = seen.procedure.step("cvb_proposal", "ask-consent").shows(seen.facts)
        return [render(said, "en") for _, said in shown]

    assert mind() == [
        "Asked today, the council has until 19 December 2018 at least; the planning wants its answer by "
        "12 December 2018."
    ]
    year.on(10, 31)
    assert mind() == []


def test_it_is_adopted_and_submitted_in_december(year):
    year.on(7, 2)
    year.passed()
    year.consented()
    whole = year.proposed()
    request = year.ask_consent(whole, "board", "UR", agreements.WHOLE)
    year.on(12, 12)
    year.decided(request, "UR")
    assert Case.objects.get(pk=whole.pk).due_on.isoformat() == "2018-12-31"
    year.on(12, 13)
    assert year.does(whole, "adopt", "board").due_on.isoformat() == "2018-12-31"


def test_the_view_of_the_supervisory_board_goes_along_where_the_institution_chose_so(year):
    year.on(7, 2)
    year.passed()
    year.consented()
    whole = year.adopted()
    granted(
        choose_setting(
            "agreement.supervision",
            "required",
            starts_on=agreements.LONG_AGO,
            source="Decision of the board of 1 March 2018",
            actor=agreements.SETTING_UP,
            at=year.at,
        )
    )
    assert set(wrong(year.step(whole, "submit", "board"))) == {"supervision"}
    assert year.does(whole, "submit", "board", supervision="We endorse it.").state == "submitted"
