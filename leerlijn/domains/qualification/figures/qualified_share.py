"""Which share is qualified: numerator and denominator, with the definition and a fingerprint of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from django.db.models import QuerySet

from leerlijn.domains.qualification import obligation
from leerlijn.domains.qualification.obligation import DISCHARGED, WITH_DUTY, Appointment, PersonFacts
from leerlijn.domains.qualification.obligation.standings import held_on, in_scope
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.chain import canonical, digest
from leerlijn.kernel.sentence import Said, Sentence, Text

SMALLEST = 5
"""A share of fewer people than this would say something about persons."""


class Population(StrEnum):
    OBLIGED = "obliged"
    PROFILES = "profiles"


class Contract(StrEnum):
    ALL = "all"
    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class Count(StrEnum):
    HEADS = "heads"
    FTE = "fte"


POPULATIONS = {
    Population.OBLIGED: Text(
        nl="iedereen voor wie de plicht geldt of die eraan voldaan heeft",
        en="everybody to whom the duty applies or who has met it",
    ),
    Population.PROFILES: Text(
        nl="iedereen met een functie waarvoor de plicht kan gelden, ook wie niet plichtig is",
        en="everybody with a profile to which the duty can apply, also who is excluded",
    ),
}
CONTRACTS = {
    Contract.ALL: Text(nl="in vaste en tijdelijke dienst", en="with a permanent or temporary contract"),
    Contract.PERMANENT: Text(nl="in vaste dienst", en="with a permanent contract"),
    Contract.TEMPORARY: Text(nl="in tijdelijke dienst", en="with a temporary contract"),
}
COUNTS = {
    Count.HEADS: Text(nl="in personen", en="in persons"),
    Count.FTE: Text(nl="in fte", en="in fte"),
}
QUALIFIED = {
    True: Text(nl="een certificaat of een vrijstelling", en="a certificate or an exemption"),
    False: Text(
        nl="een certificaat; een vrijstelling telt niet als behaald",
        en="a certificate; an exemption does not count as obtained",
    ),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted. Two shares with another definition cannot be compared."""

    on: date
    population: Population = Population.OBLIGED
    contract: Contract = Contract.ALL
    count: Count = Count.HEADS
    exemptions: bool = True
    path: str = "/"
    rules: str = obligation.DEFAULT_RULES

    @property
    def said(self) -> Sentence:
        return Sentence(
            "On {on}: of {population}, {contract}, the part with {qualified}; counted {count}, by the rules "
            "“{rules}”, edition {edition}.",
            on=self.on,
            population=POPULATIONS[self.population],
            contract=CONTRACTS[self.contract],
            qualified=QUALIFIED[self.exemptions],
            count=COUNTS[self.count],
            rules=obligation.shipped_rules(self.rules).title,
            edition=obligation.shipped_rules(self.rules).edition,
        )

    @property
    def data(self) -> Mapping[str, object]:
        return {
            "on": self.on.isoformat(),
            "population": self.population,
            "contract": self.contract,
            "count": self.count,
            "exemptions": self.exemptions,
            "path": self.path,
            "rules": self.rules,
            "edition": obligation.shipped_rules(self.rules).edition,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """The numbers are None where `withheld` says why; `percentage` is None too when there is nobody."""

    definition: Definition
    numerator: Decimal | None
    denominator: Decimal | None
    percentage: Decimal | None
    fingerprint: str
    withheld: Said | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One person in the population: how much they weigh, and whether they are qualified."""

    pseudonym: str
    weight: Decimal
    is_qualified: bool


def qualified_share(definition: Definition, *, sees_persons: bool) -> Share:
    """Four statements. Raises KeyError for rules that we do not have.

    Whoever may not see the persons gets no numbers about fewer than five of them.
    """
    counted = sorted(_population(definition), key=lambda each: each.pseudonym)
    fingerprint = _fingerprint(definition, counted)
    if not sees_persons and len(counted) < SMALLEST:
        few = Sentence(
            "These are fewer than {smallest} people: a share would say something about persons.",
            smallest=SMALLEST,
        )
        return Share(definition, None, None, None, fingerprint, few)
    whole = sum((each.weight for each in counted), Decimal())
    part = sum((each.weight for each in counted if each.is_qualified), Decimal())
    return Share(definition, part, whole, percentage(part, whole), fingerprint)


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """With one decimal, halves upwards; of nothing there is no percentage."""
    return (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


def _population(definition: Definition) -> Iterable[Member]:
    rules = obligation.shipped_rules(definition.rules)
    pseudonyms = dict(_persons(definition).values_list("pk", "pseudonym"))
    for person, facts in facts_of_people(pseudonyms).items():
        work = _work(facts, definition, rules)
        if not work:
            continue
        state = obligation.assess(facts, rules, on=definition.on).state
        if definition.population is Population.PROFILES or state in WITH_DUTY | DISCHARGED:
            fte = sum((each.fte for each in work), Decimal())
            weight = fte if definition.count is Count.FTE else Decimal(1)
            yield Member(pseudonyms[person], weight, _is_qualified(facts, definition))


def _persons(definition: Definition) -> QuerySet[Person]:
    """Who has an appointment there on that day; the rest is for the rules."""
    holds = in_force(definition.on, "appointments__")
    return Person.objects.filter(holds, appointments__unit__path__startswith=definition.path).distinct()


def _work(facts: PersonFacts, definition: Definition, rules: obligation.RuleSet) -> list[Appointment]:
    """The appointments by which somebody counts: in scope, in this place, with this contract."""
    return [
        each
        for each in in_scope(held_on(facts, definition.on), rules)
        if each.path.startswith(definition.path) and definition.contract in (Contract.ALL, each.contract)
    ]


def _is_qualified(facts: PersonFacts, definition: Definition) -> bool:
    """Whoever is excluded can be qualified as well: asked is what somebody holds, not what ended a duty."""
    if any(each.since.first <= definition.on for each in facts.certificates):
        return True
    return definition.exemptions and any(each.since.first <= definition.on for each in facts.exemptions)


def _fingerprint(definition: Definition, counted: list[Member]) -> str:
    """Another definition or another person in it gives another number; the same gives the same."""
    people = [[each.pseudonym, str(each.weight.normalize()), each.is_qualified] for each in counted]
    return digest(canonical([definition.data, people]))
