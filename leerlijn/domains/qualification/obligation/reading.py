"""Reads an edition of the rules from its data; a flaw is named, and a flawed edition is not used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from leerlijn.domains.qualification.obligation import ruleset
from leerlijn.domains.qualification.obligation.ruleset import Clause, Rule, RuleSet
from leerlijn.foundation.people.profiles import PROFILES
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.periods import in_force
from leerlijn.kernel.sentence import LANGUAGES, Language, Sentence, Text, Value
from leerlijn.kernel.terms import Length
from leerlijn.kernel.wrong import Wrong

DEFAULT_RULES = "hr-page"
EDITIONS = ("seed", "hr-page")
ONCE = {
    "scope": ruleset.Scope,
    "term": ruleset.DutyTerm,
    "gap": ruleset.Gap,
    "re-entry": ruleset.Reentry,
    "leave": ruleset.LeaveReasons,
    "risk": ruleset.Risk,
}
EXCLUSIONS = {
    "small-appointment": ruleset.SmallAppointment,
    "near-pension": ruleset.NearPension,
    "legacy-grant": ruleset.LegacyGrant,
    "little-teaching": ruleset.LittleTeaching,
}
BASES = ("S", "P", "I")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def shipped_rules(key: str) -> RuleSet:
    """An edition that comes with the product: `seed` or `hr-page`. Raises KeyError for another."""
    if key not in EDITIONS:
        raise KeyError(key)
    path = files("leerlijn.domains.qualification") / "data" / f"obligation-{key}.json"
    return read_rules(json.loads(path.read_text(encoding="utf-8")))


def rules_in_force(on: date) -> RuleSet:
    """The edition that started last; before the first one, the first one."""
    editions = [shipped_rules(key) for key in EDITIONS]
    return in_force(editions, on=on) or min(editions, key=lambda edition: edition.starts_on)


def read_rules(data: Mapping[str, Any]) -> RuleSet:
    """Raises `Wrong` with the flaw: a text missing, a number that no setting binds, a rule too many."""
    name = f"{data.get('key') or '?'} {data.get('edition') or ''}".strip()
    clauses = tuple(_clause(name, each) for each in _list(name, data))
    _refuse_twice(name, clauses)
    starts, ends = _day(name, data.get("starts_on")), data.get("ends_on")
    return RuleSet(
        key=_written(name, data, "key"),
        edition=_written(name, data, "edition"),
        title=_text(name, data.get("title")),
        source=_written(name, data, "source"),
        starts_on=starts,
        ends_on=_day(name, ends) if ends else None,
        clauses=clauses,
        exclusions=tuple(each for each in clauses if type(each.rule) in EXCLUSIONS.values()),
        scope=_the_one(name, clauses, ruleset.Scope),
        term=_the_one(name, clauses, ruleset.DutyTerm),
        gap=_the_one(name, clauses, ruleset.Gap),
        reentry=_the_one(name, clauses, ruleset.Reentry),
        leave=_the_one(name, clauses, ruleset.LeaveReasons),
        risk=_the_one(name, clauses, ruleset.Risk),
    )


def _list(name: str, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rules: list[Mapping[str, Any]] = data.get("rules") or []
    if not rules:
        raise Wrong(Sentence("The rules {name} have no rules in them.", name=name))
    return rules


def _clause(name: str, data: Mapping[str, Any]) -> Clause[Rule]:
    """One rule, its numbers read by its kind and put into its words."""
    key = _written(name, data, "key")
    where = f"{name}, {key}"
    kind = str(data.get("kind"))
    if kind not in READERS:
        raise Wrong(Sentence("The rule {where} is of a kind we do not know.", where=where))
    settings = {each: data[each] for each in data if each not in {"key", "kind", "says", "source"}}
    readers = READERS[kind]
    if settings.keys() != readers.keys():
        odd = sorted(settings.keys() ^ readers.keys())[0]
        raise Wrong(
            Sentence("The rule {where} has “{setting}” too much or too little.", where=where, setting=odd)
        )
    try:
        read = {each: reader(settings[each]) for each, reader in readers.items()}
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as flaw:
        raise Wrong(Sentence("The rule {where} has a setting that cannot be read.", where=where)) from flaw
    source = data.get("source") or {}
    if source.get("basis") not in BASES or not source.get("where"):
        raise Wrong(Sentence("The rule {where} does not say where it comes from.", where=where))
    rule: Rule = {**ONCE, **EXCLUSIONS}[kind](**read)
    return Clause(key, rule, _says(where, data.get("says"), read), source["basis"], source["where"])


def _says(where: str, said: object, values: Mapping[str, object]) -> Text:
    """The words with their numbers. A number in words or digits that no setting binds would go stale."""
    text = _text(where, said)
    for language in LANGUAGES:
        words = text.in_language(language)
        if re.search(r"\d", PLACEHOLDER.sub("", words)):
            raise Wrong(
                Sentence("The words of {where} have a number in them that no setting binds.", where=where)
            )
        if unknown := sorted(set(PLACEHOLDER.findall(words)) - values.keys()):
            raise Wrong(
                Sentence(
                    "The words of {where} name “{value}”, which is no setting.",
                    where=where,
                    value=unknown[0],
                )
            )
    return Text(**{language: _filled(text, values, language) for language in LANGUAGES})


def _filled(text: Text, values: Mapping[str, object], language: Language) -> str:
    shown = {name: render(_shown(value), language) for name, value in values.items()}
    return text.in_language(language).format(**shown)


def _shown(value: object) -> Value:
    match value:
        case Length():
            return value.said()
        case bool():
            return str(value)
        case Decimal() | int():
            return value
        case frozenset():
            return tuple(PROFILES[profile] for profile in PROFILES if profile in value)
        case dict():
            return tuple(value.values())
        case _:
            return str(value)


def _refuse_twice(name: str, clauses: tuple[Clause[Rule], ...]) -> None:
    keys = [each.key for each in clauses]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise Wrong(Sentence("In {name} two rules have the key {key}.", name=name, key=twice[0]))


def _the_one[R: Rule](name: str, clauses: tuple[Clause[Rule], ...], kind: type[R]) -> Clause[R]:
    found = [each for each in clauses if isinstance(each.rule, kind)]
    if len(found) != 1:
        word = next(word for word, each in ONCE.items() if each is kind)
        raise Wrong(Sentence("The rules {name} need exactly one rule of kind {kind}.", name=name, kind=word))
    return found[0]  # type: ignore[return-value] # its rule was just found to be of this kind


def _written(name: str, data: Mapping[str, Any], field: str) -> str:
    value = data.get(field)
    if not isinstance(value, str) or not value.strip():
        raise Wrong(Sentence("In {name} “{field}” is missing.", name=name, field=field))
    return value


def _text(name: str, said: object) -> Text:
    if not isinstance(said, dict) or not all(str(said.get(each) or "").strip() for each in LANGUAGES):
        raise Wrong(Sentence("A text of {name} is missing in Dutch or in English.", name=name))
    return Text(nl=said["nl"], en=said["en"])


def _day(name: str, said: object) -> date:
    try:
        return date.fromisoformat(str(said))
    except ValueError as flaw:
        raise Wrong(Sentence("In {name} a day is missing or cannot be read.", name=name)) from flaw


def _profiles(given: list[str]) -> frozenset[str]:
    if not given or not set(given) <= PROFILES.keys():
        raise ValueError(given)
    return frozenset(given)


def _fraction(given: str) -> Decimal:
    """Written as text, so that 0.2 stays exactly 0.2."""
    if not isinstance(given, str) or not 0 <= Decimal(given) <= 2:
        raise ValueError(given)
    return Decimal(given)


def _whole(given: int) -> int:
    if type(given) is not int or given < 0:
        raise ValueError(given)
    return given


def _truth(given: bool) -> bool:
    if type(given) is not bool:
        raise ValueError(given)
    return given


def _reasons(given: Mapping[str, Any]) -> dict[str, Text]:
    return {key: _text(key, said) for key, said in given.items()}


READERS: Mapping[str, Mapping[str, Callable[[Any], object]]] = {
    "scope": {"profiles": _profiles},
    "small-appointment": {"at_most": _fraction, "summed": _truth},
    "near-pension": {"less_than": Length.parse},
    "legacy-grant": {},
    "little-teaching": {"at_most": _fraction},
    "term": {"length": Length.parse},
    "gap": {"days": _whole},
    "re-entry": {"clock": ruleset.Clock},
    "leave": {"reasons": _reasons},
    "risk": {"months": _whole, "parts": _whole},
}
