"""What the guide says follows from what is set, and no number stands in it by itself."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib.resources import files

import pytest
from babel.messages.extract import extract
from jinja2.ext import babel_extract

from leerlijn.domains.qualification.grounds import GROUNDS, editions_of_grounds
from leerlijn.domains.qualification.guide.parts import CLOSES, FOLLOWS, OPEN_CRITERIA_GO, guide_by
from leerlijn.domains.qualification.guide.printing import WORDS
from leerlijn.domains.qualification.guide.rules import ON_THE_WAY, settings_of_the_guide, states_of
from leerlijn.domains.qualification.obligation import EDITIONS, read_rules
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE
from leerlijn.domains.qualification.queries.dossiers import CLOSING_FORM, OPEN_CRITERIA
from leerlijn.domains.qualification.queries.duties import RULES
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import Deadline
from leerlijn.kernel.sentence import Sentence, Text
from tests.domains.qualification.guide.numbers import unbound, unbound_in
from tests.domains.qualification.guide.rules import rules
from tests.house.test_words import KEYWORDS

ROOM = files("leerlijn.domains.qualification")
OTHER = {
    RULES.key: "seed",
    GROUNDS.key: "seed",
    LEAST_PRESENCE.key: "65",
    OPEN_CRITERIA.key: "coordinator",
    CLOSING_FORM.key: "interview",
}
"""Another value of those that are no length."""


def another(setting):
    return OTHER.get(setting.key, "P7D" if setting.default.endswith("D") else "P7W")


def said_in(part):
    """Every text of the guide, however deep."""
    if is_dataclass(part) and not isinstance(part, Sentence | Text):
        for one in fields(part):
            yield from said_in(getattr(part, one.name))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from said_in(one)
    else:
        yield part


def words_of(guide, language="en"):
    parts = {name: value for name, value in asdict_shallow(guide).items() if name != "rules"}
    return [render(each, language) for each in said_in(list(parts.values()))]


def asdict_shallow(guide):
    return {one.name: getattr(guide, one.name) for one in fields(guide)}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("setting", settings_of_the_guide(), ids=lambda each: each.key)
def test_whatever_can_be_chosen_changes_what_the_guide_says(setting, language):
    before = words_of(guide_by(rules()), language)
    assert words_of(guide_by(rules({setting.key: another(setting)})), language) != before


def test_the_years_of_the_duty_come_from_the_edition():
    data = json.loads((ROOM / "data" / "obligation-seed.json").read_text())
    for rule in data["rules"]:
        if rule["kind"] == "term":
            rule["length"] = "P4Y"
    guide = guide_by(rules(duty=read_rules(data)))
    assert "within four years after" in guide.term.en
    assert "binnen vier jaar na" in guide.term.nl
    assert "three years" not in " ".join(words_of(guide))


def test_competences_and_criteria_are_counted():
    less = rules().competences[:2]
    said = " ".join(words_of(guide_by(rules(competences=less))))
    assert "2 competences with 8 criteria" in said
    assert "5 competences" not in said


def test_the_steps_are_those_of_the_procedures_with_their_owners_and_terms():
    way = guide_by(rules({"utq-intake.cv": "P3W"})).ways[0]
    said = [tuple(render(each, "en") for each in (stop.what, stop.by, stop.within)) for stop in way.stops]
    assert said[1] == ("writing the CV", "candidate", "three weeks")
    assert said[3] == ("confirming tasks and hours", "line manager", "ten working days")
    assert len({what for what, _, _ in said}) == len(said)


def test_a_day_that_follows_from_the_case_is_said_for_every_such_stop():
    for procedure, keys in ON_THE_WAY.items():
        states = states_of(procedure)
        assert {key for key in keys if not isinstance(states[key].within, Deadline)} <= FOLLOWS.keys()


def test_each_ground_says_what_to_hand_in():
    grounds = guide_by(rules()).grounds
    assert ["reflect on every competence" in render(send, "en") for _, send in grounds] == [
        True,
        False,
        False,
    ]


def test_no_number_stands_in_the_guide_by_itself():
    guide = asdict_shallow(guide_by(rules()))
    of_the_rules = {"rules", "term", "duty"}
    parts = [value for name, value in guide.items() if name not in of_the_rules]
    said = [*said_in(parts), *WORDS.values(), *OPEN_CRITERIA_GO.values(), *CLOSES.values()]
    assert len(said) > 80
    assert [each for each in said if list(unbound_in(each))] == []


def test_no_number_stands_in_the_words_of_the_page():
    with (ROOM / "templates" / "qualification" / "utq.html").open("rb") as page:
        keys = [key for _, key, _, _ in extract(babel_extract, page, keywords=KEYWORDS)]
    assert len(keys) > 15
    assert [key for key in keys if list(unbound_in(Sentence(key)))] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_number_stands_in_the_words_of_the_rules(edition):
    data = json.loads((ROOM / "data" / f"obligation-{edition}.json").read_text())
    said = [words for rule in data["rules"] for words in rule["says"].values()]
    assert [words for words in said if unbound(words)] == []


def test_no_number_stands_in_a_ground_for_exemption():
    said = [ground.title for edition in editions_of_grounds().values() for ground in edition.grounds]
    assert [title for title in said if list(unbound_in(title))] == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Text(nl="binnen drie jaar", en="in time"), ["drie"]),
        (Sentence("within 3 years"), ["3", "3"]),
        (Sentence("about {what}", what=Text(nl="vijf", en="five")), ["vijf", "five"]),
        (Sentence("within {length}", length=3), []),
    ],
)
def test_a_number_that_no_setting_binds_is_found(said, found):
    assert list(unbound_in(said)) == found
