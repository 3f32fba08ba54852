"""Who may do what: relations decide, what is not declared is denied, reasons and verdict agree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import (
    ANYBODY,
    SIGNED_IN,
    Action,
    Office,
    Registry,
    Relation,
    Standing,
    Thing,
    holds,
    may,
    may_ever,
    why,
)
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import ALLOWED, Denied

ON = date(2026, 11, 24)
OPEN = Text(nl="het dossier openen", en="open the dossier")

CANDIDATE = Relation("candidate", Text(nl="kandidaat van dit dossier", en="candidate of this dossier"))
ASSESSOR = Relation("assessor", Text(nl="assessor van dit dossier", en="assessor of this dossier"))
DEAN = Relation("dean", Text(nl="decaan van de faculteit", en="dean of the faculty"), office="dean")
HR = Relation("hr", Text(nl="personeelszaken", en="HR of the faculty"), office="hr")
RELATIONS = [ANYBODY, SIGNED_IN, CANDIDATE, ASSESSOR, DEAN, HR]

INSTITUTION, FACULTY, DEPARTMENT, OTHER, ELEVENTH = "/1/", "/1/4/", "/1/4/9/", "/1/5/", "/1/41/"
NOBODY = Standing(ON)
SOMEBODY = Standing(ON, person=7)
DOSSIER = Thing(DEPARTMENT, {7: frozenset({"candidate"}), 8: frozenset({"assessor"})})


def holder(*offices: Office, person: int = 7) -> Standing:
    return Standing(ON, person=person, offices=offices)


def opened_by(*relations: Relation) -> Action:
    return Action("dossier.open", OPEN, frozenset(relations))


def test_an_action_that_is_open_to_nobody_is_denied_to_everybody():
    everything = holder(Office("dean", INSTITUTION), Office("hr", INSTITUTION))
    assert not may(everything, opened_by(), DOSSIER)
    assert not may_ever(everything, opened_by())


def test_a_refusal_names_what_was_asked_in_both_languages():
    refused = may(NOBODY, opened_by(CANDIDATE), DOSSIER)
    assert isinstance(refused, Denied)
    assert render(refused.reason, "nl") == "Dit staat niet voor je open: het dossier openen."
    assert render(refused.reason, "en") == "This is not open to you: open the dossier."


@pytest.mark.parametrize(
    ("standing", "relation", "held"),
    [
        (NOBODY, ANYBODY, True),
        (SOMEBODY, ANYBODY, True),
        (NOBODY, SIGNED_IN, False),
        (SOMEBODY, SIGNED_IN, True),
        (SOMEBODY, CANDIDATE, True),
        (SOMEBODY, ASSESSOR, False),
        (Standing(ON, person=8), CANDIDATE, False),
        (Standing(ON, person=9), CANDIDATE, False),
        (holder(Office("candidate", INSTITUTION), person=9), CANDIDATE, False),
        (holder(Office("dean", DEPARTMENT)), DEAN, True),
        (holder(Office("dean", FACULTY)), DEAN, True),
        (holder(Office("dean", INSTITUTION)), DEAN, True),
        (holder(Office("dean", OTHER)), DEAN, False),
        (holder(Office("hr", FACULTY)), DEAN, False),
        (SOMEBODY, DEAN, False),
    ],
)
def test_a_relation_is_held(standing, relation, held):
    assert holds(standing, relation, DOSSIER) is held


def test_nobody_is_a_party_even_when_a_thing_lists_the_number_nought():
    thing = Thing(FACULTY, {0: frozenset({"candidate"})})
    assert not holds(NOBODY, CANDIDATE, thing)


def test_an_office_without_a_person_opens_nothing():
    assert not holds(Standing(ON, offices=(Office("dean", INSTITUTION),)), DEAN, DOSSIER)
    assert not may_ever(Standing(ON, offices=(Office("dean", INSTITUTION),)), opened_by(DEAN))


def test_an_office_in_a_department_does_not_reach_up_to_the_faculty():
    assert not holds(holder(Office("dean", DEPARTMENT)), DEAN, Thing(FACULTY))


def test_an_office_in_faculty_4_does_not_reach_into_faculty_41():
    assert not holds(holder(Office("dean", FACULTY)), DEAN, Thing(ELEVENTH))


def test_a_thing_without_a_place_lies_in_nobodys_unit():
    assert not holds(holder(Office("dean", INSTITUTION)), DEAN, Thing())


def test_a_party_with_the_key_of_an_office_does_not_hold_the_office():
    assert not holds(SOMEBODY, DEAN, Thing(DEPARTMENT, {7: frozenset({"dean"})}))


def test_somebody_is_signed_in_when_they_are_a_person():
    assert SOMEBODY
    assert not NOBODY
    assert not Standing(ON, name="a name", pseudonym="p-1")


def test_ones_own_office_goes_before_a_mandate():
    own = Office("dean", INSTITUTION)
    mandate = Office("dean", DEPARTMENT, instead_of="p-3", giver="The dean")
    for offices in [(own, mandate), (mandate, own)]:
        assert holder(*offices).office("dean", at=DEPARTMENT) is own


def test_a_mandate_serves_where_ones_own_office_does_not_reach():
    own, mandate = Office("dean", OTHER), Office("dean", FACULTY, instead_of="p-3", giver="The dean")
    assert holder(own, mandate).office("dean", at=DEPARTMENT) is mandate
    assert holder(own, mandate).office("dean", at=OTHER) is own


def test_who_holds_no_such_office_here_acts_by_none():
    standing = holder(Office("hr", INSTITUTION), Office("dean", OTHER))
    assert standing.office("dean", at=DEPARTMENT) is None


def test_every_relation_that_opens_is_named_in_a_fixed_order():
    action = opened_by(SIGNED_IN, HR, DEAN, CANDIDATE, ASSESSOR, ANYBODY)
    standing = holder(Office("dean", FACULTY), Office("hr", OTHER))
    assert why(standing, action, DOSSIER) == (ANYBODY, CANDIDATE, DEAN, SIGNED_IN)
    assert why(NOBODY, action, DOSSIER) == (ANYBODY,)


def test_an_action_knows_its_offices_and_the_relations_that_things_keep():
    action = opened_by(ANYBODY, SIGNED_IN, CANDIDATE, DEAN)
    assert action.offices == {"dean"}
    assert action.party_keys == {"candidate"}


@pytest.mark.parametrize(
    ("standing", "relations", "ever"),
    [
        (NOBODY, [ANYBODY], True),
        (NOBODY, [SIGNED_IN, CANDIDATE, DEAN], False),
        (SOMEBODY, [SIGNED_IN], True),
        (SOMEBODY, [CANDIDATE], True),
        (SOMEBODY, [DEAN], False),
        (holder(Office("hr", FACULTY)), [DEAN], False),
        (holder(Office("dean", FACULTY)), [DEAN], True),
    ],
)
def test_there_could_be_a_thing_for_which_it_is_open(standing, relations, ever):
    assert may_ever(standing, opened_by(*relations)) is ever


PATHS = st.sampled_from(["", INSTITUTION, FACULTY, DEPARTMENT, OTHER, ELEVENTH])
OFFICES = st.builds(
    Office,
    role=st.sampled_from(["dean", "hr"]),
    path=PATHS.filter(bool),
    instead_of=st.sampled_from(["", "p"]),
)
STANDINGS = st.builds(
    Standing,
    on=st.just(ON),
    person=st.integers(0, 3),
    offices=st.lists(OFFICES, max_size=3).map(tuple),
)
ACTIONS = st.frozensets(st.sampled_from(RELATIONS)).map(lambda relations: Action("a", OPEN, relations))
KEYS = st.frozensets(st.sampled_from(["candidate", "assessor", "dean", "anybody", "signed-in"]))
THINGS = st.builds(Thing, path=PATHS, parties=st.dictionaries(st.integers(0, 3), KEYS))


@given(STANDINGS, ACTIONS, THINGS)
def test_the_reasons_and_the_verdict_never_disagree(standing, action, thing):
    reasons, verdict = why(standing, action, thing), may(standing, action, thing)
    event("open" if verdict else "denied")
    assert bool(reasons) is bool(verdict) is (verdict is ALLOWED)
    assert set(reasons) == {
        each for each in RELATIONS if each in action.open_to and holds(standing, each, thing)
    }


@given(STANDINGS, ACTIONS, THINGS)
def test_what_is_open_now_could_ever_be(standing, action, thing):
    assert may_ever(standing, action) or not may(standing, action, thing)


@given(STANDINGS, ACTIONS)
def test_what_could_ever_be_open_is_open_for_some_thing(standing, action):
    places = ["", *(office.path for office in standing.offices)]
    things = [Thing(place, {standing.person: action.party_keys}) for place in places]
    assert may_ever(standing, action) is any(bool(may(standing, action, thing)) for thing in things)


@given(STANDINGS, ACTIONS, THINGS, OFFICES)
def test_one_more_office_never_closes_anything(standing, action, thing, office):
    more = holder(*standing.offices, office, person=standing.person)
    assert set(why(standing, action, thing)) <= set(why(more, action, thing))


@pytest.fixture
def registry():
    return Registry()


def test_everybody_and_whoever_is_signed_in_are_declared_from_the_start(registry):
    assert registry.relations == {"anybody": ANYBODY, "signed-in": SIGNED_IN}
    assert registry.actions == {}


def test_what_is_declared_is_kept_under_its_key(registry):
    dean = registry.relation("dean", because=DEAN.because, office="dean")
    action = registry.action("dossier.open", OPEN, open_to=[dean], writes=True)
    assert (dean, registry.relations["dean"]) == (DEAN, DEAN)
    assert registry.actions == {"dossier.open": Action("dossier.open", OPEN, frozenset({DEAN}), True)}
    assert action is registry.actions["dossier.open"]


def test_an_action_only_reads_unless_it_says_that_it_writes(registry):
    assert registry.action("dossier.open", OPEN, open_to=[]).writes is False
    assert registry.relation("candidate", because=CANDIDATE.because) == CANDIDATE


def test_a_second_action_of_one_name_is_refused(registry):
    first = registry.action("dossier.open", OPEN, open_to=[ANYBODY])
    with pytest.raises(ValueError, match=r"two actions are called 'dossier.open'"):
        registry.action("dossier.open", OPEN, open_to=[SIGNED_IN])
    assert registry.actions == {"dossier.open": first}


def test_a_second_relation_of_one_name_is_refused(registry):
    with pytest.raises(ValueError, match="two relations are called 'anybody'"):
        registry.relation("anybody", because=DEAN.because, office="dean")
    assert registry.relations["anybody"] is ANYBODY


def test_an_action_open_to_a_relation_nobody_declared_is_refused_and_not_kept(registry):
    with pytest.raises(ValueError, match=r"nobody declared: \['candidate', 'dean'\]"):
        registry.action("dossier.open", OPEN, open_to=[DEAN, CANDIDATE, SIGNED_IN])
    assert registry.actions == {}


def test_a_relation_that_only_borrows_a_declared_name_is_refused(registry):
    registry.relation("dean", because=DEAN.because)
    with pytest.raises(ValueError, match="nobody declared"):
        registry.action("dossier.open", OPEN, open_to=[DEAN])


def test_the_matrix_has_a_row_per_action_and_a_column_per_relation(registry):
    dean = registry.relation("dean", because=DEAN.because, office="dean")
    registry.action("page.read", OPEN, open_to=[ANYBODY])
    registry.action("dossier.open", OPEN, open_to=[dean, SIGNED_IN])
    assert registry.matrix() == {
        "page.read": {"anybody": True, "signed-in": False, "dean": False},
        "dossier.open": {"anybody": False, "signed-in": True, "dean": True},
    }
