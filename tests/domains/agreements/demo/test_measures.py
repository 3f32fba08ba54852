"""The measures of the demonstration are real ones: they go through the actions, and add up."""

import pytest

from leerlijn.domains.agreements.demo.measures import add_measures, change_a_euro, grant_for, planned
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.ledger import budget_of, trial_balance
from leerlijn.domains.agreements.queries.measures import figures_of, gaps_of, measures_of
from leerlijn.foundation.cases.models import Case
from tests.domains.agreements.measures import AT

pytestmark = pytest.mark.django_db


def test_a_faculty_has_its_measures_and_its_money(case, officer):
    grant_for("BMS", case.pk, by=officer, at=AT)
    add_measures("BMS", case.pk, by=officer, at=AT)
    lines = measures_of(case.pk)
    assert len(lines) == 4
    assert all(line.title.nl and line.title.en for line in lines)
    assert 0 < gaps_of(lines) < 6
    assert budget_of(Case.objects.all()).free_of() == 12_000_00
    assert trial_balance().is_right


def test_one_euro_more_changes_the_figures(case, officer):
    add_measures("ITC", case.pk, by=officer, at=AT)
    before = figures_of(case.pk)
    change_a_euro(case.pk, by=officer, at=AT)
    assert figures_of(case.pk) != before


def test_every_theme_has_a_measure_somewhere():
    chosen = {theme for measures in planned().values() for each in measures for theme in each.shares}
    assert chosen == set(current_cycle().theme_keys)
