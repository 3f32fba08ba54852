"""What the guide says, part by part: every number in it comes from a setting, a rule or a count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from leerlijn.domains.qualification.grounds import Ground
from leerlijn.domains.qualification.guide.rules import ON_THE_WAY, RulesInForce, states_of
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.obligation.ruleset import DutyTerm, Risk
from leerlijn.domains.qualification.procedures.dossier import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.procedures.exemption import PROCEDURE as EXEMPTION
from leerlijn.domains.qualification.procedures.intake import PROCEDURE as INTAKE
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE
from leerlijn.domains.qualification.queries.dossiers import CLOSING_FORM, COURSE, OPEN_CRITERIA
from leerlijn.domains.qualification.queries.duties import LONGEST_EXTENSION
from leerlijn.domains.qualification.tracks import ASSESSING, EACH
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.roles import role_title
from leerlijn.kernel.procedure import CLOCK, Deadline, Procedure, Setting, State, rule_of
from leerlijn.kernel.sentence import Said, Sentence, Text, Value

FOLLOWS: Mapping[str, Said] = {
    "meeting_planned": Sentence("on the day of the meeting"),
    "in_progress": Sentence("before the last day of your duty"),
}
"""Where the day follows from the case."""
OPEN_CRITERIA_GO: Mapping[str, Said] = {
    "third-assessor": Sentence("If they do not agree, another assessor decides about what is still open."),
    "coordinator": Sentence("If they do not agree, the UTQ coordinator decides how to go on."),
}
CLOSES: Mapping[str, Said] = {
    "paper": Sentence("When both have judged, they agree on a verdict."),
    "interview": Sentence(
        "When both have judged, they talk with you about what they do not both find sufficient yet. "
        "Then they agree on a verdict."
    ),
}
CONTACTS: Mapping[str, Said] = {
    Membership.Role.SUPERVISOR: Sentence(
        "The intake, your plan, your dossier, the courses, and a partial certificate of another university."
    ),
    Membership.Role.COORDINATOR: Sentence(
        "The assessment, your certificate, and anything else about the UTQ."
    ),
    Membership.Role.HR: Sentence("Whether you must get the UTQ and by when, and the request for exemption."),
    Membership.Role.EXEMPTION_ADVISOR: Sentence(
        "Whether your diploma fits a ground for exemption, and what you hand in."
    ),
    Membership.Role.DEAN: Sentence("A later last day, and the decision on an exemption."),
}
"""Whom to ask, by office, and what about."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a way: what is done, by whom, within what time."""

    what: Said
    by: Said
    within: Value


@dataclass(frozen=True, slots=True)
class Way:
    """A procedure as whoever goes through it sees it."""

    key: str
    title: Said
    stops: tuple[Stop, ...]
    says: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    role: str
    title: Text
    about: Said


@dataclass(frozen=True, slots=True)
class Guide:
    """`grounds` are the grounds for exemption, each with what is handed in for it."""

    rules: RulesInForce
    overview: tuple[Said, ...]
    term: Text
    duty: tuple[Said, ...]
    ways: tuple[Way, ...]
    exemption: Way
    grounds: tuple[tuple[Text, Said], ...]
    recognition: tuple[Said, ...]
    contacts: tuple[Contact, ...]

    @property
    def all_ways(self) -> tuple[Way, ...]:
        return (*self.ways, self.exemption)


def guide_by(rules: RulesInForce) -> Guide:
    """All that the page and the PDF say."""
    return Guide(
        rules=rules,
        overview=tuple(_overview(rules)),
        term=rules.duty.term.says,
        duty=tuple(_duty(rules)),
        ways=(
            _way(INTAKE, Sentence("The intake"), rules, *_intake(rules)),
            _way(DOSSIER, Sentence("Dossier and assessment"), rules, *_assessment(rules)),
        ),
        exemption=_way(EXEMPTION, Sentence("Exemption"), rules, *_exemption()),
        grounds=tuple((ground.title, _to_send(ground)) for ground in rules.grounds.grounds),
        recognition=tuple(_recognition()),
        contacts=tuple(Contact(role, role_title(role), about) for role, about in CONTACTS.items()),
    )


def _overview(rules: RulesInForce) -> Iterator[Said]:
    yield Sentence(
        "The University Teaching Qualification (UTQ, in Dutch: BKO) shows that a lecturer of a university "
        "can teach. Universities in the Netherlands accept each other's certificates."
    )
    if rules.competences:
        yield Sentence(
            "You work on {competences} competences with {criteria} criteria together. What you can do you "
            "show in a dossier of your own, with evidence from your own teaching.",
            competences=len(rules.competences),
            criteria=sum(len(some) for _, some in rules.competences),
        )
    yield Sentence(
        "The number of assessors who judge your dossier is {judges}. Each of them judges alone.",
        judges=COURSE.panel.judges,
    )


def _duty(rules: RulesInForce) -> Iterator[Said]:
    """The rules in the words of their edition; when it is at risk is for those who watch."""
    for clause in rules.duty.clauses:
        if not isinstance(clause.rule, DutyTerm | Risk):
            yield clause.says
    yield Sentence(
        "The dean can give you a later last day, at most {length} later.",
        length=rules.length(LONGEST_EXTENSION).said(),
    )


def _intake(rules: RulesInForce) -> Iterator[Said]:
    yield Sentence(
        "You tell what you already did and can, and you make a plan with your supervisor. Count {each} for "
        "a competence and {assessing} for the assessment.",
        each=rules.length(EACH).said(),
        assessing=rules.length(ASSESSING).said(),
    )
    yield Sentence(
        "There are courses about the competences. Whoever was there for at least {share} percent of the time "
        "gets a statement, which can be evidence in the dossier.",
        share=int(rules.value(LEAST_PRESENCE)),
    )


def _assessment(rules: RulesInForce) -> Iterator[Said]:
    yield CLOSES[rules.value(CLOSING_FORM)]
    yield OPEN_CRITERIA_GO[rules.value(OPEN_CRITERIA)]
    supplement = states_of(DOSSIER)["supplement"]
    yield Sentence(
        "Not yet sufficient? Then you can add to your dossier: {length}.", length=_within(supplement, rules)
    )
    yield Sentence("A certificate has no end date.")


def _exemption() -> Iterator[Said]:
    yield Sentence(
        "With an exemption your duty is met. It is no qualification: no certificate follows from it, and "
        "another university need not accept it."
    )
    yield Sentence("The time for your duty runs on while your request is dealt with.")


def _to_send(ground: Ground) -> Said:
    if ground.needs_reflection_report:
        return Sentence(
            "Hand in the diploma, and a report in which you reflect on every competence of the UTQ: how do "
            "you use what you learned in teaching at a university?"
        )
    return Sentence("Hand in the diploma or certificate.")


def _recognition() -> Iterator[Said]:
    known = issuers()
    yield Sentence(
        "A whole UTQ certificate of one of these universities counts here without a further test: "
        "{universities}.",
        universities=tuple(name for code, name in known.names.items() if code not in known.own),
    )
    yield Sentence(
        "With a partial certificate of another university in the Netherlands you need not take the courses "
        "and assignments about that part. Ask your supervisor how to put it in your dossier."
    )


def _way(procedure: Procedure, title: Said, rules: RulesInForce, *says: Said) -> Way:
    states = states_of(procedure)
    stops: list[Stop] = []
    for state in (states[key] for key in ON_THE_WAY[procedure]):
        stops.append(_stop(state, rules, {stop.what for stop in stops}))
    return Way(procedure.key, title, tuple(stops), says)


def _stop(state: State, rules: RulesInForce, taken: Collection[Said]) -> Stop:
    """Named after what its term is for, unless another stop is; the candidate may act where nobody must."""
    owner, within = state.owner, state.within
    named = (
        within.length.title if isinstance(within, Deadline) and isinstance(within.length, Setting) else None
    )
    what = state.title if named is None or named in taken else named
    by: Said = Sentence("you, if you want to") if owner is None or owner is CLOCK else owner.title
    return Stop(what, by, _within(state, rules))


def _within(state: State, rules: RulesInForce) -> Value:
    if not isinstance(state.within, Deadline):
        return FOLLOWS[state.key]
    return rule_of(state.within, rules.of(state.within)).said()
